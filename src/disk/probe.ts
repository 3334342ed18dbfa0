import { createHash } from 'node:crypto';
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, posix, resolve, sep } from 'node:path';
import type { Probe } from '../model/media.ts';
import { chunksOf } from './chunks.ts';

const HEAD_IN_BYTES = 4 * 1024 * 1024;

/** What the errors of a path that leads nowhere are called; one with a name that is too long leads nowhere too. */
const NOWHERE = /^(?:ENOENT|ENOTDIR|ENAMETOOLONG|ELOOP)$/;

/**
 * Looks at a file that an article refers to.
 *
 * @param path relative to feed.yaml, with `/`
 * @param folders those of the items, relative to feed.yaml: what is in none of them, links followed, is outside
 * @throws Error (with a `code`, as Node gives it) when the file cannot be read
 */
export function probe(root: string, path: string, folders: readonly string[]): Probe {
  if (path.includes('\0') || path.endsWith('/')) return { kind: 'missing' };
  const isOutside = (place: string, tops: readonly string[]) =>
    !tops.some((top) => place.startsWith(top + sep));
  const tops = folders.map((folder) => resolve(root, folder));
  if (isOutside(resolve(root, path), tops)) return { kind: 'outside' };

  const realTops = tops.flatMap((top) => realPathOf(top) ?? []);
  const find = (spell: Spell) => {
    const name = nameOnDisk(root, posix.normalize(path), spell);
    const real = name === undefined ? undefined : realPathOf(join(root, name));
    return name !== undefined && real !== undefined ? { name, real } : undefined;
  };
  const isFile = (real: string) => statSync(real).isFile();
  const found = find(asGiven);
  if (found && isOutside(found.real, realTops)) return { kind: 'outside' };
  if (found && !statSync(found.real).isDirectory())
    return {
      kind: 'file',
      path: found.name,
      ...digest(found.real),
      ...(isLinked(root, found) && { isLinked: true }),
    };
  const nearest = () => {
    const near = find(asMeant);
    return near && !isOutside(near.real, realTops) && isFile(near.real) ? near.name : undefined;
  };
  return { kind: 'missing', nearest };
}

/** A disk that takes capitals for small letters gives the path as it is stored. */
function isLinked(root: string, { name, real }: { readonly name: string; readonly real: string }): boolean {
  return folded(join(realPathOf(root === '' ? '.' : root) ?? root, name)) !== folded(real);
}

/** How the disk spells one part of a path, if the folder has it. */
type Spell = (folder: string, part: string) => string | undefined;

function nameOnDisk(root: string, path: string, spell: Spell): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    const spelt = spell(join(root, ...parts), part);
    if (spelt === undefined) return undefined;
    parts.push(spelt);
  }
  return parts.join('/');
}

/** Letters with marks can be stored in two forms, and which of them depends on the machine that made the file. */
const asGiven: Spell = (folder, part) =>
  [...new Set([part, part.normalize('NFC'), part.normalize('NFD')])].find(
    (form) => realPathOf(join(folder, form)) !== undefined,
  );

const asMeant: Spell = (folder, part) =>
  asGiven(folder, part) ?? entriesOf(folder).find((entry) => folded(entry) === folded(part));

/** The names in a folder; none where it is no folder, or one that may not be listed. */
export function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

const folded = (name: string) => name.normalize('NFC').toLowerCase();

function digest(path: string) {
  const hash = createHash('sha256');
  const head: Uint8Array[] = [];
  let length = 0;
  for (const chunk of chunksOf(path)) {
    hash.update(chunk);
    if (length < HEAD_IN_BYTES) head.push(Uint8Array.from(chunk));
    length += chunk.length;
  }
  return { length, hash: hash.digest('hex'), head: Buffer.concat(head).subarray(0, HEAD_IN_BYTES) };
}

/** Undefined when nothing is there. */
function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && NOWHERE.test(String(error.code))) return undefined;
    throw error;
  }
}
