/** How often something that fails is tried in all. */
export const MAX_TRIES = 6;

const FIRST_IN_MS = 200;
const LONGEST_IN_MS = 20_000;

/**
 * How long to wait before something is tried again: twice as long each time, and never as long as anybody else who waits.
 *
 * @param tried how often it was tried
 * @param random from 0 to 1
 * @returns milliseconds
 * @example backOff(1, 0.5) // 200
 */
export function backOff(tried: number, random: number): number {
  return Math.round(Math.min(LONGEST_IN_MS, FIRST_IN_MS * 2 ** (tried - 1)) * (0.5 + random));
}
