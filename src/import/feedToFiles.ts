import { FIELDS } from '../articles/fields.ts';
import type { Field } from '../articles/headField.ts';
import { type ParsedHead, parseHead } from '../articles/parseHead.ts';
import type { Item } from '../model/item.ts';
import { type Fault, type Problem, problemAt } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import type { Stamp } from '../model/stamp.ts';
import { asYaml } from '../syntax/writeYaml.ts';
import { type ImportedBody, importBody } from './convertBody.ts';
import { contentOf } from './entryTexts.ts';
import { validItemOf } from './entryToItem.ts';
import { stemOf, type TakeName } from './fileName.ts';
import { type IdentifiedEntry, UNDATED } from './identifyEntries.ts';
import type { RemoteMedia } from './media/articleMedia.ts';
import type { FeedHead, ReadEntry } from './reader/feedDocument.ts';
import type { FoundInEntry } from './unshown.ts';
import { type EntryDates, ignoreFault, type ReportFault, validAddress } from './validText.ts';

/** An entry of a feed as an article's file. */
export interface ItemFile {
  /** Relative to feed.yaml. */
  readonly path: string;
  readonly text: string;
  readonly id: string;
  /** What it has on other servers. */
  readonly media: readonly RemoteMedia[];
  /** As a run reads them from the file; absent if subscribers of the feed do not have the article. */
  readonly given?: Pick<EntryDates, 'published'> & { readonly updated: Stamp };
}

/** What all entries of a feed have in common. */
export interface ImportContext {
  readonly feed: FeedHead;
  readonly settings: Settings;
  /** The name of the feed's document in problems. */
  readonly source: string;
  readonly takeName: TakeName;
  readonly table?: readonly Field[];
}

/** What becomes of an entry. */
export interface ImportedEntry {
  /** Absent, after a report, for an entry that our own reader would refuse. */
  readonly file?: ItemFile;
  /** What readers do not get of its text as it is. */
  readonly found?: FoundInEntry;
  readonly problems: readonly Problem[];
}

/**
 * Makes a Markdown file of each entry. The first feed made from the files shows subscribers nothing new: ids, dates, authors,
 * attached files and text are the same. What a file cannot hold is left out and reported, and none of that is an error.
 *
 * Each step takes all entries before the next begins: the processor has its code at hand then, which saves a tenth of the time.
 *
 * @param entries a few dozen, since all that becomes of them is in memory
 * @example itemFilesOf([entry], { feed, settings, source: 'old.xml', takeName: nameTaker([]) })[0]?.file?.path
 * // 'items/2014-12-21-road-open.md'
 */
export function itemFilesOf(entries: readonly IdentifiedEntry[], context: ImportContext): ImportedEntry[] {
  const fields = inOrder(context.table ?? FIELDS);
  return entries
    .map((identified) => convert(identified, context))
    .map((converted) => ({ ...converted, ...frontMatterOf(converted, fields) }))
    .map((written) => ({ ...written, read: headOf(written, context) }))
    .map((read) => fileOf(read, context));
}

/** An entry as an item, with its text in Markdown. */
interface ConvertedEntry {
  readonly identified: IdentifiedEntry;
  readonly link: string | undefined;
  readonly item: Item;
  readonly markdown: string;
  /** The addresses of the pictures in its text. */
  readonly shown: readonly string[];
  readonly found: FoundInEntry;
  readonly problems: Problem[];
}

function convert(identified: IdentifiedEntry, context: ImportContext): ConvertedEntry {
  const { entry, id, dates } = identified;
  const { feed, settings } = context;
  const problems: Problem[] = [];
  const report = reportOf(entry, problems, context);
  const link = validAddress(entry.link, report);
  const base = validAddress(entry.base, report) ?? link ?? siteOf(feed, settings);
  const body = importBody(contentOf(entry), base, link ?? pageOf(settings), feed.format === 'export');
  reportLosses(body, report);
  const { markdown, article } = body;
  const item = validItemOf(entry, { id, dates, link, base, article }, context, report);
  const shown = article.pictures.map(({ url }) => url);
  return {
    identified,
    link,
    item,
    markdown,
    shown,
    found: { line: entry.line, found: body.found },
    problems,
  };
}

