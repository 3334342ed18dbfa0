import { closeSync, constants, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';

/**
 * Reads a whole file.
 *
 * @param maxBytes a file with more of them is not read
 * @throws Error (with a `code`, as Node gives it) when the file cannot be read, or is no regular file; `EFBIG`, with its
 *   `size`, when it is too large
 */
export function readFile(path: string, maxBytes = Number.POSITIVE_INFINITY): Buffer {
  const { handle, size } = openFile(path);
  try {
    if (size > maxBytes) {
      const message = `EFBIG: expected a file of at most ${maxBytes} bytes, found ${size}, read '${path}'`;
      throw Object.assign(new Error(message), { code: 'EFBIG', size });
    }
    return readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Reads so many bytes of a file from a place on, or fewer where it ends before that.
 *
 * @throws Error (with a `code`, as Node gives it) when the file cannot be read, or is no regular file
 */
export function readPart(
  path: string,
  from: number,
  length: number,
): { readonly bytes: Buffer; readonly size: number } {
  const { handle, size } = openFile(path);
  try {
    const bytes = Buffer.allocUnsafe(Math.min(length, Math.max(0, size - from)));
    return { bytes: bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, from)), size };
  } finally {
    closeSync(handle);
  }
}

/** The code of the error where something else than a file or a folder is read. */
export const NOT_A_FILE = 'EINVAL';

/**
 * Opens a regular file to read it. Anything else in its place is refused at once: nobody may ever write into a named pipe,
 * and a device may never end.
 *
 * @throws Error (with a `code`, as Node gives it) when there is no file, or it may not be read
 */
export function openFile(path: string): { readonly handle: number; readonly size: number } {
  const handle = open(path);
  const { mode, size } = fstatSync(handle);
  if (isFile(mode)) return { handle, size };
  closeSync(handle);
  throw notAFile(path, mode);
}

function open(path: string): number {
  try {
    return openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    // A socket cannot be opened, and neither can a device that nothing drives.
    const isUnopened =
      error instanceof Error && 'code' in error && /^(?:ENXIO|ENODEV)$/.test(`${error.code}`);
    throw isUnopened ? notAFile(path, statSync(path).mode) : error;
  }
}

function notAFile(path: string, mode: number): Error {
  const found = kindOf(mode);
  const code = found === 'a folder' ? 'EISDIR' : NOT_A_FILE;
  return Object.assign(new Error(`${code}: expected a file, found ${found}, read '${path}'`), { code });
}

const KINDS: ReadonlyMap<number, string> = new Map([
  [constants.S_IFREG, 'a file'],
  [constants.S_IFDIR, 'a folder'],
  [constants.S_IFLNK, 'a symbolic link'],
  [constants.S_IFIFO, 'a named pipe'],
  [constants.S_IFSOCK, 'a socket'],
]);

/**
 * What people call that which stands at a path.
 *
 * @param mode of its `Stats`
 */
export function kindOf(mode: number): string {
  return KINDS.get(mode & constants.S_IFMT) ?? 'a device';
}

function isFile(mode: number): boolean {
  return (mode & constants.S_IFMT) === constants.S_IFREG;
}
