import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { formatLock } from '../../../src/identity/lockFile.ts';
import { publish } from '../../../src/publish/publish.ts';
import { PAGE_MARK } from '../../../src/site/layout.ts';
import { lineOf } from '../../identity/material.ts';
import { article } from '../../support/articles.ts';
import { type Files, filesOf, folderWith, putFiles } from '../../support/files.ts';
import { publicationOf } from '../../support/memoryDisk.ts';
import { tellAll } from '../../support/problems.ts';
import { NOW, SHORTEST } from '../../support/publication.ts';

const ROAD = article('Road', '8:03 pm on 21 December 2014', 'The road is open.');
const FERRY = article('Ferry', '8:00 am on 20 November 2013', 'The ferry sails.');
const ROAD_PAGE = 'output/2014/12/21/road/index.html';
const FOREIGN = 'expected a file of ours or none, found another';

/** Publishes a real folder, with these files in it first. */
function run(root: string, files: Files = {}) {
  putFiles(root, files);
  const disk = realDisk(root);
  const { problems, ...report } = publish({ disk }, publicationOf(disk), { now: NOW });
  const foreign = problems.filter(({ code }) => code === 'FILE_FOREIGN').map(({ file }) => file);
  return { ...report, problems, foreign };
}

describe('a file of somebody else’s', () => {
  const own = '<!doctype html><title>Mine</title>';

  it.each<[string, Files]>([
    ['a front page', { 'output/index.html': own }],
    ['a page for addresses where there is nothing', { 'output/404.html': own }],
    ['a style sheet', { 'output/page.css': 'body { color: red }' }],
    ['a style sheet for our pages', { 'output/page.css': '/* Dateline with larger letters */' }],
    ['a script', { 'output/copy.js': '// Dateline, but mine\n' }],
    ['the page of an article', { [ROAD_PAGE]: own }],
    ['a page about Dateline', { 'output/index.html': `${own}<p>Made with Dateline` }],
    ['an empty file', { 'output/index.html': '' }],
  ])('that is %s stays, and a note says so', (_, files) => {
    const root = folderWith({ 'feed.yaml': SHORTEST, 'items/road.md': ROAD, ...files });
    const { foreign, problems } = run(root);
    expect(foreign).toEqual(Object.keys(files));
    expect(tellAll(problems)).toMatch(
      new RegExp(`^\\S+:1:1 note FILE_FOREIGN ${FOREIGN} - it is left as it is; move it away`),
    );
    expect(filesOf(root)).toMatchObject(files);
  });

  it('keeps nothing else from being published', () => {
    const root = folderWith({ 'feed.yaml': SHORTEST, 'items/road.md': ROAD, 'output/index.html': own });
    run(root);
    expect(Object.keys(filesOf(root))).toEqual(
      expect.arrayContaining(['feed.lock', ROAD_PAGE, 'output/rss.xml']),
    );
  });

  it('is told on each run, and is the only thing that is', () => {
    const root = folderWith({ 'feed.yaml': SHORTEST, 'items/road.md': ROAD, 'output/index.html': own });
    run(root);
    expect(run(root)).toMatchObject({ written: [], removed: [], foreign: ['output/index.html'] });
  });

  it('stays where an article was before', () => {
    const root = folderWith({ 'feed.yaml': SHORTEST, 'items/road.md': ROAD });
    run(root);
    const { foreign } = run(root, {
      [ROAD_PAGE]: own,
      'items/road.md': ROAD.replace('---\n\n', 'slug: lane\n---\n\n'),
    });
    expect(foreign).toEqual([ROAD_PAGE]);
    expect(filesOf(root)[ROAD_PAGE]).toBe(own);
  });

  it('stays when the article is gone, and with pages: false', () => {
    const root = folderWith({ 'feed.yaml': SHORTEST, 'items/road.md': ROAD, 'items/ferry.md': FERRY });
    run(root);
    const theirs = {
      [ROAD_PAGE]: own,
      'output/index.html': own,
      'output/page.css': 'b{}',
      'output/copy.js': '1',
    };
    rmSync(join(root, 'items/road.md'));
    run(root, theirs);
    expect(filesOf(root)).toMatchObject(theirs);
    const { removed } = run(root, { 'feed.yaml': `${SHORTEST}links: dateline\n` });
    expect(filesOf(root)).toMatchObject(theirs);
    expect(removed).toContain('output/2013/11/20/ferry/index.html');
  });

  it('in the folder of a page that goes keeps the folder', () => {
    const root = folderWith({ 'feed.yaml': SHORTEST, 'items/road.md': ROAD, 'items/ferry.md': FERRY });
    run(root, { 'output/2014/12/mine.txt': 'mine' });
    rmSync(join(root, 'items/road.md'));
    run(root);
    expect(Object.keys(filesOf(root)).filter((path) => path.startsWith('output/2014'))).toEqual([
      'output/2014/12/mine.txt',
    ]);
  });

  it('that is in the place of a folder is in the way of that page, and of no other', () => {
    const root = folderWith({
      'feed.yaml': SHORTEST,
      'items/road.md': ROAD,
      'items/ferry.md': FERRY,
      'output/2014': 'mine',
    });
    expect(run(root).foreign).toEqual([ROAD_PAGE]);
    expect(filesOf(root)).toHaveProperty('output/2013/11/20/ferry/index.html');
  });
});

