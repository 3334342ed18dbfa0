import type { Disk } from '../disk/disk.ts';
import type { Worker } from './worker/mapInBatches.ts';

/** What the edge of the program gives to a run. */
export interface World {
  readonly disk: Disk;
  /** Another thread, for a run that has much to read. */
  readonly worker?: Worker | undefined;
  /** Called with how many are done: heads of all articles that are read, then bodies that are wanted, or entries that are imported. */
  readonly progress?:
    | ((what: 'heads' | 'articles' | 'entries', done: number, all: number) => void)
    | undefined;
  /** Names the program and what it runs on: another may read or write the same otherwise. Without it nothing is recorded. */
  readonly program?: string | undefined;
}

/** How a run is made. */
export interface BuildOptions {
  /** Time arrives here and nowhere else. */
  readonly now: Date;
  /** Reports what would be written and writes nothing. */
  readonly isDryRun?: boolean | undefined;
  /** Takes warnings for errors. */
  readonly isStrict?: boolean | undefined;
  /** Leaves articles with errors out, as `onError: skip` does, and publishes the others. */
  readonly keepsGoing?: boolean | undefined;
  /** Accepts ids that differ from those that subscribers have. */
  readonly acceptsNewIds?: boolean | undefined;
  /** Accepts that articles which subscribers have are taken out: many at once, or by a time before theirs. */
  readonly unpublishes?: boolean | undefined;
  /** True for a look at a time that was asked for, which writes nothing: one before the lock's is a warning. */
  readonly isLook?: boolean | undefined;
  /** True where what earlier runs recorded has turned out to be of no use: all is read anew, and a note says so. */
  readonly ignoresRecords?: boolean | undefined;
  /** The address of a script that pages load while their publisher works on them. */
  readonly script?: string | undefined;
}
