import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCacheFile, writeCacheFile } from '../../src/disk/cacheFile.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { tell } from '../cli/commandLine.ts';
import { filesOf, folderWith } from '../support/files.ts';
import { SETTINGS } from '../support/publication.ts';

const IGNORED = '# Nothing here is needed: it only saves time. Delete it when you like.\n*\n';

describe('a cache file', () => {
  it('is there whole, in a folder that nobody keeps in version control', () => {
    const root = folderWith({});
    writeCacheFile(join(root, '.dateline/records'), ['The tide ', 'came in.']);
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

  it('is read again, unless it is none', () => {
    const root = folderWith({ '.dateline/records': 'Old.\n', '.dateline/cut': 'Ol', '.dateline/empty': '' });
    const read = (path: string) => readCacheFile(join(root, path))?.toString();
    expect(read('.dateline/records')).toBe(Buffer.from('Old.\n').toString());
    expect([read('.dateline/cut'), read('.dateline/empty')]).toEqual([undefined, undefined]);
    expect(read('.dateline/nothing')).toBeUndefined();
    mkdirSync(join(root, '.dateline/folder'));
    expect(read('.dateline/folder')).toBeUndefined();
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
    expect(() => writeCacheFile(join(root, 'kept/cache'), ['New.'])).not.toThrow();
    const { 'kept/.gitignore': _, ...rest } = filesOf(root);
    expect(rest).toEqual(what.startsWith('a file') ? { kept: 'Mine.' } : {});
  });
});

function* failing(): Generator<string> {
  yield 'Half';
  throw new Error('no more');
}
