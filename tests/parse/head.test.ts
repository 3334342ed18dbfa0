import { describe, expect, it } from 'vitest';
import { formatRfc3339 } from '../../src/model/stamp.ts';
import type { ParsedHead } from '../../src/parse/head.ts';
import { auckland, headOf, markdownHead, newsroomHead, tellAll, wholeHead } from './material.ts';

function publishedOf(parsed: ParsedHead): string {
  return formatRfc3339(headOf(parsed).published);
}

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
      'summary: |',
      '  It is',
      '  open.',
      'language: MI',
      'authors: [Jane Doe, { name: John Doe, email: j@x.nz }]',
      'tags: [roads, " roads ", bridges]',
      'image: road.jpg',
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
      summary: 'It is open.',
      language: 'mi',
      authors: [{ name: 'Jane Doe' }, { name: 'John Doe', email: 'j@x.nz' }],
      tags: ['roads', 'bridges'],
      image: { url: 'https://news.example.nz/road/road.jpg' },
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
      idPlace: { file: 'items/road.md', line: 1, column: 1 },
    });
  });

  it('refuses a front matter that is not closed', () => {
    const parsed = newsroomHead(['---', 'title: Road'], auckland, 'items/road.md');
    expect(parsed).toMatchObject({ isDraft: false, problems: [{ code: 'FRONT_MATTER_OPEN' }] });
    expect(parsed.head).toBeUndefined();
  });

  it('wants a title', () => {
    expect(refusal(markdownHead(['date: 8 pm on 21 December 2014']))).toMatchInlineSnapshot(
      `"items/road.md:4:1 error TITLE_MISSING expected a title, found none - add a line "title: ..." to the front matter between two lines of ---"`,
    );
    expect(refusal(markdownHead(['title: []', 'date: 8 pm on 21 December 2014']))).toMatchInlineSnapshot(
      `"items/road.md:2:8 error FIELD_WRONG expected a title, found "a list" - write a title after the colon, or leave the line out"`,
    );
    expect(refusal(markdownHead(['title: " "', 'date: 8 pm on 21 December 2014']))).toContain('FIELD_WRONG');
  });

  it('wants a date', () => {
    expect(refusal(markdownHead(['title: Road']))).toMatchInlineSnapshot(
      `"items/road.md:4:1 error DATE_MISSING expected a date of publication, found none - add a line "date: 8:03 pm on 21 December 2014" to the front matter between two lines of ---"`,
    );
    expect(refusal(markdownHead(['title: Road', 'date: [1]']))).toContain('DATE_UNREADABLE');
    expect(refusal(markdownHead(['title: Road', 'date: 31/02/2014']))).toMatchInlineSnapshot(
      `"items/road.md:3:7 error DATE_UNREADABLE expected a date, found "31/02/2014" - February 2014 has 28 days"`,
    );
  });

  it('wants both at once', () => {
    const { problems } = markdownHead(['tags: [a]']);
    expect(problems.map(({ code }) => code)).toEqual(['TITLE_MISSING', 'DATE_MISSING']);
  });

  it('warns of a date before 1970', () => {
    const parsed = markdownHead(['title: Road', 'date: 8:03 pm on 21 December 1969']);
    expect(publishedOf(parsed)).toBe('1969-12-21T20:03:00+12:00');
    expect(tellAll(parsed.problems)).toMatchInlineSnapshot(
      `"items/road.md:3:7 warning DATE_BEFORE_1970 expected a date from 1970, found "8:03 pm on 21 December 1969" - some readers drop the whole feed over it; leave the article out, or date it later"`,
    );
    expect(markdownHead(['title: Road', 'date: 1970-01-01T00:00:00Z']).problems).toEqual([]);
  });

  it('reads the other names of its fields', () => {
    for (const name of ['date', 'pubDate', 'publishDate', 'published']) {
      expect(publishedOf(markdownHead(['title: Road', `${name}: 2014-12-21 20:03`]))).toBe(
        '2014-12-21T20:03:00+13:00',
      );
    }
    for (const name of ['updated', 'lastmod', 'modified', 'updatedDate', 'last_modified_at']) {
      expect(headOf(wholeHead([`${name}: 2014-12-22 20:03`])).updated.toISOString()).toBe(
        '2014-12-22T07:03:00.000Z',
      );
    }
    for (const name of ['summary', 'description', 'excerpt', 'standfirst']) {
      expect(headOf(wholeHead([`${name}: Open`])).summary).toBe('Open');
    }
    for (const name of ['authors', 'author', 'byline']) {
      expect(headOf(wholeHead([`${name}: Jane`])).authors).toEqual([{ name: 'Jane' }]);
    }
    for (const name of ['tags', 'categories', 'keywords']) {
      expect(headOf(wholeHead([`${name}: [a]`])).tags).toEqual(['a']);
    }
    for (const name of ['link', 'canonical_url', 'canonical', 'permalink']) {
      expect(headOf(wholeHead([`${name}: https://x.nz/`])).link).toBe('https://x.nz/');
    }
    for (const name of ['image', 'cover', 'heroImage', 'images']) {
      expect(headOf(wholeHead([`${name}: /a.jpg`])).image).toEqual({ url: 'https://news.example.nz/a.jpg' });
    }
    expect(headOf(wholeHead(['lang: mi'])).language).toBe('mi');
    expect(headOf(wholeHead(['guid: urn:x:1'])).id).toBe('urn:x:1');
    expect(headOf(wholeHead(['expiryDate: 2015-01-01 12:00'])).expires?.toISOString()).toBe(
      '2014-12-31T23:00:00.000Z',
    );
  });

  it('prefers our name, and a name that says something', () => {
    expect(headOf(wholeHead(['description: second', 'summary: first'])).summary).toBe('first');
    expect(headOf(wholeHead(['description: second', 'summary:'])).summary).toBe('second');
  });

  it('warns of a near miss, unless the name is there too', () => {
    const parsed = markdownHead([
      'titel: Street',
      'title: Road',
      'date: 2014-12-21 20:03',
      'sumary: x',
      'weather: fine',
    ]);
    expect(headOf(parsed).title).toBe('Road');
    expect(tellAll(parsed.problems)).toMatchInlineSnapshot(
      `"items/road.md:5:1 warning FIELD_MISSPELT expected a field that is known, found "sumary" - did you mean summary?"`,
    );
  });

  it('reads tags as a list or as text with commas', () => {
    expect(headOf(wholeHead(['tags: roads,  north   island, roads,,'])).tags).toEqual([
      'roads',
      'north island',
    ]);
    expect(headOf(wholeHead(['tags: [2014, Roads]'])).tags).toEqual(['2014', 'Roads']);
  });

  it("falls back to the publication's authors", () => {
    const publication = { ...auckland, authors: [{ name: 'Newsroom' }] };
    expect(headOf(wholeHead([], publication)).authors).toEqual([{ name: 'Newsroom' }]);
    expect(headOf(wholeHead(['authors: []'], publication)).authors).toEqual([{ name: 'Newsroom' }]);
    expect(headOf(wholeHead(['authors: Jane'], publication)).authors).toEqual([{ name: 'Jane' }]);
  });

  it.each(['road', 'not a uri', '1x:y', 'tag:x.nz,2014:ā', 'urn:%zz', 'urn:', 'urn:a<b'])(
    'refuses the id %s',
    (id) => {
      expect(refusal(wholeHead([`id: "${id}"`]))).toContain(
        'items/road.md:4:5 error FIELD_WRONG expected an id that is an absolute URI',
      );
    },
  );

  it.each(['tag:x.nz,2014-12-21:road', 'https://x.nz/?p=1#a', 'urn:uuid:1', 'URN:a%2Fb'])(
    'takes the id %s',
    (id) => {
      expect(headOf(wholeHead([`id: ${id}`])).id).toBe(id);
    },
  );

  it('tells a message for each field that is wrong', () => {
    const parsed = wholeHead([
      'id: road',
      'slug: []',
      'link: mailto:a@x.nz',
      'external_url: "http://"',
      'summary: {}',
      'language: en_NZ',
      'authors: [{ email: x }]',
      'tags: [[a]]',
      'image: [a, b]',
      'updated: soon',
      'expires: 31/02/2015',
    ]);
    expect(refusal(parsed)).toMatchInlineSnapshot(`
      "items/road.md:6:7 error FIELD_WRONG expected an address on http or https, found "mailto:a@x.nz" - readers open no other
      items/road.md:5:7 error FIELD_WRONG expected a slug, found "a list" - write a slug after the colon, or leave the line out
      items/road.md:13:10 error DATE_UNREADABLE expected a date, found "soon" - write it like "8:03 pm on 21 December 2014" or "2014-12-21T20:03+13:00"
      items/road.md:14:10 error DATE_UNREADABLE expected a date, found "31/02/2015" - February 2015 has 28 days
      items/road.md:4:5 error FIELD_WRONG expected an id that is an absolute URI, found "road" - write a URI that never changes, like tag:news.example.nz,2014-12-21:road, or leave the id out
      items/road.md:7:15 error FIELD_WRONG expected a web address, found "http://" - write it in full, like https://news.example.nz/road
      items/road.md:8:10 error FIELD_WRONG expected a summary, found "an empty mapping" - write a summary after the colon, or leave the line out
      items/road.md:9:11 error FIELD_WRONG expected a language tag, found "en_NZ" - write it like en-NZ or mi (BCP 47)
      items/road.md:10:20 error FIELD_WRONG expected an e-mail address, found "x" - write it like news@example.nz
      items/road.md:10:11 error FIELD_WRONG expected an author with a name, found "a mapping with email" - add name: to it
      items/road.md:11:8 error FIELD_WRONG expected a tag, found "a list" - write a tag after the colon, or leave the line out"
    `);
  });

  it('keeps the time of publication where the update is earlier', () => {
    const parsed = wholeHead(['updated: 20 December 2014, 8 pm']);
    const { published, updated } = headOf(parsed);
    expect(updated).toBe(published);
    expect(tellAll(parsed.problems)).toMatchInlineSnapshot(
      `"items/road.md:4:10 warning UPDATED_BEFORE_PUBLISHED expected a time after publication, found "20 December 2014, 8 pm" - it is left out: an article is updated after it is published"`,
    );
    expect(wholeHead(['updated: 8:03 pm on 21 December 2014']).problems).toEqual([]);
  });
});

