import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { chunksOf } from './chunks.ts';
import { discover } from './discover.ts';
import type { CopiedFile, Disk, OutputFile, Writing } from './disk.ts';
import { probe } from './probe.ts';

/** The disk of a publication whose feed.yaml is in `root`. */
export function realDisk(root: string): Disk {
  return {
    discover: (folders, output) => discover(root, folders, output),
    read: (path) => readFileSync(join(root, path)),
    probe: (path, folders) => probe(root, path, folders),
    compare: (folder, files) => namesOf(sort(join(root, folder), files)),
    write: (folder, files) => write(root, join(root, folder), files),
  };
}

function write(root: string, folder: string, files: readonly OutputFile[]): Writing {
  const sorted = sort(folder, files);
  if (sorted.changed.length === 0) return namesOf(sorted);

  mkdirSync(folder, { recursive: true });
  const waiting: Waiting[] = [];
  try {
    for (const file of sorted.changed) {
      const place = placeInside(folder, file.path);
      const temporary = join(dirname(place), `.${basename(place)}.${randomUUID()}.dateline-tmp`);
      waiting.push({ temporary, place, isCopy: 'copyOf' in file });
      writeFlushed(temporary, 'copyOf' in file ? copyOf(root, file) : [file.text]);
    }
    moveIntoPlace(waiting.filter(({ isCopy }) => isCopy));
    moveIntoPlace(waiting.filter(({ isCopy }) => !isCopy));
  } finally {
    for (const { temporary } of waiting) rmSync(temporary, { force: true });
  }
  return namesOf(sorted);
}

/** A file that is whole and flushed, but not yet where it belongs. */
interface Waiting {
  readonly temporary: string;
  readonly place: string;
  readonly isCopy: boolean;
}

function moveIntoPlace(waiting: readonly Waiting[]): void {
  for (const { temporary, place } of waiting) renameSync(temporary, place);
  for (const folder of new Set(waiting.map(({ place }) => dirname(place)))) flushFolder(folder);
}

interface Sorted {
  readonly changed: readonly OutputFile[];
  readonly unchanged: readonly OutputFile[];
}

function namesOf({ changed, unchanged }: Sorted): Writing {
  return { written: changed.map(({ path }) => path), unchanged: unchanged.map(({ path }) => path) };
}

function sort(folder: string, files: readonly OutputFile[]): Sorted {
  const changed: OutputFile[] = [];
  const unchanged: OutputFile[] = [];
  for (const file of files) (isThere(folder, file) ? unchanged : changed).push(file);
  return { changed, unchanged };
}

/** A file that cannot be read is taken for one that differs: writing it will tell what is wrong. */
function isThere(folder: string, file: OutputFile): boolean {
  const place = join(folder, file.path);
  try {
    if ('text' in file) return readFileSync(place).equals(Buffer.from(file.text));
    const there = lstatSync(place);
    return there.isFile() && there.size === file.length;
  } catch {
    return false;
  }
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
