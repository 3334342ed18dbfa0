import { hash } from 'node:crypto';
import type { InventoryFile } from './inventory.ts';
import type { Manifest } from './manifest.ts';

/** What stands in a manifest for a path or an id that was taken down: it tells nothing to those who do not know that. */
export function takenToken(what: string): string {
  return hash('sha256', `taken\n${what}`, 'base64url');
}

/** True if a path or an id was taken down at a target. */
export function isTaken(manifest: Manifest | undefined, what: string): boolean {
  return manifest?.taken?.has(takenToken(what)) === true;
}

/** What is taken down beside an id when it was proved that all of it is gone. */
export function provenOf(id: string): string {
  return `proven\n${id}`;
}

/** What is delivered where something was taken down. */
export interface Admitted {
  readonly inventory: readonly InventoryFile[];
  readonly remote: Manifest | undefined;
  /** Media that stay away. */
  readonly held: readonly string[];
  /** The path of a page that was taken down: who has it has not heard of that. */
  readonly page?: string | undefined;
}

/**
 * Keeps out what was taken down at a target.
 *
 * @param overwrites whether it is given back
 * @param ids of all articles: what is given back is proved gone no more
 */
export function admit(
  inventory: readonly InventoryFile[],
  remote: Manifest | undefined,
  overwrites: boolean,
  ids: Iterable<string>,
): Admitted {
  const taken = remote?.taken ? inventory.filter(({ path }) => isTaken(remote, path)) : [];
  if (remote === undefined || taken.length === 0) return { inventory, remote, held: [] };
  if (overwrites) return { inventory, remote: givenBack(remote, taken, ids), held: [] };
  const away = new Set(taken);
  return {
    inventory: inventory.filter((file) => !away.has(file)),
    remote,
    held: taken.map(({ path }) => path),
    page: taken.find(({ kind }) => kind !== 'media')?.path,
  };
}

function givenBack(manifest: Manifest, files: readonly InventoryFile[], ids: Iterable<string>): Manifest {
  const articles = [...ids].flatMap((id) => [id, provenOf(id)]);
  const paths = new Set([...files.map(({ path }) => path), ...articles].map(takenToken));
  const tokens = new Set(files.map(({ token }) => token));
  return {
    ...manifest,
    media: without(manifest.media, tokens),
    taken: without(manifest.taken as ReadonlySet<string>, paths),
  };
}

/** What was taken down. */
export interface Taken {
  readonly ids: readonly string[];
  readonly paths: readonly string[];
  /** Tokens of those of the files that were there. */
  readonly tokens: ReadonlySet<string>;
}

/** A manifest by which no delivery brings back what was taken down. */
export function withTaken(manifest: Manifest, { ids, paths, tokens }: Taken): Manifest {
  const gone = new Set(paths);
  return {
    ...manifest,
    files: new Map([...manifest.files].filter(([path]) => !gone.has(path))),
    media: without(manifest.media, tokens),
    taken: new Set([...(manifest.taken ?? []), ...[...ids, ...paths].map(takenToken)]),
  };
}

function without(all: ReadonlySet<string>, some: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...all].filter((one) => !some.has(one)));
}
