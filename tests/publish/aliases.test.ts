import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFeed } from '../../src/import/reader/readFeed.ts';
import { compareOutputs } from '../../src/publish/compareOutputs.ts';
import { diffFeeds } from '../../src/publish/diffFeeds.ts';
import { prepareBuild } from '../../src/publish/prepare.ts';
import { EMPTY_PREVIEW, refreshPreview } from '../../src/publish/preview/livePreview.ts';
import { publish } from '../../src/publish/publish.ts';
import { article } from '../support/articles.ts';
import { folderWith } from '../support/files.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { SHORTEST } from '../support/publication.ts';
import { checkAt } from './checking.ts';
import { diskOf, PROGRAM, runAt, tracesIn } from './incremental/history.ts';
import { NOW } from './part/archive.ts';

const URL = 'https://news.example.nz/';
const ALIASES = [
  'aliases:',
  '  - feed/index.xml',
  '  - { path: feeds/posts/default, format: atom }',
  '  - old/feed.json',
].join('\n');
const PATHS = { rss: 'feed/index.xml', atom: 'feeds/posts/default', json: 'old/feed.json' };
const SHOW = `podcast:
  image: https://cdn.example/cover.png
  category: News
  explicit: false
  owner: { name: Harbour News, email: desk@news.example.nz }
`;

const WINDOW = 'window: { items: 10, days: 1 }\n';

/** The files of a publication of 14 articles in two months, of which the feeds show ten. */
function filesWith(settings: string): Record<string, string> {
  const articles = Array.from({ length: 14 }, (_, n) => [
    `items/a${n}.md`,
    article(
      `Article ${n}`,
      `2025-0${n < 3 ? 3 : 4}-${10 + n} 10:00`,
      `Number ${n}.`,
      n % 2 ? 'tags: [sport]\n' : '',
    ),
  ]);
  return { ...Object.fromEntries(articles), 'feed.yaml': `${SHORTEST}${WINDOW}${settings}\n` };
}

/** The publication, built in memory. */
function built(settings = ALIASES) {
  const disk = memoryDisk(filesWith(settings));
  publish({ disk }, publicationOf(disk), { now: NOW });
  const put = (path: string, text: string) => disk.files.set(path, Buffer.from(text));
  return {
    disk,
    put,
    paths: () => [...disk.files.keys()],
    text: (path: string) => String(disk.files.get(`output/${path}`)),
    set: (text: string) => put('feed.yaml', `${SHORTEST}${WINDOW}${text}\n`),
    codes: () =>
      checkAt(disk, undefined).problems.map(({ code, file, message }) => `${code} ${file} ${message}`),
  };
}

/** The publication, built on a disk with records. */
function recorded(settings = ALIASES) {
  const root = folderWith(filesWith(settings));
  const disk = diskOf(root);
  runAt(disk, NOW);
  const place = (path: string) => join(root, 'output', path);
  return {
    root,
    disk,
    place,
    text: (path: string) => readFileSync(place(path), 'utf8'),
    set: (text: string) => writeFileSync(join(root, 'feed.yaml'), `${SHORTEST}${WINDOW}${text}\n`),
    edit: (body = 'Other words.') =>
      writeFileSync(join(root, 'items/a13.md'), article('Article 13', '2025-04-23 10:00', body)),
    codes: () =>
      checkAt(disk, PROGRAM).problems.map(({ code, file, message }) => `${code} ${file} ${message}`),
  };
}

