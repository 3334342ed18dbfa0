import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { atomOf, jsonOf, rssOf, threeItems, type Written } from './documents.ts';
import { feedparserTitle } from './feedparserTitle.ts';
import { newsboat } from './newsboat.ts';
import { feedsmith, rowanManning } from './npmParsers.ts';
import { type Reader, requiredReaders, serve, shownBy } from './readers.ts';
import { sfeed } from './sfeed.ts';

vi.setConfig({ testTimeout: 30_000 });

const hostileTitles = [
  'AT&T',
  '<b>bold</b> & "quotes"',
  'a ]]> b',
  '&amp; literally',
  '&copy 2024 &nope; &apos; &#65;',
  '1 < 2 > 0',
  '<script>alert(1)</script>',
  '<!-- not a comment -->',
  'C:\\new\\table',
  '2038 ends in a bug 🎉',
  'Ma\u0304ori with combining marks',
  'a line\u2028separator',
  'a next\u0085line',
  '\u00A0no-break spaces around\u00A0',
  '\u0085next lines around\u0085',
  '\uFEFFbyte order mark',
  'a\ttab',
  'a delete\u007F',
  'MÃ¤rz',
  '👩‍👩‍👧 and \u202BRTL\u202C and so\u00ADft',
  `${'very long '.repeat(200)}!`,
];

const ids = [
  'tag:news.example,2024-02-29:a/b',
  'https://news.example/?a=1&b=2',
  'https://news.example/?a=1&copy=2',
  'urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a',
];

const dates: readonly (readonly [rfc822: string, rfc3339: string])[] = [
  ['Thu, 01 Jan 1970 00:00:00 +0000', '1970-01-01T00:00:00Z'],
  ['Mon, 01 Jan 1990 00:00:00 +1300', '1990-01-01T00:00:00+13:00'],
  ['Thu, 29 Feb 2024 23:59:59 +1345', '2024-02-29T23:59:59+13:45'],
  ['Sun, 29 Sep 2024 03:00:00 +1300', '2024-09-29T03:00:00+13:00'],
  ['Sun, 07 Apr 2024 02:30:00 +1200', '2024-04-07T02:30:00+12:00'],
  ['Tue, 19 Jan 2038 03:14:08 GMT', '2038-01-19T03:14:08Z'],
  ['Wed, 29 Feb 2040 12:00:00 -0330', '2040-02-29T12:00:00-03:30'],
  ['Sun, 07 Feb 2106 06:28:16 +0000', '2106-02-07T06:28:16Z'],
];

const hostile: readonly Written[] = [
  ...hostileTitles.map((title, index) => written(`tag:news.example,2024:${index}`, title)),
  ...ids.map((id) => written(id, 'An id')),
  ...dates.map((date, index) => written(`tag:news.example,2024:date-${index}`, 'A date', date)),
];

const documents = {
  rss: threeItems.rss,
  atom: threeItems.atom,
  json: threeItems.json,
  'hostile-rss': rssOf(hostile),
  'hostile-atom': atomOf(hostile),
  'hostile-json': jsonOf(hostile),
  'named-rss': rssOf([written('https://news.example/?a=1&copy=2', 'A title')], (text) =>
    text.replaceAll('&', '&amp;'),
  ),
  'updated-atom': {
    ...threeItems.atom,
    text: threeItems.atom.text.replace(/<published>.*<\/published>/g, ''),
  },
  'twice-rss': rssOf([written('tag:news.example,2024:one', 'A'), written('tag:news.example,2024:one', 'B')]),
  'cut-rss': { ...threeItems.rss, text: threeItems.rss.text.slice(0, -20) },
  'text-xml': { ...threeItems.rss, type: 'text/xml' },
};

const here = requiredReaders();
const pairs = here.flatMap((reader) =>
  reader.formats.map((format) => ({ name: reader.name, reader, format })),
);
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  server = await serve(documents);
});

afterAll(() => server.close());

describe.each(pairs)('$name, given $format', ({ reader, format }) => {
  it('sees the id, the title and the instant of each item, in order', async () => {
    expect(await reader.read(`${server.url}/${format}`)).toEqual([
      {
        id: 'tag:news.example,2024:maori',
        title: 'Māori Language Week: AT&T and 1 < 2',
        instant: Date.UTC(2024, 8, 28, 14, 0, 0),
      },
      {
        id: 'tag:news.example,2024:kereru',
        title: 'Kererū of the year 🎉',
        instant: Date.UTC(2024, 8, 28, 13, 59, 59),
      },
      { id: 'tag:news.example,2024:leap', title: 'Leap day', instant: Date.UTC(2024, 1, 28, 11, 30, 0) },
    ]);
  });

  it('shows hostile titles, ids and dates as foretold', async () => {
    const meant = hostile.map(({ id, title, rfc3339 }) => ({ id, title, instant: Date.parse(rfc3339) }));
    expect(await reader.read(`${server.url}/hostile-${format}`)).toEqual(shownBy(reader, format, meant));
  });

  it('fails where there is no document', async () => {
    await expect(reader.read(`${server.url}/gone`)).rejects.toThrow('404');
  });
});

