import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Disk } from '../../../src/disk/disk.ts';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { lookingOnce } from '../../../src/publish/incremental/upToDate.ts';
import { article } from '../../support/articles.ts';
import { filesOf, folderWith, putFiles } from '../../support/files.ts';
import { NOW, SHORTEST } from '../../support/publication.ts';
import { buildAt, diskOf, PROGRAM, recallAt, told } from './history.ts';

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>';
const FILES = {
  'feed.yaml': `${SHORTEST}icon: https://news.example.nz/icon.svg\ncopyright: Harbour\u0007\n`,
  'icon.svg': PICTURE,
  'items/road.md': article('The road', '2014-12-21 08:00', '![Sea](sea.svg)'),
  'items/ferry.md': article('The ferry', '2014-11-20'),
  'items/later.md': article('Later', '2026-03-01 10:00'),
  'items/sea.svg': PICTURE,
  'output/2014/11/20/ferry/index.html': 'Somebody else’s.',
};
const DUE = new Date('2026-02-28T21:00:00Z');
const justBefore = (time: Date) => new Date(time.getTime() - 1);

/** A folder in which a run has left nothing to do, and which the next one need not look through. */
function settled(): { root: string; disk: Disk } {
  const root = folderWith(FILES);
  const disk = diskOf(root);
  buildAt(disk, NOW, PROGRAM);
  expect(recallAt(disk, NOW)).toBeDefined();
  return { root, disk };
}

function touch(root: string, path: string): void {
  writeFileSync(join(root, path), readFileSync(join(root, path)));
}

describe('what the last run told is told again', () => {
  it('where nothing has changed, as the run itself would tell it, warnings too', () => {
    const { disk } = settled();
    const recalled = recallAt(disk, NOW);
    expect(recalled && told(recalled)).toEqual(told(buildAt(disk, NOW)));
    expect(recalled?.problems.map(({ code }) => code)).toEqual([
      'CHARACTER_FORBIDDEN',
      'DATE_WITHOUT_TIME',
      'FILE_FOREIGN',
    ]);
    expect(recalled?.held).toMatchObject([{ file: 'items/later.md', title: 'Later' }]);
  });

  it('until something falls due', () => {
    const { disk } = settled();
    expect(recallAt(disk, justBefore(DUE))?.nextDue).toEqual(DUE);
  });

  it('without an article being read, or a text being made', () => {
    const { disk } = settled();
    const read: string[] = [];
    const watching: Disk = {
      ...disk,
      read: (path) => {
        read.push(path);
        return disk.read(path);
      },
      readIfThere: (path) => {
        read.push(path);
        return disk.readIfThere(path);
      },
    };
    expect(recallAt(watching, NOW)).toBeDefined();
    expect(read).toEqual(['.dateline/last']);
  });

  it('after a run that has found nothing to do', () => {
    const { root, disk } = settled();
    touch(root, 'items/road.md');
    expect(recallAt(disk, NOW)).toBeUndefined();
    expect(buildAt(disk, NOW, PROGRAM)).toMatchObject({ written: [] });
    expect(recallAt(disk, NOW)).toBeDefined();
  });
});

describe('a run looks for itself', () => {
  it.each<[string, (root: string) => unknown]>([
    ['an article was touched', (root) => touch(root, 'items/road.md')],
    ['an article came', (root) => putFiles(root, { 'items/new.md': article('New', '2014-12-20') })],
    ['an article went', (root) => rmSync(join(root, 'items/ferry.md'))],
    ['a file of another format came', (root) => putFiles(root, { 'items/new.docx': '' })],
    ['feed.yaml was touched', (root) => touch(root, 'feed.yaml')],
    ['the lock was touched', (root) => touch(root, 'feed.lock')],
    ['the lock went', (root) => rmSync(join(root, 'feed.lock'))],
    ['a picture was touched', (root) => touch(root, 'items/sea.svg')],
    ['a picture went', (root) => rmSync(join(root, 'items/sea.svg'))],
    ['the icon was touched', (root) => touch(root, 'icon.svg')],
    ['the icon went', (root) => rmSync(join(root, 'icon.svg'))],
    ['a document was touched', (root) => touch(root, 'output/rss.xml')],
    ['a document went', (root) => rmSync(join(root, 'output/atom.xml'))],
    ['a page was edited', (root) => putFiles(root, { 'output/index.html': 'Mine.' })],
    ['somebody’s file was touched', (root) => touch(root, 'output/2014/11/20/ferry/index.html')],
    ['something came into the archive', (root) => putFiles(root, { 'output/archive/2001-01.xml': '' })],
    [
      'a killed run has left something in the output folder',
      (root) =>
        putFiles(root, {
          'output/.rss.xml.01234567-0123-0123-0123-0123456789ab.dateline-tmp': '',
        }),
    ],
    [
      'a killed run has left something beside feed.yaml',
      (root) => putFiles(root, { '.feed.lock.01234567-0123-0123-0123-0123456789ab.dateline-tmp': '' }),
    ],
    ['what was kept is damaged', (root) => putFiles(root, { '.dateline/last': 'Hello.' })],
    ['what was kept went', (root) => rmSync(join(root, '.dateline'), { recursive: true })],
  ])('where %s', (_, act) => {
    const { root, disk } = settled();
    act(root);
    expect(recallAt(disk, NOW)).toBeUndefined();
  });

  it('where it is another program, or has no name, or takes warnings for errors', () => {
    const { disk } = settled();
    expect(recallAt(disk, NOW, 'another')).toBeUndefined();
    expect(recallAt(disk, NOW, '')).toBeUndefined();
    expect(recallAt(disk, NOW, PROGRAM, true)).toBeUndefined();
  });

  it('where something has fallen due, or the time is before that of the last run', () => {
    const { disk } = settled();
    expect(recallAt(disk, DUE)).toBeUndefined();
    expect(recallAt(disk, justBefore(NOW))).toBeUndefined();
  });

  it('where something has expired', () => {
    const { root, disk } = settled();
    putFiles(root, { 'items/new.md': article('New', '2014-12-20', 'Text.', 'expires: 2026-01-10\n') });
    buildAt(disk, NOW, PROGRAM);
    const expiry = new Date('2026-01-09T11:00:00Z');
    expect(recallAt(disk, justBefore(expiry))).toBeDefined();
    expect(recallAt(disk, expiry)).toBeUndefined();
  });
});

