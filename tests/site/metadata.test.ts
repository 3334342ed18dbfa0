import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articlePage, articleText, HOME, MORNING, ROAD, siteOf, VICIOUS } from './material.ts';
import { metaOf, structuredDataOf } from './page.ts';

const PICTURE = {
  url: `${HOME}media/road.jpg`,
  type: 'image/jpeg',
  width: 640,
  height: 360,
  alt: 'A road',
  caption: 'Open again.',
  credit: 'Hana Example',
};

describe('Open Graph', () => {
  const graphOf = (shown: Parameters<typeof articlePage>[0] = {}) => {
    const {
      viewport: _,
      generator: _g,
      'color-scheme': _c,
      description: _d,
      ...graph
    } = metaOf(articlePage(shown));
    return graph;
  };

  it('says what the article is', () => {
    expect(graphOf()).toEqual({
      'og:type': 'article',
      'og:title': 'Road',
      'og:url': ROAD,
      'og:description': 'The road is open.',
      'og:site_name': 'Example News',
      'og:locale': 'en_NZ',
      'article:published_time': '2014-12-21T20:03:00+13:00',
      'article:modified_time': '2014-12-21T20:03:00+13:00',
      'twitter:card': 'summary',
    });
  });

  it('says when it was changed', () => {
    expect(graphOf({ item: { date: MORNING } })).toMatchObject({
      'article:published_time': '2014-12-21T20:03:00+13:00',
      'article:modified_time': '2014-12-22T09:15:00+13:00',
    });
  });

  it('has the picture, with all that is known of it', () => {
    expect(graphOf({ item: { image: PICTURE } })).toMatchObject({
      'og:image': `${HOME}media/road.jpg`,
      'og:image:type': 'image/jpeg',
      'og:image:width': '640',
      'og:image:height': '360',
      'og:image:alt': 'A road',
      'twitter:card': 'summary_large_image',
    });
  });

  it('says nothing of a picture that is not known', () => {
    const { 'og:image': address, ...graph } = graphOf({ item: { image: { url: PICTURE.url } } });
    expect(address).toBe(PICTURE.url);
    expect(Object.keys(graph).filter((name) => name.startsWith('og:image'))).toEqual([]);
  });

  it('has each tag', () => {
    const category = [{ name: 'Harbour' }, { name: 'sea' }];
    expect(graphOf({ item: { category } })).toMatchObject({ 'article:tag': ['Harbour', 'sea'] });
  });

  it('has no description of an article that has none', () => {
    const graph = metaOf(articlePage({ isBare: true }));
    expect(Object.keys(graph).filter((name) => name.includes('description'))).toEqual([]);
    expect(structuredDataOf(articlePage({ isBare: true }))).not.toHaveProperty('description');
  });

  it.each([
    ['en-NZ', 'en_NZ'],
    ['mi-NZ', 'mi_NZ'],
    ['zh-Hant-TW', 'zh_TW'],
    ['sr-Latn-RS-ekavsk', 'sr_RS'],
    ['haw-US', 'haw_US'],
  ])('has the language %s as %s', (language, locale) => {
    expect(graphOf({ item: { language } })).toMatchObject({ 'og:locale': locale });
  });

  it.each(['mi', 'zh-Hant', 'es-419', 'x-tide'])(
    'has no locale for %s, which names no country',
    (language) => {
      expect(graphOf({ item: { language } })).not.toHaveProperty('og:locale');
    },
  );
});

