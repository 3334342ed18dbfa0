import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { article } from '../../support/articles.ts';
import { folderWith } from '../../support/files.ts';
import { memoryDisk } from '../../support/memoryDisk.ts';
import { pngOf } from '../../support/pictures.ts';
import { SETTINGS } from '../../support/publication.ts';
import { tell } from '../commandLine.ts';

const DOCUMENTS = ['output/rss.xml', 'output/atom.xml', 'output/feed.json'];
const FERRY = article(
  'The ferry is back',
  '6:12 am on 3 March 2015',
  'The ferry left at six.',
  'tags: [sea]\n',
);
const WHALE = article('A whale looks in', '5:40 pm on 5 March 2015', 'It stayed until dark.');
const FILES = { 'feed.yaml': SETTINGS, 'items/ferry.md': FERRY, 'items/whale.md': WHALE };

/** A publication that was built once, and then changed. */
async function changed(change: (files: Map<string, Buffer>) => void, more = {}) {
  const disk = memoryDisk({ ...FILES, ...more });
  await tell(['build'], disk);
  change(disk.files);
  return disk;
}

function put(path: string, text: string) {
  return (files: Map<string, Buffer>) => files.set(path, Buffer.from(text));
}

/** Writes something else into a document, as a person or a program might. */
function tamper(path: string, from: string, to: string) {
  return (files: Map<string, Buffer>) => {
    const text = String(files.get(path));
    if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
    files.set(path, Buffer.from(text.replace(from, to)));
  };
}

async function check(change: (files: Map<string, Buffer>) => void, args: readonly string[] = []) {
  const disk = await changed(change);
  const { status, stdout } = await tell(['check', '--json', ...args], disk);
  const problems: { file: string; code: string; message: string }[] = JSON.parse(stdout).problems;
  return { status, codes: problems.map(({ file, code }) => `${file} ${code}`), problems };
}

describe('check', () => {
  it('has nothing to say of a publication that was just built, and ends with 0', async () => {
    expect(await tell(['check'], await changed(() => {}))).toEqual({
      status: 0,
      stdout: 'Harbour News: 0 errors, 0 warnings, 0 notes\n',
      stderr: '',
    });
  });

  it('has nothing to say of one that was never built', async () => {
    const { status, stderr } = await tell(['check'], memoryDisk(FILES));
    expect(status).toBe(0);
    expect(stderr.match(/ note OUTPUT_STALE /g)).toHaveLength(4);
  });

  it('tells what build would refuse, and writes nothing', async () => {
    const disk = await changed(put('items/road.md', 'No head.\n'));
    const before = new Map(disk.files);
    const { status, stderr } = await tell(['check'], disk);
    expect({ status, told: stderr.split(' ')[2] }).toEqual({ status: 1, told: 'DATE_MISSING' });
    expect(disk.files).toEqual(before);
  });

  it('tells what build would warn of, which is an error with --strict', async () => {
    const unclear = put('items/road.md', article('Road', '3/4/2015 7:45'));
    expect(await check(unclear)).toMatchObject({ status: 0 });
    const { status, codes } = await check(unclear, ['--strict']);
    expect(status).toBe(1);
    expect(codes).toContain('items/road.md DATE_HOUR_UNCLEAR');
  });

  it('tells what will be wrong with an article that is held, and still looks at what is served', async () => {
    const held = put('items/held.md', article('Held', '8:00 am on 1 May 2099', '![](gone.png)'));
    const both = (files: Map<string, Buffer>) => {
      held(files);
      tamper('output/rss.xml', 'The ferry left at six.', 'The ferry left at ten.')(files);
    };
    const { status, codes } = await check(both);
    expect(status).toBe(1);
    expect(codes).toEqual([
      'items/held.md PICTURE_MISSING',
      'output/rss.xml OUTPUT_DIFFERS',
      'output/rss.xml OUTPUT_STALE',
    ]);
  });

  it('tells in notes which documents are older than the articles', async () => {
    const { status, codes } = await check(put('items/ferry.md', FERRY.replace('six', 'seven')));
    expect(status).toBe(0);
    expect(codes).toEqual(DOCUMENTS.map((path) => `${path} OUTPUT_STALE`));
  });

  it.each<[what: string, change: (files: Map<string, Buffer>) => void]>([
    ['a new article', put('items/new.md', article('New', '9:00 am on 6 March 2015'))],
    ['an article that is gone', (files) => files.delete('items/whale.md')],
    ['a file that was renamed', (files) => rename(files, 'items/ferry.md', 'items/boat.md')],
    ['another title of the publication', put('feed.yaml', SETTINGS.replace('Harbour News', 'Post'))],
    ['another domain', put('feed.yaml', SETTINGS.replace('news.example', 'post.example'))],
    ['bodies left out', put('feed.yaml', `${SETTINGS}content: summary\n`)],
    ['a smaller window', put('feed.yaml', `${SETTINGS}window: { items: 1, days: 1 }\n`)],
  ])('takes %s for what it is: something that has yet to be published', async (_, change) => {
    const { status, codes } = await check(change);
    expect(status).toBe(0);
    expect(codes.every((code) => code.endsWith('OUTPUT_STALE'))).toBe(true);
  });
});

