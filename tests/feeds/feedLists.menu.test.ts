import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { renderFeedMenu } from '../../src/feeds/feedLists.ts';
import { publish } from '../../src/publish/publish.ts';
import { article } from '../support/articles.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { NOW, SETTINGS } from '../support/publication.ts';

const PUBLICATION = {
  title: 'Harbour "News"',
  description: 'News from a harbour',
  url: 'https://news.example.nz/',
  language: 'en-NZ',
};
const addressesIn = (folder: string) => ({
  rss: `${folder}rss.xml`,
  atom: `${folder}atom.xml`,
  json: `${folder}feed.json`,
});
const MAIN = { title: 'Harbour "News"', addresses: addressesIn(''), selection: { kind: 'all' } } as const;
const SPORT = {
  title: 'Harbour Sport',
  addresses: addressesIn('sport/'),
  selection: { kind: 'where', where: { tags: ['sport'] } },
} as const;
const REO = {
  title: 'Te reo',
  addresses: addressesIn('reo/'),
  selection: { kind: 'where', where: { language: 'mi' } },
} as const;
const TIDES = {
  title: 'Harbour "News": Tides',
  addresses: addressesIn('tags/tides/'),
  selection: { kind: 'tags', tags: ['Tides', 'tides'] },
} as const;

describe('a feed menu (draft-nottingham-feed-menu-01)', () => {
  it('has the title and the language of the site, and its feeds: all articles, those with a name, then topics', () => {
    expect(renderFeedMenu(PUBLICATION, [MAIN, SPORT, TIDES])).toMatchInlineSnapshot(`
      "{
        "feed-menu": "Harbour \\"News\\"",
        "lang": "en-NZ",
        "items": [
          {
            "feed-title": "Harbour \\"News\\"",
            "description": "News from a harbour",
            "rss": "https://news.example.nz/rss.xml",
            "atom": "https://news.example.nz/atom.xml"
          },
          {
            "feed-title": "Harbour Sport",
            "rss": "https://news.example.nz/sport/rss.xml",
            "atom": "https://news.example.nz/sport/atom.xml"
          },
          {
            "feed-menu": "Topics",
            "items": [
              {
                "feed-title": "Tides",
                "rss": "https://news.example.nz/tags/tides/rss.xml",
                "atom": "https://news.example.nz/tags/tides/atom.xml"
              }
            ]
          }
        ]
      }
      "
    `);
  });

  it('has the language at each feed where they differ, so that no reader leaves out all of them', () => {
    const { lang, items } = JSON.parse(renderFeedMenu(PUBLICATION, [MAIN, REO, SPORT, TIDES]));
    expect(lang).toBeUndefined();
    expect(items.map((item: Record<string, string>) => item['lang'])).toEqual([
      'en-NZ',
      'mi',
      'en-NZ',
      'en-NZ',
    ]);
    const [, , , topics] = items;
    expect(topics.items[0]).not.toHaveProperty('lang');
  });

  it('is what the schema of the draft takes, and its member for languages', () => {
    const object = (required: readonly string[], more: Readonly<Record<string, unknown>>) => ({
      type: 'object',
      required,
      properties: { lang: { type: 'string' }, ...more },
      additionalProperties: false,
    });
    const text = { type: 'string' };
    const schema = {
      $ref: '#/$defs/menu',
      $defs: {
        menu: object(['feed-menu', 'items'], {
          'feed-menu': text,
          items: { type: 'array', items: { anyOf: [{ $ref: '#/$defs/menu' }, { $ref: '#/$defs/feed' }] } },
        }),
        feed: object(['feed-title', 'rss', 'atom'], {
          'feed-title': text,
          description: text,
          rss: { type: 'string', format: 'uri' },
          atom: { type: 'string', format: 'uri' },
        }),
      },
    };
    const ajv = new Ajv2020();
    addFormats.default(ajv);
    const isValid = ajv.compile(schema);
    for (const feeds of [[MAIN], [MAIN, SPORT, TIDES], [MAIN, REO, TIDES]])
      expect(isValid(JSON.parse(renderFeedMenu(PUBLICATION, feeds)))).toBe(true);
  });

  it('is JSON for any words', () => {
    const title = '"\\</script>\u2028\n';
    const menu = JSON.parse(renderFeedMenu({ ...PUBLICATION, title }, [{ ...MAIN, title }]));
    expect([menu['feed-menu'], menu.items[0]['feed-title']]).toEqual([title, title]);
  });

  it('of no feeds has none', () => {
    expect(JSON.parse(renderFeedMenu(PUBLICATION, []))).toEqual({
      'feed-menu': PUBLICATION.title,
      lang: 'en-NZ',
      items: [],
    });
  });
});

describe('.well-known/feed-menu.json', () => {
  const MENU = 'output/.well-known/feed-menu.json';
  const FEEDS = 'feeds: [{ path: sport/rugby, title: Rugby, where: { tags: rugby } }]\ntagFeeds: true\n';
  const publishedWith = (settings: string) => {
    const disk = memoryDisk({
      'feed.yaml': SETTINGS + settings,
      'items/try.md': article('A try', '8:03 pm on 21 December 2014', 'Late.', 'tags: [Māori, 渡船]\n'),
    });
    publish({ disk }, publicationOf(disk), { now: NOW });
    return disk.files;
  };

  it('lists every feed at an address where its document is', () => {
    const files = publishedWith(`${FEEDS}feedMenu: true\n`);
    const { items } = JSON.parse(String(files.get(MENU)));
    const { items: topics, ...menu } = items.pop();
    const all: Record<'feed-title' | 'rss' | 'atom', string>[] = [...items, ...topics];
    expect(menu).toEqual({ 'feed-menu': 'Topics' });
    expect(all.map((item) => item['feed-title'])).toEqual(['Harbour News', 'Rugby', 'Māori', '渡船']);
    for (const { rss, atom } of all) {
      expect(new URL(rss).href).toBe(rss);
      for (const address of [rss, atom])
        expect([...files.keys()]).toContain(
          `output/${decodeURIComponent(address.slice('https://news.example.nz/'.length))}`,
        );
    }
  });

  it('is there where there is only one feed', () => {
    expect(JSON.parse(String(publishedWith('feedMenu: true\n').get(MENU))).items).toHaveLength(1);
  });

  it('is not there where nobody asked for it', () => {
    expect(publishedWith(FEEDS).has(MENU)).toBe(false);
  });
});
