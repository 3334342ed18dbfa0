import type { InventoryFile } from './inventory.ts';
import { isHidden } from './inventory.ts';

/** Somebody outside who wants to know of what has changed. */
export interface Service {
  /** Tells it from all others, for as long as something is left to tell: the address of a hub. */
  readonly name: string;
  /** What it is told of: current feeds, or pages too that have changed or gone. */
  readonly of: 'feeds' | 'pages';
}

/** Paths of public files that services were not told of yet, by the services' names. */
export type Untold = ReadonlyMap<string, ReadonlySet<string>>;

/** What a delivery changes, as far as everybody may know of it. */
export interface PublicChanges {
  readonly written: readonly InventoryFile[];
  readonly removed: readonly string[];
}

/**
 * What services are to be told after a delivery: what they were not told of before it, and what it changes. Of a service that is no
 * more in feed.yaml nothing is left.
 */
export function untoldAfter(before: Untold, services: readonly Service[], changes: PublicChanges): Untold {
  const written = changes.written.filter((file) => !isHidden(file));
  const feeds = written.filter(({ kind }) => kind === 'feeds').map(({ path }) => path);
  const pages = written.filter(({ kind, path }) => kind === 'pages' && isPage(path)).map(({ path }) => path);
  const gone = changes.removed.filter(isPage);
  const rows = services.map(({ name, of }): [string, ReadonlySet<string>] => [
    name,
    new Set([...(before.get(name) ?? []), ...(of === 'feeds' ? feeds : [...pages, ...gone])]),
  ]);
  return new Map(rows.filter(([, paths]) => paths.size > 0));
}

/** What is left when services have been told. */
export function withoutTold(untold: Untold, told: Untold): Untold {
  const rows = [...untold].map(([name, paths]): [string, ReadonlySet<string>] => [
    name,
    new Set([...paths].filter((path) => told.get(name)?.has(path) !== true)),
  ]);
  return new Map(rows.filter(([, paths]) => paths.size > 0));
}

function isPage(path: string): boolean {
  return path.endsWith('/index.html');
}
