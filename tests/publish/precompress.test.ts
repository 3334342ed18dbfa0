import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkPublication } from '../../src/publish/check.ts';
import { EMPTY_PREVIEW, refreshPreview } from '../../src/publish/preview/livePreview.ts';
import { publish } from '../../src/publish/publish.ts';
import { article } from '../support/articles.ts';
import type { Files } from '../support/files.ts';
import { publicationOf, recordingDisk } from '../support/memoryDisk.ts';
import { NOW, SHORTEST } from '../support/publication.ts';
import { expectTwins } from '../support/twins.ts';

type TestDisk = ReturnType<typeof recordingDisk>;

const ON = `${SHORTEST}precompress: true\n`;
const LONG = 'The tide came in, and went out. '.repeat(60);
const FILES: Files = {
  'items/ferry.md': article('The ferry is back', '6:12 am on 3 March 2015', LONG),
  'items/tip.md': article('Thank you', '9:00 am on 4 March 2015', LONG, 'unlisted: true\n'),
};
const PAGE = 'output/2015/03/03/ferry/index.html';
const PROGRAM = 'a program';

function diskWith(settings: string, files: Files = FILES): TestDisk {
  return recordingDisk({ 'feed.yaml': settings, ...files });
}

function build(disk: TestDisk, settings?: string) {
  if (settings !== undefined) disk.files.set('feed.yaml', Buffer.from(settings));
  return publish({ disk, program: PROGRAM }, publicationOf(disk), { now: NOW });
}

/** The names of compressed copies, each of which comes to its file. */
function twinsOn(disk: TestDisk): string[] {
  return expectTwins(new Map([...disk.files].filter(([path]) => path.startsWith('output/'))));
}

const isTwin = (path: string) => /\.(?:gz|br)$/.test(path);

