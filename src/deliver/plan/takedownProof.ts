import { encodePath } from '../../model/encodePath.ts';
import type { InventoryFile } from './inventory.ts';
import { namesId } from './partsOf.ts';
import { addressesOf } from './publicAddress.ts';

/** What is taken down, at all targets. */
export interface Takedown {
  /** The articles whose media are known. */
  readonly ids: readonly string[];
  /** The articles of which nothing is to be left. */
  readonly goneIds: readonly string[];
  /** Pages and media that are to be gone. */
  readonly paths: readonly string[];
  /** Pages that stay, and say that an article was withdrawn. */
  readonly notices: readonly string[];
}

/** What is to be served at an address. */
export type Expectation =
  /** Nothing: 404 or 410. */
  | { readonly kind: 'gone'; readonly address: string }
  /** These bytes, or nothing. */
  | { readonly kind: 'notice'; readonly address: string; readonly hash: string }
  /** What leads to articles, without those that were taken down. */
  | { readonly kind: 'list'; readonly address: string; readonly path: string };

/** A page of an article. */
const ARTICLE = /^\d{4}\/\d\d\/\d\d\//;

/** True for what shows or names several articles: feeds, archives, and pages that are none of an article. */
export function isListing({ kind, path }: InventoryFile): boolean {
  if (kind === 'media') return false;
  return kind !== 'pages' || (path.endsWith('.html') && !ARTICLE.test(path));
}

/** The paths that may show what is taken down: it, and all that leads to articles. */
export function pathsOfTakedown(
  { paths, notices }: Takedown,
  inventory: readonly InventoryFile[],
): readonly string[] {
  return [...paths, ...notices, ...inventory.filter(isListing).map(({ path }) => path)];
}

/** What is to be served after a takedown, at each address that may have shown it. */
export function expectationsOf(
  { paths, notices }: Takedown,
  inventory: readonly InventoryFile[],
  url: string,
): Expectation[] {
  const kept = new Set(notices);
  const each = (path: string, of: (address: string) => Expectation) => addressesOf(path, url).map(of);
  return [
    ...paths.flatMap((path) => each(path, (address) => ({ kind: 'gone', address }))),
    ...inventory.flatMap(({ path, hash }) =>
      kept.has(path) ? each(path, (address) => ({ kind: 'notice', address, hash })) : [],
    ),
    ...inventory
      .filter((file) => isListing(file))
      .flatMap(({ path }) => each(path, (address) => ({ kind: 'list', address, path }))),
  ];
}

/** What was served at an address. */
export interface ServedAnswer {
  readonly status: number;
  readonly text: string;
  /** SHA-256 of the bytes, in hex. */
  readonly hash: string;
}

/**
 * What is wrong with what is served at an address; undefined if it is as it is to be.
 *
 * @param here what the output folder has there; empty if nothing
 */
export function faultOfServed(
  expectation: Expectation,
  { status, text, hash }: ServedAnswer,
  here: string,
  takedown: Takedown,
): string | undefined {
  const { kind, address } = expectation;
  if (status === 404 || status === 410) return undefined;
  if (kind === 'gone') return `expected 404 or 410 at ${address}, found ${status}`;
  if (status !== 200) return `expected 200, 404 or 410 at ${address}, found ${status}`;
  if (kind === 'notice')
    return hash === expectation.hash
      ? undefined
      : `expected the notice at ${address}, as it is here, found something else`;
  const trace = traceIn(text, here, takedown);
  return trace === undefined ? undefined : `expected nothing of ${trace} at ${address}, found it`;
}

/** What a document has of what was taken down, and has no more here: a link of another article's may lead there still. */
function traceIn(text: string, here: string, { goneIds, paths }: Takedown): string | undefined {
  const id = goneIds.find((one) => namesId(text, one));
  if (id !== undefined) return id;
  return paths
    .map((path) => path.replace(/index\.html$/, ''))
    .find((path) => {
      const written = encodePath(path);
      return text.includes(written) && !here.includes(written);
    });
}
