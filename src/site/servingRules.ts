import { isScriptable, mediaTypeOf } from '../model/mediaType.ts';

/** How a file of the output folder is to be served. */
export interface ServingRule {
  /** The `Content-Type`. */
  readonly type: string;
  /** The `Cache-Control` (RFC 9111, 5.2.2). */
  readonly cacheControl: string;
  /** True if pages of other sites may fetch it (Fetch standard, CORS). */
  readonly isShared: boolean;
  /** The `Content-Security-Policy`; absent where there is none. */
  readonly policy?: string;
}

/** Seconds for which a document may be shown without asking again. */
const FRESH = 900;
const DOCUMENT = `public, max-age=${FRESH}`;
/** The name of a copy changes with its bytes. */
const COPY = 'public, max-age=31536000, immutable';

/** Where copies of the author's files are, relative to the output folder. */
export const FOLDER_OF_COPIES = 'media/';

/**
 * For a file of the author's that a browser would run scripts of, in the publication's name: it shows what it draws, and
 * runs nothing (Content Security Policy 3, 6.3.2).
 */
export const SANDBOX =
  "sandbox; default-src 'none'; font-src data:; img-src data: https:; style-src 'unsafe-inline'";

/**
 * How the names of such files end, for hosts that are configured by name and not by type: `.html`, `.xhtml`, `.xml`, `.kml`
 * and others end in `ml`. Whatever else has such an end is a document without scripts anyway.
 */
export const SANDBOXED_ENDINGS = [
  ...['ml', '.htm', '.xht', '.svg', '.svgz', '.xsl', '.xslt'],
  ...['.atom', '.rss', '.rdf', '.gpx'],
];

/** As much of a format of feeds as decides how its documents are served. */
export interface ServedFormat {
  readonly id: string;
  readonly fileName: string;
  readonly archiveExtension: string;
  readonly servedType: string;
}

/** Types of the other documents by their paths. */
const TYPES: readonly (readonly [path: RegExp, type: string, isShared: boolean])[] = [
  [/feed-menu\.json$/, 'application/json', true],
  [/\.opml$/, 'text/x-opml; charset=utf-8', true],
  [/\.html$/, 'text/html; charset=utf-8', false],
  [/\.css$/, 'text/css; charset=utf-8', false],
  [/\.js$/, 'text/javascript; charset=utf-8', false],
];

/** A document of an archive: its month, and what follows that. */
const ARCHIVED = /(?:^|\/)archive\/[\d-]+([^/]*)$/;

/**
 * How a file is to be served, by its path relative to the output folder.
 *
 * @example servingOf('rss.xml', FORMATS).type // 'application/xml; charset=utf-8'
 */
export function servingOf(path: string, formats: readonly ServedFormat[]): ServingRule {
  if (path.startsWith(FOLDER_OF_COPIES)) return servingOfCopy(mediaTypeOf(path));
  const extension = ARCHIVED.exec(path)?.[1];
  const name = path.slice(path.lastIndexOf('/') + 1);
  const format = formats.find(
    ({ fileName, archiveExtension }) => fileName === name || archiveExtension === extension,
  );
  if (format) return servingOfFeed(format);
  const [, type, isShared] = TYPES.find(([expression]) => expression.test(path)) ?? [
    undefined,
    mediaTypeOf(path),
    false,
  ];
  return { type, cacheControl: DOCUMENT, isShared };
}

/** How a document of a feed is to be served, whatever its name. */
export function servingOfFeed({ servedType }: Pick<ServedFormat, 'servedType'>): ServingRule {
  return { type: servedType, cacheControl: DOCUMENT, isShared: true };
}

function servingOfCopy(type: string): ServingRule {
  return { type, cacheControl: COPY, isShared: false, ...(isScriptable(type) && { policy: SANDBOX }) };
}
