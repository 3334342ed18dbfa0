import type { Writing } from '../disk/disk.ts';
import { EMPTY_CHANGES, type SubscriberChanges } from '../identity/subscriberChanges.ts';
import type { Article } from '../model/article.ts';
import { LOCK_FILE } from '../model/fileNames.ts';
import { type Problem, problemAt } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';

/** As much of an article as a report tells. */
export type Brief = Pick<Article, 'id' | 'file' | 'title' | 'published'>;

/** What a run did. Paths are relative to feed.yaml. */
export interface Report {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  readonly items: {
    readonly published: number;
    readonly held: number;
    readonly drafts: number;
    readonly expired: number;
    /** Of the published ones, those that were taken back. */
    readonly withdrawn: number;
  };
  readonly subscribers: SubscriberChanges;
  readonly newest: Brief | undefined;
  /** Articles of the future, the next one first. */
  readonly held: readonly Brief[];
  /** The next instant at which a run would change something. */
  readonly nextDue: Date | undefined;
  readonly problems: readonly Problem[];
}

/** What is known of a run before anything is written. */
export interface Plan extends Omit<Report, 'written' | 'unchanged' | 'removed'> {
  readonly held: readonly Article[];
}

/** A report, as the next run would give it where nothing changes. */
export function reportNext(report: Report): Report {
  const unchanged = [...report.written, ...report.unchanged].toSorted();
  return { ...report, written: [], unchanged, removed: [], subscribers: EMPTY_CHANGES };
}

/** An edition, as far as its report goes. */
interface Reported {
  readonly settings: Settings;
  readonly plan: Plan;
  readonly problems: () => readonly Problem[];
}

/** What a run did, or would do. */
export function reportOf({ settings, plan, problems }: Reported, writing: Writing): Report {
  const { written, unchanged, removed, foreign, record } = writing;
  const placed = (paths: readonly string[], kind: Writing['record']) => [
    ...paths.map((path) => `${settings.output}/${path}`),
    ...(record === kind ? [LOCK_FILE] : []),
  ];
  return {
    ...plan,
    written: placed(written, 'written'),
    unchanged: placed(unchanged, 'unchanged'),
    removed: removed.map((path) => `${settings.output}/${path}`),
    problems: [...problems(), ...foreign.map((path) => leftAlone(`${settings.output}/${path}`))],
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
