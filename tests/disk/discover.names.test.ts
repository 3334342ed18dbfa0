import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceTree } from '../../src/disk/disk.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { folderWith } from '../support/files.ts';
import { ODD_KINDS, putBytes, putDeep, putOdd } from '../support/oddFiles.ts';
import { runsOf } from '../support/runs.ts';

const E_ACUTE = 0xe9;

describe('a name that is no UTF-8', () => {
  it('is named by its bytes, if it may be an article or a folder', () => {
    const root = folderWith({ 'items/a.md': '' });
    const items = join(root, 'items');
    // Some disks, like those of macOS, take no such name.
    if (!putBytes(items, [0x63, 0x61, 0x66, E_ACUTE, ...ascii("'s.md")], 'Kia ora')) return;
    putBytes(items, [0x64, E_ACUTE]);
    putBytes(items, [E_ACUTE, ...ascii('.jpg')], '');
    putBytes(items, [...ascii('_'), E_ACUTE, ...ascii('.md')], '');
    putBytes(items, [...ascii('.'), E_ACUTE, ...ascii('.md')], '');
    expect(discover(root)).toMatchObject({
      files: [{ file: 'items/a.md' }],
      unreadable: [
        {
          file: 'items/caf\ufffd\u0027s.md',
          isFolder: false,
          code: 'EILSEQ',
          why: escaped('caf\\xe9\\x27s.md'),
        },
        { file: 'items/d\ufffd', isFolder: true, code: 'EILSEQ', why: escaped('d\\xe9') },
      ],
    });
  });

  it('is not one that has U+FFFD in it, even beside one that is', () => {
    const root = folderWith({ 'items/caf\ufffd.md': '', 'items/b/c.md': '' });
    expect(discover(root)).toMatchObject({
      files: [{ file: 'items/b/c.md' }, { file: 'items/caf\ufffd.md' }],
      unreadable: [],
    });
    if (!putBytes(join(root, 'items'), [...ascii('x'), E_ACUTE, ...ascii('.md')], '')) return;
    expect(discover(root)).toMatchObject({
      files: [{ file: 'items/b/c.md' }, { file: 'items/caf\ufffd.md' }],
      unreadable: [{ file: 'items/x\ufffd.md' }],
    });
  });
});

describe('what cannot be read', () => {
  it('is a folder whose path is longer than the system takes', () => {
    const root = folderWith({ 'items/a.md': '' });
    putDeep(join(root, 'items'), 17, 'Kia ora');
    const { files, unreadable } = discover(root);
    expect(files).toMatchObject([{ file: 'items/a.md' }]);
    expect(unreadable).toMatchObject([{ isFolder: true, code: 'ENAMETOOLONG' }]);
    expect(unreadable[0]?.file).toMatch(/^items\/(?:d{250}\/)+d{250}$/);
  });

  it('is a link that leads round, whatever its name', () => {
    const root = folderWith({ 'items/a.md': '' });
    symlinkSync('round', join(root, 'items/round'));
    symlinkSync('b.md', join(root, 'items/c.md'));
    symlinkSync('c.md', join(root, 'items/b.md'));
    expect(discover(root)).toMatchObject({
      linksOutside: [],
      unreadable: [
        { file: 'items/b.md', isFolder: false, code: 'ELOOP' },
        { file: 'items/c.md', isFolder: false, code: 'ELOOP' },
        { file: 'items/round', isFolder: true, code: 'ELOOP' },
      ],
    });
  });

  it('is the folder of the articles, where it is a link that leads round', () => {
    const root = folderWith({});
    symlinkSync('items', join(root, 'items'));
    expect(discover(root)).toMatchObject({ missing: [], unreadable: [{ file: 'items', code: 'ELOOP' }] });
  });

  it.each(ODD_KINDS.filter((kind) => !/folder|input|device/.test(kind)))(
    'is %s with the name of an article',
    (kind) => {
      const root = folderWith({ 'items/a.md': '' });
      putOdd(join(root, 'items/b.md'), kind);
      putOdd(join(root, 'items/c.jpg'), kind);
      expect(discover(root)).toMatchObject({
        files: [{ file: 'items/a.md' }],
        unreadable: [{ file: 'items/b.md', isFolder: false, code: 'EINVAL', why: kind }],
      });
    },
  );
});

