import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { quoted } from '../../model/problem.ts';
import { fetchError } from './fetchError.ts';

/** The maximum size of a body, compressed or not. */
export const MAX_IN_BYTES = 10_000_000;

/** The `Accept-Encoding` of requests: the encodings that `unpackerOf` supports. */
export const ENCODINGS = 'gzip, deflate, br';

/** Decompresses a body. */
export type Unpack = (packed: Uint8Array) => Uint8Array;

/**
 * Returns the function that decompresses a `Content-Encoding` (RFC 9110, 8.4). It stops at `MAX_IN_BYTES`, which
 * protects against decompression bombs.
 *
 * @param encoding the header's text; absent if there is no header
 * @returns a function that throws an Error if the body is broken, incomplete or too long
 * @throws Error if the encoding is unknown, or a list
 * @example unpackerOf('gzip')(gzipSync('<rss/>')) // the bytes of '<rss/>'
 */
export function unpackerOf(encoding = 'identity'): Unpack {
  const unpack = UNPACKERS.get(encoding.trim().toLowerCase());
  if (unpack === undefined) {
    throw fetchError(
      `a body in one of the encodings ${ENCODINGS}`,
      quoted(encoding),
      'save the feed with a browser and import the file',
    );
  }
  return (packed) => {
    try {
      return unpack(packed, { maxOutputLength: MAX_IN_BYTES });
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE') {
        throw tooLong(cause);
      }
      throw fetchError(
        `a whole body, packed with ${encoding}`,
        'one that is broken',
        'try again later',
        cause,
      );
    }
  };
}

/** The error for a body that is longer than `MAX_IN_BYTES`. */
export function tooLong(cause?: unknown): Error {
  return fetchError(
    `a document of ${MAX_IN_BYTES / 1_000_000} MB at most`,
    'a longer one',
    'import a shorter feed of that site, or several that each hold a part',
    cause,
  );
}

type Unpacker = (packed: Uint8Array, limit: { readonly maxOutputLength: number }) => Uint8Array;

/** `deflate` means the zlib format, but many servers send raw deflate (RFC 9110, 8.4.1.2). The first byte decides. */
const inflateEither: Unpacker = (packed, limit) =>
  ((packed[0] ?? 0) & 0x0f) === 8 ? inflateSync(packed, limit) : inflateRawSync(packed, limit);

const UNPACKERS: ReadonlyMap<string, Unpacker> = new Map<string, Unpacker>([
  ['identity', (packed) => packed],
  ['gzip', gunzipSync],
  // RFC 9110, 8.4.1.3: the same thing.
  ['x-gzip', gunzipSync],
  ['deflate', inflateEither],
  ['br', brotliDecompressSync],
]);
