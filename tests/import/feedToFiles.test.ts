import { describe, expect, test } from 'vitest';
import { Stamp } from '../../src/model/stamp.ts';
import { auckland } from '../support/publication.ts';
import {
  EMPTY,
  EVENING,
  entryOf,
  entryWithout,
  feedOf,
  frontMatterOf,
  importOf,
  importOne,
  itemFilesOf,
  told,
} from './material.ts';

describe('an entry', () => {
  test('is a file of Markdown in the first folder of the articles', () => {
    const settings = { ...auckland, items: ['news', 'notes'] };
    const { files, skipped, problems } = importOf([entryOf()], settings);
    expect({ skipped, problems }).toEqual({ skipped: 0, problems: [] });
    expect(files.map(({ path, text }) => `${path}\n${text}`).join('')).toMatchInlineSnapshot(`
      "news/2014-12-21-road-open.md
      ---
      title: The road is open
      id: tag:example.org,2014:road
      date: 2014-12-21T20:03:00+13:00
      link: https://example.org/2014/12/road-open/
      ---

      The road is open.
      "
    `);
  });

  test('without text is a file without a body', () => {
    expect(importOne({ content: '' }).text).toMatch(/\n---\n$/);
  });

  test('comes with its id and its dates as a run reads them', () => {
    const updated = new Stamp(Date.UTC(2014, 11, 22, 0, 15), 540);
    const { id, given } = importOne({ updated });
    expect({ id, given }).toEqual({
      id: 'tag:example.org,2014:road',
      given: { published: EVENING, updated },
    });
  });
});

describe('what nobody was to read', () => {
  test('is a draft that subscribers do not have', () => {
    const { path, text, given } = importOne({ isDraft: true });
    expect([path, given]).toEqual(['items/2014-12-21-road-open.md', undefined]);
    expect(text).toContain(
      'date: 2014-12-21T20:03:00+13:00\nlink: https://example.org/2014/12/road-open/\ndraft: true\n',
    );
  });

  test('has no date where it has none yet', () => {
    const { files, problems } = importOf([{ ...entryWithout('published'), isDraft: true }]);
    expect([files[0]?.path, problems]).toEqual(['items/road-open.md', []]);
    expect(files[0]?.text).not.toContain('date:');
  });

  test('is in no feed where it is a page', () => {
    const { text, given } = importOne({ isPage: true });
    expect([text.includes('\nunlisted: true\n'), given]).toEqual([true, undefined]);
  });
});

describe('an id', () => {
  test.each([
    'post 1',
    '12345',
    'true',
    '~',
    'urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a',
    'a  b',
    '#1',
    '- x',
    "it's",
    '{{ x }}',
    'Tāmaki',
  ])('is kept to the letter: %s', (id) => {
    expect(importOne({ id })).toMatchObject({ id, told: [] });
  });

  test('loses the white space around it, as readers have it', () => {
    expect(importOne({ id: '  x\n' })).toMatchObject({ id: 'x', told: [] });
  });

  test('that no file can hold is told', () => {
    expect(importOne({ id: 'Ta\u0304maki' }).told).toMatchInlineSnapshot(`
      [
        "old.xml:7 warning FEED_ENTRY expected an id that a file can hold, found "Tāmaki" - it is "Tāmaki" now, composed (NFC) and on one line, so that readers show the entry once more",
      ]
    `);
    expect(importOne({ id: 'a\nb' })).toMatchObject({ id: 'a b' });
  });

  test('is the link where the entry has none', () => {
    const { files, problems } = importOf([entryWithout('id')]);
    expect([files[0]?.id, problems]).toEqual(['https://example.org/2014/12/road-open/', []]);
  });

  test('or a link has to be there: an entry without is left out', () => {
    const { files, problems } = importOf([entryOf(), { ...entryWithout('id', 'link'), line: 12 }]);
    expect(files).toHaveLength(1);
    expect(told(problems)).toMatchInlineSnapshot(`
      [
        "old.xml:12 warning FEED_ENTRY expected an entry with an id or a link, found neither - it is left out; write an article of it by hand",
      ]
    `);
  });

  test('has to be there, or a link, in one entry at least', () => {
    const { files, problems } = importOf([
      { ...entryWithout('id', 'link'), line: 12 },
      entryOf({ id: ' ', link: '' }),
    ]);
    expect(files).toEqual([]);
    expect(told(problems)).toMatchInlineSnapshot(`
      [
        "old.xml:12 error FEED_BROKEN expected an entry with an id or a link, found neither - give each one in the feed",
        "old.xml:7 error FEED_BROKEN expected an entry with an id or a link, found neither - give each one in the feed",
      ]
    `);
  });

  test("that two entries have is the first one's", () => {
    const { files, problems } = importOf([entryOf({ title: 'One' }), entryOf({ title: 'Two', line: 20 })]);
    expect(files.map((file) => frontMatterOf(file)[0])).toEqual(['title: One']);
    expect(told(problems)).toMatchInlineSnapshot(`
      [
        "old.xml:20 warning FEED_ENTRY expected an id of its own, found "tag:example.org,2014:road" - it is left out, since the entry at line 7 has the same: readers show one of the two",
      ]
    `);
  });
});

