import { addressesIn } from './linkChecker.ts';

/** Text at a path of a site; undefined where there is none. */
export type Ask = (path: string) => string | undefined | Promise<string | undefined>;

/** What a crawl found. */
export interface Crawl {
  /** Paths that were asked for and that are there. */
  readonly seen: ReadonlyMap<string, string>;
  /** Addresses that lead nowhere, each with the file that has it. */
  readonly dead: readonly string[];
}

/** Of what is no text nothing is read. */
const READ = /(?:\.(?:html|xml|json|opml)|\/|^)$/;

/**
 * Follows every address of a site from where people begin, in pages, feeds, lists and archives. A beginning that is not there is none.
 *
 * @param url the address of the site
 * @param beginnings paths relative to it
 */
export async function crawl(url: string, beginnings: readonly string[], ask: Ask): Promise<Crawl> {
  const seen = new Map<string, string>();
  const dead: string[] = [];
  const asked = new Set(beginnings);
  const from = new Map<string, string>();
  for (const path of asked) {
    const text = await ask(path);
    if (text === undefined) {
      if (from.has(path)) dead.push(`${from.get(path)}: ${url}${path}`);
      continue;
    }
    seen.set(path, text);
    if (!READ.test(path)) continue;
    for (const next of pathsIn(path, text, url)) {
      if (!asked.has(next)) from.set(next, path);
      asked.add(next);
    }
  }
  return { seen, dead };
}

/** What a text was found to name: texts of a site are often the same. */
const known = new Map<string, readonly string[]>();

function pathsIn(path: string, text: string, url: string): readonly string[] {
  const key = `${path}\n${text}`;
  const paths = known.get(key) ?? findPaths(path, text, url);
  known.set(key, paths);
  return paths;
}

function findPaths(path: string, text: string, url: string): readonly string[] {
  const name = /(?:^|\/)$/.test(path) ? `${path}index.html` : path;
  const type = text.trimStart().startsWith('<?xml') ? `${name}.xml` : name;
  const addresses = addressesIn(type, text).map((address) => new URL(address, url + path).href);
  return addresses.flatMap((address) =>
    address.startsWith(url) ? [decodeURIComponent(address.slice(url.length).replace(/[?#].*$/, ''))] : [],
  );
}
