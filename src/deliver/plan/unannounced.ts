import type { Announced } from './announced.ts';
import { type InventoryFile, isHidden } from './inventory.ts';

interface AnyService {
  /** Tells it from all others, for as long as something is left to tell: the address of a hub. */
  readonly name: string;
  /** Where it is told. */
  readonly address: string;
}

/** Somebody outside who is told of what has changed: of current feeds, or of pages that have changed or gone. */
export type Service = AnyService &
  (
    | { readonly kind: 'hub' | 'rssCloud'; readonly of: 'feeds' }
    | { readonly kind: 'indexNow'; readonly of: 'pages'; readonly key: string }
  );

/** Paths of public files, by the names of services: what those were not told of yet, or have taken. */
export type PathsByService = ReadonlyMap<string, ReadonlySet<string>>;

/** What a delivery changes, as far as everybody may know of it. */
export interface PublicChanges {
  readonly written: readonly InventoryFile[];
  readonly removed: readonly string[];
  /** Marks of the files that are there before it. */
  readonly before: ReadonlyMap<string, string>;
}

/**
 * What services are to be told after a delivery: what they were not told of before it, and what it changes. Of a service that is no
 * more in feed.yaml nothing is left, and of a file that comes to have other headers nothing is told.
 */
export function unannouncedAfter(
  before: PathsByService,
  services: readonly Service[],
  changes: PublicChanges,
): PathsByService {
  const written = changes.written.filter(({ path, hash }) => !isOf(hash, changes.before.get(path)));
  const gone = changes.removed.filter(isPage);
  const rows = services.map(({ name, of }): [string, ReadonlySet<string>] => [
    name,
    new Set([
      ...(before.get(name) ?? []),
      ...written.filter((file) => isAnnouncedTo(file, of)).map(({ path }) => path),
      ...(of === 'pages' ? gone : []),
    ]),
  ]);
  return withoutEmpty(rows);
}

/** All that is left to tell, of several targets. */
export function mergeUnannounced(all: readonly PathsByService[]): PathsByService {
  const merged = new Map<string, Set<string>>();
  for (const [name, paths] of all.flatMap((one) => [...one]))
    merged.set(name, new Set([...(merged.get(name) ?? []), ...paths]));
  return merged;
}

/** What of it others have been told: it is not told again. */
export function withoutAnnounced(unannounced: PathsByService, announced: PathsByService): PathsByService {
  return withoutEmpty(
    [...unannounced].map(([name, paths]) => [
      name,
      new Set([...paths].filter((path) => announced.get(name)?.has(path) !== true)),
    ]),
  );
}

/** What can be told while feeds are not public yet: no page then, since nobody knows whether it is. */
export function announceable(
  unannounced: PathsByService,
  services: readonly Service[],
  waiting: ReadonlySet<string>,
): PathsByService {
  const isHeld = new Set(
    waiting.size > 0 ? services.filter(({ of }) => of === 'pages').map(({ name }) => name) : [],
  );
  return withoutEmpty(
    [...unannounced].map(([name, paths]) => [
      name,
      new Set([...paths].filter((path) => !waiting.has(path) && !isHeld.has(name))),
    ]),
  );
}

/**
 * What a run has told that was killed before it could note that at the target. Of a file that was written again since it counts for
 * nothing: somebody else may have changed it and told that.
 */
export function announcedBefore(
  unannounced: PathsByService,
  announced: Announced,
  hashOf: (path: string) => string,
  changed: ReadonlySet<string>,
): PathsByService {
  return withoutEmpty(
    [...unannounced].map(([name, paths]) => [
      name,
      new Set(
        [...paths].filter((path) => !changed.has(path) && announced.get(name)?.get(path) === hashOf(path)),
      ),
    ]),
  );
}

/** What has been told, with what it was that was told. */
export function withHashes(announced: PathsByService, hashOf: (path: string) => string): Announced {
  return new Map(
    [...announced].map(([name, paths]) => [name, new Map([...paths].map((path) => [path, hashOf(path)]))]),
  );
}

/** Services without anything are left out. */
export function withoutEmpty(rows: readonly [string, ReadonlySet<string>][]): PathsByService {
  return new Map(rows.filter(([, paths]) => paths.size > 0));
}

/** True for a file that services of this kind are told of. */
export function isAnnouncedTo(file: InventoryFile, of: Service['of']): boolean {
  return file.kind === of && !isHidden(file) && (of === 'feeds' || isPage(file.path));
}

function isPage(path: string): boolean {
  return path.endsWith('/index.html');
}

/** True for the mark of a file with these bytes, whatever headers it has. */
export function isOf(hash: string, mark: string | undefined): boolean {
  return mark?.startsWith(`${hash} `) === true;
}
