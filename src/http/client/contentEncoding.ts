import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { quoted } from '../../model/problem.ts';
import { fetchError } from './fetchError.ts';

/** The longest body that is taken, packed as well as unpacked. */
export const MAX_IN_BYTES = 10_000_000;

/** The encodings that `unpackerOf` knows, as a request asks for them. */
export const ENCODINGS = 'gzip, deflate, br';

/** Gives a body as it was before it was packed. */
export type Unpack = (packed: Uint8Array) => Uint8Array;

/**
 * What unpacks a body of this `Content-Encoding` (RFC 9110, 8.4). It stops as soon as more than `MAX_IN_BYTES` come
 * out; what a small body can make of itself is never all made.
 *
 * @param encoding the header's text; absent where there was none
 * @returns a function that throws an Error when the body is broken, incomplete or too long
 * @throws Error when the encoding is unknown, or more than one
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

/** The failure of a body that is longer than `MAX_IN_BYTES`. */
export function tooLong(cause?: unknown): Error {
  return fetchError(
    `a document of ${MAX_IN_BYTES / 1_000_000} MB at most`,
    'a longer one',
    'import a shorter feed of that site, or several that each hold a part',
    cause,
  );
}

type Unpacker = (packed: Uint8Array, limit: { readonly maxOutputLength: number }) => Uint8Array;

/** `deflate` means the zlib format; many a server sends the bare one (RFC 9110, 8.4.1.2). Only its first byte tells. */
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
