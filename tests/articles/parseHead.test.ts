import { describe, expect, it } from 'vitest';
import type { ParsedHead } from '../../src/articles/parseHead.ts';
import { formatRfc3339 } from '../../src/model/stamp.ts';
import { tellAll } from '../support/problems.ts';
import { auckland } from '../support/publication.ts';
import { headOf, markdownHead, newsroomHead, wholeHead } from './material.ts';

/** What the author is told of an article without a head. */
function refusal(parsed: ParsedHead): string {
  expect(parsed.head).toBeUndefined();
  return tellAll(parsed.problems);
}

describe('a Markdown head', () => {
  it('has all that the front matter says', () => {
    const parsed = wholeHead([
      'updated: 22 December 2014, 9 am',
      'expires: 1/1/2015 12:00 pm',
      'id: tag:example.nz,2014:1',
      'slug: The Road!',
      'link: /road/',
      'external_url: https://elsewhere.example/',
      'via: https://friend.example/7',
      'source: { title: Wire, url: "https://wire.example/feed.xml" }',
      'comments: https://talk.example/road',
      'summary: |',
      '  It is',
      '  open.',
      'language: MI',
      'authors: [Jane Doe, { name: John Doe, email: j@x.nz }]',
      'tags: [roads, " roads ", bridges]',
      'image: road.jpg',
      'enclosures: talk.mp3',
      'transcripts: talk.vtt',
      'chapters: talk.json',
    ]);
    expect(parsed.problems).toEqual([]);
    const { published, updated, expires, fingerprint, ...head } = headOf(parsed);
    expect([published, updated, expires].map((stamp) => stamp && formatRfc3339(stamp))).toEqual([
      '2014-12-21T20:03:00+13:00',
      '2014-12-22T09:00:00+13:00',
      '2015-01-01T12:00:00+13:00',
    ]);
    expect(fingerprint).toHaveLength(22);
    expect(head).toEqual({
      file: 'items/road.md',
      format: 'markdown',
      bodyStart: expect.any(Number),
      slug: 'the-road',
      title: 'Road',
      id: 'tag:example.nz,2014:1',
      link: 'https://news.example.nz/road/',
      externalLink: 'https://elsewhere.example/',
      via: 'https://friend.example/7',
      source: { title: 'Wire', url: 'https://wire.example/feed.xml' },
      comments: 'https://talk.example/road',
      summary: 'It is open.',
      language: 'mi',
      authors: [{ name: 'Jane Doe' }, { name: 'John Doe', email: 'j@x.nz' }],
      tags: ['roads', 'bridges'],
      image: { src: 'road.jpg', at: expect.any(Number) },
      enclosures: [{ src: 'talk.mp3', at: expect.any(Number) }],
      transcripts: [{ src: 'talk.vtt', at: expect.any(Number) }],
      chapters: { src: 'talk.json', at: expect.any(Number) },
      textHash: expect.stringMatching(/^[0-9a-f]{16}$/),
      isBrief: true,
      publishedPlace: { file: 'items/road.md', line: 3, column: 7 },
      idPlace: { file: 'items/road.md', line: 6, column: 5 },
      updatedPlace: { file: 'items/road.md', line: 4, column: 10 },
    });
  });

  it('has no more than a title and a date, where there is no more', () => {
    const { published, updated, ...head } = headOf(wholeHead([]));
    expect(updated).toBe(published);
    expect(head).toEqual({
      file: 'items/road.md',
      format: 'markdown',
      bodyStart: 54,
      fingerprint: expect.any(String),
      slug: 'road',
      title: 'Road',
      authors: [],
      tags: [],
      enclosures: [],
      transcripts: [],
      textHash: expect.stringMatching(/^[0-9a-f]{16}$/),
      isBrief: true,
      publishedPlace: { file: 'items/road.md', line: 3, column: 7 },
      idPlace: { file: 'items/road.md', line: 1, column: 1 },
    });
  });
});

