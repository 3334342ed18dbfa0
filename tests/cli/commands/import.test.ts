import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { fetchDocument } from '../../../src/http/client/fetchDocument.ts';
import { filesOf, folderWith, putFiles } from '../../support/files.ts';
import { memoryDisk } from '../../support/memoryDisk.ts';
import { oldFeed } from '../../support/oldFeed.ts';
import { SETTINGS } from '../../support/publication.ts';
import { serve } from '../../support/serve.ts';
import { tell } from '../commandLine.ts';

function folder(settings: string | undefined = SETTINGS) {
  const root = folderWith({ 'old.xml': oldFeed().rss2(), ...(settings && { 'feed.yaml': settings }) });
  const feed = join(root, 'old.xml');
  const importing = (...args: string[]) =>
    tell(['import', feed, ...args], realDisk(root), { disk: realDisk });
  return { root, feed, at: (...args: string[]) => importing('--root', root, ...args) };
}

const NEXT =
  '  next      dateline build; once output/ is served, dateline check --moved OLD tells whether subscribers come along\n';

describe('import', () => {
  it('makes an article of each entry, and a lock that knows them', async () => {
    const { root, at } = folder();
    expect(await at()).toEqual({
      status: 0,
      stdout: `imported 2 articles\n  3 files written\n  days      2015-03-03 to 2015-03-05\n${NEXT}`,
      stderr: expect.stringMatching(/^\S*old\.xml:1:1 note FEED_PART [^\n]*\n$/),
    });
    expect(filesOf(root)['items/2015-03-02-ferry.md']).toMatchInlineSnapshot(`
      "---
      title: The ferry is back
      id: https://old.example/?p=7
      date: 2015-03-02T17:12:00+00:00
      link: https://old.example/ferry/
      ---

      It left at *six*.

      <table><tbody><tr><td>6:00</td></tr></tbody></table>
      "
    `);
    expect(filesOf(root)['feed.lock']?.split('\n').slice(2)).toMatchInlineSnapshot(`
      [
        "# addresses: https://news.example.nz/",
        "2015-03-03T06:12:00+13:00	2015-03-03T06:12:00+13:00	?	?	https://old.example/?p=7	items/2015-03-02-ferry.md",
        "2015-03-05T17:40:00+13:00	2015-03-05T17:40:00+13:00	?	?	https://old.example/?p=9	items/2015-03-05-tide.md",
        "",
      ]
    `);
  });

  it('shows those who subscribe nothing new when it is published', async () => {
    const { root, at } = folder();
    await at();
    const { status, stdout } = await tell(['build', '--json'], realDisk(root));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      items: { published: 2 },
      subscribers: { new: [], updated: [], edited: [], returning: [], gone: [] },
      problems: [],
    });
    expect((await tell(['diff'], realDisk(root))).status).toBe(0);
  });

  it('changes nothing the second time, before and after the articles are published', async () => {
    const { root, at } = folder();
    await at();
    const before = filesOf(root);
    expect((await at()).stdout).toBe('imported 0 articles, 2 here already\n');
    expect(filesOf(root)).toEqual(before);
    await tell(['build'], realDisk(root));
    const built = filesOf(root);
    expect((await at()).stdout).toBe('imported 0 articles, 2 here already\n');
    expect(filesOf(root)).toEqual(built);
  });
});

