import { describe, expect, it } from 'vitest';
import { type ListedArticle, renderArchivePage, renderMonthPage } from '../../src/site/archivePages.ts';
import { PAGE_MARK } from '../../src/site/layout.ts';
import { EVENING, HOME, MORNING, ROAD, siteOf } from './material.ts';
import { microformatsIn } from './microformats.ts';
import {
  attributeOf,
  elementsIn,
  having,
  named,
  ofClass,
  only,
  type Page,
  readPage,
  textOf,
} from './page.ts';

const MONTHS = [
  { name: '2015-02', count: 1 },
  { name: '2014-12', count: 31 },
  { name: '2014-09', count: 100 },
];
const FERRY: ListedArticle = { title: 'Ferry', link: 'https://elsewhere.example/f', published: MORNING };
const ARTICLES: readonly ListedArticle[] = [FERRY, { title: 'Road', link: ROAD, published: EVENING }];
const BESIDE = { older: '2013-12', newer: '2015-02' };

/** The links in some part of a page: where they lead, and what they formatTime. */
function linksIn(page: Page, part: string): string[] {
  const links = named({ elements: elementsIn(only(page, part)) }, 'a');
  return links.map((link) => `${attributeOf(link, 'href')} ${textOf(link)}`);
}

describe('the page of all months', () => {
  const page = readPage(renderArchivePage(siteOf(), MONTHS));

  it('says what it is, and where', () => {
    expect(named(page, 'title').map(textOf)).toEqual(['All articles - Example News']);
    expect(named(page, 'h1').map(textOf)).toEqual(['All articles']);
    expect(attributeOf(only(page, 'link', { rel: 'canonical' }), 'href')).toBe(`${HOME}archive/`);
  });

  it('lists the months under their years, the newest first, with how many articles there are', () => {
    expect(named(page, 'h2').map(textOf)).toEqual(['2015', '2014']);
    const lists = named(page, 'ul').map((list) => textOf(list).trim().split('\n'));
    expect(lists).toEqual([['February (1)'], ['December (31)', 'September (100)']]);
    expect(linksIn(page, 'main')).toEqual(['2015-02/ February', '2014-12/ December', '2014-09/ September']);
  });

  it('leads to the front page, also where a publication is below a folder', () => {
    const below = readPage(renderArchivePage(siteOf({ url: `${HOME}sub/` }), MONTHS));
    expect(linksIn(below, 'header')).toEqual(['../ Example News', '../#follow Get every new article']);
    expect(attributeOf(only(below, 'link', { rel: 'canonical' }), 'href')).toBe(`${HOME}sub/archive/`);
    expect(attributeOf(only(below, 'link', { rel: 'stylesheet' }), 'href')).toBe('../page.css');
  });

  it('names all twelve months', () => {
    const names = Array.from({ length: 12 }, (_, index) => `2014-${String(12 - index).padStart(2, '0')}`);
    const all = readPage(
      renderArchivePage(
        siteOf(),
        names.map((name) => ({ name, count: 1 })),
      ),
    );
    expect(linksIn(all, 'main').map((link) => link.replace(/^\S+ /, ''))).toEqual([
      ...['December', 'November', 'October', 'September', 'August', 'July'],
      ...['June', 'May', 'April', 'March', 'February', 'January'],
    ]);
  });
});

describe('the page of a month', () => {
  const page = readPage(renderMonthPage(siteOf(), '2014-12', ARTICLES, BESIDE));

  it('says which month it is, and where', () => {
    expect(named(page, 'title').map(textOf)).toEqual(['December 2014 - Example News']);
    expect(named(page, 'h1').map(textOf)).toEqual(['December 2014']);
    expect(attributeOf(only(page, 'link', { rel: 'canonical' }), 'href')).toBe(`${HOME}archive/2014-12/`);
    expect(attributeOf(only(page, 'link', { rel: 'stylesheet' }), 'href')).toBe('../../page.css');
  });

  it('lists its articles, as a feed that microformats readers read', () => {
    expect(microformatsIn(page.root)).toEqual([
      {
        type: 'h-feed',
        properties: {
          name: ['December 2014'],
          children: [
            {
              type: 'h-entry',
              properties: {
                name: ['Ferry'],
                url: ['https://elsewhere.example/f'],
                published: ['2014-12-22T09:15:00+13:00'],
              },
            },
            {
              type: 'h-entry',
              properties: { name: ['Road'], url: [ROAD], published: ['2014-12-21T20:03:00+13:00'] },
            },
          ],
        },
      },
    ]);
    expect(named(page, 'time').map(textOf)).toEqual([
      '9:15 am on 22 December 2014, NZDT',
      '8:03 pm on 21 December 2014, NZDT',
    ]);
  });

  it('leads to the months before and after it, and to all', () => {
    expect(linksIn(page, 'nav')).toEqual([
      '../2013-12/ December 2013',
      '../2015-02/ February 2015',
      '../ All articles',
    ]);
    expect(having(named(page, 'a'), { rel: 'prev' }).map(textOf)).toEqual(['December 2013']);
    expect(having(named(page, 'a'), { rel: 'next' }).map(textOf)).toEqual(['February 2015']);
  });

  it('leads to all alone where it is the only one', () => {
    const alone = { older: undefined, newer: undefined };
    const single = readPage(renderMonthPage(siteOf(), '2014-12', ARTICLES, alone));
    expect(linksIn(single, 'nav')).toEqual(['../ All articles']);
    expect([...ofClass(single, 'prev'), ...ofClass(single, 'next')]).toEqual([]);
  });
});

describe.each([
  ['of all months', renderArchivePage(siteOf(), MONTHS)],
  ['of a month', renderMonthPage(siteOf(), '2014-12', ARTICLES, BESIDE)],
])('the page %s', (_, text) => {
  it('has the mark by which the next run knows it', () => {
    expect(text).toContain(PAGE_MARK);
  });

  it('offers the feeds', () => {
    const feeds = having(named(readPage(text), 'link'), { rel: 'alternate' });
    expect(feeds.map((link) => attributeOf(link, 'href'))).toEqual([
      `${HOME}rss.xml`,
      `${HOME}atom.xml`,
      `${HOME}feed.json`,
    ]);
  });

  it('has no script', () => {
    expect(named(readPage(text), 'script')).toEqual([]);
  });
});