describe('a draft', () => {
  it('is asked nothing', () => {
    expect(markdownHead(['draft: true', 'date: soon', 'titel: x', 'id: no uri'])).toEqual({
      isDraft: true,
      problems: [],
    });
    expect(markdownHead(['draft: TRUE'])).toEqual({ isDraft: true, problems: [] });
  });

  it('is none where draft is false or nothing', () => {
    expect(headOf(wholeHead(['draft: false'])).title).toBe('Road');
    expect(headOf(wholeHead(['draft:'])).title).toBe('Road');
  });

  it.each(['maybe', '[true]', 'yes'])('cannot be "%s"', (text) => {
    expect(refusal(wholeHead([`draft: ${text}`]))).toContain('FIELD_WRONG expected true or false, found ');
  });
});

describe("a file's name", () => {
  const lines = ['title: Road'];

  it.each([
    { file: 'items/2014-12-21-north-road.md', slug: 'north-road' },
    { file: '2014-12-21 North Road.md', slug: 'north-road' },
    { file: 'items/2014-12-21_Tāmaki, the road.md', slug: 'tamaki-the-road' },
    { file: 'items/2014-12-21-道路.md', slug: '道路' },
    { file: 'items/2014-12-21-!!!.md', slug: 'article' },
    { file: 'items/2014-12-21-a.b.md', slug: 'a-b' },
  ])('$file gives the day and the slug $slug', ({ file, slug }) => {
    const parsed = markdownHead(lines, auckland, file);
    expect(headOf(parsed).slug).toBe(slug);
    expect(publishedOf(parsed)).toBe('2014-12-21T00:00:00+13:00');
    expect(parsed.problems.map(({ code }) => code)).toEqual(['DATE_WITHOUT_TIME']);
  });

  it('gives no day where the front matter has one', () => {
    const parsed = markdownHead(
      ['title: Road', 'date: 2014-12-24 20:03'],
      auckland,
      'items/2014-12-21-road.md',
    );
    expect(publishedOf(parsed)).toBe('2014-12-24T20:03:00+13:00');
    expect(headOf(parsed).slug).toBe('road');
  });

  it('is a slug as a whole where it is a date alone', () => {
    expect(
      headOf(markdownHead(['title: Road', 'date: 2014-12-21 20:03'], auckland, '2014-12-21.md')).slug,
    ).toBe('2014-12-21');
  });

  it('is refused where its day does not exist', () => {
    expect(refusal(markdownHead(lines, auckland, 'items/2014-02-31-road.md'))).toContain(
      'February 2014 has 28 days',
    );
  });
});

