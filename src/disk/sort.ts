import { lstatSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
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
      if (isOurs(folder, file.path, file.removedBy)) removed.push(file);
    } else if (isThere(folder, file)) unchanged.push(file);
    else if (isInTheWay(folder, file)) foreign.push(file);
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

/** True where somebody else's file stands, or leads elsewhere, where one with a mark would be. */
function isInTheWay(folder: string, file: Made): boolean {
  if (!('text' in file) || file.mark === undefined) return false;
  const there = lstatIfThere(join(folder, file.path));
  if (there !== undefined) return !isOurs(folder, file.path, file.mark);
  return !isInside(folder, dirname(file.path));
}

/** A link is somebody else's, wherever it leads; so is what cannot be read, and what is not in the output folder. */
function isOurs(folder: string, path: string, mark: string): boolean {
  const place = join(folder, path);
  try {
    return lstatSync(place).isFile() && isInside(folder, dirname(path)) && readFileSync(place).includes(mark);
  } catch {
    return false;
  }
}

/** True where a folder is in the output folder, links followed, or could be made in it. */
function isInside(folder: string, path: string): boolean {
  for (let above = path; above !== '.'; above = dirname(above)) {
    const place = join(folder, above);
    if (lstatIfThere(place) === undefined) continue;
    const [top, real] = [realPathOf(folder), realPathOf(place)];
    return real?.startsWith(`${top}${sep}`) === true && statSync(real).isDirectory();
  }
  return true;
}

function lstatIfThere(place: string): Stats | undefined {
  try {
    return lstatSync(place);
  } catch {
    return undefined;
  }
}

function realPathOf(place: string): string | undefined {
  try {
    return realpathSync(place);
  } catch {
    return undefined;
  }
}
