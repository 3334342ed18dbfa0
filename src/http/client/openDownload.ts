import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { addressFrom } from './addressFrom.ts';
import { fetchError } from './fetchError.ts';
import { followRedirects } from './followRedirects.ts';
import { statusError } from './refusal.ts';
import { INTERNET, type Network, requestDocument } from './request.ts';

export interface DownloadOptions {
  /** True allows addresses that are not public: those of this machine and its network. */
  readonly allowPrivate: boolean;
  /** Asks for what is behind so many bytes, if the file is still the one that they are of (RFC 9110, 13.1.5 and 14.2). */
  readonly after?: { readonly bytes: number; readonly validator: string } | undefined;
  /** For the answer, and then for each part of the file. */
  readonly timeoutInMs?: number;
}

/** A file that is on its way. */
export interface Download {
  readonly contentType?: string | undefined;
  /** Names this state of the file; absent where the host has no name that can be relied on. */
  readonly validator?: string | undefined;
  /** How many bytes of the file are before the first that comes. */
  readonly start: number;
  /** Of the whole file, in bytes. */
  readonly size?: number | undefined;
  /** The bytes, in parts; fails with an Error where the connection breaks off or nothing comes any more. */
  readonly parts: AsyncIterable<Uint8Array>;
  /** Ends it early. */
  readonly cancel: () => void;
}

const LIMIT = { max: 10, mend: 'name the address where the file is now' };

/**
 * Opens a file of any size, and leaves it to the caller how much of it is read. Addresses are checked as for `fetchDocument`; recordings
 * are often behind several redirects, which count listeners.
 *
 * @throws Error (rejects) with what was expected, what was found and how to mend it; `refusalOf` has the status
 */
export async function openDownload(
  url: string,
  { allowPrivate, after, timeoutInMs = 30_000 }: DownloadOptions,
  network: Network = INTERNET,
): Promise<Download> {
  // Before anything is waited for: nobody would hear of a wait that is called off.
  const from = addressFrom(url, undefined);
  const end = new AbortController();
  const answered = new AbortController();
  const allowed = allowPrivate ? { ...network, isPublic: () => true } : network;
  const range = after && { range: `bytes=${after.bytes}-`, 'if-range': after.validator };
  const headers = { accept: '*/*', 'accept-encoding': 'identity', ...range };
  const late = wait(timeoutInMs, undefined, { signal: answered.signal }).then(() => {
    throw fetchError(`an answer in ${timeoutInMs / 1000} s`, 'none', 'try again later');
  });
  const answerOf = (to: URL) => requestDocument(to, allowed, end.signal, { headers });
  try {
    const { answer, addresses } = await Promise.race([followRedirects(from, LIMIT, answerOf), late]);
    return downloadOf(answer, addresses.at(-1) as URL, end, timeoutInMs);
  } catch (error) {
    end.abort();
    throw error;
  } finally {
    answered.abort();
  }
}

function downloadOf(answer: IncomingMessage, url: URL, end: AbortController, timeoutInMs: number): Download {
  const { statusCode, headers } = answer;
  if (statusCode !== 200 && statusCode !== 206) throw statusError(answer, url);
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity')
    throw fetchError(`a file as it is, from ${url.href}`, `one packed with ${encoding}`, 'save it by hand');
  const { start, size } = statusCode === 206 ? rangeOf(headers['content-range'], url) : wholeOf(answer);
  return {
    contentType: headers['content-type'],
    validator: validatorOf(headers),
    start,
    size,
    parts: partsOf(answer, timeoutInMs),
    cancel: () => end.abort(),
  };
}

function wholeOf({ headers }: IncomingMessage) {
  const length = headers['content-length'];
  return { start: 0, size: length === undefined ? undefined : Number(length) };
}

/** RFC 9110, 14.4 */
function rangeOf(written: string | undefined, url: URL) {
  const [, start, size] = /^bytes (\d+)-\d+\/(\d+|\*)$/i.exec(written ?? '') ?? [];
  if (start === undefined)
    throw fetchError(`a part of ${url.href}`, 'one that does not say which', 'try again later');
  return { start: Number(start), size: size === '*' ? undefined : Number(size) };
}

/** A weak tag names no bytes (RFC 9110, 8.8.1), and so it does not with a range. */
function validatorOf({ etag, 'last-modified': changed }: IncomingMessage['headers']): string | undefined {
  return etag?.startsWith('"') ? etag : changed;
}

async function* partsOf(answer: IncomingMessage, timeoutInMs: number): AsyncGenerator<Uint8Array> {
  answer.setTimeout(timeoutInMs, () => {
    const found = `nothing more for ${timeoutInMs / 1000} s`;
    answer.destroy(fetchError('the whole file', found, 'try again later'));
  });
  try {
    yield* answer as AsyncIterable<Uint8Array>;
  } catch (cause) {
    if (cause instanceof Error && cause.message.startsWith('expected ')) throw cause;
    throw fetchError('the whole file', 'a connection that broke off', 'try again later', cause);
  }
}
