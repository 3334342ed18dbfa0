import { expected } from '../model/problem.ts';
import { formatRfc3339, Stamp } from '../model/stamp.ts';
import type { ReadEntry } from './reader/feedDocument.ts';
import type { ReportFault } from './validText.ts';

/** The time of publication, and the time of the last change if it is later. */
export interface EntryDates {
  readonly published: Stamp;
  readonly updated?: Stamp;
}

/** In minutes. No zone is further from UTC, and our own reader refuses dates that are. */
const MAX_OFFSET = 18 * 60;

/** The entry's dates with their own offsets. Reports an entry without a date that a feed can have, and returns undefined. */
export function datesOf(entry: ReadEntry, report: ReportFault): EntryDates | undefined {
  const updated = printable(entry.updated);
  const published = printable(entry.published) ?? updated;
  if (published === undefined) {
    const found = entry.published ?? entry.updated;
    const message = `expected an entry with a date, found ${found ? 'one of a year that has not four digits' : 'none'}`;
    report({ code: 'FEED_DATE', message, mend: 'give it one in the feed, or take it out' });
    return undefined;
  }
  // Our documents have no fractions of a second.
  const later = updated ? secondsOf(updated) - secondsOf(published) : 0;
  if (updated === undefined || later === 0) return { published };
  if (later > 0) return { published, updated };
  const mend = 'it is left out: an article is updated after it is published';
  report(expected('FEED_ENTRY', 'a change after publication', formatRfc3339(updated), mend));
  return { published };
}

function secondsOf(stamp: Stamp): number {
  return Math.floor(stamp.getTime() / 1000);
}

/** A stamp that RFC 3339 can express; undefined for a year without four digits. */
function printable(stamp: Stamp | undefined): Stamp | undefined {
  if (stamp === undefined) return undefined;
  const { offsetInMinutes } = stamp;
  const inZone = Math.abs(offsetInMinutes) > MAX_OFFSET ? new Stamp(stamp.getTime(), 0) : stamp;
  try {
    formatRfc3339(inZone);
    return inZone;
  } catch {
    return undefined;
  }
}
