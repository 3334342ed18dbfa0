import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { checkPublication } from '../../src/publish/check.ts';
import { findIgnoredLock, findUntrackedLock } from '../../src/publish/lockInGit.ts';
import { folderWith, putFiles } from '../support/files.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { tellAll } from '../support/problems.ts';
import { hasProgram } from '../support/program.ts';
import { NOW, SETTINGS } from '../support/publication.ts';

const told = (files: Record<string, string>) => tellAll(findIgnoredLock(memoryDisk(files)).problems);
const INDEX = 'DIRC\0\0\0\x02...a.md\0';

describe('a lock that nobody has added to git', () => {
  const HAS_SETTINGS = `${INDEX}feed.yaml\0`;
  const untracked = (files: Record<string, string>) => tellAll(findUntrackedLock(memoryDisk(files)));

  it('is told by check', () => {
    expect(untracked({ 'feed.lock': '', '.git/index': HAS_SETTINGS })).toMatchInlineSnapshot(
      `"feed.lock:1:1 note LOCK_UNTRACKED expected feed.lock in version control, found it beside it - git add feed.lock: it is what subscribers have been given, and a clone without it makes ids anew"`,
    );
    const disk = memoryDisk({ 'feed.yaml': SETTINGS, 'feed.lock': '', '.git/index': HAS_SETTINGS });
    const { problems } = checkPublication({ disk }, publicationOf(disk), { now: NOW });
    expect(problems.map(({ code }) => code)).toContain('LOCK_UNTRACKED');
  });

  it.each<[what: string, files: Record<string, string>]>([
    ['git has it', { 'feed.lock': '', '.git/index': `${HAS_SETTINGS}feed.lock\0` }],
    ['git does not have feed.yaml either', { 'feed.lock': '', '.git/index': INDEX }],
    ['there is none yet', { '.git/index': HAS_SETTINGS }],
    ['there is no git', { 'feed.lock': '' }],
    ['the index cannot be read', { 'feed.lock': '', '.git/index': 'DIRC\0\0\0\x04feed.yaml\0' }],
  ])('is not told where %s', (_, files) => {
    expect(untracked(files)).toBe('');
  });
});

describe('a lock that git does not keep', () => {
  it('is told at its line of .gitignore', () => {
    expect(told({ '.gitignore': 'output/\n/feed.lock\n', '.git/index': INDEX })).toMatchInlineSnapshot(
      `".gitignore:2:1 note LOCK_IGNORED expected feed.lock in version control, found it ignored - take the line out and commit it: it is what subscribers have been given, and a clone without it makes ids anew"`,
    );
  });

  it.each<[what: string, files: Record<string, string>]>([
    ['there is no .gitignore', { '.git/index': INDEX }],
    ['it is not named', { '.gitignore': '# feed.lock is kept\n*.lock\n', '.git/index': INDEX }],
    ['it is taken out again', { '.gitignore': 'feed.lock\n!feed.lock\n', '.git/index': INDEX }],
    ['git has it all the same', { '.gitignore': 'feed.lock\n', '.git/index': `${INDEX}feed.lock\0` }],
    ['there is no index here', { '.gitignore': 'feed.lock\n', '.git': 'gitdir: ../.git/worktrees/a\n' }],
    ['the index is of version 4', { '.gitignore': 'feed.lock\n', '.git/index': 'DIRC\0\0\0\x04...lock\0' }],
    ['the index is in two files', { '.gitignore': 'feed.lock\n', '.git/index': `${INDEX}link` }],
  ])('is not told where %s', (_, files) => {
    expect(told(files)).toBe('');
  });

  it('is looked for again when one of the two files has changed', () => {
    const paths = (files: Record<string, string>) =>
      findIgnoredLock(memoryDisk(files)).dependencies.map(([path]) => path);
    expect(paths({})).toEqual(['.gitignore']);
    expect(paths({ '.gitignore': 'feed.lock' })).toEqual(['.gitignore', '.git/index']);
  });

  it.skipIf(!hasProgram('git') && process.env['CI'] !== 'true')('is found in what git writes', () => {
    const folder = folderWith({ '.gitignore': 'feed.lock\n', 'feed.lock': '', 'a.md': '' });
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
    git('init', '--quiet');
    git('add', 'a.md');
    const codes = () => findIgnoredLock(realDisk(folder)).problems.map(({ code }) => code);
    expect(codes()).toEqual(['LOCK_IGNORED']);
    git('add', '--force', 'feed.lock');
    expect(codes()).toEqual([]);
    putFiles(folder, { '.gitignore': '' });
    expect(codes()).toEqual([]);
  });
});
