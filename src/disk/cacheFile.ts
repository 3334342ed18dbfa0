import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeParts } from './chunks.ts';
import { removeIfPossible, temporaryNameOf } from './lock.ts';
import { entriesOf } from './probe.ts';
import { readPart } from './readFile.ts';

/** Keeps the folder out of version control. */
const IGNORED = '# Nothing here is needed: it only saves time. Delete it when you like.\n*\n';

/**
 * Reads some bytes of a file that can be made anew: as many of them as there are. Returns undefined if there is none, or the
 * file cannot be read.
 *
 * @throws Error when its folder is a symbolic link: what is written there would be written somewhere else
 */
export function readCacheFile(path: string, start: number, length: number): Buffer | undefined {
  const folder = dirname(path);
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Error(`${basename(folder)} is a symbolic link; delete it, it only saves time`);
  try {
    const { bytes } = readPart(path, start, length);
    return bytes.length > 0 ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes a file that can be made anew, in a folder of its own: whole or not at all. Of two runs that write at once, one wins.
 *
 * @returns false where the disk refuses it
 */
export function writeCacheFile(path: string, parts: Iterable<string | Uint8Array>): boolean {
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
    return true;
  } catch {
    removeIfPossible(temporary);
    return false;
  }
}

/** What is added is at the end, and nowhere else; a link is not followed. */
const TO_ADD = constants.O_WRONLY | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0);

/**
 * Adds to the end of a file that can be made anew.
 *
 * @param sizeInBytes what the file has to have
 * @returns false if it is another, or the disk refuses it: some of it may be added then
 */
export function appendCacheFile(
  path: string,
  sizeInBytes: number,
  parts: Iterable<string | Uint8Array>,
): boolean {
  try {
    const handle = openSync(path, TO_ADD);
    try {
      if (fstatSync(handle).size !== sizeInBytes) return false;
      for (const part of parts) writeFileSync(handle, part);
      return true;
    } finally {
      closeSync(handle);
    }
  } catch {
    return false;
  }
}
