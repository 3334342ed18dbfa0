import type { Disk } from '../../disk/disk.ts';
import { keyOf } from '../../model/fingerprint.ts';
import type { Settings } from '../../model/settings.ts';
import { type Cache, formatCache, isChanged, parseCache } from './cacheFile.ts';

/** Beside feed.yaml: nothing that is served, and nothing that anybody keeps. */
const CACHE_FILE = '.dateline/cache';

/** What earlier runs of this program with these settings found out; nothing, where the program has no name. */
export function readCache(disk: Disk, settings: Settings, program: string | undefined): Cache {
  const bytes = program === undefined ? undefined : readKept(disk);
  return parseCache(bytes, keyOf(settings, program));
}

/** What cannot be read is as good as gone: a run needs none of it. */
function readKept(disk: Disk): Uint8Array | undefined {
  try {
    return disk.readIfThere(CACHE_FILE);
  } catch {
    return undefined;
  }
}

/** Keeps what was found out, where anything was. */
export function writeCache(disk: Disk, cache: Cache): void {
  if (isChanged(cache)) disk.keep(CACHE_FILE, formatCache(cache));
}
