import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { folderWith } from '../support/files.ts';

const CHUNK = 1024 * 1024;
const TEXT = 'Kōrero';

describe('a file has a text', () => {
  const FILES = { same: TEXT, longer: `${TEXT}!`, shorter: 'Kōrer', other: 'Korero!', empty: '' };
  const names = [...Object.keys(FILES), 'nothing', '.'];

  it('if it has nothing else', () => {
    const disk = realDisk(folderWith(FILES));
    expect(names.filter((name) => disk.hasText(name, TEXT))).toEqual(['same']);
    expect(names.filter((name) => disk.hasText(name, ''))).toEqual(['empty']);
  });

  it('somewhere in it', () => {
    const disk = realDisk(folderWith(FILES));
    expect(names.filter((name) => disk.includes(name, TEXT))).toEqual(['same', 'longer']);
    expect(names.filter((name) => disk.includes(name, 'r'))).toEqual(['same', 'longer', 'shorter', 'other']);
  });

  it('wherever it stands in a large one', () => {
    const root = folderWith({});
    const disk = realDisk(root);
    const length = Buffer.byteLength(TEXT);
    const starts = Array.from({ length: length + 2 }, (_, n) => CHUNK - length - 1 + n);
    for (const start of [0, ...starts, 3 * CHUNK - 1]) {
      writeFileSync(join(root, 'large'), Buffer.concat([Buffer.alloc(start, 'K'), Buffer.from(TEXT)]));
      expect(disk.includes('large', TEXT)).toBe(true);
      truncateSync(join(root, 'large'), start + length - 1);
      expect(disk.includes('large', TEXT)).toBe(false);
    }
  });
});

it('a file of somebody else that is larger than memory ought to be is never in memory as a whole', () => {
  const root = folderWith({ huge: '' });
  const size = 300 * CHUNK;
  truncateSync(join(root, 'huge'), size);
  const disk = realDisk(root);
  const before = process.memoryUsage.rss();
  const peak = () => process.resourceUsage().maxRSS * 1024;
  const allowed = Math.max(peak(), before + size / 2);
  expect([disk.hasText('huge', TEXT), disk.includes('huge', TEXT)]).toEqual([false, false]);
  expect(peak()).toBeLessThanOrEqual(allowed);
});
