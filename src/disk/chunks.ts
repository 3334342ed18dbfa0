import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK_IN_BYTES = 1024 * 1024;

/**
 * A file from its beginning to its end, in parts of at most 1 MiB, so that no recording is in memory as a whole.
 * Each part is good until the next is asked for.
 *
 * @throws Error (with a `code`, as Node gives it) when the file cannot be read
 */
export function* chunksOf(path: string): Generator<Uint8Array> {
  const chunk = Buffer.alloc(CHUNK_IN_BYTES);
  const handle = openSync(path, 'r');
  try {
    for (;;) {
      const length = readSync(handle, chunk, 0, chunk.length, null);
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(handle);
  }
}
