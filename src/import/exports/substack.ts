import { serialize } from 'parse5';
import { parseTree } from '../../html/parse.ts';
import { attributeOf } from '../../html/tree.ts';
import type { Enclosure } from '../../model/item.ts';
import { mediaTypeOf } from '../../model/mediaType.ts';
import { expected, quoted } from '../../model/problem.ts';
import { withoutForbidden } from '../../model/text.ts';
import type { ReadEntry, ReadFeed } from '../reader/feedDocument.ts';
import {
  addressAt,
  dateAt,
  type FeedContext,
  resolveAddress,
  singleLine,
  withoutUndefined,
} from '../reader/fieldValues.ts';
import { textOfHtml } from '../reader/textToHtml.ts';
import { countByKind, type Found } from './countByName.ts';
import { type CsvRow, readCsv } from './csv.ts';
import { type ExportResult, type ExportSource, readMember } from './member.ts';
import { siteOf } from './site.ts';
import { cutAt, findByClass, remove } from './treeParts.ts';

/** What Substack calls its table of posts, and where their texts are; all else in the zip is about subscribers. */
const TABLE = /(?:^|\/)posts\.csv$/;

/** The columns that say who may read a post, and how it is known. */
const COLUMNS = ['post_id', 'is_published', 'type', 'audience'] as const;

/** The table of posts of an export of Substack; undefined for another zip. */
export function substackTableOf(names: readonly string[]): string | undefined {
  return names.find((name) => TABLE.test(name));
}

/** What all posts have in common. */
interface Publication {
  readonly source: ExportSource;
  readonly names: ReadonlySet<string>;
  /** Where `posts.csv` is, with a slash at its end if that is a folder. */
  readonly folder: string;
  readonly site: string;
  readonly context: FeedContext;
}

/**
 * Reads an export of Substack: posts that are for everyone, each under the id that its RSS has, which is its address. Reports
 * `FEED_BROKEN` where no address of the site was given: an export says none.
 */
export function readSubstack(source: ExportSource, table: string): ExportResult {
  const folder = table.slice(0, -'posts.csv'.length);
  const {
    file,
    value: feed,
    problems,
  } = readMember(source, table, (text, context) => {
    const rows = readCsv(text);
    if ('what' in rows) {
      const found = text.slice(rows.index, rows.index + 20);
      context.report(rows.index, expected('FEED_BROKEN', rows.what, found, 'export it again'));
      return undefined;
    }
    if (rows.some(({ values }) => COLUMNS.some((name) => !values.has(name)))) {
      context.report(
        0,
        expected('FEED_BROKEN', `a table with ${COLUMNS.join(', ')}`, text.slice(0, 60), 'export it again'),
      );
      return undefined;
    }
    const names = new Set(source.archive.names);
    return feedOf(rows, { source, names, folder, context, site: siteOf(context, 0, 'Substack') });
  });
  if (feed === undefined) return { problems };
  return { feed: { ...feed, entries: feed.entries.map((entry) => ({ ...entry, file })) }, problems };
}

function feedOf(rows: readonly CsvRow[], publication: Publication): ReadFeed {
  const { context, site } = publication;
  const kinds: Found[] = [];
  const entries = rows.flatMap((row): ReadEntry[] => {
    const { kind, standing } = judge(row, context.wanted);
    if (kind !== undefined) kinds.push({ name: kind, line: context.lineOf(row.index) });
    const entry = kind === undefined ? entryOf(row, standing, publication) : undefined;
    return entry ? [entry] : [];
  });
  return {
    format: 'export',
    link: site,
    authors: [],
    hubs: [],
    entries,
    deleted: [],
    unpublished: countByKind(kinds),
  };
}

type Standing = Pick<ReadEntry, 'isDraft' | 'isPage'>;

