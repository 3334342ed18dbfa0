import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_STATE } from '../../src/disk/disk.ts';
import { stateOf } from '../../src/disk/fileState.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { folderWith } from '../support/files.ts';

const TIDE = { 'a.md': 'The tide came in.', 'b.md': 'The tide came in.' };

describe('the state of a file', () => {
  it('is the same as long as nobody touches it', () => {
    const place = join(folderWith(TIDE), 'a.md');
    expect(stateOf(place)).toBe(stateOf(place));
  });

  it.each<[string, (root: string) => unknown]>([
    ['other bytes', (root) => writeFileSync(join(root, 'a.md'), 'The tide went out.')],
    ['the same bytes anew', (root) => writeFileSync(join(root, 'a.md'), TIDE['a.md'])],
    ['another file with the same bytes', (root) => renameSync(join(root, 'b.md'), join(root, 'a.md'))],
    ['no file any more', (root) => rmSync(join(root, 'a.md'))],
  ])('is another with %s', (_, act) => {
    const root = folderWith(TIDE);
    const before = stateOf(join(root, 'a.md'));
    act(root);
    expect(stateOf(join(root, 'a.md'))).not.toBe(before);
  });

  it('that a link leads to is told by the link', () => {
    const root = folderWith(TIDE);
    const place = join(root, 'link.md');
    symlinkSync('a.md', place);
    const before = stateOf(place);
    expect(stateOf(place)).toBe(before);
    expect(before).not.toBe(stateOf(join(root, 'a.md')));
    writeFileSync(join(root, 'a.md'), 'The tide went out.');
    expect(stateOf(place)).not.toBe(before);
  });

  it('is none where there is no file, or none can be looked at', () => {
    const root = folderWith(TIDE);
    symlinkSync('nowhere', join(root, 'link.md'));
    for (const path of ['gone.md', 'a.md/b.md', 'link.md', 'a\0b'])
      expect(stateOf(join(root, path))).toBe(NO_STATE);
  });

  it('is told by the disk under a path relative to its folder', () => {
    const root = folderWith(TIDE);
    const disk = realDisk(root);
    expect(disk.stateOf('a.md')).toBe(stateOf(join(root, 'a.md')));
    expect(disk.stateOf('a.md')).not.toBe(disk.stateOf('b.md'));
    expect(disk.stateOf('gone')).toBe(NO_STATE);
  });
});

describe('the names in a folder', () => {
  it('are all, sorted; of what is no folder there are none', () => {
    const root = folderWith({ 'output/b': '', 'output/.a': '' });
    mkdirSync(join(root, 'output/c'));
    const disk = realDisk(root);
    expect(disk.names('output')).toEqual(['.a', 'b', 'c']);
    expect(disk.names('output/b')).toEqual([]);
    expect(disk.names('gone')).toEqual([]);
  });
});