describe('a newsroom head', () => {
  const head = ['21 December 2014', '8:03 pm on 21 December 2014', 'Road < bridge', 'By Jane Doe'];

  it.each([
    { order: [0, 1, 2, 3] },
    { order: [3, 2, 1, 0] },
    { order: [2, 1, 3, 0] },
    { order: [1, 0, 3, 2] },
  ])('is read in the order $order, the most precise date first', ({ order }) => {
    const parsed = newsroomHead([...order.map((index) => head[index] ?? ''), '', 'It is open.']);
    expect(parsed.problems).toEqual([]);
    expect(publishedOf(parsed)).toBe('2014-12-21T20:03:00+13:00');
    expect(headOf(parsed)).toMatchObject({
      format: 'newsroom',
      title: 'Road < bridge',
      authors: [{ name: 'Jane Doe' }],
      slug: 'road',
    });
  });

  it('joins a time alone to the day', () => {
    const parsed = newsroomHead(['Road', 'Sunday 21 December 2014', '8:03 pm', 'It is open.']);
    expect(parsed.problems).toEqual([]);
    expect(publishedOf(parsed)).toBe('2014-12-21T20:03:00+13:00');
  });

  it('has a note where there is a day alone', () => {
    const parsed = newsroomHead(['Road', '21 December 2014', 'It is open.']);
    expect(publishedOf(parsed)).toBe('2014-12-21T00:00:00+13:00');
    expect(tellAll(parsed.problems)).toMatchInlineSnapshot(
      `"items/road.txt:2:1 note DATE_WITHOUT_TIME expected a date with a time, found "21 December 2014" - it is published as 12:00 am on 21 December 2014, NZDT; write a time to say it better"`,
    );
  });

  it('refuses days that disagree', () => {
    const parsed = newsroomHead(['Road', '21 December 2014', '8:03 pm on 22 December 2014', 'It is open.']);
    expect(refusal(parsed)).toMatchInlineSnapshot(
      `"items/road.txt:2:1 error DATES_DISAGREE expected the same time as "8:03 pm on 22 December 2014", found "21 December 2014" - one article is published once: mend one of the two, or take it out"`,
    );
  });

  it('refuses a day that disagrees with the front matter', () => {
    const parsed = newsroomHead([
      '---',
      'date: 20 December 2014, 8 pm',
      '---',
      'Road',
      '21 December 2014',
      'It is open.',
    ]);
    expect(refusal(parsed)).toContain('items/road.txt:5:1 error DATES_DISAGREE');
  });

  it('takes one time that is written twice, in two zones', () => {
    const parsed = newsroomHead([
      'Road',
      '8:03 pm on 21 December 2014',
      '2014-12-21T07:03:00Z',
      'It is open.',
    ]);
    expect(publishedOf(parsed)).toBe('2014-12-21T20:03:00+13:00');
    expect(parsed.problems).toEqual([]);
  });

  it('refuses a date line that the calendar does not have', () => {
    expect(refusal(newsroomHead(['Road', '31/02/2014', 'It is open.']))).toContain(
      'items/road.txt:2:1 error DATE_UNREADABLE',
    );
  });

  it('wants a day for its time, a title and a date', () => {
    expect(refusal(newsroomHead(['Road', '8:03 pm', 'It is open.']))).toContain('the day is missing');
    const { problems } = newsroomHead(['']);
    expect(problems.map(({ code }) => code)).toEqual(['TITLE_MISSING', 'DATE_MISSING']);
  });

  it('takes its day from the name of the file', () => {
    const parsed = newsroomHead(['Road', 'It is open.'], auckland, 'items/2014-12-21-road.TXT');
    expect(publishedOf(parsed)).toBe('2014-12-21T00:00:00+13:00');
    expect(headOf(parsed).format).toBe('newsroom');
  });

  it('knows the headline that the front matter gives', () => {
    const lines = [
      '---',
      'title: " Road   open"',
      'author: Desk',
      '---',
      '21 December 2014, 8 pm',
      'Road open',
      'By Jane Doe',
      'It is open.',
    ];
    const head = headOf(newsroomHead(lines));
    expect(head).toMatchObject({ title: 'Road open', authors: [{ name: 'Desk' }] });
    expect(lines.join('\n').slice(head.bodyStart)).toBe('It is open.');
  });

  it('refuses a title that is no text', () => {
    expect(
      refusal(newsroomHead(['---', 'title: [a]', '---', 'Road', '21 December 2014, 8 pm', '', 'Open.'])),
    ).toContain('items/road.txt:2:8 error FIELD_WRONG expected a title');
  });

  it('leaves the lines out that the publication skips', () => {
    const publication = { ...auckland, text: { skip: ['Latest news'] } };
    expect(headOf(newsroomHead(['Latest news', 'Road', '21/12/2014 8 pm', 'Open.'], publication)).title).toBe(
      'Road',
    );
  });
});
