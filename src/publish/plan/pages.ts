import { formerPagesOf } from '../../identity/subscriberChanges.ts';
import type { Article } from '../../model/article.ts';
import type { LockEntry } from '../../model/lockEntry.ts';
import { addressOf, hasPage, pageFileOf } from '../../model/pageAddress.ts';
import { type Problem, problemAt } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import { NOT_FOUND_FILE } from '../../site/notFoundPage.ts';
import { monthOf } from './archiveParts.ts';
import type { Due } from './schedule.ts';

/** The pages to be: planned of heads alone. */
export interface PagePlan {
  /** The articles that have a page, the newest first, each with its address relative to the publication's. */
  readonly addresses: ReadonlyMap<Article, string>;
  /** Where pages were that have moved, each with the article that was there. */
  readonly moved: ReadonlyMap<string, Article>;
  /** Files of ours that may be there and should not be any more. */
  readonly left: readonly string[];
  /** The articles that the front page shows. */
  readonly newest: readonly Article[];
  /** All articles by their months, the newest first; none where there is no archive. */
  readonly months: ReadonlyMap<string, readonly Article[]>;
}

/** The file of a folder's own address. */
export const FRONT_PAGE = 'index.html';
/** Articles on the front page, where they fit. */
const NEWEST = 20;

/**
 * Plans a front page, a page for each published article that has no link of its own, and a page that sends people on
 * wherever such a page was before. The lock knows where that was.
 */
export function planPages(
  { published }: Due,
  settings: Settings,
  entries: readonly LockEntry[],
  problems: Problem[],
): PagePlan {
  const paged = published.filter((head) => hasPage(head, settings));
  const byFile = new Map<string, Article>();
  for (const head of paged) {
    const file = pageFileOf(addressOf(head, settings)) as string;
    const first = byFile.get(file);
    if (first) problems.push(sharedAddress(head, first));
    else byFile.set(file, head);
  }
  const moved = settings.pages ? findMoved(published, byFile, settings) : new Map<string, Article>();
  const known = entries.flatMap(({ pages = [] }) => pages.flatMap((address) => pageFileOf(address) ?? []));
  const ours = settings.pages ? [] : [FRONT_PAGE, NOT_FOUND_FILE];
  return {
    addresses: new Map(paged.map((head) => [head, addressOf(head, settings)])),
    moved,
    left: [...ours, ...new Set(known)].filter((file) => !byFile.has(file) && !moved.has(file)),
    newest: settings.pages ? published.slice(0, NEWEST) : [],
    months: settings.pages && settings.archive ? byMonth(published) : new Map(),
  };
}

/** Where pages of these articles were, and nobody's page is now: an author may have made one there. */
function findMoved(
  published: readonly Article[],
  ours: ReadonlyMap<string, Article>,
  settings: Settings,
): Map<string, Article> {
  const theirs = new Set(published.flatMap((head) => ownPageOf(head, settings) ?? []));
  const moved = new Map<string, Article>();
  for (const head of published) {
    for (const file of formerPagesOf(head).flatMap((address) => pageFileOf(address) ?? []))
      if (!ours.has(file) && !theirs.has(file) && !moved.has(file)) moved.set(file, head);
  }
  return moved;
}

/** The file that an author's own link leads to, where it is one that a page of ours could have. */
function ownPageOf({ link, hasOwnLink }: Article, { url }: Settings): string | undefined {
  if (!hasOwnLink || !link.startsWith(url)) return undefined;
  const path = link.slice(url.length).replace(/\/?(?:index\.html)?(?:[?#].*)?$/s, '');
  return pageFileOf(`${path}/`);
}

function byMonth(heads: readonly Article[]): Map<string, Article[]> {
  const months = new Map<string, Article[]>();
  for (const head of heads) {
    const those = months.get(monthOf(head));
    if (those) those.push(head);
    else months.set(monthOf(head), [head]);
  }
  return months;
}

/** The articles whose bodies the pages need. */
export function shownOn({ addresses, newest }: PagePlan): Article[] {
  return [...new Set([...addresses.keys(), ...newest])];
}

function sharedAddress(head: Article, first: Article): Problem {
  return problemAt(head.idPlace, {
    code: 'PAGE_SHARED',
    message: `expected a page of its own, found that of ${first.file}: ${head.link}`,
    mend: 'give one of the two another file name, a slug: or a link:',
  });
}
