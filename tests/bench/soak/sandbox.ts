import { spawnSync } from 'node:child_process';
import {
  type BigIntStats,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** What is to stand at a path. Names are bytes: a disk asks for no encoding. */
export type Planted =
  | { readonly kind: 'file'; readonly bytes: Buffer }
  | { readonly kind: 'folder' | 'pipe' | 'nothing' }
  | { readonly kind: 'link'; readonly target: string }
  | { readonly kind: 'sparse'; readonly sizeInBytes: number };

const SLASH = Buffer.from('/');

/** A path in a folder, both as bytes. */
export function pathIn(folder: Buffer | string, ...names: readonly (Buffer | string)[]): Buffer {
  return Buffer.concat(
    [folder, ...names].flatMap((name, n) => (n === 0 ? [bytesOf(name)] : [SLASH, bytesOf(name)])),
  );
}

/**
 * Puts something at a path, in the place of what is there.
 *
 * @returns false where the file system has no such name, or a file stands where a folder is needed
 */
export function plant(path: Buffer, what: Planted): boolean {
  try {
    remove(path);
    mkdirSync(Buffer.from(dirname(path.toString('latin1')), 'latin1'), { recursive: true });
    if (what.kind === 'file') writeFileSync(path, what.bytes);
    if (what.kind === 'folder') mkdirSync(path);
    // A name that is no UTF-8 is no argument for a program.
    if (what.kind === 'pipe') return spawnSync('mkfifo', ['--', path.toString()]).status === 0;
    if (what.kind === 'link') symlinkSync(what.target, path);
    if (what.kind === 'sparse') {
      writeFileSync(path, '---\ntitle: Long\ndate: 2014-12-21\n---\n');
      truncateSync(path, what.sizeInBytes);
    }
    return true;
  } catch {
    return false;
  }
}

/** Removes what stands at a path, whatever it is. */
export function remove(path: Buffer | string): void {
  try {
    rmSync(path as string, { recursive: true, force: true });
  } catch {
    // A path may be longer than a program may name at once.
    spawnSync('rm', ['-rf', '--', path.toString()]);
  }
}

/** Everything in a folder by its path in it (each byte a character), with all that writing to it would change. */
export function tracesIn(folder: Buffer | string): Map<string, string> {
  const traces = new Map<string, string>();
  const visit = (path: Buffer, name: string) => {
    for (const entry of namesIn(path)) {
      const inside = pathIn(path, entry);
      const key = `${name}${entry.toString('latin1')}`;
      const there = lstatSync(inside, { bigint: true, throwIfNoEntry: false });
      traces.set(key, there ? traceOf(there) : 'none');
      if (there?.isDirectory()) visit(inside, `${key}/`);
    }
  };
  visit(bytesOf(folder), '');
  return traces;
}

/** What is otherwise in the second: paths that came, went or were changed. */
export function differencesOf(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  const all = new Set([...before.keys(), ...after.keys()]);
  return [...all].filter((path) => before.get(path) !== after.get(path));
}

/** The bytes of what is no folder, by its trace. */
export function sizeIn(trace: string): number {
  return Number(trace.split(' ')[2]);
}

/** A folder that was written into has another time, and is no file that was written. */
function traceOf(there: BigIntStats): string {
  if (there.isDirectory()) return `folder ${there.ino}`;
  return `${there.isFile() ? 'file' : 'other'} ${there.ino} ${there.size} ${there.mtimeNs} ${there.ctimeNs}`;
}

function namesIn(folder: Buffer): Buffer[] {
  try {
    return readdirSync(folder, { encoding: 'buffer' });
  } catch {
    return [];
  }
}

function bytesOf(name: Buffer | string): Buffer {
  return typeof name === 'string' ? Buffer.from(name) : name;
}