describe('a document that says something else of an article that has not changed is an error', () => {
  it.each([
    ['title', 'output/rss.xml', '<title>The ferry is back', '<title>The ferry is late'],
    ['title', 'output/atom.xml', '<title>The ferry is back', '<title>The ferry is late'],
    ['title', 'output/feed.json', '"title": "The ferry is back"', '"title": "The ferry is late"'],
    ['time of publication', 'output/rss.xml', '03 Mar 2015 06:12:00 +1300', '03 Mar 2015 06:12:00 +0000'],
    ['time of publication', 'output/atom.xml', '<published>2015-03-03', '<published>2015-03-02'],
    [
      'time of the last change',
      'output/feed.json',
      '"date_modified": "2015-03-03',
      '"date_modified": "2015-03-04',
    ],
    ['text', 'output/rss.xml', '<p>The ferry left at six.</p>', '<p>The ferry left.</p>'],
    ['text', 'output/atom.xml', '<p>The ferry left at six.</p>', '<p>The ferry left.</p>'],
    ['text', 'output/feed.json', '<p>The ferry left at six.</p>', '<p>The ferry left.</p>'],
    ['summary', 'output/atom.xml', '<summary>The ferry left at six.', '<summary>The ferry left.'],
    ['authors', 'output/rss.xml', '<category>sea', '<dc:creator>Nobody</dc:creator><category>sea'],
    ['tags', 'output/feed.json', '"sea"', '"lake"'],
  ])('the %s in %s', async (field, path, from, to) => {
    const { status, problems } = await check(tamper(path, from, to));
    expect(status).toBe(1);
    expect(problems[0]).toMatchObject({
      file: path,
      code: 'OUTPUT_DIFFERS',
      message: expect.stringContaining(
        `expected the ${field} of "tag:news.example.nz,2015-03-03:ferry" to be`,
      ),
    });
  });

  it('says where, what was meant and what was found', async () => {
    const disk = await changed(
      tamper('output/rss.xml', '<title>The ferry is back', '<title>The ferry is late'),
    );
    expect((await tell(['check'], disk)).stderr.split('\n')[0]).toMatchInlineSnapshot(
      `"output/rss.xml:22:1 error OUTPUT_DIFFERS expected the title of "tag:news.example.nz,2015-03-03:ferry" to be "The ferry is back", found "The ferry is late" - run dateline build"`,
    );
  });

  it('an entry that nobody wrote', async () => {
    const { codes } = await check(tamper('output/rss.xml', ',2015-03-03:ferry<', ',2015-03-03:fury<'));
    expect(codes).toEqual([
      'output/rss.xml OUTPUT_DIFFERS',
      'output/rss.xml OUTPUT_DIFFERS',
      'output/rss.xml OUTPUT_STALE',
    ]);
  });

  it('an entry that is not there', async () => {
    const { problems } = await check((files) => {
      const text = String(files.get('output/atom.xml'));
      files.set('output/atom.xml', Buffer.from(text.replace(/ {2}<entry>.*?<\/entry>\n/s, '')));
    });
    expect(problems[0]?.message).toBe('expected an entry "tag:news.example.nz,2015-03-05:whale", found none');
  });

  it.each([
    ['output/rss.xml', '</item>', '</itm>'],
    ['output/atom.xml', '<feed ', '<!DOCTYPE feed []><feed '],
    ['output/feed.json', '"items": [', '"items": {'],
    ['output/rss.xml', '2015 06:12:00', '2015 26:12:00'],
  ])('a %s that no strict parser takes', async (path, from, to) => {
    const { status, codes } = await check(tamper(path, from, to));
    expect(status).toBe(1);
    expect(codes).toEqual([`${path} OUTPUT_BROKEN`, `${path} OUTPUT_STALE`]);
  });
});

