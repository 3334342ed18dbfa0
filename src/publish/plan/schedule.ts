import type { Article, Head } from '../../model/article.ts';
import { newestFirst } from '../../model/order.ts';
import { type Problem, problemAt } from '../../model/problem.ts';
import { formatRfc3339 } from '../../model/stamp.ts';

/** Which articles a reader may see at a time. */
export interface Due {
  /** The newest first. */
  readonly published: readonly Article[];
  /** Those of the future, the next one first. */
  readonly held: readonly Article[];
  readonly expired: readonly Article[];
}

/** Sorts articles by what a reader may see of them now. */
export function selectDue(heads: readonly Article[], now: Date): Due {
  const isExpired = ({ expires }: Head) => expires !== undefined && expires <= now;
  const alive = heads.filter((head) => !isExpired(head)).toSorted(newestFirst);
  return {
    expired: heads.filter(isExpired),
    published: alive.filter((head) => head.published <= now),
    held: alive.filter((head) => head.published > now).reverse(),
  };
}

/** The next instant at which a run would change something by itself: an article falls due, or one that is shown expires. */
export function nextChange(held: Iterable<Head>, shown: Iterable<Head>): Date | undefined {
  const changes = [
    // One that expires before its date is never shown.
    ...[...held].flatMap(({ published, expires }) => (expires && expires <= published ? [] : published)),
    ...[...shown].flatMap(({ expires }) => expires ?? []),
  ];
  return changes.toSorted((a, b) => a.getTime() - b.getTime())[0];
}

/** The next instant at which a run would tell something else by itself: one that is never shown is no longer held, too. */
export function nextNews(held: Iterable<Head>, shown: Iterable<Head>): Date | undefined {
  return nextChange(held, [...held, ...shown]);
}

/** Readers that sort by the last change would keep such an article on top until then. */
export function tellFuture({ updated, updatedPlace, published }: Article, now: Date): Problem[] {
  if (updatedPlace === undefined || updated <= now || updated <= published) return [];
  const message = `expected a time that has come, found ${formatRfc3339(updated)}`;
  const mend = 'it is published as written, and readers show it; write when the article was changed';
  return [problemAt(updatedPlace, { code: 'UPDATED_IN_FUTURE', message, mend })];
}
