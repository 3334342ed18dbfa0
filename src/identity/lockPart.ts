import { unescapeColumn } from './lockFile.ts';

/** Some lines of a lock, as a lock of its own. */
export interface LockPart {
  /** As `asBytes` gives it. */
  readonly text: string;
  /** Of each line its number in the whole lock. */
  readonly numbers: readonly number[];
}

/** A text with a character for each byte that another has in UTF-8. A whole lock is searched as one, and never decoded. */
export function asBytes(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/**
 * Takes some lines of a whole `feed.lock`: those of articles that are published no more, or not simply, and those of some
 * months and files.
 *
 * @param lock as `asBytes` gives it
 * @param months of publication, like `2014-12`
 */
export function takeLines(lock: string, months: ReadonlySet<string>, files: ReadonlySet<string>): LockPart {
  const names = new Set([...files].map(asBytes));
  const isTaken = (start: number, end: number) =>
    !isDigit(lock, start) ||
    months.has(lock.slice(start, start + 7)) ||
    (names.size > 0 && names.has(unescapeColumn(lock.slice(start, end).split('\t')[FILE] as string)));
  const numbers: number[] = [];
  let text = '';
  let number = 0;
  for (let start = 0, end = lock.indexOf('\n'); end >= 0; start = end + 1, end = lock.indexOf('\n', start)) {
    number += 1;
    if (!isTaken(start, end)) continue;
    numbers.push(number);
    text += lock.slice(start, end + 1);
  }
  return { text, numbers };
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

/** The numbers of two columns of a line without a state. */
const [ID, FILE] = [4, 5];

/**
 * Puts the next lines of a part in the place of those that `takeLines` gave. Both are in the order of `formatLock`, and so is
 * the whole. All are as `asBytes` gives them.
 */
export function replaceLines(lock: string, taken: string, next: string): string {
  const [before, after] = [new Set(linesOf(taken)), new Set(linesOf(next))];
  const left = [...before].filter((line) => !after.has(line));
  const come = [...after].filter((line) => !before.has(line));
  const edits = [
    ...left.map((line) => ({ at: startOf(line, lock), length: line.length + 1, text: '' })),
    ...come.map((line) => ({ at: placeOf(line, lock), length: 0, text: `${line}\n` })),
  ].sort((a, b) => a.at - b.at || a.length - b.length);
  let [whole, from] = ['', 0];
  for (const { at, length, text } of edits) {
    whole += lock.slice(from, at) + text;
    from = at + length;
  }
  return whole + lock.slice(from);
}

function linesOf(lock: string): string[] {
  return lock.split('\n').slice(0, -1);
}

/** Where a line begins. What is found behind no other line is the first. */
function startOf(line: string, lock: string): number {
  return lock.indexOf(`\n${line}\n`) + 1;
}

/** Where a line comes by its time and its id: before the first that is later. Of all lines few are looked at. */
function placeOf(line: string, lock: string): number {
  const [time, id] = orderOf(line);
  const isLater = (other: string) => {
    if (other.startsWith('#')) return false;
    const [itsTime, itsId] = orderOf(other);
    return itsTime === time ? itsId > id : itsTime > time;
  };
  let [low, high] = [0, lock.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = lock.lastIndexOf('\n', middle - 1) + 1;
    const end = lock.indexOf('\n', middle);
    if (isLater(lock.slice(start, end))) high = start;
    else low = end + 1;
  }
  return low;
}

function orderOf(line: string): readonly [time: number, id: string] {
  const columns = line.split('\t').slice(/^\d/.test(line) ? 0 : 1);
  const id = Buffer.from(columns[ID] as string, 'latin1').toString();
  return [Date.parse(columns[0] as string), unescapeColumn(id)];
}
