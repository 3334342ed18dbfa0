/** A rule of a `_headers` file. */
export interface Rule {
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** A host that reads the file, and what a path in it stands for there. */
export interface Host {
  readonly name: string;
  readonly expressionOf: (pattern: string) => RegExp;
}

/**
 * Cloudflare Pages: `:name` is one folder, `*` anything, and nothing else is optional.
 * (developers.cloudflare.com/pages/configuration/headers)
 */
const CLOUDFLARE: Host = {
  name: 'Cloudflare Pages',
  expressionOf: (pattern) =>
    new RegExp(`^${partsOf(pattern, (part) => part.replaceAll('*', '.*')).join('/')}$`),
};

/**
 * Netlify: `:name` is one folder, `*` anything. Capitals do not matter, nor does a slash at the end; before `*` none is
 * needed. (docs.netlify.com/manage/routing/headers)
 */
const NETLIFY: Host = {
  name: 'Netlify',
  expressionOf: (pattern) => {
    const parts = partsOf(pattern, (part) => (part === '*' ? '?.*' : part.replaceAll('*', '.*')));
    return new RegExp(`^/${parts.filter((part) => part !== '').join('/')}/?$`, 'i');
  },
};

export const HOSTS: readonly Host[] = [CLOUDFLARE, NETLIFY];

/** Names that the hosts set themselves. */
const FORBIDDEN =
  /^(?:accept-ranges|age|allow|alt-svc|connection|content-(?:encoding|length|range)|date|location|server|set-cookie|trailer|transfer-encoding|upgrade)$/i;

/**
 * Reads a `_headers` file as the stricter of the two hosts would.
 *
 * @throws Error where one of them would leave something out, or understand it otherwise
 */
export function readHeaders(text: string): Rule[] {
  const blocks = text.split('\n\n').map((block) => block.split('\n').filter((line) => isRead(line)));
  const rules = blocks.filter((lines) => lines.length > 0).map(readRule);
  const paths = rules.map(({ path }) => path);
  if (rules.length > 100) refuse('at most 100 rules', `${rules.length}`);
  if (new Set(paths).size < paths.length) refuse('each path once', paths.join(' '));
  return rules;
}

/** Asks for all values that a header of a file gets on a host: two where two rules give it one. */
export function lookup(rules: readonly Rule[], host: Host): (path: string, name: string) => string[] {
  const expressions = rules.map(({ path, headers }) => [host.expressionOf(path), headers] as const);
  return (path, name) =>
    expressions
      .filter(([expression]) => expression.test(path))
      .map(([, headers]) => headers.filter(([one]) => one === name).map(([, value]) => value))
      .filter((values) => values.length > 0)
      .map((values) => values.join(', '));
}

function isRead(line: string): boolean {
  if (line.length > 2000) refuse('at most 2,000 characters a line', `${line.length}`);
  return line !== '' && !line.startsWith('#');
}

function readRule([path = '', ...lines]: readonly string[]): Rule {
  if (!/^\/[!-~]*$/.test(path) || path.split('*').length > 2) refuse('a path', path);
  if (lines.length === 0) refuse('headers of a path', path);
  return { path, headers: lines.map(readHeader) };
}

function readHeader(line: string): readonly [string, string] {
  // Netlify once gave a name in other capitals beside its own.
  const [, name = '', value = ''] =
    /^ {2}((?:[A-Z][a-z]*-)*[A-Z][a-z]*): ([!-~](?:[ -~]*[!-~])?)$/.exec(line) ?? [];
  if (name === '' || FORBIDDEN.test(name)) refuse('a header', line);
  return [name, value];
}

function partsOf(pattern: string, splat: (part: string) => string): string[] {
  return pattern
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : splat(part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))));
}

function refuse(expected: string, found: string): never {
  throw new Error(`expected ${expected} in _headers, found "${found}"`);
}
