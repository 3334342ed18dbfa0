import type { Article } from '../../model/article.ts';
import type { FeedDocument } from './outputPlan.ts';

/**
 * Mail services and some readers skip an item that is older than a day when they first see it: Buttondown's documentation
 * of RSS-to-email says so.
 */
const LATE_AFTER_IN_MS = 24 * 60 * 60 * 1000;

/** An article that is published for the first time and that no feed shows. */
export interface UnseenArticle {
  readonly article: Article;
  /** The part of the main feed's archive that has it: `archive/2012-03`; absent without an archive. */
  readonly archive?: string;
}

/** The page of a published article that has another address than before. Both are relative to the publication's. */
export interface MovedPage {
  readonly article: Article;
  readonly from: string;
  readonly to: string;
}

/** Finds the new articles whose time of publication is so long ago that many will not be told of them. */
export function findLate(fresh: readonly Article[], now: Date): Article[] {
  return fresh.filter(({ published }) => now.getTime() - published.getTime() > LATE_AFTER_IN_MS);
}

/**
 * Finds the new articles that are older than what the feeds show: no subscriber gets them.
 *
 * @param shown what the current documents of all feeds show
 */
export function findUnseen(
  published: readonly Article[],
  shown: ReadonlyMap<Article, unknown>,
  documents: readonly FeedDocument[],
): UnseenArticle[] {
  const isKnown = ({ entry, replacedEntry, candidateEntries }: Article) =>
    entry !== undefined || replacedEntry !== undefined || candidateEntries !== undefined;
  const unseen = published.filter((article) => !shown.has(article) && !isKnown(article));
  const archive = documents.filter(
    ({ feed, format, history }) => feed.isMain && format === 'rss' && history.isArchive,
  );
  return unseen.map((article) => {
    const path = archive.find(({ articles }) => articles.includes(article))?.path;
    return { article, ...(path !== undefined && { archive: path.replace(/\.xml$/, '') }) };
  });
}

/** Finds the articles whose page moves, as the lock knows. The old address sends people on. */
export function findMovedPages(addresses: ReadonlyMap<Article, string>): MovedPage[] {
  return [...addresses].flatMap(([article, to]) => {
    const from = article.entry?.pages?.[0];
    return from === undefined || from === to ? [] : [{ article, from, to }];
  });
}