describe('import beside what is here', () => {
  it('leaves out what is here under another name, or was here and is gone', async () => {
    const { root, at } = folder();
    await at();
    await tell(['build'], realDisk(root));
    renameSync(join(root, 'items/2015-03-05-tide.md'), join(root, 'items/tide.md'));
    rmSync(join(root, 'items/2015-03-02-ferry.md'));
    await tell(['build'], realDisk(root));
    expect((await at()).stdout).toBe('imported 0 articles, 2 here already\n');
  });

  it('leaves out what another feed of the same site gave under another id, and says so', async () => {
    const { root, at } = folder();
    await at();
    putFiles(root, { 'atom.xml': oldFeed().atom1().replaceAll('?p=', 'entry/') });
    const told = await tell(['import', join(root, 'atom.xml'), '--root', root], realDisk(root), {
      disk: realDisk,
    });
    expect(told.stdout).toBe('imported 0 articles, 2 here already\n');
    expect(told.stderr).toContain('warning FEED_ENTRY expected an article that is not here, found');
  });

  it('tells what readers would not keep of an article', async () => {
    const text = oldFeed().rss2().replace('<p>The tide', '<p><svg><text>E</text></svg> The tide');
    const root = folderWith({ 'feed.yaml': SETTINGS, 'old.xml': text });
    const told = await tell(['import', join(root, 'old.xml'), '--root', root], realDisk(root), {
      disk: realDisk,
    });
    expect(told.stderr).toMatch(/old\.xml:\d+:1 warning FEED_ENTRY .*svg/);
  });

  it('tells with --dry-run what it would write, and writes nothing', async () => {
    const { root, at } = folder();
    const before = filesOf(root);
    expect((await at('--dry-run')).stdout).toMatch(
      /^would import 2 articles\n {2}3 files would be written\n {2}days .*\n$/,
    );
    expect(filesOf(root)).toEqual(before);
  });

  it('prints one object with --json', async () => {
    const { stdout } = await folder().at('--json');
    expect(JSON.parse(stdout)).toEqual({
      written: ['items/2015-03-02-ferry.md', 'items/2015-03-05-tide.md', 'feed.lock'],
      skipped: 0,
      moved: [],
      days: { oldest: '2015-03-03', newest: '2015-03-05' },
      leftOut: [],
      problems: [expect.objectContaining({ code: 'FEED_PART', severity: 'note' })],
    });
  });

  it('prints nothing with --quiet', async () => {
    expect(await folder().at('--quiet')).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

const SHOW = `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0">
<channel><title>Harbour Hour</title><link>https://hour.example/</link><description>Talk</description><language>en</language>
<itunes:image href="https://hour.example/cover.jpg"/><itunes:category text="News"/><itunes:explicit>false</itunes:explicit><podcast:chat server="irc"/>
<item><title>Tides</title><guid>https://hour.example/1</guid><pubDate>Sun, 21 Dec 2014 20:03:00 +1300</pubDate><description>&lt;p&gt;Tides.&lt;/p&gt;</description>
<enclosure url="https://hour.example/1.mp3" length="9" type="audio/mpeg"/><itunes:duration>1:02:03</itunes:duration><itunes:episode>7</itunes:episode></item>
</channel></rss>`;

/** Imports a show into a folder with these files. */
async function importShow(show: string, files: Readonly<Record<string, string>> = {}) {
  const root = folderWith({ 'show.xml': show, ...files });
  const run = () =>
    tell(
      ['import', join(root, 'show.xml'), '--root', root, '--time-zone', 'Pacific/Auckland'],
      realDisk(root),
      { disk: realDisk },
    );
  return { root, run, first: await run() };
}

describe('import of a podcast', () => {
  it('writes its show and its episodes, and tells once what has no place', async () => {
    const { root, run, first } = await importShow(SHOW);
    expect(first.stdout).toBe(`imported 1 article\n  3 files written\n  days      2014-12-21\n${NEXT}`);
    expect(first.stderr).toContain(
      'show.xml:3:1 warning FEED_ENTRY expected elements that a file has a place for, found "podcast:chat" - what it says is left out',
    );
    expect(filesOf(root)['feed.yaml']).toMatch(
      /\npodcast:\n {2}image: https:\/\/hour.example\/cover.jpg\n {2}category: News\n {2}explicit: false\n$/,
    );
    expect((await tell(['build'], realDisk(root))).status).toBe(0);
    expect(filesOf(root)['output/rss.xml']).toContain('<itunes:episode>7</itunes:episode>');
    expect(await run()).toMatchObject({ stderr: '', stdout: 'imported 0 articles, 1 here already\n' });
  });

  it('writes what there is of a show that lacks what is demanded, for which the next build asks', async () => {
    const { root, first } = await importShow(SHOW.replace('<itunes:category text="News"/>', ''));
    expect(first).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^imported 1 article\n {2}3 files/),
    });
    expect(first.stderr).toContain('expected a show with a category, found none that Apple takes');
    const built = await tell(['build'], realDisk(root));
    expect(built.status).toBe(2);
    expect(built.stderr).toContain('SETTING_MISSING expected podcast.category, found none');
  });

  it('tells of a show where feed.yaml is here and has none', async () => {
    const { first } = await importShow(SHOW, { 'feed.yaml': SETTINGS });
    expect(first.stderr).toContain('expected a feed.yaml with podcast:');
  });
});

describe('import into a folder that is not ready', () => {
  it('writes a feed.yaml where there is none, in the zone that it is told', async () => {
    const { root, at } = folder('');
    const { status, stdout } = await at('--time-zone', 'Pacific/Auckland', '--language', 'en-nz');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^imported 2 articles\n {2}4 files written\n/);
    expect(filesOf(root)['feed.yaml']).toMatchInlineSnapshot(`
      "title: Old Harbour
      description: Old Harbour
      url: https://old.example/
      language: en-NZ
      timeZone: Pacific/Auckland
      "
    `);
    expect((await tell(['build'], realDisk(root))).status).toBe(0);
  });

  it('lists the files with --verbose', async () => {
    const { at } = folder();
    expect((await at('--verbose')).stdout).toBe(
      [
        'imported 2 articles',
        '  3 files written',
        '  written: items/2015-03-02-ferry.md',
        '  written: items/2015-03-05-tide.md',
        '  written: feed.lock',
        '  days      2015-03-03 to 2015-03-05',
        NEXT,
      ].join('\n'),
    );
  });

  it('asks for the zone where there is no feed.yaml, since no feed says it', async () => {
    const { status, stderr } = await folder('').at();
    expect(status).toBe(2);
    expect(stderr).toContain('add --time-zone, like --time-zone Pacific/Auckland');
  });

  it('refuses a zone that nobody knows', async () => {
    const { root, at } = folder('');
    const { status, stderr } = await at('--time-zone', 'Pacific/Aukland');
    expect(status).toBe(2);
    expect(stderr).toContain('did you mean Pacific/Auckland?');
    expect(Object.keys(filesOf(root))).toEqual(['old.xml']);
  });

  it.each([
    ['a DOCTYPE', '<rss', '<!DOCTYPE rss [<!ENTITY a "b">]><rss', 'FEED_DOCTYPE'],
    ['a tag that is not closed', '</channel>', '', 'FEED_BROKEN'],
  ])('refuses a feed with %s, and writes nothing', async (_, from, to, code) => {
    const root = folderWith({ 'feed.yaml': SETTINGS, 'old.xml': oldFeed().rss2().replace(from, to) });
    const path = join(root, 'old.xml');
    const told = await tell(['import', path, '--root', root], realDisk(root), { disk: realDisk });
    expect(told.status).toBe(1);
    expect(told.stderr).toContain(` error ${code} `);
    expect(Object.keys(filesOf(root))).toEqual(['feed.yaml', 'old.xml']);
  });

  it('leaves out an entry with a date that nobody can read, and takes the others', async () => {
    const document = oldFeed().rss2().replace('02 Mar 2015', '31 Feb 2015');
    const root = folderWith({ 'feed.yaml': SETTINGS, 'old.xml': document });
    const { status, stdout, stderr } = await tell(
      ['import', join(root, 'old.xml'), '--root', root],
      realDisk(root),
      {
        disk: realDisk,
      },
    );
    expect(status).toBe(0);
    expect(stderr).toMatch(
      / warning FEED_ENTRY expected a date, found "[^"]*31 Feb 2015[^"]*" - it is left out/,
    );
    expect(stdout).toContain(`imported ${(document.match(/<item>/g) ?? []).length - 1} article`);
  });

  it('refuses to go on where an article that is here is broken', async () => {
    const { root, at } = folder();
    putFiles(root, { 'items/road.md': 'No head.\n' });
    const { status, stderr } = await at();
    expect(status).toBe(1);
    expect(stderr).toContain('items/road.md:1:1 error');
  });

  it('wants a feed, and one that is there', async () => {
    expect((await tell(['import'], realDisk('.'))).stderr).toContain(
      'expected the file or the address of a feed after import, found none',
    );
    const { status, stderr } = await tell(['import', '/nowhere/old.xml'], realDisk('.'), { disk: realDisk });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringContaining('expected a feed at /nowhere/old.xml, found none that can be read'),
    });
  });
});

