import { lstatSync, type Stats, statSync } from 'node:fs';
import { NO_STATE } from './disk.ts';

/**
 * Tells one state of a file from every other without reading it. One that was replaced is another, whatever its clock
 * says; of a link, what it leads to counts too.
 */
export function stateOf(path: string): string {
  try {
    const there = lstatSync(path, { throwIfNoEntry: false });
    if (there === undefined) return NO_STATE;
    return there.isSymbolicLink() ? `${format(there)}>${format(statSync(path))}` : format(there);
  } catch {
    return NO_STATE;
  }
}

/** Times are in fractions of a microsecond. Most files have not changed since they were written. */
function format({ ino, size, mtimeMs, ctimeMs }: Stats): string {
  const state = `${ino}/${size}/${ctimeMs}`;
  return mtimeMs === ctimeMs ? state : `${state}/${mtimeMs}`;
}
