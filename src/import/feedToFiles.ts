import { expected, type Problem, problemAt, quoted } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { datesOf } from './entryDates.ts';
import { type ItemFile, itemFileOf, type Taking } from './entryToFile.ts';
import { nameTaker } from './fileName.ts';
import type { ReadEntry, ReadFeed } from './reader/feedDocument.ts';
import { keptId, type TellFault } from './validText.ts';

/** What is there already. */
export interface Existing {
  readonly ids: ReadonlySet<string>;
  /** Paths relative to feed.yaml. */
  readonly files: ReadonlySet<string>;
}

/** What became of a feed's entries. */
export interface ImportedItems {
  readonly files: readonly ItemFile[];
  /** How many entries are here already. */
  readonly skipped: number;
  readonly problems: readonly Problem[];
}

/**
 * Makes a Markdown file of each entry, such that the first feed that is made of them shows subscribers nothing new: the
 * same ids, dates, names, files and text. What cannot be kept is told.
 *
 * @param existing what is here already: an entry whose id is among the ids is skipped, so that importing twice changes
 * nothing
 * @param file what problems name as the feed's document
 * @returns a file for each entry that is new; an entry without a date, or without both id and link, is an error
 * @example itemFilesOf(feed, publication, { ids: new Set(), files: new Set() }, 'old.xml').files[0]?.path
 * // 'items/2014-12-21-road-open.md'
 */
export function itemFilesOf(
  feed: ReadFeed,
  settings: Settings,
  existing: Existing,
  file: string,
): ImportedItems {
  const taking = { feed, settings, takeName: nameTaker(existing.files), lines: new Map<string, number>() };
  const files: ItemFile[] = [];
  const problems: Problem[] = [];
  let skipped = 0;
  for (const entry of feed.entries) {
    const tell: TellFault = (fault) => problems.push(problemAt({ file, line: entry.line, column: 1 }, fault));
    const written = writtenId(entry);
    const id = written && keptId(written);
    if (id !== undefined && existing.ids.has(id)) {
      skipped += 1;
      continue;
    }
    const made = takeEntry(entry, written, taking, tell);
    if (made) files.push(made);
  }
  return { files, skipped, problems };
}

/** Readers take the link where there is no id. */
function writtenId({ id, link }: ReadEntry): string | undefined {
  return [id?.trim(), link?.trim()].find((text) => text);
}

/** The file of an entry; undefined, and told, where it cannot be taken. */
function takeEntry(
  entry: ReadEntry,
  written: string | undefined,
  taking: Taking & { readonly lines: Map<string, number> },
  tell: TellFault,
): ItemFile | undefined {
  const id = written && keptId(written);
  if (!id) {
    const message = 'expected an entry with an id or a link, found neither';
    tell({ code: 'FEED_BROKEN', message, mend: 'give it one in the feed, or take it out' });
    return undefined;
  }
  const line = taking.lines.get(id);
  if (line !== undefined) {
    const mend = `it is left out, since the entry at line ${line} has the same: readers show one of the two`;
    tell(expected('FEED_ENTRY', 'an id of its own', id, mend));
    return undefined;
  }
  const dates = datesOf(entry, tell);
  if (dates === undefined) return undefined;
  taking.lines.set(id, entry.line);
  if (id !== written) {
    const mend = `it is ${quoted(id)} now, composed (NFC) and on one line, so that readers show the entry once more`;
    tell(expected('FEED_ENTRY', 'an id that a file can hold', written, mend));
  }
  return itemFileOf(entry, id, dates, taking, tell);
}
