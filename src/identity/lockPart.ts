import { unescapeColumn } from './lockFile.ts';

/** Some lines of a lock, as a lock of its own. */
export interface LockPart {
  readonly text: string;
  /** Of each line its number in the whole lock. */
  readonly numbers: readonly number[];
}

/**
 * Takes some lines of a whole `feed.lock`: those of articles that are published no more, or not simply, and those of some
 * months and files.
 *
 * @param months of publication, like `2014-12`
 */
export function takeLines(lock: string, months: ReadonlySet<string>, files: ReadonlySet<string>): LockPart {
  const isTaken = (line: string) =>
    !/^\d/.test(line) ||
    months.has(line.slice(0, 7)) ||
    (files.size > 0 && files.has(unescapeColumn(line.split('\t')[FILE] as string)));
  const numbers: number[] = [];
  let text = '';
  for (const [index, line] of linesOf(lock).entries()) {
    if (!isTaken(line)) continue;
    numbers.push(index + 1);
    text += `${line}\n`;
  }
  return { text, numbers };
}

/** The numbers of two columns of a line without a state. */
const [ID, FILE] = [4, 5];

/**
 * Puts the next lines of a part in the place of those that `takeLines` gave. Both are in the order of `formatLock`, and so is
 * the whole.
 */
export function replaceLines(lock: string, taken: string, next: string): string {
  if (taken === next) return lock;
  const [before, after] = [new Set(linesOf(taken)), new Set(linesOf(next))];
  const kept = linesOf(lock).filter((line) => !before.has(line) || after.has(line));
  for (const line of after) if (!before.has(line)) kept.splice(placeOf(line, kept), 0, line);
  return kept.map((line) => `${line}\n`).join('');
}

function linesOf(lock: string): string[] {
  return lock.split('\n').slice(0, -1);
}

/** Where a line comes by its time and its id: before the first that is later. */
function placeOf(line: string, lines: readonly string[]): number {
  const [time, id] = orderOf(line);
  const isLater = (other: string) => {
    if (other.startsWith('#')) return false;
    const [itsTime, itsId] = orderOf(other);
    return itsTime === time ? itsId > id : itsTime > time;
  };
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isLater(lines[middle] as string)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function orderOf(line: string): readonly [time: number, id: string] {
  const columns = line.split('\t').slice(/^\d/.test(line) ? 0 : 1);
  return [Date.parse(columns[0] as string), unescapeColumn(columns[ID] as string)];
}
