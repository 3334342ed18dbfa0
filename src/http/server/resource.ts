/** One thing that is served. The same object is given again for as long as its bytes are the same. */
export interface Resource {
  /** The `Content-Type`. */
  readonly type: string;
  /** The `Cache-Control` (RFC 9111, 5.2.2). */
  readonly cacheControl: string;
  /** True for what pages of other sites may fetch (Fetch standard, CORS). */
  readonly isShared: boolean;
  /** Values of the `Link` field (RFC 8288), in ASCII: `<https://news.example.nz/rss.xml>; rel="self"`. */
  readonly links: readonly string[];
  /** Of the bytes: the entity tag is made of it, so it has letters, figures, `-` and `_` only. */
  readonly hash: string;
  /**
   * Milliseconds since the epoch, whole seconds. Something that changed twice within a second has the second after it:
   * who fetched the first version in that second, and knows no more than the time, is then given the other.
   */
  readonly modified: number;
  /** The status that it is served with; 200 where it is absent. */
  readonly status?: number;
  /**
   * The bytes. They are asked for again once nobody has them any more, so what is asked for often is best kept.
   *
   * @throws when they are there no longer; the answer is that nothing was found.
   */
  read(): Uint8Array;
}

/** What is at a path: decoded, without the slash that it begins with. `''` is the front page, `'2014/12/'` a folder. */
export type Find = (path: string) => Resource | undefined;

/**
 * The page that tells that nothing was found; one without a status of its own is not shown, for it would say that
 * something was. It is asked for each time, since it may be made anew meanwhile.
 */
export type FindNotFound = () => Resource | undefined;

/** Text, by its type (RFC 6839 for the suffixes). Pictures and recordings are compressed as they are. */
const TEXT = /^(?:text\/[^;]*|[^;]*[/+](?:xml|json|javascript))(?:;|$)/i;

/**
 * Whether a content coding is worth the work. What fits one packet with its header comes no sooner when it is smaller,
 * and some 20 bytes of gzip's own eat up what little it saves: below 256 bytes nothing is won.
 *
 * @example isCompressible('application/atom+xml', 6104) // true
 */
export function isCompressible(type: string, length: number): boolean {
  return length >= 256 && TEXT.test(type);
}

/** Thrown when the bytes of a resource are there no longer; why is its `cause`. */
export class Gone extends Error {}

/** Bytes that somebody still has. */
const inMemory = new WeakMap<Resource, WeakRef<Uint8Array>>();

/**
 * The bytes of a resource. Those that are on their way to somebody, or not yet forgotten, are not read again: however
 * many ask for a recording at once, and however slowly they take it, it is in memory once.
 *
 * @throws Gone
 */
export function readBytes(resource: Resource): Uint8Array {
  const known = inMemory.get(resource)?.deref();
  if (known) return known;
  const bytes = readAnew(resource);
  inMemory.set(resource, new WeakRef(bytes));
  return bytes;
}

function readAnew(resource: Resource): Uint8Array {
  try {
    return resource.read();
  } catch (cause) {
    throw new Gone('expected the bytes of what was found, but they are there no longer', { cause });
  }
}
