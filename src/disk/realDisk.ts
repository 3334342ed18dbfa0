import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { discover } from './discover.ts';
import type { Disk, OutputFile, Writing } from './disk.ts';

/** The disk of a publication whose feed.yaml is in `root`. */
export function realDisk(root: string): Disk {
  return {
    discover: (folders, output) => discover(root, folders, output),
    read: (path) => readFileSync(join(root, path)),
    compare: (folder, files) => sort(join(root, folder), files),
    write: (folder, files) => write(join(root, folder), files),
  };
}

function write(folder: string, files: readonly OutputFile[]): Writing {
  const writing = sort(folder, files);
  const changed = files.filter(({ path }) => writing.written.includes(path));
  if (changed.length === 0) return writing;

  mkdirSync(folder, { recursive: true });
  const waiting: { readonly temporary: string; readonly place: string }[] = [];
  try {
    for (const file of changed) {
      const place = placeInside(folder, file.path);
      const temporary = join(dirname(place), `.${basename(place)}.${randomUUID()}.dateline-tmp`);
      waiting.push({ temporary, place });
      writeFlushed(temporary, file.text);
    }
    for (const { temporary, place } of waiting) renameSync(temporary, place);
  } finally {
    for (const { temporary } of waiting) rmSync(temporary, { force: true });
  }
  for (const place of new Set(waiting.map(({ place }) => dirname(place)))) flushFolder(place);
  return writing;
}

/** A file that cannot be read is taken for one that differs: writing it will tell what is wrong. */
function sort(folder: string, files: readonly OutputFile[]): Writing {
  const isSame = ({ path, text }: OutputFile) => {
    try {
      return readFileSync(join(folder, path)).equals(Buffer.from(text));
    } catch {
      return false;
    }
  };
  const unchanged = files.filter(isSame).map(({ path }) => path);
  const written = files.map(({ path }) => path).filter((path) => !unchanged.includes(path));
  return { written, unchanged };
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

function writeFlushed(path: string, text: string): void {
  const handle = openSync(path, 'wx');
  try {
    writeFileSync(handle, text);
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
