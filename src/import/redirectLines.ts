/** The lines by which a host redirects, by the name of the host. */
export type RedirectLines = Readonly<Record<string, string>>;

/** An old address as a host is asked for it, percent-encoded as clients ask. */
interface Asked {
  readonly path: string;
  /** Without the question mark; empty where there is none. */
  readonly query: string;
}

/** Nothing but an address is known of the old host. */
const NO_HOST = 'https://old.invalid';
/** The unreserved characters of RFC 3986 (2.3), and slashes: no host takes one for anything else. */
const PLAIN = /^[\w.~/-]*$/;
/** What one of the hosts would take for more than a character of the new address. */
const IN_TARGET = /[$'`{}|^*;\\]/g;

/**
 * The lines that redirect one address for ever (RFC 9110, 15.4.2), for each host that can. They go into `_redirects` of Netlify and
 * Cloudflare Pages, into the `server` of nginx, the site of a Caddyfile, and the virtual host of Apache. Cloudflare looks at no query.
 *
 * @param oldPath the path of the old address, with its query
 * @param newUrl where it leads, an address on http or https
 * @throws TypeError when one of them is none
 * @example redirectLines('/feed/', 'https://news.example.nz/rss.xml')['Netlify'] // '/feed/ https://news.example.nz/rss.xml 301'
 */
export function redirectLines(oldPath: string, newUrl: string): RedirectLines {
  // Two slashes at the beginning would be a host.
  const { pathname, search } = new URL(NO_HOST + oldPath.replace(/^\/*/, '/'));
  const asked = { path: pathname, query: search.slice(1) };
  const target = escaped(new URL(newUrl).href, IN_TARGET);
  const file = forRedirectsFile(asked, target);
  return {
    Netlify: file,
    ...(asked.query === '' && { 'Cloudflare Pages': file }),
    nginx: forNginx(asked, target),
    Caddy: forCaddy(asked, target),
    Apache: forApache(asked, target),
  };
}

/** A star and a colon would stand for parts of a path. */
function forRedirectsFile({ path, query }: Asked, target: string): string {
  const pairs = [...new URLSearchParams(query)].map((pair) => pair.map(encodeURIComponent).join('='));
  return [escaped(path, /[*:]/g), ...pairs, target, '301'].join(' ');
}

/** A plain path is compared without its query; all else as it was asked for, to the letter. */
function forNginx({ path, query }: Asked, target: string): string {
  if (query === '' && PLAIN.test(path)) return `location = ${path} { return 301 ${target}; }`;
  const uri = exactly(escaped(query === '' ? path : `${path}?${query}`, /["\\]/g));
  return `if ($request_uri ~ "${uri}") { return 301 ${target}; }`;
}

function forCaddy({ path, query }: Asked, target: string): string {
  if (query === '' && PLAIN.test(path)) return `redir ${path} ${target} 301`;
  const uri = escaped(query === '' ? path : `${path}?${query}`, /["\\{}`]/g);
  return `@old_feed expression \`{http.request.uri} == "${uri}"\`\nredir @old_feed ${target} 301`;
}

/** Apache compares a path that is decoded, byte by byte, and a query as it is. */
function forApache({ path, query }: Asked, target: string): string {
  if (query === '' && PLAIN.test(path + target.replace(':', '')))
    return `RedirectMatch 301 "${exactly(path)}" "${target}"`;
  const decoded = exactly(path.slice(1)).replace(/%([\da-f]{2})/gi, '\\x$1');
  const condition = `RewriteCond "%{QUERY_STRING}" "=${escaped(query, /["\\]/g)}"`;
  const rule = `RewriteRule "^/?${decoded.slice(1)}" "${target.replaceAll('%', '\\%')}" [R=301,L,QSD,NE]`;
  return ['RewriteEngine On', ...(query === '' ? [] : [condition]), rule].join('\n');
}

/** A regular expression of one text. */
function exactly(text: string): string {
  return `^${text.replace(/[.+*?^$|()[\]{}]/g, (sign) => (sign === '^' ? '\\^' : `[${sign}]`))}$`;
}

function escaped(text: string, which: RegExp): string {
  return text.replace(which, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
