import { describe, expect, it } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { publish } from '../../src/publish/publish.ts';
import { readSettings } from '../../src/publish/readSettings.ts';
import { type Files, folderWith, putFiles } from '../support/files.ts';
import { PNG } from '../support/pictures.ts';
import { NOW, SHORTEST } from '../support/publication.ts';

const POINTER = [
  'version https://git-lfs.github.com/spec/v1',
  'oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393',
  'size 12345',
  '',
].join('\n');

function told(root: string): string[] {
  const disk = realDisk(root);
  const publication = readSettings(disk);
  if (publication.settings === undefined)
    return publication.problems.map(({ file, line, code }) => `${file}:${line} ${code}`);
  return publish({ disk }, publication, { now: NOW }).problems.map(
    ({ file, line, code, message }) => `${file}:${line} ${code} ${message}`,
  );
}

const article = (...lines: string[]) => ['---', 'date: 6 am on 3 March 2015', ...lines].join('\n');
const toldOf = (files: Files) => told(folderWith({ 'feed.yaml': SHORTEST, ...files }));

describe('a file that Git LFS has not fetched is told by its name:', () => {
  it('an article', () => {
    expect(toldOf({ 'items/2015-02-03-a.md': POINTER })).toEqual([
      'items/2015-02-03-a.md:1 LFS_POINTER expected a text, and no pointer of Git LFS to it, found "items/2015-02-03-a.md"',
    ]);
  });

  it.each([
    ['a picture', 'a.png', article('title: A', '---', '![A](a.png)'), 5],
    ['the picture of an article', 'a.png', article('image: a.png', 'title: A', '---', 'A'), 3],
    ['an enclosure', 'a.mp3', article('enclosures: a.mp3', 'title: A', '---', 'A'), 3],
    ['a transcript', 'a.vtt', article('transcript: a.vtt', 'title: A', '---', 'A'), 3],
    ['chapters', 'a.json', article('chapters: a.json', 'title: A', '---', 'A'), 3],
  ])('%s', (_, name, text, line) => {
    expect(toldOf({ 'items/a.md': text, [`items/${name}`]: POINTER })).toContain(
      `items/a.md:${line} LFS_POINTER expected a file, and no pointer of Git LFS to it, found "items/${name}"`,
    );
  });

  it('feed.yaml', () => {
    expect(told(folderWith({ 'feed.yaml': POINTER }))).toEqual(['feed.yaml:1 LFS_POINTER']);
  });

  it('and is read when it is there', () => {
    const text = article('title: A', '---', '![A](a.png)', '', 'A');
    const root = folderWith({ 'feed.yaml': SHORTEST, 'items/a.md': text, 'items/a.png': POINTER });
    expect(told(root).join()).toContain('LFS_POINTER');
    putFiles(root, { 'items/a.png': PNG });
    expect(told(root)).toEqual([]);
  });

  it('but not a text about such files', () => {
    const text = `${article('title: A', '---')}\n\`\`\`\n${POINTER}\`\`\`\n`;
    expect(
      toldOf({ 'items/a.md': text, 'items/2015-02-03-b.md': POINTER + 'A'.repeat(1024) }).join(),
    ).not.toContain('LFS_POINTER');
  });
});
