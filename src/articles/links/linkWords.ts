import { posix } from 'node:path';
import { withoutExtension } from '../../model/articleFormat.ts';
import { decodePercent } from '../../model/text.ts';
import { slugOf } from '../slug.ts';
import type { LinkTarget } from './articleNames.ts';

/**
 * The last word of what a link is called by: no link leads to an article that has none of its words, and no article's
 * coming or going changes a link without its word. Empty for a link that names no more than a folder.
 *
 * @example wordOfLink('../posts/The%20road.md#wind') // 'the-road'
 */
export function wordOfLink(href: string): string {
  const path = decodePercent(href.trim().replace(/[?#].*$/s, '')).normalize();
  return wordOfPath(path.replace(/^(?:article:|@(?=\/))/i, ''));
}

/** All words that a link to an article can have. */
export function wordsOfTarget({
  file,
  slug,
  addresses,
}: Pick<LinkTarget, 'file' | 'slug' | 'addresses'>): ReadonlySet<string> {
  return new Set([wordOfPath(file), slugOf(slug), ...addresses.map(wordOfLink)]);
}

/** The same of a path, which is decoded. */
export function wordOfPath(path: string): string {
  const bare = withoutExtension(posix.normalize(path.replaceAll('\\', '/')).replace(/\/+$/, ''));
  const name = posix.basename(bare.replace(/(?:^|\/)index(?:\.html?)?$/i, ''));
  return /^\.*$/.test(name) ? '' : slugOf(withoutExtension(name));
}
