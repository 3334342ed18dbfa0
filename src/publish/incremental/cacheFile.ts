import type { KnownText, KnownTexts } from '../../disk/outputRecord.ts';
import type { KnownArticle } from './articleRecord.ts';
import { sealed, unsealed } from './checksum.ts';
import { decodeArticle, encodeArticle } from './codec.ts';

/**
 * What earlier runs found out. Nothing depends on it but time: what it says is taken only where nothing has changed since,
 * and without it all is read and made anew.
 */
export interface Cache {
  /** What the heads were read with: settings and program. */
  readonly settingsHash: string;
  /** By file. */
  readonly articles: Map<string, KnownArticle>;
  readonly texts: KnownTexts;
  /** What was in it when it was read. */
  readonly before: {
    readonly bytes: Uint8Array;
    readonly articles: number;
    readonly texts: ReadonlyMap<string, KnownText>;
  };
}

const FIRST = 'dateline cache 1';
const LINE_FEED = 0x0a;

/** A cache with nothing in it. */
export function emptyCache(settingsHash: string): Cache {
  return parseCache(undefined, settingsHash);
}

/** Reads a cache; one that is damaged, of another version or of other settings has nothing in it. */
export function parseCache(kept: Uint8Array | undefined, settingsHash: string): Cache {
  const articles: Cache['articles'] = new Map();
  const texts: KnownTexts = new Map();
  const inside = unsealed(kept);
  const bytes = Buffer.from(inside.buffer, inside.byteOffset, inside.length);
  const first = Buffer.from(firstLine(settingsHash));
  if (bytes.subarray(0, first.length).equals(first)) {
    let start = first.length;
    for (let end = bytes.indexOf(LINE_FEED, start); end > start; end = bytes.indexOf(LINE_FEED, start)) {
      const [file, article] = decodeArticle(bytes.toString('utf8', start, end));
      articles.set(file, Object.assign(article, { start, end }));
      start = end + 1;
    }
    for (const line of bytes
      .toString('utf8', start + 1)
      .split('\n')
      .slice(0, -1)) {
      const [path, key, state] = JSON.parse(line) as [string, string, string];
      texts.set(path, { key, state });
    }
  }
  return { settingsHash, articles, texts, before: { bytes, articles: articles.size, texts: new Map(texts) } };
}

/** True where there is something in it that was not there when it was read, or the other way round. */
export function isChanged({ articles, texts, before }: Cache): boolean {
  if (articles.size !== before.articles || texts.size !== before.texts.size) return true;
  if ([...articles.values()].some(({ start }) => start === undefined)) return true;
  return [...texts].some(([path, known]) => before.texts.get(path) !== known);
}

/** Writes a cache, part by part. */
export function formatCache(cache: Cache): Iterable<string | Uint8Array> {
  return sealed(partsOf(cache));
}

/** Characters that are written at once. */
const PART = 1_000_000;

/** A line for each article, an empty one, and a line for each text. */
function* partsOf({ settingsHash, articles, texts, before }: Cache): Generator<string | Uint8Array> {
  yield firstLine(settingsHash);
  yield* articleParts(articles, before.bytes);
  let part = '\n';
  for (const [path, { key, state }] of texts) {
    part += `${JSON.stringify([path, key, state])}\n`;
    if (part.length < PART) continue;
    yield part;
    part = '';
  }
  yield part;
}

/** Lines that stood together before are copied together. */
function* articleParts(articles: Cache['articles'], before: Uint8Array): Generator<string | Uint8Array> {
  // One of the two is empty: what is new, and what is copied.
  let part = '';
  let [from, to] = [0, 0];
  for (const [file, article] of articles) {
    const { start = 0, end = 0 } = article;
    const isNew = start === 0;
    if (part.length >= PART || (part !== '' && !isNew)) {
      yield part;
      part = '';
    }
    if (to > from && start !== to) {
      yield before.subarray(from, to);
      [from, to] = [0, 0];
    }
    if (isNew) part += `${encodeArticle(file, article)}\n`;
    else [from, to] = [from || start, end + 1];
  }
  yield part;
  yield before.subarray(from, to);
}

function firstLine(settingsHash: string): string {
  return `${FIRST} ${settingsHash}\n`;
}
