import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFeed } from '../../src/import/reader/readFeed.ts';
import { publish } from '../../src/publish/publish.ts';
import { article } from '../support/articles.ts';
import type { Files } from '../support/files.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { NOW, SETTINGS } from '../support/publication.ts';
import { readXmlStrictly } from '../support/strictXml.ts';

const SMALL = `${SETTINGS}window: { items: 10, days: 1 }\n`;
const HOME = 'https://news.example.nz/';
const CURRENT = ['rss.xml', 'atom.xml', 'feed.json'];

/** Eight articles a day from a day on, the name of each its number. */
function eightADay(count: number, from = '2014-11-30T00:00'): Files {
  const start = Date.parse(`${from}Z`);
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `items/a${n}.md`,
      article(`Article ${n}`, new Date(start + n * 3 * 3_600_000).toISOString().slice(0, 16)),
    ]),
  );
}

function published(files: Files, settings = SMALL) {
  const disk = memoryDisk({ 'feed.yaml': settings, ...files });
  publish({ disk }, publicationOf(disk), { now: NOW });
  return disk;
}

function textAt(disk: ReturnType<typeof published>, path: string): string {
  const bytes = disk.files.get(`output/${path}`);
  if (bytes === undefined) throw new Error(`expected ${path}, found nothing`);
  return String(bytes);
}

/** Where a document says that what came before is. */
function previousOf(text: string): string | undefined {
  const [, href] =
    /rel="prev-archive"[^>]*href="([^"]+)"|href="([^"]+)" rel="prev-archive"/
      .exec(text)
      ?.filter((one, index) => index === 0 || one !== undefined) ?? [];
  const next = text.startsWith('{') ? JSON.parse(text).next_url : href;
  return next?.replace(HOME, '');
}

/** All ids from the current feed back, in the order in which they are met. */
function walk(disk: ReturnType<typeof published>, from: string): string[] {
  const ids: string[] = [];
  for (let path: string | undefined = from; path !== undefined; path = previousOf(textAt(disk, path))) {
    const { feed, problems } = readFeed(path, textAt(disk, path));
    expect(problems).toEqual([]);
    ids.push(...(feed?.entries.map(({ id }) => id ?? '') ?? []));
    if (ids.length > 10_000) throw new Error('a walk without an end');
  }
  return ids;
}

describe('who walks from the current feed back through the links', () => {
  it.each(CURRENT)('of %s meets every article once, the newest first', (path) => {
    const disk = published(eightADay(320));
    const ids = walk(disk, path);
    expect(ids).toHaveLength(320);
    expect(ids.map((id) => Number(/:a(\d+)$/.exec(id)?.[1]))).toEqual(
      Array.from({ length: 320 }, (_, n) => 319 - n),
    );
  });

  it('meets every article once, whatever their times are', () => {
    const times = fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(times, (hours) => {
        const files = Object.fromEntries(
          hours.map((hour, n) => {
            const time = new Date(Date.UTC(2014, 5, 1) + hour * 5 * 3_600_000).toISOString().slice(0, 16);
            return [`items/a${n}.md`, article(`Article ${n}`, time)];
          }),
        );
        const disk = published(files);
        const [rss, atom, json] = CURRENT.map((path) => walk(disk, path));
        expect(new Set(rss).size).toBe(hours.length);
        expect(rss).toHaveLength(hours.length);
        expect(atom).toEqual(rss);
        expect(json).toEqual(rss);
      }),
      { numRuns: 25 },
    );
  });

  it('of a feed of its own meets every article of that feed', () => {
    const files = Object.fromEntries(
      Object.entries(eightADay(60)).map(([path, text]) => [path.replace('items/', 'items/sport/'), text]),
    );
    const own = 'feeds: [{ path: sport, title: Sport, where: { folder: sport } }]\n';
    const disk = published({ ...files, ...eightADay(20, '2014-01-01T00:00') }, SMALL + own);
    expect(walk(disk, 'sport/atom.xml')).toHaveLength(60);
    expect(walk(disk, 'atom.xml')).toHaveLength(80);
  });
});

describe('a document of the archive', () => {
  const disk = published(eightADay(320));

  it.each([
    ['archive/2014-12.xml', '<atom:link href', 'rss+xml'],
    ['archive/2014-12.atom.xml', '<link rel', 'atom+xml'],
  ])('%s says that it is one, and where the others are', (path) => {
    const text = textAt(disk, path);
    readXmlStrictly(text);
    expect(text).toContain('<fh:archive/>');
    const links = [...text.matchAll(/<(?:atom:)?link ([^>]*)\/>/g)].map(([, attributes = '']) => {
      const of = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1];
      return `${of('rel')} ${of('href')}`;
    });
    const kind = path.replace('archive/2014-12', '');
    expect(links).toEqual(
      expect.arrayContaining([
        `self ${HOME}${path}`,
        `current ${HOME}${kind === '.xml' ? 'rss.xml' : 'atom.xml'}`,
        `prev-archive ${HOME}archive/2014-11${kind}`,
        `next-archive ${HOME}archive/2014-12-2${kind}`,
      ]),
    );
  });

  it('has the id of the feed, and the newest time of its own articles', () => {
    const text = textAt(disk, 'archive/2014-11.atom.xml');
    expect(text).toContain(`<id>${HOME}</id>`);
    expect(/<updated>([^<]*)/.exec(text)?.[1]).toBe('2014-11-30T21:00:00+13:00');
  });

  it('does not change when articles are added, once there is a newer one', () => {
    const later = published(eightADay(420));
    for (const path of ['archive/2014-11', 'archive/2014-12']) {
      for (const kind of ['.xml', '.atom.xml', '.json'])
        expect(textAt(later, path + kind)).toBe(textAt(disk, path + kind));
    }
  });

  it('of JSON leads to the one before', () => {
    expect(JSON.parse(textAt(disk, 'archive/2014-12.json'))).toMatchObject({
      feed_url: `${HOME}archive/2014-12.json`,
      next_url: `${HOME}archive/2014-11.json`,
    });
    expect(JSON.parse(textAt(disk, 'archive/2014-11.json'))).not.toHaveProperty('next_url');
  });
});

