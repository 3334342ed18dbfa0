import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';
import type { Coding } from '../model/coding.ts';

/** The best of zlib: it costs hardly more than the usual one. */
const GZIP_LEVEL = 9;
/** Two more make a feed smaller by a tenth, and take five times as long. */
const BROTLI_QUALITY = 9;

/** Where the header of gzip names the system that it was made on (RFC 1952, 2.3.1), and the number that names none. */
const SYSTEM = { at: 9, unknown: 255 } as const;

/** Compresses a text. One version of zlib or Brotli makes the same bytes of it on every machine: neither a time nor a name is in them. */
export function encode(text: Uint8Array, coding: Coding): Uint8Array {
  if (coding === 'gzip') {
    const bytes = gzipSync(text, { level: GZIP_LEVEL });
    bytes[SYSTEM.at] = SYSTEM.unknown;
    return bytes;
  }
  return brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      [constants.BROTLI_PARAM_LGWIN]: windowFor(text.length),
    },
  });
}

/** The exponent of a window that a text fits into: a larger one is made ready for nothing. */
function windowFor(length: number): number {
  const fitting = Math.ceil(Math.log2(length + 16));
  return Math.min(Math.max(fitting, constants.BROTLI_MIN_WINDOW_BITS), constants.BROTLI_DEFAULT_WINDOW);
}

/**
 * Decompresses bytes.
 *
 * @returns undefined if they are broken, or come to more than so many
 */
export function decode(bytes: Uint8Array, coding: Coding, maxBytes: number): Uint8Array | undefined {
  const limit = { maxOutputLength: Math.max(1, maxBytes) };
  try {
    return coding === 'gzip' ? gunzipSync(bytes, limit) : brotliDecompressSync(bytes, limit);
  } catch {
    return undefined;
  }
}
