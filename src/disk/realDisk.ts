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
import type { KnownTexts } from '../model/knownText.ts';
import { chunksOf } from './chunks.ts';
import { discover } from './discover.ts';
import type { CopiedFile, Disk, OutputFile, RecordFile, Writing } from './disk.ts';
import { exclusively, hasLeftovers, removeIfPossible, temporaryNameOf } from './exclusive.ts';
import { keep } from './keep.ts';
import { entriesOf, probe } from './probe.ts';
import { isKnownToDiffer, judge, type Made, recordOf, tally } from './sort.ts';
import { stateOf } from './state.ts';

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
    names: (path) => entriesOf(join(root, path)),
    compare: (folder, files, known, record) => ({
      ...compare(join(root, folder), files, known),
      ...recordOf(root, record),
      hasLeftovers: hasLeftovers(root, folders(folder)),
    }),
    settled: (folder, files, known, record) => {
      if (recordOf(root, record).record === 'written') return undefined;
      const writing = settled(join(root, folder), files, known);
      if (writing === undefined || hasLeftovers(root, folders(folder))) return undefined;
      return { ...writing, ...recordOf(root, record) };
    },
    write: (folder, files, known, record, isGood) =>
      write(root, join(root, folder), files, known, record, isGood),
    keep: (path, parts) => keep(join(root, path), parts),
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

function compare(folder: string, files: Iterable<OutputFile>, known: KnownTexts): Writing {
  const { add, names } = tally();
  for (const file of files) add(judge(folder, file, known).verdict, file.path);
  return names;
}

/** What is known to differ is looked for first: it spares the making of all that comes before it. */
function settled(folder: string, files: Iterable<OutputFile>, known: KnownTexts): Writing | undefined {
  const { add, names } = tally();
  const all = [...files];
  if (all.some((file) => isKnownToDiffer(file, known))) return undefined;
  for (const file of all) {
    const { verdict } = judge(folder, file, known);
    if (verdict === 'written' || verdict === 'removed') return undefined;
    add(verdict, file.path);
  }
  forgetOthers(known, all);
  return names;
}

function write(
  root: string,
  folder: string,
  files: Iterable<OutputFile>,
  known: KnownTexts,
  record: RecordFile | undefined,
  isGood: () => boolean,
): Writing | undefined {
  const { add, names } = tally();
  const waiting: Waiting[] = [];
  const seen: OutputFile[] = [];
  try {
    for (const file of files) {
      seen.push(file);
      const { verdict, text } = judge(folder, file, known);
      add(verdict, file.path);
      if (verdict !== 'written' || 'removedBy' in file) continue;
      if (waiting.length === 0) mkdirSync(folder, { recursive: true });
      const one = waitingFor(folder, file);
      waiting.push(one);
      writeParts(one.temporary, 'copyOf' in file ? copyOf(root, file) : [text as string]);
    }
    if (!isGood()) return undefined;
    const became = recordOf(root, record);
    if (record && became.record === 'written') {
      refuseLink(root, record);
      const one: Waiting = { ...waitingFor(root, record), rank: 'record' };
      waiting.push(one);
      writeParts(one.temporary, [record.text]);
    }
    for (const { temporary } of waiting) flush(temporary, 'r+');
    const isSafe = placesIn(folder);
    for (const { path, rank } of waiting) if (rank !== 'record') isSafe(path);
    moveIntoPlace(waiting, 'copy');
    moveIntoPlace(waiting, 'document');
    for (const path of names.removed) remove(folder, path);
    moveIntoPlace(waiting, 'record');
    for (const { file, place } of waiting) {
      if (file && 'key' in file) known.set(file.path, { key: file.key(), state: stateOf(place) });
    }
    forgetOthers(known, seen);
    return { ...names, ...became };
  } finally {
    for (const { temporary } of waiting) removeIfPossible(temporary);
  }
}

/** What is no longer to be there needs not be known. */
function forgetOthers(known: KnownTexts, files: readonly OutputFile[]): void {
  const wanted = new Set(files.map(({ path }) => path));
  for (const path of known.keys()) if (!wanted.has(path)) known.delete(path);
}

/** A file with the name that it has until all are whole. */
function waitingFor(folder: string, file: Made | RecordFile): Waiting {
  const { path } = file;
  return {
    path,
    place: resolve(folder, path),
    temporary: join(folder, temporaryNameOf(basename(path))),
    rank: 'copyOf' in file ? 'copy' : 'document',
    ...('key' in file && { file }),
  };
}

/** A document is made anew each time; of the author's record another copy would be left where the link leads. */
function refuseLink(root: string, { path }: RecordFile): void {
  if (lstatSync(join(root, path), { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Error(`${path} is a symbolic link; put the file itself here`);
}

/** What is renamed first, and what last. */
type Rank = 'copy' | 'document' | 'record';

/** A file that was written under another name, and is then renamed. */
interface Waiting {
  readonly path: string;
  readonly place: string;
  readonly temporary: string;
  readonly rank: Rank;
  readonly file?: Made;
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

function writeParts(path: string, parts: Iterable<string | Uint8Array>): void {
  const handle = openSync(path, 'wx');
  try {
    for (const part of parts) writeFileSync(handle, part);
  } finally {
    closeSync(handle);
  }
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
