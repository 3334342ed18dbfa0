import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { isSourceText } from '../model/articleFormat.ts';
import { isFolderFile } from './folderFiles.ts';
import { ignoring } from './ignored.ts';

/** The folders of a publication, relative to feed.yaml. */
export interface Folders {
  readonly items: readonly string[];
  readonly output: string;
  /** Without it, an items' folder that leads out of that of feed.yaml is not watched: it is not read. */
  readonly outside?: 'allow';
  /** Changes of texts that are no articles are not told. Of other files they are: an article may show what is in such a folder. */
  readonly ignore?: readonly string[];
  /** Folders whose files articles may refer to. */
  readonly static?: readonly string[];
  /** Files and folders beside the articles. */
  readonly people?: readonly string[];
}

/** What an icon, beside feed.yaml, may be. */
const PICTURE = /\.(?:avif|gif|ico|jpe?g|png|svg|webp)$/i;
/** Hidden files and folders, our own, and what editors put beside a file while they save it. */
const NEVER = /^\.|~$|^#.*#$|^4913$|^node_modules$|^feed\.lock$|\.dateline-tmp$|\.sw[a-p]$/;

/** Which files and folders concern us. */
export interface Places {
  readonly root: string;
  /** What items' folders that are links lead to. */
  readonly elsewhere: readonly string[];
  isIgnored(path: string): boolean;
}

/** Finds the places of a publication as they are now. */
export function placesOf(root: string, folders: Folders): Places {
  const { items, output, outside, ignore = [], static: served = [], people = [] } = folders;
  const top = realPathOf(resolve(root));
  const named = [...items, ...served, ...people].map((folder) => resolve(top, folder));
  const ignored = ignoring(ignore);
  const isWatched = (path: string) => named.some((folder) => stepsTo(path, folder));
  const isAllowed = (path: string) => outside === 'allow' || stepsTo(path, top) !== undefined;
  const elsewhere = [...new Set(named.map(realPathOf))].filter((path) => !isWatched(path) && isAllowed(path));
  const outputs = [resolve(top, output), realPathOf(resolve(top, output))];
  const above = new Set(named.flatMap((folder) => foldersDownTo(top, folder)));
  const isIgnored = (path: string) => {
    if (outputs.some((folder) => stepsTo(path, folder))) return true;
    if (isSourceText(path) && ignored.has(relative(top, path).split(sep).join('/').normalize(), false))
      return true;
    const isItem = (folder: string) => stepsTo(path, folder)?.some((name) => NEVER.test(name)) === false;
    if (named.some(isItem) || elsewhere.some(isItem) || above.has(path.normalize())) return false;
    // A file of a folder around the articles may say something of all of them.
    if (above.has(dirname(path).normalize()) && isFolderFile(path.split(sep).join('/'))) return false;
    return dirname(path) !== top || !isBesideItems(basename(path));
  };
  return { root: top, elsewhere, isIgnored };
}

function isBesideItems(name: string): boolean {
  return name === 'feed.yaml' || (PICTURE.test(name) && !NEVER.test(name));
}

/** A folder, one within it, and all that lie between. */
function foldersDownTo(top: string, folder: string): string[] {
  const steps = stepsTo(folder, top) ?? [];
  return [top, ...steps.map((_, index) => join(top, ...steps.slice(0, index + 1)))].map((path) =>
    path.normalize(),
  );
}

/** The names on the way from a folder to a path in it; undefined where it is not in it. Disks differ in how they compose letters. */
function stepsTo(path: string, folder: string): string[] | undefined {
  const steps = relative(folder.normalize(), path.normalize());
  if (steps === '') return [];
  return isAbsolute(steps) || steps.split(sep)[0] === '..' ? undefined : steps.split(sep);
}

/** The path itself where there is nothing, or nothing that we may look at. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
