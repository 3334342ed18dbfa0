import { describe, expect, test } from 'vitest';
import { tellOldest, wayOnFrom } from '../../src/import/olderEntries.ts';
import { readDocuments } from '../../src/import/readDocuments.ts';
import type { ReadFeed } from '../../src/import/reader/feedDocument.ts';
import { tellAll } from '../support/problems.ts';

const HERE = 'https://harbour.example/feed/';
const EMPTY: ReadFeed = { format: 'rss', authors: [], hubs: [], entries: [], deleted: [] };

const page = (name: string, ids: readonly string[], more = '') => ({
  name,
  text: `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:os="http://a9.com/-/spec/opensearch/1.1/"><channel><title>Harbour</title><link>https://harbour.example/</link>${more}${ids
    .map(
      (id, at) => `<item><guid>${id}</guid><pubDate>Sun, ${21 - at} Dec 2014 07:03:00 +0000</pubDate></item>`,
    )
    .join('')}</channel></rss>`,
});

const NEXT = '<atom:link rel="next" href="https://harbour.example/feed/2"/>';

describe('the way on from a document', () => {
  test.each<[string, Partial<ReadFeed>, ReturnType<typeof wayOnFrom>]>([
    ['is the archive before it', { older: 'urn:a', next: 'urn:b' }, { address: 'urn:a', isGuess: false }],
    ['is the next page', { next: 'urn:b', isWordPress: true }, { address: 'urn:b', isGuess: false }],
    ['is asked for of WordPress', { isWordPress: true }, { address: `${HERE}?paged=2`, isGuess: true }],
    ['is none of an export of WordPress', { isWordPress: true, format: 'export' }, undefined],
    ['is none from a feed of WordPress that is complete', { isWordPress: true, isComplete: true }, undefined],
    ['is none where nothing says that there is one', {}, undefined],
  ])('%s', (_what, feed, way) => {
    expect(wayOnFrom({ ...EMPTY, ...feed }, HERE)).toEqual(way);
  });

  test('goes from page to page of WordPress', () => {
    const feed: ReadFeed = { ...EMPTY, isWordPress: true };
    expect(wayOnFrom(feed, `${HERE}?cat=7&paged=9`)?.address).toBe(`${HERE}?cat=7&paged=10`);
  });
});

describe('older entries that are in no document', () => {
  test('are told of a file, with the address that leads to them', () => {
    const { problems } = readDocuments(page('feed.xml', ['a', 'b'], NEXT));
    expect(tellAll(problems)).toBe(
      'feed.xml:1:1 warning FEED_OLDER expected all entries, found 2, and older entries behind https://harbour.example/feed/2, not followed - import that address too',
    );
  });

  test('are told of an address that was not to be followed, with their number where the feed says it', () => {
    const first = page(HERE, ['a', 'b'], `${NEXT}<os:totalResults>152</os:totalResults>`);
    const { problems } = readDocuments({ ...first, address: HERE });
    expect(tellAll(problems)).toContain(
      'found 2, and 150 more behind https://harbour.example/feed/2, not followed - leave --no-follow out',
    );
  });

  test('are told without a number that does not fit', () => {
    const { problems } = readDocuments(
      page('feed.xml', ['a', 'b'], `${NEXT}<os:totalResults>2</os:totalResults>`),
    );
    expect(tellAll(problems)).toContain('found 2, and older entries behind');
  });

  test('are told where the way to them broke off, and what before it is read', () => {
    const end = { at: 'https://harbour.example/feed/3', found: 'none (status 500)' };
    const first = page(HERE, ['a', 'b'], NEXT);
    expect(tellAll(readDocuments({ ...first, end }).problems)).toBe(
      `${HERE}:1:1 warning FEED_OLDER expected older entries at https://harbour.example/feed/3, found none (status 500) - those of the first document before it are read, 2 in all; import again later to go on`,
    );
    const { feed, problems } = readDocuments({ ...first, older: [page('2', ['c'], NEXT)], end });
    expect([feed?.entries.length, tellAll(problems)]).toEqual([
      3,
      expect.stringContaining('those of 2 documents before it are read, 3 in all'),
    ]);
  });

  test('are told without the password of an address', () => {
    const secret = NEXT.replace('https://', 'https://ana:hunter2@');
    expect(tellAll(readDocuments(page('feed.xml', ['a'], secret)).problems)).toContain(
      'behind https://harbour.example/feed/2, not followed',
    );
    const end = { at: 'https://ana:hunter2@harbour.example/feed/3', found: 'none (status 500)' };
    expect(tellAll(readDocuments({ ...page(HERE, ['a'], NEXT), end }).problems)).toContain(
      'expected older entries at https://harbour.example/feed/3, found',
    );
  });

  test('are none behind the last document', () => {
    const { feed, problems } = readDocuments({
      ...page(HERE, ['a'], NEXT),
      older: [page('2', ['b'])],
      end: 'last',
    });
    expect([feed?.isComplete, problems]).toEqual([true, []]);
  });
});

describe('a feed that leads to no older entries', () => {
  const told = (ids: readonly string[], more?: string) => {
    const { feed = EMPTY } = readDocuments(page('feed.xml', ids, more));
    return tellAll(tellOldest(feed, { name: 'feed.xml' }));
  };

  test('is told with the number of its entries and the day of the oldest', () => {
    expect(told(['a', 'b', 'c'])).toBe(
      'feed.xml:1:1 note FEED_PART expected all articles, found 3 entries in the feed, the oldest of 2014-12-19 - older articles, if there are any, are not in it; an export of the old site has them',
    );
    expect(told(['a'])).toContain('found one entry in the feed, the oldest of 2014-12-21');
  });

  test('is told by its oldest entry, wherever that stands, with whatever date it has', () => {
    const entry = (id: string, date: string) => `<entry><id>${id}</id><title>T</title>${date}</entry>`;
    const entries = [
      entry('a', '<published>2014-12-21T00:00:00Z</published>'),
      entry('b', '<updated>2013-03-02T00:00:00Z</updated>'),
      entry('c', ''),
      entry('d', '<updated>2014-12-20T00:00:00Z</updated>'),
    ];
    const text = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title>${entries.join('')}</feed>`;
    const { feed = EMPTY } = readDocuments({ name: 'feed.xml', text });
    expect(tellAll(tellOldest(feed, { name: 'feed.xml' }))).toContain(
      'found 4 entries in the feed, the oldest of 2013-03-02',
    );
  });

  test.each([
    ['it is an export', '<wp:wxr_version xmlns:wp="http://wordpress.org/export/1.2/">1.2</wp:wxr_version>'],
    ['it says that it has all', '<os:totalResults>2</os:totalResults>'],
    ['that is told with the address', NEXT],
    ['that is told with the archive', NEXT.replace('next', 'prev-archive')],
  ])('is not told where %s', (_why, more) => {
    expect(told(['a', 'b'], more)).toBe('');
  });

  test('is not told of a feed without any entry', () => {
    expect(told([])).toBe('');
  });
});
