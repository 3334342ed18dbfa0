import type { SourceTree } from '../disk/disk.ts';
import { ARTICLE_EXTENSIONS, extensionOf } from '../model/articleFormat.ts';
import type { Problem } from '../model/problem.ts';
import { atStart } from './readArticle.ts';

const FORMAT = `expected ${ARTICLE_EXTENSIONS}, found another format`;
const SAVE = 'it is not read; save it as text or Markdown';

/**
 * What is wrong with the formats of a publication's files: each that is not read, and a folder with few articles among them.
 *
 * @param pages files in a format of articles that are none: pages of a site
 */
export function findUnreadFormats(
  { files, unread, missing }: SourceTree,
  pages: readonly string[],
  items: readonly string[],
): Problem[] {
  const all = [...unread, ...pages];
  const count = files.length - pages.length;
  const place = items.join(', ');
  return [
    ...unread.map((file) => atStart(file, 'FORMAT_UNREAD', FORMAT, SAVE)),
    ...(all.length > count ? [mostly(all, count, place)] : []),
    ...(count === 0 && missing.length === 0 ? [noItems(place)] : []),
  ];
}

function mostly(unread: readonly string[], count: number, place: string): Problem {
  const counts = new Map<string, number>();
  for (const extension of unread.map(extensionOf)) counts.set(extension, (counts.get(extension) ?? 0) + 1);
  const kinds = [...counts].map(([extension, number]) => `${number} ${extension}`).join(', ');
  const found = `${count} of them and ${unread.length} files that are not read (${kinds})`;
  const mend = 'save as Markdown what subscribers are to get, or mend items: in feed.yaml';
  return atStart(place, 'FORMATS_UNREAD', `expected articles, found ${found}`, mend);
}

function noItems(place: string): Problem {
  const none = `expected articles (${ARTICLE_EXTENSIONS}), found none`;
  return atStart(place, 'NO_ITEMS', none, 'put an article into the folder');
}
