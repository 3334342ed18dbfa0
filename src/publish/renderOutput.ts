import { formatSpoken } from '../dates/formatSpoken.ts';
import { composeFeed } from '../feeds/composeFeed.ts';
import { renderFeedMenu, renderOpml } from '../feeds/feedLists.ts';
import { FORMATS, type Format } from '../feeds/formats.ts';
import { joinFrame } from '../feeds/frame.ts';
import { normaliseFeed } from '../feeds/normaliseFeed.ts';
import { cutSummary } from '../html/summary.ts';
import type { Article } from '../model/article.ts';
import type { AnyFeed } from '../model/channel.ts';
import type { FeedPlan } from '../model/feedPlan.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Item } from '../model/item.ts';
import type { Settings } from '../model/settings.ts';
import { ARCHIVE, renderArchivePage, renderMonthPage } from '../site/archivePages.ts';
import { renderArticlePage, renderMovedPage } from '../site/articlePage.ts';
import { renderFrontPage } from '../site/frontPage.ts';
import { OPML, renderHeaders } from '../site/headersFile.ts';
import type { Site } from '../site/layout.ts';
import { renderNotFoundPage } from '../site/notFoundPage.ts';
import { COPY_SCRIPT, FEED_STYLE, PAGE_STYLE } from '../site/pageAssets.ts';
import { runWithout } from './articleFaults.ts';
import type { ArticleStore } from './articleStore.ts';
import type { LoadedArticle } from './loadedArticles.ts';
import { MAIN_PATHS } from './plan/feeds.ts';
import type { FeedDocument, PagePlan, TextPlan } from './plan/outputPlan.ts';

/** The part of a `BuildPlan` that decides texts, beside the outputs themselves. */
export interface RenderContext {
  readonly settings: Settings;
  readonly feeds: readonly FeedPlan[];
  /** The address of a script that reloads a page while its publisher works on it. */
  readonly script?: string | undefined;
}

/** Gives the whole article of a head. */
export type Load = (article: Article) => LoadedArticle;

/** The text of a planned file. */
export function renderOutput(output: TextPlan, context: RenderContext, load: Load): string {
  const { settings, feeds } = context;
  switch (output.kind) {
    case 'feed':
      return renderDocument(output, settings, load);
    case 'opml':
      return renderOpml(settings, feeds);
    case 'feedMenu':
      return renderFeedMenu(settings, feeds);
    case 'feedStyle':
      return FEED_STYLE;
    case 'pageStyle':
      return PAGE_STYLE;
    case 'copyScript':
      return COPY_SCRIPT;
    case 'headers':
      return renderHeaders(settings, feeds, FORMATS);
    case 'noJekyll':
      return '';
    default:
      return renderPagePlan(output, siteOf(context), load);
  }
}

/**
 * Makes something of a planned file. Returns undefined if there is an article of which nothing can be made; each such
 * article has a problem then.
 *
 * @throws what is no article's fault
 */
export function tryOutput<Output extends TextPlan, T>(
  output: Output,
  articles: Pick<ArticleStore, 'fail' | 'hasFailed'>,
  make: (output: Output) => T,
): T | undefined {
  const sound = output.articles.filter((article) => !articles.hasFailed(article));
  if (sound.length === 0 && output.articles.length > 0) return undefined;
  let isWhole = sound.length === output.articles.length;
  const made = runWithout(
    sound,
    (some) =>
      some.length === 0 && output.articles.length > 0 ? undefined : make({ ...output, articles: some }),
    (article, error) => {
      isWhole = false;
      articles.fail(article, error);
    },
  );
  return isWhole ? made : undefined;
}

/** A document is what stands around its items, and what each of them adds to all documents that have it. */
function renderDocument(document: FeedDocument, settings: Settings, load: Load): string {
  const format = formatOf(document);
  const fragments = document.articles.map((article) => load(article).fragment);
  const channel = normaliseFeed(composeFeed(settings, [], document));
  const frame = format.frame({ ...channel, items: fragments.map(({ item }) => item()) });
  return joinFrame(
    frame,
    fragments.map(({ textIn }) => textIn(format)),
  );
}

