import { realpathSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';

/**
 * Tells whether files can be put into a folder without touching a publication, links followed.
 *
 * @param root the folder of feed.yaml
 * @param path of the folder, absolute or relative to `root`
 * @param own folders of the publication, relative to `root`: the other folder may be neither in one nor around it
 * @returns `missing` if there is no such folder; a mount that is not there must not become a folder of this disk
 */
export function standingOf(
  root: string,
  path: string,
  own: readonly string[],
): 'apart' | 'missing' | 'overlapping' {
  const place = realPathOf(resolve(root, path));
  if (place === undefined || !statSync(place).isDirectory()) return 'missing';
  const top = realPathOf(resolve(root));
  if (top !== undefined && isIn(top, place)) return 'overlapping';
  const folders = own.map((folder) => realPathOf(resolve(root, folder)) ?? resolve(root, folder));
  return folders.some((folder) => isIn(folder, place) || isIn(place, folder)) ? 'overlapping' : 'apart';
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}
