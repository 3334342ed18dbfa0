import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { publish } from '../../src/publish/publish.ts';
import { readSettings } from '../../src/publish/readSettings.ts';
import { tell } from '../cli/commandLine.ts';
import { article } from '../support/articles.ts';
import { type Files, folderWith } from '../support/files.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { NOW, SETTINGS } from '../support/publication.ts';

const ROAD = article('The road', '2014-12-21 20:03');

/** A folder in which one file has so many bytes, which take no room. */
function folderWithLarge(path: string, size: number, files: Files = {}): string {
  const root = folderWith({ 'feed.yaml': SETTINGS, 'items/road.md': ROAD, [path]: '', ...files });
  truncateSync(join(root, path), size);
  return root;
}

function build(root: string) {
  const disk = realDisk(root);
  return publish({ disk }, publicationOf(disk), { now: NOW, keepsGoing: true });
}

describe('a file that is too large', () => {
  it.each(['items/a.md', 'items/a.txt', 'items/a.html'])('is not read, if it is an article: %s', (path) => {
    const { problems, leftOut, items } = build(folderWithLarge(path, 1_500_000_000));
    expect(problems).toMatchObject([
      {
        file: path,
        line: 1,
        code: 'FILE_LARGE',
        message: 'expected an article of at most 20 MB, found a file of 1.5 GB',
      },
    ]);
    expect(leftOut).toEqual([{ file: path, isKept: false }]);
    expect(items.published).toBe(1);
  });

  it('keeps everything as it is, if it is feed.lock', () => {
    const { problems, written } = build(folderWithLarge('feed.lock', 300_000_000));
    expect(problems).toMatchObject([
      {
        file: 'feed.lock',
        code: 'FILE_LARGE',
        message: 'expected a lock of at most 100 MB, found a file of 300 MB',
      },
    ]);
    expect(written).toEqual([]);
  });

  it('is told of with none of its lines', async () => {
    const disk = realDisk(folderWithLarge('items/a.md', 1_500_000_000));
    const { status, stderr } = await tell(['build'], disk);
    expect(status).toBe(1);
    expect(stderr.split('\n')[0]).toContain('items/a.md:1:1 error FILE_LARGE');
  });

  it('is as large as feed.yaml says', () => {
    const disk = (limit: string) =>
      memoryDisk({
        'feed.yaml': `${SETTINGS}maxFileSize: ${limit}\n`,
        'items/road.md': `${ROAD}${'x'.repeat(3000)}\n`,
      });
    const codes = (limit: string) =>
      publish({ disk: disk(limit) }, publicationOf(disk(limit)), { now: NOW }).problems.map(
        ({ code }) => code,
      );
    expect(codes('2 kB')).toEqual(['FILE_LARGE']);
    expect(codes('4 kB')).toEqual([]);
    expect(readSettings(disk('1 TB')).problems).toMatchObject([{ code: 'SETTING_WRONG', line: 7 }]);
    expect(readSettings(disk('1 GB')).problems).toMatchObject([
      { message: 'expected a size of at most 200 MB, found "1 GB"' },
    ]);
  });

  it('is no file that is only copied', () => {
    const episode = article('Talk', '2014-12-21 20:03', 'Listen.', 'enclosures: [talk.mp3]\n');
    const { problems } = build(folderWithLarge('items/talk.mp3', 30_000_000, { 'items/talk.md': episode }));
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('has no settings that are read', async () => {
    const root = folderWithLarge('feed.yaml', 1_500_000_000);
    expect(readSettings(realDisk(root)).problems).toMatchObject([
      { file: 'feed.yaml', code: 'FILE_LARGE', message: expect.stringContaining('found a file of 1.5 GB') },
    ]);
    expect(await tell(['check'], realDisk(root))).toMatchObject({ status: 2 });
  });

  it('is no feed that is imported', async () => {
    const root = folderWithLarge('old.xml', 1_500_000_000);
    const { status, stderr } = await tell(['import', join(root, 'old.xml')], realDisk(''));
    expect(status).toBe(2);
    expect(stderr).toContain('EFBIG: expected a file of at most 400000000 bytes, found 1500000000');
  });
});
