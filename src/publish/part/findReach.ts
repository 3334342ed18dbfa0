import type { Head } from '../../model/article.ts';
import type { FeedPlan } from '../../model/feedPlan.ts';
import type { Settings } from '../../model/settings.ts';
import { Stamp } from '../../model/stamp.ts';
import { countRows, fileIn, monthOfNumber, numberIn, rowsWithTags } from '../incremental/sourceIndex.ts';
import { monthOf } from '../plan/archiveParts.ts';
import { isSelected } from '../plan/feeds.ts';
import { findNeighbourhood, type Neighbourhood } from '../plan/neighbourhood.ts';
import { MAX_NEWEST } from '../plan/pages.ts';
import type { PlanScope } from '../plan/planScope.ts';
import { type Changed, headsOf } from './readChanged.ts';

/** Articles that are not simply published: all of them have to be known. */
const MAX_SPECIAL = 500;

/** How far a change reaches. */
export interface Reach extends Pick<PlanScope, 'archives'> {
  /** The months of which all articles are known. */
  readonly months: ReadonlySet<string>;
  /** Of the feed of all articles, those that are known only since what is planned leads there. */
  readonly edge: readonly string[];
  /** The unchanged rows with a head by month. */
  readonly byMonth: ReadonlyMap<string, readonly number[]>;
  /** The rows of other articles that are known: those that are not simply published, and those of a tag. */
  readonly others: ReadonlySet<number>;
}

/** Finds how far a change reaches; undefined if that cannot be told. */
export function findReach(feeds: readonly FeedPlan[], changed: Changed): Reach | undefined {
  const { before, sources, then, now } = changed;
  const heads = headsOf([...then, ...now]);
  const windows = new Map(before.windows.map((window) => [window.folder, window.months]));
  const { byMonth, special } = surveyRows(changed);
  const archives = new Map<string, ReadonlySet<string>>();
  const months = new Set<string>();
  const others = new Set(special);
  let edge: readonly string[] = [];
  for (const feed of feeds) {
    const shown = windows.get(feed.folder);
    if (shown === undefined || isApart(feed, sources.settings)) return undefined;
    const reached = reachIn(feed, shown, heads, byMonth, changed);
    if (reached === undefined) continue;
    const { planned, known, rows } = reached;
    archives.set(feed.folder, planned);
    for (const month of known) months.add(month);
    for (const row of rows) others.add(row);
    if (feed.isMain) edge = [...known].filter((month) => !planned.has(month));
  }
  return special.length > MAX_SPECIAL ? undefined : { archives, months, edge, byMonth, others };
}

/** How far a change reaches in a feed: months, and rows of further articles. Undefined where it does not. */
function reachIn(
  feed: FeedPlan,
  shown: readonly string[],
  heads: readonly Head[],
  byMonth: Reach['byMonth'],
  { sources: { settings }, records }: Changed,
): (Neighbourhood & { readonly rows: readonly number[] }) | undefined {
  // The months of the feed of all articles are those of pages, which an article has that is no episode of a show.
  const own = heads.filter((head) => feed.isMain || isSelected(head, feed, settings)).map(monthOf);
  if (own.length === 0 && !feed.isMain) return undefined;
  if (feed.selection.kind === 'tags') {
    // No article of a tag comes, goes or changes its place: see `isSameTagged`. So its window shows what it showed.
    if (isBelowWindow(heads, own, shown)) return undefined;
    const rows = shown.flatMap((month) => byMonth.get(month) ?? []);
    return { ...NO_MONTHS, rows: rowsWithTags(records.index, rows, feed.selection.tags) };
  }
  const [all, front] = feed.isMain
    ? [[...byMonth.keys()], newestMonths(byMonth)]
    : [archivedMonths(feed, records.outputs.keys()), []];
  return { ...findNeighbourhood([...all, ...shown], new Set([...own, ...shown, ...front])), rows: [] };
}

const NO_MONTHS: Neighbourhood = { planned: new Set(), known: new Set() };

/** True if a window shows none of the changed articles, and tells of none that was taken back. */
function isBelowWindow(heads: readonly Head[], own: readonly string[], shown: readonly string[]): boolean {
  return (
    !own.some((month) => shown.includes(month)) && heads.every(({ withdrawn }) => withdrawn === undefined)
  );
}

/** True if pages of months lead on to others than documents do: a show, or a main feed of chosen articles, lacks some. */
function isApart({ isMain, podcast, selection }: FeedPlan, { mainWindow }: Settings): boolean {
  return isMain && ((podcast !== undefined && mainWindow === undefined) || selection.kind !== 'all');
}

/** Sorts the rows that have a head; the special ones are of articles that are not simply published. */
function surveyRows({ records, left, before }: Changed): Pick<Reach, 'byMonth'> & { special: number[] } {
  const gone = new Set(left);
  const held = new Set(before.held.map(({ file }) => file));
  const [next = ''] = before.held
    .map(({ published }) => monthOf({ published: new Stamp(...published) }))
    .sort();
  const byMonth = new Map<number, number[]>();
  const special: number[] = [];
  const { index } = records;
  for (let row = 0; row < countRows(index); row += 1) {
    const number = numberIn(index, row, 'month');
    if (number === 0 || gone.has(row)) continue;
    const month = Math.abs(number);
    const those = byMonth.get(month);
    if (those) those.push(row);
    else byMonth.set(month, [row]);
    const isHeld = held.size > 0 && monthOfNumber(month) >= next && held.has(fileIn(index, row));
    if (isHeld || number < 0) special.push(row);
  }
  return { byMonth: new Map([...byMonth].map(([month, rows]) => [monthOfNumber(month), rows])), special };
}

/** The months of the articles on the front page. */
function newestMonths(byMonth: Reach['byMonth']): string[] {
  const months: string[] = [];
  let count = 0;
  for (const [month, rows] of [...byMonth].sort(([a], [b]) => (a < b ? 1 : -1))) {
    if (count >= MAX_NEWEST) break;
    months.push(month);
    count += rows.length;
  }
  return months;
}

function archivedMonths({ archiveFolder }: FeedPlan, paths: Iterable<string>): string[] {
  return [...paths].flatMap((path) => {
    const name = path.startsWith(archiveFolder) ? path.slice(archiveFolder.length) : '';
    return /^\d{4}-\d\d[-.]/.test(name) ? name.slice(0, 7) : [];
  });
}

/**
 * Reads the records of all articles that a change reaches, and gives their heads in the order of their files. Undefined if
 * one cannot be used.
 */
export function readReached({ months, byMonth, others }: Reach, { records, readRow, now }: Changed) {
  const numbers = new Set([...[...months].flatMap((month) => byMonth.get(month) ?? []), ...others]);
  const heads = headsOf(now);
  for (const number of numbers) {
    const row = readRow(number);
    if (row?.[1].result.head === undefined) return undefined;
    records.articles.set(...row);
    heads.push(row[1].result.head);
  }
  for (const { file, record } of now) records.articles.set(file, record);
  return heads.sort((a, b) => (a.file < b.file ? -1 : 1));
}