describe('--format github', () => {
  it('prints an annotation for each problem, on stdout', async () => {
    const disk = memoryDisk({ ...FILES, 'items/road.md': article('Road', '31/02/2014') });
    const told = await tell(['check', '--format', 'github', '--root', 'news'], disk);
    expect(told).toEqual({
      status: 1,
      stdout:
        '::error file=news/items/road.md,line=3,col=7,title=DATE_UNREADABLE::expected a date, found "31/02/2014" - February 2014 has 28 days\n',
      stderr: '',
    });
  });

  it('prints those of feed.yaml too', async () => {
    const disk = memoryDisk({ 'feed.yaml': `${SETTINGS}colour: red\n` });
    const { status, stdout } = await tell(['check', '--format', 'github'], disk);
    expect(status).toBe(2);
    expect(stdout).toMatch(/^::error file=feed\.yaml,line=7,col=1,title=SETTING_UNKNOWN::/);
  });
});

function rename(files: Map<string, Buffer>, from: string, to: string): void {
  files.set(to, files.get(from) as Buffer);
  files.delete(from);
}

it('bytes that are no text are told, not thrown', async () => {
  const { status, problems } = await check((files) =>
    files.set('output/rss.xml', Buffer.from([0xff, 0xfe, 0xff])),
  );
  expect(status).toBe(1);
  expect(problems[0]).toMatchObject({ file: 'output/rss.xml', code: 'OUTPUT_BROKEN' });
});

it('several files of an article are the same in all three documents', async () => {
  const files = ['a.mp3', 'b.jpg', 'c.pdf'].map((name) => `https://cdn.example/${name}`).join(', ');
  const disk = memoryDisk({
    ...FILES,
    'items/talk.md': article('Talk', '8:00 am on 6 March 2015', 'Listen.', `enclosures: [${files}]\n`),
  });
  await tell(['build'], disk);
  expect(await tell(['check', '--format', 'github'], disk)).toMatchObject({ status: 0 });
});

describe('a document in which an article is there twice is an error', () => {
  it('as two entries', async () => {
    const { status, problems } = await check((files) => {
      const text = String(files.get('output/atom.xml'));
      const entry = / {2}<entry>.*?<\/entry>\n/s.exec(text)?.[0] ?? '';
      files.set('output/atom.xml', Buffer.from(text.replace(entry, entry + entry)));
    });
    expect(status).toBe(1);
    expect(problems[0]?.message).toMatch(/^expected one entry of each article.* found "tag:.*whale" again$/);
  });

  it('as an entry and its tombstone, whatever the settings are', async () => {
    const tombstone =
      '<at:deleted-entry ref="tag:news.example.nz,2015-03-05:whale" when="2015-03-06T00:00:00Z"/>';
    const { status } = await check((files) => {
      tamper('output/atom.xml', '  <entry>', `${tombstone}\n  <entry>`)(files);
      tamper('output/atom.xml', '<feed ', '<feed xmlns:at="http://purl.org/atompub/tombstones/1.0" ')(files);
      put('feed.yaml', SETTINGS.replace('Harbour News', 'Post'))(files);
    });
    expect(status).toBe(1);
  });
});

it('a picture that is no longer served is told', async () => {
  const picture = { 'items/a.png': pngOf(6, 4), 'items/ferry.md': `${FERRY}\n![A](a.png)\n` };
  const root = folderWith({ ...FILES, ...picture });
  await tell(['build'], realDisk(root));
  rmSync(join(root, 'output/media'), { recursive: true });
  expect((await tell(['check'], realDisk(root))).stderr).toMatch(
    /^output\/media\/a-[0-9a-f]+\.png:1:1 note OUTPUT_STALE/,
  );
});
