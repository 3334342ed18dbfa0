import type { IncomingMessage } from 'node:http';
import { isOwnHost, parseHost } from './hostHeader.ts';
import { ALLOW, type PlainResponse } from './plainResponse.ts';
import type { Target } from './requestTarget.ts';

const METHODS: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD', 'OPTIONS']);

const VERSION: PlainResponse = { status: 505, text: 'Expected HTTP/1.1 or HTTP/1.0.' };
/** For a malformed target, or one that does not fit the method. */
export const BAD_TARGET: PlainResponse = {
  status: 400,
  text: 'Expected a path without dot segments, in percent-encoded UTF-8.',
};
const HOST: PlainResponse = { status: 400, text: 'Expected one name or address as Host.' };
const OTHER_HOST: PlainResponse = {
  status: 421,
  text: 'This server answers to localhost and 127.0.0.1 only.',
};
const METHOD: PlainResponse = { status: 405, text: 'Expected GET, HEAD or OPTIONS.', fields: ALLOW };

/**
 * The response to a request that is refused. Returns undefined if the request is fine.
 *
 * @param own the server's host if it listens on a loopback address only; other hosts are then refused, see `isOwnHost`
 */
export function refusalOf(
  request: IncomingMessage,
  target: Target,
  own: string | undefined,
): PlainResponse | undefined {
  if (request.httpVersionMajor !== 1) return VERSION;
  // node:http has already refused HTTP/1.1 requests without a Host.
  const field = target.authority ?? request.headers.host;
  if (field !== undefined) {
    const host = parseHost(field);
    if (host === undefined) return HOST;
    if (own !== undefined && !isOwnHost(host, own)) return OTHER_HOST;
  }
  if (target.isServer && request.method !== 'OPTIONS') return BAD_TARGET;
  return METHODS.has(request.method) ? undefined : METHOD;
}
