import type { SourceTree } from '../disk/disk.ts';
import { ARTICLE_EXTENSIONS } from '../model/articleFormat.ts';
import type { Problem } from '../model/problem.ts';
import { atStart } from './readArticle.ts';

const FORMAT = `expected ${ARTICLE_EXTENSIONS}, found another format`;
const SAVE = 'it is not read; save it as text or Markdown';

/**
 * What is wrong with the formats of a publication's files: each that is not read, and a folder without articles.
 *
 * @param pages files in a format of articles that are none: pages of a site
 */
export function findUnreadFormats(
  { files, unread, missing, isAllIgnored }: SourceTree,
  pages: readonly string[],
  items: readonly string[],
): Problem[] {
  return [
    ...unread.map((file) => atStart(file, 'FORMAT_UNREAD', FORMAT, SAVE)),
    ...(files.length === pages.length && missing.length === 0
      ? [noItems(items.join(', '), isAllIgnored)]
      : []),
  ];
}

function noItems(place: string, isAllIgnored: boolean): Problem {
  const found = isAllIgnored ? 'only files that ignore: leaves out' : 'none';
  const mend = isAllIgnored ? 'mend ignore: in feed.yaml' : 'put an article into the folder';
  return atStart(place, 'NO_ITEMS', `expected articles (${ARTICLE_EXTENSIONS}), found ${found}`, mend);
}