describe('importing twice', () => {
  const entries = [entryOf(), entryOf({ id: ' 2 ' }), entryOf({ id: 'Ta\u0304maki' }), entryWithout('id')];

  test('gives no file, and tells nothing', () => {
    const first = importOf(entries);
    expect(first.files).toHaveLength(4);
    const existing = {
      ids: new Set(first.files.map(({ id }) => id)),
      files: new Set(first.files.map(({ path }) => path)),
    };
    expect(importOf(entries, auckland, existing)).toEqual({ files: [], skipped: 4, problems: [] });
  });

  test('gives the entries that are new', () => {
    const existing = { ids: new Set(['2']), files: new Set(['items/2014-12-21-road-open.md']) };
    const { files, skipped } = importOf([entryOf(), entryOf({ id: '2' })], auckland, existing);
    expect([files.map(({ path }) => path), skipped]).toEqual([['items/2014-12-21-road-open-2.md'], 1]);
  });

  test('says nothing of an entry that is here, whatever is wrong with it', () => {
    const existing = { ...EMPTY, ids: new Set(['tag:example.org,2014:road']) };
    expect(importOf([entryWithout('published', 'title')], auckland, existing)).toMatchObject({
      skipped: 1,
      problems: [],
    });
  });
});

describe('a date', () => {
  const lines = (entry: Parameters<typeof importOne>[0]) =>
    frontMatterOf(importOne(entry)).filter((line) => /^(?:date|updated):/.test(line));
  const at = (offset: number) => new Stamp(Date.UTC(2014, 11, 21, 7, 3, 5, 900), offset);

  test('has the offset that the entry was written with', () => {
    expect([780, 0, -210, 345].map((offset) => lines({ published: at(offset) }))).toEqual([
      ['date: 2014-12-21T20:03:05+13:00'],
      ['date: 2014-12-21T07:03:05+00:00'],
      ['date: 2014-12-21T03:33:05-03:30'],
      ['date: 2014-12-21T12:48:05+05:45'],
    ]);
  });

  test('is in UTC where no zone has such an offset', () => {
    expect(lines({ published: at(25 * 60) })).toEqual(['date: 2014-12-21T07:03:05+00:00']);
  });

  test('of a change is written when it is later', () => {
    const later = new Stamp(EVENING.getTime() + 1000, 540);
    expect(lines({ updated: later })).toEqual([
      'date: 2014-12-21T20:03:00+13:00',
      'updated: 2014-12-21T16:03:01+09:00',
    ]);
    expect(lines({ updated: new Stamp(EVENING.getTime() + 900, 780) })).toEqual([
      'date: 2014-12-21T20:03:00+13:00',
    ]);
  });

  test('of a change is that of publication where there is no other', () => {
    const { files, problems } = importOf([{ ...entryWithout('published'), updated: EVENING }]);
    expect([files[0]?.given?.published.getTime(), problems]).toEqual([EVENING.getTime(), []]);
  });

  test('of a change before publication is left out, and told', () => {
    const { text, told: all } = importOne({ updated: new Stamp(EVENING.getTime() - 1000, 780) });
    expect(text).not.toContain('updated:');
    expect(all).toMatchInlineSnapshot(`
      [
        "old.xml:7 warning FEED_ENTRY expected a change after publication, found "2014-12-21T20:02:59+13:00" - it is left out: an article is updated after it is published",
      ]
    `);
  });

  test('has to be there, and one that a feed can say', () => {
    const ancient = new Stamp(Date.UTC(999, 0), 0);
    const { files, problems } = importOf([
      entryWithout('published'),
      entryOf({ id: '2', line: 9, published: ancient }),
    ]);
    expect(files).toEqual([]);
    expect(told(problems)).toMatchInlineSnapshot(`
      [
        "old.xml:7 warning FEED_ENTRY expected an entry with a date, found none - it is left out; write an article of it by hand, with its date",
        "old.xml:9 warning FEED_ENTRY expected an entry with a date, found one of a year that has not four digits - it is left out; write an article of it by hand, with its date",
      ]
    `);
  });
});

