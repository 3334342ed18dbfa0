import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname } from 'node:path';

/** What goes wrong, at which of the changes that a run makes to a disk. */
export interface Fault {
  /** Changes from 1; a write is two, before its first byte and after half of them. */
  readonly at: number;
  /** A signal to the process itself, or the code of an error. */
  readonly kind: 'SIGKILL' | 'SIGSTOP' | 'ENOSPC' | 'EIO' | 'EROFS' | 'EACCES';
  /** Once, at every change from there on, or, as on a full disk, at every one that needs room. */
  readonly lasts?: 'once' | 'for ever' | 'while it needs room';
  /** Only changes of this kind, to files whose path begins so and ends so; only so is a reading counted. */
  readonly change?: Change | Reading;
  readonly under?: string;
  readonly endingIn?: string;
}

/** A change that was made: what a power cut may undo unless it was flushed. */
export type Operation =
  | { readonly kind: 'create' | 'flush' | 'flush all' | 'folder' | 'remove'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly bytes: Uint8Array }
  | { readonly kind: 'rename'; readonly path: string; readonly from: string };

/** The operations by which a disk is changed; `flush` changes nothing that a killed process could see. */
type Change = 'create' | 'write' | 'flush' | 'rename' | 'folder' | 'remove';

/** Operations that change nothing: a file is opened to be read, the names in a folder are listed. */
type Reading = 'read' | 'list';

const NEEDS_ROOM: readonly Change[] = ['create', 'write', 'flush', 'folder'];

/** What the program is not known to use: the day it does, this layer has to learn it. */
const UNKNOWN = [
  ...['appendFileSync', 'copyFileSync', 'cpSync', 'ftruncateSync', 'linkSync', 'symlinkSync'],
  ...['truncateSync', 'utimesSync'],
];

/** A fault that never strikes. */
const NONE: Fault = { at: Number.POSITIVE_INFINITY, kind: 'EIO' };

/**
 * Notes all changes that this process makes to a disk.
 *
 * @returns stops that, and gives the changes
 */
export function record(): () => readonly Operation[] {
  const operations: Operation[] = [];
  const undo = install(NONE, undefined, (operation) => operations.push(operation));
  return () => {
    undo();
    return operations;
  };
}

/**
 * Puts a fault between this process and `node:fs`, for whoever imports it from there. What would change nothing, like
 * making a folder that is there, is not counted.
 *
 * @param log is told each change that is asked for
 * @param note is told each change that was made
 * @returns takes the fault away, and tells all changes that were asked for
 */
