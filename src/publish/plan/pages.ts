import { formerPagesOf } from '../../identity/subscriberChanges.ts';
import type { Article } from '../../model/article.ts';
import type { LockEntry } from '../../model/lockEntry.ts';
import { addressOf, hasPage, pageFileOf } from '../../model/pageAddress.ts';
import { expected, type Problem, problemAt } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import { ARCHIVE, type ListedArticle } from '../../site/archivePages.ts';
import { PAGE_MARK } from '../../site/layout.ts';
import { NOT_FOUND_FILE } from '../../site/notFoundPage.ts';
import { monthOf } from './archiveParts.ts';
import type { PagePlan, RemovalPlan } from './outputPlan.ts';
import type { Schedule } from './schedule.ts';

/** The pages of a publication, and what is known of them before any body is read. */
export interface PagesPlan {
  readonly pages: readonly PagePlan[];
  /** Pages of ours that may be there and should not be any more. */
  readonly removals: readonly RemovalPlan[];
  /**
   * The articles that have a page, each with its address relative to the publication's: the newest first, and then unlisted
   * ones.
   */
  readonly addresses: ReadonlyMap<Article, string>;
  /** Files that links of their authors' lead to, where no page of ours is: somebody else has to put them there. */
  readonly foreign: ReadonlyMap<string, Article>;
  readonly problems: readonly Problem[];
}

/** The numbers of articles that lists show by their months, the newest first. */
export type MonthCounts = ReadonlyMap<string, number>;

/** The file of a folder's own address. */
const INDEX = 'index.html';
/** Articles on the front page, if they fit. */
export const MAX_NEWEST = 20;

/**
 * Plans a front page, pages of the archive, a page for each published article that has no link of its own, and a page that
 * sends people on wherever such a page was before, as the lock knows. Nothing leads to the page of an unlisted article.
 *
 * @param counts of the articles of all months, where the schedule has those of some
 */
export function planPages(
  { published, unlisted }: Schedule,
  settings: Settings,
  entries: readonly LockEntry[],
  counts?: MonthCounts,
): PagesPlan {
  const visible = [...published, ...unlisted];
  const paged = visible.filter((article) => hasPage(article, settings));
  const addresses = new Map(paged.map((article) => [article, addressOf(article, settings)]));
  const { byFile, problems } = filesOf(addresses);
  const foreign = settings.pages ? findForeign(visible, byFile, settings) : new Map<string, Article>();
  const moved = settings.pages ? findMoved(visible, byFile, foreign) : new Map<string, Article>();
  const pages = settings.pages ? allPages(published, addresses, moved, settings, counts) : [];
  const former = entries.flatMap((entry) => (entry.pages ?? []).flatMap((page) => pageFileOf(page) ?? []));
  const left = [...(settings.pages ? [] : [INDEX, NOT_FOUND_FILE]), ...new Set(former)];
  const removals = left
    .filter((file) => !byFile.has(file) && !moved.has(file))
    .map((path): RemovalPlan => ({ kind: 'removal', path, mark: PAGE_MARK }));
  return { pages, removals, addresses, foreign, problems };
}

/** Articles by the files of their pages; two that want one file are a problem. */
function filesOf(addresses: ReadonlyMap<Article, string>) {
  const byFile = new Map<string, Article>();
  const problems: Problem[] = [];
  // An article that is published already keeps its page: the other one is told.
  const isKnown = ([{ entry }]: readonly [Article, string]) => entry !== undefined;
  const all = [...addresses];
  for (const [article, address] of [...all.filter(isKnown), ...all.filter((one) => !isKnown(one))]) {
    const file = pageFileOf(address) as string;
    const first = byFile.get(file);
    if (first) problems.push(sharedAddress(article, first));
    else byFile.set(file, article);
  }
  return { byFile, problems };
}

/** Finds where pages of these articles were, unless an article has its page there now: of ours, or one of its author's. */
function findMoved(
  published: readonly Article[],
  ours: ReadonlyMap<string, Article>,
  theirs: ReadonlyMap<string, Article>,
): Map<string, Article> {
  const moved = new Map<string, Article>();
  for (const article of published) {
    for (const file of formerPagesOf(article).flatMap((address) => pageFileOf(address) ?? []))
      if (!ours.has(file) && !theirs.has(file) && !moved.has(file)) moved.set(file, article);
  }
  return moved;
}

function findForeign(
  published: readonly Article[],
  ours: ReadonlyMap<string, Article>,
  settings: Settings,
): Map<string, Article> {
  const foreign = new Map<string, Article>();
  for (const article of published) {
    const file = ownPageOf(article, settings);
    if (file !== undefined && !ours.has(file)) foreign.set(file, article);
  }
  return foreign;
}

