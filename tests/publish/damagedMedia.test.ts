import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Disk } from '../../src/disk/disk.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { checkPublication } from '../../src/publish/check.ts';
import { publish } from '../../src/publish/publish.ts';
import { article } from '../support/articles.ts';
import { filesOf, folderWith, putFiles } from '../support/files.ts';
import { publicationOf } from '../support/memoryDisk.ts';
import { pngOf } from '../support/pictures.ts';
import { tellAll } from '../support/problems.ts';
import { NOW, SHORTEST } from '../support/publication.ts';

const FERRY = pngOf(60, 40);
/** As long as the picture, and another. */
const OTHER = Buffer.from(FERRY.map((byte, index) => (index === FERRY.length - 1 ? byte ^ 1 : byte)));

/** A folder that is published, and the place of its picture. */
function publishedFolder() {
  const root = folderWith({
    'feed.yaml': SHORTEST,
    'items/ferry.md': article('The ferry', '2015-03-03 06:12', '![A ferry](ferry.png)'),
    'items/ferry.png': FERRY,
  });
  run(root);
  const [path = ''] = Object.keys(filesOf(root)).filter((name) => name.startsWith('output/media/'));
  return { root, path, place: join(root, path) };
}

/** One run, and the files whose bytes it has read to know what they are. */
function run(root: string, program: string | undefined = 'a program') {
  const hashed: string[] = [];
  const real = realDisk(root);
  const hashOf: Disk['hashOf'] = (path) => {
    hashed.push(path);
    return real.hashOf(path);
  };
  const disk = { ...real, hashOf };
  const { written } = publish({ disk, program }, publicationOf(disk), { now: NOW });
  // What is to be written is compared once more when no other run can write.
  return { hashed: [...new Set(hashed)], written };
}

function check(root: string): string {
  const disk = realDisk(root);
  const world = { disk, program: 'a program' };
  const { problems } = checkPublication(world, publicationOf(disk), { now: NOW });
  return tellAll(problems.filter(({ code }) => code !== 'OUTPUT_STALE'));
}

describe('a file in media/ that is not what its name says', () => {
  it('is written anew, though it is as long as it was', () => {
    const { root, path, place } = publishedFolder();
    writeFileSync(place, OTHER);
    expect(run(root)).toEqual({ hashed: [path], written: [path] });
    expect(readFileSync(place).equals(FERRY)).toBe(true);
    expect(run(root)).toEqual({ hashed: [], written: [] });
  });

  it('is written anew by a run without records, which reads all', () => {
    const { root, path, place } = publishedFolder();
    writeFileSync(place, OTHER);
    rmSync(join(root, '.dateline'), { recursive: true });
    expect(run(root)).toEqual({ hashed: [path], written: [path] });
    expect(readFileSync(place).equals(FERRY)).toBe(true);
  });

  it('is told by check, and how to mend it', () => {
    const { root, path, place } = publishedFolder();
    writeFileSync(place, OTHER);
    expect(check(root)).toBe(
      `${path}:1:1 error OUTPUT_BROKEN expected the bytes that its name has a hash of, found others - run dateline build; if no article names it any more, put it back from your backup, or delete it`,
    );
    run(root);
    expect(check(root)).toBe('');
  });

  it('is told where no article names it any more, and where there is an error', () => {
    const { root, path, place } = publishedFolder();
    writeFileSync(place, OTHER);
    putFiles(root, { 'items/ferry.md': article('The ferry', '2015-03-03 06:12') });
    run(root);
    expect(check(root)).toContain(`${path}:1:1 error OUTPUT_BROKEN `);
    putFiles(root, { 'items/ferry.md': article('The ferry', '2015-02-31 06:12') });
    expect(check(root)).toContain(`${path}:1:1 error OUTPUT_BROKEN `);
  });
});

describe('a file in media/ that is whole', () => {
  it('is not read again as long as nobody touches it, and once if somebody did', () => {
    const { root, path, place } = publishedFolder();
    putFiles(root, { 'items/whale.md': article('A whale', '2015-03-05 17:40') });
    expect(run(root).hashed).toEqual([]);
    writeFileSync(place, FERRY);
    expect(run(root)).toEqual({ hashed: [path], written: [] });
    expect(run(root)).toEqual({ hashed: [], written: [] });
  });

  it('is read by each run that keeps no records', () => {
    const { root, path } = publishedFolder();
    const disk = realDisk(root);
    const hashed: string[] = [];
    const hashOf: Disk['hashOf'] = (one) => {
      hashed.push(one);
      return disk.hashOf(one);
    };
    publish({ disk: { ...disk, hashOf } }, publicationOf(disk), { now: NOW });
    expect(hashed).toEqual([path]);
  });

  it('is nothing that check tells, nor is a file that has no hash in its name', () => {
    const { root } = publishedFolder();
    const text = 'Kia ora';
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 10);
    putFiles(root, { [`output/media/old-${hash}.txt`]: text, 'output/media/readme.txt': text });
    expect(check(root)).toBe('');
    rmSync(join(root, 'output/media'), { recursive: true });
    expect(check(root)).toBe('');
  });
});
