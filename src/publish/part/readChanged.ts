import type { Head } from '../../model/article.ts';
import type { Problem } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import type { Sources } from '../findSources.ts';
import type { ArticleRecord } from '../incremental/articleRecord.ts';
import type { PackedReport } from '../incremental/packedReport.ts';
import type { IndexedRecords } from '../incremental/records.ts';
import { readHead } from '../readArticle.ts';
import type { World } from '../world.ts';

/** An article's file, with what the last run recorded of it, or this one has read. */
export interface KnownFile {
  readonly file: string;
  readonly record: ArticleRecord;
  readonly head: Head;
}

/** The files that have changed, as they are and as they were. A file that is new, or gone, is in one of the lists. */
export interface ChangedArticles {
  readonly now: readonly KnownFile[];
  readonly then: readonly KnownFile[];
}

/** What has changed, and what the last run left. */
export interface Changed extends IndexedRecords, ChangedArticles {
  readonly sources: Sources;
  readonly before: PackedReport;
  /** Those of the last report, but for those of feed.yaml. */
  readonly problems: readonly Problem[];
}

/** More files than an author changes between two runs. */
const MAX_CHANGED = 100;

/**
 * Reads the heads of files that have changed. Undefined if these are many, or if one is more than an article that is simply
 * published, or was.
 */
export function readChanged(
  { disk }: World,
  { found, left, readRow }: IndexedRecords,
  settings: Settings,
  now: Date,
): ChangedArticles | undefined {
  if (found.length + left.length > MAX_CHANGED) return undefined;
  const then = left.flatMap((number) => known(readRow(number)));
  const bodies = new Map(then.map(({ file, record: { body } }) => [file, body]));
  const current = found.flatMap((source) => {
    const { state, result } = readHead(source, disk, settings);
    const body = bodies.get(source.file);
    return known([source.file, { state, result, ...(body && { body }) }]);
  });
  const isPlainAlone = [...then, ...current].every(({ head }) => isPlain(head, now));
  const isAll = then.length === left.length && current.length === found.length;
  return isAll && isPlainAlone ? { now: current, then } : undefined;
}

function known(row: readonly [file: string, record: ArticleRecord] | undefined): KnownFile[] {
  if (row?.[1].result.head === undefined) return [];
  const [file, record] = row;
  return [{ file, record, head: row[1].result.head }];
}

/** True for an article that is published, and that neither time nor its author takes out. */
export function isPlain({ published, expires, withdrawn, unlistedPlace }: Head, now: Date): boolean {
  return published <= now && (expires ?? withdrawn ?? unlistedPlace) === undefined;
}

/** True if no tag of a published article comes or goes, and none of its articles changes its place. */
export function isSameTagged({ now, then }: ChangedArticles): boolean {
  const before = new Map(then.map(({ file, head }) => [file, head]));
  return (
    now.length === then.length &&
    now.every(({ file, head }) => {
      const old = before.get(file);
      const isSameTime = old?.published.getTime() === head.published.getTime();
      return isSameTime && old?.tags.join('\n') === head.tags.join('\n');
    })
  );
}
