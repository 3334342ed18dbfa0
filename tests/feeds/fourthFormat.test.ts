import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import type { Format } from '../../src/feeds/formats.ts';
import type { AnyFeed } from '../../src/model/channel.ts';
import type { AnyItem } from '../../src/model/item.ts';
import { formatRfc3339 } from '../../src/model/stamp.ts';
import { checkPublication } from '../../src/publish/check.ts';
import { importFeed } from '../../src/publish/importFeed.ts';
import { EMPTY_PREVIEW, refreshPreview } from '../../src/publish/preview/livePreview.ts';
import { publish } from '../../src/publish/publish.ts';
import { article } from '../support/articles.ts';
import { filesOf } from '../support/files.ts';
import { memoryDisk, publicationOf, readOnlyDisk } from '../support/memoryDisk.ts';
import { withLayout } from '../support/pageLayout.ts';
import { tellAll } from '../support/problems.ts';
import { NOW, SHORTEST } from '../support/publication.ts';

/** A format that no source knows: all that there is of it is this row. One line an item, as twtxt has it. */
const TWTXT: Format = vi.hoisted(() => ({
  id: 'twtxt',
  name: 'twtxt',
  fileName: 'twtxt.txt',
  archiveExtension: '.twtxt.txt',
  linkType: 'text/plain',
  servedType: 'text/plain; charset=utf-8',
  archiveMark: '# archive = dateline',
  isReadBack: false,
  frame: ({ options: { title, feedLinks = {}, history } }: AnyFeed) => {
    const { previous, isArchive } = history ?? {};
    const lines = [
      `# nick = ${title}`,
      `# url = ${feedLinks['twtxt']}`,
      ...(previous ? [`# prev = ${previous['twtxt']}`] : []),
      ...(isArchive ? ['# archive = dateline'] : []),
    ];
    return { before: `${lines.join('\n')}\n`, between: '', after: '' };
  },
  renderItem: ({ published, date, title, link }: AnyItem) =>
    `${formatRfc3339(published ?? date)}\t${title} ${link}\n`,
}));

vi.mock('../../src/feeds/formats.ts', async (original) => {
  const { FORMATS, ...others } = await original<typeof import('../../src/feeds/formats.ts')>();
  return { ...others, FORMATS: [...FORMATS, TWTXT] };
});

/** November is in the archive, and so is the first of December; each feed shows two. */
const SETTINGS = `${SHORTEST}window: { items: 2, days: 1 }
hubs: [https://hub.example/]
feedMenu: true
tagFeeds: true
feeds:
  - { path: sport, title: Sport, where: { folder: sport } }
`;
const ITEMS = {
  'items/sport/seal.md': article('A seal', '8:00 am on 3 November 2014', 'Ōtaki.', 'tags: [harbour]\n'),
  'items/sport/boat.md': article('A boat', '8:00 am on 5 December 2014'),
  'items/sport/swim.md': article('A swim', '8:00 am on 6 December 2014'),
  'items/sport/road.md': article('A road', '8:00 am on 7 December 2014'),
};

function published() {
  const disk = memoryDisk({ 'feed.yaml': SETTINGS, ...ITEMS });
  publish({ disk }, publicationOf(disk), { now: NOW });
  const textAt = (path: string) => String(disk.files.get(`output/${path}`) ?? 'nothing');
  return { disk, textAt };
}

const paths = (disk: ReturnType<typeof memoryDisk>) => [...disk.files.keys()].sort();

