import type { Place } from './problem.ts';

/** What every entry of `deploy:` says. */
interface AnyTarget {
  /** As the command line calls it. */
  readonly name: string;
  /** True if nobody else delivers there: then a storage may be used that knows no conditions. */
  readonly isAlone: boolean;
  /** Where feed.yaml names it. */
  readonly place: Place;
}

/** Another folder of this machine: a mount, the root of a web server. */
export interface FolderTargetSettings extends AnyTarget {
  readonly kind: 'folder';
  /** Relative to feed.yaml, or absolute; with `/`. */
  readonly path: string;
}

/** A bucket of a storage that speaks as Amazon S3 does. */
export interface StorageTargetSettings extends AnyTarget {
  readonly kind: 's3';
  /** Amazon's in the region, if there is none. */
  readonly endpoint?: string;
  /** As a signature has it; `us-east-1` if there is none, which most storages but Amazon's take for theirs. */
  readonly region?: string;
  readonly bucket: string;
  /** A folder of the bucket. */
  readonly prefix?: string;
  /** Whether the bucket is the first part of an address's path, or of its host. */
  readonly addressing?: 'path' | 'host';
}

/** Where a publication is delivered, by kinds. */
export type TargetSettings = FolderTargetSettings | StorageTargetSettings;
