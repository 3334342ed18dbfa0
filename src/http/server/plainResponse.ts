import type { ServerResponse } from 'node:http';

/** A short response that is no resource. It is not cached, since the reason for it may pass. */
export interface PlainResponse {
  readonly status: number;
  /** HTML if it begins with `<`, else plain text. It never contains parts of the request. */
  readonly text: string;
  /** Further fields, names and values in turn. */
  readonly fields?: readonly string[];
}

/** The methods that every resource supports (RFC 9110, 10.2.1). */
export const ALLOW = ['Allow', 'GET, HEAD, OPTIONS'];

export const NOT_FOUND: PlainResponse = {
  status: 404,
  text: '<!doctype html><html lang="en"><meta charset="utf-8"><title>Not found</title><h1>Not found</h1><p><a href="/">To the front page</a></p></html>',
};
export const FAILED: PlainResponse = { status: 500, text: 'This server could not answer.' };
/** For a file that was replaced after its headers were made. */
export const CHANGING: PlainResponse = {
  status: 503,
  text: 'This is being changed. Ask again in a second.',
  fields: ['Retry-After', '1'],
};

/** Keeps pages of other sites from embedding a response (Fetch standard, 3.7). */
export const SAME_ORIGIN = ['Cross-Origin-Resource-Policy', 'same-origin'];

/**
 * Sends a short response. For `HEAD`, node:http sends the headers only.
 *
 * @param forOthers what pages of other sites may do with the response
 */
export function sendPlain(
  response: ServerResponse,
  { status, text, fields = [] }: PlainResponse,
  forOthers: readonly string[] = SAME_ORIGIN,
): void {
  const bytes = Buffer.from(`${text}\n`);
  const type = text.startsWith('<') ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8';
  const length = String(bytes.length);
  response.writeHead(status, [
    ...['Content-Type', type, 'Content-Length', length, 'Cache-Control', 'no-store'],
    ...['X-Content-Type-Options', 'nosniff', ...forOthers, ...fields],
  ]);
  response.end(bytes);
}

/** Sends headers without content. */
export function sendNothing(
  response: ServerResponse,
  fields: readonly string[],
  forOthers: readonly string[] = SAME_ORIGIN,
): void {
  response.writeHead(204, ['X-Content-Type-Options', 'nosniff', ...forOthers, ...fields]).end();
}
