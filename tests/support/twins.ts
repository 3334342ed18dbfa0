import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect } from 'vitest';

/** The files of a folder with their bytes. */
export function bytesIn(folder: string): Map<string, Buffer> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}

/** Every compressed copy comes to the bytes of the file that it stands beside. Returns the paths of all copies. */
export function expectTwins(files: ReadonlyMap<string, Uint8Array>, when = ''): string[] {
  const twins = [...files].filter(([path]) => /\.(?:gz|br)$/.test(path));
  for (const [path, bytes] of twins) {
    const source = files.get(path.slice(0, -3));
    const decoded = path.endsWith('.gz') ? gunzipSync(bytes) : brotliDecompressSync(bytes);
    expect(source && decoded.equals(source), `${path} ${when}`).toBe(true);
  }
  return twins.map(([path]) => path).sort();
}
