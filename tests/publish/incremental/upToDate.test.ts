import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Disk } from '../../../src/disk/disk.ts';
import type { BuildReport } from '../../../src/publish/buildReport.ts';
import { readPrevious } from '../../../src/publish/incremental/records.ts';
import { findUpToDate } from '../../../src/publish/incremental/upToDate.ts';
import { readSettings } from '../../../src/publish/readSettings.ts';
import { article } from '../../support/articles.ts';
import { filesOf, folderWith, putFiles } from '../../support/files.ts';
import { NOW, SHORTEST } from '../../support/publication.ts';
import { buildAt, diskOf, PROGRAM, recallAt, runAt, told } from './history.ts';

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
function upToDate(): { root: string; disk: Disk } {
  const root = folderWith(FILES);
  const disk = diskOf(root);
  buildAt(disk, NOW, PROGRAM);
  expect(recallAt(disk, NOW)).toBeDefined();
  return { root, disk };
}

function touch(root: string, path: string): void {
  writeFileSync(join(root, path), readFileSync(join(root, path)));
}

describe('the report of the last run is up to date', () => {
  it('if nothing has changed: a run would report the same, warnings too', () => {
    const { disk } = upToDate();
    const recalled = recallAt(disk, NOW);
    expect(recalled && told(recalled)).toEqual(told(buildAt(disk, NOW)));
    expect(recalled?.problems.map(({ code }) => code)).toEqual([
      'CHARACTER_FORBIDDEN',
      'DATE_WITHOUT_TIME',
      'FILE_FOREIGN',
    ]);
    expect(recalled?.held).toMatchObject([{ file: 'items/later.md', title: 'Later' }]);
  });

  it('for whoever knows that feed.yaml has changed in nothing that a build is made of', () => {
    const { root, disk } = upToDate();
    const settings = () => readSettings(disk).settings;
    const recalled = () => findUpToDate({ disk, program: PROGRAM }, { now: NOW }, settings()).previous;
    const text = readFileSync(join(root, 'feed.yaml'), 'utf8');
    writeFileSync(join(root, 'feed.yaml'), `${text}deploy: [{ name: web, kind: folder, path: ../web }]\n`);
    expect(recallAt(disk, NOW)).toBeUndefined();
    expect(recalled()).toBeDefined();
    writeFileSync(join(root, 'feed.yaml'), `${text}feedMenu: true\n`);
    expect(recalled()).toBeUndefined();
    writeFileSync(join(root, 'feed.yaml'), text);
    touch(root, 'icon.svg');
    expect(recalled()).toBeUndefined();
  });

  it('with one look at a picture that many articles show, and one where its name has one form', () => {
    const text = '![Sea](sea.svg) ![Kōrero](kōrero.svg)';
    const several = {
      'items/a.md': article('A', '2014-12-01', text),
      'items/b.md': article('B', '2014-12-02', text),
    };
    const { root, disk } = upToDate();
    putFiles(root, { ...several, 'items/kōrero.svg': PICTURE });
    buildAt(disk, NOW, PROGRAM);
    const looks: string[] = [];
    const watching: Disk = {
      ...disk,
      stateOf: (path) => {
        looks.push(path);
        return disk.stateOf(path);
      },
    };
    expect(recallAt(watching, NOW)).toBeDefined();
    expect(looks.filter((path) => path === 'items/sea.svg')).toHaveLength(1);
    const forms = ['items/kōrero.svg'.normalize('NFC'), 'items/kōrero.svg'.normalize('NFD')];
    expect(looks.filter((path) => path.normalize() === forms[0]).toSorted()).toEqual(forms.toSorted());
  });

  it('in a text of ASCII, whatever the articles are called', () => {
    const { root, disk } = upToDate();
    putFiles(root, { 'items/new.md': article('Kōrero 🐟', '2015-12-20') });
    buildAt(disk, NOW, PROGRAM);
    expect(recallAt(disk, NOW)?.newest?.title).toBe('Kōrero 🐟');
    const report = readPrevious(disk)?.report;
    expect(report).toContain('K\\u014drero \\ud83d\\udc1f');
    expect(report).toMatch(/^[\x20-\x7e]+$/);
  });

  it('until something falls due', () => {
    const { disk } = upToDate();
    expect(recallAt(disk, justBefore(DUE))?.nextDue).toEqual(DUE);
  });

  it('without an article being read, or a text being rendered', () => {
    const { disk } = upToDate();
    const read: string[] = [];
    const watching: Disk = {
      ...disk,
      read: (path) => {
        read.push(path);
        return disk.read(path);
      },
      readCache: (path, ...bytes) => {
        read.push(path);
        return disk.readCache(path, ...bytes);
      },
    };
    expect(recallAt(watching, NOW)).toBeDefined();
    expect(new Set(read)).toEqual(new Set(['.dateline/records']));
  });

  it('after a run that has found nothing to do', () => {
    const { root, disk } = upToDate();
    touch(root, 'items/road.md');
    expect(recallAt(disk, NOW)).toBeUndefined();
    expect(buildAt(disk, NOW, PROGRAM)).toMatchObject({ written: [] });
    expect(recallAt(disk, NOW)).toBeDefined();
  });
});

