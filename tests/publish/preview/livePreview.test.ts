import { describe, expect, it } from 'vitest';
import type { Disk } from '../../../src/disk/disk.ts';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { EMPTY_PREVIEW, type LivePreview, refreshPreview } from '../../../src/publish/preview/livePreview.ts';
import { publish } from '../../../src/publish/publish.ts';
import { article } from '../../support/articles.ts';
import { type Files, folderWith, putFiles } from '../../support/files.ts';
import { memoryDisk, publicationOf } from '../../support/memoryDisk.ts';
import { pngOf } from '../../support/pictures.ts';
import { NOW, SHORTEST } from '../../support/publication.ts';

const URL = 'http://127.0.0.1:4321/';
const ROAD = article('The road', '8:03 pm on 21 December 2014', '![A road](road.png)\n\nIt is open.');
/** A reader is told of times that are a little in the past. */
const LAG = 5000;

function publicationWith(files: Files = {}) {
  return memoryDisk({
    'feed.yaml': `${SHORTEST}icon: road.png\n`,
    'items/road.md': ROAD,
    'items/road.png': pngOf(10, 10),
    'road.png': pngOf(20, 20),
    ...files,
  });
}

function look(disk: Disk, before: LivePreview = EMPTY_PREVIEW, now = NOW, program?: string): LivePreview {
  return refreshPreview({ disk, program }, before, { url: URL, now });
}

function textAt({ find }: LivePreview, path: string): string {
  return String(Buffer.from(find(path)?.read() ?? []));
}

/** The path of the first copied file that a page shows. */
function mediaIn(live: LivePreview): string {
  return /media\/[\w.-]+/.exec(textAt(live, '2014/12/21/road/'))?.[0] as string;
}

function askedOf({ files }: LivePreview): string[] {
  return [...(files?.asked.keys() ?? [])];
}

/** A disk that tells which articles were read. */
function watched<D extends Disk>(disk: D): { disk: D; read: string[] } {
  const read: string[] = [];
  const watching = {
    ...disk,
    read: (path: string) => {
      if (path.endsWith('.md')) read.push(path);
      return disk.read(path);
    },
  };
  return { disk: watching, read };
}

