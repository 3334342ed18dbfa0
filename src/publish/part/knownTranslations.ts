import type { Article, Head } from '../../model/article.ts';
import type { ArticleIndex } from '../indexArticles.ts';
import { isPublished } from '../plan/schedule.ts';
import { translated } from '../translatedIndex.ts';
import type { Changed } from './readChanged.ts';

/**
 * An index whose articles say where they are in other languages, as the last run has recorded it. Undefined if that may be
 * otherwise now: where an article comes or goes, or is called otherwise, others have another translation.
 */
export function withKnownTranslations(
  index: ArticleIndex,
  { now, then, records }: Changed,
  time: Date,
): ArticleIndex | undefined {
  const { languages, pages, archive } = index.settings;
  if (languages === undefined) return index;
  const before = new Map(then.map(({ file, head }) => [file, head]));
  const isSame = now.length === then.length && now.every(({ file, head }) => isKept(head, before.get(file)));
  // What is neither on a page nor in an archive may have been recorded long ago.
  if (!isSame || !(pages || archive)) return undefined;
  const articles: Article[] = [];
  for (const article of index.articles) {
    const body = records.articles.get(article.file)?.body;
    if (isPublished(article, time) && body?.link !== article.link) return undefined;
    articles.push(translated(article, body?.translations));
  }
  return { ...index, articles };
}

/** True if nothing of an article has changed by which others know it as a translation. A draft has nothing. */
function isKept(now: Head | undefined, before: Head | undefined): boolean {
  return keyOf(now) === keyOf(before);
}

function keyOf(head: Head | undefined): string {
  if (head === undefined) return '';
  const { language, translationKey, slug, hasOwnSlug, published, expires, unlistedPlace } = head;
  const times = [published.getTime(), expires?.getTime(), unlistedPlace === undefined];
  return JSON.stringify([language, translationKey, slug, hasOwnSlug, ...times]);
}