describe('a symbolic link', () => {
  it('in the place of a page is not followed', () => {
    const outside = folderWith({ 'page.html': PAGE_MARK });
    const root = folderWith({ 'feed.yaml': SHORTEST, 'items/road.md': ROAD, 'output/text': '' });
    symlinkSync(join(outside, 'page.html'), join(root, 'output/index.html'));
    expect(run(root).foreign).toEqual(['output/index.html']);
    run(root, { 'feed.yaml': `${SHORTEST}links: dateline\n` });
    expect(filesOf(outside)).toEqual({ 'page.html': PAGE_MARK });
  });

  it('in the place of a folder is not followed out to write', () => {
    const outside = folderWith({});
    const root = folderWith({
      'feed.yaml': SHORTEST,
      'items/road.md': ROAD,
      'items/ferry.md': FERRY,
      'output/text': '',
    });
    symlinkSync(outside, join(root, 'output/2014'));
    expect(run(root).foreign).toEqual([ROAD_PAGE]);
    expect(filesOf(outside)).toEqual({});
    expect(filesOf(root)).toHaveProperty('output/2013/11/20/ferry/index.html');
  });

  it('in the place of a folder is not followed out to remove, and the run ends well', () => {
    const outside = folderWith({ text: '' });
    const root = folderWith({ 'feed.yaml': SHORTEST, 'items/road.md': ROAD, 'items/ferry.md': FERRY });
    run(root);
    renameSync(join(root, 'output/2013'), join(outside, '2013'));
    symlinkSync(join(outside, '2013'), join(root, 'output/2013'));
    rmSync(join(root, 'items/ferry.md'));
    expect(run(root).removed).toEqual(['output/archive/2013-11/index.html']);
    expect(Object.keys(filesOf(outside))).toEqual(['2013/11/20/ferry/index.html', 'text']);
    expect(filesOf(root)['feed.lock']).toMatch(/^gone\t/m);
  });

  it('that leads nowhere is somebody else’s too', () => {
    const root = folderWith({ 'feed.yaml': SHORTEST, 'items/road.md': ROAD, 'output/text': '' });
    symlinkSync(join(root, 'nowhere'), join(root, 'output/2014'));
    symlinkSync(join(root, 'nowhere.html'), join(root, 'output/index.html'));
    expect(run(root).foreign).toEqual([ROAD_PAGE, 'output/index.html']);
  });

  it('may be the output folder itself', () => {
    const served = folderWith({});
    const root = folderWith({ 'feed.yaml': SHORTEST, 'items/road.md': ROAD });
    symlinkSync(served, join(root, 'output'));
    expect(run(root).foreign).toEqual([]);
    expect(filesOf(served)).toHaveProperty('2014/12/21/road/index.html');
  });
});