describe('a publication that is being written', () => {
  it('is served under an address of this machine: no link leads anywhere else', () => {
    const live = look(publicationWith());
    for (const path of ['', 'rss.xml', 'atom.xml', 'feed.json', '2014/12/21/road/']) {
      expect(textAt(live, path)).toContain(URL);
      expect(textAt(live, path)).not.toContain('https://news.example.nz/');
    }
  });

  it('is served without articles that have errors, where feed.yaml says so: they are as subscribers have them', () => {
    const disk = publicationWith({ 'feed.yaml': `${SHORTEST}onError: skip\n` });
    publish({ disk }, publicationOf(disk), { now: NOW });
    disk.files.set('items/road.md', Buffer.from('---\ntitle: [\n---\n'));
    disk.files.set('items/tide.md', Buffer.from(article('The tide', '9:00 am on 22 December 2014')));
    const live = look(disk);
    expect(live.problems.map(({ code }) => code)).toContain('YAML_BROKEN');
    expect(textAt(live, 'rss.xml')).toMatch(/The tide[\s\S]*The road/);
    expect(textAt(live, '2014/12/21/road/')).toContain('It is open.');
  });

  it('is read by no page of another site, unless the author asks for it: it may not be published yet', () => {
    const disk = publicationWith();
    const shared = (live: LivePreview) =>
      ['', 'rss.xml', 'feed.json', mediaIn(live)].map((path) => live.find(path)?.isShared);
    expect(shared(look(disk))).toEqual([false, false, false, false]);
    const open = refreshPreview({ disk }, EMPTY_PREVIEW, { url: URL, now: NOW, allowsOtherSites: true });
    expect(shared(open)).toEqual([false, true, true, true]);
  });

  it('has the ids that it is published with', () => {
    const live = look(publicationWith());
    const id = 'tag:news.example.nz,2014-12-21:';
    for (const path of ['rss.xml', 'atom.xml', 'feed.json']) {
      expect(textAt(live, path)).toContain(id);
      expect(textAt(live, path)).not.toContain('tag:127.0.0.1');
    }
  });

  it('has everything that its documents show', () => {
    const live = look(publicationWith());
    const documents = ['rss.xml', 'atom.xml', 'feed.json', ''].map((path) => textAt(live, path)).join();
    const pictures = new Set(
      [...documents.matchAll(/http:\/\/127\.0\.0\.1:4321\/(media\/[\w.-]+)/g)].map(
        ([, path]) => path as string,
      ),
    );
    expect(pictures.size).toBe(2);
    for (const path of pictures) expect(live.find(path)?.type).toBe('image/png');
    const [icon, picture] = [...pictures].map((path) => Buffer.from(live.find(path)?.read() ?? []).length);
    expect([icon, picture].sort()).toEqual([pngOf(20, 20).length, pngOf(10, 10).length].sort());
    for (const path of [
      'page.css',
      'copy.js',
      'feed.css',
      '_dateline/reload.js',
      '_dateline/live.css',
      'favicon.ico',
    ])
      expect(live.find(path)).toBeDefined();
  });

  it('has nothing else', () => {
    const live = look(publicationWith());
    for (const path of ['gone/', 'media/gone.png', 'feed.lock', '2014', 'index.html'])
      expect(live.find(path)).toBeUndefined();
    expect(live.notFound()?.status).toBe(404);
    expect(live.notFound()).toBe(live.find('404.html'));
  });

  it('shows how readers show its articles', () => {
    const live = look(publicationWith());
    expect(textAt(live, 'preview/')).toContain('The road');
    expect(textAt(live, 'preview/items/road.md/')).toContain('It is open.');
    expect(live.find('preview/items/gone.md/')).toBeUndefined();
  });

  it('leaves the disk as it is', () => {
    const disk = publicationWith();
    const before = new Map(disk.files);
    const live = look(disk);
    for (const path of ['', 'rss.xml', 'preview/', '2014/12/21/road/']) live.find(path);
    expect(disk.files).toEqual(before);
  });

  it('reloads its pages, which the published ones do not', () => {
    expect(textAt(look(publicationWith()), '')).toContain('<script src="/_dateline/reload.js" defer>');
  });

  it('tells readers where a document is, and the hubs', () => {
    const disk = publicationWith({ 'feed.yaml': `${SHORTEST}hubs: https://hub.example/\n` });
    expect(look(disk).find('atom.xml')?.links).toEqual([
      `<${URL}atom.xml>; rel="self"`,
      '<https://hub.example/>; rel="hub"',
    ]);
    expect(look(publicationWith()).find('rss.xml')?.links).toEqual([`<${URL}rss.xml>; rel="self"`]);
  });
});

describe('what nobody asked for', () => {
  it('is not held, neither at first nor after a change', () => {
    const disk = publicationWith();
    const live = look(disk);
    expect(askedOf(live)).toEqual([]);
    disk.files.set('items/tide.md', Buffer.from(article('The tide', '9:00 am on 22 December 2014')));
    expect(askedOf(look(disk, live))).toEqual([]);
  });

  it('is not held because something else was asked for', () => {
    const live = look(publicationWith());
    live.find('rss.xml');
    live.find('gone/');
    expect(askedOf(live)).toEqual(['rss.xml']);
  });

  it('is made once: who asks again is given the same', () => {
    const live = look(publicationWith());
    for (const path of ['rss.xml', '2014/12/21/road/', 'preview/items/road.md/', 'page.css'])
      expect(live.find(path)).toBe(live.find(path));
  });
});

