import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  type Stats,
  statSync,
  unlinkSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { chunksOf, writeParts } from './chunks.ts';
import type { Transaction } from './disk.ts';
import { acquireLock, removeIfPossible, temporaryNameOf } from './lock.ts';
import { kindOf } from './readFile.ts';

/** Files are renamed in this order. */
type Rank = 'copy' | 'document' | 'last';

/** A file that was written under a temporary name, and is renamed later. */
interface Staged {
  readonly path: string;
  readonly place: string;
  readonly temporary: string;
  readonly rank: Rank;
}

/**
 * Begins a transaction.
 *
 * @param root the folder of feed.yaml
 * @param folder the folder that is written to, with `root`
 */
export function beginTransaction(root: string, folder: string): Transaction {
  const newRoots = makeFolder(root, root);
  // Temporary files are in these folders alone, so that leftovers are found without a walk through all that is served.
  const release = acquireLock(root, [root, folder]);
  const staged: Staged[] = [];
  const removed: string[] = [];
  const newFolders: string[] = [];
  const add = (path: string, rank: Rank, parts: Iterable<string | Uint8Array>) => {
    const top = rank === 'last' ? root : folder;
    if (staged.length === 0 && rank !== 'last') newFolders.push(...makeFolder(root, folder));
    refuseOccupied(root, resolve(top, path), rank === 'last');
    const temporary = join(top, temporaryNameOf(basename(path)));
    staged.push({ path, temporary, place: resolve(top, path), rank });
    writeParts(temporary, parts);
  };
  return {
    stage: (path, text) => add(path, 'document', [text]),
    copy: (path, source, sizeInBytes) =>
      add(path, 'copy', typeof source === 'string' ? bytesOf(root, source, sizeInBytes) : [source]),
    remove: (path) => void removed.push(path),
    stageLast: (path, text) => add(path, 'last', [text]),
    commit: () => commit(root, folder, staged, removed),
    end: () => {
      for (const { temporary } of staged) removeIfPossible(temporary);
      removeIfUnused(newFolders);
      release();
      removeIfUnused(newRoots);
    },
  };
}

function commit(root: string, folder: string, staged: readonly Staged[], removed: readonly string[]): void {
  for (const { temporary } of staged) flush(temporary, 'r+');
  const prepare = placesIn(root, folder);
  for (const { path, rank } of staged) if (rank !== 'last') prepare(path);
  moveIntoPlace(staged, 'copy');
  moveIntoPlace(staged, 'document');
  for (const path of removed) remove(folder, path);
  moveIntoPlace(staged, 'last');
}

/**
 * Refuses what is no file in the place of one: nobody made it for a run to replace. A link in the place of an author's file
 * is refused too: renaming would leave another copy where the link leads.
 */
function refuseOccupied(root: string, place: string, isAuthors: boolean): void {
  const there = lstatIfThere(place);
  if (there === undefined || there.isFile()) return;
  const path = relative(root, place);
  if (!there.isSymbolicLink()) throw new Error(`${path} is ${kindOf(there.mode)}; take it away`);
  if (isAuthors) throw new Error(`${path} is a symbolic link; put the file itself here`);
}

/** Undefined too where a folder above is none. */
function lstatIfThere(place: string): Stats | undefined {
  try {
    return lstatSync(place);
  } catch {
    return undefined;
  }
}

function moveIntoPlace(all: readonly Staged[], rank: Rank): void {
  const moving = all.filter((file) => file.rank === rank);
  for (const { temporary, place } of moving) renameSync(temporary, place);
  for (const folder of new Set(moving.map(({ place }) => dirname(place)))) flush(folder, 'r');
}

/** Removes a file, and the folders that it leaves empty. */
function remove(folder: string, path: string): void {
  unlinkSync(join(folder, path));
  for (let above = dirname(path); above !== '.'; above = dirname(above)) {
    if (!removeIfEmpty(join(folder, above))) return;
  }
}

/** Removes folders that were made for nothing, as far as the disk lets them go. */
function removeIfUnused(folders: readonly string[]): void {
  try {
    for (const folder of folders) removeIfEmpty(folder);
  } catch {
    // The failure that left them unused is reported.
  }
}

function removeIfEmpty(folder: string): boolean {
  if (lstatSync(folder).isSymbolicLink() || readdirSync(folder).length > 0) return false;
  rmdirSync(folder);
  return true;
}

/**
 * Makes a folder and those above it that are missing. Returns all that were made, the innermost first.
 *
 * @throws Error that names what stands in the place of one
 */
function makeFolder(root: string, folder: string): string[] {
  const outermost = makeAll(root, folder);
  const made: string[] = [];
  for (let one = folder; outermost !== undefined && one.length >= outermost.length; one = dirname(one))
    made.push(one);
  return made;
}

function makeAll(root: string, folder: string): string | undefined {
  try {
    return mkdirSync(folder, { recursive: true });
  } catch (error) {
    for (let one = resolve(folder); one !== resolve(root) && one !== dirname(one); one = dirname(one)) {
      const there = lstatIfThere(one);
      const isFolder = there === undefined || statSync(one, { throwIfNoEntry: false })?.isDirectory();
      if (!isFolder)
        throw new Error(`${relative(root, one)} is ${kindOf(there.mode)}; put a folder in its place`, {
          cause: error,
        });
    }
    throw error;
  }
}

/** Yields the bytes of a file, unless there are more or fewer of them than when it was measured. */
function* bytesOf(root: string, source: string, sizeInBytes: number): Generator<Uint8Array> {
  let copied = 0;
  for (const chunk of chunksOf(join(root, source))) {
    copied += chunk.length;
    yield chunk;
  }
  if (copied !== sizeInBytes) throw new Error(`${source} changed during the run; run it again`);
}

/** Makes the folders of files, and refuses a folder that, links followed, is outside the output folder. */
function placesIn(root: string, folder: string): (path: string) => void {
  const seen = new Set<string>();
  return (path) => {
    const above = dirname(resolve(folder, path));
    if (seen.has(above)) return;
    seen.add(above);
    makeAll(root, above);
    const top = realpathSync(folder);
    const real = realpathSync(above);
    if (real !== top && !real.startsWith(top + sep))
      throw new Error(`${path} would be written outside the output folder`);
  };
}

/**
 * Makes a file's bytes, or a folder's renamings, survive a crash of the machine. Windows has no such thing for folders and
 * refuses it.
 */
function flush(path: string, flags: 'r' | 'r+'): void {
  try {
    const handle = openSync(path, flags);
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    const isUnsupported =
      error instanceof Error && 'code' in error && /^(?:EPERM|EISDIR|EINVAL)$/.test(String(error.code));
    if (!isUnsupported) throw error;
  }
}
