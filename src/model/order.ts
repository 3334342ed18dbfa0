import type { Window } from './settings.ts';

const DAY = 86_400_000;
/** However long they are, so many items are always shown. */
const MIN_COUNT = 10;

/** What decides where an item stands in a feed. */
interface Dated {
  readonly id: string;
  readonly published: Date;
}

/** Newest first; items of one instant in the order of their ids, so that the order is the same on every run. */
export function newestFirst(a: Dated, b: Dated): number {
  return b.published.getTime() - a.published.getTime() || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/**
 * The items that the current feed shows: the newest, or all of the days up to the newest one if they are more. No
 * clock: what is shown changes when an item is added, never by itself.
 */
export function chooseWindow<T extends Dated>(items: readonly T[], window: Window): T[] {
  const sorted = items.toSorted(newestFirst);
  const newest = sorted[0]?.published.getTime() ?? 0;
  const recent = sorted.filter(({ published }) => newest - published.getTime() <= window.days * DAY).length;
  return sorted.slice(0, Math.max(window.items, recent));
}

/**
 * How many of the items, from the newest, fit into so many bytes; never fewer than ten.
 *
 * @param sizes bytes of each item, asked for only as long as it matters
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