describe('a change', () => {
  it('changes what shows it, and nothing else', () => {
    const disk = publicationWith();
    const before = look(disk);
    const paths = ['rss.xml', 'page.css', 'feed.css', '404.html'];
    const [, ...others] = paths.map(before.find);
    disk.files.set('items/tide.md', Buffer.from(article('The tide', '9:00 am on 22 December 2014')));
    const after = look(disk, before, new Date(NOW.getTime() + LAG));
    expect(after.contentHash).not.toBe(before.contentHash);
    expect(textAt(after, 'rss.xml')).toContain('The tide');
    expect(after.find('rss.xml')?.modified).toBe(NOW.getTime());
    expect(paths.slice(1).map(after.find)).toEqual(others);
    for (const [index, path] of paths.slice(1).entries()) expect(after.find(path)).toBe(others[index]);
  });

  it('is none where nothing is different: everything is the same object', () => {
    const disk = publicationWith();
    const before = look(disk);
    const rss = before.find('rss.xml');
    const after = look(disk, before, new Date(NOW.getTime() + LAG));
    expect(after.contentHash).toBe(before.contentHash);
    expect(after.find('rss.xml')).toBe(rss);
  });

  it('of what was asked for reads or renders nothing that is as before', () => {
    const { disk, read } = watched(publicationWith());
    const before = look(disk);
    before.find('rss.xml');
    read.length = 0;
    look(disk, before).find('rss.xml');
    expect(read).toEqual([]);
  });

  it('is told if a body, a title, a picture or the settings are others', () => {
    const disk = publicationWith();
    let live = look(disk);
    const edits: [string, string | Uint8Array][] = [
      ['items/road.md', ROAD.replace('open', 'shut')],
      ['items/road.md', ROAD.replace('The road', 'A road')],
      ['items/road.png', pngOf(11, 10)],
      ['feed.yaml', SHORTEST],
    ];
    for (const [path, content] of edits) {
      disk.files.set(path, Buffer.from(content));
      const next = look(disk, live);
      expect(next.contentHash).not.toBe(live.contentHash);
      live = next;
    }
  });

  it('within the same second has another time, and none in the future', () => {
    const disk = publicationWith();
    let live = look(disk);
    const times = ['shut', 'wet', 'dry', 'gone', 'back'].map((word) => {
      disk.files.set('items/road.md', Buffer.from(ROAD.replace('open', word)));
      live = look(disk, live, NOW);
      return live.find('rss.xml')?.modified ?? 0;
    });
    expect(new Set(times).size).toBe(5);
    expect(Math.max(...times)).toBeLessThanOrEqual(NOW.getTime());
  });
});

describe('an error', () => {
  const BROKEN = Buffer.from(ROAD.replace('21 December', '31 February'));

  it('leaves the last good feeds as they are, and stands on every page', () => {
    const disk = publicationWith();
    const before = look(disk);
    const rss = before.find('rss.xml');
    for (const path of ['', '2014/12/21/road/']) before.find(path);
    disk.files.set('items/road.md', BROKEN);
    const after = look(disk, before);
    expect(after.find('rss.xml')).toBe(rss);
    expect(after.contentHash).not.toBe(before.contentHash);
    for (const path of ['', '2014/12/21/road/']) {
      expect(textAt(after, path)).toContain('role="alert"');
      expect(textAt(after, path)).toContain('<code>items/road.md:3:7</code> expected a date, found');
      expect(textAt(after, path)).toContain('It is open.');
    }
    expect(after.problems).toMatchObject([{ code: 'DATE_UNREADABLE' }]);
  });

  it('is gone when it is mended', () => {
    const disk = publicationWith();
    const good = look(disk);
    disk.files.set('items/road.md', BROKEN);
    const bad = look(disk, good);
    expect(textAt(bad, '')).toContain('items/road.md:3:7');
    disk.files.set('items/road.md', Buffer.from(ROAD));
    const mended = look(disk, bad);
    expect(textAt(mended, '')).not.toContain('role="alert"');
    expect(mended.contentHash).toBe(good.contentHash);
  });

  it('of feed.yaml is told likewise', () => {
    const disk = publicationWith();
    const before = look(disk);
    disk.files.set('feed.yaml', Buffer.from('titel: x\n'));
    expect(textAt(look(disk, before), '')).toContain('did you mean title?');
  });

  it('from the beginning is all that there is to see', () => {
    const live = look(publicationWith({ 'items/road.md': BROKEN }));
    expect(live.find('')?.status).toBe(503);
    expect(textAt(live, '')).toContain('items/road.md:3:7');
    expect(live.find('rss.xml')).toBeUndefined();
    expect(live.notFound()).toBeUndefined();
    expect(live.find('_dateline/reload.js')).toBeDefined();
  });

  it('names the first eight, and how many more there are', () => {
    const files = Object.fromEntries(
      Array.from({ length: 10 }, (_, n) => [`items/${n}.md`, article('A', '31 February 2014')]),
    );
    const text = textAt(look(publicationWith(files)), '');
    expect(text.match(/<li>/g)).toHaveLength(8);
    expect(text).toContain('And 2 more.');
  });

  it('cannot write markup into the page', () => {
    const disk = publicationWith({ 'items/x.md': article('A', '"<script>alert(1)</script>"') });
    expect(textAt(look(disk), '')).not.toContain('<script>alert');
  });
});

