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
 * Makes a Markdown file of an entry. The first feed made from the files shows subscribers nothing new: ids, dates, authors,
 * attached files and text are the same. What a file cannot hold is left out and reported, and none of that is an error.
 *
 * @example itemFileOf(entry, { feed, settings, source: 'old.xml', takeName: nameTaker([]) }).file?.path
 * // 'items/2014-12-21-road-open.md'
 */
export function itemFileOf({ entry, id, dates }: IdentifiedEntry, context: ImportContext): ImportedEntry {
  const { feed, settings, source, table = FIELDS } = context;
  const problems: Problem[] = [];
  const report: ReportFault = (fault) =>
    problems.push(problemAt({ file: entry.file ?? source, line: entry.line, column: 1 }, fault));
  const link = validAddress(entry.link, report);
  const base = validAddress(entry.base, report) ?? link ?? siteOf(feed, settings);
  const body = importBody(contentOf(entry), base, link ?? pageOf(settings), feed.format === 'export');
  reportLosses(body, report);
  const { markdown, article } = body;
  const item = validItemOf(entry, { id, dates, link, base, article }, context, report);
  const shown = article.pictures.map(({ url }) => url);
  const fields = frontMatterOf(item, shown, table);
  const written = asYaml(fields);
  const { head, problems: ofHead } = headOf(written, markdown, context);
  if (head === undefined) {
    const found = ofHead.map(({ message }) => message).join('; ');
    const message = `expected an entry that a file can hold, but in the file one ${found}`;
    report({ code: 'FEED_ENTRY', message, mend: 'it is left out; mend it in the feed' });
    return { problems };
  }
  const [folder = 'items'] = settings.items;
  const day = dates === UNDATED ? undefined : dates.published;
  const path = context.takeName(folder, stemOf(day, link, head.title));
  const isGiven = !entry.isDraft && !entry.isPage;
  const others = { ...(day === undefined && { date: undefined }), ...switchesOf(entry) };
  const front = Object.keys(others).length === 0 ? written : asYaml({ ...fields, ...others });
  const text = textOf(front, markdown);
  const given = { published: head.published, updated: head.updated };
  const file = { path, text, id, media: mediaOf(item, shown), ...(isGiven && { given }) };
  return { file, found: { line: entry.line, found: body.found }, problems };
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
function headOf(
  front: string,
  markdown: string,
  { settings, table = FIELDS }: Pick<ImportContext, 'settings' | 'table'>,
): ParsedHead {
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
function siteOf({ link, self }: FeedHead, { url }: Settings): string {
  return validAddress(link, ignoreFault) ?? validAddress(self, ignoreFault) ?? url;
}

/** An address for an article without a link: like the address of its page, it differs from all others. */
function pageOf({ url }: Settings): string {
  return `${url}an-entry-without-a-link/`;
}
