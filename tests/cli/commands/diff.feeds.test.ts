import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { article } from '../../support/articles.ts';
import { folderWith, putFiles } from '../../support/files.ts';
import { memoryDisk } from '../../support/memoryDisk.ts';
import { SETTINGS } from '../../support/publication.ts';
import { tell } from '../commandLine.ts';

const FEEDS = `${SETTINGS}feeds:\n  - { path: sport, title: Sport, where: { folder: sport } }\n`;
const ITEMS = {
  'items/sport/ferry.md': article('The ferry is back', '6:12 am on 3 March 2015'),
  'items/sport/race.md': article('A race', '6:12 am on 4 March 2015'),
  'items/whale.md': article('A whale looks in', '5:40 pm on 5 March 2015', 'It stayed until dark.'),
};

/** What diff tells of feeds after a change of a publication that was built. */
async function feedsAfter(change: (files: Map<string, Buffer>) => void, settings = FEEDS) {
  const disk = memoryDisk({ 'feed.yaml': settings, ...ITEMS });
  await tell(['build'], disk);
  change(disk.files);
  const { status, stdout } = await tell(['diff'], disk);
  const { feeds } = JSON.parse((await tell(['diff', '--json'], disk)).stdout);
  return { status, text: stdout.replace(/^\d+ files? would be .*\n/gm, ''), feeds };
}

const set =
  (text: string, path = 'feed.yaml') =>
  (files: Map<string, Buffer>) =>
    files.set(path, Buffer.from(text));

function move(from: string, to: string) {
  return (files: Map<string, Buffer>) => {
    files.set(to, files.get(from) as Buffer);
    files.delete(from);
  };
}

describe('diff tells of a feed', () => {
  it('that goes empty, and what it loses', async () => {
    const { status, text, feeds } = await feedsAfter((files) => {
      move('items/sport/ferry.md', 'items/games/ferry.md')(files);
      move('items/sport/race.md', 'items/games/race.md')(files);
    });
    expect(status).toBe(1);
    expect(text).toMatchInlineSnapshot(`
      "feed       Sport, goes empty
                 https://news.example.nz/sport/rss.xml
                 loses 2 articles that are published still
      "
    `);
    expect(feeds).toEqual([
      {
        kind: 'changed',
        title: 'Sport',
        address: 'https://news.example.nz/sport/rss.xml',
        changed: [],
        lost: 2,
        isEmptied: true,
      },
    ]);
  });

  it('that loses one article', async () => {
    const { text } = await feedsAfter(move('items/sport/ferry.md', 'items/ferry.md'));
    expect(text).toMatchInlineSnapshot(`
      "feed       Sport
                 https://news.example.nz/sport/rss.xml
                 loses an article that is published still
      "
    `);
  });

  it('but nothing where articles alone are others', async () => {
    expect((await feedsAfter((files) => files.delete('items/sport/race.md'))).feeds).toEqual([]);
    expect((await feedsAfter(() => {})).feeds).toEqual([]);
  });

  it('that is called otherwise, and the publication too', async () => {
    const { text } = await feedsAfter(
      set(FEEDS.replace('Harbour News', 'Harbour Post').replace('title: Sport', 'title: Games')),
    );
    expect(text).toMatchInlineSnapshot(`
      "feed       Harbour Post
                 https://news.example.nz/rss.xml
                 title: "Harbour News" -> "Harbour Post"
                 authors: "Harbour News" -> "Harbour Post"
      feed       Games
                 https://news.example.nz/sport/rss.xml
                 title: "Sport" -> "Games"
      "
    `);
  });

  it('with another description, language, icon, authors and hubs', async () => {
    const { feeds } = await feedsAfter(
      set(
        `${FEEDS.replace('News from a harbour', 'All').replace('en-NZ', 'en-AU')}icon: https://cdn.example/i.png\nauthors: [Mere]\nhubs: [https://hub.example/]\n`,
      ),
    );
    expect(feeds).toHaveLength(1);
    expect(feeds[0].changed.map(({ field }: { field: string }) => field)).toEqual([
      'description',
      'language',
      'icon',
      'hubs',
      'authors',
    ]);
  });

  it('that moves with the address of the publication', async () => {
    const { text } = await feedsAfter(set(FEEDS.replace('news.example', 'post.example')));
    expect(text).toMatchInlineSnapshot(`
      "feed       Harbour News
                 https://post.example.nz/rss.xml
                 link: "https://news.example.nz/" -> "https://post.example.nz/"
                 address: "https://news.example.nz/feed.json" -> "https://post.example.nz/feed.json"
                 those who subscribe to the old address get nothing new; redirect it to the new one (301)
      "
    `);
  });

  it('that moves into another folder', async () => {
    const { text, feeds } = await feedsAfter(set(FEEDS.replace('path: sport', 'path: games')));
    expect(text).toMatchInlineSnapshot(`
      "feed       Sport, moved
                 address: https://news.example.nz/sport/rss.xml -> https://news.example.nz/games/rss.xml
                 those who subscribe to the old address get nothing new; redirect it to the new one (301)
      "
    `);
    expect(feeds).toMatchObject([{ kind: 'moved', formerAddress: 'https://news.example.nz/sport/rss.xml' }]);
  });

  it('that is new, and one that is no more', async () => {
    const { text } = await feedsAfter(
      set(`${FEEDS}  - { path: sea, title: Sea, where: { tags: sea } }\n`.replace(/ {2}- .*Sport.*\n/, '')),
    );
    expect(text).toMatchInlineSnapshot(`
      "feed       Sea, new
                 https://news.example.nz/sea/rss.xml
      feed       Sport, no more
                 https://news.example.nz/sport/rss.xml
                 its documents stay as they are, and nothing new comes; redirect its address to another feed
      "
    `);
  });

  it('but not before the first build, of which all is new', async () => {
    const { stdout } = await tell(['diff', '--json'], memoryDisk({ 'feed.yaml': FEEDS, ...ITEMS }));
    expect(JSON.parse(stdout).feeds).toEqual([]);
  });

  it('but not while an error stands', async () => {
    const { feeds } = await feedsAfter((files) => {
      set(FEEDS.replace('Harbour', 'Port'))(files);
      set('No head.\n', 'items/road.md')(files);
    });
    expect(feeds).toEqual([]);
  });

  it('but not of a list of feeds that nobody can read', async () => {
    for (const list of ['<opml', '<opml/>', '<opml><body/></opml>', '<opml><body><outline/></body></opml>']) {
      const { feeds } = await feedsAfter((files) => {
        set(list, 'output/feeds.opml')(files);
      });
      expect(feeds.filter(({ kind }: { kind: string }) => kind !== 'gone')).toEqual([]);
    }
  });
});

