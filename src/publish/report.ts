import { formatSpoken } from '../dates/formatSpoken.ts';
import { stampAt } from '../dates/zone.ts';
import { LOCK_FILE } from '../model/fileNames.ts';
import { type Problem, problemAt } from '../model/problem.ts';
import type {
  BuildReport,
  ItemCounts,
  LeftOutArticle,
  ReportedArticle,
  TimedArticle,
} from './buildReport.ts';
import type { Changes } from './compareOutputs.ts';
import type { BuildPlan } from './planBuild.ts';

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
    // They were found in an order that depends on what is recorded.
    problems: [...problems, ...notOurs.toSorted().map((path) => leftAlone(placed(path)))],
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
