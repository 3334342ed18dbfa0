import { readRetryAfter } from '../../model/retryAfter.ts';
import { backOff } from './backOff.ts';

/** Whoever asks for more patience is asked again after so long all the same. */
const LONGEST_ASKED_IN_MS = 60_000;

/**
 * How long to wait before something is tried again that a server has put off: as long as it says (RFC 9110, 10.2.3), and a little that
 * chance adds; else as long as `backOff` says.
 *
 * @param retryAfter seconds, as the header has them; a date counts as nothing
 * @returns milliseconds
 * @example waitAsked(1, '3', 0.5) // 3100
 */
export function waitAsked(tried: number, retryAfter: string | undefined, random: number): number {
  const own = backOff(tried, random);
  const asked = readRetryAfter(retryAfter) ?? 0;
  return asked === 0 ? own : Math.min(asked, LONGEST_ASKED_IN_MS) + Math.round(random * 200);
}