/** What keeps a post from readers. An audience or a type that is not known here does. */
function judge(
  { values }: CsvRow,
  wanted: FeedContext['wanted'],
): { readonly kind?: string; readonly standing: Standing } {
  const [audience, type, published] = ['audience', 'type', 'is_published'].map((name) =>
    String(values.get(name)),
  ) as [string, string, string];
  const no = (kind: string) => ({ kind, standing: {} });
  if (audience !== 'everyone') {
    return no(
      /^(?:only_paid|only_free|founding)$/.test(audience)
        ? 'post for subscribers'
        : `entry with audience ${quoted(audience)}`,
    );
  }
  if (!/^(?:newsletter|podcast|video|thread|page)$/.test(type)) return no(`entry of type ${quoted(type)}`);
  if (type === 'page' && !wanted.has('pages')) return no('page');
  const isDraft = !/^true$/i.test(published);
  if (isDraft && !(/^false$/i.test(published) && wanted.has('drafts'))) return no('draft');
  return { standing: { ...(isDraft && { isDraft }), ...(type === 'page' && { isPage: true }) } };
}

function entryOf(row: CsvRow, standing: Standing, publication: Publication): ReadEntry | undefined {
  const { context, site } = publication;
  const { values, index } = row;
  const [key, subtitle] = ['post_id', 'subtitle'].map((name) => values.get(name) ?? '') as [string, string];
  const [, slug = standing.isDraft ? key : ''] = /^\d+\.(.+)$/.exec(key) ?? [];
  const link = slug === '' ? undefined : resolveAddress(`./p/${encodeURIComponent(slug)}`, site);
  if (link === undefined) {
    const mend = 'it is left out; without it nobody knows its address, by which readers know it';
    context.report(index, expected('FEED_ENTRY', 'a post_id with the end of an address', key, mend));
    return undefined;
  }
  return withoutUndefined({
    ...standing,
    line: context.lineOf(index),
    id: link,
    title: singleLine(values.get('title')),
    link,
    published: dateAt(index, values.get('post_date'), context),
    summary: singleLine(/&#?\w+;/.test(subtitle) ? textOfHtml(subtitle) : subtitle),
    isSummaryHtml: false,
    content: contentOf(row, key, publication),
    authors: [],
    tags: [],
    enclosures: recordingOf(row, context),
    transcripts: [],
  });
}

function recordingOf({ values, index }: CsvRow, context: FeedContext): Enclosure[] {
  const url = addressAt(index, values.get('podcast_url'), context);
  if (url === undefined) return [];
  const type = mediaTypeOf(new URL(url).pathname, '');
  return [{ url, ...(type !== '' && { type }) }];
}

/** The text of a post, as those get it who do not subscribe. */
function contentOf(
  { index }: CsvRow,
  key: string,
  { source, names, folder, context }: Publication,
): string | undefined {
  const name = `${folder}posts/${key}.html`;
  if (!names.has(name)) {
    context.report(
      index,
      expected('FEED_ENTRY', `its text in ${name}`, '', 'it has no text now; export it again'),
    );
    return undefined;
  }
  const member = source.archive.read(name);
  if ('fault' in member) {
    context.report(index, member.fault);
    return undefined;
  }
  const { html, parts } = forEveryone(member.text);
  if (parts > 0) {
    const mend = 'they are left out, as they are for those who do not subscribe';
    context.report(
      index,
      expected('FEED_ENTRY', 'a post that everyone may read whole', `${parts} for subscribers`, mend),
    );
  }
  return html;
}

/** Without what is for some subscribers, and without what stands behind a paywall. */
function forEveryone(text: string): { readonly html: string; readonly parts: number } {
  const html = withoutForbidden(text);
  if (!/dynamic-content-block|paywall-jump/.test(html)) return { html, parts: 0 };
  const root = parseTree(html, false);
  const blocks = findByClass(root.childNodes, 'dynamic-content-block').filter(
    (block) => !(attributeOf(block, 'data-dynamic-audiences') ?? '').split(/[\s,]+/).includes('non_sub'),
  );
  for (const block of blocks) remove(block);
  const [wall] = findByClass(root.childNodes, 'paywall-jump');
  if (wall) cutAt(wall);
  const parts = blocks.length + (wall ? 1 : 0);
  return { html: serialize(root), parts };
}
