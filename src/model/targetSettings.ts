import type { Place } from './problem.ts';

/** What every entry of `deploy:` says. */
interface AnyTarget {
  /** As the command line calls it. */
  readonly name: string;
  /** True if nobody else delivers there: then a storage may be used that knows no conditions. */
  readonly isAlone: boolean;
  /** True if what is delivered there is what the publication's `url` serves; false for a copy. */
  readonly isServed: boolean;
  /** Who keeps what is served, and has to forget what changes. */
  readonly purge?: PurgeSettings;
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
  /** The coding in which texts are kept there, and sent to everybody; as they are if there is none. */
  readonly coding?: 'gzip';
}

/** A folder of another machine, which ssh leads to. Keys and known hosts are those of ssh. */
export interface SshTargetSettings extends AnyTarget {
  readonly kind: 'ssh';
  /** A name, an address, or what `~/.ssh/config` calls it. */
  readonly host: string;
  /** Whom ssh would take, if there is none. */
  readonly user?: string;
  /** What ssh would take, if there is none. */
  readonly port?: number;
  /** What is served: absolute, or relative to the user's home there. */
  readonly path: string;
  /** Whether `path` is a symbolic link, which leads to another folder after each delivery, or a folder whose files are replaced. */
  readonly switchBy: 'link' | 'files';
}

/** A CDN that is told what has changed: by its own interface, or by a program that reads addresses. */
export type PurgeSettings =
  | { readonly by: 'cloudflare'; readonly zone: string }
  | { readonly by: 'fastly' }
  /** The program and its arguments; it gets an address on each line of its standard input. */
  | { readonly by: 'run'; readonly command: readonly string[] };

/** Where a publication is delivered, by kinds. */
export type TargetSettings = FolderTargetSettings | SshTargetSettings | StorageTargetSettings;
