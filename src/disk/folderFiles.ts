import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from './disk.ts';
import { stateOf } from './fileState.ts';

/** The page of a folder of Hugo or Zola, in any language, and data of Eleventy. */
const OF_A_FOLDER = /^_index\.(?:[\w-]+\.)?(?:md|markdown|html?)$|\.11tydata\.(?:json|[cm]?js)$/i;

/** What every name above has: nearly no other file does. */
const MAY_BE_OF_A_FOLDER = /_index\.|\.11tydata\.|\.json$/i;

/**
 * True for a file that may say something of all articles in its folder.
 *
 * @example isFolderFile('posts/posts.json') // true
 */
export function isFolderFile(path: string): boolean {
  if (!MAY_BE_OF_A_FOLDER.test(path)) return false;
  const [name = '', folder] = path.split('/').reverse();
  return OF_A_FOLDER.test(name) || (folder !== undefined && name === `${folder}.json`);
}

/** The same of the folders around those that are walked, up to that of feed.yaml. */
export function folderFilesAbove(root: string, folders: readonly string[]): SourceFile[] {
  const isWalked = (path: string) =>
    folders.some((folder) => folder === '.' || path === folder || path.startsWith(`${folder}/`));
  const above = new Set(folders.flatMap(foldersAbove));
  return [...above]
    .filter((folder) => !isWalked(folder))
    .flatMap((folder) =>
      namesIn(join(root, folder)).map((name) => (folder === '' ? name : `${folder}/${name}`)),
    )
    .filter(isFolderFile)
    .map((path) => ({ file: path.normalize(), path, state: stateOf(join(root, path)) }));
}

/** Empty for that of feed.yaml. */
function foldersAbove(folder: string): string[] {
  const names = folder.split('/');
  const isOutside = names[0] === '..' || names[0] === '.';
  return isOutside ? [] : names.map((_, depth) => names.slice(0, depth).join('/'));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    // What cannot be read is told where it is walked.
    return [];
  }
}
