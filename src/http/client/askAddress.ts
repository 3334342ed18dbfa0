import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { addressFrom } from './addressFrom.ts';
import { fetchError } from './fetchError.ts';
import { followRedirects } from './followRedirects.ts';
import { INTERNET, type Network, requestDocument } from './request.ts';

/** What is asked of an address whose content is not wanted. */
export interface Question {
  readonly method: 'HEAD' | 'GET';
  /** Asks for a part (RFC 9110, 14.2). */
  readonly range?: string;
  /** True allows addresses that are not public: those of this machine and its network. */
  readonly allowPrivate: boolean;
  /** For the whole question, with its redirects. */
  readonly timeoutInMs?: number;
}

/** How a host answered, after its redirects. */
export interface HostAnswer {
  readonly status: number;
  /** The addresses that the question went to, in their order: one more than there were redirects. */
  readonly addresses: readonly string[];
  readonly contentType?: string | undefined;
  readonly contentLength?: string | undefined;
  readonly contentRange?: string | undefined;
}

const MAX_REDIRECTS = 10;

/**
 * Asks an address, and reads none of its content. Addresses are checked as for `fetchDocument`.
 *
 * @throws Error (rejects) with what was expected, what was found and how to mend it
 */
export async function askAddress(
  url: string,
  { method, range, allowPrivate, timeoutInMs = 20_000 }: Question,
  network: Network = INTERNET,
): Promise<HostAnswer> {
  const end = new AbortController();
  const allowed = allowPrivate ? { ...network, isPublic: () => true } : network;
  // Media are sent as they are, and their length is that of the feed.
  const headers = { accept: '*/*', 'accept-encoding': 'identity', ...(range !== undefined && { range }) };
  const late = wait(timeoutInMs, undefined, { signal: end.signal }).then(() => {
    throw fetchError(`an answer in ${timeoutInMs / 1000} s`, 'none', 'try again later');
  });
  const answerOf = (to: URL) => requestDocument(to, allowed, end.signal, { method, headers });
  try {
    return await Promise.race([askFrom(url, answerOf), late]);
  } finally {
    end.abort();
  }
}

async function askFrom(url: string, answerOf: (url: URL) => Promise<IncomingMessage>): Promise<HostAnswer> {
  const limit = { max: MAX_REDIRECTS, mend: 'name the address where the file is now' };
  const { answer, addresses } = await followRedirects(addressFrom(url, undefined), limit, answerOf);
  answer.destroy();
  return answered(
    answer,
    addresses.map(({ href }) => href),
  );
}

function answered({ statusCode = 0, headers }: IncomingMessage, addresses: readonly string[]): HostAnswer {
  return {
    status: statusCode,
    addresses,
    contentType: headers['content-type'],
    contentLength: headers['content-length'],
    contentRange: headers['content-range'],
  };
}
