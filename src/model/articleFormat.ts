/** How an article's file is read. */
export type ArticleFormat = 'markdown' | 'mdx' | 'newsroom' | 'html';

/** The formats of articles by the ends of their files' names. */
const ARTICLE_FORMATS: Readonly<Record<string, ArticleFormat>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.mdx': 'mdx',
  '.txt': 'newsroom',
  '.html': 'html',
  '.htm': 'html',
};

/** The ends of names, as messages list them. */
export const ARTICLE_EXTENSIONS: string = Object.keys(ARTICLE_FORMATS).join(', ');

/**
 * The format of an article's file; undefined if its name is that of no article.
 *
 * @example articleFormatOf('items/road.md') // 'markdown'
 */
export function articleFormatOf(file: string): ArticleFormat | undefined {
  return ARTICLE_FORMATS[extensionOf(file)];
}

/** The end of a file's name from its last dot, in lower case; empty for a name without a dot. */
export function extensionOf(file: string): string {
  return /\.[^./]*$/.exec(file)?.[0].toLowerCase() ?? '';
}