describe('a disk that is asked twice', () => {
  /** A disk that counts what it is asked. */
  function counting() {
    const root = folderWith({ 'items/road.md': '', 'news/ferry.md': '' });
    const disk = realDisk(root);
    const asked: string[] = [];
    const once = lookingOnce({
      ...disk,
      discover: (items, output) => {
        asked.push(items.join());
        return disk.discover(items, output);
      },
      stateOf: (paths) => {
        asked.push(paths.join());
        return disk.stateOf(paths);
      },
    });
    return { root, once, asked };
  }

  it('looks once, and for a third time again', () => {
    const { once, asked } = counting();
    for (const _ of [1, 2]) once.stateOf(['items/road.md']);
    for (const _ of [1, 2]) once.discover(['items'], 'output');
    expect(asked).toEqual(['items/road.md', 'items']);
    once.stateOf(['items/road.md']);
    once.discover(['items'], 'output');
    expect(asked).toEqual(['items/road.md', 'items', 'items/road.md', 'items']);
  });

  it('looks anew where it is asked something else', () => {
    const { once } = counting();
    const found = [['items'], ['news']].map((items) => once.discover(items, 'output').files[0]?.file);
    expect(found).toEqual(['items/road.md', 'news/ferry.md']);
  });

  it('looks anew when another run was waited for', () => {
    const { root, once } = counting();
    const look = () => [once.stateOf(['items/road.md']), once.discover(['items'], 'output').files.length];
    const before = look();
    putFiles(root, { 'items/road.md': 'Longer.', 'items/late.md': '' });
    const after = once.exclusively('output', look);
    expect(after).toEqual([realDisk(root).stateOf(['items/road.md']), 2]);
    expect(after).not.toEqual(before);
  });
});

describe('nothing is kept for the next run', () => {
  it('without the name of a program', () => {
    const root = folderWith(FILES);
    buildAt(diskOf(root), NOW);
    expect(Object.keys(filesOf(root)).filter((path) => path.startsWith('.dateline'))).toEqual([]);
  });

  it('where there is an error', () => {
    const root = folderWith({ ...FILES, 'items/wrong.md': 'No title.' });
    buildAt(diskOf(root), NOW, PROGRAM);
    expect(recallAt(diskOf(root), NOW)).toBeUndefined();
    rmSync(join(root, 'items/wrong.md'));
    rmSync(join(root, 'items/sea.svg'));
    buildAt(diskOf(root), NOW, PROGRAM);
    expect(recallAt(diskOf(root), NOW)).toBeUndefined();
  });

  it('of what the clock alone would change', () => {
    const root = folderWith(FILES);
    putFiles(root, { 'items/road.md': article('The road', '2014-12-21', 'Text.', 'updated: 2026-02-01\n') });
    buildAt(diskOf(root), NOW, PROGRAM);
    expect(recallAt(diskOf(root), NOW)).toBeUndefined();
  });

  it('of what is told once, until it was told', () => {
    const { root, disk } = settled();
    putFiles(root, { 'items/ferry.md': article('The ferry', '2014-11-21') });
    expect(buildAt(disk, NOW, PROGRAM).problems.map(({ code }) => code)).toContain('PUBLISHED_MOVED');
    expect(recallAt(disk, NOW)).toBeUndefined();
    buildAt(disk, NOW, PROGRAM);
    expect(recallAt(disk, NOW)?.problems.map(({ code }) => code)).not.toContain('PUBLISHED_MOVED');
  });
});