/** Warns of a link into the folders of our pages, which leads to none there. */
export function findMissingPages(
  foreign: ReadonlyMap<string, Article>,
  isThere: (path: string) => boolean,
): Problem[] {
  return [...foreign].flatMap(([path, { idPlace, link }]) => {
    if (isThere(path)) return [];
    const mend = `take link: out, and its page is written; or put ${path} into the output folder`;
    return [problemAt(idPlace, expected('LINK_BROKEN', 'a page at the link of the article', link, mend))];
  });
}

/** The file that an author's own link leads to, if a page of ours could have it. */
function ownPageOf({ link, hasOwnLink }: Article, { url }: Settings): string | undefined {
  if (!hasOwnLink || !link.startsWith(url)) return undefined;
  const path = link.slice(url.length).replace(/\/?(?:index\.html)?(?:[?#].*)?$/s, '');
  return pageFileOf(`${path}/`);
}

function allPages(
  published: readonly Article[],
  addresses: ReadonlyMap<Article, string>,
  moved: ReadonlyMap<string, Article>,
  settings: Settings,
  counts: MonthCounts | undefined,
): PagePlan[] {
  const listed = new Map(published.map((article) => [article, listedOf(article)]));
  const entryOf = (article: Article) => listed.get(article) ?? listedOf(article);
  return [
    ...articlePages(addresses, entryOf),
    ...[...moved].map(([path, article]) =>
      page(path, {
        kind: 'movedPage',
        to: entryOf(article),
        ...(article.unlistedPlace && { isUnlisted: true }),
      }),
    ),
    ...(settings.archive ? archivePages(published, entryOf, counts) : []),
    page(
      INDEX,
      { kind: 'frontPage', hasArchive: settings.archive && published.length > 0 },
      published.slice(0, MAX_NEWEST),
    ),
    page(NOT_FOUND_FILE, { kind: 'notFoundPage' }),
  ];
}

type PageFacts = PagePlan extends infer Page
  ? Page extends PagePlan
    ? Omit<Page, 'path' | 'articles' | 'mark'>
    : never
  : never;

function page(path: string, facts: PageFacts, articles: readonly Article[] = []): PagePlan {
  return { path, mark: PAGE_MARK, articles, ...facts } as PagePlan;
}

/** As much of an article as another page that leads to it says. */
function listedOf({ title, link, published, language }: Article): ListedArticle {
  return { title, link, published, ...(language !== undefined && { language }) };
}

function articlePages(
  addresses: ReadonlyMap<Article, string>,
  entryOf: (article: Article) => ListedArticle,
): PagePlan[] {
  const listed = [...addresses.keys()].filter(({ unlistedPlace }) => unlistedPlace === undefined);
  const neighbours = new Map(
    listed.map((article, index) => [article, [listed[index - 1], listed[index + 1]]]),
  );
  return [...addresses].map(([article, address]) => {
    const [newer, older] = neighbours.get(article) ?? [];
    const beside = { ...(newer && { newer: entryOf(newer) }), ...(older && { older: entryOf(older) }) };
    return page(pageFileOf(address) as string, { kind: 'articlePage', ...beside }, [article]);
  });
}

/** The page of all months, and one for each. */
function archivePages(
  published: readonly Article[],
  entryOf: (article: Article) => ListedArticle,
  counts?: MonthCounts,
): PagePlan[] {
  const byMonth = new Map<string, ListedArticle[]>();
  for (const article of published) {
    const month = byMonth.get(monthOf(article));
    if (month) month.push(entryOf(article));
    else byMonth.set(monthOf(article), [entryOf(article)]);
  }
  if (byMonth.size === 0) return [];
  const names = [...byMonth.keys()];
  const months = [...(counts ?? countOf(byMonth))].map(([name, count]) => ({ name, count }));
  return [
    page(`${ARCHIVE}${INDEX}`, { kind: 'archivePage', months }),
    ...[...byMonth].map(([name, listed], index) => {
      const beside = { newer: names[index - 1], older: names[index + 1] };
      return page(`${ARCHIVE}${name}/${INDEX}`, { kind: 'monthPage', name, listed, ...beside });
    }),
  ];
}

function countOf(byMonth: ReadonlyMap<string, readonly unknown[]>): MonthCounts {
  return new Map([...byMonth].map(([name, those]) => [name, those.length]));
}

function sharedAddress(article: Article, first: Article): Problem {
  return problemAt(article.idPlace, {
    code: 'PAGE_SHARED',
    message: `expected a page of its own, found that of ${first.file}: ${article.link}`,
    mend: 'give one of the two another file name, a slug: or a link:',
  });
}
