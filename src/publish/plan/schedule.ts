import { isOutBy } from '../../identity/givenEarly.ts';
import type { Article, Head, UnlistedArticle } from '../../model/article.ts';
import { linkRuleFor } from '../../model/linkPresets.ts';
import { newestFirst } from '../../model/order.ts';
import { hasPage } from '../../model/pageAddress.ts';
import { type Problem, problemAt } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import { formatRfc3339 } from '../../model/stamp.ts';

/** Which articles a reader may see at a time. */
export interface Schedule {
  /** Those that feeds and lists show, the newest first. */
  readonly published: readonly Article[];
  /** Those that have a page by now, and that no feed and no list shows, the newest first. */
  readonly unlisted: readonly UnlistedArticle[];
  /** Articles of the future, the next one first. */
  readonly scheduled: readonly Article[];
  readonly expired: readonly Article[];
}

/** True if its author says that no feed and no list shows it. */
function isUnlisted(article: Article): article is UnlistedArticle {
  return article.unlistedPlace !== undefined;
}

function isExpired({ expires }: Head, now: Date): boolean {
  return expires !== undefined && expires <= now;
}

/** True for an article that feeds and lists show at a time. */
export function isPublished(head: Head & Pick<Article, 'entry'>, now: Date): boolean {
  return isOutBy(head, now) && !isExpired(head, now) && head.unlistedPlace === undefined;
}

/** Sorts articles by what a reader may see of them now. */
export function scheduleArticles(articles: readonly Article[], now: Date): Schedule {
  const alive = articles.filter((article) => !isExpired(article, now)).toSorted(newestFirst);
  const out = alive.filter((article) => isOutBy(article, now));
  return {
    expired: articles.filter((article) => isExpired(article, now)),
    published: out.filter((article) => !isUnlisted(article)),
    unlisted: out.filter(isUnlisted),
    scheduled: alive.filter((article) => !isOutBy(article, now)).reverse(),
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
export function nextReportChange({ scheduled, published, unlisted }: Schedule): Date | undefined {
  return nextChange(scheduled, [...scheduled, ...published, ...unlisted]);
}

/** Warns of each unlisted article that has no page of ours, and none of a site that exists: then nothing shows it. */
export function findUnshown({ unlisted }: Schedule, settings: Settings): Problem[] {
  return unlisted.flatMap((article) => {
    const isOfSite = article.hasOwnLink && linkRuleFor(article.file, settings) !== undefined;
    if (isOfSite || hasPage(article, settings)) return [];
    const [why, what] = article.hasOwnLink
      ? ['a link: of its own', 'take the link: out to make a page of it, or write draft: true']
      : ['pages: false in feed.yaml', 'write pages: true into feed.yaml, or draft: true here'];
    const message = `expected an unlisted article to have a page, found ${why}`;
    const mend = `nothing shows it; ${what}`;
    return [problemAt(article.unlistedPlace, { code: 'UNLISTED_WITHOUT_PAGE', message, mend })];
  });
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
