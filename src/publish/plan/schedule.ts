import type { Article, Head } from '../../model/article.ts';
import { newestFirst } from '../../model/order.ts';
import { type Problem, problemAt } from '../../model/problem.ts';
import { formatRfc3339 } from '../../model/stamp.ts';

/** Which articles a reader may see at a time. */
export interface Schedule {
  /** The newest first. */
  readonly published: readonly Article[];
  /** Articles of the future, the next one first. */
  readonly scheduled: readonly Article[];
  readonly expired: readonly Article[];
}

/** Sorts articles by what a reader may see of them now. */
export function scheduleArticles(articles: readonly Article[], now: Date): Schedule {
  const isExpired = ({ expires }: Head) => expires !== undefined && expires <= now;
  const alive = articles.filter((article) => !isExpired(article)).toSorted(newestFirst);
  return {
    expired: articles.filter(isExpired),
    published: alive.filter(({ published }) => published <= now),
    scheduled: alive.filter(({ published }) => published > now).reverse(),
  };
}

/** The next instant at which a run would change something by itself: an article is published, or one that is shown expires. */
export function nextChange(scheduled: Iterable<Head>, shown: Iterable<Head>): Date | undefined {
  const changes = [
    // An article that expires before its date is never shown.
    ...[...scheduled].flatMap(({ published, expires }) => (expires && expires <= published ? [] : published)),
    ...[...shown].flatMap(({ expires }) => expires ?? []),
  ];
  return changes.toSorted((a, b) => a.getTime() - b.getTime())[0];
}

/** The next instant at which a run would report something else: also that an article which is never shown has expired. */
export function nextReportChange({ scheduled, published }: Schedule): Date | undefined {
  return nextChange(scheduled, [...scheduled, ...published]);
}

/** Warns of an `updated` in the future: readers that sort by the last change would keep the article on top until then. */
export function findFutureUpdates(articles: readonly Article[], now: Date): Problem[] {
  return articles.flatMap(({ updated, updatedPlace, published }) => {
    if (updatedPlace === undefined || updated <= now || updated <= published) return [];
    const message = `expected a time that has come, found ${formatRfc3339(updated)}`;
    const mend = 'it is published as written, and readers show it; write when the article was changed';
    return [problemAt(updatedPlace, { code: 'UPDATED_IN_FUTURE', message, mend })];
  });
}
