import { type AliasFormat, aliasFault, formatOfName } from '../model/alias.ts';
import { parseAddress } from '../model/parseAddress.ts';
import { type RedirectLines, redirectLines } from './redirectLines.ts';

/** An entry of `aliases` in feed.yaml: a path, or with its format where the name does not say it. */
export type WrittenAlias = string | { readonly path: string; readonly format: AliasFormat };

/** What keeps those who read a feed at its old address. */
export type OldAddress =
  /** The new feed is written there anyway. */
  | { readonly kind: 'same' }
  | {
      readonly kind: 'alias';
      readonly alias: WrittenAlias;
      /** True for the address of a folder: not every host serves the file in it, and those that do not need `redirects`. */
      readonly isFolder: boolean;
      readonly redirects: RedirectLines;
    }
  /** No file of the new publication can be there. */
  | {
      readonly kind: 'redirect';
      readonly why: 'another host' | 'outside the publication' | 'a query' | 'no path of a feed';
      readonly redirects: RedirectLines;
    };

/** Where a new publication has its main feed. */
export interface NewFeed {
  /** Its `url` in feed.yaml, which ends in a slash. */
  readonly url: string;
  /** The path of the document in each format, relative to it. */
  readonly paths: Readonly<Record<AliasFormat, string>>;
}

/**
 * What keeps the readers of a feed that has moved: the entry of `aliases` that writes the new feed at the old address, or lines that
 * redirect it. Hosts of files look at no query, so that a file answers an address with one; only the front page does not. Schemes do
 * not matter: a host that has https sends people there.
 *
 * @param old the old feed's own address, or that at which it was fetched
 * @param format the old feed's, which the new document has too
 * @returns undefined if the old address is none on http or https
 * @example oldAddressOf('https://news.example.nz/feed/', 'rss', feed) // alias: 'feed/index.xml'
 */
export function oldAddressOf(
  old: string,
  format: AliasFormat,
  { url, paths }: NewFeed,
): OldAddress | undefined {
  const [from, home] = [parseAddress(old), parseAddress(url)];
  if (from === undefined || home === undefined || !/^https?:$/.test(from.protocol)) return undefined;
  const isFront = from.search === '' && from.pathname === home.pathname && from.host === home.host;
  // Whoever asks for the front page is to see it.
  const redirects = isFront ? {} : redirectLines(from.pathname + from.search, url + paths[format]);
  const redirect = (why: Extract<OldAddress, { kind: 'redirect' }>['why']): OldAddress => ({
    kind: 'redirect',
    why,
    redirects,
  });
  if (from.host !== home.host) return redirect('another host');
  if (!from.pathname.startsWith(home.pathname)) return redirect('outside the publication');
  const asked = from.pathname.slice(home.pathname.length);
  if (Object.values(paths).includes(asked)) return { kind: 'same' };
  // The page at the address of a folder is another file than the feed.
  if (from.search !== '' && /^$|\/$|\.php$/.test(asked)) return redirect('a query');
  const isFolder = /\/$/.test(asked);
  const path = isFolder ? asked + (format === 'json' ? 'index.json' : 'index.xml') : asked;
  if (aliasFault(path)) return redirect('no path of a feed');
  return { kind: 'alias', alias: written(path, format), isFolder, redirects };
}

function written(path: string, format: AliasFormat): WrittenAlias {
  return (formatOfName(path) ?? 'rss') === format ? path : { path, format };
}
