/** Directives by their names in lower case; a value without its quotation marks. */
type Directives = ReadonlyMap<string, string>;

/** For how many seconds readers may keep a document without asking; undefined if the host does not say, or forbids it. */
export function keptFor(cacheControl: string | undefined): number | undefined {
  const directives = parseCacheControl(cacheControl);
  if (['no-store', 'no-cache', 'private'].some((name) => directives.has(name))) return undefined;
  return secondsOf(directives.get('max-age'));
}

/** How old an answer of a cache is, and how old it may become, in seconds. */
export interface CachedFor {
  readonly age: number;
  /** Undefined if only the cache knows. */
  readonly limit: number | undefined;
}

/** Returns undefined for an answer that is not known to come from a cache (RFC 9111, 5.1). */
export function cachedFor(headers: ReadonlyMap<string, string>): CachedFor | undefined {
  const age = secondsOf(headers.get('age'));
  if (age === undefined) return undefined;
  const directives = parseCacheControl(headers.get('cache-control'));
  return { age, limit: secondsOf(directives.get('s-maxage') ?? directives.get('max-age')) };
}

/** `Cache-Control` (RFC 9111, 5.2). */
function parseCacheControl(text = ''): Directives {
  const parts = text.split(',').map((part) => part.trim().toLowerCase());
  return new Map(
    parts.filter(Boolean).map((part) => {
      const [name = '', value = ''] = part.split('=');
      return [name.trim(), value.trim().replaceAll('"', '')];
    }),
  );
}

function secondsOf(text = ''): number | undefined {
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
