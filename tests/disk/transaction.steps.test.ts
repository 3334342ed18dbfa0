import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chunksOf, writeParts } from '../../src/disk/chunks.ts';
import { temporaryNameOf } from '../../src/disk/lock.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { filesOf, folderWith } from '../support/files.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8);

/** The files in a folder and below it that are not yet in their place. */
const temporariesIn = (root: string) =>
  Object.keys(filesOf(root)).filter((path) => path.endsWith('.dateline-tmp'));

describe('a transaction', () => {
  it('puts documents and copies into its folder, and what comes last beside feed.yaml', () => {
    const root = folderWith({ 'items/a.png': 'A', 'output/old.xml': 'old' });
    const transaction = realDisk(root).begin('output');
    transaction.stage('deep/rss.xml', 'new');
    transaction.copy('media/a.png', 'items/a.png', 1, hashOf('A'));
    transaction.copy('media/b.png', Buffer.from('B'), 1, hashOf('B'));
    transaction.remove('old.xml');
    transaction.stageLast('feed.lock', 'lines');
    transaction.commit();
    transaction.end();
    expect(filesOf(root)).toEqual({
      'items/a.png': 'A',
      'output/deep/rss.xml': 'new',
      'output/media/a.png': 'A',
      'output/media/b.png': 'B',
      'feed.lock': 'lines',
    });
  });

  it('has its temporary files in its folder and beside feed.yaml, where they are looked for', () => {
    const root = folderWith({});
    const transaction = realDisk(root).begin('output');
    transaction.stage('deep/rss.xml', 'new');
    transaction.stageLast('feed.lock', 'lines');
    const names = temporariesIn(root).map((path) =>
      path.replace(/\.[\da-f-]{36}\./, '.ID.').replace(/run\..*/, 'run'),
    );
    expect(names.sort()).toEqual(['.feed.lock.ID.dateline-tmp', '.run', 'output/.rss.xml.ID.dateline-tmp']);
    transaction.end();
    expect(temporariesIn(root)).toEqual([]);
  });

  it('removes what a killed one has left in both', () => {
    const root = folderWith({
      [temporaryNameOf('feed.lock')]: '',
      [`output/${temporaryNameOf('rss.xml')}`]: '',
    });
    realDisk(root).begin('output').end();
    expect(temporariesIn(root)).toEqual([]);
  });

  it('makes no folder for what comes last alone', () => {
    const root = folderWith({});
    const transaction = realDisk(root).begin('output');
    transaction.stageLast('feed.lock', 'lines');
    expect(existsSync(join(root, 'output'))).toBe(false);
    transaction.commit();
    transaction.end();
    expect(filesOf(root)).toEqual({ 'feed.lock': 'lines' });
    expect(readdirSync(root)).toEqual(['feed.lock']);
  });

  it('adds documents to a folder that is there', () => {
    const root = folderWith({ 'output/page.html': '' });
    const transaction = realDisk(root).begin('output');
    transaction.stage('rss.xml', 'new');
    transaction.stage('atom.xml', 'new');
    transaction.commit();
    transaction.end();
    expect(filesOf(root)).toEqual({
      'output/atom.xml': 'new',
      'output/page.html': '',
      'output/rss.xml': 'new',
    });
  });

  it('refuses a link in the place of what comes last, and leaves what it leads to', () => {
    const root = folderWith({ 'elsewhere/feed.lock': 'theirs' });
    symlinkSync(join(root, 'elsewhere/feed.lock'), join(root, 'feed.lock'));
    const transaction = realDisk(root).begin('output');
    expect(() => transaction.stageLast('feed.lock', 'lines')).toThrow(
      'feed.lock is a symbolic link; put the file itself here',
    );
    transaction.end();
    expect(filesOf(join(root, 'elsewhere'))).toEqual({ 'feed.lock': 'theirs' });
  });

  it('puts a document into a folder that is a link to another folder of the output', () => {
    const root = folderWith({ 'output/2015/page.html': '' });
    symlinkSync(join(root, 'output/2015'), join(root, 'output/latest'));
    const transaction = realDisk(root).begin('output');
    transaction.stage('latest/new/page.html', 'new');
    transaction.commit();
    transaction.end();
    expect(filesOf(join(root, 'output/2015'))).toEqual({ 'new/page.html': 'new', 'page.html': '' });
  });

  it('refuses a link that leads out of its folder, below one that it has made a document in', () => {
    const outside = folderWith({});
    const root = folderWith({ 'output/2015/03/page.html': '' });
    symlinkSync(outside, join(root, 'output/2015/04'));
    const transaction = realDisk(root).begin('output');
    transaction.stage('2015/03/other.html', 'new');
    transaction.stage('2015/04/05/page.html', 'new');
    expect(() => transaction.commit()).toThrow(
      '2015/04/05/page.html would be written outside the output folder',
    );
    transaction.end();
    expect(filesOf(outside)).toEqual({});
    expect(filesOf(join(root, 'output/2015/03'))).toEqual({ 'page.html': '' });
  });

  it('refuses a file in the place of a folder that a document needs', () => {
    const root = folderWith({ 'output/2015': 'mine' });
    const transaction = realDisk(root).begin('output');
    transaction.stage('2015/03/page.html', 'new');
    expect(() => transaction.commit()).toThrow('output/2015 is a file; put a folder in its place');
    transaction.end();
    expect(filesOf(root)).toEqual({ 'output/2015': 'mine' });
  });

  it('removes the folders that a file leaves empty, but not one that has another file', () => {
    const root = folderWith({ 'output/a/b/c/page.html': '', 'output/a/other.html': '' });
    const transaction = realDisk(root).begin('output');
    transaction.remove('a/b/c/page.html');
    transaction.commit();
    transaction.end();
    expect(existsSync(join(root, 'output/a/b'))).toBe(false);
    expect(filesOf(root)).toEqual({ 'output/a/other.html': '' });
  });

  it('refuses a copy that has other bytes than when it was measured', () => {
    const root = folderWith({ 'items/a.png': 'B' });
    const transaction = realDisk(root).begin('output');
    expect(() => transaction.copy('media/a.png', 'items/a.png', 1, hashOf('A'))).toThrow(
      'items/a.png changed during the run; run it again',
    );
    expect(() => transaction.copy('media/a.png', 'items/a.png', 2, hashOf('B'))).toThrow('changed during');
    transaction.end();
    expect(filesOf(root)).toEqual({ 'items/a.png': 'B' });
  });
});

it('no file stays open, whether all of it was read or a part, or the disk refused', () => {
  const root = folderWith({ 'a.png': 'A' });
  mkdirSync(join(root, 'folder'));
  const openFiles = () => readdirSync('/proc/self/fd').length;
  const before = openFiles();
  for (let index = 0; index < 20; index += 1) {
    expect([...chunksOf(join(root, 'a.png'))]).toHaveLength(1);
    for (const chunk of chunksOf(join(root, 'a.png'))) if (chunk.length === 1) break;
    writeParts(join(root, `b${index}`), ['B']);
    const refused = (function* () {
      yield 'B';
      throw new Error('refused');
    })();
    expect(() => writeParts(join(root, `c${index}`), refused)).toThrow('refused');
  }
  expect(openFiles()).toBeLessThan(before + 10);
});
