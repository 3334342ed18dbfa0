import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { addressFrom } from './addressFrom.ts';
import { MAX_IN_BYTES, tooLong, unpackerOf } from './contentEncoding.ts';
import { fetchError } from './fetchError.ts';
import { followRedirects } from './followRedirects.ts';
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
  const asked = fetchFrom(url, (to) => requestDocument(to, allowed, end.signal));
  try {
    return await Promise.race([asked, late]);
  } finally {
    end.abort();
  }
}

async function fetchFrom(url: string, answerOf: (url: URL) => Promise<IncomingMessage>): Promise<Fetched> {
  const limit = { max: MAX_REDIRECTS, mend: 'ask for the address where the feed is now' };
  const { answer, addresses, redirects } = await followRedirects(
    addressFrom(url, undefined),
    limit,
    answerOf,
  );
  const document = await read(answer, addresses.at(-1) as URL);
  return redirects.length === 0 ? document : { ...document, redirects };
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
