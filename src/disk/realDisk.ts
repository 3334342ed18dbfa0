import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isKnownToDiffer, judge, recordOf, tally, type Verdict } from './compare.ts';
import { discover } from './discover.ts';
import type { Disk, OutputFile, Writing } from './disk.ts';
import { stateOf } from './fileState.ts';
import { exclusively, hasLeftovers } from './lock.ts';
import type { KnownTexts } from './outputRecord.ts';
import { entriesOf, probe } from './probe.ts';
import { forgetOthers, write } from './transaction.ts';
import { keep } from './writeCacheFile.ts';

/** The disk of a publication whose feed.yaml is in `root`. */
export function realDisk(root: string): Disk {
  // Temporary files are in these alone, so that what is left of them is found without looking through all that is served.
  // Tens of thousands of files are asked for: `join` would take as long as the disk.
  const top = root === '' ? '' : `${root}/`;
  const folders = (output: string) => [root, join(root, output)];
  return {
    discover: (items, output) => discover(root, items, output),
    read: (path) => readFileSync(join(root, path)),
    readIfThere: (path) => readIfThere(join(root, path)),
    probe: (path, items) => probe(root, path, items),
    stateOf: (paths) => paths.map((path) => stateOf(top + path)).join(' '),
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

/** What is known to be made of something else is looked at first: it spares the making of all that comes before it. */
function settled(folder: string, files: Iterable<OutputFile>, known: KnownTexts): Writing | undefined {
  const { add, names } = tally();
  const all = [...files];
  const isToChange = (verdict: Verdict) => verdict === 'written' || verdict === 'removed';
  const isOther = (file: OutputFile) =>
    isKnownToDiffer(file, known) && isToChange(judge(folder, file, known).verdict);
  if (all.some(isOther)) return undefined;
  for (const file of all) {
    const { verdict } = judge(folder, file, known);
    if (isToChange(verdict)) return undefined;
    add(verdict, file.path);
  }
  forgetOthers(known, names);
  return names;
}
