import { createHash } from 'node:crypto';
import { isPassing, type SendAnswer, type Sender, type SentRequest } from '../../http/client/send.ts';
import { readRetryAfter } from '../../model/retryAfter.ts';
import { LONGEST_IN_MS, MAX_TRIES, usualWait } from '../plan/backOff.ts';
import { isPassingRefusal, refusalError, refusalIn, type S3Refusal } from './answers.ts';
import type { S3Credentials } from './credentials.ts';
import { objectUrl, type S3Place } from './place.ts';
import { signed } from './sign.ts';

/** Time and chance, which the edge has. */
export interface S3Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** A request for one file of a storage. */
export interface S3Request {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  /** As in the output folder. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: S3Body;
  readonly maxBytes?: number;
}

export interface S3Body {
  readonly sizeInBytes: number;
  /** SHA-256, in hex: the storage compares it with what came. */
  readonly hash: string;
  /** Called for each try. */
  readonly open: () => Iterable<Uint8Array>;
}

/** A storage that can be asked. */
export interface Storage {
  readonly place: S3Place;
  /**
   * Asks once.
   *
   * @returns the answer, whatever its status
   * @throws Error (rejects) if there is none
   */
  once(request: S3Request): Promise<SendAnswer>;
  /**
   * Asks, and again where that may help: five times more at most, each time after a longer and less predictable wait.
   *
   * @returns the answer, whatever its status, unless it says that the next try may succeed
   * @throws Error (rejects) if there is none by then
   */
  patiently(request: S3Request): Promise<SendAnswer>;
  /** The error of an answer, without any secret. */
  errorOf(request: S3Request, refusal: S3Refusal): Error;
  /** From 0 to 1. */
  random(): number;
  close(): void;
}

/** SHA-256 of nothing. */
const EMPTY_HASH = createHash('sha256').digest('hex');

/** Opens a storage. No connection is made yet. */
export function openStorage(
  place: S3Place,
  credentials: S3Credentials,
  sender: Sender,
  clock: S3Clock,
): Storage {
  const keys = new Map<string, ArrayBuffer>();
  const errorOf = ({ method, path }: S3Request, refusal: S3Refusal) =>
    refusalError(`${method} ${path}`, refusal, place, credentials, new Date(clock.now()));
  const once = async (request: S3Request): Promise<SendAnswer> => {
    const { method, path, headers = {}, body } = request;
    const url = objectUrl(place, path);
    const unsigned = { method, url, headers, hash: body?.hash ?? EMPTY_HASH };
    const all = await signed(unsigned, {
      credentials,
      region: place.region,
      now: new Date(clock.now()),
      keys,
    });
    return sender.send(sentOf(request, url, all));
  };
  const patiently = async (request: S3Request, tries = 1): Promise<SendAnswer> => {
    const result = await once(request).catch((error: unknown) => {
      if (tries < MAX_TRIES && isPassing(error)) return undefined;
      throw error;
    });
    if (result !== undefined) {
      const refusal = result.status < 400 ? undefined : refusalIn(result);
      if (refusal === undefined || !isPassingRefusal(refusal)) return result;
      if (tries === MAX_TRIES) throw errorOf(request, refusal);
    }
    await clock.pause(waitOf(tries, result?.headers.get('retry-after')));
    return patiently(request, tries + 1);
  };
  // A whole wait drawn by lot keeps those apart who were refused together.
  const waitOf = (tries: number, retryAfter?: string) => {
    const most = usualWait(tries);
    const asked = readRetryAfter(retryAfter) ?? 0;
    const least = asked > 0 ? Math.min(asked, LONGEST_IN_MS) : most / 4;
    return least + clock.random() * most;
  };
  return {
    place,
    once,
    patiently: (request) => patiently(request),
    errorOf,
    random: clock.random,
    close: sender.close,
  };
}

/**
 * Asks patiently for what has no answer but that it is done. What is to be removed and is not there is done.
 *
 * @throws Error (rejects) if the storage refuses it
 */
export async function done(storage: Storage, request: S3Request): Promise<void> {
  const answer = await storage.patiently(request);
  if (answer.status >= 200 && answer.status < 300) return;
  const refusal = refusalIn(answer);
  if (request.method === 'DELETE' && refusal.code === 'NoSuchKey') return;
  throw storage.errorOf(request, refusal);
}

function sentOf(
  { method, path, body, maxBytes }: S3Request,
  url: URL,
  headers: Readonly<Record<string, string>>,
): SentRequest {
  return {
    method,
    url,
    headers,
    ...(maxBytes !== undefined && { maxBytes }),
    ...(body && { body: { sizeInBytes: body.sizeInBytes, parts: checkedParts(path, body) } }),
  };
}

/** The parts of a file; what is not the file that was to be sent is never sent to its end, so that no storage has it. */
function* checkedParts(path: string, { open, sizeInBytes, hash }: S3Body): Generator<Uint8Array> {
  const found = createHash('sha256');
  let left = sizeInBytes;
  const check = () => {
    if (left === 0 && found.digest('hex') === hash) return;
    throw new Error(`expected ${path} as it was when the delivery began, found another file; deploy again`);
  };
  for (const part of open()) {
    if (part.length === 0) continue;
    found.update(part);
    left -= part.length;
    if (left <= 0) check();
    yield part;
  }
  if (sizeInBytes === 0 || left > 0) check();
}
