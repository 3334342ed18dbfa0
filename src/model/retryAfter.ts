/**
 * Reads `Retry-After`: seconds, or a time by the host's own clock (RFC 9110, 10.2.3).
 *
 * @param now the `Date` of the response; without it a time says nothing
 * @returns milliseconds; undefined if it says none
 * @example readRetryAfter('120') // 120_000
 */
export function readRetryAfter(text: string | undefined, now = ''): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const wait = Date.parse(text) - Date.parse(now);
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
