import { isScriptable, mediaTypeOf } from '../../../model/mediaType.ts';
import type { InventoryFile } from '../inventory.ts';

/** Files that everything is asked of; of all others only the bytes, and what comes with them. */
const MAX_FEEDS = 8;

/** Feeds that stand for all others: hosts go by the names of files, so one of each name, those that are nearest to the top. */
export function sampleFeeds<File extends Pick<InventoryFile, 'path'>>(files: readonly File[]): File[] {
  const byName = new Map<string, File>();
  for (const file of files.toSorted((a, b) => depthOf(a) - depthOf(b))) {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    if (!byName.has(name)) byName.set(name, file);
  }
  return [...byName.values()].slice(0, MAX_FEEDS);
}

/**
 * One page, one document of an archive and one file of the author's, if there are any: of those the one that may hold a script, or else
 * the shortest, since recordings are long.
 */
export function sampleOthers(files: readonly InventoryFile[]): InventoryFile[] {
  const shown = files.filter(({ isUnlisted }) => !isUnlisted);
  const media = shown.filter(({ kind }) => kind === 'media');
  const found = [
    shown.find(({ kind, path }) => kind === 'pages' && path.endsWith('/index.html')),
    shown.find(({ kind, path }) => kind === 'archives' && !path.endsWith('.html')),
    media.find(({ path }) => isScriptable(mediaTypeOf(path))) ?? shortestOf(media),
  ];
  return found.filter((file) => file !== undefined);
}

function shortestOf(files: readonly InventoryFile[]): InventoryFile | undefined {
  return files.toSorted((a, b) => a.sizeInBytes - b.sizeInBytes)[0];
}

function depthOf({ path }: Pick<InventoryFile, 'path'>): number {
  return path.split('/').length;
}
