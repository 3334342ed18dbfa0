import { expected, type Fault, type Problem, problemAt, quoted } from '../model/problem.ts';
import { Stamp } from '../model/stamp.ts';
import { withoutPassword } from '../model/withoutPassword.ts';
import type { ReadEntry, ReadFeed } from './reader/feedDocument.ts';
import { datesOf, type EntryDates, type ReportFault, validId } from './validText.ts';

/** An entry that becomes an article, with the id and the dates by which readers know it. */
export interface IdentifiedEntry {
  readonly entry: ReadEntry;
  readonly id: string;
  readonly dates: EntryDates;
}

/** The entries of a feed that are not here yet. */
export interface IdentifiedEntries {
  readonly entries: readonly IdentifiedEntry[];
  /** The number of entries whose ids exist already. */
  readonly skipped: number;
  /** The others, by what they are called. */
  readonly leftOut: ReadonlyMap<string, number>;
  readonly problems: readonly Problem[];
}

/** A draft may have no date yet: its file has none either. */
export const UNDATED: EntryDates = { published: new Stamp(0, 0) };

/**
 * Finds the id and the dates of each entry. All that is an error of an entry is found here, before any becomes a file.
 *
 * @param ids those that exist already, whose entries are skipped, so that importing twice changes nothing
 * @param file the name of the feed's document in problems
 * @returns each new entry; one without both id and link, without a date, or with the id of an earlier one, is left out; a feed
 * in which no entry has an id or link is an error
 */
export function identifyEntries(feed: ReadFeed, ids: ReadonlySet<string>, file: string): IdentifiedEntries {
  const lines = new Map<string, number>();
  const entries: IdentifiedEntry[] = [];
  const problems: Problem[] = [];
  const leftOut = new Map<string, number>();
  let skipped = 0;
  const noId = feed.entries.some(writtenId) ? ONE_WITHOUT_ID : ALL_WITHOUT_ID;
  for (const entry of feed.entries) {
    const written = writtenId(entry);
    const id = written && validId(written);
    if (id !== undefined && ids.has(id)) {
      skipped += 1;
      continue;
    }
    const identified = identifyEntry(entry, written, { lines, noId }, (fault) =>
      problems.push(problemAt({ file: entry.file ?? file, line: entry.line, column: 1 }, fault)),
    );
    if (typeof identified === 'object') entries.push(identified);
    else leftOut.set(identified, (leftOut.get(identified) ?? 0) + 1);
  }
  return { entries, skipped, leftOut, problems };
}

const WITHOUT_ID = 'expected an entry with an id or a link, found neither';

const ONE_WITHOUT_ID: Fault = {
  code: 'FEED_ENTRY',
  message: WITHOUT_ID,
  mend: 'it is left out; write an article of it by hand',
};

const ALL_WITHOUT_ID: Fault = {
  code: 'FEED_BROKEN',
  message: WITHOUT_ID,
  mend: 'give each one in the feed',
};

/** The entry's id; feed readers use the link of an entry without one. */
export function writtenId({ id, link }: ReadEntry): string | undefined {
  return [id?.trim(), link?.trim()].find((text) => text);
}

/**
 * The id and dates of an entry. Reports an entry that has none, or the id of an earlier entry, and returns what it is called.
 *
 * @param lines the line of each id's first entry
 * @param noId what is reported of an entry that has none
 */
function identifyEntry(
  entry: ReadEntry,
  written: string | undefined,
  { lines, noId }: { readonly lines: Map<string, number>; readonly noId: Fault },
  report: ReportFault,
): IdentifiedEntry | string {
  const id = written && validId(written);
  if (!id) {
    report(noId);
    return 'entry without an id';
  }
  const line = lines.get(id);
  if (line !== undefined) {
    const mend = `it is left out, since the entry at line ${line} has the same: readers show one of the two`;
    report(expected('FEED_ENTRY', 'an id of its own', withoutPassword(id), mend));
    return 'entry with the id of another';
  }
  const isUndated = entry.isDraft && !entry.published && !entry.updated;
  const dates = isUndated ? UNDATED : datesOf(entry, report);
  if (dates === undefined) return 'entry without a date';
  lines.set(id, entry.line);
  if (id !== written) {
    const mend = `it is ${quoted(id)} now, composed (NFC) and on one line, so that readers show the entry once more`;
    report(expected('FEED_ENTRY', 'an id that a file can hold', written, mend));
  }
  return { entry, id, dates };
}
