import { describe, expect, it } from 'vitest';
import { channelOfItems, composeFeed, podcastGuid, showGuid } from '../../src/feeds/composeFeed.ts';
import { renderRss } from '../../src/feeds/rss.ts';
import type { History } from '../../src/model/channel.ts';
import type { FeedPlan } from '../../src/model/feedPlan.ts';
import type { Item } from '../../src/model/item.ts';
import type { Podcast } from '../../src/model/podcast.ts';
import type { Settings } from '../../src/model/settings.ts';
import { Stamp } from '../../src/model/stamp.ts';
import { auckland } from '../support/publication.ts';

const paths = { rss: 'rss.xml', atom: 'a/atom.xml', json: 'feed.json' };
const feed: FeedPlan = {
  folder: '',
  archiveFolder: 'archive/',
  paths,
  addresses: paths,
  title: auckland.title,
  id: auckland.url,
  isMain: true,
  hasArchive: true,
  selection: { kind: 'all' },
  window: { items: 50, days: 31, bytes: 500_000 },
};
const published = new Stamp(Date.UTC(2014, 11, 21, 7, 3), 780);
const item: Item = {
  id: 'tag:news.example.nz,2014-12-21:road',
  title: 'Road',
  link: 'https://news.example.nz/2014/12/21/road/',
  published,
  date: published,
  author: [],
  category: [],
};

function optionsOf(changes: Partial<Settings>) {
  const settings = { ...auckland, ...changes };
  const { podcast } = settings;
  return composeFeed(settings, [], { feed: { ...feed, ...(podcast && { podcast }) } }).options;
}

describe('a composed feed', () => {
  it('says what the publication says', () => {
    expect(optionsOf({})).toMatchObject({
      id: 'https://news.example.nz/',
      title: 'Example News',
      description: 'News from Example',
      link: 'https://news.example.nz/',
      language: 'en-NZ',
      ttl: 60,
      rssDates: 'local',
      hubs: [],
      feedLinks: {
        rss: 'https://news.example.nz/rss.xml',
        atom: 'https://news.example.nz/a/atom.xml',
        json: 'https://news.example.nz/feed.json',
      },
    });
  });

  it('has the publication itself for an author where it names none', () => {
    expect(optionsOf({}).authors).toEqual([{ name: 'Example News', link: 'https://news.example.nz/' }]);
  });

  it('has the authors, hubs and RSS dates that the publication names', () => {
    const authors = [{ name: 'Newsroom', email: 'news@example.nz' }];
    const hubs = ['https://hub.example/'];
    expect(optionsOf({ authors, hubs, rss: { dates: 'gmt' } })).toMatchObject({
      authors,
      hubs,
      rssDates: 'gmt',
    });
  });

  it('has a rssCloud server, but for documents of the archive', () => {
    const rssCloud = 'http://rpc.example:5337/pleaseNotify';
    const cloudIn = (history?: History) =>
      composeFeed({ ...auckland, rssCloud }, [], { feed, ...(history && { history }) }).options.cloud;
    expect([cloudIn(), cloudIn({ isArchive: false }), cloudIn({ isArchive: true })]).toEqual([
      rssCloud,
      rssCloud,
      undefined,
    ]);
    const portOf = (cloud: string) =>
      /port="(\d+)"/.exec(renderRss({ options: { ...optionsOf({}), cloud }, items: [] }))?.[1];
    expect(['http://a.example/', 'https://a.example/', 'a.example'].map(portOf)).toEqual([
      '80',
      '443',
      undefined,
    ]);
  });

  it('has copyright and icon only where there are some', () => {
    const icon = 'https://news.example.nz/icon.png';
    expect(optionsOf({ copyright: '© 2014', icon })).toMatchObject({
      copyright: '© 2014',
      image: icon,
      favicon: icon,
    });
    expect(Object.keys(optionsOf({}))).not.toContain('copyright');
    expect(Object.keys(optionsOf({}))).not.toContain('image');
  });

  it('has its style sheet beside the documents of the main feed', () => {
    const styleOf = (rss: string) =>
      composeFeed(auckland, [], { feed, addresses: { ...paths, rss } }).options.stylesheet;
    expect(['rss.xml', 'sport/rss.xml', 'sport/archive/2014-12.xml'].map(styleOf)).toEqual([
      'feed.css',
      '../feed.css',
      '../../feed.css',
    ]);
  });

  it('has the address that ids without one are made of only where there is one', () => {
    expect(optionsOf({ idBase: 'https://old.example/' }).idBase).toBe('https://old.example/');
    expect(Object.keys(optionsOf({}))).not.toContain('idBase');
  });

  it('has the entries that were taken back only where there are some', () => {
    const deleted = [{ id: 'urn:x', when: published }];
    expect(composeFeed(auckland, [], { feed, deleted }).options.deleted).toEqual(deleted);
    expect(Object.keys(composeFeed(auckland, [], { feed, deleted: [] }).options)).not.toContain('deleted');
  });

  it('has the absolute addresses of the documents before and after it, where there are some', () => {
    const at = (name: string) => ({ rss: `${name}.xml`, atom: `${name}.atom.xml`, json: `${name}.json` });
    const absolute = (name: string) => ({
      rss: `https://news.example.nz/${name}.xml`,
      atom: `https://news.example.nz/${name}.atom.xml`,
      json: `https://news.example.nz/${name}.json`,
    });
    const historyOf = (history: History) => composeFeed(auckland, [], { feed, history }).options.history;
    expect(
      historyOf({ isArchive: true, current: at('now'), previous: at('11'), next: at('1') }),
    ).toStrictEqual({
      isArchive: true,
      current: absolute('now'),
      previous: absolute('11'),
      next: absolute('1'),
    });
    expect(historyOf({ isArchive: false })).toStrictEqual({ isArchive: false });
    expect(Object.keys(optionsOf({}))).not.toContain('history');
  });

  it('is no podcast where the publication is none', () => {
    expect(Object.keys(optionsOf({}))).not.toContain('show');
  });

  it('holds the items in their order', () => {
    const other = { ...item, id: 'tag:news.example.nz,2014-12-21:bridge' };
    expect(composeFeed(auckland, [item, other], { feed }).items).toEqual([item, other]);
  });
});

