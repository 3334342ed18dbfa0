import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ignoring } from '../../src/disk/ignored.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { type Files, folderWith } from '../support/files.ts';

const has = (patterns: string[], file: string, isFolder = false) => ignoring(patterns).has(file, isFolder);

describe('a pattern of ignore', () => {
  it.each([
    ['README.md', 'items/a/README.md'],
    ['/README.md', 'README.md'],
    ['drafts/', 'items/drafts/a.md'],
    ['items/a', 'items/a/b/c.md'],
    ['*.fr.md', 'items/post.fr.md'],
    ['items/**/old.md', 'items/a/b/old.md'],
    ['items/p[0-9].md', 'items/p7.md'],
    ['O\u0304taki.md', 'items/\u014Ctaki.md'],
    ['README.md', '../content/README.md'],
  ])('%j names %s', (pattern, file) => {
    const ignored = ignoring([pattern]);
    expect(ignored.has(file, false)).toBe(true);
    expect(ignored.unused()).toEqual([]);
  });

  it.each([
    ['/README.md', 'items/README.md'],
    ['readme.md', 'items/README.md'],
    ['drafts/', 'items/drafts'],
    ['items/a', 'items/ab.md'],
    ['# a comment', 'items/a.md'],
    ['', 'items/a.md'],
    ['[z-a].md', 'items/z.md'],
  ])('%j does not name %s', (pattern, file) => {
    expect(has([pattern], file)).toBe(false);
  });

  it('takes back what one before it names, unless that is a folder', () => {
    expect(has(['*.md', '!keep.md'], 'items/keep.md')).toBe(false);
    expect(has(['items/', '!keep.md'], 'items/keep.md')).toBe(true);
  });

  it('is one of thousands, and a thousand files are looked at in no time', () => {
    const ignored = ignoring(['*.md', ...Array.from({ length: 3000 }, (_, n) => `old${n}*.md`)]);
    const start = performance.now();
    for (let n = 0; n < 1000; n += 1) ignored.has(`items/a${n}.md`, false);
    expect(performance.now() - start).toBeLessThan(4000);
    expect(ignored.unused()).toHaveLength(3000);
  });

  it('is unused until it names something', () => {
    const ignored = ignoring(['a.md', '*.md', 'b.md', '!c.md']);
    expect(ignored.hadAny()).toBe(false);
    ignored.has('items/a.md', false);
    expect(ignored.unused()).toEqual(['b.md']);
    expect(ignored.hadAny()).toBe(true);
  });
});

function discover(files: Files, ignore: readonly string[], items = ['items']) {
  return realDisk(folderWith(files)).discover({ items, output: 'output', ignore });
}

describe('a walk', () => {
  it('finds no article that feed.yaml leaves out, and none in a folder that it leaves out', () => {
    const files = { 'items/a.md': '', 'items/README.md': '', 'items/old/b.md': '', 'items/c.rst': '' };
    const tree = discover(files, ['README.md', 'old/', '*.rst', 'gone.md']);
    expect(tree.files.map(({ file }) => file)).toEqual(['items/a.md']);
    expect(tree).toMatchObject({ unread: [], unusedIgnores: ['gone.md'], isAllIgnored: false });
  });

  it('does not look where it would only find what is left out', () => {
    const root = folderWith({ 'items/a.md': '' });
    symlinkSync('/nowhere/at/all', join(root, 'items/out'));
    symlinkSync('/etc/hostname', join(root, 'items/host.md'));
    mkdirSync(join(root, 'items/dir.md'));
    const ignore = ['out', 'host.md', 'dir.md/'];
    const tree = realDisk(root).discover({ items: ['items'], output: 'output', ignore });
    expect(tree).toMatchObject({ linksOutside: [], unreadable: [], unusedIgnores: [] });
  });

  it('says that everything is left out, be it each file or the whole folder', () => {
    for (const ignore of [['*.md'], ['items/']])
      expect(discover({ 'items/a.md': '', 'items/b.md': '' }, ignore).isAllIgnored).toBe(true);
    expect(discover({ 'items/a.png': '' }, ['*.md']).isAllIgnored).toBe(false);
  });

  it('of feed.yaml’s own folder has names without a folder', () => {
    const tree = discover({ 'a.md': '', 'README.md': '', 'b/README.md': '' }, ['/README.md'], ['.']);
    expect(tree.files.map(({ file }) => file)).toEqual(['a.md', 'b/README.md']);
  });
});
