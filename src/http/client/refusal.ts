import type { IncomingMessage } from 'node:http';
import { readRetryAfter } from '../../model/retryAfter.ts';
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
