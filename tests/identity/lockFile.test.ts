import { describe, expect, it } from 'vitest';
import { formatLock, parseLock } from '../../src/identity/lockFile.ts';
import { LOCK_FILE } from '../../src/model/fileNames.ts';
import { NEVER_SHOWN, UNKNOWN } from '../../src/model/lockEntry.ts';
import { goneFrom, lineOf, linesOf, readLock } from './material.ts';

const HEADER = formatLock([]);
const [ROAD = ''] = linesOf([lineOf('items/road.md')]);
const [FERRY = ''] = linesOf([lineOf('items/ferry.md', { text: 'The ferry sails.' })]);

describe('a lock', () => {
  it('has one line an article, the first published first, and says what it is', () => {
    const entries = [
      lineOf('items/road.md', { day: 22 }),
      lineOf('items/ferry.md', { day: 21, contentHash: NEVER_SHOWN }),
      goneFrom('items/wharf.md', { day: 20, textHash: UNKNOWN, contentHash: UNKNOWN }),
    ];
    expect(formatLock(entries).replaceAll('\t', ' | ')).toMatchInlineSnapshot(`
      "# feed.lock 1: what subscribers have been given. Commit it with the articles; do not edit it.
      # published, updated, a hash of the words, a hash of what readers see, id, file, where its page is and was; tabs between them
      gone | 2014-12-20T20:03:00+13:00 | 2014-12-20T20:03:00+13:00 | ? | ? | urn:wharf | items/wharf.md
      2014-12-21T20:03:00+13:00 | 2014-12-21T20:03:00+13:00 | 2bcb11770d11b212 | - | urn:ferry | items/ferry.md
      2014-12-22T20:03:00+13:00 | 2014-12-22T20:03:00+13:00 | 2bcb11770d11b212 | fedcba9876543210 | urn:road | items/road.md
      "
    `);
  });

  it('puts a new article behind the others, so that a difference is one new line', () => {
    const [road, ferry] = [lineOf('items/road.md'), lineOf('items/ferry.md', { day: 22 })];
    expect(formatLock([ferry, road])).toBe(`${formatLock([road])}${linesOf([ferry])[0]}\n`);
  });

  it('sorts by instant, whatever the offset', () => {
    const early = lineOf('items/road.md', { published: '2014-12-21T09:00:00+13:00' });
    const late = lineOf('items/ferry.md', { published: '2014-12-20T23:00:00-05:00' });
    expect(readLock(formatLock([late, early])).entries.map(({ id }) => id)).toEqual([
      'urn:road',
      'urn:ferry',
    ]);
  });

  it('sorts articles of one instant by their ids, in whatever order they come', () => {
    const all = ['b', 'a', 'c'].map((name) => lineOf(`items/${name}.md`));
    expect(formatLock(all)).toBe(formatLock(all.toReversed()));
    expect(readLock(formatLock(all)).entries.map(({ id }) => id)).toEqual(['urn:a', 'urn:b', 'urn:c']);
  });

  it.each([
    ['an article that was shown', lineOf('items/road.md')],
    ['one that was not', lineOf('items/road.md', { contentHash: NEVER_SHOWN })],
    ['one of another publisher', lineOf('items/road.md', { textHash: UNKNOWN, contentHash: UNKNOWN })],
    ['one that is gone', goneFrom('items/road.md')],
    ['one that is out before its time', { ...lineOf('items/road.md'), isEarly: true as const }],
    ['one that was updated', lineOf('items/road.md', { updated: '2014-12-24T08:00:00Z' })],
    ['a tab in an id', lineOf('items/road.md', { id: 'a\tb' })],
    ['line ends in a file name', lineOf('items/a\nb\rc\r\n.md')],
    ['backslashes in a file name', lineOf('items/a\\nb\\\\t\\.md')],
    ['a name that begins as a comment does', lineOf('# road.md', { id: '#1' })],
    ['white space around a name', lineOf(' items/road.md ', { id: ' 1\u00a0\u2028' })],
  ])('gives back %s as it was', (_, entry) => {
    expect(readLock(formatLock([entry]))).toEqual({ entries: [entry], problems: [] });
  });

  it('takes a backslash before a letter that has no meaning there for itself', () => {
    const { entries } = readLock(
      `${HEADER}${ROAD.replace('items/road.md', String.raw`items\old road.md`)}\n`,
    );
    expect(entries).toMatchObject([{ file: String.raw`items\old road.md` }]);
  });

  it('tells the line of each entry, comments and empty lines counted', () => {
    const { entries } = readLock(`${HEADER}${ROAD}\n\n# a comment\n${FERRY}\n`);
    expect(entries.map(({ line }) => line)).toEqual([3, 6]);
  });

  it('takes its lines in any order', () => {
    const { entries, problems } = readLock(`${HEADER}${ROAD}\n${FERRY}\n`);
    expect(problems).toEqual([]);
    expect(entries.map(({ id }) => id)).toEqual(['urn:road', 'urn:ferry']);
  });

  it('takes the line ends of Windows', () => {
    const text = formatLock([lineOf('items/road.md')]).replaceAll('\n', '\r\n');
    expect(readLock(text)).toEqual({ entries: [lineOf('items/road.md')], problems: [] });
  });

  it('takes a byte order mark', () => {
    expect(readLock(`\ufeff${formatLock([lineOf('items/road.md')])}`).entries).toHaveLength(1);
  });

  it('has no entries where nothing was published', () => {
    expect(readLock(HEADER)).toEqual({ entries: [], problems: [] });
  });

  it('has the further paths of feeds, in the order of their letters, and of two lines all', () => {
    const text = formatLock([lineOf('items/road.md')], ['https://new.example/'], ['rss', 'feed/index.xml']);
    expect(text.split('\n')[3]).toBe('# aliases: feed/index.xml rss');
    expect(parseLock(Buffer.from(text)).aliases).toEqual(['feed/index.xml', 'rss']);
    const merged = text.replace('# aliases:', '# aliases: atom.xml rss\n# aliases:');
    expect(parseLock(Buffer.from(merged)).aliases).toEqual(['atom.xml', 'feed/index.xml', 'rss']);
    expect(formatLock([lineOf('items/road.md')])).not.toContain('aliases');
  });

  it('has the codings in which there may be compressed copies, of two lines all', () => {
    const text = formatLock([lineOf('items/road.md')], [], [], ['gzip', 'br']);
    expect(text.split('\n')[2]).toBe('# precompressed: gzip br');
    expect(parseLock(Buffer.from(text)).codings).toEqual(['gzip', 'br']);
    const merged = text.replace('# precompressed: gzip br', '# precompressed: br\n# precompressed: gzip zz');
    expect(parseLock(Buffer.from(merged)).codings).toEqual(['gzip', 'br']);
    expect(parseLock(Buffer.from(formatLock([lineOf('items/road.md')])))).not.toHaveProperty('codings');
  });

  it('has the addresses that the publication had, the oldest first', () => {
    const addresses = ['https://old.example/', 'https://new.example/'];
    const text = formatLock([lineOf('items/road.md')], addresses);
    expect(text.split('\n')[2]).toBe('# addresses: https://old.example/ https://new.example/');
    expect(parseLock(Buffer.from(text))).toMatchObject({ addresses, problems: [] });
  });

  it('stands beside feed.yaml', () => {
    expect(LOCK_FILE).toBe('feed.lock');
  });

  it.each(['urn:before', 'urn:zebra'])(
    'may have an article in the file of one that is gone, whose line may come first or last: %s',
    (id) => {
      const entries = [goneFrom('items/road.md', { id }), lineOf('items/road.md')];
      const read = readLock(formatLock(entries));
      expect(read.problems).toEqual([]);
      expect(read.entries).toHaveLength(2);
      expect(parseLock(Buffer.from(formatLock(entries))).isMerged).toBe(false);
    },
  );

  it('may have several that are gone from one file', () => {
    const entries = ['urn:1', 'urn:2'].map((id) => goneFrom('items/road.md', { id }));
    expect(parseLock(Buffer.from(formatLock(entries)))).toMatchObject({ isMerged: false, problems: [] });
  });
});

