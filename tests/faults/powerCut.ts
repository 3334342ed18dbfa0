import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from './layer.ts';

/** A file or a folder: as it is, and as it is certain to be after a power cut. */
type Inode = FileInode | FolderInode;
interface FileInode {
  bytes: Uint8Array;
  flushed: Uint8Array;
}
interface FolderInode {
  readonly entries: Map<string, Inode>;
  flushed: ReadonlyMap<string, Inode>;
  /** Changes of entries since then: an entry that came, or one that went. */
  changes: (readonly [name: string, inode: Inode | undefined])[];
}

/** Decides for each thing that was not flushed whether a power cut leaves it. */
export type Keep = () => boolean;

/** A folder on a disk that keeps for sure only what was flushed. */
export interface FragileFolder {
  apply(operation: Operation): void;
  /** All files after a power cut at this moment, by path, each with its text. */
  afterCut(keep: Keep): Record<string, string>;
}

/**
 * A model of a folder, as POSIX promises it and no more: `fsync` of a file keeps its bytes, and of a folder its entries.
 * `syncfs` does that for all of them.
 * Of all else a power cut leaves any part: bytes or none of a file, and any of the changes of a folder's entries, so that
 * a file that was moved may have both names, or neither.
 *
 * @param top the folder as it is on the real disk; all of it has been flushed
 * @param root where the operations take place
 */
export function fragileFolder(top: string, root: string): FragileFolder {
  const all = folderFrom(top);
  const partsOf = (path: string) => path.slice(root.length).split('/').filter(Boolean);
  const find = (parts: readonly string[]): Inode | undefined =>
    parts.reduce<Inode | undefined>(
      (inode, part) => (inode && isFolder(inode) ? inode.entries.get(part) : undefined),
      all,
    );
  const change = (path: string, inode: Inode | undefined) => {
    const parts = partsOf(path);
    const name = parts.pop() as string;
    const folder = find(parts) as FolderInode;
    if (inode) folder.entries.set(name, inode);
    else folder.entries.delete(name);
    folder.changes.push([name, inode]);
  };
  const apply = (operation: Operation) => {
    const { path } = operation;
    const there = find(partsOf(path));
    switch (operation.kind) {
      case 'create':
        return change(path, { bytes: Buffer.of(), flushed: Buffer.of() });
      case 'folder':
        return change(path, { entries: new Map(), flushed: new Map(), changes: [] });
      case 'remove':
        return change(path, undefined);
      case 'write':
        (there as FileInode).bytes = Buffer.concat([(there as FileInode).bytes, operation.bytes]);
        return;
      case 'flush':
        return flush(there as Inode);
      case 'flush all':
        return flushAll(all);
      case 'rename': {
        const moved = find(partsOf(operation.from));
        change(operation.from, undefined);
        return change(path, moved);
      }
    }
  };
  return { apply, afterCut: (keep) => Object.fromEntries(filesAfterCut(all, '', keep)) };
}

function folderFrom(path: string): FolderInode {
  const entries = new Map<string, Inode>();
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const place = join(path, entry.name);
    if (entry.isDirectory()) entries.set(entry.name, folderFrom(place));
    else entries.set(entry.name, fileOf(readFileSync(place)));
  }
  return { entries, flushed: new Map(entries), changes: [] };
}

const fileOf = (bytes: Uint8Array): FileInode => ({ bytes, flushed: bytes });

function isFolder(inode: Inode): inode is FolderInode {
  return 'entries' in inode;
}

function flush(inode: Inode): void {
  if (!isFolder(inode)) {
    inode.flushed = inode.bytes;
    return;
  }
  inode.flushed = new Map(inode.entries);
  inode.changes = [];
}

function flushAll(inode: Inode): void {
  flush(inode);
  if (isFolder(inode)) for (const one of inode.entries.values()) flushAll(one);
}

function* filesAfterCut(
  { flushed, changes }: FolderInode,
  path: string,
  keep: Keep,
): Generator<[path: string, text: string]> {
  const entries = new Map(flushed);
  for (const [name, inode] of changes) {
    if (!keep()) continue;
    if (inode) entries.set(name, inode);
    else entries.delete(name);
  }
  for (const [name, inode] of entries) {
    const place = path + name;
    if (isFolder(inode)) yield* filesAfterCut(inode, `${place}/`, keep);
    else yield [place, String(inode.bytes === inode.flushed || keep() ? inode.bytes : inode.flushed)];
  }
}
