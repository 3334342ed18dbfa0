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
  unlinkSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { chunksOf, writeParts } from './chunks.ts';
import { judge, type Made, recordOf, tally } from './compare.ts';
import type { CopiedFile, OutputFile, RecordFile, Writing } from './disk.ts';
import { stateOf } from './fileState.ts';
import { removeIfPossible, temporaryNameOf } from './lock.ts';
import type { KnownTexts } from './outputRecord.ts';

/** What is renamed first, and what last. */
type Rank = 'copy' | 'document' | 'record';

/** A file that was written under another name, and is then renamed. */
interface Waiting {
  readonly file: Made | RecordFile;
  readonly place: string;
  readonly temporary: string;
  readonly rank: Rank;
}

/**
 * Writes what differs: first all of it under other names, then, where that is good, in its place.
 *
 * @throws Error when a file cannot be written: before the first renaming all is as it was; every file is old or new
 */
export function write(
  root: string,
  folder: string,
  files: Iterable<OutputFile>,
  known: KnownTexts,
  record: RecordFile | undefined,
  isGood: () => boolean,
): Writing | undefined {
  const waiting: Waiting[] = [];
  const newFolders: string[] = [];
  try {
    const names = stage(root, folder, files, known, waiting, newFolders);
    if (!isGood()) return undefined;
    const became = recordOf(root, record);
    if (record && became.record === 'written') stageRecord(root, record, waiting);
    finish(folder, waiting, names.removed);
    for (const { file, place } of waiting) {
      if ('key' in file) known.set(file.path, { key: file.key(), state: stateOf(place) });
    }
    return { ...names, ...became };
  } finally {
    for (const { temporary } of waiting) removeIfPossible(temporary);
    clearAway(newFolders);
  }
}

/** Writes what differs under other names; what waits to be renamed, and what was made for it, is in the lists, also where this fails. */
function stage(
  root: string,
  folder: string,
  files: Iterable<OutputFile>,
  known: KnownTexts,
  waiting: Waiting[],
  newFolders: string[],
): Writing {
  const { add, names } = tally();
  for (const file of files) {
    const { verdict, text } = judge(folder, file, known);
    add(verdict, file.path);
    if (verdict !== 'written' || 'removedBy' in file) continue;
    if (waiting.length === 0) newFolders.push(...makeFolder(folder));
    const temporary = join(folder, temporaryNameOf(basename(file.path)));
    const isCopy = 'copyOf' in file;
    waiting.push({ file, temporary, place: resolve(folder, file.path), rank: isCopy ? 'copy' : 'document' });
    writeParts(temporary, isCopy ? copyOf(root, file) : [text as string]);
  }
  forgetOthers(known, names);
  return names;
}

function stageRecord(root: string, record: RecordFile, waiting: Waiting[]): void {
  refuseLink(root, record);
  const temporary = join(root, temporaryNameOf(basename(record.path)));
  waiting.push({ file: record, temporary, place: join(root, record.path), rank: 'record' });
  writeParts(temporary, [record.text]);
}

/** Puts everything in its place: copies, then documents, then what goes, then the record. */
function finish(folder: string, waiting: readonly Waiting[], removed: readonly string[]): void {
  for (const { temporary } of waiting) flush(temporary, 'r+');
  const prepare = placesIn(folder);
  for (const { file, rank } of waiting) if (rank !== 'record') prepare(file.path);
  moveIntoPlace(waiting, 'copy');
  moveIntoPlace(waiting, 'document');
  for (const path of removed) remove(folder, path);
  moveIntoPlace(waiting, 'record');
}

/** What is no longer to be there needs not be known. */
export function forgetOthers(known: KnownTexts, { written, unchanged, foreign }: Writing): void {
  const wanted = new Set([...written, ...unchanged, ...foreign]);
  for (const path of known.keys()) if (!wanted.has(path)) known.delete(path);
}

/** A document is made anew each time; of the author's record another copy would be left where the link leads. */
function refuseLink(root: string, { path }: RecordFile): void {
  if (lstatSync(join(root, path), { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Error(`${path} is a symbolic link; put the file itself here`);
}

function moveIntoPlace(all: readonly Waiting[], rank: Rank): void {
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

/** Of folders that were made for nothing, those that the disk lets go. */
function clearAway(folders: readonly string[]): void {
  try {
    for (const folder of folders) removeIfEmpty(folder);
  } catch {
    // What made them be for nothing is told.
  }
}

function removeIfEmpty(folder: string): boolean {
  if (lstatSync(folder).isSymbolicLink() || readdirSync(folder).length > 0) return false;
  rmdirSync(folder);
  return true;
}

/** Makes a folder, and those above it that are not there: all that were made, the innermost first. */
function makeFolder(folder: string): string[] {
  const outermost = mkdirSync(folder, { recursive: true });
  const made: string[] = [];
  for (let one = folder; outermost !== undefined && one.length >= outermost.length; one = dirname(one))
    made.push(one);
  return made;
}

/** The bytes of a file, unless there are more or fewer of them than when it was looked at. */
function* copyOf(root: string, { copyOf: source, length }: CopiedFile): Generator<Uint8Array> {
  let copied = 0;
  for (const chunk of chunksOf(join(root, source))) {
    copied += chunk.length;
    yield chunk;
  }
  if (copied !== length) throw new Error(`${source} changed during the run; run it again`);
}

/** Makes the folders of files, and sees to it that each, links followed, is inside the output folder. */
function placesIn(folder: string): (path: string) => void {
  const seen = new Set<string>();
  return (path) => {
    const above = dirname(resolve(folder, path));
    if (seen.has(above)) return;
    seen.add(above);
    mkdirSync(above, { recursive: true });
    const top = realpathSync(folder);
    const real = realpathSync(above);
    if (real !== top && !real.startsWith(top + sep))
      throw new Error(`${path} would be written outside the output folder`);
  };
}

/**
 * Without this a crash of the machine could forget a file's bytes, or a folder's renaming. Windows has no such thing for
 * folders and refuses it.
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
