import { lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { appendCacheFile, readCacheFile, writeCacheFile } from './cacheFile.ts';
import { chunksOf, hashOfFile } from './chunks.ts';
import { discover } from './discover.ts';
import type { Disk } from './disk.ts';
import { stateOf } from './fileState.ts';
import { listFolder } from './folderEntries.ts';
import { hasLeftovers } from './lock.ts';
import { occupantOf } from './occupant.ts';
import { entriesOf, probe } from './probe.ts';
import { readFile, readPart } from './readFile.ts';
import { beginTransaction } from './transaction.ts';

/** The disk of a publication whose feed.yaml is in `root`. Of recordings it knows nothing. */
export function realDisk(root: string): Disk {
  // Tens of thousands of files are looked at: `join` would take as long as the disk.
  const top = root === '' ? '' : `${root}/`;
  return {
    discover: (folders) => discover(root, folders),
    read: (path, maxBytes) => readFile(join(root, path), maxBytes),
    readPart: (path, from, length) => readPart(join(root, path), from, length),
    readIfThere: (path) => readIfThere(join(root, path)),
    stateOf: (path) => stateOf(top + path),
    sizeOf: (path) => sizeOf(join(root, path)),
    hashOf: (path) => hashOf(join(root, path)),
    hasText: (path, text) => hasText(join(root, path), text),
    includes: (path, text) => includes(join(root, path), Buffer.from(text)),
    occupantOf: (folder, path) => occupantOf(join(root, folder), path),
    probe: (path, items) => probe(root, path, items),
    recordingOf: () => undefined,
    names: (path) => entriesOf(join(root, path)),
    list: (path) => listFolder(join(root, path)),
    hasLeftovers: (output) => hasLeftovers(root, [root, join(root, output)]),
    readCache: (path, start, length) => readCacheFile(join(root, path), start, length),
    writeCache: (path, parts) => writeCacheFile(join(root, path), parts),
    appendCache: (path, size, parts) => appendCacheFile(join(root, path), size, parts),
    begin: (folder) => beginTransaction(root, join(root, folder)),
  };
}

/** A link that leads nowhere is there, and cannot be read. What is in no folder is not there. */
function readIfThere(path: string): Uint8Array | undefined {
  try {
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined;
    throw error;
  }
  return readFile(path);
}

/** Somebody else's file may be of any size: one that is larger than the text is not read. */
function hasText(path: string, text: string | Uint8Array): boolean {
  try {
    const bytes = typeof text === 'string' ? Buffer.from(text) : text;
    return statSync(path).size === bytes.length && readFile(path, bytes.length).equals(bytes);
  } catch {
    return false;
  }
}

function includes(path: string, text: Buffer): boolean {
  // The text may begin in one chunk and end in the next.
  let end = Buffer.alloc(0);
  try {
    for (const chunk of chunksOf(path)) {
      const bytes = Buffer.concat([end, chunk]);
      if (bytes.includes(text)) return true;
      end = bytes.subarray(Math.max(0, bytes.length - text.length + 1));
    }
  } catch {
    // What cannot be read has nothing in it.
  }
  return false;
}

function hashOf(path: string): string | undefined {
  if (sizeOf(path) === undefined) return undefined;
  try {
    return hashOfFile(path);
  } catch {
    return undefined;
  }
}

function sizeOf(path: string): number | undefined {
  try {
    const there = lstatSync(path);
    return there.isFile() ? there.size : undefined;
  } catch {
    return undefined;
  }
}
