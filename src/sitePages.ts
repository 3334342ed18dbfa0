import type { Load } from './articles.ts';
import { cutSummary } from './content/summary.ts';
import { formatSpoken } from './dates/spoken.ts';
import type { OutputFile, RemovedFile, TextFile } from './disk/disk.ts';
import type { Due } from './due.ts';
import { HEADERS_MARK, renderHeaders } from './hosting.ts';
import { formerPagesOf } from './identity/notice.ts';
import { monthOf } from './model/archivePlan.ts';
import type { FeedPlan } from './model/feedPlan.ts';
import type { IdentifiedHead } from './model/head.ts';
import type { LockEntry } from './model/lock.ts';
import { addressOf, hasPage, pageFileOf } from './model/pagePlan.ts';
import { type Problem, problemAt } from './model/problem.ts';
import type { Publication } from './model/publication.ts';
import { ARCHIVE, renderArchivePage, renderMonthPage } from './pages/archivePages.ts';
import { type Neighbours, renderArticlePage, renderMovedPage } from './pages/articlePage.ts';
import { COPY_SCRIPT, SCRIPT_MARK } from './pages/copyScript.ts';
import { PAGE_MARK, SHARED, type Site } from './pages/frame.ts';
import { renderFrontPage } from './pages/frontPage.ts';
import { NOT_FOUND, renderNotFoundPage } from './pages/notFoundPage.ts';
import { PAGE_STYLE, STYLE_MARK } from './pages/pageStyle.ts';

/** The pages to be: planned of heads alone. */
export interface PagePlan {
  /** The articles that have a page, the newest first, each with its address relative to the publication's. */
  readonly addresses: ReadonlyMap<IdentifiedHead, string>;
  /** Where pages were that have moved, each with the article that was there. */
  readonly moved: ReadonlyMap<string, IdentifiedHead>;
  /** Files of ours that may be there and should not be any more. */
  readonly left: readonly string[];
  /** The articles that the front page shows. */
  readonly newest: readonly IdentifiedHead[];
  /** All articles by their months, the newest first; none where there is no archive. */
  readonly months: ReadonlyMap<string, readonly IdentifiedHead[]>;
}

const FRONT_PAGE = 'index.html';
/** Articles on the front page, where they fit. */
const NEWEST = 20;

/**
 * Plans a front page, a page for each published article that has no link of its own, and a page that sends people on
 * wherever such a page was before. The lock knows where that was.
 */
export function planPages(
  { published }: Due,
  publication: Publication,
  entries: readonly LockEntry[],
  problems: Problem[],
): PagePlan {
  const paged = published.filter((head) => hasPage(head, publication));
  const byFile = new Map<string, IdentifiedHead>();
  for (const head of paged) {
    const file = pageFileOf(addressOf(head, publication)) as string;
    const first = byFile.get(file);
    if (first) problems.push(sharedAddress(head, first));
    else byFile.set(file, head);
  }
  const moved = publication.pages
    ? findMoved(published, byFile, publication)
    : new Map<string, IdentifiedHead>();
  const known = entries.flatMap(({ pages = [] }) => pages.flatMap((address) => pageFileOf(address) ?? []));
  const ours = publication.pages ? [] : [FRONT_PAGE, NOT_FOUND];
  return {
    addresses: new Map(paged.map((head) => [head, addressOf(head, publication)])),
    moved,
    left: [...ours, ...new Set(known)].filter((file) => !byFile.has(file) && !moved.has(file)),
    newest: publication.pages ? published.slice(0, NEWEST) : [],
    months: publication.pages && publication.archive ? byMonth(published) : new Map(),
  };
}

/** Where pages of these articles were, and nobody's page is now: an author may have made one there. */
function findMoved(
  published: readonly IdentifiedHead[],
  ours: ReadonlyMap<string, IdentifiedHead>,
  publication: Publication,
): Map<string, IdentifiedHead> {
  const theirs = new Set(published.flatMap((head) => ownPageOf(head, publication) ?? []));
  const moved = new Map<string, IdentifiedHead>();
  for (const head of published) {
    for (const file of formerPagesOf(head).flatMap((address) => pageFileOf(address) ?? []))
      if (!ours.has(file) && !theirs.has(file) && !moved.has(file)) moved.set(file, head);
  }
  return moved;
}

