import { lstatSync, type Stats, statSync } from 'node:fs';

/** What there is no file to have a state of, or none that can be looked at. */
export const NO_STATE = 'none';

/**
 * Tells one state of a file from every other without reading it. One that was replaced is another, whatever its clock
 * says; of a link, what it leads to counts too.
 */
export function stateOf(path: string): string {
  try {
    const there = lstatSync(path, { throwIfNoEntry: false });
    if (there === undefined) return NO_STATE;
    return there.isSymbolicLink() ? `${told(there)}>${told(statSync(path))}` : told(there);
  } catch {
    return NO_STATE;
  }
}

/** Times are in fractions of a microsecond. Most files have not changed since they were written. */
function told({ ino, size, mtimeMs, ctimeMs }: Stats): string {
  const state = `${ino}/${size}/${ctimeMs}`;
  return mtimeMs === ctimeMs ? state : `${state}/${mtimeMs}`;
}
