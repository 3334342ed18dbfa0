import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';
import { openFile } from './readFile.ts';

const CHUNK_IN_BYTES = 1024 * 1024;

/**
 * A file from its beginning to its end, in parts of at most 1 MiB, so that no recording is in memory as a whole.
 * Each part is good until the next is asked for.
 *
 * @throws Error (with a `code`, as Node gives it) when the file cannot be read
 */
export function* chunksOf(path: string): Generator<Uint8Array> {
  const { handle, size } = openFile(path);
  try {
    // One more byte than there are: the first read finds all of a small file.
    yield* read(handle, Buffer.allocUnsafe(Math.min(CHUNK_IN_BYTES, size + 1)));
  } finally {
    closeSync(handle);
  }
}

/** What files are hashed in, one after the other: thousands of buffers would be garbage for long. */
let hashed: Buffer | undefined;

/**
 * The SHA-256 of a file, in hex.
 *
 * @throws Error (with a `code`, as Node gives it) when the file cannot be read
 */
export function hashOfFile(path: string): string {
  const hash = createHash('sha256');
  const { handle } = openFile(path);
  try {
    hashed ??= Buffer.allocUnsafeSlow(CHUNK_IN_BYTES);
    for (const chunk of read(handle, hashed)) hash.update(chunk);
    return hash.digest('hex');
  } finally {
    closeSync(handle);
  }
}

function* read(handle: number, chunk: Buffer): Generator<Uint8Array> {
  for (;;) {
    const length = readSync(handle, chunk, 0, chunk.length, null);
    if (length === 0) return;
    yield chunk.subarray(0, length);
  }
}

/**
 * Writes a new file, part by part.
 *
 * @throws Error (with a `code`, as Node gives it) when there is one already, or it cannot be written
 */
export function writeParts(path: string, parts: Iterable<string | Uint8Array>): void {
  const handle = openSync(path, 'wx');
  try {
    for (const part of parts) writeFileSync(handle, part);
  } finally {
    closeSync(handle);
  }
}
