import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { formatLock } from '../../src/identity/lockFile.ts';
import type { LockEntry } from '../../src/model/lockEntry.ts';
import { publish } from '../../src/publish/publish.ts';
import { article } from '../support/articles.ts';
import { folderWith, putFiles } from '../support/files.ts';
import { publicationOf } from '../support/memoryDisk.ts';
import { hasProgram } from '../support/program.ts';
import { NOW, SETTINGS } from '../support/publication.ts';
import { lineOf, readLock } from './material.ts';

/** Nothing of this machine's settings counts. */
const ENVIRONMENT = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  ...Object.fromEntries(['AUTHOR', 'COMMITTER'].map((who) => [`GIT_${who}_NAME`, 'Jane Doe'])),
  ...Object.fromEntries(['AUTHOR', 'COMMITTER'].map((who) => [`GIT_${who}_EMAIL`, 'jane@example.nz'])),
};

function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: folder, env: ENVIRONMENT, encoding: 'utf8', stdio: 'pipe' });
}

function commit(folder: string, message: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', message);
}

/** A repository on two branches, `ours` and `theirs`, that each began with `base` and did something since. */
function branches(
  base: () => string,
  ours: (folder: string) => void,
  theirs: (folder: string) => void,
): string {
  const folder = base();
  git(folder, 'init', '--quiet', '--initial-branch=ours');
  commit(folder, 'base');
  git(folder, 'checkout', '--quiet', '-b', 'theirs');
  theirs(folder);
  commit(folder, 'theirs');
  git(folder, 'checkout', '--quiet', 'ours');
  ours(folder);
  commit(folder, 'ours');
  return folder;
}

const writeLock = (folder: string, entries: readonly LockEntry[]) =>
  writeFileSync(join(folder, 'feed.lock'), formatLock(entries));
const lockIn = (folder: string) => readLock(readFileSync(join(folder, 'feed.lock'), 'utf8'));

function run(folder: string) {
  const disk = realDisk(folder);
  return publish({ disk }, publicationOf(disk), { now: NOW });
}

const UNION = { '.gitattributes': 'feed.lock merge=union\n' };
const old = lineOf('items/old.md', { day: 1 });

/** Where a machine has no git these are left out; the one that checks every change has to have it. */
const isHere = hasProgram('git') || process.env['CI'] === 'true';

describe.skipIf(!isHere)(
  'two people who each publish an article, with git (left out where git is not there)',
  () => {
    const added = { ours: lineOf('items/a.md'), theirs: lineOf('items/b.md', { day: 22 }) };
    const base =
      (files = {}) =>
      () =>
        folderWith({ ...files, 'feed.lock': formatLock([old]) });

    it('have both lines after a merge by union, and no conflict', () => {
      const folder = branches(
        base(UNION),
        (at) => writeLock(at, [old, added.ours]),
        (at) => writeLock(at, [old, added.theirs]),
      );
      git(folder, 'merge', '--quiet', '--no-edit', 'theirs');
      const { entries, problems } = lockIn(folder);
      expect(problems).toEqual([]);
      expect(entries.map(({ id }) => id).toSorted()).toEqual(['urn:a', 'urn:b', 'urn:old']);
    });

    it('have both lines in whatever order their articles are dated', () => {
      const folder = branches(
        base(UNION),
        (at) => writeLock(at, [lineOf('items/a.md', { day: 22 }), lineOf('items/c.md', { day: 23 }), old]),
        (at) => writeLock(at, [lineOf('items/b.md', { day: 22 }), lineOf('items/d.md', { day: 2 }), old]),
      );
      git(folder, 'merge', '--quiet', '--no-edit', 'theirs');
      expect(lockIn(folder)).toMatchObject({ problems: [] });
      expect(lockIn(folder).entries).toHaveLength(5);
    });

    it('are told each mark of a conflict where nothing was said about merging', () => {
      const folder = branches(
        base(),
        (at) => writeLock(at, [old, added.ours]),
        (at) => writeLock(at, [old, added.theirs]),
      );
      expect(() => git(folder, 'merge', '--quiet', '--no-edit', 'theirs')).toThrow();
      const { problems } = lockIn(folder);
      expect(problems.map(({ line }) => line)).toEqual([4, 6, 8]);
      expect(new Set(problems.map(({ mend }) => mend))).toEqual(
        new Set([
          'keep the lines of both sides, and take this one out; feed.lock merge=union in .gitattributes does so',
        ]),
      );
    });

    it('publish an article that one of them has corrected, beside one that the other has added', () => {
      const start = { ...UNION, '.gitignore': 'output/\n', 'feed.yaml': SETTINGS };
      const begin = () => {
        const folder = folderWith({ ...start, 'items/old.md': article('Old', '8 am on 1 December 2014') });
        run(folder);
        return folder;
      };
      const publishing = (file: string, text: string) => (folder: string) => {
        putFiles(folder, { [file]: text });
        run(folder);
      };
      const folder = branches(
        begin,
        publishing('items/old.md', article('Old', '8 am on 1 December 2014', 'The tide went out.')),
        publishing('items/new.md', article('New', '8 am on 2 December 2014')),
      );
      git(folder, 'merge', '--quiet', '--no-edit', 'theirs');
      const { problems, subscribers } = run(folder);
      expect(problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['note LOCK_MERGED']);
      expect(Object.values(subscribers).flat()).toEqual([]);
      expect(lockIn(folder).entries.map(({ id }) => id)).toEqual([
        'tag:news.example.nz,2014-12-01:old',
        'tag:news.example.nz,2014-12-02:new',
      ]);
      expect(run(folder).problems).toEqual([]);
    });

    it('publish the merged folder, in which every article has the id that its readers have', () => {
      const start = { ...UNION, '.gitignore': 'output/\n', 'feed.yaml': SETTINGS };
      const begin = () => {
        const folder = folderWith({ ...start, 'items/old.md': article('Old', '8 am on 1 December 2014') });
        run(folder);
        return folder;
      };
      const publishAs = (name: string) => (folder: string) => {
        putFiles(folder, { [`items/${name}.md`]: article('Road', '8:03 pm on 21 December 2014', name) });
        run(folder);
        renameSync(join(folder, `items/${name}.md`), join(folder, `items/${name}-moved.md`));
        run(folder);
      };
      const folder = branches(begin, publishAs('a'), publishAs('b'));
      git(folder, 'merge', '--quiet', '--no-edit', 'theirs');
      const { problems, subscribers } = run(folder);
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(subscribers).toEqual({ new: [], updated: [], edited: [], returning: [], gone: [] });
      expect(lockIn(folder).entries.map(({ id, file }) => [id, file])).toEqual([
        ['tag:news.example.nz,2014-12-01:old', 'items/old.md'],
        ['tag:news.example.nz,2014-12-21:a', 'items/a-moved.md'],
        ['tag:news.example.nz,2014-12-21:b', 'items/b-moved.md'],
      ]);
    });
  },
);