describe('what cannot be kept is told', () => {
  test('content that would not come out as it is', () => {
    expect(importOne({ content: `${'<b>'.repeat(300)}x` }).told).toMatchInlineSnapshot(`
      [
        "old.xml:7 warning FEED_ENTRY expected content that comes out of a file as it went in, found some that does not - readers get it a little changed; compare the file with the feed",
      ]
    `);
  });

  test('HTML that no file can hold', () => {
    expect(importOne({ content: '<style>a %% b</style><p>c</p><style>d %% e</style>' }).told).toEqual([
      'old.xml:7 warning FEED_ENTRY expected HTML that a file can hold as it is, found some that it cannot - the file has what readers get of it; compare the file with the feed',
      'old.xml:7 warning FEED_ENTRY expected what readers keep, found <style>, 2 times - it stays in the file; readers do not get it',
    ]);
  });

  test('links within an entry that has no link', () => {
    const content = '<p><a href="#n">1</a></p><p id="n">one</p>';
    const { problems } = importOf([{ ...entryWithout('link'), content }]);
    expect(told(problems)).toEqual([
      expect.stringContaining('expected content that comes out of a file as it went in'),
    ]);
    expect(importOne({ content }).told).toEqual([]);
  });

  test('an entry that our own reader would refuse', () => {
    const tags = Array.from({ length: 10_001 }, (_, index) => `t${index}`);
    const { files, problems } = importOf([entryOf({ tags })]);
    expect(files).toEqual([]);
    expect(told(problems)).toMatchInlineSnapshot(`
      [
        "old.xml:7 warning FEED_ENTRY expected an entry that a file can hold, but in the file one expected at most 10000 values, 50 deep, found more - it is left out; mend it in the feed",
      ]
    `);
  });
});

test("takes a language of the feed that is not the publication's, and addresses relative to its site", () => {
  const entry = { ...entryWithout('link'), content: '<p lang="en"><a href="a">a</a></p>' };
  const of = (more: Parameters<typeof feedOf>[1]) =>
    itemFilesOf(feedOf([entry], more), auckland, EMPTY, 'old.xml').files[0]?.text;
  const ofBlog = of({ language: 'mi', link: 'https://example.org/blog/' });
  expect(ofBlog).toContain('language: mi\n');
  expect(ofBlog).toContain('https://example.org/blog/a');
  expect(of({ link: 'about:blank', self: 'https://example.org/rss/x.xml' })).toContain(
    'https://example.org/rss/a',
  );
  expect(of({ link: 'about:blank' })).toContain('https://news.example.nz/a');
});