describe('what a merge leaves in a lock', () => {
  it.each([
    ['an id that is there twice', FERRY.replace('urn:ferry', 'urn:road')],
    ['a file that is there twice', FERRY.replace('items/ferry.md', 'items/road.md')],
    ['an article that is there and gone', `gone\t${ROAD}`],
  ])('%s is for mergeLines, with both lines', (_, line) => {
    const { entries, isMerged, problems } = parseLock(Buffer.from(`${HEADER}${ROAD}\n${line}\n`));
    expect({ lines: entries.map((entry) => entry.line), isMerged, problems }).toEqual({
      lines: [3, 4],
      isMerged: true,
      problems: [],
    });
  });

  it('a second header is a comment', () => {
    const { entries, isMerged, problems } = parseLock(Buffer.from(`${HEADER}${HEADER}${ROAD}\n`));
    expect({ lines: entries.map(({ line }) => line), isMerged, problems }).toEqual({
      lines: [5],
      isMerged: false,
      problems: [],
    });
  });

  it('two lines of addresses are one, in whatever order they stand', () => {
    const [ours, theirs] = [
      ['https://a.example/', 'https://b.example/'],
      ['https://a.example/', 'https://c.example/', 'https://d.example/'],
    ].map((all) => `# addresses: ${all.join(' ')}\n`);
    const addressesIn = (...lines: readonly (string | undefined)[]) =>
      parseLock(Buffer.from(`${HEADER}${lines.join('')}${ROAD}\n`)).addresses;
    expect(addressesIn(ours, theirs)).toEqual(['a', 'c', 'd', 'b'].map((name) => `https://${name}.example/`));
    expect(addressesIn(theirs, ours)).toEqual(addressesIn(ours, theirs));
    const same = '# addresses: https://z.example/\n';
    expect(addressesIn(same, '# addresses: https://y.example/\n', same)).toEqual([
      'https://y.example/',
      'https://z.example/',
    ]);
  });
});
