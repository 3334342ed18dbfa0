import { createHash } from 'node:crypto';
import type { Head } from '../model/head.ts';
import type { KnownText, KnownTexts } from '../model/knownText.ts';
import type { MediaFile } from '../model/media.ts';
import type { Problem } from '../model/problem.ts';
import { decodeArticle, encodeArticle } from './encode.ts';

/** What reading a file gave. Each is true by itself, as long as the file's state is the one that is named. */
export interface KnownArticle {
  /** Of the file, before it was read. */
  readonly state: string;
  readonly parsed: { readonly head?: Head; readonly isDraft: boolean; readonly problems: readonly Problem[] };
  readonly body?: KnownBody;
  /** As it stands in the cache. */
  readonly line?: string;
}

/** What reading an article's body gave, but for the body. */
export interface KnownBody {
  /** All that it was read with: settings, text, id and link. */
  readonly of: string;
  /** The files that it refers to, or that would have come first, each with its state then. */
  readonly looked: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  readonly media: readonly MediaFile[];
  /** A hash of what readers see, where it was asked for. */
  readonly seen?: string;
  /** Bytes that it adds to the largest document of a feed, by the path of the feed's RSS. */
  readonly sizes: ReadonlyMap<string, number>;
}

/**
 * What earlier runs found out. Nothing depends on it but time: what it says is taken only where nothing has changed since,
 * and without it all is read and made anew.
 */
export interface Cache {
  /** What the heads were read with: settings and program. */
  readonly settings: string;
  /** By file. */
  readonly articles: Map<string, KnownArticle>;
  readonly texts: KnownTexts;
  /** What was in it when it was read. */
  readonly before: { readonly articles: number; readonly texts: ReadonlyMap<string, KnownText> };
}

const FIRST = 'dateline cache 1';

/** A cache with nothing in it. */
export function emptyCache(settings: string): Cache {
  return parseCache(undefined, settings);
}

/** Reads a cache; one that is damaged, of another version or of other settings has nothing in it. */
export function parseCache(bytes: Uint8Array | undefined, settings: string): Cache {
  const articles: Cache['articles'] = new Map();
  const texts: KnownTexts = new Map();
  const lines = bytes === undefined ? [] : linesIn(bytes);
  if (lines[0] === `${FIRST} ${settings}`) {
    const middle = lines.indexOf('');
    for (const line of lines.slice(1, middle)) articles.set(...decodeArticle(line));
    for (const line of lines.slice(middle + 1)) {
      const [path, key, state] = JSON.parse(line) as [string, string, string];
      texts.set(path, { key, state });
    }
  }
  return { settings, articles, texts, before: { articles: articles.size, texts: new Map(texts) } };
}

/** The lines of a cache that is whole: the last is a hash of all others. */
function linesIn(bytes: Uint8Array): string[] {
  const end = bytes.lastIndexOf(LINE_FEED, -2) + 1;
  const hash = createHash('sha256').update(bytes.subarray(0, end)).digest('hex');
  const text = new TextDecoder().decode(bytes);
  const last = text.slice(text.lastIndexOf('\n', text.length - 2) + 1);
  return last === `${hash}\n` ? text.slice(0, -last.length - 1).split('\n') : [];
}

const LINE_FEED = 0x0a;

/** True where there is something in it that was not there when it was read, or the other way round. */
export function isChanged({ articles, texts, before }: Cache): boolean {
  if (articles.size !== before.articles || texts.size !== before.texts.size) return true;
  if ([...articles.values()].some(({ line }) => line === undefined)) return true;
  return [...texts].some(([path, known]) => before.texts.get(path) !== known);
}

/** Writes a cache, part by part. */
export function* formatCache({ settings, articles, texts }: Cache): Generator<string> {
  const hash = createHash('sha256');
  let part = `${FIRST} ${settings}\n`;
  for (const line of linesOf(articles, texts)) {
    part += `${line}\n`;
    if (part.length < PART) continue;
    hash.update(part);
    yield part;
    part = '';
  }
  hash.update(part);
  yield `${part}${hash.digest('hex')}\n`;
}

/** Characters that are written at once. */
const PART = 1_000_000;

function* linesOf(articles: Cache['articles'], texts: KnownTexts): Generator<string> {
  for (const [file, article] of articles) yield article.line ?? encodeArticle(file, article);
  yield '';
  for (const [path, { key, state }] of texts) yield JSON.stringify([path, key, state]);
}
