import { createHash } from 'node:crypto';
import { existsSync, lstatSync, renameSync, rmdirSync, rmSync, unlinkSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { chunksOf, writeParts } from './chunks.ts';
import type { Transaction } from './disk.ts';
import { flushFiles, flushFolders } from './flush.ts';
import { acquireLock, removeIfPossible, temporaryNameOf } from './lock.ts';
import { makeFolder, placesIn, refuseOccupied } from './places.ts';

/** What the disk says of a folder that has something in it. */
const NOT_EMPTY = /^(?:ENOTEMPTY|EEXIST)$/;

/** Files are renamed in this order. */
type Rank = 'copy' | 'document' | 'last' | 'afterLast';

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
  const removedFirst: string[] = [];
  const newFolders: string[] = [];
  const add = (path: string, rank: Rank, parts: Iterable<string | Uint8Array>) => {
    const top = rank === 'last' ? root : folder;
    if (staged.length === 0 && rank !== 'last') newFolders.push(...makeFolder(root, folder));
    const place = resolve(top, path);
    refuseOccupied(root, place, rank === 'last');
    const temporary = join(top, temporaryNameOf(basename(path)));
    staged.push({ path, temporary, place, rank });
    writeParts(temporary, parts);
  };
  return {
    stage: (path, text) => add(path, 'document', [text]),
    stageParts: (path, parts) => add(path, 'document', parts),
    copy: (path, source, sizeInBytes, hash) =>
      add(path, 'copy', typeof source === 'string' ? bytesOf(root, source, sizeInBytes, hash) : [source]),
    remove: (path) => void removed.push(path),
    removeFirst: (path) => void removedFirst.push(path),
    stageLast: (path, text) => add(path, 'last', [text]),
    stageAfterLast: (path, parts) => add(path, 'afterLast', parts),
    commit: () => {
      commit(root, folder, { staged, removed, removedFirst, newFolders });
      staged.length = 0;
    },
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
  readonly removedFirst: readonly string[];
  /** Folders that were made for the folder that is written to. */
  readonly newFolders: readonly string[];
}

/**
 * Each step is flushed before the next begins, so that a power cut undoes none but the last: no document is there without
 * its pictures, and no lock without its documents. Each folder is flushed once a step, whatever came into it or left it.
 */
function commit(root: string, folder: string, { staged, removed, removedFirst, newFolders }: Pending): void {
  flushFiles(staged.map(({ temporary }) => temporary));
  const makePlace = placesIn(root, folder);
  const makePlaces = (rank: Rank) =>
    staged.filter((file) => file.rank === rank).flatMap(({ path, place }) => makePlace(path, place));
  const forCopies = makePlaces('copy');
  const forDocuments = makePlaces('document');
  const forLater = makePlaces('afterLast');
  flushFolders(removeEach(folder, removedFirst));
  const copied = moveIntoPlace(staged, 'copy');
  const made = [...forCopies, ...forDocuments];
  flushFolders([...copied, ...aboveAll([...newFolders, ...forCopies])], made);
  const written = moveIntoPlace(staged, 'document');
  const left = [
    ...removed.map((path) => remove(folder, path)),
    ...removedFirst
      .filter((path) => stays(join(folder, dirname(path))))
      .map((path) => removeEmptyAbove(folder, path)),
  ];
  flushFolders([...written, ...aboveAll([...forDocuments, ...forLater]), ...left.filter(stays)], made);
  flushFolders(moveIntoPlace(staged, 'last'));
  flushFolders(moveIntoPlace(staged, 'afterLast'));
}

const stays = (folder: string) => existsSync(folder);
const aboveAll = (folders: readonly string[]) => folders.map((folder) => dirname(folder));

/** Renames the files of a rank. Returns the folders that they are in now. */
function moveIntoPlace(all: readonly Staged[], rank: Rank): string[] {
  const moving = all.filter((file) => file.rank === rank);
  for (const { temporary, place } of moving) renameSync(temporary, place);
  return moving.map(({ place }) => dirname(place));
}

/** Removes a file, and the folders that it leaves empty. Returns the folder that stays. */
function remove(folder: string, path: string): string {
  unlinkSync(join(folder, path));
  return removeEmptyAbove(folder, path);
}

/** Removes files. Returns their folders, which stay: what is written next may come into them. */
function removeEach(folder: string, paths: readonly string[]): string[] {
  const there = paths.map((path) => resolve(folder, path)).filter((place) => existsSync(dirname(place)));
  for (const place of there) rmSync(place, { force: true });
  return there.map((place) => dirname(place));
}

/** Removes the folders above a path that are empty. Returns the one that stays. */
function removeEmptyAbove(folder: string, path: string): string {
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

/** To list a folder of many pages for each of them that goes would take the square of their number. */
function removeIfEmpty(folder: string): boolean {
  if (lstatSync(folder).isSymbolicLink()) return false;
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && NOT_EMPTY.test(String(error.code))) return false;
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
