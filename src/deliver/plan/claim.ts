import type { Claim } from './manifest.ts';

/** A claim that nobody has confirmed for so long is taken over: whoever had it was killed, or hangs. */
export const STALE_IN_MS = 15 * 60_000;
/** A delivery that goes on confirms its claim when it is this old. */
export const CONFIRM_IN_MS = 60_000;

/**
 * What a claim at a target means for a delivery.
 *
 * @param own the word of the last delivery from this folder, which has ended or was killed
 * @param now milliseconds since 1970
 * @returns `held` if somebody else delivers
 */
export function judgeClaim(
  claim: Claim | undefined,
  own: string | undefined,
  now: number,
): 'free' | 'own' | 'stale' | 'held' {
  if (claim === undefined) return 'free';
  if (claim.by === own) return 'own';
  // A clock that is far ahead must not keep everybody out for ever.
  return Math.abs(now - claim.at) > STALE_IN_MS ? 'stale' : 'held';
}
