import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { article } from '../../support/articles.ts';
import { folderWith, putFiles } from '../../support/files.ts';
import { memoryDisk } from '../../support/memoryDisk.ts';
import { SETTINGS } from '../../support/publication.ts';
import { tell } from '../commandLine.ts';

type Change = (files: Map<string, Buffer>) => void;

/** Twelve articles, of which the feed shows ten; the two of January are in the archive. */
const ITEMS = Object.fromEntries(
  Array.from({ length: 12 }, (_, i) => [
    `items/a-${i + 1}.md`,
    article(
      `Tide ${i + 1}`,
      `8:00 am on ${i + 1} ${i < 2 ? 'January' : 'March'} 2015`,
      `High water, no. ${i}.`,
    ),
  ]),
);
const WINDOW = `${SETTINGS}window: { items: 10, days: 1 }\n`;
const FILES = { 'feed.yaml': WINDOW, ...ITEMS };
const NEWEST = 'tag:news.example.nz,2015-03-12:a-12';
const ALL_THREE = ['output/rss.xml', 'output/atom.xml', 'output/feed.json'];
const OLD = ['.xml', '.atom.xml', '.json'].map((extension) => `output/archive/2015-01${extension}`);

/** What check tells of a clone, which has what is committed and no records. */
async function checkClone(change: Change, before: Change = () => {}) {
  const disk = memoryDisk(FILES);
  before(disk.files);
  await tell(['build'], disk);
  change(disk.files);
  const { status, stdout } = await tell(['check', '--json'], disk);
  const problems: { file: string; severity: string; code: string; message: string }[] =
    JSON.parse(stdout).problems;
  const told = problems.map(({ severity, code, file }) => `${severity} ${code} ${file}`);
  return { status, told, messages: problems.map(({ message }) => message) };
}

const set =
  (path: string, text: string): Change =>
  (files) =>
    files.set(path, Buffer.from(text));

const replace =
  (paths: readonly string[], from: string, to: string): Change =>
  (files) => {
    for (const path of paths) {
      const text = String(files.get(path));
      if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
      files.set(path, Buffer.from(text.replaceAll(from, to)));
    }
  };

const both =
  (...changes: readonly Change[]): Change =>
  (files) => {
    for (const change of changes) change(files);
  };

const editOf = (name: string, from: string, to: string) =>
  set(`items/${name}.md`, String(ITEMS[`items/${name}.md`]).replace(from, to));
const draft = editOf('a-12', '---\n', '---\ndraft: true\n');

describe('what waits for a build is a note, also in a clone', () => {
  it.each<[what: string, change: Change, before?: Change]>([
    ['an edit of an article that the feed shows', editOf('a-12', 'no. 11', 'no. eleven')],
    ['an edit of its title alone', editOf('a-12', 'title: Tide 12', 'title: Ebb')],
    ['an edit in the archive', editOf('a-1', 'no. 0', 'no. zero')],
    ['another title in the archive', editOf('a-1', 'title: Tide 1', 'title: Ebb')],
    ['a new article', set('items/new.md', article('New', '8:00 am on 20 March 2015'))],
    ['a new article for the archive', set('items/new.md', article('New', '8:00 am on 20 January 2015'))],
    ['a draft that is made public', set('items/a-12.md', String(ITEMS['items/a-12.md'])), draft],
    ['an article that is made a draft', draft],
    ['an article that is deleted', (files) => files.delete('items/a-12.md')],
    ['an article that is moved to another slug', editOf('a-12', '---\n', '---\nslug: ebb\n')],
    ['another time zone', replace(['feed.yaml'], 'Pacific/Auckland', 'Pacific/Chatham')],
    ['another description', replace(['feed.yaml'], 'News from a harbour', 'All the news')],
    [
      'authors, a hub and an icon',
      set(
        'feed.yaml',
        `${WINDOW}authors: [Desk]\nhubs: [https://hub.example/]\nicon: https://cdn.example/i.png\n`,
      ),
    ],
    ['another domain', replace(['feed.yaml'], 'news.example', 'post.example')],
    ['a larger window', set('feed.yaml', SETTINGS)],
  ])('%s', async (_, change, before) => {
    const { status, told } = await checkClone(change, before);
    expect(status).toBe(0);
    expect(told.filter((one) => one.startsWith('error'))).toEqual([]);
    expect(told.some((one) => one.startsWith('note OUTPUT_STALE'))).toBe(true);
  });

  it('an article that was taken back, built, and put back', async () => {
    const disk = memoryDisk(FILES);
    await tell(['build'], disk);
    const bytes = disk.files.get('items/a-12.md') as Buffer;
    disk.files.delete('items/a-12.md');
    await tell(['build'], disk);
    disk.files.set('items/a-12.md', bytes);
    const { status, stdout } = await tell(['check'], disk);
    expect(status).toBe(0);
    expect(stdout).toMatch(/: 0 errors, 0 warnings, \d+ notes\n$/);
  });
});

