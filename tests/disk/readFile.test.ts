import { execFileSync } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/disk/readFile.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { tell } from '../cli/commandLine.ts';
import { folderWith } from '../support/files.ts';
import { putOdd } from '../support/oddFiles.ts';
import { SETTINGS } from '../support/publication.ts';

/** A publication in which a named pipe stands at a path. Reading it would wait for ever. */
function folderWithPipe(path: string): string {
  const root = folderWith({
    'feed.yaml': SETTINGS,
    'items/road.md': ROAD,
    'output/a.txt': '',
    '.dateline/a': '',
  });
  rmSync(join(root, path), { force: true });
  execFileSync('mkfifo', [join(root, path)]);
  return root;
}

const ROAD = '---\ntitle: The road\ndate: 2014-12-21T20:03:00+13:00\n---\n\nIt is open.\n';

describe('what is no file', () => {
  it('is refused at once: a named pipe, a socket, a folder, a device', () => {
    const root = folderWithPipe('pipe');
    symlinkSync('/dev/zero', join(root, 'zero'));
    expect(() => readFile(join(root, 'pipe'))).toThrow(/^EINVAL: expected a file, found a named pipe, read/);
    putOdd(join(root, 'socket'), 'a socket');
    expect(() => readFile(join(root, 'socket'))).toThrow(/^EINVAL: expected a file, found a socket, read/);
    expect(() => readFile(root)).toThrow(/^EISDIR: expected a file, found a folder, read/);
    expect(() => readFile(join(root, 'zero'))).toThrow(/^EINVAL: expected a file, found a device, read/);
  });

  it('is no text and no media either', () => {
    const disk = realDisk(folderWithPipe('items/pipe'));
    expect(disk.hasText('items/pipe', '')).toBe(false);
    expect(disk.includes('items/pipe', '')).toBe(false);
    expect(() => disk.probe('items/pipe', ['items'])).toThrow('found a named pipe');
    expect(() => disk.readIfThere('items/pipe')).toThrow('found a named pipe');
    expect(disk.readIfThere('items/nothing')).toBeUndefined();
  });

  it.each([
    ['feed.yaml', 2, 2, 'found a named pipe'],
    ['feed.lock', 1, 1, 'found a named pipe'],
    ['output/rss.xml', 1, 1, 'output/rss.xml is a named pipe; take it away'],
    ['.dateline/records', 0, 0, ''],
    ['.dateline/articles', 0, 0, ''],
  ])('keeps no run waiting: %s', async (path, built, checked, told) => {
    const disk = realDisk(folderWithPipe(path));
    const result = await tell(['build'], disk, { program: 'a test' });
    expect(result.status).toBe(built);
    expect(result.stderr).toContain(told);
    expect((await tell(['check'], disk, { program: 'a test' })).status).toBe(checked);
  });
});

describe('a part of a file', () => {
  it('is read with the size of the file, and ends where the file ends', () => {
    const disk = realDisk(folderWith({ 'a.mp3': '0123456789' }));
    const partOf = (from: number, length: number) => {
      const { bytes, size } = disk.readPart('a.mp3', from, length);
      return [String(bytes), size];
    };
    expect(partOf(2, 3)).toEqual(['234', 10]);
    expect(partOf(8, 100)).toEqual(['89', 10]);
    expect(partOf(10, 5)).toEqual(['', 10]);
  });

  it('is not read of what is not there, or is no file', () => {
    const disk = realDisk(folderWithPipe('pipe'));
    expect(() => disk.readPart('nothing', 0, 1)).toThrow('ENOENT');
    expect(() => disk.readPart('pipe', 0, 1)).toThrow('found a named pipe');
  });
});
