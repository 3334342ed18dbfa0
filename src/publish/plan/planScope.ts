import { monthOf } from './archiveParts.ts';
import type { FeedDocument, TextPlan } from './outputPlan.ts';
import type { MonthCounts } from './pages.ts';

/** The part of a publication that is planned, where only some of its articles are known. */
export interface PlanScope {
  /**
   * By the folder of each feed whose documents are planned, the months of its archive that are planned. Those of the feed of
   * all articles are also the months of pages.
   */
  readonly archives: ReadonlyMap<string, ReadonlySet<string>>;
  readonly counts: MonthCounts;
  /** The tags of all published articles. */
  readonly tags: readonly string[];
}

/** True for a text that is planned: all that decides it is known. */
export function isInScope(text: TextPlan, scope: PlanScope): boolean {
  switch (text.kind) {
    case 'feed':
      return !text.history.isArchive || isMonthInScope(nameIn(text), text.feed.folder, scope);
    case 'articlePage':
      return text.articles.every((article) => isMonthInScope(monthOf(article), MAIN, scope));
    case 'movedPage':
      return isMonthInScope(monthOf(text.to), MAIN, scope);
    case 'showPage':
      return scope.archives.has(text.folder);
    case 'monthPage':
      return isMonthInScope(text.name, MAIN, scope);
    default:
      return true;
  }
}

/** The folder of the feed of all articles. */
const MAIN = '';

function nameIn({ path, feed }: FeedDocument): string {
  return path.slice(feed.archiveFolder.length);
}

/**
 * True for what has such a name in the archive of a feed, if it is of a month that is planned.
 *
 * @param name begins with the month: `2014-12-2.atom.xml`
 * @param folder the feed's
 */
export function isMonthInScope(name: string, folder: string, { archives }: PlanScope): boolean {
  return archives.get(folder)?.has(name.slice(0, 7)) === true;
}