describe('what differs without a cause is an error, also in a clone', () => {
  it('an entry that somebody edited in one document, while another edit of it waits', async () => {
    const { told } = await checkClone(
      both(
        editOf('a-12', 'no. 11', 'no. eleven'),
        replace(['output/rss.xml'], 'High water, no. 11.', 'Low water.'),
      ),
    );
    expect(told.filter((one) => one.startsWith('error'))).toEqual([
      'error OUTPUT_DIFFERS output/rss.xml',
      'error OUTPUT_DIFFERS output/rss.xml',
    ]);
  });

  it('an entry that somebody edited in all documents, since the lock says what readers were given', async () => {
    const { told, messages } = await checkClone(
      replace(ALL_THREE, 'High water, no. 11.', 'Low water, no. 11.'),
    );
    expect(told.filter((one) => one.startsWith('error'))).toHaveLength(6);
    expect(messages).toContain(
      `expected the summary of "${NEWEST}" to be "High water, no. 11.", found "Low water, no. 11."`,
    );
  });

  it('an entry in one document of the archive', async () => {
    const { told } = await checkClone(replace([OLD[1] as string], 'High water, no. 0.', 'Low water.'));
    expect(told.filter((one) => one.startsWith('error'))).toEqual([
      'error OUTPUT_DIFFERS output/archive/2015-01.atom.xml',
      'error OUTPUT_DIFFERS output/archive/2015-01.atom.xml',
    ]);
  });

  it('an entry that one document alone does not have, or has', async () => {
    const cut: Change = (files) => {
      const text = String(files.get('output/atom.xml'));
      files.set('output/atom.xml', Buffer.from(text.replace(/ {2}<entry>.*?<\/entry>\n/s, '')));
    };
    expect((await checkClone(cut)).messages[0]).toBe(`expected an entry "${NEWEST}", found none`);
    const gone = await checkClone(cut, draft);
    expect(gone.messages[0]).toBe('expected an entry "tag:news.example.nz,2015-03-11:a-11", found none');
  });

  it('an entry of no article, in all documents', async () => {
    const { told, messages } = await checkClone(replace(ALL_THREE, ',2015-03-12:a-12', ',2015-03-12:a-99'));
    expect(told.filter((one) => one.startsWith('error'))).toHaveLength(3);
    expect(messages[0]).toBe(
      'expected entries of articles, found "tag:news.example.nz,2015-03-12:a-99", which is none',
    );
  });

  it('says of an article that should not be there that it is there, if no other document says so', async () => {
    const disk = memoryDisk(FILES);
    await tell(['build'], disk);
    const old = disk.files.get('output/rss.xml') as Buffer;
    disk.files.delete('items/a-12.md');
    await tell(['build'], disk);
    disk.files.set('output/rss.xml', old);
    const { stderr } = await tell(['check'], disk);
    expect(stderr).toContain(
      `error OUTPUT_DIFFERS expected no entry "${NEWEST}", found one - run dateline build`,
    );
  });

  it.each([
    ['title', 'output/rss.xml', '<title>Harbour News', '<title>Harbour Post'],
    ['description', 'output/rss.xml', '<description>News from a harbour', '<description>Ads'],
    ['link', 'output/feed.json', '"home_page_url": "https://news.', '"home_page_url": "https://evil.'],
    ['language', 'output/atom.xml', 'xml:lang="en-NZ"', 'xml:lang="en-AU"'],
    ['authors', 'output/atom.xml', '<name>Harbour News', '<name>Nobody'],
    [
      'own address',
      'output/rss.xml',
      'href="https://news.example.nz/rss.xml"',
      'href="https://x.example/rss.xml"',
    ],
    ['address of what is older', 'output/rss.xml', 'archive/2015-01.xml', 'archive/2015-02.xml'],
    ['address of what is older', 'output/feed.json', 'archive/2015-01.json', 'archive/2014-02.json'],
    [
      'address of the feed',
      OLD[1] as string,
      'nz/atom.xml"/>\n  <fh:archive',
      'nz/atom2.xml"/>\n  <fh:archive',
    ],
    ['hubs', 'output/rss.xml', '<ttl>', '<atom:link href="https://hub.example/" rel="hub"/><ttl>'],
    ['icon', 'output/feed.json', '"language"', '"icon": "https://x.example/i.png",\n  "language"'],
    ['copyright', 'output/atom.xml', '<entry>', '<rights>Mine</rights><entry>'],
  ])('the %s of the feed in %s', async (field, path, from, to) => {
    const { status, told, messages } = await checkClone((files) => {
      const text = String(files.get(path));
      if (!text.includes(from)) throw new Error(`${path} has no ${from} in ${text.slice(0, 900)}`);
      files.set(path, Buffer.from(text.replace(from, to)));
    });
    expect({ status, told: told[0] }).toEqual({ status: 1, told: `error OUTPUT_DIFFERS ${path}` });
    expect(messages[0]).toMatch(new RegExp(`^expected the ${field} of the feed to be `));
  });
});

