import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { chunksOf } from './chunks.ts';
import { discover } from './discover.ts';
import type { CopiedFile, Disk, OutputFile, TextFile, Writing } from './disk.ts';
import { exclusively, hasLeftovers, removeIfPossible, temporaryNameOf } from './exclusive.ts';
import { probe } from './probe.ts';
import { type Made, namesOf, sort } from './sort.ts';

/** The disk of a publication whose feed.yaml is in `root`. */
export function realDisk(root: string): Disk {
  // Temporary files are in these alone, so that what is left of them is found without looking through all that is served.
  const folders = (output: string) => [root, join(root, output)];
  return {
    discover: (items, output) => discover(root, items, output),
    read: (path) => readFileSync(join(root, path)),
    readIfThere: (path) => readIfThere(join(root, path)),
    probe: (path, items) => probe(root, path, items),
    stateOf: (paths) => paths.map((path) => stateOf(join(root, path))).join(' '),
    compare: (folder, files, record) => ({
      ...namesOf(sort(root, join(root, folder), files, record)),
      hasLeftovers: hasLeftovers(root, folders(folder)),
    }),
    write: (folder, files, record) => write(root, join(root, folder), files, record),
    exclusively: (folder, act) => exclusively(root, folders(folder), act),
  };
}

/** A link that leads nowhere is there, and cannot be read. */
function readIfThere(path: string): Uint8Array | undefined {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (there === undefined) return undefined;
  // Node's own error does not name the folder.
  if (there.isDirectory())
    throw Object.assign(new Error(`EISDIR: expected a file, found a folder, read '${path}'`), {
      code: 'EISDIR',
    });
  return readFileSync(path);
}

/** A file that was replaced is another file, whatever its clock says. */
function stateOf(path: string): string {
  const there = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return there ? `${there.ino}/${there.size}/${there.mtimeNs}` : 'none';
}

function write(root: string, folder: string, files: readonly OutputFile[], record?: TextFile): Writing {
  const sorted = sort(root, folder, files, record);
  const changedRecord = sorted.record === 'written' ? record : undefined;
  if (changedRecord) refuseLink(root, changedRecord);
  if (sorted.changed.length > 0) mkdirSync(folder, { recursive: true });
  const waiting: Waiting[] = [];
  const moveAll = (rank: Rank) => moveIntoPlace(waiting.filter((file) => file.rank === rank));
  try {
    for (const file of prepareAll(root, folder, sorted.changed, changedRecord)) {
      waiting.push(file);
      writeFlushed(file.temporary, file.parts);
    }
    moveAll('copy');
    moveAll('document');
    for (const { path } of sorted.removed) remove(folder, path);
    moveAll('record');
  } finally {
    for (const { temporary } of waiting) removeIfPossible(temporary);
  }
  return namesOf(sorted);
}

/** Each file with the name that it has until it is whole; made one by one, when it is about to be written. */
function* prepareAll(
  root: string,
  folder: string,
  files: readonly Made[],
  record: TextFile | undefined,
): Generator<Waiting> {
  const named = (top: string, place: string) => ({
    place,
    temporary: join(top, temporaryNameOf(basename(place))),
  });
  for (const file of files) {
    const names = named(folder, placeInside(folder, file.path));
    yield 'copyOf' in file
      ? { ...names, rank: 'copy', parts: copyOf(root, file) }
      : { ...names, rank: 'document', parts: [file.text] };
  }
  if (record) yield { ...named(root, join(root, record.path)), rank: 'record', parts: [record.text] };
}

/** A document is made anew each time; of the author's record another copy would be left where the link leads. */
function refuseLink(root: string, { path }: TextFile): void {
  if (lstatSync(join(root, path), { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Error(`${path} is a symbolic link; put the file itself here`);
}

/** What is renamed first, and what last. */
type Rank = 'copy' | 'document' | 'record';

/** A file to be written under another name, and then renamed. */
interface Waiting {
  readonly temporary: string;
  readonly place: string;
  readonly rank: Rank;
  readonly parts: Iterable<string | Uint8Array>;
}

function moveIntoPlace(waiting: readonly Waiting[]): void {
  for (const { temporary, place } of waiting) renameSync(temporary, place);
  for (const folder of new Set(waiting.map(({ place }) => dirname(place)))) flushFolder(folder);
}

/** Removes a file, and the folders that it leaves empty. */
function remove(folder: string, path: string): void {
  const place = placeInside(folder, path);
  unlinkSync(place);
  for (let above = dirname(path); above !== '.'; above = dirname(above)) {
    if (!removeIfEmpty(join(folder, above))) return;
  }
}

function removeIfEmpty(folder: string): boolean {
  if (lstatSync(folder).isSymbolicLink() || readdirSync(folder).length > 0) return false;
  rmdirSync(folder);
  return true;
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

/** The place of a file whose folder, links followed, is inside the output folder. */
function placeInside(folder: string, path: string): string {
  const place = resolve(folder, path);
  mkdirSync(dirname(place), { recursive: true });
  const top = realpathSync(folder);
  const real = realpathSync(dirname(place));
  if (real !== top && !real.startsWith(top + sep))
    throw new Error(`${path} would be written outside the output folder`);
  return place;
}

function writeFlushed(path: string, parts: Iterable<string | Uint8Array>): void {
  const handle = openSync(path, 'wx');
  try {
    for (const part of parts) writeFileSync(handle, part);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Without this a crash of the machine could forget the renaming. Windows has no such thing and refuses it. */
function flushFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
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
