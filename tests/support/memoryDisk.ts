import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { CopiedFile, Disk, OutputFile, TextFile, Writing } from '../../src/disk/disk.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import type { Probe } from '../../src/model/media.ts';
import type { Files } from './files.ts';

/** A disk that is only in memory. Its articles are found in the order in which they are given; it keeps no cache. */
export function memoryDisk(files: Files): Disk & { readonly files: Map<string, Buffer> } {
  const held = new Map<string, Buffer>(
    Object.entries(files).map(([path, content]) => [path, Buffer.from(content)]),
  );
  const bytesOf = (output: TextFile | CopiedFile) =>
    'render' in output ? Buffer.from(output.render()) : Buffer.from(held.get(output.copyOf) ?? '');
  /** What becomes of each file, and the bytes of those to be written. */
  const judge = (folder: string, outputs: Iterable<OutputFile>) => {
    const names = { written: [], unchanged: [], removed: [], foreign: [] } as Record<string, string[]>;
    const bytes = new Map<string, Buffer>();
    for (const output of outputs) {
      const path = `${folder}/${output.path}`;
      const there = held.get(path);
      const made = 'removedBy' in output ? undefined : bytesOf(output);
      const kind = made === undefined ? removal(output, there) : verdict(output, made, there);
      names[kind]?.push(output.path);
      if (made && kind === 'written') bytes.set(path, made);
    }
    return { names: names as unknown as Writing, bytes };
  };
  const compare: Disk['compare'] = (folder, outputs, _known, record) => {
    const isThere = record && held.get(record.path)?.equals(Buffer.from(record.text));
    return { ...judge(folder, outputs).names, ...(record && { record: isThere ? 'unchanged' : 'written' }) };
  };
  return {
    files: held,
    discover: (folders) => ({
      files: [...held.keys()]
        .filter(
          (path) => /\.(?:md|txt)$/.test(path) && folders.some((folder) => path.startsWith(`${folder}/`)),
        )
        .map((path) => ({ file: path, path })),
      unread: [],
      linksOutside: [],
      missing: [],
    }),
    read: (path) => {
      const content = held.get(path);
      if (content === undefined) throw new Error(`ENOENT: no such file, open '${path}'`);
      return content;
    },
    readIfThere: (path) => held.get(path),
    probe: (path, folders) => probeMemory(held, posix.normalize(path), folders),
    stateOf: (paths) => paths.map((path) => held.get(path)?.toString('base64') ?? 'none').join(' '),
    names: (folder) => [
      ...new Set(
        [...held.keys()].flatMap((path) =>
          path.startsWith(`${folder}/`) ? (path.slice(folder.length + 1).split('/')[0] ?? []) : [],
        ),
      ),
    ],
    exclusively: (_folder, act) => act(),
    compare,
    settled: (folder, outputs, known, record) => {
      const writing = compare(folder, outputs, known, record);
      const isSame = writing.written.length + writing.removed.length === 0 && writing.record !== 'written';
      return isSame ? writing : undefined;
    },
    write: (folder, outputs, known, record, isGood) => {
      const { names, bytes } = judge(folder, outputs);
      if (!isGood()) return undefined;
      const writing = { ...compare(folder, [], known, record), ...names };
      for (const [path, made] of bytes) held.set(path, made);
      for (const path of names.removed) held.delete(`${folder}/${path}`);
      if (record) held.set(record.path, Buffer.from(record.text));
      return writing;
    },
    keep: () => {},
  };
}

function removal(output: OutputFile, there: Buffer | undefined): string {
  return 'removedBy' in output && there?.includes(output.removedBy) ? 'removed' : 'absent';
}

function verdict(output: OutputFile, made: Buffer, there: Buffer | undefined): string {
  if (there?.equals(made)) return 'unchanged';
  return 'mark' in output && there?.includes(output.mark ?? '') === false ? 'foreign' : 'written';
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

/** A real folder, read but never written: what would be written is in `outputs`, by path; of a copy, what it is of. */
export function readOnlyDisk(root: string): { disk: Disk; outputs: Record<string, string> } {
  const outputs: Record<string, string> = {};
  const write: Disk['write'] = (_folder, files, _known, _record, isGood) => {
    const made: Record<string, string> = {};
    for (const file of files) {
      if ('render' in file) made[file.path] = file.render();
      if ('copyOf' in file) made[file.path] = `copy of ${file.copyOf}\n`;
    }
    if (!isGood()) return undefined;
    Object.assign(outputs, made);
    return { written: Object.keys(outputs), unchanged: [], removed: [], foreign: [] };
  };
  const settled: Disk['settled'] = () => undefined;
  return { disk: { ...realDisk(root), settled, write, exclusively: (_folder, act) => act() }, outputs };
}
