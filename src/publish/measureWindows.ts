import { composeFeed } from '../feeds/composeFeed.ts';
import { FORMATS } from '../feeds/formats.ts';
import type { Fragment } from '../feeds/fragment.ts';
import { normaliseFeed } from '../feeds/normaliseFeed.ts';
import type { Article } from '../model/article.ts';
import type { AnyFeed } from '../model/channel.ts';
import { countFitting } from '../model/order.ts';
import type { Settings } from '../model/settings.ts';
import { WHOLE } from '../settings/window.ts';
import { type ArticleStore, attempt, readRecord } from './articleStore.ts';
import type { FeedCandidates } from './plan/feedDocuments.ts';
import type { MeasuredWindow } from './plan/largeFeeds.ts';

/**
 * Settles the windows of all feeds: as many of the candidates as fit into the bytes that the settings allow. The bodies of
 * candidates are read if their sizes are not recorded, and only as many as matter.
 */
export function measureWindows(
  feeds: readonly FeedCandidates[],
  settings: Settings,
  articles: ArticleStore,
): MeasuredWindow[] {
  const first = feeds.flatMap(({ feed, candidates }) =>
    // Of what has no limit, all are shown.
    feed.window.bytes === WHOLE.bytes ? candidates : candidates.slice(0, FIRST),
  );
  articles.expect([...new Set(first)]);
  const plain = new Map<Article, Sizes>();
  return feeds.map((window) => {
    // A show declares for itself what others declare for their items.
    const known = window.feed.podcast ? new Map<Article, Sizes>() : plain;
    const count = countFitting(sizesOf(window, settings, articles, known), window.feed.window.bytes);
    const shown = window.candidates.slice(0, count);
    const sizes = shown.map((article) => readRecord(articles, article).sizes.get(window.feed.folder) ?? 0);
    return { ...window, shown, sizes };
  });
}

/** So many candidates of a feed are read in any case, or nearly so. */
const FIRST = 50;

/** Bytes in each format, in the order of the table. */
type Sizes = readonly number[];

/**
 * Bytes that each article adds to the largest document of its feed; the first also brings the channel's.
 *
 * @param known bytes that articles add to the documents of such feeds
 */
function* sizesOf(
  { feed, candidates }: FeedCandidates,
  settings: Settings,
  articles: ArticleStore,
  known: Map<Article, Sizes>,
): Generator<number> {
  const channel = normaliseFeed(composeFeed(settings, [], { feed }));
  const empty = sizesWith(channel);
  const largest = Math.max(...empty);
  const measure = (article: Article) => {
    const growth =
      known.get(article) ??
      sizesWith(channel, articles.load(article).fragment).map((size, at) => size - (empty[at] as number));
    known.set(article, growth);
    return Math.max(...growth.map((more, at) => (empty[at] as number) + more)) - largest;
  };
  for (const [index, article] of candidates.entries()) {
    const { sizes, contentHash } = readRecord(articles, article);
    const recorded = sizes.get(feed.folder);
    const facts =
      recorded === undefined
        ? attempt(article, articles, () => ({
            sizes: new Map([...sizes, [feed.folder, measure(article)]]),
            // While it is in memory: the plan asks for it, of all that are shown.
            contentHash: contentHash ?? articles.contentHashOf(article),
          }))
        : undefined;
    if (facts) articles.addFacts(article, facts);
    const own = recorded ?? facts?.sizes.get(feed.folder);
    yield (own ?? 0) + (index === 0 ? largest : 0);
  }
}

function sizesWith(channel: AnyFeed, fragment?: Fragment): Sizes {
  const feed = { ...channel, items: fragment ? [fragment.item()] : [] };
  return FORMATS.map((format) => {
    const texts = fragment ? [fragment.textIn(format)] : [];
    const { before, after } = format.frame(feed, texts);
    return [before, ...texts, after].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  });
}
