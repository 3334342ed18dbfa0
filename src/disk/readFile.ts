import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';

/**
 * Reads a whole file.
 *
 * @param maxBytes a file with more of them is not read
 * @throws Error (with a `code`, as Node gives it) when the file cannot be read, or is no regular file; `EFBIG`, with its
 *   `size`, when it is too large
 */
export function readFile(path: string, maxBytes = Number.POSITIVE_INFINITY): Buffer {
  const handle = openFile(path);
  try {
    const { size } = fstatSync(handle);
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
 * Opens a regular file to read it. Anything else in its place is refused at once: nobody may ever write into a named pipe,
 * and a device may never end.
 *
 * @throws Error (with a `code`, as Node gives it) when there is no file, or it may not be read
 */
export function openFile(path: string): number {
  const handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const stats = fstatSync(handle);
  if (stats.isFile()) return handle;
  closeSync(handle);
  throw notAFile(path, stats);
}

function notAFile(path: string, stats: Stats): Error {
  const found = stats.isDirectory() ? 'a folder' : stats.isFIFO() ? 'a named pipe' : 'a device';
  const code = stats.isDirectory() ? 'EISDIR' : 'EINVAL';
  return Object.assign(new Error(`${code}: expected a file, found ${found}, read '${path}'`), { code });
}
