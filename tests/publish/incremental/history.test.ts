import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tell } from '../../cli/commandLine.ts';
import { article } from '../../support/articles.ts';
import { type Files, folderWith, putFiles } from '../../support/files.ts';
import { SETTINGS, SHORTEST } from '../../support/publication.ts';
import { buildAt, diskOf, PROGRAM, runAt, servedIn, told } from './history.ts';

const JUNE = new Date('2026-06-01T00:00:00Z');
const ROAD = article('The road', '2014-12-21T20:00:00+13:00');
const LINKED = '---\ntitle: The road\nlink: https://other.example/road/\n---\n\nThe tide came in.\n';

/** What a run tells and leaves after an edit: with the records of the run before it, and without. */
function afterEdit(before: Files, after: Files, gone: readonly string[] = [], now = JUNE) {
  return [PROGRAM, undefined].map((program) => {
    const root = folderWith(before);
    buildAt(diskOf(root), JUNE, program);
    for (const path of gone) rmSync(join(root, path));
    putFiles(root, after);
    const report = told(program ? runAt(diskOf(root), now) : buildAt(diskOf(root), now));
    return { report, served: servedIn(root) };
  });
}

describe('a run with records does and tells what a run without them does', () => {
  it.each<{ what: string; before: Files; after: Files; gone?: string[]; now?: Date }>([
    {
      what: 'a tag is spelt otherwise where the window does not reach',
      before: {
        'feed.yaml': `${SETTINGS}tagFeeds: true\nwindow: { items: 1, days: 1 }\n`,
        'items/road.md': article('The road', '2014-12-21', 'Text.', 'tags: [sport]\n'),
        'items/b.md': article('B', '2014-12-30', 'Text.', 'tags: [sport]\n'),
      },
      after: { 'items/road.md': article('The road', '2014-12-21', 'Text.', 'tags: [Sport]\n') },
    },
    {
      what: 'a large article stays as it is beside one that changes',
      before: {
        'feed.yaml': SETTINGS,
        'items/big.md': article('Big', '2014-12-20', 'The tide came in. '.repeat(60_000)),
        'items/road.md': ROAD,
      },
      after: { 'items/road.md': article('The road', '2014-12-21T20:00:00+13:00', 'It is open.') },
    },
    {
      what: 'a file has another format under another name',
      before: {
        'feed.yaml': SETTINGS,
        'items/road.md': article('The road', '2014-12-21', 'A *tide* came in.'),
      },
      after: { 'items/road.txt': article('The road', '2014-12-21', 'A *tide* came in.') },
      gone: ['items/road.md'],
    },
    {
      what: 'the date is in the file’s name, and the name is another',
      before: { 'feed.yaml': SETTINGS, 'items/2014-12-21-road.md': LINKED },
      after: { 'items/2014-12-22-road.md': LINKED },
      gone: ['items/2014-12-21-road.md'],
    },
    {
      what: 'a picture that was missing is there under nearly its name',
      before: {
        'feed.yaml': SETTINGS,
        'items/road.md': article('The road', '2014-12-21', '![Sea](sea.svg)'),
      },
      after: { 'items/Sea.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>' },
    },
    {
      what: 'an article that was never to be shown has expired',
      before: {
        'feed.yaml': SETTINGS,
        'items/road.md': ROAD,
        'items/b.md': article('B', '2027-01-01', 'Text.', 'expires: 2026-07-01\n'),
      },
      after: {},
      now: new Date('2026-08-01T00:00:00Z'),
    },
    {
      what: 'the time has come of an article that had expired before it',
      before: {
        'feed.yaml': SETTINGS,
        'items/road.md': ROAD,
        'items/b.md': article('B', '2026-07-01', 'Text.', 'expires: 2026-05-01\n'),
      },
      after: {},
      now: new Date('2026-08-01T00:00:00Z'),
    },
    {
      what: 'somebody puts an old document of an archive beside the pages of months',
      before: { 'feed.yaml': SHORTEST, 'items/road.md': ROAD },
      after: { 'output/archive/2001-02.xml': 'http://purl.org/syndication/history/1.0' },
    },
  ])('where $what', ({ before, after, gone = [], now }) => {
    const [recorded, fresh] = afterEdit(before, after, gone, now);
    expect(recorded).toEqual(fresh);
  });
});

it('tells of an article that changed during the run, though its body is recorded', () => {
  const root = folderWith({ 'feed.yaml': SETTINGS, 'items/road.md': ROAD });
  const disk = diskOf(root);
  buildAt(disk, JUNE, PROGRAM);
  putFiles(root, { 'items/z.md': article('Z', '2014-12-22T20:00:00+13:00') });
  const served = servedIn(root);
  const read: typeof disk.read = (path) => {
    if (path === 'items/z.md') putFiles(root, { 'items/road.md': ROAD.replace('The', 'The long') });
    return disk.read(path);
  };
  const report = buildAt({ ...disk, read }, JUNE, PROGRAM);
  expect(report.problems).toMatchObject([{ file: 'items/road.md', code: 'FILE_CHANGED' }]);
  expect(servedIn(root)).toEqual(served);
  expect(buildAt(disk, JUNE, PROGRAM)).toMatchObject({
    problems: [],
    written: expect.arrayContaining(['output/rss.xml']),
  });
});

describe('a run is as any other, though nothing can be recorded, since', () => {
  it.each<[string, (root: string) => unknown]>([
    ['there is a file in the place of the folder', (root) => putFiles(root, { '.dateline': 'Mine.' })],
    ['the folder is read-only', (root) => readOnly(join(root, '.dateline'))],
    [
      'there is a folder in the place of the file',
      (root) => mkdirSync(join(root, '.dateline/records'), { recursive: true }),
    ],
  ])('%s', async (_, spoil) => {
    const files = { 'feed.yaml': SHORTEST, 'items/road.md': ROAD };
    const [spoilt, whole] = [folderWith(files), folderWith(files)];
    spoil(spoilt);
    for (let round = 0; round < 2; round += 1) {
      const expected = told(buildAt(diskOf(whole), JUNE));
      const args = ['build', '--json', '--now', JUNE.toISOString()];
      const { status, stdout, stderr } = await tell(args, diskOf(spoilt), { program: PROGRAM });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      const { written, unchanged } = JSON.parse(stdout);
      expect(expected).toMatchObject({ written: written.toSorted(), unchanged: unchanged.toSorted() });
      expect(servedIn(spoilt)).toEqual(servedIn(whole));
    }
  });
});

function readOnly(folder: string): void {
  mkdirSync(folder);
  chmodSync(folder, 0o555);
}
