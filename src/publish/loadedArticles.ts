import type { ParsedItem } from '../articles/parseBody.ts';
import { channelOfItems } from '../feeds/composeFeed.ts';
import { type Fragment, openFragment } from '../feeds/fragment.ts';
import type { Article } from '../model/article.ts';
import type { Settings } from '../model/settings.ts';

/** A whole article, and what it adds to documents. */
export interface LoadedArticle extends ParsedItem {
  readonly fragment: Fragment;
}

/** Whole articles in memory, as many as fit: the last ones as they are, others that are wanted again as bytes. */
export interface LoadedArticles {
  readonly get: (article: Article) => LoadedArticle | undefined;
  readonly add: (article: Article, parsed: ParsedItem) => LoadedArticle;
  /** Names articles that are worth their bytes. */
  readonly want: (articles: Iterable<Article>) => void;
  /** Lets an article go that is not wanted any more. */
  readonly release: (article: Article) => void;
}

/** Characters of the articles that are there as they are: some hundred, and the documents of a month need no more. */
const MAX_LENGTH = 8_000_000;
/** Bytes of the others. Feeds of tags show articles of all times, each in several feeds. */
const MAX_PACKED = 100_000_000;

/** Keeps the articles of a publication. */
export function keepLoaded(settings: Settings): LoadedArticles {
  const loaded = new Map<Article, LoadedArticle>();
  const packed = new Map<Article, Packed>();
  const wanted = new Set<Article>();
  let length = 0;
  let bytes = 0;
  const drop = (article: Article) => {
    const there = loaded.get(article);
    if (there) length -= lengthOf(there);
    loaded.delete(article);
    return there;
  };
  const pack = (article: Article, there: LoadedArticle | undefined) => {
    if (!there || !wanted.has(article) || packed.has(article) || bytes > MAX_PACKED) return;
    if (there.media.some(({ isData }) => isData)) return;
    const one = packArticle(there);
    packed.set(article, one);
    bytes += sizeOf(one);
  };
  const add = (article: Article, parsed: ParsedItem) => {
    const one = withFragment(parsed, settings);
    loaded.set(article, one);
    length += lengthOf(one);
    for (const oldest of loaded.keys()) {
      if (length <= MAX_LENGTH || oldest === article) break;
      pack(oldest, drop(oldest));
    }
    return one;
  };
  return {
    get: (article) => {
      const there = loaded.get(article);
      const one = there ? undefined : packed.get(article);
      return one ? add(article, unpackArticle(one)) : there;
    },
    add,
    want: (articles) => {
      for (const article of articles) wanted.add(article);
    },
    release: (article) => {
      const one = packed.get(article);
      if (one) bytes -= sizeOf(one);
      for (const map of [packed, wanted]) map.delete(article);
      drop(article);
    },
  };
}

/** An article with what it adds to the documents of its publication. */
export function withFragment(parsed: ParsedItem, settings: Settings): LoadedArticle {
  return { ...parsed, fragment: openFragment(parsed.item, channelOfItems(settings)) };
}

/** JSON has a text of its own; the others share that of the item. */
function lengthOf({ item: { content = '' }, html, transcript }: LoadedArticle): number {
  const spoken = transcript?.content ?? '';
  const length =
    typeof spoken === 'string' ? spoken.length : spoken.reduce((sum, { text }) => sum + text.length, 0);
  return 2 * content.length + html.length + length;
}

/** An article with its texts as bytes: a string may need two bytes a letter. */
interface Packed {
  /** Without its texts. */
  readonly parsed: ParsedItem;
  readonly content: Buffer | undefined;
  /** The content, where they are the same. */
  readonly html: Buffer;
}

function packArticle({ fragment: _, ...parsed }: LoadedArticle): Packed {
  const { content, ...item } = parsed.item;
  const bytes = content === undefined ? undefined : Buffer.from(content);
  const html = bytes && content === parsed.html ? bytes : Buffer.from(parsed.html);
  return { parsed: { ...parsed, item, html: '' }, content: bytes, html };
}

function unpackArticle({ parsed, content: bytes, html }: Packed): ParsedItem {
  const content = bytes?.toString();
  const whole = bytes === html ? (content as string) : html.toString();
  return { ...parsed, item: { ...parsed.item, ...(content !== undefined && { content }) }, html: whole };
}

function sizeOf({ content, html }: Packed): number {
  return html.length + (content === html ? 0 : (content?.length ?? 0));
}
