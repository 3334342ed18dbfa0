import { formatSpoken } from '../dates/formatSpoken.ts';
import { FORMATS } from '../feeds/formats.ts';
import { cutSummary } from '../html/summary.ts';
import type { Article } from '../model/article.ts';
import type { FeedPlan } from '../model/feedPlan.ts';
import type { Item } from '../model/item.ts';
import type { Settings } from '../model/settings.ts';
import { ARCHIVE, renderArchivePage, renderMonthPage } from '../site/archivePages.ts';
import { renderArticlePage, renderMovedPage } from '../site/articlePage.ts';
import { renderFrontPage } from '../site/frontPage.ts';
import { OPML } from '../site/headersFile.ts';
import type { Show, Site } from '../site/layout.ts';
import { renderNotFoundPage } from '../site/notFoundPage.ts';
import { recordingOf } from '../site/recording.ts';
import { renderShowPage } from '../site/showPage.ts';
import type { LoadedArticle } from './loadedArticles.ts';
import { MAIN_PATHS } from './plan/feeds.ts';
import type { PagePlan } from './plan/outputPlan.ts';
import { findShowOf, showOf } from './showOf.ts';

/** The part of a `BuildPlan` that decides texts, beside the outputs themselves. */
export interface RenderContext {
  readonly settings: Settings;
  readonly feeds: readonly FeedPlan[];
  /** The address of a script that reloads a page while its publisher works on it. */
  readonly script?: string | undefined;
}

/** Gives the whole article of a head. */
export type Load = (article: Article) => LoadedArticle;

/** The text of a planned page. */
export function renderPage(page: PagePlan, context: RenderContext, load: Load): string {
  const site = siteOf(context);
  switch (page.kind) {
    case 'articlePage':
      return renderArticle(page, site, context, load);
    case 'movedPage':
      return renderMovedPage(site, page.to, page.isUnlisted);
    case 'archivePage':
      return renderArchivePage(site, page.months);
    case 'monthPage':
      return renderMonthPage(site, page.name, page.listed, page);
    case 'frontPage':
      return renderFront(page, site, context, load);
    case 'showPage':
      return renderShow(page, site, context, load);
    case 'notFoundPage':
      return renderNotFoundPage(site);
  }
}

const sites = new WeakMap<RenderContext, Site>();

/** What all pages of a build have in common, made once. */
function siteOf(context: RenderContext): Site {
  const known = sites.get(context);
  if (known) return known;
  const { settings, feeds, script } = context;
  const site: Site = {
    settings,
    formats: FORMATS,
    main: MAIN_PATHS,
    others: feeds.filter(({ isMain }) => !isMain),
    hasShow: feeds.some(({ podcast }) => podcast),
    formatTime: (stamp) => formatSpoken(stamp, settings.timeZone),
    ...(script !== undefined && { script }),
  };
  sites.set(context, site);
  return site;
}

type PageOf<Kind> = Extract<PagePlan, { kind: Kind }>;

function renderArticle(page: PageOf<'articlePage'>, site: Site, context: RenderContext, load: Load): string {
  const [article] = page.articles as readonly [Article];
  const { item: whole, html, transcript } = load(article);
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
    transcript,
    show: recordingOf(item) && findShowOf(article, context),
  };
  return renderArticlePage(site, paged, page);
}

function renderFront(page: PageOf<'frontPage'>, site: Site, context: RenderContext, load: Load): string {
  const newest = page.articles.map((article) =>
    shortened(named(load(article).item, article), site.settings.language),
  );
  const list = site.others.length > 0 ? OPML : undefined;
  const [main] = context.feeds.filter(({ isMain }) => isMain);
  const show = main && page.episodes && showOf(main, context.settings);
  const archive = page.hasArchive ? ARCHIVE : undefined;
  return renderFrontPage(site, newest, { list, archive, show, episodes: page.episodes });
}

function renderShow(
  page: PageOf<'showPage'>,
  site: Site,
  { feeds, settings }: RenderContext,
  load: Load,
): string {
  const feed = feeds.find(({ folder }) => folder === page.folder) as FeedPlan;
  return renderShowPage(site, showOf(feed, settings) as Show, {
    newest: page.articles.map((article) => shortened(named(load(article).item, article), settings.language)),
    episodes: page.episodes,
    addressOf: (format) => `${settings.url}${feed.addresses[format]}`,
    top: page.folder.replace(/[^/]+/g, '..'),
  });
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
