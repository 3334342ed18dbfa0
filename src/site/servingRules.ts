import { mediaTypeOf } from '../model/mediaType.ts';

/** How a file of the output folder is to be served. */
export interface Serving {
  /** The `Content-Type`. */
  readonly type: string;
  /** The `Cache-Control` (RFC 9111, 5.2.2). */
  readonly cacheControl: string;
  /** True for what readers fetch from pages of other sites (Fetch standard, CORS). */
  readonly isShared: boolean;
}

/** Seconds for which a document may be shown without asking again. */
const FRESH = 900;
const DOCUMENT = `public, max-age=${FRESH}`;
/** The name of a copy changes with its bytes. */
const COPY = 'public, max-age=31536000, immutable';

const FOLDER_OF_COPIES = 'media/';

/** Types of documents by their paths. Browsers show `application/xml`, and download `application/rss+xml`. */
const TYPES: readonly (readonly [path: RegExp, type: string, isShared: boolean])[] = [
  [/feed-menu\.json$/, 'application/json', true],
  [/feed\.json$/, 'application/feed+json', true],
  [/(?:^|\/)archive\/[\d-]+\.json$/, 'application/feed+json', true],
  [/\.xml$/, 'application/xml; charset=utf-8', true],
  [/\.opml$/, 'text/x-opml; charset=utf-8', true],
  [/\.html$/, 'text/html; charset=utf-8', false],
  [/\.css$/, 'text/css; charset=utf-8', false],
  [/\.js$/, 'text/javascript; charset=utf-8', false],
];

/**
 * How a file is to be served, by its path relative to the output folder.
 *
 * @example servingOf('rss.xml').type // 'application/xml; charset=utf-8'
 */
export function servingOf(path: string): Serving {
  if (path.startsWith(FOLDER_OF_COPIES))
    return { type: mediaTypeOf(path), cacheControl: COPY, isShared: false };
  const [, type, isShared] = TYPES.find(([expression]) => expression.test(path)) ?? [
    undefined,
    mediaTypeOf(path),
    false,
  ];
  return { type, cacheControl: DOCUMENT, isShared };
}
