import { closeSync, readSync } from 'node:fs';
import { openFile } from './readFile.ts';

/** What is read of a file at once: whoever looks at headers asks for a few bytes at a time. */
const WINDOW_IN_BYTES = 256 * 1024;

/** A file of which parts are read in any order. */
export interface FileParts {
  /** Bytes. */
  readonly size: number;
  /** The bytes from one index to another; fewer at the end. They are the caller's own. */
  readonly read: (start: number, end: number) => Uint8Array<ArrayBuffer>;
  readonly close: () => void;
}

/**
 * Opens a file to read parts of it.
 *
 * @throws Error (with a `code`, as Node gives it) when the file cannot be read
 */
export function openParts(path: string): FileParts {
  const { handle, size } = openFile(path);
  const window = Buffer.alloc(WINDOW_IN_BYTES);
  let from = 0;
  let length = 0;
  const read = (start: number, end: number) => {
    const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
    for (let done = 0; done < bytes.length; ) {
      const at = start + done;
      if (at < from || at >= from + length) {
        from = at;
        length = readSync(handle, window, 0, WINDOW_IN_BYTES, at);
        if (length === 0) return bytes.subarray(0, done);
      }
      const part = window.subarray(at - from, Math.min(length, at - from + bytes.length - done));
      bytes.set(part, done);
      done += part.length;
    }
    return bytes;
  };
  return { size, read, close: () => closeSync(handle) };
}
