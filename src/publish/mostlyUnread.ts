import type { SourceTree } from '../disk/disk.ts';
import { extensionOf } from '../model/articleFormat.ts';
import type { Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { atStart } from './readArticle.ts';

/** As much of an `ArticleIndex` as is counted. */
interface Counted {
  readonly settings: Pick<Settings, 'items'>;
  readonly tree: SourceTree;
  readonly pages: readonly string[];
  readonly leftOut: ReadonlyMap<string, boolean>;
}

/**
 * The error that more files are left out than are read: what is published then is not what the folder holds. Files in formats
 * that are not read are left out, pages of a site among the articles, and, where errors are skipped, articles of which subscribers
 * have nothing.
 */
export function findMostlyUnread(index: Counted): Problem[] {
  const { settings, tree, pages, leftOut } = index;
  const files = new Set(tree.files.map(({ file }) => file));
  const broken = [...leftOut].filter(([file, isKept]) => !isKept && files.has(file)).map(([file]) => file);
  const left = [...tree.unread, ...pages, ...broken];
  const count = files.size - pages.length - broken.length;
  if (left.length <= count) return [];
  const found = `${count} of them and ${left.length} ${left.length === 1 ? 'file' : 'files'} that are left out (${kindsOf(left)})`;
  const mend =
    'nothing is written; mend those, or write into feed.yaml which are no articles, in ignore:, or mend items:';
  return [atStart(settings.items.join(', '), 'MOSTLY_UNREAD', `expected articles, found ${found}`, mend)];
}

/** @example kindsOf(['a.rst', 'b.rst', 'c.html']) // '2 .rst, 1 .html' */
function kindsOf(files: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const extension of files.map(extensionOf)) counts.set(extension, (counts.get(extension) ?? 0) + 1);
  return [...counts].map(([extension, number]) => `${number} ${extension}`).join(', ');
}
