import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Disk } from '../../src/disk/disk.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { publish } from '../../src/publish/publish.ts';
import { article } from '../support/articles.ts';
import { filesOf, folderWith, putFiles } from '../support/files.ts';
import { publicationOf } from '../support/memoryDisk.ts';
import { NOW, SETTINGS } from '../support/publication.ts';
import { buildAt, diskOf, PROGRAM, runAt } from './incremental/history.ts';

const run = (disk: Disk) => publish({ disk, program: PROGRAM }, publicationOf(disk), { now: NOW });
const FILES = { 'feed.yaml': SETTINGS, 'items/road.md': article('The road', '2014-12-21 08:00') };

describe('an output is not recorded', () => {
  it('in the state of a file that somebody has put in its place while it was compared', () => {
    const root = folderWith(FILES);
    const disk = realDisk(root);
    publish({ disk }, publicationOf(disk), { now: NOW });
    const good = readFileSync(join(root, 'output/rss.xml'), 'utf8');
    const hasText: Disk['hasText'] = (path, text) => {
      const isSame = disk.hasText(path, text);
      if (path === 'output/rss.xml') writeFileSync(join(root, path), 'Mine.');
      return isSame;
    };
    run({ ...disk, hasText });
    run(disk);
    expect(readFileSync(join(root, 'output/rss.xml'), 'utf8')).toBe(good);
  });

  it('if its file went away as soon as it was written', () => {
    const root = folderWith(FILES);
    const disk = realDisk(root);
    const begin: Disk['begin'] = (folder) => {
      const transaction = disk.begin(folder);
      const commit = () => {
        transaction.commit();
        rmSync(join(root, 'output/rss.xml'));
      };
      return { ...transaction, commit };
    };
    run({ ...disk, begin });
    expect(run(disk).written).toEqual(['output/rss.xml']);
  });
});

it('the files that were found by other settings are not those of a run', () => {
  const root = folderWith({ ...FILES, 'news/b.md': article('B', '2014-12-20 10:00') });
  const disk = diskOf(root);
  buildAt(disk, NOW, PROGRAM);
  putFiles(root, { 'items/c.md': article('C', '2014-12-20 11:00') });
  const discover: Disk['discover'] = (folders) => {
    const tree = disk.discover(folders);
    putFiles(root, { 'feed.yaml': `${SETTINGS}items: news\n` });
    return tree;
  };
  runAt({ ...disk, discover }, NOW);
  expect(JSON.parse(filesOf(root)['output/feed.json'] ?? '')).toMatchObject({ items: [{ title: 'B' }] });
});
