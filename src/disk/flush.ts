import { spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { platform, release } from 'node:os';
import { dirname } from 'node:path';

/** For fewer, a flush of each is over before another program has started. */
const MANY = 64;

/** A flush of its own takes about as long as a disk needs to write so much. */
const FLUSH_IN_KIB = 1024;

/**
 * File systems that flush all that is theirs as `fsync` flushes a file, and tell what they could not write: ext2 to ext4,
 * XFS and tmpfs, by their `f_type` (statfs(2)). FUSE and overlayfs promise less of the whole than of a file, and Btrfs was
 * seen to tell nothing of a full disk.
 */
const TRUSTED = new Set([0xef53, 0x5846_5342, 0x0102_1994]);

/**
 * Makes the bytes of files survive a crash of the machine.
 *
 * @throws Error (with a `code`, as Node gives it) when the disk refuses it
 */
export function flushFiles(paths: readonly string[]): void {
  const folders = () => [...new Set(paths.map((path) => dirname(path)))];
  if (!isWorthOneFlush(paths.length) || !flushFileSystems(folders())) flushEach(paths, 'r+');
}

/**
 * Makes what came into folders, and what left them, survive a crash of the machine. A folder that is named twice is flushed
 * once.
 *
 * @param made those that were just made, which are on the file system of the one above them
 * @throws Error (with a `code`, as Node gives it) when the disk refuses it
 */
export function flushFolders(paths: readonly string[], made: readonly string[] = []): void {
  const folders = new Set(paths);
  const isNew = new Set(made);
  const old = () => [...folders].filter((folder) => !isNew.has(folder));
  if (!isWorthOneFlush(folders.size) || !flushFileSystems(old())) flushEach(folders, 'r');
}

/** What other programs have written and the disk has not is waited for, too. */
function isWorthOneFlush(count: number): boolean {
  if (count < MANY || platform() !== 'linux') return false;
  try {
    const sizes = readFileSync('/proc/meminfo', 'latin1').matchAll(/^(?:Dirty|Writeback): +(\d+) kB$/gm);
    return [...sizes].reduce((sum, [, size]) => sum + Number(size), 0) < count * FLUSH_IN_KIB;
  } catch {
    return false;
  }
}

/**
 * Flushes all that is on the file systems of some folders: one `syncfs` for each, which Node does not have. Of the programs
 * that have it, the `sync` of GNU tells what was refused; Linux tells it since 5.8.
 *
 * @returns false if that cannot be done here, or anything was refused: then each file's own flush tells what is wrong with it
 */
function flushFileSystems(folders: readonly string[]): boolean {
  try {
    const places = [...new Map(folders.map((folder) => [statSync(folder).dev, folder])).values()];
    if (!isSinceLinux58(release()) || !places.every((place) => TRUSTED.has(statfsSync(place).type)))
      return false;
    const { stdout } = spawnSync('sync', ['--version'], { encoding: 'utf8' });
    return (
      stdout.includes('(GNU coreutils)') &&
      spawnSync('sync', ['-f', '--', ...places], { stdio: 'ignore' }).status === 0
    );
  } catch {
    return false;
  }
}

function isSinceLinux58(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return major > 5 || (major === 5 && minor >= 8);
}

/** Windows has no flush of a folder and refuses it. */
function flushEach(paths: Iterable<string>, flags: 'r' | 'r+'): void {
  for (const path of paths) {
    try {
      const handle = openSync(path, flags);
      try {
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
    } catch (error) {
      const isUnsupported =
        error instanceof Error && 'code' in error && /^(?:EPERM|EISDIR|EINVAL)$/.test(String(error.code));
      if (!isUnsupported) throw error;
    }
  }
}