describe('the report of the last run is stale', () => {
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
    ['the records are damaged', (root) => putFiles(root, { '.dateline/records': 'Hello.' })],
    ['the records went', (root) => rmSync(join(root, '.dateline'), { recursive: true })],
  ])('if %s', (_, act) => {
    const { root, disk } = upToDate();
    act(root);
    expect(recallAt(disk, NOW)).toBeUndefined();
  });

  it('if a file that went with the pages is there again', () => {
    const { root, disk } = upToDate();
    const { 'output/404.html': page = '' } = filesOf(root);
    putFiles(root, { 'feed.yaml': `${SHORTEST}pages: false\n` });
    expect(buildAt(disk, NOW, PROGRAM)).toMatchObject({
      removed: expect.arrayContaining(['output/404.html']),
    });
    expect(recallAt(disk, NOW)).toBeDefined();
    putFiles(root, { 'output/404.html': page });
    expect(recallAt(disk, NOW)).toBeUndefined();
  });

  it('for another program, for one without a name, and if warnings are errors', () => {
    const { disk } = upToDate();
    expect(recallAt(disk, NOW, 'another')).toBeUndefined();
    expect(recallAt(disk, NOW, '')).toBeUndefined();
    expect(findUpToDate({ disk }, { now: NOW })).toEqual({});
    expect(recallAt(disk, NOW, PROGRAM, true)).toBeUndefined();
  });

  it('if something has fallen due, or the time is before that of the last run', () => {
    const { disk } = upToDate();
    expect(recallAt(disk, DUE)).toBeUndefined();
    expect(recallAt(disk, justBefore(NOW))).toBeUndefined();
  });

  it('if a page to which the link of an article leads came or went', () => {
    const { root, disk } = upToDate();
    const link = 'link: https://news.example.nz/2014/12/20/sea/\n';
    const page = { 'output/2014/12/20/sea/index.html': 'Somebody else’s.' };
    const linksBroken = () =>
      buildAt(disk, NOW, PROGRAM).problems.filter(({ code }) => code === 'LINK_BROKEN').length;
    putFiles(root, { 'items/own.md': article('Own', '2014-12-20 10:00', 'Text.', link) });
    expect(linksBroken()).toBe(1);
    expect(recallAt(disk, NOW)?.problems.map(({ code }) => code)).toContain('LINK_BROKEN');
    putFiles(root, page);
    expect(recallAt(disk, NOW)).toBeUndefined();
    expect(linksBroken()).toBe(0);
    expect(recallAt(disk, NOW)).toBeDefined();
    rmSync(join(root, ...Object.keys(page)));
    expect(recallAt(disk, NOW)).toBeUndefined();
  });

  it('if something has expired', () => {
    const { root, disk } = upToDate();
    putFiles(root, { 'items/new.md': article('New', '2014-12-20', 'Text.', 'expires: 2026-01-10\n') });
    buildAt(disk, NOW, PROGRAM);
    const expiry = new Date('2026-01-09T11:00:00Z');
    expect(recallAt(disk, justBefore(expiry))).toBeDefined();
    expect(recallAt(disk, expiry)).toBeUndefined();
  });
});

