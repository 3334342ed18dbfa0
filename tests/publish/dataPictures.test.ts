import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { contentOfCopy } from '../../src/publish/compareOutputs.ts';
import { prepareBuild } from '../../src/publish/prepare.ts';
import { publish } from '../../src/publish/publish.ts';
import { article } from '../support/articles.ts';
import { type Files, filesOf, folderWith } from '../support/files.ts';
import { publicationOf } from '../support/memoryDisk.ts';
import { pngOf } from '../support/pictures.ts';
import { NOW, SETTINGS } from '../support/publication.ts';

const picture = Buffer.concat([pngOf(600, 400), Buffer.alloc(1_500_000, 7)]);
const ADDRESS = `data:image/png;base64,${picture.toString('base64')}`;
const small = pngOf(6, 4);
const SMALL = `data:image/png;base64,${Buffer.from(small).toString('base64')}`;

const WITH_FRONT = `---\ntitle: Pier\ndate: 2015-03-04 09:00\nimage: { src: "${SMALL}", alt: A pier }\n---\n\nIt stands.\n`;
const ARTICLES: Files = {
  'items/ferry.md': article(
    'Ferry',
    '6:12 am on 3 March 2015',
    `![A ferry](${ADDRESS})\n\nIt is back. <img src="${SMALL}" alt="Small">`,
  ),
  'items/pier.md': WITH_FRONT,
};

function runIn(root: string, program?: string) {
  const disk = realDisk(root);
  const world = { disk, ...(program !== undefined && { program }) };
  return publish(world, publicationOf(disk), { now: NOW });
}

const mediaIn = (root: string) =>
  Object.keys(filesOf(root)).filter((path) => path.startsWith('output/media/'));

describe('pictures in data: addresses', () => {
  it('become files, in all documents', () => {
    const root = folderWith({ 'feed.yaml': SETTINGS, ...ARTICLES });
    expect(runIn(root).problems).toEqual([]);
    const [one = '', other = '', ...others] = mediaIn(root);
    expect(others).toEqual([]);
    const files = [one, other].map((path) => readFileSync(join(root, path)));
    expect(files.map((bytes) => bytes.equals(picture) || bytes.equals(small))).toEqual([true, true]);
    const rss = readFileSync(join(root, 'output/rss.xml'), 'utf8');
    expect(rss).not.toContain('data:');
    expect(rss).toContain('width="600" height="400"');
    expect(rss).toContain('<enclosure');
    expect(rss.length).toBeLessThan(5000);
  });

  it('are written again where they are gone, though nothing else is read', () => {
    const root = folderWith({ 'feed.yaml': SETTINGS, ...ARTICLES });
    runIn(root, 'test');
    const [first = ''] = mediaIn(root);
    const before = readFileSync(join(root, first));
    expect(readFileSync(join(root, '.dateline/records')).length).toBeLessThan(20_000);
    rmSync(join(root, first));
    expect(runIn(root, 'test').written).toEqual([first]);
    expect(readFileSync(join(root, first)).equals(before)).toBe(true);
    expect(runIn(root, 'test').written).toEqual([]);
  });

  it('are not made of an article that has none any more', () => {
    const root = folderWith({ 'feed.yaml': SETTINGS, ...ARTICLES });
    runIn(root, 'test');
    const disk = realDisk(root);
    const build = prepareBuild({ disk, program: 'test' }, publicationOf(disk), { now: NOW });
    writeFileSync(join(root, 'items/pier.md'), WITH_FRONT.replace(SMALL, 'https://x.example/a.png'));
    const copy = {
      kind: 'copy',
      path: 'media/picture-0000000000.png',
      source: 'items/pier.md',
      sizeInBytes: 33,
    } as const;
    expect(contentOfCopy(copy, build)).toBe('items/pier.md');
    expect(() => contentOfCopy({ ...copy, isData: true }, build)).toThrow(
      'items/pier.md changed during the run',
    );
  });

  it('are told where they are broken, by their beginning', () => {
    const body = `A ![b](data:image/png;base64,${'A'.repeat(2_000_000)}!)`;
    const root = folderWith({
      'feed.yaml': SETTINGS,
      'items/a.md': article('A', '3 March 2015, 9 am', body),
    });
    expect(runIn(root).problems).toMatchObject([{ line: 6, column: 8, code: 'CONTENT_REMOVED' }]);
  });
});