/** The file that an author's own link leads to, where it is one that a page of ours could have. */
function ownPageOf({ link, hasOwnLink }: IdentifiedHead, { url }: Publication): string | undefined {
  if (!hasOwnLink || !link.startsWith(url)) return undefined;
  const path = link.slice(url.length).replace(/\/?(?:index\.html)?(?:[?#].*)?$/s, '');
  return pageFileOf(`${path}/`);
}

function byMonth(heads: readonly IdentifiedHead[]): Map<string, IdentifiedHead[]> {
  const months = new Map<string, IdentifiedHead[]>();
  for (const head of heads) {
    const those = months.get(monthOf(head));
    if (those) those.push(head);
    else months.set(monthOf(head), [head]);
  }
  return months;
}

/** The articles whose bodies the pages need. */
export function shownOn({ addresses, newest }: PagePlan): IdentifiedHead[] {
  return [...new Set([...addresses.keys(), ...newest])];
}

/** The texts of the pages, and the files that go. */
export function renderPages(
  plan: PagePlan,
  publication: Publication,
  feeds: readonly FeedPlan[],
  load: Load,
  { list, script }: { readonly list: string | undefined; readonly script: string | undefined },
): OutputFile[] {
  const gone = plan.left.map((path): RemovedFile => ({ path, removedBy: PAGE_MARK }));
  if (!publication.pages)
    return [...gone, ...SHARED_FILES.map(({ path, mark }) => ({ path, removedBy: mark }))];
  const site: Site = {
    publication,
    others: feeds.filter(({ isMain }) => !isMain),
    say: (stamp) => formatSpoken(stamp, publication.timeZone),
    ...(script !== undefined && { script }),
  };
  const page = (path: string, text: string): TextFile => ({ path, text, mark: PAGE_MARK });
  const heads = [...plan.addresses.keys()];
  const articles = heads.map((head, index) =>
    page(
      pageFileOf(addressOf(head, publication)) as string,
      renderArticle(site, head, { newer: heads[index - 1], older: heads[index + 1] }, load),
    ),
  );
  const moved = [...plan.moved].map(([path, head]) => page(path, renderMovedPage(site, head)));
  const newest = plan.newest.map((head) => {
    const { item } = load(head);
    const { title, description, language = publication.language } = item;
    return {
      ...item,
      title: cutSummary(title, language),
      ...(description !== undefined && { description: cutSummary(description, language) }),
    };
  });
  return [
    ...articles,
    ...moved,
    ...renderArchive(site, plan).map(({ path, text }) => page(path, text)),
    ...SHARED_FILES.map(({ path, mark, render }) => ({ path, mark, text: render(publication, feeds) })),
    page(
      FRONT_PAGE,
      renderFrontPage(site, newest, { list, archive: plan.months.size > 0 ? ARCHIVE : undefined }),
    ),
    page(NOT_FOUND, renderNotFoundPage(site)),
    // Without it GitHub Pages leaves out what begins with an underscore or a dot.
    { path: '.nojekyll', text: '' },
    ...gone,
  ];
}

/** What comes and goes with the pages, and what such a file has in it where it is ours. */
const SHARED_FILES = [
  { path: SHARED.style, mark: STYLE_MARK, render: () => PAGE_STYLE },
  { path: SHARED.script, mark: SCRIPT_MARK, render: () => COPY_SCRIPT },
  {
    // Netlify and Cloudflare Pages read in it how to serve the rest.
    path: '_headers',
    mark: HEADERS_MARK,
    render: (publication: Publication, feeds: readonly FeedPlan[]) =>
      renderHeaders(publication, feeds, publication.pages),
  },
];

/** The page of all months, and one for each. */
function renderArchive(site: Site, { months }: PagePlan): TextFile[] {
  if (months.size === 0) return [];
  const names = [...months.keys()];
  const list = names.map((name) => ({ name, count: months.get(name)?.length ?? 0 }));
  return [
    { path: `${ARCHIVE}${FRONT_PAGE}`, text: renderArchivePage(site, list) },
    ...[...months].map(([name, heads], index) => ({
      path: `${ARCHIVE}${name}/${FRONT_PAGE}`,
      text: renderMonthPage(site, name, heads, { newer: names[index - 1], older: names[index + 1] }),
    })),
  ];
}

function renderArticle(
  site: Site,
  head: IdentifiedHead,
  beside: { readonly [Which in keyof Neighbours]: IdentifiedHead | undefined },
  load: Load,
): string {
  const { item, html } = load(head);
  const { correction, withdrawn } = head;
  return renderArticlePage(
    site,
    {
      item,
      content: html,
      ...(correction !== undefined && withdrawn === undefined && { correction }),
      isWithdrawn: withdrawn !== undefined,
    },
    { ...(beside.older && { older: beside.older }), ...(beside.newer && { newer: beside.newer }) },
  );
}

function sharedAddress(head: IdentifiedHead, first: IdentifiedHead): Problem {
  return problemAt(head.idPlace, {
    code: 'PAGE_SHARED',
    message: `expected a page of its own, found that of ${first.file}: ${head.link}`,
    mend: 'give one of the two another file name, a slug: or a link:',
  });
}
