import { describe, expect, it } from 'vitest';
import { NEVER_SHOWN } from '../../src/model/lockEntry.ts';
import type { Settings } from '../../src/model/settings.ts';
import { publish } from '../../src/publish/publish.ts';
import { article } from '../support/articles.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { NOW, SHORTEST } from '../support/publication.ts';

const ENGLISH = { where: { language: 'en' } };
const FRENCH = { path: 'fr', title: 'En français', where: { language: 'fr' } };
const FILES = {
  'feed.yaml': SHORTEST,
  'items/road.md': article('Road', '2015-01-02 08:00'),
  'items/mer.md': article('Mer', '2014-01-03 08:00', 'La mer.', 'lang: fr\n'),
};

function publishWith(more: Partial<Settings>, disk = memoryDisk(FILES)) {
  const publication = publicationOf(disk);
  const report = publish(
    { disk },
    { ...publication, settings: { ...publication.settings, ...more } },
    { now: NOW },
  );
  const textOf = (path: string) => `${disk.files.get(`output/${path}`)}`;
  const titlesIn = (path: string) =>
    JSON.parse(textOf(path)).items.map(({ title }: { title: string }) => title) as string[];
  return { disk, report, textOf, titlesIn };
}

describe('a main feed of some articles', () => {
  it('has these in all its documents, and the archive no others', () => {
    const window = { items: 1, days: 1, bytes: 500_000 };
    const { textOf, titlesIn, disk } = publishWith({ ...ENGLISH, window });
    expect(titlesIn('feed.json')).toEqual(['Road']);
    for (const path of ['rss.xml', 'atom.xml']) expect(textOf(path)).not.toContain('Mer');
    expect([...disk.files.keys()].filter((path) => /archive\/.*json$/.test(path))).toEqual([]);
  });

  it('leaves the others their pages, in lists too', () => {
    const { textOf } = publishWith(ENGLISH);
    for (const path of ['2014/01/03/mer/', '', 'archive/2014-01/'])
      expect(textOf(`${path}index.html`)).toContain('Mer');
  });

  it('leaves them their other feeds, with the same ids', () => {
    const { titlesIn, textOf } = publishWith({ ...ENGLISH, feeds: [FRENCH], tagFeeds: true });
    expect(titlesIn('fr/feed.json')).toEqual(['Mer']);
    expect(JSON.parse(textOf('fr/feed.json')).items[0].id).toBe('tag:news.example.nz,2014-01-03:mer');
  });

  it('says in its lists of feeds what it is', () => {
    const { textOf } = publishWith({ ...ENGLISH, feeds: [FRENCH], feedMenu: true });
    const [main] = JSON.parse(textOf('.well-known/feed-menu.json')).items;
    expect(main.description).toBe('News from a harbour');
  });

  it('tells subscribers of none that is in no feed, and remembers it as never shown', () => {
    const { report, disk } = publishWith(ENGLISH);
    expect(report.subscribers.new.map(({ title }) => title)).toEqual(['Road']);
    expect(report.unseen).toEqual([]);
    const line = `${disk.files.get('feed.lock')}`.split('\n').find((one) => one.includes('items/mer.md'));
    expect(line).toContain(NEVER_SHOWN);
  });

  it('tells an article as new when it comes into a feed', () => {
    const { disk } = publishWith(ENGLISH);
    expect(publishWith({}, disk).report.subscribers.new.map(({ title }) => title)).toEqual(['Mer']);
  });

  it('is told of where it has none at all', () => {
    const { report } = publishWith({ where: { language: 'de' } });
    expect(report.problems).toMatchObject([
      { code: 'FEED_EMPTY', file: 'feed.yaml', mend: 'correct what its where: says, or take it out' },
    ]);
  });

  it('tells of articles that nothing shows, where there are no pages', () => {
    const settings = { ...ENGLISH, pages: false };
    const disk = memoryDisk({
      ...FILES,
      ...Object.fromEntries(
        [1, 2, 3, 4].map((day) => [
          `items/z${day}.md`,
          article(`Z${day}`, `2014-02-0${day}`, `Z ${day}`, 'lang: mi\n'),
        ]),
      ),
    });
    const toldOf = (more: Partial<Settings>) =>
      publishWith({ ...settings, ...more }, disk).report.problems.filter(({ code }) => code === 'IN_NO_FEED');
    const reo = { path: 'reo', title: 'Te reo', where: { language: 'mi' } };
    const ofOne = 'expected a feed for every article, found none for "items/mer.md"';
    expect(toldOf({ feeds: [reo] })).toMatchObject([{ file: 'feed.yaml', severity: 'note', message: ofOne }]);
    const [ofMany] = toldOf({});
    expect(ofMany?.message).toMatch(/none for "items\/z4.md", "items\/z3.md", "items\/z2.md", 2 more$/);
    expect(toldOf({ feeds: [reo, FRENCH] })).toEqual([]);
    expect(toldOf({ pages: true })).toEqual([]);
  });

  it('may be a show, of those that have audio', () => {
    const podcast = { image: 'https://cdn.example/c.png', categories: [], isExplicit: false } as never;
    const audio = 'enclosures: [{ url: "https://cdn.example/a.mp3", type: audio/mpeg, sizeInBytes: 9 }]\n';
    const disk = memoryDisk({
      ...FILES,
      'items/talk.md': article('Talk', '2015-02-02 08:00', 'A talk.', audio),
      'items/propos.md': article('Propos', '2015-02-03 08:00', 'Un propos.', `${audio}lang: fr\n`),
    });
    const { titlesIn, report } = publishWith({ ...ENGLISH, podcast, feeds: [FRENCH] }, disk);
    expect(titlesIn('feed.json')).toEqual(['Talk']);
    expect(titlesIn('fr/feed.json')).toEqual(['Propos', 'Mer']);
    const silent = report.problems.filter(({ code }) => code === 'EPISODE_WITHOUT_AUDIO');
    expect(silent.map(({ file }) => file)).toEqual(['items/road.md']);
  });
});

