import { usualWait } from '../backOff.ts';
import { cachedFor } from './cacheControl.ts';
import { isPublic, type Look } from './look.ts';

/** How long a delivery waits in all until what it has delivered is public. */
export const PATIENCE_IN_MS = 60_000;
/** A server that is started anew answers by then; a wrong address never does. */
const REACHED_BY_IN_MS = 5_000;
/** A purge is done by then; a cache that was told nothing keeps what it has. */
const PURGED_BY_IN_MS = 15_000;
const FIRST_IN_MS = 500;
const LONGEST_IN_MS = 10_000;

/** How long to wait before the next look, in milliseconds: twice as long each time. */
export function pauseAfter(looked: number): number {
  return usualWait(looked, FIRST_IN_MS, LONGEST_IN_MS);
}

/**
 * True for a file that another look may find public.
 *
 * @param waited milliseconds since the first look
 */
export function isWorthAnother(look: Look, waited: number): boolean {
  if (isPublic(look)) return false;
  const { usual, redirects } = look;
  if (!('status' in usual)) return usual.isPassing && waited < REACHED_BY_IN_MS;
  if (redirects.length > 0 && usual.status >= 300 && usual.status < 400) return false;
  if (usual.status !== 200 || waited < PURGED_BY_IN_MS) return true;
  const { age = 0, limit = 0 } = cachedFor(usual.headers) ?? {};
  return (limit - age) * 1000 < PATIENCE_IN_MS - waited;
}
