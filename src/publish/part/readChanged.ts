import { readFolders } from '../../articles/keptBackFolders.ts';
import type { Head } from '../../model/article.ts';
import { hasError, type Problem } from '../../model/problem.ts';
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
  /** Absent for a draft. */
  readonly head: Head | undefined;
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
  /** The states in which the outputs that it names were found. */
  readonly outputStates: ReadonlyMap<string, string>;
  /** Those of the last report, but for those of feed.yaml. */
  readonly problems: readonly Problem[];
}

/** More files than an author changes between two runs. */
const MAX_CHANGED = 100;

/**
 * Reads the heads of files that have changed. Undefined if these are many, or if one is no article, has an error, or is in a
 * folder of which it is told how many it has.
 */
export function readChanged(
  { disk }: World,
  { found, left, readRow }: IndexedRecords,
  settings: Settings,
): ChangedArticles | undefined {
  if (found.length + left.length > MAX_CHANGED) return undefined;
  const then = left.flatMap((number) => known(readRow(number)));
  const bodies = new Map(then.map(({ file, record: { body } }) => [file, body]));
  const now = found.flatMap((source) => {
    const { state, result } = readHead(source, disk, settings);
    const body = bodies.get(source.file);
    return known([source.file, { state, result, ...(body && { body }) }]);
  });
  const isTold = [...now, ...then].some(
    ({ file }) => readFolders(file, settings.items).unclear !== undefined,
  );
  const isAll = then.length === left.length && now.length === found.length;
  return isAll && !isTold ? { now, then } : undefined;
}

function known(row: readonly [file: string, record: ArticleRecord] | undefined): KnownFile[] {
  if (row === undefined) return [];
  const [file, record] = row;
  const { head, isDraft, problems } = record.result;
  return (head || isDraft) && !hasError(problems) ? [{ file, record, head }] : [];
}

/** The heads of articles that are no drafts. */
export function headsOf(files: readonly KnownFile[]): Head[] {
  return files.flatMap(({ head }) => head ?? []);
}

/** True if no tag of a published article comes or goes, and none of its articles changes its place. */
export function isSameTagged({ now, then }: ChangedArticles): boolean {
  const before = new Map(then.map(({ file, head }) => [file, head]));
  return (
    now.length === then.length &&
    now.every(({ file, head }) => {
      const old = before.get(file);
      return keyOf(old) === keyOf(head);
    })
  );
}

function keyOf(head: Head | undefined): string {
  if (head === undefined) return '';
  const { published, expires, unlistedPlace, tags } = head;
  return JSON.stringify([published.getTime(), expires?.getTime(), unlistedPlace === undefined, tags]);
}
