import { parseAddress } from '../../model/parseAddress.ts';
import { decodePercent, toNfc } from '../../model/text.ts';

/** What is added to addresses to count who comes from where; the page is the same without. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref|source)$/i;

/**
 * One key for all spellings of a web address: scheme, `www.`, case of the host, escapes, a slash at the end, `index.html`,
 * `.html` and what counts visitors do not matter. Undefined for what is no address on http or https.
 *
 * @example addressKey('http://www.News.example.nz/road/index.html?utm_source=rss') // 'news.example.nz/road'
 */
export function addressKey(address: string): string | undefined {
  const url = webAddress(address);
  return url && url.host.replace(/^www\./, '') + restOf(url);
}

/** The same key without the host; undefined for the root of a host, which is no article. */
export function pathKey(address: string): string | undefined {
  const url = webAddress(address);
  return (url && restOf(url)) || undefined;
}

/**
 * The last part of an address' path, without its extension: where it has letters it is mostly made of the title.
 *
 * @example lastPart('https://news.example.nz/2014/12/the-road.html') // 'the-road'
 */
export function lastPart(address: string): string | undefined {
  const name = pathKey(address)
    ?.replace(/[?#].*$/s, '')
    .replace(/^.*\//s, '')
    .toLowerCase();
  return name !== undefined && /\p{L}/u.test(name) ? name : undefined;
}

/**
 * The path of an address to the letter, without a slash at its end, `index.html` and `.html`.
 *
 * @example pathAsWritten('https://news.example.nz/p%C4%81/') // '/p%C4%81'
 */
export function pathAsWritten(address: string): string {
  return barePath(webAddress(address)?.pathname ?? '');
}

function webAddress(address: string): URL | undefined {
  const url = parseAddress(address);
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

function restOf({ pathname, searchParams, hash }: URL): string {
  const query = [...searchParams].filter(([name]) => !TRACKING.test(name)).sort();
  const asked = query.map(([name, value]) => `${name}=${value}`).join('&');
  return barePath(toNfc(decodePercent(pathname))) + (asked && `?${asked}`) + hash;
}

function barePath(path: string): string {
  return path
    .replace(/\/index\.(?:html?|php)$/i, '/')
    .replace(/\.(?:html?|php)$/i, '')
    .replace(/\/+$/, '');
}
