import type { IncomingHttpHeaders } from 'node:http';
import { parseHttpDate } from './httpDate.ts';
import type { Validators } from './preconditions.ts';

/** Some bytes of a representation: from the first to the last, both counted from 0. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** One range of bytes (RFC 9110, 14.1.2): from a place on, to a place, or so many at the end. */
const SINGLE = /^bytes=[ \t]*(?:(\d+)-(\d*)|-(\d+))[ \t]*$/i;

/**
 * The part of a representation that a `GET` asks for (RFC 9110, 14.2). Several ranges in one request are ignored, as a
 * server may: whoever asks for them gets the whole.
 *
 * @param length of the whole representation in bytes
 * @returns undefined if the whole is to be sent; `unsatisfiable` if there is no such part
 * @example rangeOf({ range: 'bytes=-100' }, validators, 5000, new Date()) // { first: 4900, last: 4999 }
 */
export function rangeOf(
  { range, 'if-range': ifRange }: IncomingHttpHeaders,
  validators: Validators,
  length: number,
  now: Date,
): ByteRange | 'unsatisfiable' | undefined {
  const [isSingle, from, to, atEnd] = SINGLE.exec(range ?? '') ?? [];
  if (isSingle === undefined) return undefined;
  if (ifRange !== undefined && !isUnchanged(String(ifRange), validators, now)) return undefined;
  if (from === undefined) {
    const wanted = Math.min(Number(atEnd), length);
    return wanted === 0 ? 'unsatisfiable' : { first: length - wanted, last: length - 1 };
  }
  const first = Number(from);
  const last = to === '' ? Number.POSITIVE_INFINITY : Number(to);
  // A range that ends before it begins is malformed, and a malformed one is ignored.
  if (last < first) return undefined;
  return first < length ? { first, last: Math.min(last, length - 1) } : 'unsatisfiable';
}

/**
 * True if the client has a part of this very representation (RFC 9110, 13.1.5). Only an exact time counts, and one that is
 * a second old, since a file may change twice within one (8.8.2.2).
 */
function isUnchanged(ifRange: string, { etag, modified }: Validators, now: Date): boolean {
  if (ifRange.includes('"')) return ifRange.trim() === etag;
  return parseHttpDate(ifRange, now) === modified && modified + 1000 <= now.getTime();
}
