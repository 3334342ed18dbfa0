/** A resource that is served. As long as its bytes are the same, it is the same object. */
export interface Resource {
  /** The `Content-Type`. */
  readonly type: string;
  /** The `Cache-Control` (RFC 9111, 5.2.2). */
  readonly cacheControl: string;
  /** True for what pages of other sites may fetch (Fetch standard, CORS). */
  readonly isShared: boolean;
  /** The `Content-Security-Policy`; absent where there is none. */
  readonly policy?: string;
  /** Values of the `Link` field (RFC 8288), in ASCII: `<https://news.example.nz/rss.xml>; rel="self"`. */
  readonly links: readonly string[];
  /** Of the bytes: the entity tag is made of it, so it has letters, figures, `-` and `_` only. */
  readonly hash: string;
  /**
   * Milliseconds since the epoch, whole seconds. A resource that changed twice within a second has the next second:
   * a client that fetched the first version, and compares only times, then gets the second version.
   */
  readonly modified: number;
  /** The status that it is served with; 200 where it is absent. */
  readonly status?: number;
  /**
   * Reads the bytes. They are read again once they are no longer in memory, so bytes that are often requested are best
   * cached.
   *
   * @throws if the bytes no longer exist; the response is then 404.
   */
  read(): Uint8Array;
  /** Reads parts of bytes that are not worth holding all at once; absent where `read` has them in memory anyway. */
  readonly parts?: Parts;
}

/** Bytes that are read part by part. */
export interface Parts {
  /** Of all bytes. */
  readonly length: number;
  /**
   * Reads so many bytes from a place on.
   *
   * @returns undefined if there are more or fewer bytes than there were
   * @throws if the bytes no longer exist
   */
  read(from: number, length: number): Uint8Array | undefined;
}

/** What is at a path: decoded, without the slash that it begins with. `''` is the front page, `'2014/12/'` a folder. */
export type Find = (path: string) => Resource | undefined;

/**
 * The page for a path without a resource. A page without a status of its own is not sent, since it would be a 200. The
 * function is called each time, since the page may change.
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

/** Thrown if the bytes of a resource no longer exist; `cause` is the reason. */
export class Gone extends Error {}

/** The bytes of resources that are still in memory. */
const inMemory = new WeakMap<Resource, WeakRef<Uint8Array>>();

/**
 * The bytes of a resource. Bytes that are being sent, or are not yet garbage-collected, are not read again: a recording
 * is in memory once, however many clients request it and however slowly they read it.
 *
 * @throws Gone
 */
export function readBytes(resource: Resource): Uint8Array {
  const cached = inMemory.get(resource)?.deref();
  if (cached) return cached;
  const bytes = readAnew(resource);
  inMemory.set(resource, new WeakRef(bytes));
  return bytes;
}

function readAnew(resource: Resource): Uint8Array {
  return orGone(() => resource.read());
}

/**
 * Reads bytes.
 *
 * @throws Gone where that throws
 */
export function orGone<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new Gone('expected the bytes of what was found, but they are there no longer', { cause });
  }
}
