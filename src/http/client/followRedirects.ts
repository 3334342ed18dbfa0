import type { IncomingMessage } from 'node:http';
import { addressFrom } from './addressFrom.ts';
import { fetchError } from './fetchError.ts';

/** The response that is no redirect, and the way to it. */
export interface Followed {
  readonly answer: IncomingMessage;
  /** The addresses that were asked, in their order: one more than there were redirects. */
  readonly addresses: readonly URL[];
  /** The statuses of the redirects. */
  readonly redirects: readonly number[];
}

/** RFC 9110, 15.4. */
const REDIRECTS: ReadonlySet<number | undefined> = new Set([301, 302, 303, 307, 308]);

/**
 * Asks an address, and those that it redirects to, one after the other. No response but the last is left open.
 *
 * @param max how many redirects there may be
 * @param mend what to do where there are more
 * @throws Error (rejects) when there are more, or one leads to no address that may be asked
 */
export async function followRedirects(
  from: URL,
  { max, mend }: { readonly max: number; readonly mend: string },
  answerOf: (url: URL) => Promise<IncomingMessage>,
): Promise<Followed> {
  const addresses: URL[] = [];
  const redirects: number[] = [];
  for (let url = from; ; ) {
    const answer = await answerOf(url);
    addresses.push(url);
    const location = locationOf(answer);
    if (location === undefined) return { answer, addresses, redirects };
    answer.destroy();
    if (redirects.length === max)
      throw fetchError(`${max} redirects at most`, `one more, from ${url.href}`, mend);
    redirects.push(answer.statusCode as number);
    url = addressFrom(location, url);
  }
}

/** Where a response sends people on; undefined if it is no redirect. */
function locationOf({ statusCode, headers: { location = '' } }: IncomingMessage): string | undefined {
  // Node reads headers as Latin-1; an address that is not ASCII is UTF-8 on the web.
  return REDIRECTS.has(statusCode) ? Buffer.from(location, 'latin1').toString() : undefined;
}