describe('nothing is told of the last run, and no error thrown, if', () => {
  it.each<[string, Partial<Disk>]>([
    ['the folders of the articles cannot be listed', { discover: refuse }],
    ['a file cannot be looked at', { stateOf: refuse }],
    ['the records cannot be read', { readCache: refuse }],
  ])('%s', (_, refusing) => {
    const { disk } = upToDate();
    expect(findUpToDate({ disk: { ...disk, ...refusing }, program: PROGRAM }, { now: NOW })).toEqual({});
  });
});

describe('the files of the articles', () => {
  const treeAt = (disk: Disk) => findUpToDate({ disk, program: PROGRAM }, { now: NOW }).found?.tree;

  it('are found once, and the run is given what was found', () => {
    const { root, disk } = upToDate();
    touch(root, 'items/road.md');
    let count = 0;
    const counting: Disk = {
      ...disk,
      discover: (folders) => {
        count += 1;
        return disk.discover(folders);
      },
    };
    runAt(counting, NOW);
    expect(count).toBe(1);
    expect(recallAt(disk, NOW)).toBeDefined();
  });

  it('are those that a walk would find', () => {
    const { root, disk } = upToDate();
    putFiles(root, { 'items/new.md': article('New', '2014-12-20') });
    expect(treeAt(disk)).toEqual(disk.discover({ items: ['items'], output: 'output' }));
  });

  it('are not looked for if feed.yaml is another, or something has fallen due', () => {
    const { root, disk } = upToDate();
    expect(findUpToDate({ disk, program: PROGRAM }, { now: DUE })).toEqual({});
    putFiles(root, { 'feed.yaml': `${SHORTEST}items: news\n` });
    expect(treeAt(disk)).toBeUndefined();
  });

  it('are looked for again by a run that has waited for another', () => {
    const { root, disk } = upToDate();
    touch(root, 'items/road.md');
    const waiting: Disk = {
      ...disk,
      begin: (folder) => {
        // The other run has published an article that is newer than the walk.
        putFiles(root, { 'items/new.md': article('New', '2014-12-22') });
        buildAt(disk, NOW, PROGRAM);
        return disk.begin(folder);
      },
    };
    rmSync(join(root, 'output/rss.xml'));
    expect(runAt(waiting, NOW)).toMatchObject({ items: { published: 3 }, written: [] });
    expect(readFileSync(join(root, 'output/rss.xml'), 'utf8')).toContain('<title>New</title>');
  });
});

describe('no report is recorded', () => {
  it('without the name of a program', () => {
    const root = folderWith(FILES);
    buildAt(diskOf(root), NOW);
    expect(Object.keys(filesOf(root)).filter((path) => path.startsWith('.dateline'))).toEqual([]);
  });

  it('if there is an error', () => {
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
    const { root, disk } = upToDate();
    putFiles(root, { 'items/ferry.md': article('The ferry', '2014-11-21') });
    expect(buildAt(disk, NOW, PROGRAM).problems.map(({ code }) => code)).toContain('PUBLISHED_MOVED');
    expect(recallAt(disk, NOW)).toBeUndefined();
    buildAt(disk, NOW, PROGRAM);
    expect(recallAt(disk, NOW)?.problems.map(({ code }) => code)).not.toContain('PUBLISHED_MOVED');
  });

  it('of which of two articles of one text is the first, until subscribers have both', () => {
    const { root, disk } = upToDate();
    const text = 'The tide came in. '.repeat(20);
    const second = ({ problems }: Pick<BuildReport, 'problems'>) =>
      problems.filter(({ code }) => code === 'ARTICLE_TWICE').map(({ file }) => file);
    putFiles(root, { 'items/known.md': article('Known', '2014-12-21', text) });
    buildAt(disk, NOW, PROGRAM);
    putFiles(root, { 'items/new.md': article('New', '2014-12-20', text) });
    expect(second(runAt(disk, NOW))).toEqual(['items/new.md']);
    expect(second(runAt(disk, NOW))).toEqual(second(buildAt(disk, NOW)));
  });
});

function refuse(): never {
  throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
}