describe('an article that was edited while an error stands', () => {
  const FILES = manyArticles(500);
  const OLDEST = '2014/01/01/n0/';

  it('is served as it was if it was asked for, and else as the problems', () => {
    const disk = memoryDisk({ ...FILES, 'feed.yaml': SHORTEST });
    const good = look(disk);
    disk.files.set('items/wrong.md', Buffer.from('No title.'));
    disk.files.set('items/n0.md', Buffer.from(article('N0', '2014-01-01 10:00', 'Edited.')));
    const bad = look(disk, good);
    expect(bad.find(OLDEST)?.status).toBe(503);
    expect(textAt(bad, OLDEST)).toContain('items/wrong.md');
    expect(textAt(bad, OLDEST)).not.toContain('Edited.');
    disk.files.delete('items/wrong.md');
    const mended = look(disk, bad);
    expect(mended.find(OLDEST)?.status).toBeUndefined();
    expect(textAt(mended, OLDEST)).toContain('Edited.');
  });

  it('is served as it was if somebody had asked for it', () => {
    const disk = memoryDisk({ ...FILES, 'feed.yaml': SHORTEST });
    const good = look(disk);
    good.find(OLDEST);
    for (let number = 1; number < 500; number += 1) good.find(pathOf(number));
    disk.files.set('items/wrong.md', Buffer.from('No title.'));
    disk.files.set('items/n0.md', Buffer.from(article('N0', '2014-01-01 10:00', 'Edited.')));
    const bad = look(disk, good);
    expect(bad.find(OLDEST)?.status).toBeUndefined();
    expect(textAt(bad, OLDEST)).toContain('Body 0.');
  });
});

describe('an archive', () => {
  const COUNT = 250;
  const WRONG = { 'items/n3.md': article('N3', '2014-01-04 10:00', 'Body <script>x()</script>') };

  it('is read by and by, the newest first, and its problems are told at the end', () => {
    const disk = memoryDisk({ ...manyArticles(COUNT), ...WRONG, 'feed.yaml': SHORTEST });
    let live = look(disk);
    expect(live.isUnread).toBe(true);
    expect(live.problems).toEqual([]);
    let rounds = 0;
    while (live.isUnread && rounds < 10) {
      expect(live.problems).toEqual([]);
      live = look(disk, live);
      rounds += 1;
    }
    expect(live.isUnread).toBe(false);
    expect(rounds).toBeLessThan(4);
    expect(live.problems).toMatchObject([{ file: 'items/n3.md', code: 'CONTENT_REMOVED' }]);
  });

  it('is served before it is read', () => {
    const disk = memoryDisk({ ...manyArticles(COUNT), 'feed.yaml': SHORTEST });
    const live = look(disk);
    expect(textAt(live, '2014/01/01/n0/')).toContain('Body 0.');
  });

  it('that has an error leaves the last good build, which is served until then', () => {
    const missing = { 'items/n3.md': article('N3', '2014-01-04 10:00', '![Gone](gone.png)') };
    const disk = memoryDisk({ ...manyArticles(COUNT), ...missing, 'feed.yaml': SHORTEST });
    let live = look(disk);
    expect(live.isUnread).toBe(true);
    for (let round = 0; round < 4; round += 1) live = look(disk, live);
    expect(live.isUnread).toBe(false);
    expect(live.problems).toMatchObject([{ file: 'items/n3.md', code: 'PICTURE_MISSING' }]);
    expect(textAt(live, '')).toContain('role="alert"');
    expect(textAt(live, '2014/01/02/n1/')).toContain('Body 1.');
  });

  it('is read by nobody if a build has recorded it', () => {
    const root = folderWith({ ...manyArticles(COUNT), ...WRONG, 'feed.yaml': SHORTEST });
    const { disk, read } = watched(realDisk(root));
    publish({ disk, program: 'a program' }, publicationOf(disk), { now: NOW });
    read.length = 0;
    const live = look(disk, EMPTY_PREVIEW, NOW, 'a program');
    expect(read).toEqual([]);
    expect(live.isUnread).toBe(false);
    expect(live.problems).toMatchObject([{ file: 'items/n3.md', code: 'CONTENT_REMOVED' }]);
    putFiles(root, { 'items/n5.md': article('N5', '2014-01-06 10:00', 'Edited.') });
    look(disk, live, NOW, 'a program');
    expect(new Set(read)).toEqual(new Set(['items/n5.md']));
  });
});

/** Articles of one day each, `n0` the oldest. */
function manyArticles(count: number): Files {
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `items/n${n}.md`,
      article(`N${n}`, `${dayOf(n)} 10:00`, `Body ${n}.`),
    ]),
  );
}

function dayOf(number: number): string {
  return new Date(Date.UTC(2014, 0, 1 + number)).toISOString().slice(0, 10);
}

function pathOf(number: number): string {
  return `${dayOf(number).replaceAll('-', '/')}/n${number}/`;
}
