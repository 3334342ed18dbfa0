import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { Disk, Transaction } from '../../src/disk/disk.ts';
import { isFolderFile } from '../../src/disk/folderFiles.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import type { Probe } from '../../src/model/media.ts';
import type { Settings } from '../../src/model/settings.ts';
import { type Publication, readSettings } from '../../src/publish/readSettings.ts';
import type { Files } from './files.ts';

/** A disk that is only in memory. Its articles are found in the order in which they are given; it keeps no records. */
export function memoryDisk(files: Files): Disk & { readonly files: Map<string, Buffer> } {
  const held = new Map<string, Buffer>(
    Object.entries(files).map(([path, content]) => [path, Buffer.from(content)]),
  );
  const stateOf = (path: string) => held.get(path)?.toString('base64') ?? 'none';
  const isArticle = (path: string) => /(?:^|\/)[^_/][^/]*\.(?:md|txt)$/.test(path);
  return {
    files: held,
    discover: ({ items }) => ({
      files: [...held.keys()]
        .filter((path) => isArticle(path) && items.some((folder) => path.startsWith(`${folder}/`)))
        .map((path) => ({ file: path, path, state: stateOf(path) })),
      unread: [],
      folderFiles: [...held.keys()]
        .filter(isFolderFile)
        .map((path) => ({ file: path, path, state: stateOf(path) })),
      linksOutside: [],
      unreadable: [],
      twins: [],
      alike: [],
      foldersOutside: [],
      missing: [],
      unusedIgnores: [],
      isAllIgnored: false,
    }),
    read: (path, maxBytes = Number.POSITIVE_INFINITY) => {
      const content = held.get(path);
      if (content === undefined)
        throw Object.assign(new Error(`ENOENT: no such file, open '${path}'`), { code: 'ENOENT' });
      const size = content.length;
      if (size > maxBytes) throw Object.assign(new Error('EFBIG: too large'), { code: 'EFBIG', size });
      return content;
    },
    readPart: (path, from, length) => {
      const content = held.get(path) ?? Buffer.alloc(0);
      return { bytes: content.subarray(from, from + length), size: content.length };
    },
    readIfThere: (path) => held.get(path),
    stateOf,
    sizeOf: (path) => held.get(path)?.length,
    hashOf: (path) => {
      const content = held.get(path);
      return content && createHash('sha256').update(content).digest('hex');
    },
    hasText: (path, text) => held.get(path)?.equals(Buffer.from(text)) === true,
    includes: (path, text) => held.get(path)?.includes(text) === true,
    occupantOf: (folder, path) => (held.has(`${folder}/${path}`) ? 'file' : 'nothing'),
    probe: (path, folders) => probeMemory(held, posix.normalize(path), folders),
    recordingOf: () => undefined,
    names: (folder) => namesIn(held, folder.replace(/\/$/, '')),
    list: (folder) => {
      const top = folder.replace(/\/$/, '');
      const names = namesIn(held, top).sort();
      return names.map((name) => ({ name, kind: held.has(`${top}/${name}`) ? 'file' : 'folder' }));
    },
    hasLeftovers: () => false,
    readCache: (path, start, length) => {
      const bytes = held.get(path)?.subarray(start, start + length);
      return bytes?.length ? bytes : undefined;
    },
    writeCache: () => false,
    appendCache: () => false,
    begin: (folder) => beginInMemory(held, folder),
  };
}

/** A disk in memory that keeps records. What is written is listed, with a sign before what is added to. */
export function recordingDisk(files: Files = {}) {
  const disk = memoryDisk(files);
  const written: string[] = [];
  const put = (path: string, before: Uint8Array, parts: Iterable<string | Uint8Array>) => {
    disk.files.set(path, Buffer.concat([before, ...[...parts].map((part) => Buffer.from(part))]));
    return true;
  };
  const writeCache: Disk['writeCache'] = (path, parts) => {
    written.push(path);
    return put(path, Buffer.alloc(0), parts);
  };
  const appendCache: Disk['appendCache'] = (path, sizeInBytes, parts) => {
    const there = disk.files.get(path);
    if (there?.length !== sizeInBytes) return false;
    written.push(`+${path}`);
    return put(path, there, parts);
  };
  return { ...disk, writeCache, appendCache, written };
}