describe('articles that leave the main feed', () => {
  it('leave it without a word: they are not withdrawn, and no subscriber is told', () => {
    const { disk } = publishWith({});
    const { report, textOf, titlesIn } = publishWith({ ...ENGLISH, feeds: [FRENCH] }, disk);
    expect(titlesIn('feed.json')).toEqual(['Road']);
    expect(textOf('atom.xml')).not.toContain('deleted-entry');
    expect(report.subscribers).toEqual({ new: [], updated: [], edited: [], returning: [], gone: [] });
    expect(report.problems).toEqual([]);
    expect(report.removed).toEqual([]);
  });

  it('are no news when they come back', () => {
    const { disk } = publishWith({});
    publishWith(ENGLISH, disk);
    const { report, titlesIn } = publishWith({}, disk);
    expect(titlesIn('feed.json')).toEqual(['Road', 'Mer']);
    expect(report.subscribers).toEqual({ new: [], updated: [], edited: [], returning: [], gone: [] });
  });

  it('have no tombstone in it when they are withdrawn later', () => {
    const { disk } = publishWith({ ...ENGLISH, feeds: [FRENCH] });
    const withdrawn = article('Mer', '2014-01-03 08:00', '', 'lang: fr\nwithdrawn: 2015-01-01 09:00\n');
    disk.files.set('items/mer.md', Buffer.from(withdrawn));
    const { textOf } = publishWith({ ...ENGLISH, feeds: [FRENCH] }, disk);
    expect(textOf('atom.xml')).not.toContain('mer');
    expect(textOf('fr/atom.xml')).toContain('mer');
  });

  it('stay as they were published in another feed while they have an error', () => {
    const settings = { ...ENGLISH, feeds: [FRENCH], onError: 'skip' } as const;
    const { disk } = publishWith(settings);
    disk.files.set('items/mer.md', Buffer.from('---\ntitle: [\n---\n'));
    const { report, titlesIn } = publishWith(settings, disk);
    expect(report.leftOut).toEqual([{ file: 'items/mer.md', isKept: true }]);
    expect(titlesIn('fr/feed.json')).toEqual(['Mer']);
  });
});