function reportOf({ file, line }: ReadEntry, problems: Problem[], { source }: ImportContext): ReportFault {
  return (fault) => problems.push(problemAt({ file: file ?? source, line, column: 1 }, fault));
}

/** An entry with its front matter, as its values and as text. */
interface WrittenEntry extends ConvertedEntry {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly front: string;
}

/** An entry with the head that a run will read from its file. */
interface CheckedEntry extends WrittenEntry {
  readonly read: ParsedHead;
}

function fileOf(
  { identified, link, item, markdown, shown, found, problems, fields, front, read }: CheckedEntry,
  context: ImportContext,
): ImportedEntry {
  const { entry, id, dates } = identified;
  const { head, problems: ofHead } = read;
  if (head === undefined) {
    const reasons = ofHead.map(({ message }) => message).join('; ');
    const message = `expected an entry that a file can hold, but in the file one ${reasons}`;
    const mend = 'it is left out; mend it in the feed';
    reportOf(entry, problems, context)({ code: 'FEED_ENTRY', message, mend });
    return { problems };
  }
  const [folder = 'items'] = context.settings.items;
  const day = dates === UNDATED ? undefined : dates.published;
  const path = context.takeName(folder, stemOf(day, link, head.title));
  const isGiven = !entry.isDraft && !entry.isPage;
  const others = { ...(day === undefined && { date: undefined }), ...switchesOf(entry) };
  const text = textOf(Object.keys(others).length === 0 ? front : asYaml({ ...fields, ...others }), markdown);
  const given = { published: head.published, updated: head.updated };
  const file = { path, text, id, media: mediaOf(item, shown), ...(isGiven && { given }) };
  return { file, found, problems };
}

function mediaOf({ image, enclosures = [] }: Item, shown: readonly string[]): RemoteMedia[] {
  const pictures = [...(image ? [image.url] : []), ...shown];
  const ofKind = (kind: RemoteMedia['kind']) => (url: string) => ({ url, kind });
  return [...pictures.map(ofKind('picture')), ...enclosures.map(({ url }) => url).map(ofKind('file'))];
}

function textOf(front: string, markdown: string): string {
  return `---\n${front}---\n${markdown && `\n${markdown}\n`}`;
}

/** The head that a run reads from the file. Where front matter has the title, nothing of the text is part of it. */
function headOf({ front, markdown }: WrittenEntry, { settings, table = FIELDS }: ImportContext): ParsedHead {
  const read = (text: string) =>
    parseHead({ file: 'items/entry.md', text: textOf(front, text) }, settings, table);
  const alone = read('');
  return alone.head === undefined || alone.head.isUntitled ? read(markdown) : alone;
}

/** What keeps an entry out of feeds that was in none. */
function switchesOf({ isDraft, isPage }: ReadEntry): Record<string, true> {
  return { ...(isDraft && { draft: true }), ...(isPage && { unlisted: true }) };
}

/** The fields that people look for first; other fields follow in the order of the table. */
const FIRST = ['title', 'id', 'published', 'updated', 'authors', 'tags'];

function inOrder(table: readonly Field[]): readonly Field[] {
  const first = FIRST.flatMap((key) => table.filter((field) => field.key === key));
  return [...first, ...table.filter(({ key }) => !FIRST.includes(key))];
}

/** The front matter of an item, of the fields in this order. */
function frontMatterOf(
  { item, shown }: ConvertedEntry,
  table: readonly Field[],
): Pick<WrittenEntry, 'fields' | 'front'> {
  const fields: Record<string, unknown> = {};
  for (const { names, write } of table) {
    const value = write?.(item, shown);
    if (value !== undefined) fields[names[0] as string] = value;
  }
  return { fields, front: asYaml(fields) };
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
function siteOf({ link, self }: FeedHead, { url }: Settings): string {
  return validAddress(link, ignoreFault) ?? validAddress(self, ignoreFault) ?? url;
}

/** An address for an article without a link: like the address of its page, it differs from all others. */
function pageOf({ url }: Settings): string {
  return `${url}an-entry-without-a-link/`;
}
