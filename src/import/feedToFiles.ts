import { FIELDS } from '../articles/fields.ts';
import type { Field } from '../articles/headField.ts';
import { expected, type Problem, problemAt, quoted } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { datesOf } from './entryDates.ts';
import { type ImportContext, type ItemFile, itemFileOf } from './entryToFile.ts';
import { nameTaker } from './fileName.ts';
import type { ReadEntry, ReadFeed } from './reader/feedDocument.ts';
import { type ReportFault, validId } from './validText.ts';

/** The ids and files that the folder has already. */
export interface Existing {
  readonly ids: ReadonlySet<string>;
  /** Paths relative to feed.yaml. */
  readonly files: ReadonlySet<string>;
}

/** The files of a feed's entries. */
export interface ImportedItems {
  readonly files: readonly ItemFile[];
  /** The number of entries whose ids exist already. */
  readonly skipped: number;
  readonly problems: readonly Problem[];
}

/**
 * Makes a Markdown file of each entry. The first feed made from the files shows subscribers nothing new: ids, dates,
 * authors, attached files and text are the same. What a file cannot hold is left out and reported.
 *
 * @param existing an entry whose id is among these ids is skipped, so that importing twice changes nothing
 * @param file the name of the feed's document in problems
 * @returns a file for each new entry; an entry without a date, or without both id and link, is an error
 * @example itemFilesOf(feed, settings, { ids: new Set(), files: new Set() }, 'old.xml').files[0]?.path
 * // 'items/2014-12-21-road-open.md'
 */
export function itemFilesOf(
  feed: ReadFeed,
  settings: Settings,
  existing: Existing,
  file: string,
  table: readonly Field[] = FIELDS,
): ImportedItems {
  const context: ImportContext = { feed, settings, takeName: nameTaker(existing.files), table };
  const lines = new Map<string, number>();
  const files: ItemFile[] = [];
  const problems: Problem[] = [];
  let skipped = 0;
  for (const entry of feed.entries) {
    const report: ReportFault = (fault) =>
      problems.push(problemAt({ file, line: entry.line, column: 1 }, fault));
    const written = writtenId(entry);
    const id = written && validId(written);
    if (id !== undefined && existing.ids.has(id)) {
      skipped += 1;
      continue;
    }
    const identified = identifyEntry(entry, written, lines, report);
    const made = identified && itemFileOf(identified, context, report);
    if (made) files.push(made);
  }
  return { files, skipped, problems };
}

/** The entry's id; feed readers use the link of an entry without one. */
function writtenId({ id, link }: ReadEntry): string | undefined {
  return [id?.trim(), link?.trim()].find((text) => text);
}

/**
 * The id and dates of an entry. Reports an entry that has none, or the id of an earlier entry, and returns undefined.
 *
 * @param lines the line of each id's first entry
 */
function identifyEntry(
  entry: ReadEntry,
  written: string | undefined,
  lines: Map<string, number>,
  report: ReportFault,
): Parameters<typeof itemFileOf>[0] | undefined {
  const id = written && validId(written);
  if (!id) {
    const message = 'expected an entry with an id or a link, found neither';
    report({ code: 'FEED_BROKEN', message, mend: 'give it one in the feed, or take it out' });
    return undefined;
  }
  const line = lines.get(id);
  if (line !== undefined) {
    const mend = `it is left out, since the entry at line ${line} has the same: readers show one of the two`;
    report(expected('FEED_ENTRY', 'an id of its own', id, mend));
    return undefined;
  }
  const dates = datesOf(entry, report);
  if (dates === undefined) return undefined;
  lines.set(id, entry.line);
  if (id !== written) {
    const mend = `it is ${quoted(id)} now, composed (NFC) and on one line, so that readers show the entry once more`;
    report(expected('FEED_ENTRY', 'an id that a file can hold', written, mend));
  }
  return { entry, id, dates };
}
