import { describe, expect, it } from 'vitest';
import { renderArchivePage, renderMonthPage } from '../../src/site/archivePages.ts';
import { renderMovedPage } from '../../src/site/articlePage.ts';
import { renderFrontPage } from '../../src/site/frontPage.ts';
import { renderNotFoundPage } from '../../src/site/notFoundPage.ts';
import {
  articlePage,
  feedAt,
  front,
  HOME,
  itemOf,
  MORNING,
  OPML,
  ROAD,
  siteOf,
  siteWith,
} from './material.ts';
import {
  attributeOf,
  elementsIn,
  languageOf,
  named,
  ofClass,
  only,
  type Page,
  readPage,
  structuredDataOf,
  textOf,
} from './page.ts';

describe('on the page of an article', () => {
  const wordsIn = (page: Page, language: string) =>
    page.elements
      .filter((one) => one !== page.root && attributeOf(one, 'lang') === language)
      .map((one) => textOf(one).trim());
  const site = siteOf({ copyright: '© Example News' });
  const neighbours = {
    older: { title: 'Te reo', link: ROAD, language: 'mi' },
    newer: { title: 'English words', link: ROAD },
  };

  it('an article in another language is a page in that, with our words and the publication’s marked', () => {
    const page = articlePage({
      site,
      item: { language: 'mi', author: [{ name: 'Aroha' }], date: MORNING },
      neighbours,
    });
    expect(attributeOf(page.root, 'lang')).toBe('mi');
    expect(wordsIn(page, 'en-NZ')).toEqual(['Example News', 'English words', '© Example News']);
    expect(wordsIn(page, 'en')).toEqual([
      'Get every new article',
      'By Aroha',
      '8:03 pm on 21 December 2014, NZDT. Changed at 9:15 am on 22 December 2014, NZDT',
      'Before',
      'After',
    ]);
    expect(languageOf(only(page, 'a', { rel: 'prev' }))).toBe('mi');
    expect(structuredDataOf(page)).toMatchObject({ inLanguage: 'mi' });
  });

  it('an English article beside one in another language says which that is', () => {
    const page = articlePage({ site, neighbours });
    expect([wordsIn(page, 'mi'), wordsIn(page, 'en')]).toEqual([['Te reo'], []]);
  });

  it('an English article of a publication in another language marks the publication’s words', () => {
    const page = articlePage({ site: siteOf({ language: 'mi' }), item: { language: 'en-NZ' } });
    expect(attributeOf(page.root, 'lang')).toBe('en-NZ');
    expect([wordsIn(page, 'mi'), wordsIn(page, 'en')]).toEqual([['Example News'], []]);
  });

  it.each(['en', 'en-NZ', 'EN-gb'])('our words formatTime nothing of their language in %s', (language) => {
    expect(wordsIn(articlePage({ site: siteOf({ language }) }), 'en')).toEqual([]);
  });

  it('a language that only begins as English does is another', () => {
    expect(wordsIn(articlePage({ site: siteOf({ language: 'enm' }) }), 'en')).toContain(
      'Get every new article',
    );
  });

  it('a page that sends people on is in the language of its article', () => {
    const page = readPage(renderMovedPage(site, neighbours.older));
    expect(attributeOf(page.root, 'lang')).toBe('mi');
    expect(wordsIn(page, 'en')).toEqual(['Get every new article', 'This article has another address now.']);
    expect(wordsIn(page, 'en-NZ')).toEqual(['Example News', '© Example News']);
  });
});

it.each([
  ['en-NZ', 'en-NZ', []],
  ['mi', 'en', ['Example News', '© Example News']],
])('where there is nothing a publication in %s says so in %s', (language, own, marked) => {
  const page = readPage(renderNotFoundPage(siteOf({ language, copyright: '© Example News' })));
  expect(attributeOf(page.root, 'lang')).toBe(own);
  const others = page.elements.filter((one) => one !== page.root && attributeOf(one, 'lang') === language);
  expect(others.map((one) => textOf(one).trim())).toEqual(marked);
});

