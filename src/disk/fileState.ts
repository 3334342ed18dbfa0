import { lstatSync, type Stats, statSync } from 'node:fs';
import { DOUBT, NO_STATE } from './disk.ts';

/**
 * Tells one state of a file from every other without reading it. One that was replaced is another, whatever its clock
 * says; of a link, what it leads to counts too. A coarse clock may give another text of the same length the same time: while it may,
 * each look gives a state of its own, and what was read then is read again.
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
  const whole = mtimeMs === ctimeMs ? state : `${state}/${mtimeMs}`;
  // biome-ignore lint/plugin: it decides nothing of what is published, only whether a file is read again.
  const now = Date.now();
  if (Math.max(mtimeMs, ctimeMs) <= now - grainOf(ctimeMs)) return whole;
  looks += 1;
  return `${whole}${DOUBT}${now}.${looks}`;
}

/** Makes two looks within a millisecond two states. */
let looks = 0;

/**
 * The time within which a file system that gives this time may give it again, in milliseconds: FAT has two seconds, others one.
 * A finer clock than one of 10 ms is trusted.
 */
function grainOf(timeInMs: number): number {
  if (timeInMs % 1000 === 0) return 2000;
  return timeInMs % 10 === 0 ? 10 : Number.NEGATIVE_INFINITY;
}
