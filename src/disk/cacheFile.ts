import { closeSync, fstatSync, lstatSync, mkdirSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeParts } from './chunks.ts';
import { removeIfPossible, temporaryNameOf } from './lock.ts';
import { entriesOf } from './probe.ts';
import { openFile, readFile } from './readFile.ts';

/** Keeps the folder out of version control. */
const IGNORED = '# Nothing here is needed: it only saves time. Delete it when you like.\n*\n';

/**
 * Reads a file that can be made anew. Returns undefined if it is not there, or cannot be read, or does not end with a line
 * feed: so nothing large is read that somebody else has put there.
 *
 * @throws Error when its folder is a symbolic link: what is written there would be written somewhere else
 */
export function readCacheFile(path: string): Uint8Array | undefined {
  const folder = dirname(path);
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Error(`${basename(folder)} is a symbolic link; delete it, it only saves time`);
  try {
    return endsWithLine(path) ? readFile(path) : undefined;
  } catch {
    return undefined;
  }
}

function endsWithLine(path: string): boolean {
  const last = Buffer.alloc(1);
  const handle = openFile(path);
  try {
    readSync(handle, last, 0, 1, Math.max(0, fstatSync(handle).size - 1));
    return last.toString() === '\n';
  } finally {
    closeSync(handle);
  }
}

/**
 * Writes a file that can be made anew, in a folder of its own: whole or not at all, and without an error where the disk
 * refuses it. Of two runs that write at once, one wins. A line feed has to end it.
 */
export function writeCacheFile(path: string, parts: Iterable<string | Uint8Array>): void {
  const folder = dirname(path);
  const temporary = join(folder, temporaryNameOf(basename(path)));
  try {
    mkdirSync(folder, { recursive: true });
    const ignore = join(folder, '.gitignore');
    // A link that leads nowhere is there, too, and is not written through.
    if (!lstatSync(ignore, { throwIfNoEntry: false })) writeFileSync(ignore, IGNORED, { flag: 'wx' });
    for (const name of entriesOf(folder))
      if (name.endsWith('.dateline-tmp')) removeIfPossible(join(folder, name));
    writeParts(temporary, parts);
    renameSync(temporary, path);
  } catch {
    removeIfPossible(temporary);
  }
}
