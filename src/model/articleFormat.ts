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

/** True for a file that no site serves as it is: what its author wrote, which a program makes a page of. */
export function isSourceText(file: string): boolean {
  const format = articleFormatOf(file);
  return format !== undefined && format !== 'html';
}

/** The name of an article's file without its end; that of any other file as it is. */
export function withoutExtension(file: string): string {
  return articleFormatOf(file) === undefined ? file : file.slice(0, -extensionOf(file).length);
}

/** The end of a file's name from its last dot, in lower case; empty for a name without a dot. */
export function extensionOf(file: string): string {
  return /\.[^./]*$/.exec(file)?.[0].toLowerCase() ?? '';
}
