import { describe, expect, it } from 'vitest';
import { EMPTY_PREVIEW, isOther, type Live, refresh } from '../../../src/publish/preview/livePreview.ts';
import { pngOf } from '../../articles/material.ts';
import { article } from '../../support/articles.ts';
import { memoryDisk } from '../../support/memoryDisk.ts';
import { NOW, SHORTEST } from '../../support/publication.ts';

const URL = 'http://127.0.0.1:4321/';
const ROAD = article('The road', '8:03 pm on 21 December 2014', '![A road](road.png)\n\nIt is open.');

function settings(files: Record<string, string | Uint8Array> = {}) {
  return memoryDisk({
    'feed.yaml': `${SHORTEST}icon: road.png\n`,
    'items/road.md': ROAD,
    'items/road.png': pngOf(10, 10),
    'road.png': pngOf(20, 20),
    ...files,
  });
}

function look(disk: ReturnType<typeof settings>, before: Live = EMPTY_PREVIEW, now = NOW) {
  return refresh(disk, before, { url: URL, now });
}

function textAt({ site }: Live, path: string): string {
  return String(Buffer.from(site.get(path)?.read() ?? []));
}

describe('a publication that is being written', () => {
  it('is served under an address of this machine: no link leads anywhere else', () => {
    const live = look(settings());
    for (const path of ['', 'rss.xml', 'atom.xml', 'feed.json', '2014/12/21/road/']) {
      expect(textAt(live, path)).toContain(URL);
      expect(textAt(live, path)).not.toContain('https://news.example.nz/');
    }
  });

  it('has everything that its documents show', () => {
    const { site } = look(settings());
    const pictures = [...site.keys()].filter((path) => path.startsWith('media/'));
    expect(pictures).toHaveLength(2);
    expect(site.get(pictures[0] as string)?.type).toBe('image/png');
    for (const path of ['page.css', 'copy.js', 'feed.css', '_dateline/reload.js', '_dateline/live.css'])
      expect(site.has(path)).toBe(true);
  });

  it('leaves the disk as it is', () => {
    const disk = settings();
    const before = new Map(disk.files);
    look(disk);
    expect(disk.files).toEqual(before);
  });

  it('reloads its pages, which the published ones do not', () => {
    expect(textAt(look(settings()), '')).toContain('<script src="/_dateline/reload.js" defer>');
  });

  it('tells readers where a document is, and the hubs', () => {
    const disk = settings({ 'feed.yaml': `${SHORTEST}hubs: https://hub.example/\n` });
    expect(look(disk).site.get('atom.xml')?.links).toEqual([
      `<${URL}atom.xml>; rel="self"`,
      '<https://hub.example/>; rel="hub"',
    ]);
    expect(look(settings()).site.get('rss.xml')?.links).toEqual([`<${URL}rss.xml>; rel="self"`]);
  });
});

describe('a change', () => {
  it('changes what shows it, and nothing else', () => {
    const disk = settings();
    const before = look(disk);
    disk.files.set('items/tide.md', Buffer.from(article('The tide', '9:00 am on 22 December 2014')));
    const after = look(disk, before, new Date(NOW.getTime() + 5000));
    expect(isOther(before.site, after.site)).toBe(true);
    expect(after.site.get('rss.xml')?.modified).toBe(NOW.getTime());
    for (const path of ['page.css', 'feed.css', '404.html'])
      expect(after.site.get(path)).toBe(before.site.get(path));
  });

  it('is none where nothing is different: everything is the same object', () => {
    const disk = settings();
    const before = look(disk);
    const after = look(disk, before, new Date(NOW.getTime() + 5000));
    expect(isOther(before.site, after.site)).toBe(false);
    expect(after.site.get('rss.xml')).toBe(before.site.get('rss.xml'));
  });

  it('within the same second has another time, and none in the future', () => {
    const disk = settings();
    let live = look(disk);
    const times = ['shut', 'wet', 'dry', 'gone', 'back'].map((word) => {
      disk.files.set('items/road.md', Buffer.from(ROAD.replace('open', word)));
      live = look(disk, live, NOW);
      return live.site.get('rss.xml')?.modified ?? 0;
    });
    expect(new Set(times).size).toBe(5);
    expect(Math.max(...times)).toBe(NOW.getTime());
  });
});

describe('an error', () => {
  const BROKEN = Buffer.from(ROAD.replace('21 December', '31 February'));

  it('leaves the last good feeds as they are, and stands on every page', () => {
    const disk = settings();
    const before = look(disk);
    disk.files.set('items/road.md', BROKEN);
    const after = look(disk, before);
    expect(after.site.get('rss.xml')).toBe(before.site.get('rss.xml'));
    for (const path of ['', '2014/12/21/road/']) {
      expect(textAt(after, path)).toContain('role="alert"');
      expect(textAt(after, path)).toContain('<code>items/road.md:3:7</code> expected a date, found');
    }
    expect(after.problems).toMatchObject([{ code: 'DATE_UNREADABLE' }]);
  });

  it('is gone when it is mended', () => {
    const disk = settings();
    const good = look(disk);
    disk.files.set('items/road.md', BROKEN);
    const bad = look(disk, good);
    disk.files.set('items/road.md', Buffer.from(ROAD));
    expect(textAt(look(disk, bad), '')).not.toContain('role="alert"');
  });

  it('of feed.yaml is told likewise', () => {
    const disk = settings();
    const before = look(disk);
    disk.files.set('feed.yaml', Buffer.from('titel: x\n'));
    expect(textAt(look(disk, before), '')).toContain('did you mean title?');
  });

  it('from the beginning is all that there is to see', () => {
    const { site } = look(settings({ 'items/road.md': BROKEN }));
    expect(site.get('')?.status).toBe(503);
    expect(String(Buffer.from(site.get('')?.read() ?? []))).toContain('items/road.md:3:7');
    expect(site.has('rss.xml')).toBe(false);
  });

  it('names the first eight, and how many more there are', () => {
    const files = Object.fromEntries(
      Array.from({ length: 10 }, (_, n) => [`items/${n}.md`, article('A', '31 February 2014')]),
    );
    const text = textAt(look(settings(files)), '');
    expect(text.match(/<li>/g)).toHaveLength(8);
    expect(text).toContain('And 2 more.');
  });

  it('cannot write markup into the page', () => {
    const disk = settings({ 'items/x.md': article('A', '"<script>alert(1)</script>"') });
    expect(textAt(look(disk), '')).not.toContain('<script>alert');
  });
});
