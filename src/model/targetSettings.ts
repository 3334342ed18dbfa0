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

/** Where a publication is delivered, by kinds. */
export type TargetSettings = FolderTargetSettings;
