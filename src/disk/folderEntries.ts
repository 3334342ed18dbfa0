import { isUtf8 } from 'node:buffer';
import { type Dirent, readdirSync } from 'node:fs';
import type { FolderEntry } from './disk.ts';

/** As much of a `Dirent` as a walk asks for. */
export interface Entry extends Pick<Dirent, 'isFile' | 'isDirectory' | 'isSymbolicLink'> {
  readonly name: string;
  /** As a shell would be given it, if it is no UTF-8: by its name nobody can open it. */
  readonly bytes?: string;
}

/** What is in a folder, in an order that no file system decides: real files and folders first, so that links to them add nothing. */
export function entriesOf(folder: string): Entry[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const isDoubtful = entries.some(({ name }) => name.includes('\ufffd'));
  const sorted = (isDoubtful ? entriesInBytes(folder) : entries).sort((a, b) => (a.name < b.name ? -1 : 1));
  const links = sorted.filter((entry) => entry.isSymbolicLink());
  return links.length === 0 ? sorted : [...sorted.filter((entry) => !entry.isSymbolicLink()), ...links];
}

/** What is in a folder, by names, links not followed; nothing if there is no such folder. */
export function listFolder(folder: string): FolderEntry[] {
  try {
    return entriesOf(folder)
      .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** By a name that is no UTF-8 nobody can open it. */
function kindOf(entry: Entry): FolderEntry['kind'] {
  if (entry.bytes !== undefined || entry.isSymbolicLink()) return 'other';
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}

function entriesInBytes(folder: string): Entry[] {
  return readdirSync(folder, { withFileTypes: true, encoding: 'buffer' }).map((entry) => ({
    name: entry.name.toString(),
    isFile: () => entry.isFile(),
    isDirectory: () => entry.isDirectory(),
    isSymbolicLink: () => entry.isSymbolicLink(),
    ...(!isUtf8(entry.name) && { bytes: escaped(entry.name) }),
  }));
}

/** @example "$'caf\\xe9.md'" */
function escaped(name: Buffer): string {
  const shown = (character: string) =>
    /[\x20-\x7e]/.test(character) && !/['\\]/.test(character)
      ? character
      : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  return `$'${[...name.toString('latin1')].map(shown).join('')}'`;
}
