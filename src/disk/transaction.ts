import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
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
    copy: (path, source, sizeInBytes, hash) =>
      add(path, 'copy', typeof source === 'string' ? bytesOf(root, source, sizeInBytes, hash) : [source]),
    remove: (path) => void removed.push(path),
    stageLast: (path, text) => add(path, 'last', [text]),
    commit: () => commit(root, folder, { staged, removed, newFolders }),
    end: () => {
      for (const { temporary } of staged) removeIfPossible(temporary);
      removeIfUnused(newFolders);
      release();
      removeIfUnused(newRoots);
    },
  };
}

/** What a transaction has done so far, or is to do. */
interface Pending {
  readonly staged: readonly Staged[];
  readonly removed: readonly string[];
  /** Folders that were made for the folder that is written to. */
  readonly newFolders: readonly string[];
}

/**
 * Each step is flushed before the next begins, so that a power cut undoes none but the last: no document is there without
 * its pictures, and no lock without its documents. Each folder is flushed once a step, whatever came into it or left it.
 */
function commit(root: string, folder: string, { staged, removed, newFolders }: Pending): void {
  for (const { temporary } of staged) flush(temporary, 'r+');
  const makePlace = placesIn(root, folder);
  const makePlaces = (rank: Rank) =>
    staged.filter((file) => file.rank === rank).flatMap(({ path }) => makePlace(path));
  const forCopies = makePlaces('copy');
  const forDocuments = makePlaces('document');
  const copied = moveIntoPlace(staged, 'copy');
  flushFolders([...copied, ...aboveAll([...newFolders, ...forCopies])]);
  const written = moveIntoPlace(staged, 'document');
  const left = removed.map((path) => remove(folder, path));
  flushFolders([...written, ...aboveAll(forDocuments), ...left.filter((one) => existsSync(one))]);
  flushFolders(moveIntoPlace(staged, 'last'));
}

const aboveAll = (folders: readonly string[]) => folders.map((folder) => dirname(folder));

function flushFolders(folders: readonly string[]): void {
  for (const folder of new Set(folders)) flush(folder, 'r');
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

/** Renames the files of a rank. Returns the folders that they are in now. */
function moveIntoPlace(all: readonly Staged[], rank: Rank): string[] {
  const moving = all.filter((file) => file.rank === rank);
  for (const { temporary, place } of moving) renameSync(temporary, place);
  return moving.map(({ place }) => dirname(place));
}

/** Removes a file, and the folders that it leaves empty. Returns the folder that stays. */
function remove(folder: string, path: string): string {
  unlinkSync(join(folder, path));
  let above = dirname(path);
  while (above !== '.' && removeIfEmpty(join(folder, above))) above = dirname(above);
  return resolve(folder, above);
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
  const innermost = resolve(folder);
  const outermost = makeAll(root, innermost);
  const made: string[] = [];
  for (let one = innermost; outermost !== undefined && one.length >= outermost.length; one = dirname(one))
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

/** Yields the bytes of a file, unless they are others than when it was measured. */
function* bytesOf(root: string, source: string, sizeInBytes: number, start: string): Generator<Uint8Array> {
  let copied = 0;
  const hash = createHash('sha256');
  for (const chunk of chunksOf(join(root, source))) {
    copied += chunk.length;
    hash.update(chunk);
    yield chunk;
  }
  if (copied !== sizeInBytes || !hash.digest('hex').startsWith(start))
    throw new Error(`${source} changed during the run; run it again`);
}

/**
 * Makes the folders of files, and refuses a folder that, links followed, is outside the output folder. Returns those that it
 * has made.
 */
function placesIn(root: string, folder: string): (path: string) => string[] {
  const seen = new Set<string>();
  return (path) => {
    const above = dirname(resolve(folder, path));
    if (seen.has(above)) return [];
    seen.add(above);
    const made = makeFolder(root, above);
    const top = realpathSync(folder);
    const real = realpathSync(above);
    if (real !== top && !real.startsWith(top + sep))
      throw new Error(`${path} would be written outside the output folder`);
    return made;
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
