import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appendCacheFile, readCacheFile, writeCacheFile } from '../../src/disk/cacheFile.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { tell } from '../cli/commandLine.ts';
import { filesOf, folderWith } from '../support/files.ts';
import { SETTINGS } from '../support/publication.ts';

const IGNORED = '# Nothing here is needed: it only saves time. Delete it when you like.\n*\n';

describe('a cache file', () => {
  it('is there whole, in a folder that nobody keeps in version control', () => {
    const root = folderWith({});
    expect(writeCacheFile(join(root, '.dateline/records'), ['The tide ', 'came in.'])).toBe(true);
    expect(filesOf(root)).toEqual({
      '.dateline/.gitignore': IGNORED,
      '.dateline/records': 'The tide came in.',
    });
  });

  it('takes the place of the one before, and leaves all else', () => {
    const files = {
      '.dateline/.gitignore': 'Mine.',
      '.dateline/records': 'Old.',
      '.dateline/other': 'Other.',
    };
    const root = folderWith(files);
    writeCacheFile(join(root, '.dateline/records'), ['New.']);
    expect(filesOf(root)).toEqual({ ...files, '.dateline/records': 'New.' });
  });

  it('clears away what a killed run has left, in its own folder alone', () => {
    const files = { '.other.dateline-tmp': '', 'a.dateline-tmp/b': '' };
    const root = folderWith({ ...files, '.dateline/.records.1.dateline-tmp': 'Half' });
    writeCacheFile(join(root, '.dateline/records'), ['New.']);
    expect(filesOf(root)).toEqual({
      ...files,
      '.dateline/.gitignore': IGNORED,
      '.dateline/records': 'New.',
    });
  });

  it('is read again, as much of it as is asked for and is there', () => {
    const root = folderWith({ '.dateline/records': 'The tide came in.', '.dateline/empty': '' });
    const read = (path: string, start: number, length: number) =>
      readCacheFile(join(root, path), start, length)?.toString();
    expect(read('.dateline/records', 0, 99)).toBe('The tide came in.');
    expect(read('.dateline/records', 4, 4)).toBe('tide');
    expect(read('.dateline/records', 14, 1_000_000_000_000)).toBe('in.');
    expect([read('.dateline/records', 17, 1), read('.dateline/records', 40, 1)]).toEqual([
      undefined,
      undefined,
    ]);
    expect([read('.dateline/empty', 0, 9), read('.dateline/nothing', 0, 9)]).toEqual([undefined, undefined]);
    mkdirSync(join(root, '.dateline/folder'));
    expect(read('.dateline/folder', 0, 9)).toBeUndefined();
  });

  it('takes more at its end, if it has the bytes that it is said to have', () => {
    const root = folderWith({ '.dateline/articles': 'Old.' });
    const add = (size: number, parts: Iterable<string>) =>
      appendCacheFile(join(root, '.dateline/articles'), size, parts);
    expect(add(4, ['New', '.'])).toBe(true);
    expect([add(4, ['No.']), add(9, ['No.'])]).toEqual([false, false]);
    expect(filesOf(root)).toEqual({ '.dateline/articles': 'Old.New.' });
    expect(add(8, failing())).toBe(false);
    // Nothing says that what was added is there.
    expect(filesOf(root)).toEqual({ '.dateline/articles': 'Old.New.Half' });
  });

  it('takes no more where it is not, or is a link', () => {
    const root = folderWith({ 'mine.txt': 'Mine.' });
    mkdirSync(join(root, '.dateline'));
    expect(appendCacheFile(join(root, '.dateline/articles'), 0, ['New.'])).toBe(false);
    symlinkSync('../mine.txt', join(root, '.dateline/articles'));
    expect(appendCacheFile(join(root, '.dateline/articles'), 5, ['New.'])).toBe(false);
    expect(readFileSync(join(root, 'mine.txt'), 'utf8')).toBe('Mine.');
  });

  it.each(['elsewhere', 'nowhere/at/all', '.dateline'])('is refused behind a link to %s', async (target) => {
    const root = folderWith({ 'feed.yaml': SETTINGS, 'elsewhere/mine.txt': 'Mine.' });
    symlinkSync(target, join(root, '.dateline'));
    const { status, stderr } = await tell(['build'], realDisk(root), { program: 'a test' });
    expect(status).toBe(1);
    expect(stderr).toContain('.dateline is a symbolic link; delete it, it only saves time');
    // What is written there would be written into a folder of something else.
    expect(filesOf(root)).toEqual({ 'feed.yaml': SETTINGS, 'elsewhere/mine.txt': 'Mine.' });
  });

  it('writes nothing through a link in its folder', () => {
    const root = folderWith({ 'feed.yaml': '' });
    mkdirSync(join(root, '.dateline'));
    symlinkSync('../mine.txt', join(root, '.dateline/.gitignore'));
    writeCacheFile(join(root, '.dateline/records'), ['New.']);
    expect(Object.keys(filesOf(root))).toEqual(['.dateline/records', 'feed.yaml']);
  });

  it('is not there at all where it cannot be made, and what was there stays', () => {
    const root = folderWith({ '.dateline/.gitignore': IGNORED, '.dateline/records': 'Old.' });
    const before = filesOf(root);
    writeCacheFile(join(root, '.dateline/records'), failing());
    expect(filesOf(root)).toEqual(before);
  });

  it.each<[string, (root: string) => unknown]>([
    ['a file is in the place of the folder', () => {}],
    ['a folder is in its place', (root) => mkdirSync(join(root, 'kept/cache'), { recursive: true })],
    ['a link leads nowhere', (root) => symlinkSync('nowhere/at/all', join(root, 'kept'))],
  ])('is not there, and nothing is said, where %s', (what, act) => {
    const root = folderWith(what.startsWith('a file') ? { kept: 'Mine.' } : {});
    act(root);
    expect(writeCacheFile(join(root, 'kept/cache'), ['New.'])).toBe(false);
    const { 'kept/.gitignore': _, ...rest } = filesOf(root);
    expect(rest).toEqual(what.startsWith('a file') ? { kept: 'Mine.' } : {});
  });
});

function* failing(): Generator<string> {
  yield 'Half';
  throw new Error('no more');
}
