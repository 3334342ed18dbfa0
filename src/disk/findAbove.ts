import { lstatSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/**
 * The nearest folder, from this one up, that has a file of this name, as a path relative to this one. Returns undefined if
 * none has.
 *
 * A file of somebody else than the owner of this folder does not count: in a folder that all may write to, like `/tmp`,
 * others could say what is published.
 *
 * @example findAbove('feed.yaml') // '..'
 */
export function findAbove(name: string, from = '.'): string | undefined {
  const start = resolve(from);
  const owner = lstatSync(start).uid;
  for (let folder = start; ; folder = dirname(folder)) {
    const there = lstatSync(join(folder, name), { throwIfNoEntry: false });
    if (there?.uid === owner) return relative(start, folder) || '.';
    if (folder === dirname(folder)) return undefined;
  }
}