describe('a format that is one row', () => {
  it('is written for every feed, and for every part of an archive', () => {
    const { disk, textAt } = published();
    expect(paths(disk).filter((path) => path.endsWith('twtxt.txt'))).toEqual([
      'output/archive/2014-11.twtxt.txt',
      'output/archive/2014-12.twtxt.txt',
      'output/sport/archive/2014-11.twtxt.txt',
      'output/sport/archive/2014-12.twtxt.txt',
      'output/sport/twtxt.txt',
      'output/tags/harbour/twtxt.txt',
      'output/twtxt.txt',
    ]);
    expect(textAt('sport/twtxt.txt')).toBe(
      `# nick = Sport
# url = https://news.example.nz/sport/twtxt.txt
# prev = https://news.example.nz/sport/archive/2014-12.twtxt.txt
2014-12-07T08:00:00+13:00\tA road https://news.example.nz/2014/12/07/road/
2014-12-06T08:00:00+13:00\tA swim https://news.example.nz/2014/12/06/swim/
`,
    );
    expect(textAt('archive/2014-11.twtxt.txt')).toContain('# archive = dateline\n2014-11-03');
  });

  it('has its type and its links in _headers', () => {
    const blocks = published().textAt('_headers').split('\n\n');
    const headers = [
      'Content-Type: text/plain; charset=utf-8',
      'Cache-Control: public, max-age=900',
      'Access-Control-Allow-Origin: *',
      'X-Content-Type-Options: nosniff',
    ];
    const hub = 'Link: <https://hub.example/>; rel="hub"';
    const own = (path: string) => `Link: <https://news.example.nz/${path}>; rel="self"`;
    const blockOf = (...lines: string[]) => lines.join('\n  ');
    expect(blocks.map((block) => block.trimEnd()).filter((block) => block.includes('twtxt'))).toEqual([
      blockOf('/twtxt.txt', ...headers, own('twtxt.txt'), hub),
      blockOf('/:folder1/twtxt.txt', ...headers),
      blockOf('/:folder1/:folder2/twtxt.txt', ...headers),
      blockOf('/sport/twtxt.txt', own('sport/twtxt.txt'), hub),
      blockOf('/tags/harbour/twtxt.txt', own('tags/harbour/twtxt.txt'), hub),
    ]);
  });

  it('is offered by pages', () => {
    const { disk, textAt } = published();
    const link =
      '<link rel="alternate" type="text/plain" title="Harbour News (twtxt)" href="https://news.example.nz/twtxt.txt">\n';
    const pages = paths(disk).filter((path) => path.endsWith('.html') && !path.includes('404'));
    expect(pages).toHaveLength(8);
    for (const path of pages) expect(String(disk.files.get(path))).toContain(link);
    expect(textAt('index.html')).toContain(
      '>JSON Feed</a>, <a href="https://news.example.nz/twtxt.txt">twtxt</a>.</p>',
    );
  });

  it('is served as every other is', () => {
    const { disk } = published();
    const live = refreshPreview({ disk }, EMPTY_PREVIEW, {
      url: 'http://127.0.0.1:4321/',
      now: NOW,
      allowsOtherSites: true,
    });
    for (const folder of ['', 'sport/', 'tags/harbour/', 'archive/2014-12.', 'sport/archive/2014-11.']) {
      const found = live.find(`${folder}twtxt.txt`);
      const {
        type: _,
        hash: _hash,
        links,
        read: _read,
        ...json
      } = live.find(jsonOf(folder)) ?? { links: [] };
      const own = links.map((one) => one.replace(jsonOf(folder), `${folder}twtxt.txt`));
      expect(found).toMatchObject({ ...json, links: own, type: 'text/plain; charset=utf-8' });
      expect(links).toHaveLength(2);
      expect(String(Buffer.from(found?.read() ?? []))).toContain(`http://127.0.0.1:4321/${folder}twtxt.txt`);
    }
  });

  it('is stale for `check` where somebody edited it, and not read back', () => {
    const { disk } = published();
    const check = () => tellAll(checkPublication({ disk }, publicationOf(disk), { now: NOW }).problems);
    expect(check()).toBe('');
    disk.files.set('output/sport/twtxt.txt', Buffer.from('edited'));
    disk.files.delete('output/archive/2014-11.twtxt.txt');
    expect(check().split('\n').sort()).toEqual(
      ['archive/2014-11.twtxt.txt', 'sport/twtxt.txt'].map(
        (path) =>
          `output/${path}:1:1 note OUTPUT_STALE expected what the articles make now, found another file, or none - run dateline build`,
      ),
    );
  });

  it('goes from an archive with its month, unless the file has no mark of the row', () => {
    const { disk } = published();
    const strangers = ['output/archive/2014-10.twtxt.txt', 'output/sport/archive/2014-11.twtxt.txt'];
    for (const path of strangers) disk.files.set(path, Buffer.from('# archive = of somebody else\n'));
    disk.files.set('items/sport/seal.md', Buffer.from(article('A seal', '8:00 am on 8 December 2014')));
    const { removed } = publish({ disk }, publicationOf(disk), { now: NOW });
    expect(removed).toContain('output/archive/2014-11.twtxt.txt');
    expect(removed).toContain('output/sport/archive/2014-11.json');
    expect(removed).not.toContain('output/sport/archive/2014-11.twtxt.txt');
    expect(paths(disk).filter((path) => /-1[01]\./.test(path))).toEqual(strangers);
  });

  it('changes nothing for `import`', () => {
    const { disk, textAt } = published();
    const before = new Map(disk.files);
    const source = { name: 'output/feed.json', text: textAt('feed.json') };
    expect(importFeed({ disk }, source, { now: NOW })).toMatchObject({
      written: [],
      skipped: 2,
      // The archive is at an address, and a file leads nowhere.
      problems: [{ code: 'FEED_OLDER' }],
    });
    expect(disk.files).toEqual(before);
  });

  it.each(['many-feeds', 'pages', 'archive', 'podcast'])('leaves all else as it is: golden/%s', (name) => {
    const root = fileURLToPath(new URL(`../golden/${name}/`, import.meta.url));
    const { disk, outputs } = readOnlyDisk(root);
    publish({ disk }, publicationOf(disk), { now: NOW });
    const isRow = (path: string) => path.endsWith('twtxt.txt');
    const isElsewhere = (path: string) => /^(?:media\/.*|(?:feed|page)\.css|copy\.js)$/.test(path);
    const others = Object.entries(outputs).filter(([path]) => !isRow(path) && !isElsewhere(path));
    const expected = withLayout(filesOf(join(root, 'expected')));
    const { 'problems.txt': _problems, 'media.txt': _media, ...texts } = expected;
    expect(Object.fromEntries(others.map(([path, text]) => [path, withoutRow(text)]))).toEqual(texts);
    expect(Object.keys(outputs).filter(isRow)).toHaveLength(
      Object.keys(texts).filter((path) => path.endsWith('.json') && !path.includes('feed-menu')).length,
    );
  });
});

/** The JSON Feed beside a document of the row. */
function jsonOf(folder: string): string {
  return folder.endsWith('.') ? `${folder}json` : `${folder}feed.json`;
}

/** A page or `_headers` without what it has for the row. Any other text stays as it is. */
function withoutRow(text: string): string {
  return text
    .replace(/<link rel="alternate" type="text\/plain"[^>]*>\n/g, '')
    .replace(/, <a href="[^"]*">twtxt<\/a>/, '')
    .replace(/\/\S*twtxt\.txt\n(?: {2}.*\n)+\n?/g, '');
}
