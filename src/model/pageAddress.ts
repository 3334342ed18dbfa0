import type { Article } from './article.ts';
import type { Settings } from './settings.ts';
import { decodePercent } from './text.ts';

/** True if we write a page for the article: pages are on, and the author gave no link. */
export function hasPage({ hasOwnLink }: Article, { pages }: Settings): boolean {
  return pages && !hasOwnLink;
}

/**
 * The address of an article's page, relative to the publication's address, percent-encoded.
 *
 * @example addressOf({ link: 'https://news.example.nz/2014/12/21/road/' }, publication) // '2014/12/21/road/'
 */
export function addressOf({ link }: Pick<Article, 'link'>, { url }: Settings): string {
  return link.slice(url.length);
}

/**
 * The file that is served at an address.
 *
 * @returns undefined if the address is not one of our pages
 * @example pageFileOf('2014/12/21/p%C4%81/') // '2014/12/21/pā/index.html'
 */
export function pageFileOf(address: string): string | undefined {
  const path = decodePercent(address);
  return /^\d{4}\/\d\d\/\d\d\/[\p{L}\p{N}\p{M}-]+\/$/u.test(path) ? `${path}index.html` : undefined;
}