export function install(
  fault: Fault,
  log: (change: string) => void = () => {},
  note: (operation: Operation) => void = () => {},
): () => readonly string[] {
  const real = { ...fs };
  const paths = new Map<number, string>();
  const changes: string[] = [];
  const pass = (change: Change | Reading, path: string) => {
    if (!concerns(fault, change, path)) return;
    changes.push(`${change} ${path}`);
    log(`${change} ${path}`);
    const isNow = changes.length === fault.at || (changes.length > fault.at && isLasting(fault));
    if (isNow) strike(fault, change, path);
  };
  const write = (handle: number, bytes: Uint8Array) => {
    const path = paths.get(handle) ?? '';
    const half = bytes.length >> 1;
    pass('write', path);
    for (let at = 0; at < half; ) at += real.writeSync(handle, bytes, at, half - at);
    pass('write', path);
    for (let at = half; at < bytes.length; ) at += real.writeSync(handle, bytes, at);
    note({ kind: 'write', path, bytes: Uint8Array.from(bytes) });
  };
  const openSync: typeof fs.openSync = (path, flags, mode) => {
    // Flags as a number are those of a file that is only read.
    const isWritten = flags !== undefined && flags !== 'r' && typeof flags !== 'number';
    pass(isWritten ? 'create' : 'read', String(path));
    const isNew = isWritten && !real.existsSync(path);
    const handle = real.openSync(path, flags ?? 'r', mode);
    paths.set(handle, String(path));
    if (isNew) note({ kind: 'create', path: String(path) });
    return handle;
  };
  const writeFileSync: typeof fs.writeFileSync = (file, text, options) => {
    const bytes = typeof text === 'string' ? Buffer.from(text) : bytesOf(text);
    if (typeof file === 'number') return write(file, bytes);
    const flag = typeof options === 'object' ? options?.flag : undefined;
    const handle = openSync(file, flag ?? 'w');
    try {
      write(handle, bytes);
    } finally {
      real.closeSync(handle);
    }
  };
  const faulty: Partial<typeof fs> = {
    openSync,
    writeFileSync,
    mkdirSync: ((path, options) => {
      if (!real.existsSync(path)) pass('folder', String(path));
      const made: string[] = [];
      for (let one = String(path); !real.existsSync(one); one = dirname(one)) made.unshift(one);
      const outermost = real.mkdirSync(path, options);
      for (const one of made) note({ kind: 'folder', path: one });
      return outermost;
    }) as typeof fs.mkdirSync,
    readdirSync: ((path: fs.PathLike, options: null) => {
      pass('list', String(path));
      return real.readdirSync(path, options);
    }) as typeof fs.readdirSync,
    fsyncSync: (handle: number) => {
      pass('flush', paths.get(handle) ?? '');
      real.fsyncSync(handle);
      note({ kind: 'flush', path: paths.get(handle) ?? '' });
    },
    renameSync: (from: fs.PathLike, to: fs.PathLike) => {
      pass('rename', String(to));
      real.renameSync(from, to);
      note({ kind: 'rename', path: String(to), from: String(from) });
    },
    rmSync: (path: fs.PathLike, options?: fs.RmOptions) => {
      const isThere = real.lstatSync(path, { throwIfNoEntry: false }) !== undefined;
      if (isThere) pass('remove', String(path));
      real.rmSync(path, options);
      if (isThere) note({ kind: 'remove', path: String(path) });
    },
    unlinkSync: (path: fs.PathLike) => {
      pass('remove', String(path));
      real.unlinkSync(path);
      note({ kind: 'remove', path: String(path) });
    },
    rmdirSync: ((path: fs.PathLike) => {
      if (real.readdirSync(path).length === 0) pass('remove', String(path));
      real.rmdirSync(path);
      note({ kind: 'remove', path: String(path) });
    }) as typeof fs.rmdirSync,
    ...refused(UNKNOWN),
  };
  const realSpawn = childProcess.spawnSync;
  const spawnSync = ((name: string, args: readonly string[], options: object) => {
    const path = name === 'sync' && args[0] === '-f' ? args.at(-1) : undefined;
    if (path !== undefined) pass('flush', path);
    const result = realSpawn(name, args, options);
    if (path !== undefined && result.status === 0) note({ kind: 'flush all', path });
    return result;
  }) as typeof childProcess.spawnSync;
  Object.assign(childProcess, { spawnSync });
  put(faulty);
  return () => {
    childProcess.spawnSync = realSpawn;
    put(Object.fromEntries(Object.entries(real).filter(([name]) => name in faulty)));
    return changes;
  };
}

function put(operations: Partial<typeof fs>): void {
  Object.assign(fs, operations);
  syncBuiltinESMExports();
}

function refused(names: readonly string[]): Record<string, () => never> {
  const refuse = (name: string) => () => {
    throw new Error(`the fault layer does not know ${name}`);
  };
  return Object.fromEntries(names.map((name) => [name, refuse(name)]));
}

function concerns(
  { kind, change: only, under = '', endingIn = '' }: Fault,
  change: Change | Reading,
  path: string,
): boolean {
  if ((change === 'read' || change === 'list') && only !== change) return false;
  if (kind === 'SIGKILL' && change === 'flush') return false;
  if (only !== undefined && only !== change) return false;
  return path.startsWith(under) && path.endsWith(endingIn);
}

function isLasting({ lasts = 'once' }: Fault): boolean {
  return lasts !== 'once';
}

function strike({ kind, lasts }: Fault, change: Change | Reading, path: string): void {
  if (kind === 'SIGKILL' || kind === 'SIGSTOP') {
    process.kill(process.pid, kind);
    return;
  }
  if (lasts === 'while it needs room' && !NEEDS_ROOM.some((one) => one === change)) return;
  throw Object.assign(new Error(`${kind}: the disk refuses, ${change} ${path}`), { code: kind, path });
}

function bytesOf(view: NodeJS.ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}
