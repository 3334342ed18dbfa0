import type { Fault, Place } from './problem.ts';

/** The formats that a further address of a feed may have. */
export const ALIAS_FORMATS = ['rss', 'atom', 'json'] as const;
export type AliasFormat = (typeof ALIAS_FORMATS)[number];

/** A further path at which a document of a feed is written, relative to the output folder. */
export interface FeedAlias {
  readonly path: string;
  /** The id of a row of the table of formats. */
  readonly format: AliasFormat;
}

/** One that feed.yaml names. */
export interface NamedAlias extends FeedAlias {
  readonly place: Place;
}

/** Names of unreserved characters (RFC 3986, 2.3), which stand in addresses as they are. A host reads `_headers` and the like itself. */
const PATH = /^[A-Za-z0-9~][\w.~-]*(?:\/[A-Za-z0-9~][\w.~-]*)*$/;
/** Folders that we write to. Case is ignored: some disks and hosts take `Archive` for `archive`. */
const RESERVED = /^media(?:\/|$)|(?:^|\/)archive(?:\/|$)/i;
/** Where pages of articles are, and the folders around them. */
const OF_PAGES = /^\d{4}(?:$|\/\d\d(?:$|\/\d\d(?:$|\/)))/;
/** What hosts show as a page, or run as a program. */
const NO_FEED = /\.(?:x?html?|php\d?|aspx?|jsp|cgi)$/i;

const ELSE = 'what cannot be a file has to be redirected';

/**
 * Tells why no document of a feed can be at a path. Returns undefined where one can be.
 *
 * @example aliasFault('../feed.xml')?.what // 'a path below the output folder'
 */
export function aliasFault(
  path: string,
): { readonly what: string; readonly mend: Fault['mend'] } | undefined {
  if (path.endsWith('/'))
    return { what: 'the path of a file', mend: `name the file in the folder, like ${path}index.xml` };
  if (!PATH.test(path) || /\.(?:\/|$)/.test(path)) {
    const mend = `write letters, digits, hyphens and points, like feed/index.xml; ${ELSE}`;
    return { what: 'a path below the output folder', mend };
  }
  if (RESERVED.test(path) || OF_PAGES.test(path))
    return { what: 'a path that is free', mend: `Dateline writes to this folder; ${ELSE}` };
  if (NO_FEED.test(path)) return { what: 'the path of a feed', mend: `hosts take it for a page; ${ELSE}` };
  return undefined;
}

/**
 * The format that the name of a document says, or of an `index` the name of its folder.
 *
 * @example formatOfName('feed/atom/index.xml') // 'atom'
 */
export function formatOfName(path: string): AliasFormat | undefined {
  const [name = '', folder = ''] = path.toLowerCase().split('/').reverse();
  if (name.endsWith('.json')) return 'json';
  return formatIn(name) ?? (name.startsWith('index.') ? formatIn(folder) : undefined);
}

function formatIn(name: string): AliasFormat | undefined {
  if (/\batom\b/.test(name)) return 'atom';
  return /\b(?:rss2?|rdf)\b/.test(name) ? 'rss' : undefined;
}
