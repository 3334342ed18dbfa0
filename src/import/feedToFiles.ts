import { FIELDS } from '../articles/fields.ts';
import type { Field } from '../articles/headField.ts';
import { parseHead } from '../articles/parseHead.ts';
import type { Item } from '../model/item.ts';
import { expected, type Fault, type Problem, problemAt, quoted } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import type { Stamp } from '../model/stamp.ts';
import { asYaml } from '../syntax/writeYaml.ts';
import { type ImportedBody, importBody } from './convertBody.ts';
import { contentOf } from './entryTexts.ts';
import { validItemOf } from './entryToItem.ts';
import { nameTaker, stemOf, type TakeName } from './fileName.ts';
import type { ReadEntry, ReadFeed } from './reader/feedDocument.ts';
import { type FoundInEntry, tellUnshown } from './unshown.ts';
import {
  datesOf,
  type EntryDates,
  ignoreFault,
  type ReportFault,
  validAddress,
  validId,
} from './validText.ts';

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
 * @returns a file for each new entry; an entry without both id and link is an error, and one without a date is left out
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
  const found: FoundInEntry[] = [];
  const context: ImportContext = { feed, settings, takeName: nameTaker(existing.files), table, found };
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
  return { files, skipped, problems: [...problems, ...tellUnshown(found, file)] };
}

/** The entry's id; feed readers use the link of an entry without one. */
export function writtenId({ id, link }: ReadEntry): string | undefined {
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

/** An entry of a feed as an article's file. */
export interface ItemFile {
  /** Relative to feed.yaml. */
  readonly path: string;
  readonly text: string;
  readonly id: string;
  /** Both as a run reads them from the file. */
  readonly published: Stamp;
  readonly updated: Stamp;
}

/** What all entries of a feed have in common. */
export interface ImportContext {
  readonly feed: ReadFeed;
  readonly settings: Settings;
  readonly takeName: TakeName;
  readonly table: readonly Field[];
  /** What is found in the texts is added here. */
  readonly found: FoundInEntry[];
}

/**
 * Makes a Markdown file of an entry.
 *
 * @returns undefined, after a report, for an entry that our own reader would refuse
 */
function itemFileOf(
  { entry, id, dates }: { readonly entry: ReadEntry; readonly id: string; readonly dates: EntryDates },
  context: ImportContext,
  report: ReportFault,
): ItemFile | undefined {
  const { feed, settings, table } = context;
  const link = validAddress(entry.link, report);
  const base = validAddress(entry.base, report) ?? link ?? siteOf(feed, settings);
  const body = importBody(contentOf(entry), base, link ?? pageOf(settings));
  reportLosses(body, report);
  if (body.found.length > 0) context.found.push({ line: entry.line, found: body.found });
  const { markdown, article } = body;
  const item = validItemOf(entry, { id, dates, link, base, article }, context, report);
  const shown = article.pictures.map(({ url }) => url);
  const frontMatter = asYaml(frontMatterOf(item, shown, table));
  const text = `---\n${frontMatter}---\n${markdown && `\n${markdown}\n`}`;
  const { head, problems } = parseHead({ file: 'items/entry.md', text }, settings, table);
  if (head === undefined) {
    const found = problems.map(({ message }) => message).join('; ');
    const message = `expected an entry that a file can hold, but in the file one ${found}`;
    report({ code: 'FEED_BROKEN', message, mend: 'it is left out; mend it in the feed' });
    return undefined;
  }
  const [folder = 'items'] = settings.items;
  const path = context.takeName(folder, stemOf(dates.published, link, head.title));
  return { path, text, id, published: head.published, updated: head.updated };
}

/** The fields that people look for first; other fields follow in the order of the table. */
const FIRST = ['title', 'id', 'published', 'updated', 'authors', 'tags'];

/**
 * The front matter of an item.
 *
 * @param shown the addresses of the pictures in the item's text
 */
function frontMatterOf(
  item: Item,
  shown: readonly string[],
  table: readonly Field[],
): Record<string, unknown> {
  const first = FIRST.flatMap((key) => table.filter((field) => field.key === key));
  const others = table.filter(({ key }) => !FIRST.includes(key));
  const values = [...first, ...others].map(({ names, write }) => [names[0], write?.(item, shown)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

const CHANGED: Fault = {
  code: 'FEED_ENTRY',
  message: 'expected content that comes out of a file as it went in, found some that does not',
  mend: 'readers get it a little changed; compare the file with the feed',
};

const NOT_WHOLE: Fault = {
  code: 'FEED_ENTRY',
  message: 'expected HTML that a file can hold as it is, found some that it cannot',
  mend: 'the file has what readers get of it; compare the file with the feed',
};

function reportLosses({ isSame, isWhole }: ImportedBody, report: ReportFault): void {
  if (!isSame) report(CHANGED);
  if (!isWhole) report(NOT_WHOLE);
}

/** The address that relative addresses are resolved against in an entry without a link. */
function siteOf({ link, self }: ReadFeed, { url }: Settings): string {
  return validAddress(link, ignoreFault) ?? validAddress(self, ignoreFault) ?? url;
}

/** An address for an article without a link: like the address of its page, it differs from all others. */
function pageOf({ url }: Settings): string {
  return `${url}an-entry-without-a-link/`;
}