it.each([
  ['en-NZ', 'en-NZ', []],
  ['mi', 'en', ['Example News', '© Example News']],
])('the page of all months of a publication in %s is in %s, as all its words', (language, own, marked) => {
  const site = siteOf({ language, copyright: '© Example News' });
  const page = readPage(renderArchivePage(site, [{ name: '2014-12', count: 1 }]));
  expect(attributeOf(page.root, 'lang')).toBe(own);
  const others = page.elements.filter((one) => one !== page.root && attributeOf(one, 'lang') === language);
  expect(others.map((one) => textOf(one).trim())).toEqual(marked);
});

describe('on the page of a month the language', () => {
  const monthPage = (language: string, articles: Parameters<typeof itemOf>[0][]) =>
    readPage(
      renderMonthPage(siteOf({ language }), '2014-12', articles.map(itemOf), {
        older: '2014-11',
        newer: undefined,
      }),
    );

  it('of the page is the publication’s, and its own words are English', () => {
    const page = monthPage('mi', [{}]);
    expect(attributeOf(page.root, 'lang')).toBe('mi');
    const words = [
      ...named(page, 'h1'),
      ...named(page, 'time'),
      ...named({ elements: elementsIn(only(page, 'nav')) }, 'a'),
    ];
    expect(words.map(languageOf)).toEqual(['en', 'en', 'en', 'en']);
    expect(named(page, 'h2').map(languageOf)).toEqual(['mi']);
  });

  it('of an article is its own, and that of its time English', () => {
    const page = monthPage('en-NZ', [{ language: 'mi' }, {}]);
    expect(ofClass(page, 'u-url').map(languageOf)).toEqual(['mi', 'en-NZ']);
    expect(named(page, 'time').map(languageOf)).toEqual(['en', 'en-NZ']);
  });

  it('says nothing twice: in an English page no words formatTime that they are English', () => {
    const beside = { older: '2014-11', newer: '2015-01' };
    const text = renderMonthPage(siteOf(), '2014-12', [itemOf()], beside);
    expect(text.match(/ lang="[^"]*"/g)).toEqual([' lang="en-NZ"']);
  });
});

describe('on the front page the language', () => {
  it('of the page is the publication’s, and its own words are English', () => {
    const page = front(siteOf({ language: 'mi' }), [{}]);
    expect(attributeOf(page.root, 'lang')).toBe('mi');
    const spoken = (found: readonly { tagName: string }[]) => found.map((one) => one.tagName);
    const words = ['h2', 'label', 'button', 'summary', 'time'].flatMap((name) => named(page, name));
    expect(spoken(words.filter((one) => languageOf(one) !== 'en'))).toEqual([]);
    expect([...named(page, 'h1'), ...named(page, 'h3')].map(languageOf)).toEqual(['mi', 'mi']);
  });

  it('of titles of feeds is the publication’s, though English words are around them', () => {
    const site = {
      ...siteWith([feedAt('reo', 'Te reo Māori')]),
      settings: siteOf({ language: 'mi' }).settings,
    };
    expect(languageOf(only(front(site), 'a', { href: `${HOME}reo/rss.xml` }))).toBe('mi');
  });

  it('of an article is its own, and that of its time English', () => {
    const page = front(siteOf(), [{ language: 'mi' }, {}]);
    expect(ofClass(page, 'u-url').map(languageOf)).toEqual(['mi', 'en-NZ']);
    expect(named(page, 'time').map(languageOf)).toEqual(['en', 'en-NZ']);
  });

  it('says nothing twice: in an English page no words formatTime that they are English', () => {
    expect(
      renderFrontPage(siteWith([feedAt('sport', 'Sport')]), [itemOf()], { list: OPML }).match(
        / lang="[^"]*"/g,
      ),
    ).toEqual([' lang="en-NZ"']);
  });
});
