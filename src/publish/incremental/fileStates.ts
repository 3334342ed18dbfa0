import type { Seen } from '../../articles/media/locate.ts';
import type { Disk } from '../../disk/disk.ts';
import { type MeasuredRecordings, openMeasured } from './measuredRecordings.ts';

/** The files that the bodies of one build refer to, and their states: each is looked at once. */
export interface FileStates {
  readonly seen: Seen;
  readonly stateOf: (path: string) => string;
  readonly recordings: MeasuredRecordings;
}

/** Creates an empty cache of file states, shared by all bodies of one build. */
export function cacheFileStates(disk: Disk, recordings = openMeasured({ disk })): FileStates {
  const states = new Map<string, string>();
  const stateOf = (path: string) => {
    const state = states.get(path) ?? stateOfReferred(disk, path);
    states.set(path, state);
    return state;
  };
  return { seen: new Map(), stateOf, recordings };
}

/** The state of a file that an author refers to, in either Unicode form of its name. Most names have one. */
export function stateOfReferred(disk: Disk, path: string): string {
  const state = disk.stateOf(path);
  const other = path.normalize('NFD');
  return other === path ? state : `${state} ${disk.stateOf(other)}`;
}
