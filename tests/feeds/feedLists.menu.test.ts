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
};
const MAIN = { title: 'Harbour "News"', addresses: { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' } };
const SPORT = {
  title: 'Harbour Sport',
  addresses: { rss: 'sport/rss.xml', atom: 'sport/atom.xml', json: 'feed.json' },
};

describe('a feed menu (draft-nottingham-feed-menu-00)', () => {
  it('has the title of the site, and its feeds, that of all articles first', () => {
    expect(renderFeedMenu(PUBLICATION, [MAIN, SPORT])).toMatchInlineSnapshot(`
      "{
        "feed-menu": "Harbour \\"News\\"",
        "items": [
          {
            "feed-title": "Harbour \\"News\\"",
            "rss": "https://news.example.nz/rss.xml",
            "atom": "https://news.example.nz/atom.xml",
            "description": "News from a harbour"
          },
          {
            "feed-title": "Harbour Sport",
            "rss": "https://news.example.nz/sport/rss.xml",
            "atom": "https://news.example.nz/sport/atom.xml"
          }
        ]
      }
      "
    `);
  });

  it('is JSON for any words', () => {
    const title = '"\\</script>\u2028\n';
    const menu = JSON.parse(renderFeedMenu({ ...PUBLICATION, title }, [{ ...MAIN, title }]));
    expect([menu['feed-menu'], menu.items[0]['feed-title']]).toEqual([title, title]);
  });

  it('of no feeds has none', () => {
    expect(JSON.parse(renderFeedMenu(PUBLICATION, []))).toEqual({
      'feed-menu': PUBLICATION.title,
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
    const titles = items.map((item: Record<string, string>) => item['feed-title']);
    expect(titles).toEqual(['Harbour News', 'Rugby', 'Harbour News: Māori', 'Harbour News: 渡船']);
    for (const { rss, atom } of items) {
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