/** A real folder, read but never written: what would be written is in `outputs`, by path; of a copy, what it is of. */
export function readOnlyDisk(root: string): { disk: Disk; outputs: Record<string, string> } {
  const outputs: Record<string, string> = {};
  const begin = (): Transaction => {
    const staged: Record<string, string> = {};
    return {
      stage: (path, text) => void Object.assign(staged, { [path]: text }),
      stageParts: () => {},
      copy: (path, source) => {
        const what =
          typeof source === 'string' ? `copy of ${source}` : `${source.length} bytes of an article`;
        staged[path] = `${what}\n`;
      },
      remove: () => {},
      removeFirst: () => {},
      stageLast: () => {},
      stageAfterLast: () => {},
      commit: () => void Object.assign(outputs, staged),
      end: () => {},
    };
  };
  // Nothing is as it should be: all is written.
  const disk: Disk = { ...realDisk(root), hasText: () => false, sizeOf: () => undefined, begin };
  return { disk, outputs };
}

/** The publication of a disk whose feed.yaml has no error. */
export function publicationOf(disk: Disk): Publication {
  const publication = readSettings(disk);
  if (publication.settings === undefined)
    throw new Error(`feed.yaml: ${publication.problems.map(({ message }) => message)}`);
  return publication;
}

/** The settings of a disk whose feed.yaml has no error. */
export function settingsOn(disk: Disk): Settings {
  return publicationOf(disk).settings;
}

function beginInMemory(held: Map<string, Buffer>, folder: string): Transaction {
  const place = (path: string) => (folder === '.' ? path : `${folder}/${path}`);
  const staged = new Map<string, Buffer>();
  const removed: string[] = [];
  const removedFirst: string[] = [];
  return {
    stage: (path, text) => void staged.set(place(path), Buffer.from(text)),
    stageParts: (path, parts) => void staged.set(place(path), Buffer.concat([...parts])),
    copy: (path, source) =>
      void staged.set(
        place(path),
        Buffer.from(typeof source === 'string' ? (held.get(source) ?? '') : source),
      ),
    remove: (path) => void removed.push(place(path)),
    removeFirst: (path) => void removedFirst.push(place(path)),
    stageLast: (path, text) => void staged.set(path, Buffer.from(text)),
    stageAfterLast: (path, parts) => void staged.set(place(path), Buffer.concat([...parts])),
    commit: () => {
      for (const path of removedFirst) held.delete(path);
      for (const [path, bytes] of staged) held.set(path, bytes);
      for (const path of removed) held.delete(path);
    },
    end: () => {},
  };
}

function namesIn(held: ReadonlyMap<string, Buffer>, folder: string): string[] {
  const inside = [...held.keys()].filter((path) => path.startsWith(`${folder}/`));
  return [...new Set(inside.map((path) => path.slice(folder.length + 1).split('/')[0] as string))];
}

/** Outside is what no folder's name begins: memory has no symbolic links. */
function probeMemory(held: ReadonlyMap<string, Buffer>, path: string, folders: readonly string[]): Probe {
  const isInside = (folder: string) =>
    folder === '.' ? !/^(?:\.\.)?\//.test(path) : path.startsWith(`${folder}/`);
  if (!folders.some(isInside)) return { kind: 'outside' };
  const head = held.get(path);
  const folded = (name: string) => name.normalize('NFC').toLowerCase();
  const nearest = () => [...held.keys()].find((name) => folded(name) === folded(path));
  if (head === undefined) return { kind: 'missing', nearest };
  return {
    kind: 'file',
    path,
    length: head.length,
    hash: createHash('sha256').update(head).digest('hex'),
    head,
  };
}
