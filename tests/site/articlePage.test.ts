import { describe, expect, it } from 'vitest';
import type { Item } from '../../src/model/item.ts';
import type { Neighbours } from '../../src/site/articlePage.ts';
import { PAGE_MARK, SHARED } from '../../src/site/layout.ts';
import { articlePage, articleText, EVENING, HOME, MORNING, ROAD, siteOf } from './material.ts';
import { microformatsIn } from './microformats.ts';
import { attributeOf, having, named, ofClass, only, textOf } from './page.ts';

const FERRY = { title: 'Ferry', link: `${HOME}2014/12/20/ferry/` };
const WHARF = { title: 'Wharf', link: `${HOME}2014/12/22/wharf/` };

/** The links of a page, each with its text and where it leads. */
function linksOf(page: ReturnType<typeof articlePage>): string[] {
  return named(page, 'a').map((link) => `${textOf(link)} ${attributeOf(link, 'href')}`);
}

describe('the page of an article', () => {
  it('has its title, and which publication it is of', () => {
    const page = articlePage();
    expect(named(page, 'h1').map(textOf)).toEqual(['Road']);
    expect(named(page, 'title').map(textOf)).toEqual(['Road - Example News']);
    expect(attributeOf(only(page, 'link', { rel: 'canonical' }), 'href')).toBe(ROAD);
  });

  it('has the mark by which the next run knows it', () => {
    expect(articleText()).toContain(PAGE_MARK);
  });

  it('has the whole article, as it was made fit elsewhere', () => {
    const content =
      '<figure><img src="https://x.example/a.png" alt="A road"></figure>\n<p>Mud &amp; <em>stones</em>.</p>';
    expect(articleText({ content })).toContain(`<div class="e-content">\n${content}\n</div>`);
  });

  it('has its summary where there is nothing else', () => {
    expect(articleText({ content: '' })).toContain(
      '<div class="e-content">\n<p>The road is open.</p>\n</div>',
    );
  });

  it('has nothing, and no empty paragraph, where there is no summary either', () => {
    expect(articleText({ content: '', isBare: true })).toMatch(/<div class="e-content">\n*<\/div>/);
  });

  it('says when it was published, and nothing of a change where there was none', () => {
    expect(ofClass(articlePage(), 'when').map(textOf)).toEqual(['8:03 pm on 21 December 2014, NZDT']);
  });

  it('says when it was changed', () => {
    const page = articlePage({ item: { date: MORNING } });
    expect(ofClass(page, 'when').map(textOf)).toEqual([
      '8:03 pm on 21 December 2014, NZDT. Changed at 9:15 am on 22 December 2014, NZDT',
    ]);
  });

  it('leads to the front page, and to how to get every new article', () => {
    expect(linksOf(articlePage()).slice(0, 2)).toEqual([
      'Example News ../../../../',
      'Get every new article ../../../../#follow',
    ]);
  });

  it('has the style sheet of all pages, and no script', () => {
    const page = articlePage();
    expect(attributeOf(only(page, 'link', { rel: 'stylesheet' }), 'href')).toBe(
      `../../../../${SHARED.style}`,
    );
    expect(named(page, 'script').map((one) => attributeOf(one, 'type'))).toEqual(['application/ld+json']);
  });

  it('announces the feed in each format', () => {
    const links = having(named(articlePage(), 'link'), { rel: 'alternate' });
    expect(links.map((link) => attributeOf(link, 'href'))).toEqual(
      ['rss.xml', 'atom.xml', 'feed.json'].map((path) => HOME + path),
    );
  });
});

