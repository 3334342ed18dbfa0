import type { KnownText, KnownTexts } from '../model/knownText.ts';
import { decodeArticle, encodeArticle } from './encode.ts';
import type { KnownArticle } from './known.ts';
import { sealed, unsealed } from './sealed.ts';

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
  const lines = unsealed(bytes).split('\n');
  if (lines[0] === `${FIRST} ${settings}`) {
    const middle = lines.indexOf('');
    for (const line of lines.slice(1, middle)) articles.set(...decodeArticle(line));
    for (const line of lines.slice(middle + 1, -1)) {
      const [path, key, state] = JSON.parse(line) as [string, string, string];
      texts.set(path, { key, state });
    }
  }
  return { settings, articles, texts, before: { articles: articles.size, texts: new Map(texts) } };
}

/** True where there is something in it that was not there when it was read, or the other way round. */
export function isChanged({ articles, texts, before }: Cache): boolean {
  if (articles.size !== before.articles || texts.size !== before.texts.size) return true;
  if ([...articles.values()].some(({ line }) => line === undefined)) return true;
  return [...texts].some(([path, known]) => before.texts.get(path) !== known);
}

/** Writes a cache, part by part. */
export function formatCache(cache: Cache): Iterable<string> {
  return sealed(inParts(linesOf(cache)));
}

/** Characters that are written at once. */
const PART = 1_000_000;

function* inParts(lines: Iterable<string>): Generator<string> {
  let part = '';
  for (const line of lines) {
    part += `${line}\n`;
    if (part.length < PART) continue;
    yield part;
    part = '';
  }
  yield part;
}

function* linesOf({ settings, articles, texts }: Cache): Generator<string> {
  yield `${FIRST} ${settings}`;
  for (const [file, article] of articles) yield article.line ?? encodeArticle(file, article);
  yield '';
  for (const [path, { key, state }] of texts) yield JSON.stringify([path, key, state]);
}
