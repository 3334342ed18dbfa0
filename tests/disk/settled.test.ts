import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OutputFile } from '../../src/disk/disk.ts';
import type { KnownTexts } from '../../src/disk/outputRecord.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { filesOf, folderWith } from '../support/files.ts';

const YES = () => true;
const RECORD = { path: 'feed.lock', text: 'lines' };

/** Files that tell when they are made. */
function workshop() {
  const made: string[] = [];
  const text = (path: string, key = path, content = key): OutputFile => ({
    path,
    key: () => key,
    render: () => {
      made.push(path);
      return content;
    },
  });
  return { made, text };
}

describe('what is known of a text', () => {
  it('is learnt when it is written, and spares its making as long as nobody touches it', () => {
    const root = folderWith({});
    const disk = realDisk(root);
    const known: KnownTexts = new Map();
    const { made, text } = workshop();
    const files = [text('rss.xml'), text('atom.xml')];
    disk.write('output', files, known, undefined, YES);
    expect(made.splice(0)).toEqual(['rss.xml', 'atom.xml']);
    expect([...known.keys()]).toEqual(['rss.xml', 'atom.xml']);
    expect(disk.settled('output', files, known, undefined)).toMatchObject({
      unchanged: ['rss.xml', 'atom.xml'],
    });
    expect(disk.compare('output', files, known, undefined)).toMatchObject({ written: [] });
    expect(disk.write('output', files, known, undefined, YES)).toMatchObject({ written: [] });
    expect(made).toEqual([]);
    writeFileSync(join(root, 'output/rss.xml'), 'rss.xml');
    expect(disk.settled('output', files, known, undefined)).toBeDefined();
    expect(made.splice(0)).toEqual(['rss.xml']);
    expect(disk.settled('output', files, known, undefined)).toBeDefined();
    expect(made).toEqual([]);
  });

  it('is learnt of a text that was there already', () => {
    const disk = realDisk(folderWith({ 'output/rss.xml': 'rss.xml' }));
    const known: KnownTexts = new Map();
    const { made, text } = workshop();
    disk.settled('output', [text('rss.xml')], known, undefined);
    disk.settled('output', [text('rss.xml')], known, undefined);
    expect(made).toEqual(['rss.xml']);
  });

  it('counts for nothing where the file is gone, or its text is made of something else', () => {
    const root = folderWith({});
    const disk = realDisk(root);
    const known: KnownTexts = new Map();
    const { text } = workshop();
    disk.write('output', [text('rss.xml')], known, undefined, YES);
    expect(disk.settled('output', [text('rss.xml', 'new')], known, undefined)).toBeUndefined();
    rmSync(join(root, 'output/rss.xml'));
    expect(disk.settled('output', [text('rss.xml')], known, undefined)).toBeUndefined();
    expect(disk.write('output', [text('rss.xml')], known, undefined, YES)).toMatchObject({
      written: ['rss.xml'],
    });
  });

  it('is forgotten when the file is no longer to be there', () => {
    const disk = realDisk(folderWith({}));
    const known: KnownTexts = new Map();
    const { text } = workshop();
    disk.write('output', [text('rss.xml'), text('atom.xml')], known, undefined, YES);
    disk.settled('output', [text('atom.xml')], known, undefined);
    expect([...known.keys()]).toEqual(['atom.xml']);
    disk.write('output', [text('feed.json')], known, undefined, YES);
    expect([...known.keys()]).toEqual(['feed.json']);
  });
});

describe('settled', () => {
  it('ends at the first difference, and makes nothing after it', () => {
    const disk = realDisk(folderWith({ 'output/a': 'a', 'output/b': 'b', 'output/c': 'c' }));
    const { made, text } = workshop();
    const files = [text('a'), text('b', 'new'), text('c')];
    expect(disk.settled('output', files, new Map(), undefined)).toBeUndefined();
    expect(made).toEqual(['a', 'b']);
  });

  it('looks first at what is made of something else than it was', () => {
    const disk = realDisk(folderWith({}));
    const known: KnownTexts = new Map();
    const { made, text } = workshop();
    disk.write('output', [text('a'), text('b'), text('c')], known, undefined, YES);
    known.delete('a');
    made.length = 0;
    expect(
      disk.settled('output', [text('a'), text('b'), text('c', 'new')], known, undefined),
    ).toBeUndefined();
    expect(made).toEqual(['c']);
  });

  it('is so where a text is made of something else and is the same', () => {
    const disk = realDisk(folderWith({}));
    const known: KnownTexts = new Map();
    const { text } = workshop();
    disk.write('output', [text('a'), text('b', 'old', 'same')], known, undefined, YES);
    expect(disk.settled('output', [text('a'), text('b', 'new', 'same')], known, undefined)).toMatchObject({
      unchanged: ['a', 'b'],
    });
    expect(known.get('b')?.key).toBe('new');
  });

  it('is not so where a copy, the record or a leftover differs, or something is to go', () => {
    const root = folderWith({ 'output/a.png': 'Kia ora', 'output/old.html': 'ours', 'feed.lock': 'lines' });
    const disk = realDisk(root);
    const copy = (length: number) => [{ path: 'a.png', copyOf: 'items/a.png', length }];
    expect(disk.settled('output', copy(7), new Map(), RECORD)).toMatchObject({ record: 'unchanged' });
    expect(disk.settled('output', copy(8), new Map(), RECORD)).toBeUndefined();
    expect(disk.settled('output', copy(7), new Map(), { ...RECORD, text: 'other' })).toBeUndefined();
    const going = (removedBy: string) => [{ path: 'old.html', removedBy }];
    expect(disk.settled('output', going('theirs'), new Map(), undefined)).toBeDefined();
    expect(disk.settled('output', going('ours'), new Map(), undefined)).toBeUndefined();
    writeFileSync(join(root, 'output/.a.01234567-0123-0123-0123-0123456789ab.dateline-tmp'), '');
    expect(disk.settled('output', [], new Map(), undefined)).toBeUndefined();
  });
});

describe('write, where what was made is not good,', () => {
  it('leaves everything as it was', () => {
    const there = { 'output/rss.xml': 'old', 'output/page.html': 'ours', 'feed.lock': 'lines' };
    const root = folderWith(there);
    const { text } = workshop();
    const files = [text('rss.xml'), text('deep/atom.xml'), { path: 'page.html', removedBy: 'ours' }];
    const record = { ...RECORD, text: 'new' };
    expect(realDisk(root).write('output', files, new Map(), record, () => false)).toBeUndefined();
    expect(filesOf(root)).toEqual(there);
  });

  it.each(['output', 'site/feeds'])('makes no folder %s, nor any above it', (output) => {
    const root = folderWith({});
    const disk = realDisk(root);
    expect(disk.write(output, [workshop().text('rss.xml')], new Map(), RECORD, () => false)).toBeUndefined();
    expect(disk.names('.')).toEqual([]);
  });

  it('leaves an empty folder that was there', () => {
    const root = folderWith({ 'site/other': '' });
    const disk = realDisk(root);
    disk.write('site/feeds', [workshop().text('rss.xml')], new Map(), RECORD, () => false);
    expect(disk.names('site')).toEqual(['other']);
  });

  it('makes no folder where the disk refuses the record', () => {
    const root = folderWith({ lines: '' });
    symlinkSync('lines', join(root, 'feed.lock'));
    const disk = realDisk(root);
    expect(() =>
      disk.write('output', [workshop().text('rss.xml')], new Map(), { ...RECORD, text: 'new' }, YES),
    ).toThrow('symbolic link');
    expect(disk.names('.')).toEqual(['feed.lock', 'lines']);
  });
});