describe('the current feed', () => {
  it('leads to the newest document of the archive, and is none itself', () => {
    const text = textAt(published(eightADay(20)), 'atom.xml');
    expect(previousOf(text)).toBe('archive/2014-12.atom.xml');
    expect(text).not.toContain('fh:archive');
  });

  it('leads nowhere while it shows every article', () => {
    const disk = published(eightADay(5));
    for (const path of CURRENT) expect(previousOf(textAt(disk, path))).toBeUndefined();
    expect([...disk.files.keys()].filter((path) => path.includes('archive'))).toEqual([]);
  });

  it('leads nowhere with archive: false', () => {
    const disk = published(eightADay(20), `${SMALL}archive: false\n`);
    for (const path of CURRENT) expect(previousOf(textAt(disk, path))).toBeUndefined();
    expect([...disk.files.keys()].filter((path) => path.includes('archive'))).toEqual([]);
  });
});

describe('what subscribers notice', () => {
  it('is the current feed alone: what is in the archive is nothing new to them', () => {
    const disk = memoryDisk({ 'feed.yaml': SMALL, ...eightADay(40) });
    const report = publish({ disk }, publicationOf(disk), { now: NOW });
    expect(report.subscribers.new).toHaveLength(10);
  });
});

describe('below a folder whose name is beyond ASCII', () => {
  const settings = SMALL.replace(HOME, `${HOME}pōneke/`);
  const disk = published(eightADay(40), settings);
  const home = 'https://news.example.nz/p%C5%8Dneke/';

  it.each(['archive/2014-12.xml', 'archive/2014-12.atom.xml', 'archive/2014-12.json'])(
    '%s names itself and the others by absolute addresses, percent-encoded',
    (path) => {
      const text = textAt(disk, path);
      expect(text).toContain(`"${home}${path}"`);
      expect(text).toContain(`"${home}${path.replace('2014-12', '2014-11')}"`);
      expect(text).not.toContain('pōneke');
    },
  );
});

describe('what an archive has no longer is taken away,', () => {
  const FOREIGN = { 'output/archive/2014-11.txt': 'Mine.', 'output/archive/2001-01.xml': '<mine/>' };

  /** What is in the archive after a second run with other files. */
  function left(settings: string, files: Files, after: Files, gone: RegExp = /^$/) {
    const disk = memoryDisk({ 'feed.yaml': settings, ...files, ...FOREIGN });
    publish({ disk }, publicationOf(disk), { now: NOW });
    for (const path of disk.files.keys()) if (gone.test(path)) disk.files.delete(path);
    for (const [path, text] of Object.entries(after)) disk.files.set(path, Buffer.from(text));
    const { removed } = publish({ disk }, publicationOf(disk), { now: NOW, unpublishes: true });
    const there = [...disk.files.keys()].filter((path) => path.startsWith('output/archive/'));
    return { removed, there: there.map((path) => path.slice('output/archive/'.length)) };
  }
  const foreign = Object.keys(FOREIGN).map((path) => path.slice('output/archive/'.length));
  const documents = (name: string) => ['.xml', '.atom.xml', '.json'].map((kind) => name + kind);
  const PAGED = SMALL.replace('links: dateline\n', '');

  it('the documents of a month that has no article any more', () => {
    const { removed, there } = left(SMALL, eightADay(40), {}, /^items\/a[0-7]\.md$/);
    expect(removed.toSorted()).toEqual(documents('output/archive/2014-11').toSorted());
    expect(there.toSorted()).toEqual([...foreign, ...documents('2014-12')].toSorted());
  });

  it('its page', () => {
    const { there } = left(PAGED, eightADay(40), {}, /^items\/a[0-7]\.md$/);
    expect(there).not.toContain('2014-11/index.html');
    expect(there).toEqual(expect.arrayContaining([...foreign, 'index.html', '2014-12/index.html']));
  });

  it('all of it with archive: false', () => {
    const { there } = left(PAGED, eightADay(40), { 'feed.yaml': `${PAGED}archive: false\n` });
    expect(there.toSorted()).toEqual(foreign.toSorted());
  });

  it('its pages with pages: false', () => {
    const { there } = left(PAGED, eightADay(40), { 'feed.yaml': SMALL });
    expect(there.toSorted()).toEqual(
      [...foreign, ...documents('2014-11'), ...documents('2014-12')].toSorted(),
    );
  });
});
