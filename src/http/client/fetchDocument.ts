import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { parseAddress } from '../../model/parseAddress.ts';
import { quoted } from '../../model/problem.ts';
import { MAX_IN_BYTES, tooLong, unpackerOf } from './contentEncoding.ts';
import { fetchError } from './fetchError.ts';
import { statusError } from './refusal.ts';
import { INTERNET, type Network, requestDocument } from './request.ts';

/** A fetched document. */
export interface Fetched {
  /** Its address after all redirects, without a fragment. */
  readonly url: string;
  /** The `Content-Type`, to the letter. */
  readonly contentType?: string;
  /** The statuses of the redirects on the way there, in their order; absent if there was none. */
  readonly redirects?: readonly number[];
  /** Decompressed. */
  readonly bytes: Uint8Array;
}

export interface FetchOptions {
  /** True allows addresses that are not public: those of this machine and its network. */
  readonly allowPrivate: boolean;
  /** For the whole fetch: name lookups, connections, redirects and body. */
  readonly timeoutInMs?: number;
}

const MAX_REDIRECTS = 5;
/** RFC 9110, 15.4. */
const REDIRECTS: ReadonlySet<number | undefined> = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches a document over http or https, by default from public addresses only. Against SSRF through DNS and redirects,
 * every address is checked, and the connection goes to the address that was checked. The limits are five redirects and
 * 10 MB. No connection is left open.
 *
 * @param network for tests: name lookups, and which addresses are public
 * @throws Error (rejects) with what was expected, what was found and how to mend it
 * @example await fetchDocument('https://news.example.nz/atom.xml', { allowPrivate: false })
 */
export async function fetchDocument(
  url: string,
  { allowPrivate, timeoutInMs = 30_000 }: FetchOptions,
  network: Network = INTERNET,
): Promise<Fetched> {
  const end = new AbortController();
  const allowed = allowPrivate ? { ...network, isPublic: () => true } : network;
  const late = wait(timeoutInMs, undefined, { signal: end.signal }).then(() => {
    throw fetchError(`the whole document in ${timeoutInMs / 1000} s`, 'no end of it', 'try again later');
  });
  const asked = follow(url, [], undefined, (to) => requestDocument(to, allowed, end.signal));
  try {
    return await Promise.race([asked, late]);
  } finally {
    end.abort();
  }
}

/**
 * @param redirects the statuses of those before
 * @param base the address of the redirect, against which a relative address is resolved
 */
async function follow(
  address: string,
  redirects: readonly number[],
  base: URL | undefined,
  answerOf: (url: URL) => Promise<IncomingMessage>,
): Promise<Fetched> {
  const url = addressFrom(address, base);
  const answer = await answerOf(url);
  const location = locationOf(answer);
  if (location === undefined) {
    const document = await read(answer, url);
    return redirects.length === 0 ? document : { ...document, redirects };
  }

  answer.destroy();
  if (redirects.length === MAX_REDIRECTS) {
    const found = `one more, from ${url.href}`;
    throw fetchError(
      `${MAX_REDIRECTS} redirects at most`,
      found,
      'ask for the address where the feed is now',
    );
  }
  return follow(location, [...redirects, answer.statusCode as number], url, answerOf);
}

/** Where a response sends people on; undefined if it is no redirect. */
export function locationOf({ statusCode, headers: { location = '' } }: IncomingMessage): string | undefined {
  // Node reads headers as Latin-1; an address that is not ASCII is UTF-8 on the web.
  return REDIRECTS.has(statusCode) ? Buffer.from(location, 'latin1').toString() : undefined;
}

/**
 * An address that may be asked, without its fragment.
 *
 * @throws Error that names where it stands, if it is none
 */
export function addressFrom(address: string, base: URL | undefined): URL {
  const from = base ? ` in the redirect from ${base.href}` : '';
  const mend = base
    ? 'ask for the address where the feed is now'
    : 'write it as https://news.example.nz/atom.xml';
  const url = address.trim() === '' ? undefined : parseAddress(address, base?.href);
  if (url === undefined) throw fetchError(`a web address${from}`, quoted(address), mend);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw fetchError(`an address that begins with https:// or http://${from}`, quoted(url.protocol), mend);
  }
  if (url.username !== '' || url.password !== '') {
    // The message leaves the address out, since it contains the password.
    throw fetchError(
      `an address without a user name or password${from}`,
      `one of ${url.host} with them`,
      mend,
    );
  }
  url.hash = '';
  return url;
}

async function read(answer: IncomingMessage, url: URL): Promise<Fetched> {
  const { statusCode, headers } = answer;
  if (statusCode !== 200) {
    throw statusError(answer, url);
  }
  const unpack = unpackerOf(headers['content-encoding']);
  const bytes = unpack(await bodyOf(answer));
  const contentType = headers['content-type'];
  return { url: url.href, bytes, ...(contentType !== undefined && { contentType }) };
}

/** Reads into one buffer: a list of one-byte pieces would take a hundred times the memory. */
async function bodyOf(answer: IncomingMessage): Promise<Uint8Array> {
  const body = Buffer.alloc(MAX_IN_BYTES);
  let length = 0;
  for await (const piece of piecesOf(answer)) {
    if (length + piece.length > MAX_IN_BYTES) throw tooLong();
    body.set(piece, length);
    length += piece.length;
  }
  return body.subarray(0, length);
}

async function* piecesOf(answer: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* answer;
  } catch (cause) {
    throw fetchError('the whole document', 'a connection that broke off', 'try again later', cause);
  }
}
