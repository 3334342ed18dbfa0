import { formatSpoken } from '../dates/formatSpoken.ts';
import type { RemovedFile } from '../disk/disk.ts';
import { cutSummary } from '../html/summary.ts';
import type { Article } from '../model/article.ts';
import type { FeedPlan } from '../model/feedPlan.ts';
import { keyOf } from '../model/fingerprint.ts';
import { addressOf, pageFileOf } from '../model/pageAddress.ts';
import type { Settings } from '../model/settings.ts';
import { ARCHIVE, renderArchivePage, renderMonthPage } from '../site/archivePages.ts';
import { type Neighbours, renderArticlePage, renderMovedPage } from '../site/articlePage.ts';
import { COPY_SCRIPT, SCRIPT_MARK } from '../site/copyScript.ts';
import { renderFrontPage } from '../site/frontPage.ts';
import { HEADERS_MARK, renderHeaders } from '../site/headersFile.ts';
import { PAGE_MARK, SHARED, type Site } from '../site/layout.ts';
import { NOT_FOUND_FILE, renderNotFoundPage } from '../site/notFoundPage.ts';
import { PAGE_STYLE, STYLE_MARK } from '../site/pageStyle.ts';
import type { Bodies } from './articleStore.ts';
import { listOf, plansOf } from './plan/feedDocuments.ts';
import type { Making, Placed } from './plan/outputPlan.ts';
import { FRONT_PAGE, type PagePlan } from './plan/pages.ts';

/** What pages are made with. */
interface Workshop {
  readonly site: Site;
  readonly bodies: Bodies;
  /** A page, and what decides its text beside the settings and the articles whose bodies it shows. */
  readonly page: (path: string, items: readonly Article[], facts: unknown, render: () => string) => Placed;
}

/** The pages, what they share, and the files that go. */
export function pageFiles(making: Making): Placed[] {
  const { settings, documents, pages: plan, bodies, settingsHash, script } = making;
  const gone = plan.left.map((path): Placed => removed({ path, removedBy: PAGE_MARK }));
  if (!settings.pages)
    return [...gone, ...SHARED_FILES.map(({ path, mark }) => removed({ path, removedBy: mark }))];
  const feeds = plansOf(documents);
  const others = feeds.filter(({ isMain }) => !isMain);
  const around = keyOf(settingsHash, script, listOf(feeds), others);
  const site: Site = {
    settings,
    others,
    say: (stamp) => formatSpoken(stamp, settings.timeZone),
    ...(script !== undefined && { script }),
  };
  const page: Workshop['page'] = (path, items, facts, render) => ({
    file: { path, mark: PAGE_MARK, key: () => keyOf(around, path, facts, items.map(bodies.keyOf)), render },
    items,
  });
  const workshop: Workshop = { site, bodies, page };
  return [
    ...articlePages(plan, workshop),
    ...[...plan.moved].map(([path, head]) => page(path, [], listed(head), () => renderMovedPage(site, head))),
    ...archivePages(plan, workshop),
    ...SHARED_FILES.map(
      ({ path, mark, render }): Placed => ({
        file: { path, mark, key: () => keyOf(around, path), render: () => render(settings, feeds) },
        items: [],
      }),
    ),
    frontPage(plan, listOf(feeds), workshop),
    page(NOT_FOUND_FILE, [], '', () => renderNotFoundPage(site)),
    // Without it GitHub Pages leaves out what begins with an underscore or a dot.
    { file: { path: '.nojekyll', key: () => '', render: () => '' }, items: [] },
    ...gone,
  ];
}

function removed(file: RemovedFile): Placed {
  return { file, items: [] };
}

/** What comes and goes with the pages, and what such a file has in it where it is ours. */
const SHARED_FILES = [
  { path: SHARED.style, mark: STYLE_MARK, render: () => PAGE_STYLE },
  { path: SHARED.script, mark: SCRIPT_MARK, render: () => COPY_SCRIPT },
  {
    // Netlify and Cloudflare Pages read in it how to serve the rest.
    path: '_headers',
    mark: HEADERS_MARK,
    render: (settings: Settings, feeds: readonly FeedPlan[]) =>
      renderHeaders(settings, feeds, settings.pages),
  },
];

/** What pages say of an article that they lead to. */
function listed({ title, link, published, language }: Article) {
  return { title, link, published, language };
}

function articlePages({ addresses }: PagePlan, { site, bodies, page }: Workshop): Placed[] {
  const heads = [...addresses.keys()];
  return heads.map((head, index) => {
    const beside = { newer: heads[index - 1], older: heads[index + 1] };
    const facts = [beside.newer && listed(beside.newer), beside.older && listed(beside.older)];
    const path = pageFileOf(addressOf(head, site.settings)) as string;
    return page(path, [head], facts, () => renderArticle(site, head, beside, bodies));
  });
}

function renderArticle(
  site: Site,
  head: Article,
  beside: { readonly [Which in keyof Neighbours]: Article | undefined },
  { load }: Bodies,
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

/** The page of all months, and one for each. */
function archivePages({ months }: PagePlan, { site, page }: Workshop): Placed[] {
  if (months.size === 0) return [];
  const names = [...months.keys()];
  const list = names.map((name) => ({ name, count: months.get(name)?.length ?? 0 }));
  return [
    page(`${ARCHIVE}${FRONT_PAGE}`, [], list, () => renderArchivePage(site, list)),
    ...[...months].map(([name, heads], index) => {
      const beside = { newer: names[index - 1], older: names[index + 1] };
      return page(`${ARCHIVE}${name}/${FRONT_PAGE}`, [], [beside, heads.map(listed)], () =>
        renderMonthPage(site, name, heads, beside),
      );
    }),
  ];
}

function frontPage({ newest, months }: PagePlan, list: string | undefined, workshop: Workshop): Placed {
  const { site, bodies, page } = workshop;
  const archive = months.size > 0 ? ARCHIVE : undefined;
  return page(FRONT_PAGE, newest, archive, () => {
    const shown = newest.map((head) => {
      const { item } = bodies.load(head);
      const { title, description, language = site.settings.language } = item;
      return {
        ...item,
        title: cutSummary(title, language),
        ...(description !== undefined && { description: cutSummary(description, language) }),
      };
    });
    return renderFrontPage(site, shown, { list, archive });
  });
}
