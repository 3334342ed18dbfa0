import { realpathSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { articleFormatOf } from '../model/articleFormat.ts';
import { unreadFormatOf } from '../model/unreadFormat.ts';
import type { Alike, SourceFile, SourceFolders, SourceTree, UnreadablePath } from './disk.ts';
import { stateOf } from './fileState.ts';
import { type Entry, entriesOf } from './folderEntries.ts';
import { folderFilesAbove, isFolderFile } from './folderFiles.ts';
import { type Ignoring, ignoring } from './ignored.ts';
import { findParts } from './leafBundles.ts';
import { kindOf, NOT_A_FILE } from './readFile.ts';

const ASCII = /^[\0-\x7f]*$/;

/** What the errors of a path that leads nowhere are called. */
const NOWHERE = /^(?:ENOENT|ENOTDIR)$/;

interface Walk {
  readonly root: string;
  /** The real path of the folder that is walked. */
  readonly top: string;
  /** The real path of the output folder, which holds no articles. */
  readonly output: string;
  readonly ignored: Ignoring;
  readonly seen: Set<string>;
  readonly files: SourceFile[];
  readonly unread: string[];
  readonly folderFiles: SourceFile[];
  readonly linksOutside: string[];
  readonly unreadable: UnreadablePath[];
  readonly alike: Alike[];
  readonly foldersOutside: string[];
  readonly missing: string[];
}

/**
 * Every file of some folders that has the name of an article, and is neither hidden nor a package's, in the order of their names. A name that
 * begins with `_` is none: to other publishers that is the page of a folder, or a part of one. Nor is one that feed.yaml leaves out,
 * or that is part of a leaf bundle.
 */
export function discover(root: string, where: SourceFolders): SourceTree {
  const { items, output, outside, ignore = [], leafBundles } = where;
  const lists = {
    files: [],
    unread: [],
    folderFiles: folderFilesAbove(root, items),
    linksOutside: [],
    unreadable: [],
    alike: [],
    foldersOutside: [],
    missing: [],
  };
  const walked: Omit<Walk, 'top'> = {
    ...lists,
    root,
    output: look(() => realpathSync(join(root, output))).found ?? '',
    ignored: ignoring(ignore),
    seen: new Set(),
  };
  for (const folder of items) walkItems(folder, walked, outside === 'allow');
  const { files, twins } = withoutTwins(walked.files);
  const names = leafBundles ? files.map(({ file }) => file) : [];
  const isPart = findParts(names, items);
  return {
    files: leafBundles ? files.filter(({ file }) => !isPart(file)) : files,
    unread: walked.unread.filter((file) => !isPart(file)).sort(),
    folderFiles: walked.folderFiles.sort((a, b) => (a.file < b.file ? -1 : 1)),
    linksOutside: walked.linksOutside.sort(),
    unreadable: walked.unreadable.sort((a, b) => (a.file < b.file ? -1 : 1)),
    twins,
    alike: walked.alike,
    foldersOutside: walked.foldersOutside,
    missing: walked.missing,
    unusedIgnores: walked.ignored.unused(),
    isAllIgnored: files.length === 0 && walked.ignored.hadAny(),
  };
}

function walkItems(folder: string, walked: Omit<Walk, 'top'>, mayBeOutside: boolean): void {
  const { root, unreadable, ignored } = walked;
  const realRoot = look(() => realpathSync(resolve(root))).found ?? resolve(root);
  const { found, code, why } = look(() => realFolderOf(join(root, folder)));
  const isOutside = found && found.real !== realRoot && !isBelow(found.real, realRoot);
  if (isOutside && !mayBeOutside) walked.foldersOutside.push(folder);
  else if (found?.isFolder) {
    if (!ignored.has(folder.normalize(), true)) walk(folder, found.real, { ...walked, top: found.real });
  } else if (code === undefined || NOWHERE.test(code)) walked.missing.push(folder);
  else unreadable.push({ file: folder.normalize(), isFolder: true, code, why });
}

/** Where two files have one name but for the way in which their letters are stored, the second is no article. */
function withoutTwins(all: SourceFile[]): { readonly files: SourceFile[]; readonly twins: Alike[] } {
  const keyOf = ({ file, path }: SourceFile) => (file === path ? file : `${file}\0${path}`);
  const sorted = all.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const isTwin = ({ file }: SourceFile, index: number) => file === sorted[index - 1]?.file;
  const twins = sorted.flatMap((one, index) =>
    isTwin(one, index) ? [{ first: (sorted[index - 1] as SourceFile).path, second: one.path }] : [],
  );
  return { files: twins.length === 0 ? sorted : sorted.filter((one, at) => !isTwin(one, at)), twins };
}

function walk(folder: string, realFolder: string, context: Walk): void {
  if (context.seen.has(realFolder) || realFolder === context.output) return;
  context.seen.add(realFolder);
  const { found: entries = [], code, why } = look(() => entriesOf(realFolder));
  if (code !== undefined) context.unreadable.push({ file: folder.normalize(), isFolder: true, code, why });
  /** The first of all names that are the same to some disks. */
  const names = new Map<string, string>();
  for (const entry of entries) {
    const { name } = entry;
    if (name.startsWith('.') || name === 'node_modules') continue;
    const path = folder === '.' ? name : `${folder}/${name}`;
    if (!visit(entry, path, realFolder + sep + name, context)) continue;
    const key = folded(name);
    const first = names.get(key);
    if (first === undefined) names.set(key, path);
    else if (isAlike(first, path, entry)) context.alike.push({ first, second: path });
  }
}

/** False for files whose names are the same in NFC: they are twins. */
function isAlike(first: string, path: string, entry: Entry): boolean {
  return entry.isDirectory() || first.normalize() !== path.normalize();
}

/** Returns true for what is read: an article, or a folder. */
function visit(entry: Entry, path: string, place: string, context: Walk): boolean {
  // To normalise a name that needs it not takes a tenth of the time of a walk.
  const file = ASCII.test(path) ? path : path.normalize();
  if (isIgnored(entry, file, context.ignored)) return false;
  // Most of what there is are files with a name that can be read, of which nothing is to be found out.
  if (entry.isFile() && entry.bytes === undefined) return takeFile(entry, file, path, place, place, context);
  const isFolder = !entry.isFile() && !isArticle(entry);
  const { found, code, why } = look(() => leadOf(entry, place, context));
  if (code !== undefined && !NOWHERE.test(code)) {
    // A name that is no article's may be that of anything.
    if (isArticle(entry) || (isFolder && code !== NOT_A_FILE))
      context.unreadable.push({ file, isFolder, code, why });
    return false;
  }
  if (found === undefined) {
    context.linksOutside.push(file);
    return false;
  }
  if (found.isFolder) walk(path, found.real, context);
  return found.isFolder || takeFile(entry, file, path, place, found.real, context);
}

/** Files that are none of articles are not asked about: a picture may be used by an article all the same. */
function isIgnored(entry: Entry, file: string, ignored: Ignoring): boolean {
  const isFile = entry.isFile();
  const mayBeArticle = isArticle(entry) || unreadFormatOf(entry.name) !== undefined;
  if (isFile) return mayBeArticle && ignored.has(file, false);
  return ignored.has(file, true) || (mayBeArticle && ignored.has(file, false));
}

function takeFile(
  { name }: Entry,
  file: string,
  path: string,
  place: string,
  real: string,
  { seen, unread, files, folderFiles }: Walk,
): boolean {
  if (isFolderFile(file)) folderFiles.push({ file, path, state: stateOf(place) });
  if (seen.has(real) || name.startsWith('_')) return false;
  if (articleFormatOf(name) === undefined) {
    if (unreadFormatOf(name)) unread.push(file);
    return false;
  }
  seen.add(real);
  files.push({ file, path, state: stateOf(place) });
  return true;
}

function isArticle({ name }: Entry): boolean {
  return articleFormatOf(name) !== undefined && !name.startsWith('_');
}

/** What an entry is, links followed. */
interface Lead {
  readonly real: string;
  readonly isFolder: boolean;
}

/**
 * Follows an entry. Returns undefined for a link that leads out of the folder that is walked.
 *
 * @throws Error (with a `code`, as Node gives it) when it leads to nothing that can be read
 */
function leadOf(entry: Entry, place: string, { top }: Walk): Lead | undefined {
  if (entry.bytes !== undefined) throw refusal('EILSEQ', `a name that is no UTF-8, ${entry.bytes}`);
  const isLink = entry.isSymbolicLink();
  const real = isLink ? realpathSync(place) : place;
  if (isLink && real !== top && !isBelow(real, top)) return undefined;
  const kind = isLink ? statSync(real) : entry;
  const isFolder = kind.isDirectory();
  if (!isFolder && !kind.isFile()) throw refusal(NOT_A_FILE, kindOf(statSync(real).mode));
  return { real, isFolder };
}

function refusal(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

/** What a folder of feed.yaml leads to. */
function realFolderOf(place: string): Lead {
  const real = realpathSync(place);
  return { real, isFolder: statSync(real).isDirectory() };
}

/** True if a real path is in a folder, which may be that of all folders. */
function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** What has one value is one name on a disk of macOS or Windows. Most names are their own value. */
function folded(name: string): string {
  return /^[a-z\d._ -]*$/.test(name) ? name : name.normalize().toLowerCase();
}

/** What the disk gives, or the code of its refusal and the reason in its own words. */
type Looked<T> =
  | { readonly found: T; readonly code?: undefined; readonly why?: undefined }
  | { readonly found?: undefined; readonly code: string; readonly why: string };

function look<T>(ask: () => T): Looked<T> {
  try {
    return { found: ask() };
  } catch (error) {
    const { code = '', message = '' } = error as NodeJS.ErrnoException;
    return { code, why: message };
  }
}