it('the last feed that goes is told where the last run has listed it, and only once', async () => {
  const program = 'dateline test';
  const root = folderWith({ 'feed.yaml': FEEDS, ...ITEMS });
  const run = async (...args: string[]) => (await tell(args, realDisk(root), { program })).stdout;
  await run('build');
  putFiles(root, { 'feed.yaml': SETTINGS });
  expect(await run('diff')).toContain('feed       Sport, no more\n');
  await run('build');
  putFiles(root, { 'items/new.md': article('New', '8:00 am on 6 March 2015') });
  expect(await run('diff')).not.toContain('Sport');
  renameSync(join(root, 'items/new.md'), join(root, 'items/newer.md'));
  rmSync(join(root, '.dateline'), { recursive: true });
  expect(await run('diff')).not.toContain('Sport');
});

describe('a feed of feed.yaml that no article fits', () => {
  const games = FEEDS.replace('folder: sport', 'folder: games');

  it('is a warning of build and check, at its place', async () => {
    const disk = memoryDisk({ 'feed.yaml': games, ...ITEMS });
    const warning = `feed.yaml:8:5 warning FEED_EMPTY expected articles that fit the feed "Sport", found none - correct what its where: says, or leave the feed out`;
    for (const command of ['build', 'check', 'build'])
      expect((await tell([command], disk)).stderr.split('\n')[0]).toBe(warning);
  });

  it('is none where an article that fits is held, or nothing is published at all', async () => {
    const held = { 'items/games/later.md': article('Later', '8:00 am on 1 May 2099') };
    expect((await tell(['build'], memoryDisk({ 'feed.yaml': games, ...ITEMS, ...held }))).stderr).toBe('');
    expect((await tell(['build'], memoryDisk({ 'feed.yaml': games }))).stderr).not.toContain('FEED_EMPTY');
  });
});
