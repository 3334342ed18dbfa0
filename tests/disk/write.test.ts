import { lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { filesOf, folderWith } from '../fixtures.ts';

const RSS = { path: 'rss.xml', text: '<rss/> for Ōtaki 🎉\n' };
const ATOM = { path: 'atom.xml', text: '<feed/>\n' };

describe('write', () => {
  it('makes the folder, and writes each file in UTF-8', () => {
    const root = folderWith({});
    expect(realDisk(root).write('public/feeds', [RSS, ATOM])).toEqual({
      written: ['rss.xml', 'atom.xml'],
      unchanged: [],
    });
    expect(filesOf(root)).toEqual({
      'public/feeds/atom.xml': ATOM.text,
      'public/feeds/rss.xml': RSS.text,
    });
  });

  it('makes the folders of a document', () => {
    const root = folderWith({});
    realDisk(root).write('output', [{ path: 'archive/2015/rss.xml', text: '<rss/>' }]);
    expect(filesOf(root)).toEqual({ 'output/archive/2015/rss.xml': '<rss/>' });
  });

  it('does not touch a file that is as it should be', () => {
    const root = folderWith({ 'output/rss.xml': RSS.text, 'output/atom.xml': 'old' });
    const rss = join(root, 'output/rss.xml');
    utimesSync(rss, 1_000_000_000, 1_000_000_000);
    const before = statSync(rss);
    expect(realDisk(root).write('output', [RSS, ATOM])).toEqual({
      written: ['atom.xml'],
      unchanged: ['rss.xml'],
    });
    const { ino, mtimeMs, ctimeMs } = statSync(rss);
    expect({ ino, mtimeMs, ctimeMs }).toEqual({
      ino: before.ino,
      mtimeMs: before.mtimeMs,
      ctimeMs: before.ctimeMs,
    });
  });

  it('puts a new file in the place of one that differs: who reads the old one reads it to its end', () => {
    const root = folderWith({ 'output/atom.xml': 'old' });
    const before = statSync(join(root, 'output/atom.xml')).ino;
    realDisk(root).write('output', [ATOM]);
    expect(statSync(join(root, 'output/atom.xml')).ino).not.toBe(before);
  });

  it('writes a file that differs in its last byte alone', () => {
    const root = folderWith({ 'output/atom.xml': '<feed/> ' });
    expect(realDisk(root).write('output', [ATOM]).written).toEqual(['atom.xml']);
    expect(filesOf(root)).toEqual({ 'output/atom.xml': ATOM.text });
  });

  it('leaves other files in the output folder alone', () => {
    const root = folderWith({ 'output/index.html': 'mine', 'output/.nojekyll': '' });
    realDisk(root).write('output', [ATOM]);
    expect(filesOf(root)).toEqual({
      'output/.nojekyll': '',
      'output/atom.xml': ATOM.text,
      'output/index.html': 'mine',
    });
  });

  it('replaces a document that is a link, and leaves what it leads to', () => {
    const outside = folderWith({ 'precious.txt': 'precious' });
    const root = folderWith({ 'output/index.html': '' });
    symlinkSync(join(outside, 'precious.txt'), join(root, 'output/rss.xml'));
    realDisk(root).write('output', [RSS]);
    expect(readFileSync(join(outside, 'precious.txt'), 'utf8')).toBe('precious');
    expect(lstatSync(join(root, 'output/rss.xml')).isSymbolicLink()).toBe(false);
    expect(readFileSync(join(root, 'output/rss.xml'), 'utf8')).toBe(RSS.text);
  });

  it('refuses a folder in the output that is a link out of it, and writes none of the files', () => {
    const outside = folderWith({});
    const root = folderWith({ 'output/atom.xml': 'old' });
    symlinkSync(outside, join(root, 'output/archive'));
    const archived = { path: 'archive/rss.xml', text: '<rss/>' };
    expect(() => realDisk(root).write('output', [ATOM, archived])).toThrow(
      'archive/rss.xml would be written outside the output folder',
    );
    expect(filesOf(outside)).toEqual({});
    expect(readFileSync(join(root, 'output/atom.xml'), 'utf8')).toBe('old');
    expect(Object.keys(filesOf(root))).toEqual(['output/atom.xml']);
  });

  it('refuses a path that climbs out of the output', () => {
    const root = folderWith({ 'feed.yaml': 'mine' });
    expect(() => realDisk(root).write('output', [{ path: '../feed.yaml', text: 'theirs' }])).toThrow(
      'outside the output folder',
    );
    expect(filesOf(root)).toEqual({ 'feed.yaml': 'mine' });
  });

  it('writes into an output folder that is itself a link', () => {
    const served = folderWith({});
    const root = folderWith({});
    symlinkSync(served, join(root, 'output'));
    realDisk(root).write('output', [ATOM]);
    expect(filesOf(served)).toEqual({ 'atom.xml': ATOM.text });
  });

  it('throws where a folder is in a document’s place, and leaves nothing behind', () => {
    const root = folderWith({});
    mkdirSync(join(root, 'output/atom.xml'), { recursive: true });
    expect(() => realDisk(root).write('output', [ATOM])).toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(filesOf(root)).toEqual({});
  });
});

describe('compare', () => {
  it('tells what write would do, and does nothing', () => {
    const root = folderWith({ 'output/rss.xml': RSS.text });
    expect(realDisk(root).compare('output', [RSS, ATOM])).toEqual({
      written: ['atom.xml'],
      unchanged: ['rss.xml'],
    });
    expect(filesOf(root)).toEqual({ 'output/rss.xml': RSS.text });
  });
});