describe('the show of a podcast', () => {
  const podcast: Podcast = {
    image: 'https://news.example.nz/cover.jpg',
    imagePlace: { file: 'feed.yaml', line: 7, column: 10 },
    categories: [{ name: 'News', below: 'Daily News' }],
    isExplicit: false,
    isLocked: true,
  };
  const showOf = (changes: Partial<Podcast>, settings: Partial<Settings> = {}) =>
    optionsOf({ podcast: { ...podcast, ...changes }, ...settings }).show;

  it('is what the podcast says, with an author and a guid', () => {
    expect(showOf({})).toEqual({
      image: 'https://news.example.nz/cover.jpg',
      categories: [{ name: 'News', below: 'Daily News' }],
      isExplicit: false,
      isLocked: true,
      author: 'Example News',
      guid: podcastGuid('https://news.example.nz/rss.xml'),
    });
  });

  it('has the owner and the type that the podcast gives', () => {
    const owner = { name: 'The desk', email: 'desk@example.nz' };
    expect(showOf({ owner, type: 'serial' })).toMatchObject({ owner, type: 'serial' });
  });

  it.each([
    { author: 'The desk', authors: [{ name: 'Newsroom' }], found: 'The desk' },
    { author: undefined, authors: [{ name: 'Newsroom' }, { name: 'Jane' }], found: 'Newsroom' },
    { author: undefined, authors: [], found: 'Example News' },
  ])('has its own author, else the first of the publication, else its title: $found', (given) => {
    const own = given.author === undefined ? {} : { author: given.author };
    expect(showOf(own, { authors: given.authors })?.author).toBe(given.found);
  });

  it('puts its chapters into all feeds of the publication, since they share the texts of items', () => {
    const chaptered = { ...podcast, hasSimpleChapters: true as const };
    const own = { path: 'show/', title: 'Show', where: {}, podcast: chaptered };
    for (const settings of [
      { ...auckland, podcast: chaptered },
      { ...auckland, feeds: [own] },
    ]) {
      expect(channelOfItems(settings).hasSimpleChapters).toBe(true);
      expect(composeFeed(settings, [], { feed }).options.hasSimpleChapters).toBe(true);
    }
    expect(channelOfItems({ ...auckland, podcast })).not.toHaveProperty('hasSimpleChapters');
  });

  it('is that of a feed of its own, by its address, with its own picture and description', () => {
    const own: FeedPlan = { ...feed, addresses: { ...paths, rss: 'show/rss.xml' }, isMain: false, podcast };
    const { options } = composeFeed({ ...auckland, icon: 'https://x.nz/i.png' }, [], { feed: own });
    expect(options.show?.guid).toBe(podcastGuid('https://news.example.nz/show/rss.xml'));
    expect(options).toMatchObject({
      image: 'https://news.example.nz/cover.jpg',
      favicon: 'https://x.nz/i.png',
      description: 'News from Example',
    });
    const described = { ...own, podcast: { ...podcast, description: 'Voices' } };
    const { options: spoken } = composeFeed(auckland, [], { feed: described });
    expect(spoken.description).toBe('Voices');
    expect(Object.keys(spoken.show ?? {})).not.toContain('description');
  });

  it('has all that the podcast says', () => {
    const said: Partial<Podcast> = { newFeedUrl: 'https://x.nz/', isComplete: true, medium: 'music' };
    expect(showOf(said)).toMatchObject(said);
  });

  it('has one guid, and a feed that is none has none', () => {
    expect(showGuid({ ...feed, podcast }, auckland)).toBe(showOf({})?.guid);
    expect(showGuid(feed, auckland)).toBeUndefined();
  });

  it('keeps the guid that it was given, whatever its address', () => {
    const guid = '917393e3-1b1e-5cef-ace4-edaa54e1f810';
    expect(showOf({ guid }, { url: 'https://new.example.nz/' })?.guid).toBe(guid);
  });
});
