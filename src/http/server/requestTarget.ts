/** A parsed request target. */
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

/** The usual form: nothing to decode, no name that begins with a full stop, no query. */
const PLAIN = /^\/(?:[\w~-][\w.~-]*\/)*(?:[\w~-][\w.~-]*)?$/;
const ABSOLUTE = /^https?:\/\/([^/?@]+)/i;
/** Characters that RFC 3986 does not allow, and the backslash, which some programs take for a slash. */
const NOT_ALLOWED = /[^\x21-\x7e]|[\\#]/;
/** Characters that a decoded segment must not contain: slashes, backslashes and controls. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression looks for controls.
const HIDDEN = /[\0-\x1f\x7f/\\]/;

/**
 * Reads a request target in origin, absolute or asterisk form (RFC 9112, 3.2). Segments are decoded one by one and once, so an
 * encoded slash is none. Dot segments are refused: the client has to resolve them (RFC 3986, 5.2.4).
 *
 * @returns undefined if the target is malformed
 * @example parseTarget('/2014/12/21/%C5%8Dtautahi/?page=2') // { path: '2014/12/21/ōtautahi/', query: '?page=2' }
 */
export function parseTarget(target: string): Target | undefined {
  if (PLAIN.test(target)) return { path: target.slice(1), query: '' };
  if (target === '*') return { path: '', query: '', isServer: true };
  if (NOT_ALLOWED.test(target)) return undefined;
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
    // An incomplete escape, or bytes that are not UTF-8, such as overlong forms of a full stop or a slash.
    return undefined;
  }
}
