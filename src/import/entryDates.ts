import { expected } from '../model/problem.ts';
import { formatRfc3339, Stamp } from '../model/stamp.ts';
import type { ReadEntry } from './reader/feedDocument.ts';
import type { TellFault } from './validText.ts';

/** When an entry was published, and when it last changed where it says so. */
export interface EntryDates {
  readonly published: Stamp;
  readonly updated?: Stamp;
}

/** No zone is further from UTC (in minutes), and no date that is written with more would be read. */
const FURTHEST = 18 * 60;

/** The entry's dates with their own offsets; undefined, and told, for one that has no date that a feed can say. */
export function datesOf(entry: ReadEntry, tell: TellFault): EntryDates | undefined {
  const updated = sayable(entry.updated);
  const published = sayable(entry.published) ?? updated;
  if (published === undefined) {
    const found = entry.published ?? entry.updated;
    const message = `expected an entry with a date, found ${found ? 'one of a year that has not four digits' : 'none'}`;
    tell({ code: 'FEED_DATE', message, mend: 'give it one in the feed, or take it out' });
    return undefined;
  }
  // No document of ours says more than the second.
  const later = updated ? secondsOf(updated) - secondsOf(published) : 0;
  if (updated === undefined || later === 0) return { published };
  if (later > 0) return { published, updated };
  const mend = 'it is left out: an article is updated after it is published';
  tell(expected('FEED_ENTRY', 'a change after publication', formatRfc3339(updated), mend));
  return { published };
}

function secondsOf(stamp: Stamp): number {
  return Math.floor(stamp.getTime() / 1000);
}

function sayable(stamp: Stamp | undefined): Stamp | undefined {
  if (stamp === undefined) return undefined;
  const { offsetInMinutes } = stamp;
  const inZone = Math.abs(offsetInMinutes) > FURTHEST ? new Stamp(stamp.getTime(), 0) : stamp;
  try {
    formatRfc3339(inZone);
    return inZone;
  } catch {
    return undefined;
  }
}
