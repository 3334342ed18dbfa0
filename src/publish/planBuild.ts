import {
  EMPTY_CHANGES,
  findMovedDates,
  findSubscriberChanges,
  type PlannedState,
  type SubscriberChanges,
} from '../identity/subscriberChanges.ts';
import type { Article } from '../model/article.ts';
import type { FeedPlan } from '../model/feedPlan.ts';
import type { MediaFile } from '../model/media.ts';
import { newestFirst } from '../model/order.ts';
import { pageFileOf } from '../model/pageAddress.ts';
import type { Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import type { ArticleStore } from './articleStore.ts';
import type { ItemCounts } from './buildReport.ts';
import { formatNextLock } from './formatNextLock.ts';
import { hashContents } from './hashContents.ts';
import type { ArticleIndex } from './indexArticles.ts';
import { measureWindows } from './measureWindows.ts';
import { findAliasProblems } from './plan/aliases.ts';
import { planAssets } from './plan/assets.ts';
import { findDuplicates } from './plan/duplicates.ts';
import { findEpisodeProblems } from './plan/episodes.ts';
import { factsOf, findCandidates, planDocuments, type WindowFacts } from './plan/feedDocuments.ts';
import {
  findEmptyFeeds,
  findRenamedTagFeeds,
  findSharedTagFeeds,
  isSelected,
  planFeeds,
} from './plan/feeds.ts';
import { findInNoFeed } from './plan/inNoFeed.ts';
import { findLargeFeeds } from './plan/largeFeeds.ts';
import type { FeedDocument, RemovalPlan, TextPlan } from './plan/outputPlan.ts';
import { findMissingPages, planPages } from './plan/pages.ts';
import { isInScope, isMonthInScope, type PlanScope } from './plan/planScope.ts';
import { aliasPathsOf, planAliasRemovals, planRemovals } from './plan/removals.ts';
import {
  findFutureUpdates,
  findUnshown,
  nextChange,
  nextReportChange,
  type Schedule,
  scheduleArticles,
} from './plan/schedule.ts';
import { planShowPages, withMainShow } from './plan/showPages.ts';
import { findShowProblems } from './plan/shows.ts';
import { findUnknownLinks } from './plan/unknownLinks.ts';
import {
  findLate,
  findMovedPages,
  findUnseen,
  type MovedPage,
  type UnseenArticle,
} from './plan/unnoticed.ts';
import { findUnpublished } from './plan/unpublished.ts';
import { type ContextHash, hashContext } from './renderOutput.ts';
import type { RenderContext } from './renderPage.ts';
import { sortProblems } from './sortProblems.ts';
import type { BuildOptions, World } from './world.ts';

/** All that a build would publish, before anything is rendered: plain data. */
export interface BuildPlan extends RenderContext, ContextHash {
  readonly settings: Settings;
  readonly feeds: readonly FeedPlan[];
  /** The tags of all published articles, where there are feeds of tags. */
  readonly tags: readonly string[];
  readonly windows: readonly WindowFacts[];
  readonly schedule: Schedule;
  /** Of all articles, where the schedule has some of them. */
  readonly items?: ItemCounts;
  /** Numbers of articles that are drafts or were taken back. */
  readonly counts: { readonly drafts: number; readonly withdrawn: number };
  /** Texts in the order in which few articles are in memory at once: the newest first. */
  readonly texts: readonly TextPlan[];
  readonly removals: readonly RemovalPlan[];
  /** Files of the output folder that are not ours, and are looked for. */
  readonly foreignPages: readonly string[];
  /** Files of the author's that the settings refer to. */
  readonly media: readonly MediaFile[];
  /** The articles that are in a feed or have a page, the newest first. */
  readonly shown: readonly Article[];
  readonly subscribers: SubscriberChanges;
  /** New articles that are too old for feeds, and those that are too old for many readers. Nothing before the first build. */
  readonly unseen: readonly UnseenArticle[];
  readonly late: readonly Article[];
  readonly movedPages: readonly MovedPage[];
  /** The bytes of the next feed.lock; undefined if there is nothing to remember, and for a preview. */
  readonly lock: Buffer | undefined;
  /** All that is wrong, but for the bodies of articles that are not yet read. */
  readonly problems: readonly Problem[];
  /** Files of articles that are left out because of errors, each true if it stays as it was published last. */
  readonly leftOut: ReadonlyMap<string, boolean>;
  /** The next instant at which a run would change something. */
  readonly nextChange: Date | undefined;
  /** The next instant at which a run would report something else. */
  readonly nextReportChange: Date | undefined;
}

/**
 * Plans a build. The bodies of the windows' candidates are read if nothing is recorded of them; no other body is.
 *
 * @param scope what is planned, where the index has only some of the articles
 */
export function planBuild(
  world: World,
  index: ArticleIndex,
  articles: ArticleStore,
  options: BuildOptions,
  scope?: PlanScope,
): BuildPlan {
  const { now, isStrict = false, script } = options;
  const { settings, settingsHash, lock, drafts } = index;
  const schedule = scheduleArticles([...index.articles, ...index.kept.keys()], now);
  const { published, unlisted, scheduled } = schedule;
  const tags = scope ? scope.tags : tagsOf(published, settings);
  const feeds = planFeeds(settings, [{ tags }]);
  const planned = scope ? feeds.filter(({ folder }) => scope.archives.has(folder)) : feeds;
  const windows = measureWindows(findCandidates(planned, schedule, settings), settings, articles);
  const documents = windows.flatMap((window) => planDocuments(window, schedule, settings));
  const pages = planPages(schedule, settings, lock.entries, scope?.counts);
  const shows = planShowPages(windows, settings);
  const showPages = shows.filter((show) => show.kind !== 'removal');
  const texts = [...documents, ...withMainShow(pages.pages, windows), ...showPages];
  const isPlanned = (text: TextPlan) => scope === undefined || isInScope(text, scope);
  const isWritten = untouched(index, script !== undefined);
  const assets = planAssets(feeds, settings);
  const paths = new Set([...texts, ...assets].map(({ path }) => path));
  const outcome: PlannedState = {
    articles: index.articles,
    shown: hashContents(windows, index, articles),
    entries: lock.entries,
    unreadable: index.unreadable,
    drafts,
    previousIds: lock.publishedIds,
    pages: pages.addresses,
  };
  const subscribers = lock.isSound ? findSubscriberChanges(outcome, now) : EMPTY_CHANGES;
  const isFirst = lock.entries.length === 0;
  const isInFeed = (article: Article) => feeds.some((feed) => isSelected(article, feed, settings));
  const problems = [
    ...index.problems,
    ...findMovedDates([...published, ...scheduled], now),
    ...findFutureUpdates(published, now),
    // What is kept has no file that the author could delete.
    ...findDuplicates(
      [...published, ...scheduled].filter((article) => !index.kept.has(article)),
      settings,
    ),
    ...findEpisodeProblems([...published, ...scheduled], feeds, settings),
    ...findUnshown(schedule, settings),
    ...findUnknownLinks([...published, ...scheduled], settings),
    ...pages.problems,
    ...findMissingPages(pages.foreign, (path) => world.disk.occupantOf(settings.output, path) !== 'nothing'),
    ...findAliasProblems(feeds, [...assets, ...shows]),
    ...findSharedTagFeeds(feeds, published),
    ...findRenamedTagFeeds(feeds, published),
    ...findEmptyFeeds(settings, feeds, [...published, ...scheduled]),
    ...findInNoFeed(settings, feeds, published),
    ...findShowProblems(feeds, [...published, ...scheduled], settings),
    ...findLargeFeeds(windows),
    ...findUnpublished(outcome, schedule, settings, options),
  ];
  return {
    settings,
    feeds,
    tags,
    windows: windows.map(factsOf),
    script,
    ...hashContext(settingsHash, { settings, feeds, script }),
    schedule,
    counts: { drafts: drafts.size, withdrawn: published.filter((article) => article.withdrawn).length },
    texts: inOrder([
      ...texts.filter((text) => isWritten(text) && isPlanned(text)),
      ...assets.flatMap((asset) => (asset.kind === 'removal' ? [] : [asset])),
    ]),
    removals: [
      ...pages.removals.filter(isWritten),
      ...[...assets, ...shows].filter((output) => output.kind === 'removal'),
      ...planAliasRemovals(lock.aliases, feeds, paths),
      ...planRemovals(listArchives(world, planned, settings, scope), paths),
    ],
    foreignPages: [...pages.foreign.keys()],
    media: index.media,
    shown: [...new Set(texts.flatMap((text) => text.articles))].toSorted(newestFirst),
    subscribers,
    unseen: isFirst ? [] : findUnseen(published.filter(isInFeed), outcome.shown, documents),
    late: isFirst ? [] : findLate(subscribers.new, now),
    movedPages: findMovedPages(pages.addresses),
    // A preview is never written.
    lock:
      script === undefined
        ? formatNextLock(
            outcome,
            { ...lock, aliases: aliasPathsOf(feeds), codings: settings.precompress },
            now,
          )
        : undefined,
    problems: sortProblems(problems, isStrict),
    leftOut: index.leftOut,
    nextChange: nextChange(scheduled, [...published, ...unlisted]),
    nextReportChange: nextReportChange(schedule),
  };
}

/** The current documents of all feeds, in all formats, each once. */
export function currentDocuments({ texts }: BuildPlan): FeedDocument[] {
  return texts
    .filter((text) => text.kind === 'feed')
    .filter(({ history, alias }) => !history.isArchive && !alias);
}

/** The sort is stable: of one time, documents come before pages. Texts without an article come last. */
function inOrder(texts: readonly TextPlan[]): TextPlan[] {
  const newestOf = ({ articles }: TextPlan) => articles[0]?.published.getTime() ?? -1;
  return texts.toSorted((a, b) => newestOf(b) - newestOf(a));
}

/** Returns false for the pages of articles that are left out: they stay as they are. A preview shows them all the same. */
function untouched({ articles, lock, leftOut, unreadable }: ArticleIndex, isPreview: boolean) {
  const entries = isPreview || leftOut.size === 0 ? [] : lock.entries;
  // An article may have been renamed, and another one may have its file now.
  const matched = new Set(articles.map(({ entry }) => entry));
  const waiting = entries.filter(
    (entry) => !entry.isGone && unreadable.has(entry.file) && !matched.has(entry),
  );
  const files = new Set(waiting.flatMap(({ pages = [] }) => pages.map(pageFileOf)));
  return ({ path }: { readonly path: string }) => !files.has(path);
}

/** The names in the folders of all archives. A feed without an archive may have had one. */
function listArchives(
  { disk }: World,
  feeds: readonly FeedPlan[],
  { output }: Settings,
  scope: PlanScope | undefined,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    feeds.map(({ folder, archiveFolder }) => {
      const names = disk.names(`${output}/${archiveFolder}`);
      return [archiveFolder, scope ? names.filter((name) => isMonthInScope(name, folder, scope)) : names];
    }),
  );
}

function tagsOf(published: readonly Article[], { tagFeeds }: Settings): string[] {
  return tagFeeds ? [...new Set(published.flatMap(({ tags }) => tags))] : [];
}
