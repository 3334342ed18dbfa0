import { refusalOf } from '../http/client/refusal.ts';

/** How often something is tried, and how it is waited for. */
export interface Attempt {
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** What was asked for, or why there is none. */
export type Patiently<T> = { readonly value: T } | { readonly error: Error };

const MAX_TRIES = 3;
/** Where a host says nothing of when. */
const WAIT_IN_MS = 5000;
/** Nobody waits longer in front of a terminal. */
const MAX_WAIT_IN_MS = 120_000;

/**
 * Tries again, twice at most, after the time that a host names that has too much to do (RFC 6585, 4; RFC 9110, 15.6.4).
 */
export async function fetchPatiently<T>(fetch: () => Promise<T>, { pause }: Attempt): Promise<Patiently<T>> {
  for (let tries = 1; ; tries += 1) {
    try {
      return { value: await fetch() };
    } catch (error) {
      const refusal = refusalOf(error);
      const wait = refusal?.retryAfterInMs ?? WAIT_IN_MS;
      const isBusy = refusal?.status === 429 || refusal?.status === 503;
      if (!isBusy || tries === MAX_TRIES || wait > MAX_WAIT_IN_MS)
        return { error: error instanceof Error ? error : new Error(String(error)) };
      await pause(wait);
    }
  }
}
