import { isPassing, type SendAnswer, type SentRequest } from '../../http/client/send.ts';
import { MAX_TRIES } from '../plan/backOff.ts';
import { isBusy } from '../plan/purgeAnswers.ts';
import { waitAsked } from '../plan/waitAsked.ts';
import type { PurgeEdge } from './edge.ts';

/** What a CDN may say. */
const MAX_BYTES = 100_000;

/**
 * Asks a CDN, and again where that may help, for some minutes at most. What is purged twice is purged.
 *
 * @param body in JSON; nothing if there is none
 * @returns the answer, whatever its status
 * @throws Error (rejects) if there is none by then
 */
export async function askPatiently(
  { sender, clock }: Pick<PurgeEdge, 'sender' | 'clock'>,
  { url, headers }: Pick<SentRequest, 'url'> & { readonly headers: Readonly<Record<string, string>> },
  body = '',
): Promise<SendAnswer> {
  const bytes = Buffer.from(body);
  const request: SentRequest = {
    method: 'POST',
    url,
    headers: { accept: 'application/json', ...headers },
    body: { sizeInBytes: bytes.length, parts: body === '' ? [] : [bytes] },
    maxBytes: MAX_BYTES,
  };
  for (let tried = 1; ; tried += 1) {
    const isLast = tried === MAX_TRIES;
    const answer = await sender.send(request).catch((error: unknown) => {
      if (!isLast && isPassing(error)) return undefined;
      throw error;
    });
    if (answer !== undefined && (isLast || !isBusy(answer))) return answer;
    await clock.pause(waitAsked(tried, answer?.headers.get('retry-after'), clock.random()));
  }
}

/** Printable ASCII without blanks: anything else was not copied whole. */
const WHOLE = /^[!-~]+$/;

/**
 * A token of the environment, by the first of these names that is set.
 *
 * @throws Error that says what is missing, and nothing of what is there
 */
export function tokenFrom(environment: PurgeEdge['environment'], names: readonly string[]): string {
  const [found] = names.filter((name) => environment[name]);
  const token = found === undefined ? undefined : environment[found]?.trim();
  if (token === undefined)
    throw new Error(
      `expected ${names.join(' or ')} in the environment, found none; set it and run it again: it purges what is left`,
    );
  if (!WHOLE.test(token))
    throw new Error(`expected ${found} without blanks and line breaks, found some; copy it again`);
  return token;
}
