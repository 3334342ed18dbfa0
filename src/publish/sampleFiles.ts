import { posix } from 'node:path';
import type { Disk } from '../disk/disk.ts';

/** In Dateline's own repository: the SHA-256 of each file of its sample, by path. It belongs to the sample. */
const SAMPLE_FILE = 'items/.sample.json';

/** Paths below a publication's own folders, or its own files; a list can name nothing else. */
const OWN_PATH = /^(?:items|output)\/[^\\]+$|^feed\.(?:yaml|lock)$/;

/**
 * The files in a clone of Dateline's own repository that are exactly those of its sample. Empty in every other folder.
 *
 * @throws Error (with a `code`, as Node gives it) when the list of the sample cannot be read
 */
export function sampleFilesIn(disk: Disk): ReadonlySet<string> {
  const list = disk.readIfThere(SAMPLE_FILE);
  if (list === undefined) return new Set();
  const hashes = Object.entries(JSON.parse(new TextDecoder().decode(list)) as Record<string, unknown>);
  const own = hashes.filter(([path, expected]) => {
    const isOwn = OWN_PATH.test(path) && posix.normalize(path) === path;
    return isOwn && disk.hashOf(path) === expected;
  });
  return new Set([SAMPLE_FILE, ...own.map(([path]) => path)]);
}
