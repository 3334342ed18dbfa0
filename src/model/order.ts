import type { Window } from './settings.ts';

const DAY = 86_400_000;
/** The current feed shows at least so many items, however large they are. */
const MIN_COUNT = 10;

/** The fields that decide the order of items. */
interface Dated {
  readonly id: string;
  readonly published: Date;
}

/** Sorts newest first; items of one instant by id, so that the order is the same on every run. */
export function newestFirst(a: Dated, b: Dated): number {
  return b.published.getTime() - a.published.getTime() || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/**
 * The items that the current feed shows: the newest, or all items of the last days if those are more. The days count
 * back from the newest item, not from now, so the window changes only when an item is added.
 */
export function chooseWindow<T extends Dated>(items: readonly T[], window: Window): T[] {
  const sorted = items.toSorted(newestFirst);
  const newest = sorted[0]?.published.getTime() ?? 0;
  const recent = sorted.filter(({ published }) => newest - published.getTime() <= window.days * DAY).length;
  return sorted.slice(0, Math.max(window.items, recent));
}

/**
 * The number of items, from the newest, that fit into a number of bytes; at least ten.
 *
 * @param sizes the bytes of each item; read only until the limit is reached
 */
export function countFitting(sizes: Iterable<number>, bytes: number): number {
  let count = 0;
  let sum = 0;
  for (const size of sizes) {
    sum += size;
    if (sum > bytes && count >= MIN_COUNT) break;
    count += 1;
  }
  return count;
}

/** Counts the numbers that are below a limit, of numbers that never shrink. */
export function countBelow(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