describe('a Markdown head that lacks something', () => {
  it('refuses a front matter that is not closed', () => {
    const parsed = newsroomHead(['---', 'title: Road'], auckland, 'items/road.md');
    expect(parsed).toMatchObject({ isDraft: false, problems: [{ code: 'FRONT_MATTER_OPEN' }] });
    expect(parsed.head).toBeUndefined();
  });

  it('wants a title that is text', () => {
    expect(refusal(markdownHead(['title: [a]', 'date: 8 pm on 21 December 2014']))).toMatchInlineSnapshot(
      `"items/road.md:2:8 error FIELD_WRONG expected a title, found "a list" - write a title after the colon, or leave the line out"`,
    );
  });

  it("falls back to the publication's authors", () => {
    const settings = { ...auckland, authors: [{ name: 'Newsroom' }] };
    expect(headOf(wholeHead([], settings)).authors).toEqual([{ name: 'Newsroom' }]);
    expect(headOf(wholeHead(['authors: []'], settings)).authors).toEqual([{ name: 'Newsroom' }]);
    expect(headOf(wholeHead(['authors: Jane'], settings)).authors).toEqual([{ name: 'Jane' }]);
  });

  it('tells a message for each field that is wrong', () => {
    const parsed = wholeHead([
      'id: road',
      'slug: [a]',
      'link: mailto:a@x.nz',
      'external_url: "http://"',
      'summary: {}',
      'language: Māori',
      'authors: [{ email: x }]',
      'tags: [[a]]',
      'image: { alt: a }',
      'updated: soon',
      'expires: 31/02/2015',
      'comments: ftp://x.nz/',
      'image_alt: [a]',
    ]);
    expect(refusal(parsed)).toMatchInlineSnapshot(`
      "items/road.md:13:10 error DATE_UNREADABLE expected a date, found "soon" - write it like "8:03 pm on 21 December 2014" or "2014-12-21T20:03+13:00"
      items/road.md:4:5 note ID_NOT_URI expected an id that is an absolute URI, found "road" - in Atom it stands behind the address of the publication; for a new article write a URI, or leave the id out
      items/road.md:5:7 error FIELD_WRONG expected a slug, found "a list" - write a slug after the colon, or leave the line out
      items/road.md:6:7 error FIELD_WRONG expected an address on http or https, found "mailto:a@x.nz" - readers open no other
      items/road.md:7:15 error FIELD_WRONG expected a web address, found "http://" - write it in full, like https://news.example.nz/road
      items/road.md:15:11 error FIELD_WRONG expected an address on http or https, found "ftp://x.nz/" - readers open no other
      items/road.md:14:10 error DATE_UNREADABLE expected a date, found "31/02/2015" - February 2015 has 28 days
      items/road.md:8:10 error FIELD_WRONG expected a summary, found "an empty mapping" - write a summary after the colon, or leave the line out
      items/road.md:10:20 error FIELD_WRONG expected an e-mail address, found "x" - write it like news@example.nz
      items/road.md:10:11 error FIELD_WRONG expected an author with a name, found "a mapping with email" - add name: to it
      items/road.md:11:8 error FIELD_WRONG expected a tag, found "a list" - write a tag after the colon, or leave the line out
      items/road.md:9:11 error FIELD_WRONG expected a language tag, found "Māori" - write it like en-NZ or mi (BCP 47)
      items/road.md:12:8 error FIELD_WRONG expected a picture with src, found "a mapping with alt" - add src: with its address or file name
      items/road.md:16:12 error FIELD_WRONG expected what the picture shows, found "a list" - write what the picture shows after the colon, or leave the line out"
    `);
  });
});

describe('an id', () => {
  it.each(['road', 'not a uri', '1x:y', 'tag:x.nz,2014:ā', 'urn:%zz', 'urn:', 'urn:a<b'])(
    'is kept to the letter as %s, though Atom wants a URI, which a note tells',
    (id) => {
      const parsed = wholeHead([`id: "${id}"`]);
      expect(headOf(parsed).id).toBe(id);
      expect(tellAll(parsed.problems)).toContain(
        `items/road.md:4:5 note ID_NOT_URI expected an id that is an absolute URI, found "${id}"`,
      );
    },
  );

  it('keeps its spaces, but is on one line', () => {
    expect(headOf(wholeHead(['id: "post  1"'])).id).toBe('post  1');
    expect(headOf(wholeHead(['id: "post\\n 1"'])).id).toBe('post 1');
  });

  it('is text, not a list', () => {
    expect(refusal(wholeHead(['id: [a]']))).toContain('FIELD_WRONG expected an id, found "a list"');
  });

  it.each(['tag:x.nz,2014-12-21:road', 'https://x.nz/?p=1#a', 'urn:uuid:1', 'URN:a%2Fb'])(
    'is taken as %s',
    (id) => {
      expect(headOf(wholeHead([`id: ${id}`])).id).toBe(id);
    },
  );
});

describe('tags', () => {
  it.each([
    ['tags: roads,  north   island, roads,,', ['roads', 'north island']],
    ['tags: [2014, Roads]', ['2014', 'Roads']],
    ['tags: [roads, "", " "]', ['roads']],
    ['category: North Island', ['North Island']],
    ['categories: North Island', ['North Island']],
    ['categories: [[sea, roads], [news]]', ['sea', 'roads', 'news']],
    ['categories: [North Island, roads]', ['North Island', 'roads']],
    ['tags: ""', []],
    ['tags: []', []],
  ])('are in %s %j', (line, tags) => {
    expect(headOf(wholeHead([line])).tags).toEqual(tags);
  });

  it.each([
    [
      ['tags: [roads, sea]', 'categories: [news, roads]'],
      ['roads', 'sea', 'news'],
    ],
    [
      ['categories: news', 'tags: roads'],
      ['roads', 'news'],
    ],
    [
      ['category: news', 'tag: roads'],
      ['roads', 'news'],
    ],
    [
      ['categories: news', 'tag: roads'],
      ['roads', 'news'],
    ],
    [
      ['layout: post', 'categories: north roads', 'tags: North Island, sea'],
      ['North Island', 'sea', 'north', 'roads'],
    ],
    [['tags: roads', 'keywords: [road, way]'], ['roads']],
    [['tags: []', 'categories: [news]'], ['news']],
  ])('are those of tags, and then those of categories: %j', (lines, tags) => {
    expect(headOf(wholeHead(lines)).tags).toEqual(tags);
  });

  it('are told where they are wrong, in each field once', () => {
    const { problems } = wholeHead(['tags: [{ a: b }]', 'categories: [{ c: d }]']);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['FIELD_WRONG', 4],
      ['FIELD_WRONG', 5],
    ]);
  });

  it.each([
    ['categories: roads  north roads', ['roads', 'north']],
    ['categories: North Island, roads', ['North Island', 'roads']],
    ['tags: North Island', ['North Island']],
    ['category: North Island', ['North Island']],
  ])('are in a post of Jekyll’s, which has a layout, in %s %j', (line, tags) => {
    expect(headOf(wholeHead(['layout: post', line])).tags).toEqual(tags);
  });
});

describe('a brief article', () => {
  it('has fewer than 200 characters', () => {
    const briefOf = (length: number) =>
      headOf(newsroomHead(['Road', '21 December 2014, 8 pm', '', 'x'.repeat(length), ''])).isBrief;
    expect([briefOf(199), briefOf(200)]).toEqual([true, undefined]);
  });
});
