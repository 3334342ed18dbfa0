import type { SourceTree } from '../disk/disk.ts';
import { ARTICLE_EXTENSIONS, extensionOf } from '../model/articleFormat.ts';
import type { Problem } from '../model/problem.ts';
import { type UnreadFormat, unreadFormatOf } from '../model/unreadFormat.ts';
import { atStart } from './readArticle.ts';

/** Files of one format that are named. */
const MAX_NAMED = 3;

/**
 * What is wrong with the formats of a publication's files: each that is not read, once, and a folder without articles.
 *
 * @param pages files in a format of articles that are none: pages of a site
 */
export function findUnreadFormats(
  { files, unread, missing, isAllIgnored }: SourceTree,
  pages: readonly string[],
  items: readonly string[],
): Problem[] {
  const byFormat = new Map<UnreadFormat, string[]>();
  for (const file of unread) {
    const format = unreadFormatOf(file) as UnreadFormat;
    const same = byFormat.get(format) ?? [];
    byFormat.set(format, same);
    same.push(file);
  }
  return [
    ...[...byFormat].map(([format, some]) => unreadFiles(format, some)),
    ...(files.length === pages.length && missing.length === 0
      ? [noItems(items.join(', '), isAllIgnored)]
      : []),
  ];
}

function unreadFiles({ name, isOfArticles }: UnreadFormat, files: readonly string[]): Problem {
  const [first = ''] = files;
  const others = files.length > MAX_NAMED ? ` and ${files.length - MAX_NAMED} more` : '';
  const found = files.length === 1 ? `a file of ${name}` : `${files.length} files of ${name}`;
  const named = files.length === 1 ? '' : ` (${files.slice(0, MAX_NAMED).join(', ')}${others})`;
  const mend = isOfArticles
    ? `no subscriber gets it; save it as Markdown or text, or write "*${extensionOf(first)}" into ignore: in feed.yaml`
    : 'it is not read; an article is Markdown, text or HTML';
  const code = isOfArticles ? 'ARTICLES_UNREAD' : 'FORMAT_UNREAD';
  return atStart(first, code, `expected ${ARTICLE_EXTENSIONS}, found ${found}${named}`, mend);
}

function noItems(place: string, isAllIgnored: boolean): Problem {
  const found = isAllIgnored ? 'only files that ignore: leaves out' : 'none';
  const mend = isAllIgnored ? 'mend ignore: in feed.yaml' : 'put an article into the folder';
  return atStart(place, 'NO_ITEMS', `expected articles (${ARTICLE_EXTENSIONS}), found ${found}`, mend);
}
