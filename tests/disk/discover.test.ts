import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SourceTree } from '../../src/disk/disk.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { type Files, filesOf, folderWith } from '../support/files.ts';

describe('discover', () => {
  it('finds .md and .txt files in any depth, and no others', () => {
    expect(
      names({
        'items/a.md': '',
        'items/2015/05/b.txt': '',
        'items/LOUD.MD': '',
        'items/picture.jpg': '',
        'items/notes.md.bak': '',
        'items/md': '',
        'elsewhere/c.md': '',
      }),
    ).toEqual(['items/2015/05/b.txt', 'items/LOUD.MD', 'items/a.md']);
  });

  it('leaves out hidden files, and all that is in hidden folders', () => {
    expect(names({ 'items/.a.md': '', 'items/.git/b.md': '', 'items/c.md': '' })).toEqual(['items/c.md']);
  });

  it('leaves out what packages bring', () => {
    expect(names({ 'items/node_modules/yaml/README.md': '', 'items/c.md': '' })).toEqual(['items/c.md']);
  });

  it('gives files in the order of their whole names, not in the disk’s', () => {
    expect(names({ 'items/b/a.md': '', 'items/b.md': '', 'items/a/z.md': '', 'items/10.md': '' })).toEqual([
      'items/10.md',
      'items/a/z.md',
      'items/b.md',
      'items/b/a.md',
    ]);
  });

  it('gives names in NFC, and the path as the disk has it', () => {
    const decomposed = 'items/O\u0304taki.md';
    const root = folderWith({ [decomposed]: 'Kia ora' });
    const [found] = discover(root).files;
    expect(found).toEqual({
      file: 'items/\u014Ctaki.md',
      path: decomposed,
      state: realDisk(root).stateOf(decomposed),
    });
    expect(Buffer.from(realDisk(root).read(found?.path ?? '')).toString()).toBe('Kia ora');
  });

  it('finds no articles in the output folder when it is among the items', () => {
    const root = folderWith({ 'items/a.md': '', 'items/public/b.md': '' });
    const { files } = realDisk(root).discover({ items: ['items'], output: 'items/public' });
    expect(files.map(({ file }) => file)).toEqual(['items/a.md']);
  });

  it('reads several folders, and feed.yaml’s own', () => {
    const root = folderWith({ 'news/a.md': '', 'sport/b.md': '', 'c.md': '' });
    expect(discover(root, ['sport', 'news']).files.map(({ file }) => file)).toEqual([
      'news/a.md',
      'sport/b.md',
    ]);
    expect(discover(root, ['.']).files.map(({ file }) => file)).toEqual(['c.md', 'news/a.md', 'sport/b.md']);
  });

  it('names the folders that are not there, or are no folders', () => {
    const root = folderWith({ 'items/a.md': '', file: '' });
    expect(discover(root, ['gone', 'items', 'file'])).toMatchObject({ missing: ['gone', 'file'] });
  });

  it('takes an empty folder for one without articles', () => {
    const root = folderWith({});
    mkdirSync(join(root, 'items'));
    expect(discover(root)).toEqual({
      files: [],
      unread: [],
      folderFiles: [],
      linksOutside: [],
      unreadable: [],
      twins: [],
      alike: [],
      foldersOutside: [],
      missing: [],
      unusedIgnores: [],
      isAllIgnored: false,
    });
  });
});

it('leaves a name that begins with _ alone, and names the articles of formats that are not read', () => {
  const root = folderWith({
    'items/_index.md': '',
    'items/_part.html': '',
    'items/a.markdown': '',
    'items/b.rst': '',
    'items/c.DOCX': '',
    'items/d.jpg': '',
    'items/e.mdx': '',
    'items/f.HTM': '',
  });
  expect(discover(root)).toMatchObject({
    files: [{ file: 'items/a.markdown' }, { file: 'items/e.mdx' }, { file: 'items/f.HTM' }],
    unread: ['items/b.rst', 'items/c.DOCX'],
  });
});

describe('a symbolic link', () => {
  it('that leads out of the folder is reported, and neither read nor followed', () => {
    const outside = folderWith({ 'secret.md': '', 'folder/other.md': '' });
    const root = folderWith({ 'items/a.md': '' });
    symlinkSync(join(outside, 'secret.md'), join(root, 'items/link.md'));
    symlinkSync(join(outside, 'folder'), join(root, 'items/folder'));
    expect(discover(root)).toMatchObject({
      files: [{ file: 'items/a.md' }],
      linksOutside: ['items/folder', 'items/link.md'],
    });
  });

  it('to a folder whose name only begins like the items’ leads out of it', () => {
    const root = folderWith({ 'items/a.md': '', 'items-private/b.md': '' });
    symlinkSync('../items-private', join(root, 'items/private'));
    expect(discover(root)).toMatchObject({
      files: [{ file: 'items/a.md' }],
      linksOutside: ['items/private'],
    });
  });

  it('to a folder above it ends the walk there', () => {
    const root = folderWith({ 'items/deep/a.md': '' });
    symlinkSync('..', join(root, 'items/deep/up'));
    symlinkSync('.', join(root, 'items/self'));
    expect(discover(root)).toMatchObject({ files: [{ file: 'items/deep/a.md' }], linksOutside: [] });
  });

  it('that leads to itself, or nowhere, gives no article', () => {
    const root = folderWith({ 'items/a.md': '' });
    symlinkSync('round.md', join(root, 'items/round.md'));
    symlinkSync('gone.md', join(root, 'items/nowhere.md'));
    expect(discover(root).files.map(({ file }) => file)).toEqual(['items/a.md']);
  });

  it('within the folder is followed to its file', () => {
    const root = folderWith({ 'items/store/a.text': 'Kia ora' });
    symlinkSync('store/a.text', join(root, 'items/link.md'));
    expect(discover(root).files.map(({ file }) => file)).toEqual(['items/link.md']);
    expect(Buffer.from(realDisk(root).read('items/link.md')).toString()).toBe('Kia ora');
  });

  it('may be the items’ folder itself, if it stays in that of feed.yaml', () => {
    const root = folderWith({ 'content/a.md': '' });
    symlinkSync('content', join(root, 'items'));
    expect(discover(root)).toMatchObject({ files: [{ file: 'items/a.md' }], foldersOutside: [] });
  });
});

function names(files: Files): string[] {
  const root = folderWith(files);
  expect(Object.keys(filesOf(root))).toHaveLength(Object.keys(files).length);
  return discover(root).files.map(({ file }) => file);
}

function discover(root: string, folders: readonly string[] = ['items']): SourceTree {
  return realDisk(root).discover({ items: folders, output: 'output' });
}
