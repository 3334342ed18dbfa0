import { formatSpoken } from '../dates/formatSpoken.ts';
import { stampAt } from '../dates/zone.ts';
import type { SubscriberChanges } from '../identity/subscriberChanges.ts';
import type { Article } from '../model/article.ts';
import { LOCK_FILE } from '../model/fileNames.ts';
import { type Problem, problemAt } from '../model/problem.ts';
import type { Stamp } from '../model/stamp.ts';
import type { Changes } from './compareOutputs.ts';
import type { BuildPlan } from './planBuild.ts';

/** As much of an article as a report says. */
export type ReportedArticle = Pick<Article, 'id' | 'file' | 'title' | 'published'>;

/** As much of an article as a report says whose time it tells. */
export interface TimedArticle extends ReportedArticle {
  /** Its time as a person says it, in the publication's zone. */
  readonly spoken: string;
}

/** As much of a new article that no feed shows as a report says. */
export interface ReportedUnseen extends ReportedArticle {
  /** The part of the archive that has it: `archive/2012-03`. */
  readonly archive?: string;
}

/** What a run did. Paths are relative to feed.yaml. */
export interface BuildReport {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  readonly items: ItemCounts;
  readonly subscribers: SubscriberChanges;
  /** New articles that no feed shows, and new ones whose time is so long ago that many readers skip them. */
  readonly unseen: readonly ReportedUnseen[];
  readonly late: readonly ReportedArticle[];
  readonly newest: TimedArticle | undefined;
  /** Articles of the future, the next one first. */
  readonly held: readonly TimedArticle[];
  /** The next instant at which a run would change something, with the offset of the publication's zone. */
  readonly nextDue: Stamp | undefined;
  /** Articles that were left out because of errors, while the others were published. */
  readonly leftOut: readonly LeftOutArticle[];
  readonly problems: readonly Problem[];
}

/** An article that was left out because of an error. */
export interface LeftOutArticle {
  readonly file: string;
  /** True if subscribers have it, and it stays in the documents as it was published last. */
  readonly isKept: boolean;
}

/** Numbers of articles, by what a reader may see of them. */
export interface ItemCounts {
  readonly published: number;
  readonly held: number;
  readonly drafts: number;
  /** Those that have a page, and that no feed and no list shows. They do not count as published. */
  readonly unlisted: number;
  readonly expired: number;
  /** Of the published ones, those that were taken back. */
  readonly withdrawn: number;
}

/** What a run did, or would do. */
export function reportOf(plan: BuildPlan, changes: Changes, problems: readonly Problem[]): BuildReport {
  const { schedule, subscribers, settings, nextChange } = plan;
  const { timeZone } = settings;
  const [newest] = schedule.published;
  const { written, unchanged, removed, notOurs, lock } = changes;
  const placed = (path: string) => `${settings.output}/${path}`;
  const withLock = (paths: readonly string[], status: Changes['lock']) => [
    ...paths.map(placed),
    ...(lock === status ? [LOCK_FILE] : []),
  ];
  return {
    items: countItems(plan),
    subscribers,
    unseen: plan.unseen.map(({ article: { id, file, title, published }, archive }) => ({
      id,
      file,
      title,
      published,
      ...(archive !== undefined && { archive }),
    })),
    late: plan.late,
    newest: newest && timed(newest, timeZone),
    held: schedule.scheduled.map((article) => timed(article, timeZone)),
    nextDue: nextChange && stampAt(nextChange.getTime(), timeZone),
    leftOut: leftOutOf(plan),
    written: withLock(written, 'written'),
    unchanged: withLock(unchanged, 'unchanged'),
    removed: removed.map(placed),
    problems: [...problems, ...notOurs.map((path) => leftAlone(placed(path)))],
  };
}

/** Node takes long to begin with time zones: a report that is repeated has its times in words. */
function timed({ id, file, title, published }: ReportedArticle, timeZone: string): TimedArticle {
  const spoken = formatSpoken(stampAt(published.getTime(), timeZone), timeZone);
  return { id, file, title, published, spoken };
}

/** The articles that a plan leaves out, in the order of their files. */
export function leftOutOf({ leftOut }: BuildPlan): LeftOutArticle[] {
  const files = [...leftOut].sort(([a], [b]) => (a < b ? -1 : 1));
  return files.map(([file, isKept]) => ({ file, isKept }));
}

export function countItems({ schedule, counts, items }: BuildPlan): ItemCounts {
  if (items) return items;
  const { published, unlisted, scheduled, expired } = schedule;
  const [drafts, withdrawn] = [counts.drafts, counts.withdrawn];
  return {
    published: published.length,
    held: scheduled.length,
    drafts,
    unlisted: unlisted.length,
    expired: expired.length,
    withdrawn,
  };
}

/** The note that somebody else's file stands where one of ours would be. */
export function leftAlone(file: string): Problem {
  return problemAt(
    { file, line: 1, column: 1 },
    {
      code: 'FILE_FOREIGN',
      message: 'expected a file of ours or none, found another',
      mend: 'it is left as it is; move it away, or write pages: false into feed.yaml',
    },
  );
}