describe('a feed at further paths', () => {
  const whole = () =>
    built(
      `${ALIASES}\nhubs: [https://hub.example/]\nfeedMenu: true\nfeeds: [{ path: sport, title: S, where: { tags: sport }, aliases: sport.xml }]`,
    );

  it.each(Object.entries(PATHS))('is the same document, but for its own address (%s)', (format, path) => {
    const { text } = whole();
    const own = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' }[format] as string;
    expect(text(path)).not.toBe(text(own));
    const moved = text(path)
      .replace(`${URL}${path}"`, `${URL}${own}"`)
      .replace(/href="(?:..\/)+feed.css/, 'href="feed.css');
    expect(moved).toBe(text(own));
    const { feed, problems } = readFeed(path, text(path));
    expect(problems).toEqual([]);
    expect(feed).toMatchObject({ self: URL + path, hubs: ['https://hub.example/'] });
    expect(feed?.older).toMatch(/^https:\/\/news\.example\.nz\/archive\//);
  });

  it('finds its style sheet from there', () => {
    const { text } = whole();
    expect(text('feeds/posts/default')).toContain('<?xml-stylesheet href="../../feed.css"');
    expect(text('sport.xml')).toContain('<?xml-stylesheet href="feed.css"');
  });

  it('is of the feed that names the path', () => {
    const { text } = whole();
    expect(readFeed('sport.xml', text('sport.xml')).feed).toMatchObject({
      title: 'S',
      self: `${URL}sport.xml`,
    });
  });

  it('is what no archive, no list of feeds and no page leads to', () => {
    const { text, paths } = whole();
    for (const path of [
      'archive/2025-03.xml',
      'feeds.opml',
      '.well-known/feed-menu.json',
      'index.html',
      '404.html',
    ])
      for (const alias of [...Object.values(PATHS), 'sport.xml']) expect(text(path)).not.toContain(alias);
    expect(paths().filter((one) => one.startsWith('output/feed/'))).toEqual(['output/feed/index.xml']);
  });

  it('has a type, a cache time and its hubs in _headers', () => {
    const { text } = whole();
    expect(text('_headers')).toContain(
      '/feeds/posts/default\n  Content-Type: application/xml; charset=utf-8\n  Cache-Control: public, max-age=900\n  Access-Control-Allow-Origin: *\n  X-Content-Type-Options: nosniff\n  Link: <https://news.example.nz/feeds/posts/default>; rel="self"\n',
    );
    // Of a name that feeds in folders have, one rule says the type for all.
    expect(text('_headers')).toContain('/:folder1/feed.json\n  Content-Type: application/feed+json\n');
    expect(text('_headers')).toContain(
      '/old/feed.json\n  Link: <https://news.example.nz/old/feed.json>; rel="self"\n',
    );
  });

  it('sends those who know a show by them to its own address', () => {
    const show = built(`${ALIASES}\n${SHOW}`);
    const moved = (path: string) => readFeed(path, show.text(path)).feed?.podcast?.newFeedUrl;
    expect([moved('feed/index.xml'), moved('rss.xml')]).toEqual([`${URL}rss.xml`, undefined]);
    const away = built(`${ALIASES}\n${SHOW}  newFeedUrl: https://new.example/show.xml`);
    expect(readFeed('', away.text('feed/index.xml')).feed?.podcast?.newFeedUrl).toBe(
      'https://new.example/show.xml',
    );
    expect(readFeed('', show.text('feed/index.xml')).feed?.podcast?.guid).toBe(
      readFeed('', show.text('rss.xml')).feed?.podcast?.guid,
    );
  });
});

describe('a run', () => {
  it('that changes nothing touches none of them', () => {
    const { root, disk, edit } = recorded();
    const before = tracesIn(join(root, 'output'));
    runAt(disk, NOW);
    expect(tracesIn(join(root, 'output'))).toEqual(before);
    edit();
    const report = runAt(disk, NOW);
    expect(report).toMatchObject({
      written: expect.arrayContaining(['output/rss.xml', 'output/feed/index.xml']),
    });
  });

  it('leaves those of a feed alone that does not change', () => {
    const { disk, edit, text } = recorded(
      'feeds: [{ path: sport, title: S, where: { tags: sea }, aliases: sport.xml }]',
    );
    const before = text('sport.xml');
    edit();
    const report = runAt(disk, NOW);
    expect(report).toMatchObject({ unchanged: expect.arrayContaining(['output/sport.xml']) });
    expect(text('sport.xml')).toBe(before);
  });

  it('takes away what feed.yaml names no more, and the folder that it leaves empty, also in a fresh clone', () => {
    for (const isClone of [false, true]) {
      const { root, disk, place, set } = recorded();
      expect(readFileSync(join(root, 'feed.lock'), 'utf8')).toContain(
        '\n# aliases: feed/index.xml feeds/posts/default old/feed.json\n',
      );
      if (isClone) rmSync(join(root, '.dateline'), { recursive: true });
      set('aliases: feed/index.xml');
      expect(runAt(disk, NOW)).toMatchObject({
        removed: ['output/feeds/posts/default', 'output/old/feed.json'],
      });
      expect([existsSync(place('feeds')), existsSync(place('old'))]).toEqual([false, false]);
      expect(existsSync(place('feed/index.xml'))).toBe(true);
      expect(readFileSync(join(root, 'feed.lock'), 'utf8')).toContain('\n# aliases: feed/index.xml\n');
      expect(runAt(disk, NOW)).toMatchObject({ removed: [] });
    }
  });

  it('takes it away later where it could write nothing at first', () => {
    const { disk, set, put, paths } = built();
    set('');
    const edited = (body: string) => put('items/a13.md', article('Article 13', '2025-04-23 10:00', body));
    edited('![none](none.png)');
    const run = () => publish({ disk }, publicationOf(disk), { now: NOW });
    expect(run().removed).toEqual([]);
    edited('Mended.');
    expect(run().removed).toEqual(Object.values(PATHS).map((path) => `output/${path}`));
    expect(paths()).not.toContain('output/feed/index.xml');
    expect(String(disk.files.get('feed.lock'))).not.toContain('aliases');
  });

  it('leaves what somebody else has put there since', () => {
    const { disk, put, set, text } = built();
    put(
      'output/feed/index.xml',
      '<rss><atom:link rel="self" href="https://news.example.nz/feed/index.xml"/></rss>',
    );
    set('');
    const run = () => publish({ disk }, publicationOf(disk), { now: NOW });
    expect(run().removed).toEqual(['output/feeds/posts/default', 'output/old/feed.json']);
    expect(text('feed/index.xml')).toMatch(/^<rss>/);
    expect(run().removed).toEqual([]);
  });

  it('leaves what another feed is written to now', () => {
    const { disk, set, text } = built('aliases: sport/rss.xml');
    set('feeds: [{ path: sport, title: S, where: { tags: sport } }]');
    expect(publish({ disk }, publicationOf(disk), { now: NOW }).removed).toEqual([]);
    expect(readFeed('', text('sport/rss.xml')).feed?.title).toBe('S');
  });

  it('writes nothing where two want one path', () => {
    const { disk, set } = recorded();
    set('aliases: [feed/index.xml, feed]');
    expect(runAt(disk, NOW)).toMatchObject({
      written: [],
      problems: [{ code: 'SETTING_WRONG', line: 7, column: 27 }],
    });
  });
});

describe('check', () => {
  it('has nothing to say of what a build has written', () => {
    expect(built().codes()).toEqual([]);
  });

  it.each(Object.values(PATHS))('tells what %s says otherwise than the feed', (path) => {
    const { put, text, codes } = built();
    put(`output/${path}`, text(path).replace('Number 13.', 'Number 31.'));
    expect(codes()).toEqual([
      expect.stringMatching(`^OUTPUT_DIFFERS output/${path} expected the summary of `),
      expect.stringMatching(`^OUTPUT_STALE output/${path} `),
    ]);
  });

  it('tells an own address that is that of the feed', () => {
    const { put, text, codes } = built();
    put('output/feed/index.xml', text('rss.xml'));
    expect(codes()[0]).toBe(
      'OUTPUT_DIFFERS output/feed/index.xml expected the own address of the feed to be "https://news.example.nz/feed/index.xml", found "https://news.example.nz/rss.xml"',
    );
  });

  it('tells one that is broken', () => {
    const { put, codes } = built();
    put('output/feeds/posts/default', '<feed');
    expect(codes()[0]).toMatch(/^OUTPUT_BROKEN output\/feeds\/posts\/default /);
  });

  it('takes the address of a site that has moved for one that waits for a build, also without records', () => {
    const { put, codes, disk } = built(
      `${ALIASES}\nfeeds: [{ path: sport, title: S, where: { tags: sport }, aliases: sport.xml }]`,
    );
    put('feed.yaml', String(disk.files.get('feed.yaml')).replace(URL, 'https://other.example/'));
    expect(codes().filter((one) => !one.startsWith('OUTPUT_STALE'))).toEqual([]);
  });

  it('tells those that are to come and those that are to go', () => {
    const { set, codes } = built();
    set('aliases: [feed/index.xml, atom/index.xml]');
    const stale = codes();
    expect(stale).toContain(
      'OUTPUT_STALE output/old/feed.json expected none, found a document of a feed that is not written there any more',
    );
    expect(stale).toContain(
      'OUTPUT_STALE output/atom/index.xml expected what the articles make now, found another file, or none',
    );
  });
});

describe('diff', () => {
  it('tells of no new feed where a feed gets a further path', () => {
    const { disk, set } = built();
    set('aliases: [feed/index.xml, new/feed.json]');
    const world = { disk };
    const build = prepareBuild(world, publicationOf(disk), { now: NOW });
    expect(diffFeeds(world, build, compareOutputs(build, disk))).toEqual([]);
  });
});

describe('serve', () => {
  const look = (settings: string) => {
    const { disk } = built(settings);
    return refreshPreview({ disk }, EMPTY_PREVIEW, { url: 'http://127.0.0.1:4321/', now: NOW });
  };

  it('gives each its type, and its own address of this machine', () => {
    const { find } = look(ALIASES);
    const served = Object.values(PATHS).map((path) => find(path));
    expect(served.map((one) => one?.type)).toEqual([
      'application/xml; charset=utf-8',
      'application/xml; charset=utf-8',
      'application/feed+json',
    ]);
    expect(served[1]?.links[0]).toBe('<http://127.0.0.1:4321/feeds/posts/default>; rel="self"');
    const text = String(Buffer.from(served[1]?.read() ?? []));
    expect(text).toContain('href="http://127.0.0.1:4321/feeds/posts/default"');
  });

  it('gives the index of a folder at the address of the folder, unless a page is there', () => {
    const { find } = look('aliases: [feed/index.xml, index.xml]');
    expect(find('feed/')?.type).toBe('application/xml; charset=utf-8');
    expect(find('')?.type).toBe('text/html; charset=utf-8');
    expect(look('aliases: index.xml\npages: false').find('')?.type).toBe('application/xml; charset=utf-8');
  });
});