describe('two names that are too much alike', () => {
  it('are one file in NFC: the second is no article', () => {
    const root = folderWith({ 'items/O\u0304taki.md': '', 'items/\u014ctaki.md': '', 'items/z.md': '' });
    expect(discover(root)).toMatchObject({
      files: [{ file: 'items/z.md' }, { path: 'items/\u014ctaki.md' }],
      twins: [{ first: 'items/\u014ctaki.md', second: 'items/O\u0304taki.md' }],
      alike: [],
    });
  });

  it('are two of three ways to store one', () => {
    const names = ['\u1e69', 's\u0323\u0307', 's\u0307\u0323'];
    const root = folderWith(Object.fromEntries(names.map((name) => [`items/${name}.md`, ''])));
    const { files, twins } = discover(root);
    expect(files).toHaveLength(1);
    expect(twins).toHaveLength(2);
  });

  it('are files in two folders whose names are one in NFC; the folders are alike', () => {
    const root = folderWith({ 'items/O\u0304/a.md': '', 'items/\u014c/a.md': '', 'items/\u014c/b.md': '' });
    expect(discover(root)).toMatchObject({
      files: [{ path: 'items/\u014c/a.md' }, { path: 'items/\u014c/b.md' }],
      twins: [{ first: 'items/\u014c/a.md', second: 'items/O\u0304/a.md' }],
      alike: [{ first: 'items/O\u0304', second: 'items/\u014c' }],
    });
  });

  it('are told where they differ only in capitals, and both are read', () => {
    const root = folderWith({
      'items/Road.md': '',
      'items/road.md': '',
      'items/\u014d.md': '',
      'items/O\u0304.md': '',
    });
    const { files, alike } = discover(root);
    expect(files).toHaveLength(4);
    expect(alike).toEqual([
      { first: 'items/Road.md', second: 'items/road.md' },
      { first: 'items/O\u0304.md', second: 'items/\u014d.md' },
    ]);
  });

  it('are not those of what is never read', () => {
    const names = ['a.JPG', 'a.jpg', '.A.md', '.a.md', '_a.md', '_A.md'];
    const root = folderWith(Object.fromEntries(names.map((name) => [`items/${name}`, ''])));
    expect(discover(root)).toMatchObject({ files: [], twins: [], alike: [] });
  });
});

describe('a folder that leads out of that of feed.yaml', () => {
  it.each(['items', 'deep/items'])('by a link is not walked, unless that is allowed: %s', (folder) => {
    const elsewhere = folderWith({ 'a.md': '' });
    const root = folderWith({ 'deep/b.md': '' });
    symlinkSync(elsewhere, join(root, folder));
    expect(discover(root, [folder, 'deep'])).toMatchObject({
      files: [{ file: 'deep/b.md' }],
      foldersOutside: [folder],
      missing: [],
    });
    const allowed = realDisk(root).discover({ items: [folder], output: 'output', outside: 'allow' });
    expect(allowed).toMatchObject({ files: [{ file: `${folder}/a.md` }], foldersOutside: [] });
  });

  it('by dots is not walked either', () => {
    const root = folderWith({ 'site/a.md': '', 'news/b.md': '' });
    const disk = realDisk(join(root, 'site'));
    expect(disk.discover({ items: ['../news', '.'], output: 'output' })).toMatchObject({
      files: [{ file: 'a.md' }],
      foldersOutside: ['../news'],
    });
    expect(disk.discover({ items: ['../news'], output: 'output', outside: 'allow' })).toMatchObject({
      files: [{ file: '../news/b.md' }],
    });
  });

  it('is not the folder itself, nor one that is named like it', () => {
    const root = folderWith({ 'a.md': '' });
    symlinkSync('.', join(root, 'items'));
    expect(discover(root)).toMatchObject({ files: [{ file: 'items/a.md' }], foldersOutside: [] });
    mkdirSync(`${root}-more`);
    symlinkSync(`${root}-more`, join(root, 'more'));
    expect(discover(root, ['more'])).toMatchObject({ foldersOutside: ['more'] });
  });
});

/** What is in names that people and programs make by accident, and by attack. */
const PART = fc.constantFrom(
  ...[
    'a',
    'A',
    '\u014c',
    'O\u0304',
    '\u00df',
    'ss',
    ' ',
    '.',
    '\n',
    '\u001b',
    '\ufffd',
    '\u202e',
    '\\',
    ':',
    '%',
    '"',
  ],
  ...[[0xe9], [0xff], [0xc3], [0xed, 0xa0, 0x80]],
);

it('finds or tells of every article, whatever its name is, and never one under two names', () => {
  const nameOf = (parts: readonly (string | number[])[]) =>
    Buffer.concat(parts.map((part) => Buffer.from(part as string)));
  fc.assert(
    fc.property(fc.array(fc.array(PART, { minLength: 1, maxLength: 4 }), { maxLength: 12 }), (all) => {
      const root = folderWith({ 'items/z/z.md': '' });
      const names = all.map((parts) => [...nameOf(['x', ...parts]), ...ascii('.md')]);
      for (const name of names) putBytes(join(root, 'items'), name, '');
      const there = new Set(names.map((name) => Buffer.from(name).toString('hex'))).size;
      const { files, unreadable, twins } = discover(root);
      expect(files.length - 1 + unreadable.length + twins.length).toBe(there);
      expect(new Set(files.map(({ file }) => file)).size).toBe(files.length);
      for (const { path } of files) expect(realDisk(root).sizeOf(path)).toBe(0);
    }),
    runsOf(200),
  );
});

const ascii = (text: string): number[] => [...Buffer.from(text)];
const escaped = (name: string) => `a name that is no UTF-8, $'${name}'`;

function discover(root: string, folders: readonly string[] = ['items']): SourceTree {
  return realDisk(root).discover({ items: folders, output: 'output' });
}
