/**
 * Parses a web address as browsers do (WHATWG URL). Returns undefined if it is none.
 *
 * `URL.canParse` is not asked: once it has been compiled, Node 20 takes `https://ä.example/` for no address.
 *
 * @param base the address that a relative one is resolved against
 * @example parseAddress('../a', 'https://news.example.nz/b/c')?.href // 'https://news.example.nz/a'
 */
export function parseAddress(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
