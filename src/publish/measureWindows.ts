import { composeFeed } from '../feeds/composeFeed.ts';
import { FORMATS } from '../feeds/formats.ts';
import type { FeedPlan } from '../model/feedPlan.ts';
import type { Item } from '../model/item.ts';
import { countFitting } from '../model/order.ts';
import type { Settings } from '../model/settings.ts';
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
  return feeds.map((window) => {
    const count = countFitting(sizesOf(window, settings, articles), settings.window.bytes);
    const shown = window.candidates.slice(0, count);
    const sizes = shown.map((article) => readRecord(articles, article).sizes.get(window.feed.folder) ?? 0);
    return { ...window, shown, sizes };
  });
}

/** Bytes that each article adds to the largest document of its feed; the first also brings the channel's. */
function* sizesOf(
  { feed, candidates }: FeedCandidates,
  settings: Settings,
  articles: ArticleStore,
): Generator<number> {
  const channel = sizeOf(feed, settings, []);
  for (const [index, article] of candidates.entries()) {
    const { sizes } = readRecord(articles, article);
    const recorded = sizes.get(feed.folder);
    const measure = () => sizeOf(feed, settings, [articles.load(article).item]) - channel;
    const own = recorded ?? attempt(article, articles, measure);
    if (recorded === undefined && own !== undefined)
      articles.addFacts(article, { sizes: new Map([...sizes, [feed.folder, own]]) });
    yield (own ?? 0) + (index === 0 ? channel : 0);
  }
}

function sizeOf(feed: FeedPlan, settings: Settings, items: readonly Item[]): number {
  const composed = composeFeed(settings, items, { feed });
  return Math.max(...FORMATS.map(({ render }) => Buffer.byteLength(render(composed))));
}