describe('compressed copies', () => {
  it('are not made unless feed.yaml says so', () => {
    const disk = diskWith(SHORTEST);
    build(disk);
    expect(twinsOn(disk)).toEqual([]);
    expect(String(disk.files.get('feed.lock'))).not.toContain('precompressed');
  });

  it('are made of feeds, pages and styles, but not of media, short files, unlisted pages and what hosts read', () => {
    const disk = diskWith(ON, {
      ...FILES,
      'items/sea.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${' '.repeat(2000)}</svg>`,
    });
    disk.files.set(
      'items/w.md',
      Buffer.from(article('Waves', '7:00 am on 1 March 2015', `![Sea](sea.svg) ${LONG}`)),
    );
    expect(build(disk).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const sources = twinsOn(disk).filter((path) => path.endsWith('.br'));
    expect(sources).toEqual(
      expect.arrayContaining(['output/rss.xml.br', 'output/page.css.br', `${PAGE}.br`]),
    );
    const without = [...disk.files.keys()].filter(
      (path) => path.startsWith('output/') && !isTwin(path) && !sources.includes(`${path}.br`),
    );
    expect(without.map((path) => path.replace(/-[\da-f]{10}/, '')).sort()).toMatchInlineSnapshot(`
      [
        "output/.nojekyll",
        "output/2015/03/04/tip/index.html",
        "output/404.html",
        "output/_headers",
        "output/copy.js",
        "output/media/sea.svg",
      ]
    `);
  });

  it('are written only of what has changed', () => {
    const disk = diskWith(ON);
    build(disk);
    const before = new Map(disk.files);
    disk.files.set('items/ferry.md', Buffer.from(article('The ferry', '6:12 am on 3 March 2015', LONG)));
    build(disk);
    twinsOn(disk);
    const changed = [...disk.files].filter(([path, bytes]) => isTwin(path) && before.get(path) !== bytes);
    expect(changed.map(([path]) => path)).toContain(`${PAGE}.gz`);
    expect(changed.map(([path]) => path)).not.toContain('output/page.css.gz');
  });

  it('of another version that come to the same are left as they are, also where nothing is recorded', () => {
    const disk = diskWith(ON);
    build(disk);
    const other = gzipSync(disk.files.get('output/rss.xml') ?? '', { level: 1 });
    disk.files.set('output/rss.xml.gz', other);
    expect(build(disk)).toMatchObject({ written: [], removed: [] });
    for (const path of [...disk.files.keys()]) if (path.startsWith('.dateline/')) disk.files.delete(path);
    expect(build(disk)).toMatchObject({ written: [], removed: [] });
    expect(disk.files.get('output/rss.xml.gz')).toBe(other);
  });

  it.each(['', 'broken', gzipSync('something else')])(
    'that do not come to their file (%j) are told, and written anew',
    (bytes) => {
      const disk = diskWith(ON);
      build(disk);
      disk.files.set('output/rss.xml.gz', Buffer.from(bytes));
      const world = { disk, program: PROGRAM };
      const { problems } = checkPublication(world, publicationOf(disk), { now: NOW });
      expect(problems.map(({ code, file }) => `${code} ${file}`)).toEqual(['OUTPUT_STALE output/rss.xml.gz']);
      expect(build(disk).written).toEqual(['output/rss.xml.gz']);
      twinsOn(disk);
    },
  );

  it('go with their file', () => {
    const disk = diskWith(ON);
    build(disk);
    disk.files.delete('items/ferry.md');
    expect(build(disk).removed).toEqual(expect.arrayContaining([PAGE, `${PAGE}.gz`, `${PAGE}.br`]));
    expect(twinsOn(disk)).not.toContain(`${PAGE}.gz`);
  });

  it('go with their file where somebody else has removed that', () => {
    const disk = diskWith(ON);
    build(disk);
    disk.files.delete('items/ferry.md');
    disk.files.delete(PAGE);
    build(disk);
    expect(disk.files.has(`${PAGE}.gz`)).toBe(false);
  });

  it('go where feed.yaml wants them no more, also from a fresh checkout, and are told until then', () => {
    const disk = diskWith(ON);
    build(disk);
    const others = [...disk.files].filter(([path]) => !path.startsWith('.dateline/'));
    const fresh = recordingDisk(Object.fromEntries(others));
    fresh.files.set('feed.yaml', Buffer.from(`${SHORTEST}precompress: gzip\n`));
    const told = checkPublication({ disk: fresh }, publicationOf(fresh), { now: NOW }).problems;
    expect(told.map(({ message }) => message)).toContain(
      'expected none, found a compressed copy that is made no longer',
    );
    expect(build(fresh).removed.every((path) => path.endsWith('.br'))).toBe(true);
    expect(twinsOn(fresh).every((path) => path.endsWith('.gz'))).toBe(true);
    expect(String(fresh.files.get('feed.lock'))).toContain('\n# precompressed: gzip\n');
    build(fresh, SHORTEST);
    expect(twinsOn(fresh)).toEqual([]);
    expect(String(fresh.files.get('feed.lock'))).not.toContain('precompressed');
  });

  it('that somebody else has made are left alone where we never made any', () => {
    const disk = diskWith(SHORTEST);
    build(disk);
    disk.files.set('output/rss.xml.gz', gzipSync('theirs'));
    disk.files.set('items/ferry.md', Buffer.from(article('The ferry', '6:12 am on 3 March 2015', LONG)));
    expect(build(disk).removed).toEqual([]);
    expect(disk.files.has('output/rss.xml.gz')).toBe(true);
  });

  it('of ours go where somebody else has put a page in the place of ours; theirs stay', () => {
    const disk = diskWith(ON);
    build(disk);
    disk.files.set(PAGE, Buffer.from(`<p>Theirs. ${LONG}`));
    disk.files.set(`${PAGE}.br`, Buffer.from('theirs'));
    expect(build(disk).removed).toEqual([`${PAGE}.gz`]);
    expect(disk.files.has(`${PAGE}.br`)).toBe(true);
    disk.files.delete('items/ferry.md');
    build(disk);
    expect(disk.files.has(`${PAGE}.br`)).toBe(true);
    expect(disk.files.has(PAGE)).toBe(true);
  });

  it('are not what a feed has at a further path of that name', () => {
    const disk = diskWith(`${ON}aliases: [{ path: rss.xml.gz, format: rss }]\n`);
    build(disk);
    expect(String(disk.files.get('output/rss.xml.gz'))).toContain('<rss');
    expect(build(disk)).toMatchObject({ written: [], removed: [] });
  });

  it('are not served by serve', () => {
    const disk = diskWith(ON);
    const preview = refreshPreview({ disk }, EMPTY_PREVIEW, { now: NOW, url: 'http://localhost:4000/' });
    expect(preview.find('rss.xml')).toBeDefined();
    expect(preview.find('rss.xml.gz')).toBeUndefined();
  });
});