describe('the publication of an import', () => {
  const feed = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Old', items: [] });
  const disk = () => memoryDisk({ 'old.json': feed });

  it('is found in the folders above', async () => {
    const above = {
      disk: (root: string) => (root === '..' ? memoryDisk({ 'feed.yaml': SETTINGS }) : disk()),
    };
    const told = await tell(['import', 'old.json'], disk(), { ...above, findRoot: () => '..' });
    expect(told).toMatchObject({ status: 0, stdout: 'imported 0 articles\n' });
  });

  it('is not made of a feed that has nothing to take: it could not be built', async () => {
    const root = folderWith({ 'old.json': feed });
    const args = ['--root', root, '--url', 'https://old.example/', '--language', 'en'];
    const told = await tell(
      ['import', join(root, 'old.json'), '--time-zone', 'Pacific/Auckland', ...args],
      realDisk(root),
      { disk: realDisk },
    );
    expect(told).toMatchObject({ status: 0, stdout: 'imported 0 articles\n' });
    expect(Object.keys(filesOf(root))).toEqual(['old.json']);
  });

  it('is not found above where a time zone asks for a new one', async () => {
    const args = ['import', 'old.json', '--time-zone', 'Pacific/Auckland'];
    const { status, stderr } = await tell(args, disk(), { findRoot: () => '..' });
    expect(status).toBe(2);
    expect(stderr).toContain(
      'expected no --time-zone, since feed.yaml in .. has one (for a publication of its own',
    );
  });

  it('needs a time zone where there is no feed.yaml', async () => {
    const { status, stderr } = await tell(['import', 'old.json'], disk());
    expect(status).toBe(2);
    expect(stderr).toContain(
      'expected feed.yaml here or in a folder above, found none (no feed says its time zone',
    );
  });
});

