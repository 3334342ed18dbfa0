import type { ServerResponse } from 'node:http';

/** A short answer that is no resource. Nobody keeps it: what is wrong now may be right in a second. */
export interface PlainResponse {
  readonly status: number;
  /** HTML where it begins with `<`, and plain text where not; nothing that was asked is repeated in it. */
  readonly text: string;
  /** Further fields, names and values in turn. */
  readonly fields?: readonly string[];
}

/** What may be asked of anything here (RFC 9110, 10.2.1). */
export const ALLOW = ['Allow', 'GET, HEAD, OPTIONS'];

export const NOT_FOUND: PlainResponse = {
  status: 404,
  text: '<!doctype html><html lang="en"><meta charset="utf-8"><title>Not found</title><h1>Not found</h1><p><a href="/">To the front page</a></p></html>',
};
export const FAILED: PlainResponse = { status: 500, text: 'This server could not answer.' };
/** For what was replaced while nobody has been told of it yet. */
export const CHANGING: PlainResponse = {
  status: 503,
  text: 'This is being changed. Ask again in a second.',
  fields: ['Retry-After', '1'],
};

/** Sends a short answer. Of an answer to `HEAD`, node:http sends the fields alone. */
export function sendPlain(response: ServerResponse, { status, text, fields = [] }: PlainResponse): void {
  const bytes = Buffer.from(`${text}\n`);
  const type = text.startsWith('<') ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8';
  const length = String(bytes.length);
  response.writeHead(status, [
    ...['Content-Type', type, 'Content-Length', length, 'Cache-Control', 'no-store'],
    ...['X-Content-Type-Options', 'nosniff', ...fields],
  ]);
  response.end(bytes);
}

/** Answers that there is nothing to say but these fields. */
export function sendNothing(response: ServerResponse, fields: string[]): void {
  response.writeHead(204, fields).end();
}