/** The `Feed` that a document shows. */
export function composeDocument(document: FeedDocument, settings: Settings, load: Load): AnyFeed {
  const items = document.articles.map((article) => load(article).item);
  return composeFeed(settings, items, document);
}

/** The row of a document's format. */
export function formatOf({ format }: FeedDocument): Format {
  return FORMATS.find(({ id }) => id === format) as Format;
}

/**
 * Decides the text of a planned file: under one path and one hash there is never another text.
 *
 * @param contextHash of `hashContext`
 * @param bodyHash decides all that is made of an article's file; undefined while its body is unread
 */
export function hashInputs(
  output: TextPlan,
  { settingsHash, siteHash }: ContextHash,
  bodyHash: (article: Article) => string | undefined,
): string {
  // The documents of a feed formatTime nothing of other feeds.
  const context = output.kind === 'feed' ? settingsHash : siteHash;
  return fingerprint(context, { ...output, articles: output.articles.map(bodyHash) });
}

/** What all files of a build depend on, as two hashes. */
export interface ContextHash {
  readonly settingsHash: string;
  /** Of the settings, the list of feeds and the script. */
  readonly siteHash: string;
}

export function hashContext(settingsHash: string, { feeds, script }: RenderContext): ContextHash {
  return { settingsHash, siteHash: fingerprint(settingsHash, feeds, script) };
}

function siteOf({ settings, feeds, script }: RenderContext): Site {
  return {
    settings,
    formats: FORMATS,
    main: MAIN_PATHS,
    others: feeds.filter(({ isMain }) => !isMain),
    formatTime: (stamp) => formatSpoken(stamp, settings.timeZone),
    ...(script !== undefined && { script }),
  };
}

function renderPagePlan(page: PagePlan, site: Site, load: Load): string {
  switch (page.kind) {
    case 'articlePage':
      return renderArticle(page, site, load);
    case 'movedPage':
      return renderMovedPage(site, page.to, page.isUnlisted);
    case 'archivePage':
      return renderArchivePage(site, page.months);
    case 'monthPage':
      return renderMonthPage(site, page.name, page.listed, page);
    case 'frontPage':
      return renderFront(page, site, load);
    case 'notFoundPage':
      return renderNotFoundPage(site);
  }
}

function renderArticle(page: Extract<PagePlan, { kind: 'articlePage' }>, site: Site, load: Load): string {
  const [article] = page.articles as readonly [Article];
  const { item: whole, html } = load(article);
  const { correction, withdrawn, summary, unlistedPlace } = article;
  const { description: _, ...bare } = whole;
  // Where there is no text and no summary, a feed says what the article is about; the page does so below.
  const item = html === '' && summary === undefined ? bare : whole;
  const paged = {
    item: named(item, article),
    content: html,
    ...(correction !== undefined && withdrawn === undefined && { correction }),
    isWithdrawn: withdrawn !== undefined,
    isUnlisted: unlistedPlace !== undefined,
  };
  return renderArticlePage(site, paged, page);
}

function renderFront(page: Extract<PagePlan, { kind: 'frontPage' }>, site: Site, load: Load): string {
  const newest = page.articles.map((article) =>
    shortened(named(load(article).item, article), site.settings.language),
  );
  const list = site.others.length > 0 ? OPML : undefined;
  return renderFrontPage(site, newest, { list, archive: page.hasArchive ? ARCHIVE : undefined });
}

/** A page and a list name a note by its first words. */
function named(item: Item, { title }: Article): Item {
  return { ...item, title };
}

/** Long titles and descriptions are cut where an article stands among others. */
function shortened(item: Item, spoken: string): Item {
  const { title, description, language = spoken } = item;
  return {
    ...item,
    title: cutSummary(title, language),
    ...(description !== undefined && { description: cutSummary(description, language) }),
  };
}
