import type { Article } from '../model/article.ts';
import { type ArticleStore, attempt, readRecord } from './articleStore.ts';
import type { ArticleIndex } from './indexArticles.ts';
import type { FeedWindow } from './plan/feedDocuments.ts';

/** What readers will see of each article that a current feed shows: the archive is nothing new to them. */
export function hashContents(
  windows: readonly FeedWindow[],
  { kept }: ArticleIndex,
  articles: ArticleStore,
): ReadonlyMap<Article, string> {
  const shown = new Set(windows.flatMap((window) => window.shown).filter((article) => !kept.has(article)));
  return new Map(
    [...shown].flatMap((article) => {
      const contentHash = contentHashOf(article, articles);
      return contentHash === undefined ? [] : [[article, contentHash] as const];
    }),
  );
}

/** Undefined for an article of which nothing can be made. */
function contentHashOf(article: Article, articles: ArticleStore): string | undefined {
  const { contentHash: recorded } = readRecord(articles, article);
  if (recorded !== undefined) return recorded;
  const contentHash = attempt(article, articles, () => articles.contentHashOf(article));
  if (contentHash !== undefined) articles.addFacts(article, { contentHash });
  return contentHash;
}
