import { hash } from 'node:crypto';
import { renderMarkdown } from '../../../articles/markdown/parser.ts';
import type { ReadEntry, ReadFeed, UnpublishedEntries } from '../feedDocument.ts';
import {
  addressAt,
  dateAt,
  type FeedContext,
  singleLine,
  trimmed,
  uniqueOf,
  withoutUndefined,
} from '../fieldValues.ts';
import { paragraphsOf } from '../paragraphs.ts';
import { listOrNone } from '../podcastValues.ts';
import { separateBy } from '../standing.ts';
import { openTally, type Tally } from '../tally.ts';
import { textOfHtml } from '../textToHtml.ts';
import { type ExportedEntry, splitExport } from './splitExport.ts';

/** What else everyone may not read; all other words keep an entry out under their own name. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['', 'draft'],
  ['draft', 'draft'],
  ['future', 'scheduled entry'],
]);
const READ_SECTIONS = new Set(['BODY', 'COMMENT', 'EXCERPT', 'EXTENDED BODY', 'PING']);

/** What entries of an export are read with. */
interface Reading {
  readonly context: FeedContext;
  readonly tally: Tally;
  /** How many entries have each name that an id is made of. */
  readonly names: Map<string, number>;
}

/**
 * Reads an export of Movable Type (its import format, version 1). It says neither where the site was nor in which zone its
 * times are, and its entries have no ids but the address that TypePad adds.
 */
export function readMovableType(text: string, context: FeedContext): ReadFeed {
  const tally = openTally();
  const reading: Reading = { context, tally, names: new Map() };
  const all = splitExport(text);
  const { published, unpublished } = separateBy(
    all,
    { kindsOf: kindOf, indexOf: ({ index }) => index },
    context,
  );
  const entries = published.map(({ item, standing }) => ({ ...readEntry(item, reading), ...standing }));
  tally.report(context);
  return withoutUndefined({
    format: 'export' as const,
    link: context.base ?? context.site,
    authors: [],
    hubs: [],
    entries,
    deleted: [],
    unpublished: listOrNone([...unpublished, ...answersOf(all, context)]),
  });
}

/** What keeps an entry out. One that is no entry has comments for another. */
function kindOf({ values }: ExportedEntry): string[] {
  if (values.has('NO ENTRY')) return ['entry of comments only'];
  const status = values.get('STATUS')?.[0] ?? '';
  if (/^publish(?:ed)?$/i.test(status)) return [];
  return [KINDS.get(status.toLowerCase()) ?? `entry with STATUS "${status}"`];
}

/** Comments and pings are their writers'. */
function answersOf(all: readonly ExportedEntry[], { lineOf }: FeedContext): UnpublishedEntries[] {
  return ['COMMENT', 'PING'].flatMap((name) => {
    const answers = all.flatMap(({ index, sections }) => (sections.get(name) ?? []).map(() => index));
    const [first] = answers;
    if (first === undefined) return [];
    return [{ kind: name.toLowerCase(), count: answers.length, line: lineOf(first) }];
  });
}

function readEntry(entry: ExportedEntry, { context, tally, names }: Reading): ReadEntry {
  const { index, values } = entry;
  const value = (key: string) => trimmed(values.get(key)?.[0]);
  const title = plainLine(value('TITLE'));
  const link = addressAt(index, value('UNIQUE URL'), context);
  const image = addressAt(index, value('IMAGE'), context);
  const author = plainLine(value('AUTHOR'));
  for (const [name, texts] of entry.sections)
    if (!READ_SECTIONS.has(name) && texts.some((text) => text.trim() !== ''))
      tally.count('section', name, index);
  if (link === undefined) tally.count('newId', 'an address', index);
  return withoutUndefined({
    line: context.lineOf(index),
    id: link ?? madeId([value('BASENAME'), value('DATE'), title], names),
    title,
    link,
    published: dateAt(index, inOrder(value('DATE')), context),
    ...textsOf(entry, tally),
    authors: author === undefined || author.includes('@') ? [] : [{ name: author }],
    tags: tagsOf(values),
    image: image === undefined ? undefined : { url: image },
    enclosures: [],
    transcripts: [],
  });
}

function plainLine(html: string | undefined): string | undefined {
  return html === undefined ? undefined : singleLine(textOfHtml(html));
}

/** A name-based URI (RFC 9562, 5.8): the same each time, while another entry of that name has another. */
function madeId(parts: readonly (string | undefined)[], names: Map<string, number>): string {
  const name = JSON.stringify(parts);
  const number = (names.get(name) ?? 0) + 1;
  names.set(name, number);
  const digits = hash('sha256', `movable type ${number} ${name}`, 'hex');
  const variant = '89ab'.charAt(Number.parseInt(digits.charAt(16), 16) % 4);
  const groups = [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`];
  return `urn:uuid:${groups.join('-')}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

const DATE = /^(\d\d?)\/(\d\d?)\/(\d{4}) (\d\d?):(\d\d)(:\d\d)?(?: ?([AP])M)?$/i;

/** A date with the month first as one that everyone reads. */
function inOrder(text = ''): string {
  const [, month = '', day = '', year, hour, minute, second = ':00', half = ''] = DATE.exec(text) ?? [];
  if (year === undefined) return text;
  const ofHalf = half === '' ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  const clock = `${String(ofHalf).padStart(2, '0')}:${minute}${second}`;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')} ${clock}`;
}

/** The body with what comes behind its mark; the summary is the excerpt, else what is before the mark. */
function textsOf(
  { index, values, sections }: ExportedEntry,
  tally: Tally,
): Pick<ReadEntry, 'summary' | 'isSummaryHtml' | 'content'> {
  const format = (values.get('CONVERT BREAKS')?.[0] ?? '').toLowerCase();
  const section = (name: string) => {
    const text = sections.get(name)?.join('\n\n') ?? '';
    return text.trim() === '' ? undefined : htmlOf(text, format, () => tally.count('format', format, index));
  };
  const body = section('BODY');
  const extended = section('EXTENDED BODY');
  const excerpt = trimmed(sections.get('EXCERPT')?.[0]);
  const summary = excerpt ?? (extended === undefined ? undefined : body);
  const content = [body, extended].filter((text) => text !== undefined).join('\n');
  return withoutUndefined({ summary, isSummaryHtml: summary !== undefined, content: trimmed(content) });
}

function htmlOf(text: string, format: string, countUnread: () => void): string {
  if (/^(?:0|none|richtext|block_?editor)$/.test(format)) return text.trim();
  if (/^markdown/.test(format)) return renderMarkdown(text);
  if (!/^(?:1|__default__|convert_?breaks|)$/.test(format)) countUnread();
  return paragraphsOf(text);
}

function tagsOf(values: ExportedEntry['values']): string[] {
  const categories = ['PRIMARY CATEGORY', 'CATEGORY'].flatMap((key) => values.get(key) ?? []);
  const tags = (values.get('TAGS') ?? []).flatMap((line) =>
    [...line.matchAll(/"([^"]*)"|[^,"]+/g)].map(([bare, quoted]) => quoted ?? bare),
  );
  return uniqueOf([...categories, ...tags].map(plainLine));
}
