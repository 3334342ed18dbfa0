import type { Article } from '../../model/article.ts';
import { pageFileOf } from '../../model/pageAddress.ts';
import type { Problem } from '../../model/problem.ts';
import type { ItemCounts } from '../buildReport.ts';
import type { PackedReport } from '../incremental/packedReport.ts';
import { countCopies, monthOfNumber, numberIn } from '../incremental/sourceIndex.ts';
import type { ArticleIndex } from '../indexArticles.ts';
import { monthOf } from '../plan/archiveParts.ts';
import type { WindowFacts } from '../plan/feedDocuments.ts';
import type { RemovalPlan } from '../plan/outputPlan.ts';
import type { MonthCounts } from '../plan/pages.ts';
import { isPublished } from '../plan/schedule.ts';
import type { BuildPlan } from '../planBuild.ts';
import { countItems } from '../report.ts';
import { sortProblems } from '../sortProblems.ts';
import type { Reach } from './findReach.ts';
import type { Changed, KnownFile } from './readChanged.ts';

/** Counts the articles that lists show by their months: of months that are not known as many as there were. */
export function countMonths(
  articles: readonly Article[],
  { months, byMonth, others }: Reach,
  { records: { index } }: Changed,
  now: Date,
): MonthCounts {
  const counts = new Map<string, number>();
  const add = (month: string, count: number) => counts.set(month, (counts.get(month) ?? 0) + count);
  for (const [month, rows] of byMonth) if (!months.has(month)) add(month, rows.length);
  // Each of these is known, and counts as what it is.
  for (const number of others) {
    const month = monthOfNumber(numberIn(index, number, 'month'));
    if (!months.has(month)) add(month, -1);
  }
  for (const article of articles) {
    if (isPublished(article, now)) add(monthOf(article), 1);
  }
  const some = [...counts].filter(([, count]) => count > 0);
  return new Map(some.sort(([a], [b]) => (a < b ? 1 : -1)));
}

/** Counts all articles. Those that are not simply published are all known. */
export function countAll(plan: BuildPlan, { before, now, then }: Changed, time: Date): ItemCounts {
  const { published, drafts } = before.report.items;
  const more = (isOne: (known: KnownFile) => boolean) => now.filter(isOne).length - then.filter(isOne).length;
  return {
    ...countItems(plan),
    published: published + more(({ head }) => head !== undefined && isPublished(head, time)),
    drafts: drafts + more(({ head }) => head === undefined),
  };
}

/**
 * The windows of the feeds that were planned. Undefined if one of them could show an article that is not known: where it lost
 * one, or its days begin earlier.
 */
export function settleWindows(
  windows: readonly WindowFacts[],
  { archives }: Reach,
  before: PackedReport,
): WindowFacts[] | undefined {
  const former = new Map(before.windows.map((window) => [window.folder, window]));
  const isSafe = (window: WindowFacts) => {
    const old = former.get(window.folder) as WindowFacts;
    const isNoSmaller = window.count >= old.count && window.newest >= old.newest;
    const hasMore = !window.isAll && (archives.get(window.folder)?.size ?? 0) > 0;
    return old.isAll || isNoSmaller || hasMore;
  };
  if (!windows.every(isSafe)) return undefined;
  return windows.map((window) => ({
    ...window,
    isAll: window.isAll && former.get(window.folder)?.isAll === true,
  }));
}

/**
 * All problems but those of bodies: those that were planned of the articles that are known, and those that all others had.
 * Undefined if an article that has not changed has others than before.
 */
export function mergeProblems(
  plan: BuildPlan,
  ofBodies: readonly Problem[],
  { problems, records, now, then }: Changed,
): Problem[] | undefined {
  const known = new Set([...records.articles.keys(), ...then.map(({ file }) => file)]);
  const changed = new Set([...now, ...then].map(({ file }) => file));
  const texts = new Set(plan.texts.map(({ path }) => `${plan.settings.output}/${path}`));
  const isOwn = ({ file, code }: Problem) => known.has(file) && code !== TWICE;
  const planned = plan.problems.filter(isOwn);
  const isUnchanged = ({ file }: Problem) => !changed.has(file);
  const [is, was] = [[...planned, ...ofBodies], problems.filter(isOwn)].map((all) =>
    JSON.stringify(all.filter(isUnchanged).map(valuesOf).sort()),
  );
  if (is !== was) return undefined;
  const rest = problems.filter(
    (problem) => !isOwn(problem) && !(isForeign(problem) && texts.has(problem.file)),
  );
  const isStrange = (problem: Problem) =>
    isForeign(problem) || (problem.code === TWICE && changed.has(problem.file));
  if (rest.some(isStrange)) return undefined;
  return sortProblems([...rest, ...planned], false);
}

function valuesOf({ severity, code, file, line, column, message, mend }: Problem): string {
  return [severity, code, file, line, column, message, mend].join('\0');
}

/** That two articles have one text is told by all articles. */
const TWICE = 'ARTICLE_TWICE';

function isForeign({ code }: Problem): boolean {
  return code === 'FILE_FOREIGN';
}

/** Without the pages of articles that are not known: an article of a line of the lock may have had them before. */
export function withoutOthersPages(
  removals: readonly RemovalPlan[],
  { lock }: ArticleIndex,
  { records, now, then }: Changed,
): RemovalPlan[] {
  const changed = new Set([...now, ...then].map(({ file }) => file));
  const own = lock.entries
    .filter(({ file }) => changed.has(file))
    .flatMap(({ pages = [] }) => pages.map(pageFileOf));
  const files = new Set(own);
  const isPage = /^\d{4}\/\d\d\/\d\d\//;
  return removals.filter(({ path }) => !(isPage.test(path) && records.outputs.has(path)) || files.has(path));
}

/** The copies that no record names but those of changed articles, as they were. */
export function findDroppedCopies({ records, sources, then }: Changed): string[] {
  const named = then.flatMap(({ record: { body } }) => [
    ...new Set((body?.media ?? []).map(({ path }) => path)),
  ]);
  const ofSettings = new Set(sources.media.map(({ path }) => path));
  return [...new Set(named)].filter((path) => {
    const count = named.filter((one) => one === path).length;
    return !ofSettings.has(path) && countCopies(records.index.words, path) === count;
  });
}
