import { FORMATS } from '../../feeds/formats.ts';
import type { Article } from '../../model/article.ts';
import type { Tombstone } from '../../model/channel.ts';
import { encodePath } from '../../model/encodePath.ts';
import type { FeedPlan } from '../../model/feedPlan.ts';
import { chooseWindow, newestFirst } from '../../model/order.ts';
import type { Settings } from '../../model/settings.ts';
import { type ArchivePart, monthOf, planArchive } from './archiveParts.ts';
import { archivePathsOf, fits, isSelected } from './feeds.ts';
import type { FeedDocument } from './outputPlan.ts';
import type { Schedule } from './schedule.ts';

/** A feed with its articles, and with those that its window could show if there were no limit of bytes. */
export interface FeedCandidates {
  readonly feed: FeedPlan;
  /** All that are published, the newest first. */
  readonly articles: readonly Article[];
  readonly candidates: readonly Article[];
}

/** Finds the articles of each feed, and the candidates for its window. */
export function findCandidates(
  feeds: readonly FeedPlan[],
  { published }: Schedule,
  settings: Settings,
): FeedCandidates[] {
  const ofTagFeeds = articlesOfTagFeeds(feeds, published);
  return feeds.map((feed) => {
    const articles =
      ofTagFeeds.get(feed) ?? published.filter((article) => isSelected(article, feed, settings));
    return { feed, articles, candidates: chooseWindow(articles, feed.window) };
  });
}

/** The articles of feeds of tags, of which there may be a thousand. A tag is in one feed at most. */
function articlesOfTagFeeds(
  feeds: readonly FeedPlan[],
  published: readonly Article[],
): ReadonlyMap<FeedPlan, readonly Article[]> {
  const byFeed = new Map<FeedPlan, Article[]>();
  const byTag = new Map<string, Article[]>();
  for (const feed of feeds) {
    if (feed.selection.kind !== 'tags') continue;
    const articles: Article[] = [];
    byFeed.set(feed, articles);
    for (const tag of feed.selection.tags) byTag.set(tag, articles);
  }
  for (const article of published)
    for (const articles of new Set(article.tags.map((tag) => byTag.get(tag)))) articles?.push(article);
  return byFeed;
}

/** What a window could show, in few words: where its articles are, and whether there are others. */
export interface WindowFacts {
  /** The feed's. */
  readonly folder: string;
  /** Of the articles that the window could show, the newest first. */
  readonly months: readonly string[];
  readonly count: number;
  /** Of the newest article, in milliseconds since 1970; 0 if there is none. */
  readonly newest: number;
  /** True if the feed has no other article. */
  readonly isAll: boolean;
}

/** Says in few words what a window could show. */
export function factsOf({ feed, articles, candidates }: FeedCandidates): WindowFacts {
  return {
    folder: feed.folder,
    months: [...new Set(candidates.map(monthOf))],
    count: candidates.length,
    newest: candidates[0]?.published.getTime() ?? 0,
    isAll: candidates.length === articles.length,
  };
}

/** A feed whose window is settled. */
export interface FeedWindow extends FeedCandidates {
  /** What the current documents show. */
  readonly shown: readonly Article[];
}

/** Plans the documents of a feed, in all formats: the current ones, those at its further paths, and those of its archive. */
export function planDocuments(
  { feed, articles, shown }: FeedWindow,
  { published, expired }: Schedule,
  settings: Settings,
): FeedDocument[] {
  const isShown = new Set(shown);
  const left = expired.filter(({ unlistedPlace }) => unlistedPlace === undefined);
  // Whoever takes an episode back may take its audio away first.
  const withdrawn = [...published, ...left].filter(
    (article) => article.withdrawn && !isShown.has(article) && fits(article, feed, settings),
  );
  const parts = feed.hasArchive ? planArchive(articles.filter((article) => !isShown.has(article))) : [];
  const newest = parts.at(-1);
  const current = {
    kind: 'feed',
    feed,
    articles: shown,
    deleted: withdrawn.toSorted(newestFirst).map(deletedEntryOf),
    addresses: feed.addresses,
    history: {
      isArchive: false,
      ...(newest && { previous: archivePathsOf(encodePath(feed.folder), newest.name) }),
    },
  } as const;
  return [
    ...FORMATS.map(({ id }) => ({ ...current, format: id, path: feed.paths[id] as string })),
    ...(feed.aliases ?? []).map((alias) => ({ ...current, format: alias.format, path: alias.path, alias })),
    ...planParts(feed, parts),
  ];
}

/** The documents of an archive, the newest first. Each leads to the one before and the one after it. */
function planParts(feed: FeedPlan, parts: readonly ArchivePart<Article>[]): FeedDocument[] {
  const addressesOf = (part: ArchivePart<unknown>) => archivePathsOf(encodePath(feed.folder), part.name);
  return parts.toReversed().flatMap((part, index, all) => {
    const [newer, older] = [all[index - 1], all[index + 1]];
    const paths = archivePathsOf(feed.folder, part.name);
    const document = {
      kind: 'feed',
      feed,
      articles: part.items,
      deleted: [],
      addresses: addressesOf(part),
      history: {
        isArchive: true,
        current: feed.addresses,
        ...(older && { previous: addressesOf(older) }),
        ...(newer && { next: addressesOf(newer) }),
      },
    } as const;
    return FORMATS.map(({ id }) => ({ ...document, format: id, path: paths[id] as string }));
  });
}

function deletedEntryOf({ id, withdrawn, updated }: Article): Tombstone {
  return { id, when: updated, ...(withdrawn?.reason !== undefined && { comment: withdrawn.reason }) };
}
