import type { Article } from '../model/article.ts';
import type { FeedPlan } from '../model/feedPlan.ts';
import type { Settings } from '../model/settings.ts';
import type { Show } from '../site/layout.ts';
import { isSelected } from './plan/feeds.ts';

/** A feed as pages name it, if it is a show. */
export function showOf({ title, podcast, id, addresses }: FeedPlan, { url }: Settings): Show | undefined {
  // The page of a show is at the address of its folder, which is also the id of its feed.
  return podcast && { title, page: id, feed: url + addresses.rss, podcast };
}

/** The show that an article is an episode of: the feed of all articles only where there is no other. */
export function findShowOf(
  article: Article,
  { feeds, settings }: { readonly feeds: readonly FeedPlan[]; readonly settings: Settings },
): Show | undefined {
  const shows = feeds.filter((feed) => feed.podcast && isSelected(article, feed, settings));
  const feed = shows.find(({ isMain }) => !isMain) ?? shows[0];
  return feed && showOf(feed, settings);
}