describe('microformats readers read', () => {
  const entryOf = (item: Partial<Item>) => microformatsIn(articlePage({ item }).root);

  it('one entry, with its name, times, address and content', () => {
    expect(entryOf({})).toEqual([
      {
        type: 'h-entry',
        properties: {
          name: ['Road'],
          published: ['2014-12-21T20:03:00+13:00'],
          url: [ROAD],
          content: ['The road is open.'],
        },
      },
    ]);
  });

  it('when it was updated', () => {
    expect(entryOf({ date: MORNING })).toMatchObject([
      { properties: { published: ['2014-12-21T20:03:00+13:00'], updated: ['2014-12-22T09:15:00+13:00'] } },
    ]);
  });

  it('who wrote it, each with an address where there is one', () => {
    const author = [{ name: 'Aroha', link: 'https://aroha.example/' }, { name: 'Tom' }];
    expect(entryOf({ author })).toMatchObject([
      {
        properties: {
          author: [
            { type: 'h-card', properties: { name: ['Aroha'], url: ['https://aroha.example/'] } },
            { type: 'h-card', properties: { name: ['Tom'] } },
          ],
        },
      },
    ]);
  });

  it('its tags, its files, and what it is about', () => {
    const item = {
      category: [{ name: 'Harbour' }, { name: 'sea' }],
      externalLink: 'https://tides.example/tables/',
      enclosures: [{ url: 'https://cdn.example/talk.mp3', type: 'audio/mpeg' }],
    };
    expect(entryOf(item)).toMatchObject([
      {
        properties: {
          category: ['Harbour', 'sea'],
          'bookmark-of': ['https://tides.example/tables/'],
          enclosure: ['https://cdn.example/talk.mp3'],
        },
      },
    ]);
  });
});

describe('headings in an article', () => {
  const content = (html: string) =>
    /<div class="e-content">\n(.*)\n<\/div>/s.exec(articleText({ content: html }))?.[1];

  it('begin below the title of the page, where the author began with the first', () => {
    const html = '<h1>A</h1>\n<h2 lang="mi">B</h2>\n<h5>C</h5>\n<h6>D</h6>\n<hr>\n<header>';
    expect(content(html)).toBe('<h2>A</h2>\n<h3 lang="mi">B</h3>\n<h6>C</h6>\n<h6>D</h6>\n<hr>\n<header>');
  });

  it('stay as they are where the author left the first to the title', () => {
    expect(content('<h2>A</h2>\n<h3>B</h3>')).toBe('<h2>A</h2>\n<h3>B</h3>');
  });

  it('are not looked for in words', () => {
    expect(content('<h1>A</h1>\n<p>&lt;h1&gt;</p>')).toBe('<h2>A</h2>\n<p>&lt;h1&gt;</p>');
  });
});

it('a table can be moved sideways by keys, where it is wider than a phone', () => {
  const page = articlePage({
    content: '<table><tbody><tr><td>1</td></tr></tbody></table>\n<table lang="mi"></table>',
  });
  expect(named(page, 'table').map((table) => attributeOf(table, 'tabindex'))).toEqual(['0', '0']);
});

describe('the articles before and after', () => {
  const relations = (page: ReturnType<typeof articlePage>, tagName: string) =>
    ['prev', 'next'].map((rel) =>
      having(named(page, tagName), { rel }).map((one) => attributeOf(one, 'href')),
    );

  it.each<[Neighbours, string[]]>([
    [{ older: FERRY, newer: WHARF }, ['Before Ferry', 'After Wharf']],
    [{ older: FERRY }, ['Before Ferry']],
    [{ newer: WHARF }, ['After Wharf']],
  ])('%j are links, for people and for machines', (neighbours, lines) => {
    const page = articlePage({ neighbours });
    const expected = [neighbours.older, neighbours.newer].map((one) => (one ? [one.link] : []));
    expect(
      textOf(only(page, 'nav', { 'aria-label': 'Other articles' }))
        .trim()
        .split('\n'),
    ).toEqual(lines);
    expect([relations(page, 'a'), relations(page, 'link')]).toEqual([expected, expected]);
  });

  it('are not there where it is the only one', () => {
    expect(named(articlePage(), 'nav')).toEqual([]);
  });
});

it('ends in whose it is, where that is said', () => {
  const page = articlePage({ site: siteOf({ copyright: '© Example News' }), item: { published: EVENING } });
  expect(ofClass(page, 'site').map((one) => one.tagName)).toEqual(['header', 'footer']);
});
