import type { Article } from '../../model/article.ts';
import { SETTINGS_FILE } from '../../model/fileNames.ts';
import { type Problem, problemAt } from '../../model/problem.ts';
import type { FeedWindow } from './feedDocuments.ts';

/**
 * Bytes of a document, and of one article in it, from which an author is told. Readers ask for the whole document again
 * and again, and refuse what is too large: CommaFeed more than 5 MB (its issue 1580), Miniflux more than 15 MB (its issue
 * 2374), mail services and podcast directories less. A warning has to come long before that.
 */
const MAX_DOCUMENT = 1_000_000;
const MAX_ARTICLE = 250_000;
/** Of a large feed, so many articles are named. */
const MAX_NAMED = 3;

/** A window whose articles are measured. */
export interface MeasuredWindow extends FeedWindow {
  /** Bytes that each article that is shown adds to the largest document, in their order. */
  readonly sizes: readonly number[];
}

/** Finds feeds, and articles in them, that are large enough for a reader to refuse them. */
export function findLargeFeeds(windows: readonly MeasuredWindow[]): Problem[] {
  const large = new Map<Article, number>();
  for (const { shown, sizes } of windows) {
    for (const [index, article] of shown.entries()) {
      const size = sizes[index] as number;
      if (size > MAX_ARTICLE) large.set(article, Math.max(size, large.get(article) ?? 0));
    }
  }
  const problems = windows.flatMap(problemOfFeed);
  for (const [article, size] of large) problems.push(problemOfArticle(article, size));
  return problems;
}

function problemOfFeed({ feed, shown, sizes }: MeasuredWindow): Problem[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total <= MAX_DOCUMENT) return [];
  const most = sizes.reduce((largest, size) => Math.max(largest, size), 0);
  const named = shown
    .map((article, index) => ({ article, size: sizes[index] as number }))
    .toSorted((a, b) => b.size - a.size)
    // What is a small part of the feed need not be divided.
    .filter(({ size }) => size * 10 > most)
    .slice(0, MAX_NAMED)
    .map(({ article, size }) => `${article.file} (${inWords(size)})`);
  const fewer = feed.podcast ? 'show fewer episodes by window:' : 'set fewer window.bytes';
  const fault = {
    code: 'FEED_LARGE',
    message: `expected a feed of at most ${inWords(MAX_DOCUMENT)}, found ${feed.paths.rss} with ${inWords(total)}; its largest articles are ${named.join(', ')}`,
    mend: `readers load all of it each time, and some refuse it; divide these articles, ${fewer}, or content: summary`,
  } as const;
  return [problemAt({ file: SETTINGS_FILE, line: 1, column: 1 }, fault)];
}

function problemOfArticle({ file }: Article, size: number): Problem {
  const fault = {
    code: 'ARTICLE_LARGE',
    message: `expected an article of at most ${inWords(MAX_ARTICLE)} in a feed, found one of ${inWords(size)}`,
    mend: 'readers load it each time, and some refuse it; divide it, or write content: summary into feed.yaml',
  } as const;
  return problemAt({ file, line: 1, column: 1 }, fault);
}

/** Bytes as people say them, in thousands and millions. */
function inWords(bytes: number): string {
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${Math.round(bytes / 1e5) / 10} MB`;
}
