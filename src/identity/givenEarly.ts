import type { Article } from '../model/article.ts';

/**
 * True for an article of the future that subscribers have, since the publisher before gave it to them: it is not held back until
 * its time. One whose date was moved since is.
 */
export function isGivenEarly({ entry, published }: Pick<Article, 'entry' | 'published'>): boolean {
  return entry?.isEarly === true && Date.parse(entry.published) === published.getTime();
}

/** True for an article whose time has come, or that subscribers had before it. */
export function isOutBy(article: Pick<Article, 'entry' | 'published'>, now: Date): boolean {
  return article.published <= now || isGivenEarly(article);
}