describe('where nobody can know', () => {
  it('a document that stands alone and differs is a note, but for what the lock says', async () => {
    const alone: Change = (files) => {
      files.delete('output/atom.xml');
      files.delete('output/feed.json');
    };
    const { status } = await checkClone(
      both(alone, replace(['output/rss.xml'], '<title>Harbour News', '<title>Harbour Post')),
    );
    expect(status).toBe(0);
    const edited = await checkClone(
      both(alone, replace(['output/rss.xml'], '<p>High water', '<p>Low water')),
    );
    expect(edited.status).toBe(1);
  });

  it('entries of a publication without a lock are notes where all documents have them', async () => {
    const { status } = await checkClone((files) => {
      files.delete('feed.lock');
      files.delete('items/a-12.md');
    });
    expect(status).toBe(0);
  });
});

describe('a file that is recorded as we wrote it', () => {
  const program = 'dateline test';

  it('is merely older, whatever the settings and the program are since', async () => {
    const root = folderWith(FILES);
    await tell(['build'], realDisk(root), { program });
    putFiles(root, {
      'feed.yaml': WINDOW.replace('Harbour News', 'Post').replace('url:', 'copyright: C\nurl:'),
    });
    rmSync(join(root, 'items/a-12.md'));
    const { status, stdout } = await tell(['check'], realDisk(root), { program: 'another' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^Post: 0 errors/) });
  });

  it('is no longer so when somebody has written to it', async () => {
    const root = folderWith(FILES);
    await tell(['build'], realDisk(root), { program });
    putFiles(root, { 'feed.yaml': WINDOW.replace('Harbour News', 'Post') });
    const path = join(root, 'output/rss.xml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('<title>Harbour News', '<title>Mine'));
    const { status, stderr } = await tell(['check'], realDisk(root), { program });
    expect(status).toBe(1);
    expect(stderr).toContain('expected the title of the feed to be "Post", found "Mine"');
  });
});
