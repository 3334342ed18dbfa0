import { posix } from 'node:path';
import { articleFormatOf, isSourceText } from '../../model/articleFormat.ts';
import { LOCK_FILE, SETTINGS_FILE } from '../../model/fileNames.ts';
import { isRecordingType, mediaTypeOf } from '../../model/mediaType.ts';
import type { Settings } from '../../model/settings.ts';
import { decodePercent } from '../../model/text.ts';
import { readFolders } from '../keptBackFolders.ts';

/** A place in which a reference may lead to a file, by how the reference may be meant. */
export interface Candidate {
  /** Relative to feed.yaml. */
  readonly path: string;
  /** The reference, as it is taken here. */
  readonly name: string;
  /** True where the reference would lead if the article were served where it is. */
  readonly isBeside: boolean;
}

/**
 * Where to look for a file, in this order: beside the article, then in the folders of the items; in each as it is
 * written, then without its escapes, then without what follows `?` or `#`.
 *
 * @param file the article, relative to feed.yaml
 */
export function candidatesOf(reference: string, file: string, folders: readonly string[]): Candidate[] {
  const isRooted = reference.startsWith('/');
  const bases = isRooted ? folders : [posix.dirname(file), ...folders];
  const bare = withoutQuery(reference);
  // Most references are the same in all forms.
  const names = new Set([reference, decodePercent(reference), bare, decodePercent(bare)]);
  names.delete('');
  const byPath = new Map<string, Candidate>();
  for (const [index, base] of bases.entries()) {
    for (const name of names) {
      const path = posix.join(base, name);
      if (!byPath.has(path)) byPath.set(path, { path, name, isBeside: index === 0 && !isRooted });
    }
  }
  return [...byPath.values()];
}

/** What a browser would take the reference for, if the article were served where it is. */
export function plainPath(reference: string, file: string): string {
  return posix.join(posix.dirname(file), decodePercent(withoutQuery(reference)));
}

/** True when the path is in one of the folders, as far as its text tells. */
export function isInside(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => partBelow(folder, path) !== undefined);
}

/**
 * True if a file at a path may be given away: of a folder of the items what is not withheld; of all else below feed.yaml pictures and
 * recordings, by their names, where no folder keeps articles back.
 */
export function mayGiveAway(path: string, wanted: 'picture' | 'file', settings: Settings): boolean {
  const { items, output } = settings;
  if (isInside(path, items)) return wanted === 'picture' || !isWithheld(path, settings);
  const type = mediaTypeOf(path);
  const isMedia = isRecordingType(type) || (wanted === 'picture' && type.startsWith('image/'));
  return isMedia && mayRead(path, items) && !isInside(path, [output]);
}

/**
 * True if a file may have been given away, as a record says that somebody may have changed. Unlike that of a candidate its path may be
 * of any form.
 */
export function mayBeCopied(source: string, settings: Settings): boolean {
  const isPlain = posix.normalize(source) === source && !source.startsWith('/');
  const isOfItems = isInside(source, settings.items);
  return isPlain && (isOfItems || mayGiveAway(source, 'picture', settings));
}

/** True for a path below feed.yaml that is neither hidden nor in a folder that keeps articles back, or that packages are in. */
function mayRead(path: string, items: readonly string[]): boolean {
  const isClosed = (name: string) => name === '' || name.startsWith('.') || name === 'node_modules';
  return !path.split('/').some(isClosed) && !readFolders(path, items).isKeptBack;
}

/** True for a file of a folder whose files another program serves, unless it is one of ours. */
export function mayBeServed(path: string, settings: Settings): boolean {
  const { items, static: served = [] } = settings;
  const isOurs = isInside(path, items) && isWithheld(path, settings);
  return (
    isInside(path, served) &&
    mayRead(path, [...items, ...served]) &&
    path !== SETTINGS_FILE &&
    path !== LOCK_FILE &&
    !isOurs
  );
}

/** What is not given away as a file, though it is there: the newsroom's own files, and what Dateline wrote. */
function isWithheld(path: string, { items, output }: Settings): boolean {
  const isHidden = (part: string | undefined) => part === undefined || /(?:^|\/)\.(?!\.?(?:\/|$))/.test(part);
  return (
    isSourceText(path) ||
    (articleFormatOf(path) !== undefined && readFolders(path, items).isKeptBack) ||
    path === 'feed.yaml' ||
    isInside(path, [output]) ||
    items.every((folder) => isHidden(partBelow(folder, path)))
  );
}

/**
 * The path from the folder on, or undefined where it leads elsewhere; all of it where the folder is feed.yaml's own or
 * above it. Only the text of both is looked at.
 */
function partBelow(folder: string, path: string): string | undefined {
  const top = normal(folder);
  if (/^\.\.?(?:\/\.\.)*$/.test(top)) return climbsOf(path) <= climbsOf(top) ? path : undefined;
  return path.startsWith(`${top}/`) ? path.slice(top.length + 1) : undefined;
}

const normal = (folder: string) => posix.normalize(folder).replace(/\/$/, '');

/** How many folders up a normal path leads. */
function climbsOf(path: string): number {
  return path.split('/').filter((part) => part === '..').length;
}

function withoutQuery(reference: string): string {
  return reference.slice(0, /[?#]|$/.exec(reference)?.index);
}