describe('import from an address', () => {
  async function served(text: string) {
    const root = folderWith({ 'feed.yaml': SETTINGS });
    const { url, close } = await serve({ 'feed.xml': { type: 'application/rss+xml', text } });
    onTestFinished(close);
    const at = (...args: string[]) =>
      tell(['import', `${url}/feed.xml`, '--root', root, ...args], realDisk(root), { fetch: fetchDocument });
    return { root, at };
  }

  it('refuses a private one, and reaches nobody there', async () => {
    const { root, at } = await served(oldFeed().rss2());
    const { status, stderr } = await at();
    expect(status).toBe(2);
    expect(stderr).toContain('expected a public address, found 127.0.0.1');
    expect(Object.keys(filesOf(root))).toEqual(['feed.yaml']);
  });

  it.each([
    ['RSS', oldFeed().rss2()],
    ['Atom', oldFeed().atom1()],
    ['JSON', oldFeed().json1()],
  ])('takes over %s that `feed` wrote, from a private address where that is allowed', async (_, text) => {
    const { root, at } = await served(text);
    expect((await at('--allow-private')).status).toBe(0);
    await tell(['build'], realDisk(root));
    const { items } = JSON.parse(readFileSync(join(root, 'output/feed.json'), 'utf8'));
    expect(items).toMatchObject([
      { id: 'https://old.example/?p=9', title: 'Tide & time', content_html: '<p>The tide came in.</p>' },
      {
        id: 'https://old.example/?p=7',
        url: 'https://old.example/ferry/',
        date_published: '2015-03-03T06:12:00+13:00',
      },
    ]);
  });
});