describe('JSON-LD', () => {
  const dataOf = (shown: Parameters<typeof articlePage>[0] = {}) => structuredDataOf(articlePage(shown));
  const PUBLISHER = { '@type': 'Organization', name: 'Example News', url: HOME };

  it('says what the article is', () => {
    expect(dataOf()).toEqual({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      '@id': 'tag:news.example.nz,2014-12-21:road',
      mainEntityOfPage: ROAD,
      url: ROAD,
      headline: 'Road',
      description: 'The road is open.',
      datePublished: '2014-12-21T20:03:00+13:00',
      dateModified: '2014-12-21T20:03:00+13:00',
      inLanguage: 'en-NZ',
      author: [PUBLISHER],
      publisher: PUBLISHER,
    });
  });

  it('says when it was changed', () => {
    expect(dataOf({ item: { date: MORNING } })).toMatchObject({ dateModified: '2014-12-22T09:15:00+13:00' });
  });

  it('says who wrote it: persons, and the publication itself', () => {
    const author = [
      { name: 'Aroha', link: 'https://aroha.example/' },
      { email: 'x@example.nz' },
      { name: 'Example News' },
    ];
    expect(dataOf({ item: { author } })['author']).toEqual([
      { '@type': 'Person', name: 'Aroha', url: 'https://aroha.example/' },
      { '@type': 'Organization', name: 'Example News' },
    ]);
  });

  it('has the publication as its author where nobody has a name', () => {
    expect(dataOf({ item: { author: [{ email: 'x@example.nz' }] } })).toMatchObject({ author: [PUBLISHER] });
  });

  it('has the publisher’s icon', () => {
    const icon = `${HOME}media/icon.png`;
    expect(dataOf({ site: siteOf({ icon }) })).toMatchObject({
      publisher: { ...PUBLISHER, logo: { '@type': 'ImageObject', url: icon } },
    });
  });

  it('has the picture, its caption and who took it', () => {
    expect(dataOf({ item: { image: PICTURE } })).toMatchObject({
      image: {
        '@type': 'ImageObject',
        url: PICTURE.url,
        width: 640,
        height: 360,
        caption: 'Open again.',
        creditText: 'Hana Example',
      },
    });
  });

  it('has the tags, and what the article is about', () => {
    const item = { category: [{ name: 'Harbour' }, { name: 'sea' }], externalLink: 'https://tides.example/' };
    expect(dataOf({ item })).toMatchObject({
      keywords: ['Harbour', 'sea'],
      isBasedOn: 'https://tides.example/',
    });
  });

  it('has the correction, with its time', () => {
    expect(dataOf({ item: { date: MORNING }, correction: 'It was a Monday.' })).toMatchObject({
      correction: {
        '@type': 'CorrectionComment',
        text: 'It was a Monday.',
        datePublished: '2014-12-22T09:15:00+13:00',
      },
    });
  });

  it('says of an article that was withdrawn that it was', () => {
    expect(dataOf({ isWithdrawn: true })).toMatchObject({ creativeWorkStatus: 'Withdrawn' });
  });

  it('says the language of the article where it is not the publication’s', () => {
    expect(dataOf({ item: { language: 'mi' } })).toMatchObject({ inLanguage: 'mi' });
  });

  it.each([VICIOUS, '<!--<script>', '\u2028\u2029', '\\u003c/script>', '\ud800 half', 'tab\tand\nline'])(
    'is JSON that says %j to the letter, and ends no script early',
    (text) => {
      const data = dataOf({ item: { title: text, category: [{ name: text }] }, correction: text });
      expect(data).toMatchObject({ headline: text, keywords: [text], correction: { text } });
    },
  );

  it('says what HTML forbids in escapes of JSON', () => {
    const title = 'a\u007fb\u0085c\ufdd0d\u{1fffe}';
    expect(dataOf({ item: { title } })).toMatchObject({ headline: title });
    expect(articleText({ item: { title } })).toContain('a\\u007fb\\u0085c\\ufdd0d\\ud83f\\udffe');
  });

  it('is JSON whatever a title holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.oneof(fc.constantFrom('<', '!', '-', '/', '>', 'script'), fc.string()) }),
        (title) => {
          const [, json = ''] =
            /<script type="application\/ld\+json">\n(.*?)<\/script>/s.exec(
              articleText({ item: { title } }),
            ) ?? [];
          expect(JSON.parse(json)).toMatchObject({ headline: title });
        },
      ),
    );
  });
});
