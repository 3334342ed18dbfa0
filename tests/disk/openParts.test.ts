import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openParts } from '../../src/disk/openParts.ts';
import { folderWith } from '../support/files.ts';

/** Longer than what is read at once. */
const BYTES = Buffer.from(Array.from({ length: 600_001 }, (_, index) => (index * 7) % 251));

it('a file is read in parts, in any order, as far as it goes', () => {
  const parts = openParts(join(folderWith({ 'talk.mp3': BYTES }), 'talk.mp3'));
  expect(parts.size).toBe(BYTES.length);
  for (const [start, end] of [
    [0, 10],
    [590_000, 700_000],
    [3, 600_001],
    [250_000, 530_000],
    [5, 6],
    [600_001, 600_009],
    [9, 9],
  ] as const) {
    expect(Buffer.from(parts.read(start, end)).equals(BYTES.subarray(start, end))).toBe(true);
  }
  parts.close();
});
