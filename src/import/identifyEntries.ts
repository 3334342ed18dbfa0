import { expected, type Problem, problemAt, quoted } from '../model/problem.ts';
import { Stamp } from '../model/stamp.ts';
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
 * @returns each new entry; one without both id and link is an error, and one without a date, or with the id of an earlier one,
 * is left out
 */
export function identifyEntries(feed: ReadFeed, ids: ReadonlySet<string>, file: string): IdentifiedEntries {
  const lines = new Map<string, number>();
  const entries: IdentifiedEntry[] = [];
  const problems: Problem[] = [];
  const leftOut = new Map<string, number>();
  let skipped = 0;
  for (const entry of feed.entries) {
    const written = writtenId(entry);
    const id = written && validId(written);
    if (id !== undefined && ids.has(id)) {
      skipped += 1;
      continue;
    }
    const identified = identifyEntry(entry, written, lines, (fault) =>
      problems.push(problemAt({ file: entry.file ?? file, line: entry.line, column: 1 }, fault)),
    );
    if (typeof identified === 'object') entries.push(identified);
    else leftOut.set(identified, (leftOut.get(identified) ?? 0) + 1);
  }
  return { entries, skipped, leftOut, problems };
}

/** The entry's id; feed readers use the link of an entry without one. */
export function writtenId({ id, link }: ReadEntry): string | undefined {
  return [id?.trim(), link?.trim()].find((text) => text);
}

/**
 * The id and dates of an entry. Reports an entry that has none, or the id of an earlier entry, and returns what it is called.
 *
 * @param lines the line of each id's first entry
 */
function identifyEntry(
  entry: ReadEntry,
  written: string | undefined,
  lines: Map<string, number>,
  report: ReportFault,
): IdentifiedEntry | string {
  const id = written && validId(written);
  if (!id) {
    const message = 'expected an entry with an id or a link, found neither';
    report({ code: 'FEED_BROKEN', message, mend: 'give it one in the feed, or take it out' });
    return 'entry without an id';
  }
  const line = lines.get(id);
  if (line !== undefined) {
    const mend = `it is left out, since the entry at line ${line} has the same: readers show one of the two`;
    report(expected('FEED_ENTRY', 'an id of its own', id, mend));
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
