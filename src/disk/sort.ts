import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CopiedFile, OutputFile, TextFile, Writing } from './disk.ts';

/** A file that is to be there. */
export type Made = TextFile | CopiedFile;

/** Files by what has to be done with them. */
export interface Sorted extends Pick<Writing, 'record'> {
  readonly changed: readonly Made[];
  readonly unchanged: readonly Made[];
  readonly removed: readonly OutputFile[];
  readonly foreign: readonly OutputFile[];
}

/** The names of files that were sorted. */
export function namesOf({ changed, unchanged, removed, foreign, ...record }: Sorted): Writing {
  const names = (files: readonly OutputFile[]) => files.map(({ path }) => path);
  return {
    written: names(changed),
    unchanged: names(unchanged),
    removed: names(removed),
    foreign: names(foreign),
    ...record,
  };
}

/** Compares files with what is there. Somebody else's files are never replaced or removed where ours have a mark. */
export function sort(root: string, folder: string, files: readonly OutputFile[], record?: TextFile): Sorted {
  const changed: Made[] = [];
  const unchanged: Made[] = [];
  const removed: OutputFile[] = [];
  const foreign: OutputFile[] = [];
  for (const file of files) {
    if ('removedBy' in file) {
      if (hasMark(join(folder, file.path), file.removedBy)) removed.push(file);
    } else if (isThere(folder, file)) unchanged.push(file);
    else if ('text' in file && file.mark !== undefined && isForeign(join(folder, file.path), file.mark))
      foreign.push(file);
    else changed.push(file);
  }
  return {
    changed,
    unchanged,
    removed,
    foreign,
    ...(record && { record: isThere(root, record) ? 'unchanged' : 'written' }),
  };
}

/** A file that cannot be read is taken for one that differs: writing it will tell what is wrong. */
function isThere(folder: string, file: Made): boolean {
  const place = join(folder, file.path);
  try {
    if ('text' in file) return readFileSync(place).equals(Buffer.from(file.text));
    const there = lstatSync(place);
    return there.isFile() && there.size === file.length;
  } catch {
    return false;
  }
}

/** A link is somebody else's, wherever it leads; so is what cannot be read. */
function hasMark(place: string, mark: string): boolean {
  try {
    return lstatSync(place).isFile() && readFileSync(place).includes(mark);
  } catch {
    return false;
  }
}

function isForeign(place: string, mark: string): boolean {
  return lstatSync(place, { throwIfNoEntry: false }) !== undefined && !hasMark(place, mark);
}
