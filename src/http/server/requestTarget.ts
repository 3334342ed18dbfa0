/** What a request asks for. */
export interface Target {
  /** Decoded, without the slash that it begins with; no segment but the last is empty, and none leads out of its folder. */
  readonly path: string;
  /** As it was written, with its question mark; empty where there is none. */
  readonly query: string;
  /** Host and port of a target in absolute form, which count instead of the `Host` field (RFC 9112, 3.2.2). */
  readonly authority?: string;
  /** True for `*`, the server and nothing on it, whose path is empty (RFC 9112, 3.2.4). */
  readonly isServer?: boolean;
}

/** What nearly every request asks for: nothing to decode, no name that begins with a full stop, no query. */
const PLAIN = /^\/(?:[\w~-][\w.~-]*\/)*(?:[\w~-][\w.~-]*)?$/;
const ABSOLUTE = /^https?:\/\/([^/?@]+)/i;
/** RFC 3986 has no other characters; a backslash is a slash to some. */
const FOREIGN = /[^\x21-\x7e]|[\\#]/;
/** What may not come out of a percent-encoded segment: it would be taken for a path, or cut one short. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const HIDDEN = /[\0-\x1f\x7f/\\]/;

/**
 * Reads a request target in origin, absolute or asterisk form (RFC 9112, 3.2). Segments are decoded one by one and once, so an
 * encoded slash is none. Dot segments are refused and not resolved: whoever asks has to resolve them (RFC 3986, 5.2.4),
 * and here they could only lead to where nothing is served from.
 *
 * @returns undefined for what is malformed, or is no clean path
 * @example parseTarget('/2014/12/21/%C5%8Dtautahi/?page=2') // { path: '2014/12/21/ōtautahi/', query: '?page=2' }
 */
export function parseTarget(target: string): Target | undefined {
  if (PLAIN.test(target)) return { path: target.slice(1), query: '' };
  if (target === '*') return { path: '', query: '', isServer: true };
  if (FOREIGN.test(target)) return undefined;
  const [scheme, authority] = ABSOLUTE.exec(target) ?? [''];
  const rest = target.slice(scheme.length);
  const at = rest.indexOf('?');
  const [raw, query] = at < 0 ? [rest, ''] : [rest.slice(0, at), rest.slice(at)];
  const path = decodePath(authority !== undefined && raw === '' ? '/' : raw);
  return path === undefined ? undefined : { path, query, ...(authority !== undefined && { authority }) };
}

function decodePath(raw: string): string | undefined {
  const [beforeSlash, ...segments] = raw.split('/');
  const last = segments.length - 1;
  if (beforeSlash !== '' || last < 0) return undefined;
  const decoded: string[] = [];
  for (const [n, segment] of segments.entries()) {
    const name = decodeSegment(segment);
    if (name === undefined || (name === '' && n < last)) return undefined;
    decoded.push(name);
  }
  return decoded.join('/');
}

function decodeSegment(segment: string): string | undefined {
  try {
    const name = decodeURIComponent(segment);
    return name === '.' || name === '..' || HIDDEN.test(name) ? undefined : name;
  } catch {
    // Half an escape, or bytes that are no UTF-8: also the longer forms in which a full stop or a slash might hide.
    return undefined;
  }
}