describe('an address in the lock that leads out of the output folder', () => {
  it.each([
    ['by dots', '2014/12/21/%2e%2e/', 'output/2014/12/index.html'],
    ['by dots and slashes', '2014/12/21/%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e/', 'index.html'],
    ['by a slash', '2014/12/21/a%2fb/', 'output/2014/12/21/a/b/index.html'],
    ['by a backslash', '2014/12/21/..%5c..%5cx/', 'index.html'],
    ['by a character that ends names', '2014/12/21/x%00/', 'output/2014/12/21/x/index.html'],
    ['by bytes that are no character', '2014/12/21/%ff/', 'output/2014/12/21/index.html'],
  ])('%s does nothing', (_, address, file) => {
    const pages = [address.replaceAll('..', '%2E%2E')];
    const lock = formatLock([{ ...lineOf('items/gone.md'), pages }], ['https://news.example.nz/']);
    const theirs = { [file]: `<p>${PAGE_MARK}` };
    const root = folderWith({ 'feed.yaml': SHORTEST, 'feed.lock': lock, 'items/road.md': ROAD, ...theirs });
    expect(run(root)).toMatchObject({ removed: [], foreign: [] });
    expect(filesOf(root)).toMatchObject(theirs);
  });

  it('sends nobody on', () => {
    const lock = formatLock([{ ...lineOf('items/road.md'), pages: ['2014/12/21/%2e%2e/'] }]);
    const root = folderWith({ 'feed.yaml': SHORTEST, 'feed.lock': lock, 'items/road.md': ROAD });
    run(root);
    const pages = Object.keys(filesOf(root)).filter((path) => /\d\/[^/]+\/index\.html$/.test(path));
    expect(pages).toEqual([ROAD_PAGE]);
  });
});

it('leaves no empty folder of a page that is gone, and the output folder itself', () => {
  const root = folderWith({ 'feed.yaml': SHORTEST, 'items/road.md': ROAD });
  run(root);
  writeFileSync(join(root, 'items/other.txt'), 'Other\n\n8 am on 1 May 2015\n\nText.\n');
  rmSync(join(root, 'items/road.md'));
  run(root);
  expect(() => mkdirSync(join(root, 'output/2014'))).not.toThrow();
});

describe('a link of its author’s to where our pages are', () => {
  const LINKED = ROAD.replace('---\n', '---\nlink: /2014/12/21/mine/\n');
  const page = 'output/2014/12/21/mine/index.html';

  it('is told while nothing is there', () => {
    const root = folderWith({ 'feed.yaml': SHORTEST, 'items/road.md': LINKED });
    expect(tellAll(run(root).problems)).toBe(
      'items/road.md:1:1 warning LINK_BROKEN expected a page at the link of the article, found "https://news.example.nz/2014/12/21/mine/" - take link: out, and its page is written; or put 2014/12/21/mine/index.html into the output folder',
    );
    expect(run(root, { [page]: 'Mine.' }).problems).toEqual([]);
  });

  it.each([
    ['where all pages are somebody else’s', { 'feed.yaml': `${SHORTEST}links: dateline\n` }],
    ['where another article has its page', { 'items/mine.md': ROAD.replace('Road', 'Mine') }],
    ['elsewhere', { 'items/road.md': ROAD.replace('---\n', '---\nlink: /mine/\n') }],
  ])('is not told %s', (_, files) => {
    const root = folderWith({ 'feed.yaml': SHORTEST, 'items/road.md': LINKED, ...files });
    expect(run(root).problems).toEqual([]);
  });
});
