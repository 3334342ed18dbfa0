import type { Head } from '../model/article.ts';
import { formatRfc3339 } from '../model/stamp.ts';

/**
 * Makes a new id as a tag URI (RFC 4151) of host, day and slug.
 *
 * @example mintId(head, 'https://news.example.nz/') // 'tag:news.example.nz,2014-12-21:north-korea-offers-joint-inquiry'
 */
export function mintId(head: Pick<Head, 'published' | 'slug'>, url: string): string {
  return `tag:${hostOf(url)},${dayOf(head)}:${encodeURIComponent(head.slug)}`;
}

/**
 * The address of an article's page, if its author gave no link.
 *
 * @example mintLink(head, 'https://news.example.nz/') // 'https://news.example.nz/2014/12/21/north-korea-offers-joint-inquiry/'
 */
export function mintLink(head: Pick<Head, 'published' | 'slug'>, url: string): string {
  return `${url}${dayOf(head).replaceAll('-', '/')}/${encodeURIComponent(head.slug)}/`;
}

/** The day of publication in the publication's zone: `2014-12-21`. */
function dayOf({ published }: Pick<Head, 'published'>): string {
  return formatRfc3339(published).slice(0, 10);
}

const hosts = new Map<string, string>();

/** The host of an address. It is cached, since every article asks for the same one. */
function hostOf(url: string): string {
  const host = hosts.get(url) ?? new URL(url).hostname;
  hosts.set(url, host);
  return host;
}
