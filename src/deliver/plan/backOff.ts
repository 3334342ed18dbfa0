/** How often something that fails is tried in all. */
export const MAX_TRIES = 6;

const FIRST_IN_MS = 200;
/** Nobody waits longer, but for what chance adds. */
export const LONGEST_IN_MS = 20_000;

/**
 * How long to wait before something is tried again: twice as long each time, and never as long as anybody else who waits.
 *
 * @param tried how often it was tried
 * @param random from 0 to 1
 * @returns milliseconds
 * @example backOff(1, 0.5) // 200
 */
export function backOff(tried: number, random: number): number {
  return Math.round(usualWait(tried) * (0.5 + random));
}

/** How long to wait in milliseconds, before chance has its part: twice as long each time. */
export function usualWait(tried: number, firstInMs = FIRST_IN_MS, longestInMs = LONGEST_IN_MS): number {
  return Math.min(longestInMs, firstInMs * 2 ** (tried - 1));
}
