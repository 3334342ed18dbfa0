import { lstatSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { CopiedFile, OutputFile, RecordFile, TextFile, Writing } from './disk.ts';
import { NO_STATE, stateOf } from './fileState.ts';
import type { KnownTexts } from './outputRecord.ts';

/** A file that is to be there. */
export type Made = TextFile | CopiedFile;

/** What has to be done with a file; with one of somebody else's that stands in the way of ours, nothing. */
export type Verdict = 'written' | 'unchanged' | 'removed' | 'foreign' | 'absent';

/** What has to be done with a file, and its text where it had to be made. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly text?: string;
}

/** Compares a file with what is there. Somebody else's are never replaced or removed where ours have a mark. */
export function judge(folder: string, file: OutputFile, known: KnownTexts): Judgement {
  if ('removedBy' in file)
    return { verdict: isOurs(folder, file.path, file.removedBy) ? 'removed' : 'absent' };
  if ('copyOf' in file) return { verdict: isCopied(folder, file) ? 'unchanged' : 'written' };
  const place = join(folder, file.path);
  const state = stateOf(place);
  const before = known.get(file.path);
  if (state !== NO_STATE && before?.state === state && before.key === file.key())
    return { verdict: 'unchanged' };
  const text = file.render();
  if (!hasText(place, text)) return { verdict: isInTheWay(folder, file) ? 'foreign' : 'written', text };
  known.set(file.path, { key: file.key(), state });
  return { verdict: 'unchanged' };
}

/** True where it is known, without a look at the disk, that a text is made of something else than it was. */
export function isKnownToDiffer(file: OutputFile, known: KnownTexts): boolean {
  const before = 'key' in file ? known.get(file.path) : undefined;
  return before !== undefined && 'key' in file && before.key !== file.key();
}

/** The names of files by what has to be done with them. */
export function tally(): { readonly add: (verdict: Verdict, path: string) => void; readonly names: Writing } {
  const written: string[] = [];
  const unchanged: string[] = [];
  const removed: string[] = [];
  const foreign: string[] = [];
  const absent: string[] = [];
  const lists = { written, unchanged, removed, foreign, absent };
  return {
    add: (verdict, path) => lists[verdict].push(path),
    names: { written, unchanged, removed, foreign },
  };
}

/** What becomes of the record, where there is one. */
export function recordOf(root: string, record: RecordFile | undefined): Pick<Writing, 'record'> {
  if (record === undefined) return {};
  return { record: hasText(join(root, record.path), record.text) ? 'unchanged' : 'written' };
}

/** A file that cannot be read is taken for one that differs: writing it will tell what is wrong. */
function hasText(place: string, text: string): boolean {
  try {
    return readFileSync(place).equals(Buffer.from(text));
  } catch {
    return false;
  }
}

function isCopied(folder: string, { path, length }: CopiedFile): boolean {
  try {
    const there = lstatSync(join(folder, path));
    return there.isFile() && there.size === length;
  } catch {
    return false;
  }
}

/** True where somebody else's file stands, or leads elsewhere, where one with a mark would be. */
function isInTheWay(folder: string, file: TextFile): boolean {
  if (file.mark === undefined) return false;
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
