import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discover } from '../../src/disk/discover.ts';
import { isFolderFile } from '../../src/disk/folderFiles.ts';
import { folderWith, putFiles } from '../support/files.ts';

describe('a file that may say something of its folder', () => {
  it.each([
    ['posts/_index.md', true],
    ['_index.md', true],
    ['posts/_index.fr.md', true],
    ['posts/_index.txt', false],
    ['posts/index.md', false],
    ['posts/posts.json', true],
    ['posts/other.json', false],
    ['posts.json', false],
    ['posts/posts.11tydata.json', true],
    ['posts/posts.11tydata.js', true],
    ['posts/a.11tydata.cjs', true],
    ['posts/posts.js', false],
    ['posts/a.md', false],
  ])('%s: %s', (path, isOne) => {
    expect(isFolderFile(path)).toBe(isOne);
  });
});

const FILES = {
  '_index.md': '',
  'README.md': '',
  'site/site.json': '',
  'site/content/_index.md': '',
  'site/content/other/_index.md': '',
  'site/content/posts/_index.md': '',
  'site/content/posts/a.md': '',
  'site/content/posts/deep/deep.11tydata.json': '',
};

describe('the files of folders', () => {
  const namesIn = (root: string, folders: string[]) =>
    discover(root, { items: folders, output: 'output', outside: 'allow' }).folderFiles.map(
      ({ file }) => file,
    );

  it('are those in the articles’ folders and those around these, in the order of their names', () => {
    expect(namesIn(folderWith(FILES), ['site/content/posts'])).toEqual([
      '_index.md',
      'site/content/_index.md',
      'site/content/posts/_index.md',
      'site/content/posts/deep/deep.11tydata.json',
      'site/site.json',
    ]);
  });

  it('are each there once', () => {
    const root = folderWith(FILES);
    expect(namesIn(root, ['site/content/posts', 'site/content', 'site/content/other'])).toHaveLength(6);
    expect(namesIn(root, ['.', 'site/content'])).toHaveLength(6);
  });

  it('are none around a folder that is not there, or outside', () => {
    const root = folderWith({ 'here/a.md': '' });
    expect(namesIn(root, ['gone/posts', '../elsewhere/posts'])).toEqual([]);
  });

  it('have a state, and may be links', () => {
    const root = folderWith(FILES);
    rmSync(join(root, 'site/content/posts/_index.md'));
    symlinkSync('a.md', join(root, 'site/content/posts/_index.md'));
    const stateOf = () =>
      discover(root, { items: ['site/content/posts'], output: 'output' }).folderFiles.find(({ file }) =>
        file.includes('posts/_index'),
      )?.state;
    const before = stateOf();
    expect(before).toBeDefined();
    putFiles(root, { 'site/content/posts/a.md': 'longer' });
    expect(stateOf()).not.toBe(before);
  });
});
