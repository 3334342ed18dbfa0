import type { Fetched } from '../http/client/fetchDocument.ts';
import { refusalOf } from '../http/client/refusal.ts';
import { type WayOn, wayOnFrom } from '../import/olderEntries.ts';
import { entryKey } from '../import/readDocuments.ts';
import { decodeDocument } from '../import/reader/decode.ts';
import type { ReadFeed } from '../import/reader/feedDocument.ts';
import { readFeed } from '../import/reader/readFeed.ts';
import type { ImportSource, SourceDocument, WayEnd } from '../import/source.ts';
import { shortHash } from '../model/fingerprint.ts';
import { type Attempt, fetchPatiently } from './fetchPatiently.ts';

/** A document that was fetched. */
type FetchedDocument = SourceDocument & { readonly address: string };

export interface FollowOptions extends Attempt {
  /** Fetches with the guards of the first document. */
  readonly fetch: (url: string) => Promise<Fetched>;
  /** Called with how many documents and entries have been read. */
  readonly show?: ((documents: number, entries: number) => void) | undefined;
  readonly limits?: FollowLimits;
}

export interface FollowLimits {
  readonly documents: number;
  readonly entries: number;
  /** Of the text of all documents, in characters. */
  readonly characters: number;
}

const LIMITS: FollowLimits = { documents: 1000, entries: 100_000, characters: 200_000_000 };
/** Between two documents of one host, which is in no hurry. */
const PAUSE_IN_MS = 250;
/** So many documents without a new entry are no way through a feed. */
const MAX_BARREN = 50;

const AGAIN = 'a document that was read before';

/** What of a feed has been read. */
interface Read {
  readonly addresses: Set<string>;
  readonly hashes: Set<string>;
  readonly ids: Set<string | undefined>;
  readonly documents: FetchedDocument[];
  characters: number;
  /** Documents without a new entry, one after the other, up to the last. */
  barren: number;
}

/**
 * Follows a feed to its older documents, one after the other, to the last of all. Where one is missing or broken, or was read before,
 * the way ends, and what was read before it counts.
 */
export async function followFeed(
  first: FetchedDocument,
  options: FollowOptions,
): Promise<Pick<ImportSource, 'older' | 'end'>> {
  const read: Read = {
    addresses: new Set(),
    hashes: new Set(),
    ids: new Set(),
    documents: [],
    characters: 0,
    barren: 0,
  };
  const { feed } = readFeed(first.name, first.text, first);
  if (feed === undefined) return {};
  add(first, feed, read);
  const end = await followFrom(feed, read, options);
  return { older: read.documents.slice(1), ...(end && { end }) };
}

/** Reads on from a document, and tells how the way ends; undefined where there is none. */
async function followFrom(from: ReadFeed, read: Read, options: FollowOptions): Promise<WayEnd | undefined> {
  let isNamed = false;
  for (let feed = from; ; ) {
    const address = read.documents.at(-1)?.address ?? '';
    const way = wayOnFrom(feed, address);
    // Where documents name the next one, that which names none is the last, whoever made it.
    if (way === undefined || (way.isGuess && isNamed)) return read.documents.length > 1 ? 'last' : undefined;
    isNamed = !way.isGuess;
    const next = await step(way, read, options);
    if ('end' in next) return next.end;
    feed = next.feed;
    options.show?.(read.documents.length, read.ids.size);
  }
}

type Step = { readonly feed: ReadFeed } | { readonly end: WayEnd | undefined };

/** Reads the next document. */
async function step(way: WayOn, read: Read, options: FollowOptions): Promise<Step> {
  const { address: at, isGuess } = way;
  const broken = (found: string): Step => ({ end: { at, found } });
  const limit = limitReached(read, options.limits ?? LIMITS);
  if (limit) return broken(limit);
  if (read.addresses.has(at)) return broken(AGAIN);
  read.addresses.add(at);
  await options.pause(PAUSE_IN_MS);
  const fetched = await fetchPatiently(() => options.fetch(at), options);
  if ('error' in fetched) {
    const isEnd = isGuess && isGone(refusalOf(fetched.error)?.status);
    return isEnd ? { end: 'last' } : broken(`none (${fetched.error.message})`);
  }
  const { url, bytes, contentType } = fetched.value;
  return take({ name: url, text: decodeDocument(bytes, contentType), address: url }, way, read);
}

/** Counts what a document has, unless it is none, or one of those before. */
function take(document: FetchedDocument, { address: at, isGuess }: WayOn, read: Read): Step {
  const { name, text, address } = document;
  const { feed, problems } = readFeed(name, text, { address });
  if (feed === undefined) return { end: { at, found: `no feed that can be read (${problems[0]?.message})` } };
  const isAgain = read.hashes.has(shortHash(text));
  if (isAgain && !isGuess) return { end: { at, found: AGAIN } };
  const before = read.ids.size;
  if (!isAgain) add(document, feed, read);
  const isBarren = read.ids.size === before;
  // A host that does not know the question gives its first page again.
  if (isGuess && isBarren) return { end: read.documents.length > 2 ? 'last' : undefined };
  read.barren = isBarren ? read.barren + 1 : 0;
  if (read.barren < MAX_BARREN) return { feed };
  return { end: { at, found: `no new entry, as in ${MAX_BARREN - 1} documents before it` } };
}

function add(document: FetchedDocument, { entries }: ReadFeed, read: Read): void {
  read.documents.push(document);
  read.addresses.add(document.address);
  read.hashes.add(shortHash(document.text));
  read.characters += document.text.length;
  for (const entry of entries) read.ids.add(entryKey(entry));
}

function limitReached({ documents, ids, characters }: Read, limits: FollowLimits): string | undefined {
  if (documents.length >= limits.documents) return `more than ${limits.documents} documents`;
  if (ids.size >= limits.entries) return `more than ${limits.entries} entries`;
  if (characters >= limits.characters) return `more than ${limits.characters / 1_000_000} MB in all`;
  return undefined;
}

/** WordPress has no page behind the last. */
function isGone(status: number | undefined): boolean {
  return status === 404 || status === 410;
}
