import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { chunksOf } from './chunks.ts';
import { discover } from './discover.ts';
import type { CopiedFile, Disk, OutputFile, TextFile, Writing } from './disk.ts';
import { exclusively, hasLeftovers, removeIfPossible, temporaryNameOf } from './exclusive.ts';
import { probe } from './probe.ts';

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
  const waiting: Waiting[] = [];
  const prepare = (top: string, place: string, rank: Rank, parts: Iterable<string | Uint8Array>) => {
    const temporary = join(top, temporaryNameOf(basename(place)));
    waiting.push({ temporary, place, rank });
    writeFlushed(temporary, parts);
  };
  if (record && sorted.record === 'written') refuseLink(root, record);
  if (sorted.changed.length > 0) mkdirSync(folder, { recursive: true });
  try {
    for (const file of sorted.changed) {
      const place = placeInside(folder, file.path);
      if ('copyOf' in file) prepare(folder, place, 'copy', copyOf(root, file));
      else prepare(folder, place, 'document', [file.text]);
    }
    if (record && sorted.record === 'written')
      prepare(root, join(root, record.path), 'record', [record.text]);
    for (const rank of ORDER) moveIntoPlace(waiting.filter((file) => file.rank === rank));
  } finally {
    for (const { temporary } of waiting) removeIfPossible(temporary);
  }
  return namesOf(sorted);
}

/** A document is made anew each time; of the author's record another copy would be left where the link leads. */
function refuseLink(root: string, { path }: TextFile): void {
  if (lstatSync(join(root, path), { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Error(`${path} is a symbolic link; put the file itself here`);
}

/** What is renamed first, and what last. */
const ORDER = ['copy', 'document', 'record'] as const;
type Rank = (typeof ORDER)[number];

/** A file that is whole and flushed, but not yet where it belongs. */
interface Waiting {
  readonly temporary: string;
  readonly place: string;
  readonly rank: Rank;
}

function moveIntoPlace(waiting: readonly Waiting[]): void {
  for (const { temporary, place } of waiting) renameSync(temporary, place);
  for (const folder of new Set(waiting.map(({ place }) => dirname(place)))) flushFolder(folder);
}

interface Sorted extends Pick<Writing, 'record'> {
  readonly changed: readonly OutputFile[];
  readonly unchanged: readonly OutputFile[];
}

function namesOf({ changed, unchanged, ...record }: Sorted): Writing {
  const names = (files: readonly OutputFile[]) => files.map(({ path }) => path);
  return { written: names(changed), unchanged: names(unchanged), ...record };
}

function sort(root: string, folder: string, files: readonly OutputFile[], record?: TextFile): Sorted {
  const changed: OutputFile[] = [];
  const unchanged: OutputFile[] = [];
  for (const file of files) (isThere(folder, file) ? unchanged : changed).push(file);
  return {
    changed,
    unchanged,
    ...(record && { record: isThere(root, record) ? 'unchanged' : 'written' }),
  };
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
