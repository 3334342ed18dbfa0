import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeParts } from './chunks.ts';
import { removeIfPossible, temporaryNameOf } from './lock.ts';
import { entriesOf } from './probe.ts';

/** Keeps the folder out of version control. */
const IGNORED = '# Nothing here is needed: it only saves time. Delete it when you like.\n*\n';

/**
 * Writes a file that can be made anew, in a folder of its own: whole or not at all, and without an error where the disk
 * refuses it. Of two runs that write at once, one wins.
 */
export function writeCacheFile(path: string, parts: Iterable<string | Uint8Array>): void {
  const folder = dirname(path);
  const temporary = join(folder, temporaryNameOf(basename(path)));
  try {
    mkdirSync(folder, { recursive: true });
    const ignore = join(folder, '.gitignore');
    if (!existsSync(ignore)) writeFileSync(ignore, IGNORED);
    for (const name of entriesOf(folder))
      if (name.endsWith('.dateline-tmp')) removeIfPossible(join(folder, name));
    writeParts(temporary, parts);
    renameSync(temporary, path);
  } catch {
    removeIfPossible(temporary);
  }
}
