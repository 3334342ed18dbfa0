import { type Fault, type Problem, problemAt } from '../model/problem.ts';
import { formatRfc3339 } from '../model/stamp.ts';
import { onOneLine } from '../model/text.ts';
import { withoutPassword } from '../model/withoutPassword.ts';
import type { ReadFeed } from './reader/feedDocument.ts';
import type { ImportSource, SourceDocument } from './source.ts';

/** Where the next older entries of a feed are. */
export interface WayOn {
  readonly address: string;
  /** True where no document says that there is anything. */
  readonly isGuess: boolean;
}

/**
 * The address of the next older document: the archive before this one (RFC 5005, 4), or the next page (RFC 5005, 3; JSON Feed's
 * `next_url`). WordPress names none and gives one.
 *
 * @param address the document's own
 * @example wayOnFrom(feed, 'https://harbour.example/feed/')?.address // 'https://harbour.example/feed/?paged=2'
 */
export function wayOnFrom(
  { format, older, next, isComplete, isWordPress }: ReadFeed,
  address: string,
): WayOn | undefined {
  const said = older ?? next;
  if (said !== undefined) return { address: said, isGuess: false };
  if (format === 'export' || isComplete || !isWordPress) return undefined;
  const url = new URL(address);
  const page = Number(url.searchParams.get('paged') ?? 1);
  url.searchParams.set('paged', String(page + 1));
  return { address: url.href, isGuess: true };
}

/**
 * Tells of older entries that are not among those of a source: the way to them broke off, or nobody went it.
 *
 * @param feed the last document that was read, and how many entries all have that were
 */
export function tellLeft(
  source: ImportSource,
  { feed, count }: { readonly feed: ReadFeed; readonly count: number },
): Problem[] {
  const fault = faultOf(source, feed, count);
  return fault ? [problemAt({ file: source.name, line: 1, column: 1 }, fault)] : [];
}

function faultOf(
  { address, older = [], end }: ImportSource,
  feed: ReadFeed,
  count: number,
): Fault | undefined {
  if (end === 'last') return undefined;
  const code = 'FEED_OLDER';
  if (end) {
    const message = `expected older entries at ${printed(end.at)}, found ${end.found}`;
    const documents = older.length === 0 ? 'the first document' : `${older.length + 1} documents`;
    const mend = `those of ${documents} before it are read, ${count} in all; import again later to go on`;
    return { code, message, mend };
  }
  const left = feed.older ?? feed.next;
  if (left === undefined) return undefined;
  const more =
    feed.total === undefined || feed.total <= count ? 'older entries' : `${feed.total - count} more`;
  const message = `expected all entries, found ${count}, and ${more} behind ${printed(left)}, not followed`;
  const mend = address === undefined ? 'import that address too' : 'leave --no-follow out';
  return { code, message, mend };
}

function printed(address: string): string {
  return withoutPassword(onOneLine(address));
}

/**
 * Tells that a feed may have had older entries, where it leads to none.
 *
 * @param feed with the entries of all documents
 */
export function tellOldest(feed: ReadFeed, { name }: Pick<SourceDocument, 'name'>): Problem[] {
  const { format, entries, isComplete, older, next, total = Number.POSITIVE_INFINITY } = feed;
  const dates = entries.flatMap(({ published, updated }) => published ?? updated ?? []);
  const [first, ...others] = dates;
  if (
    first === undefined ||
    format === 'export' ||
    isComplete ||
    older !== undefined ||
    next !== undefined ||
    entries.length >= total
  )
    return [];
  const oldest = others.reduce((old, date) => (date < old ? date : old), first);
  const number = entries.length === 1 ? 'one entry' : `${entries.length} entries`;
  const message = `expected all articles, found ${number} in the feed, the oldest of ${formatRfc3339(oldest).slice(0, 10)}`;
  const mend = 'older articles, if there are any, are not in it; an export of the old site has them';
  return [problemAt({ file: name, line: 1, column: 1 }, { code: 'FEED_PART', message, mend })];
}
