import type { ServedFormat } from '../../site/servingRules.ts';
import { FOLDER_OF_COPIES } from '../../site/servingRules.ts';

/** What a file is to a delivery, in the order in which files are sent; compressed copies, `twins`, after all others. */
export const KINDS = ['media', 'archives', 'pages', 'lists', 'feeds', 'twins'] as const;

export type FileKind = (typeof KINDS)[number];

/** A document of an archive, in any folder. */
const ARCHIVED = /(?:^|\/)archive\/\d{4}-\d\d[^/]*$/;
/** What lists feeds and articles, and whose address people know: the front page, OPML and the feed menu. */
const LIST = /(?:\.opml|(?:^|\/)\.well-known\/feed-menu\.json|^index\.html)$/;
/** Names with a point before them that servers know. */
const KNOWN_HIDDEN = /^\.(?:well-known|htaccess|nojekyll)$/;

/**
 * What kind of file stands at a path of the output folder. What is none of the others is a page, or what pages need.
 *
 * @example kindOf('archive/2014-12.xml', FORMATS) // 'archives'
 */
export function kindOf(path: string, formats: readonly ServedFormat[]): Exclude<FileKind, 'twins'> {
  if (path.startsWith(FOLDER_OF_COPIES)) return 'media';
  if (ARCHIVED.test(path)) return 'archives';
  if (LIST.test(path)) return 'lists';
  const name = path.slice(path.lastIndexOf('/') + 1);
  return formats.some(({ fileName }) => fileName === name) ? 'feeds' : 'pages';
}

/**
 * True for a name that is not sent: what begins with a point is a tool's own, but for what servers know; and a name that leads
 * elsewhere on another system, or that ends a line, no manifest can have.
 */
export function isKeptHere(name: string): boolean {
  return (name.startsWith('.') && !KNOWN_HIDDEN.test(name)) || !isInside(name) || /\p{Cc}/u.test(name);
}

/**
 * True for a path that leads to a file in the folder which it is relative to, and nowhere else.
 *
 * @example isInside('a/../../b') // false
 */
export function isInside(path: string): boolean {
  return !/[\\\0]/.test(path) && path.split('/').every((part) => !/^(?:\.{0,2}|[A-Za-z]:.*)$/.test(part));
}