describe('a title', () => {
  it.each([
    ['AT&T', 'AT&T'],
    ['1 < 2 > 0', '1 < 2 > 0'],
    ['<b>bold</b> & "quotes"', '<b>bold</b> & "quotes"'],
    ['&amp; literally', '& literally'],
    ['&amp; <script>', '&amp; <script>'],
    ['&amp; &apos;', '&amp; &apos;'],
    ['&copy 2024 <i>x</i>', '© 2024 <i>x</i>'],
    ['MÃ¤rz', 'März'],
    ['a next\u0085line', 'a next…line'],
    ['\u00A0around\u0085', 'around'],
  ])('that reads %j in RSS is %j to feedparser', (title, shown) => {
    expect(feedparserTitle(title, 'rss')).toBe(shown);
  });

  it('is text to feedparser in Atom, whatever it looks like', () => {
    expect(feedparserTitle('&amp; literally', 'atom')).toBe('&amp; literally');
  });

  it.each([
    [newsboat, '\u0085 a\nb\tc\u007F\u00A0', 'a b\tc\u007F'],
    [sfeed, '\u0085 a\nb\tc\u007F\u00A0', '\u0085 a b c\u00A0'],
    [feedsmith, '\u0085 a\nb\tc\u007F\u00A0', '\u0085 a\nb\tc\u007F'],
    [rowanManning, '\u0085 a\nb\tc\u007F\u00A0', '\u0085 a\nb\tc\u007F'],
  ])('loses only white space and controls in $name', ({ showsTitle }, title, shown) => {
    expect(showsTitle(title, 'rss')).toBe(shown);
  });
});

describe('an instant', () => {
  it('begins again at 1970 in newsboat, after 32 bits of seconds', () => {
    expect(newsboat.showsInstant(Date.UTC(2106, 1, 7, 6, 28, 15))).toBe(Date.UTC(2106, 1, 7, 6, 28, 15));
    expect(newsboat.showsInstant(Date.UTC(2106, 1, 7, 6, 28, 16))).toBe(0);
    expect(newsboat.showsInstant(Date.UTC(1969, 11, 31, 23, 59, 58))).toBe((2 ** 32 - 2) * 1000);
  });

  it.each(pairs.filter(({ format }) => format === 'atom'))(
    'of an entry that was only updated is its update or nothing in $name',
    async ({ name, reader }) => {
      const usesUpdated = name === 'newsboat' || name === 'sfeed';
      const [first] = await reader.read(`${server.url}/updated-atom`);
      expect(first?.instant).toBe(usesUpdated ? Date.UTC(2024, 8, 30, 11) : Number.NaN);
    },
  );
});

describe('a reader', () => {
  it('undoes &amp; twice, if it is @rowanmanning/feed-parser', async () => {
    const [item] = await rowanManning.read(`${server.url}/named-rss`);
    expect(item?.id).toBe('https://news.example/?a=1©=2');
  });

  it.each(named('feedparser'))('complains of a document cut short, if it is $name', async ({ read }) => {
    await expect(read(`${server.url}/cut-rss`)).rejects.toThrow('no element found');
  });

  it.each(named('feedparser'))(
    'takes text/xml for ASCII and complains of macrons, if it is $name',
    async ({ read }) => {
      await expect(read(`${server.url}/text-xml`)).rejects.toThrow('us-ascii');
    },
  );

  it.each(named('newsboat'))('keeps one of two items with one id, if it is $name', async ({ read }) => {
    expect(await read(`${server.url}/twice-rss`)).toHaveLength(1);
  });

  it('leaves nothing in the temporary folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'readers-'));
    vi.stubEnv('TMPDIR', folder);
    try {
      await Promise.all(here.map(({ read }) => read(`${server.url}/rss`)));
      expect(await readdir(folder)).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
      await rm(folder, { recursive: true });
    }
  });
});

describe('requiredReaders', () => {
  const absent: Reader = { ...sfeed, name: 'absent', packages: ['absent', 'python3'], isHere: () => false };

  it('names the Debian packages that CI lacks', () => {
    expect(() => requiredReaders([feedsmith, absent], { CI: 'true' })).toThrow(
      'expected every feed reader, but found none of absent (apt-get install absent python3)',
    );
  });

  it('leaves out what a developer has not installed, and says so', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    expect(requiredReaders([feedsmith, absent], {})).toEqual([feedsmith]);
    expect(warn.mock.calls).toEqual([
      ['feed readers skipped, for they are not on this machine: absent (apt-get install absent python3)'],
    ]);
    warn.mockRestore();
  });
});

describe('serve', () => {
  it('gives a document with the Content-Type it was given', async () => {
    const response = await fetch(`${server.url}/rss`);
    expect(response.headers.get('content-type')).toBe('application/rss+xml');
    expect(await response.text()).toBe(threeItems.rss.text);
  });
});

function named(name: string): readonly Reader[] {
  return here.filter((reader) => reader.name === name);
}

function written(id: string, title: string, [rfc822, rfc3339] = dates[1] ?? ['', '']): Written {
  return { id, title, rfc822, rfc3339 };
}
