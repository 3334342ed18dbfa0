import { lstatSync, type Stats, statSync } from 'node:fs';

/**
 * Tells one state of a file from every other without reading it. One that was replaced is another, whatever its clock
 * says; of a link, what it leads to counts too.
 */
export function stateOf(path: string): string {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (there === undefined) return 'none';
  return there.isSymbolicLink() ? `${told(there)}>${stateBehind(path)}` : told(there);
}

function stateBehind(path: string): string {
  try {
    return told(statSync(path));
  } catch {
    return 'none';
  }
}

/** Times are in fractions of a microsecond. */
function told({ ino, size, mtimeMs, ctimeMs }: Stats): string {
  return `${ino}/${size}/${mtimeMs}/${ctimeMs}`;
}
