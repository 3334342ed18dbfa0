import type { IncomingMessage } from 'node:http';
import { fetchError } from './fetchError.ts';

/** What a host said that did not give what it was asked for. */
export interface Refusal {
  readonly status: number;
  /** How long it asks to be left alone. */
  readonly retryAfterInMs?: number;
}

/** The error of a response whose status is another than was asked for, with the refusal. */
export function statusError({ statusCode = 0, headers }: IncomingMessage, url: URL): Error {
  const mend = 'open the address in a browser to see why';
  const error = fetchError(`status 200 from ${url.href}`, `status ${statusCode}`, mend);
  const retryAfterInMs = readRetryAfter(headers['retry-after'], headers.date);
  const refusal: Refusal = {
    status: statusCode,
    ...(retryAfterInMs !== undefined && { retryAfterInMs }),
  };
  return Object.assign(error, { refusal });
}

/** The refusal that an error tells of; undefined for an error of another kind. */
export function refusalOf(error: unknown): Refusal | undefined {
  return error instanceof Error && 'refusal' in error ? (error.refusal as Refusal) : undefined;
}

/**
 * Reads `Retry-After`: seconds, or a time by the host's own clock (RFC 9110, 10.2.3).
 *
 * @param now the `Date` of the response
 * @example readRetryAfter('120', undefined) // 120_000
 */
function readRetryAfter(text: string | undefined, now = ''): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const wait = Date.parse(text) - Date.parse(now);
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
