import { shiftOf } from '../../identity/onto/timeDifference.ts';
import type { GivenByFeed } from '../../import/givenEntries.ts';
import type { Article } from '../../model/article.ts';
import { type LockEntry, UNKNOWN } from '../../model/lockEntry.ts';
import { formatRfc3339, type Stamp } from '../../model/stamp.ts';
import type { Match, Present } from './presentArticles.ts';

export type NewLine = Omit<LockEntry, 'line'>;

/** True if a run has given the article to subscribers since, under the id of the feed. */
export function isKnown({ entry: { id }, article: { article, id: own } }: Match): boolean {
  if (article === undefined) return own === id;
  return article.entry?.id === id && article.entry.contentHash !== UNKNOWN;
}

/**
 * The line of an article as the feed gave it: with the times of that where they differ, so that the next run tells what
 * subscribers will notice. None if a draft has no time at all.
 * What is of a later time is out before it.
 */
export function lineOfMatch({ entry, article: present }: Match, now: Date): NewLine | readonly [] {
  const { article, file, held } = present;
  const published = publishedOf(entry, article);
  if (published === undefined) return [];
  const pages = (article?.entry ?? article?.replacedEntry)?.pages;
  return {
    id: entry.id,
    file,
    published: formatRfc3339(published),
    updated: formatRfc3339(updatedOf(entry, article, published)),
    textHash: article?.textHash ?? UNKNOWN,
    contentHash: UNKNOWN,
    isGone: false,
    ...(pages && { pages }),
    ...(held === 'a draft' && { isDraft: true as const }),
    ...(held === 'unlisted' && { isUnlisted: true as const }),
    ...(held !== 'a draft' && held !== 'unlisted' && published > now && { isEarly: true as const }),
  };
}

/** The line of an article that no feed shows any more, by an id that is known otherwise. None without one. */
export function lineOfArticle(present: Present, id: string | undefined, now: Date): NewLine | readonly [] {
  const { article } = present;
  if (article === undefined || id === undefined) return [];
  const entry = { id, published: article.published, line: 1, html: '' };
  return lineOfMatch({ entry, article: present, reason: '' }, now);
}

/** The time of an article that is still to come and that the feed has given: by its line it stays out. Undefined for any other. */
export function earlyTime({ entry, article: { article, held } }: Match): Stamp | undefined {
  if (held !== 'of a later time' || article === undefined) return undefined;
  return publishedOf(entry, article) === article.published ? article.published : undefined;
}

function publishedOf({ published, updated }: GivenByFeed, article: Article | undefined): Date | undefined {
  if (article === undefined) return published ?? updated;
  if (published === undefined || shiftOf({ given: published, here: article.published }) === 0)
    return article.published;
  return published;
}

/** Feeds that do not say when an article changed have given the time that it has; a time that the article does not have is no news. */
function updatedOf({ updated: given }: GivenByFeed, article: Article | undefined, published: Date): Date {
  if (article === undefined || article.updated <= article.published) return published;
  const { updated, updatedPlace } = article;
  return given && updatedPlace && given < updated && given > published ? given : updated;
}
