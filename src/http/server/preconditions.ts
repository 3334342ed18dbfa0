import type { IncomingHttpHeaders } from 'node:http';
import { parseHttpDate } from './httpDate.ts';

/** The validators with which the conditions of a request are compared. */
export interface Validators {
  /** Strong (RFC 9110, 8.8.1), with its quotation marks. */
  readonly etag: string;
  /** Milliseconds since the epoch, whole seconds. */
  readonly modified: number;
}

/**
 * Evaluates the conditions of a `GET` or `HEAD` in the order of RFC 9110, 13.2.2. A malformed condition is ignored, so
 * the whole resource is sent.
 *
 * @returns 200 if the conditions change nothing
 */
export function evaluatePreconditions(
  fields: IncomingHttpHeaders,
  validators: Validators,
  now: Date,
): 200 | 304 | 412 {
  if (hasFailed(fields, validators, now)) return 412;
  const ifNoneMatch = fields['if-none-match'];
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, validators.etag, 'weak') === true ? 304 : 200;
  const ifModifiedSince = fields['if-modified-since'];
  if (ifModifiedSince === undefined) return 200;
  const since = parsePast(ifModifiedSince, now);
  return since !== undefined && validators.modified <= since ? 304 : 200;
}

/** Steps 1 and 2: `If-Match`, and where there is none `If-Unmodified-Since`. */
function hasFailed(fields: IncomingHttpHeaders, { etag, modified }: Validators, now: Date): boolean {
  const ifMatch = fields['if-match'];
  if (ifMatch !== undefined) return matches(ifMatch, etag, 'strong') === false;
  const ifUnmodifiedSince = fields['if-unmodified-since'];
  if (ifUnmodifiedSince === undefined) return false;
  const since = parseHttpDate(ifUnmodifiedSince, now);
  return since !== undefined && modified > since;
}

/** Returns undefined for a date in the future, which is no valid `If-Modified-Since`. */
function parsePast(text: string, now: Date): number | undefined {
  const instant = parseHttpDate(text, now);
  return instant !== undefined && instant <= now.getTime() ? instant : undefined;
}

/** The text around the quoted parts of a list of entity tags (RFC 9110, 8.8.3 and 5.6.1.2). */
const BEFORE_FIRST = /^[ \t,]*(?:W\/)?$/;
const BETWEEN = /^[ \t]*,[ \t,]*(?:W\/)?$/;
const AFTER_LAST = /^[ \t,]*$/;
const OPAQUE = /^[\x21\x23-\x7e\x80-\xff]*$/;

/**
 * True if a list of entity tags contains ours, or is `*`.
 *
 * @param comparison RFC 9110, 8.8.3.2: ours is strong, so a strong comparison ignores weak tags in the list
 * @returns undefined if the list is malformed
 */
function matches(list: string, etag: string, comparison: 'weak' | 'strong'): boolean | undefined {
  if (list === etag || list === '*') return true;
  // A tag may contain commas but no quotation marks. So after a split at those, every second part is a tag.
  const parts = list.split('"');
  const around = parts.filter((_, n) => n % 2 === 0);
  const tags = parts.filter((_, n) => n % 2 === 1);
  const last = tags.length;
  const isList =
    last > 0 &&
    around.length === last + 1 &&
    around.every((part, n) => (n === 0 ? BEFORE_FIRST : n === last ? AFTER_LAST : BETWEEN).test(part)) &&
    tags.every((tag) => OPAQUE.test(tag));
  if (!isList) return undefined;
  const isWeak = (n: number) => `${around[n]}`.endsWith('W/');
  return tags.some((tag, n) => `"${tag}"` === etag && (comparison === 'weak' || !isWeak(n)));
}
