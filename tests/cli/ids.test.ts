import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it, onTestFinished } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { newsboat, subscribe } from '../readers/newsboat.ts';
import { requiredReaders, serve } from '../readers/readers.ts';
import { article, folderWith, putFiles, SETTINGS } from '../support/fixtures.ts';
import { tell } from './commandLine.ts';

const WHALE = `A whale looks in

5:40 pm on 5 March 2015

By Aroha Example

A whale was seen off the breakwater, and stayed until dark.

Nobody had seen one there since 1988.
`;
const FERRY = article('The ferry is back', '6:12 am on 3 March 2015', 'The ferry left at *six*.');
const TIDE = article('The tide tables are out', '8:00 am on 1 March 2015', 'They are at the office.');
const IDS = [
  'tag:news.example.nz,2015-03-01:tide',
  'tag:news.example.nz,2015-03-03:ferry',
  'tag:news.example.nz,2015-03-05:whale',
];

/** What an author does to a publication that has subscribers. */
const CHANGES: Readonly<Record<string, (root: string) => void>> = {
  'a file is renamed': (root) => rename(root, 'ferry.md', 'harbour-ferry.md'),
  'a file is moved to another folder': (root) => {
    putFiles(root, { 'items/2015/ferry.md': FERRY });
    rmSync(join(root, 'items/ferry.md'));
  },
  'a file gets a date in its name': (root) => rename(root, 'whale.txt', '2015-03-05-the-whale.txt'),
  'the title is another': (root) => edit(root, 'ferry.md', 'The ferry is back', 'Ferry back at the wharf'),
  'the slug is another': (root) => edit(root, 'ferry.md', '---\n\n', 'slug: ferry-is-back\n---\n\n'),
  'the file and the title are others': (root) => {
    edit(root, 'ferry.md', 'The ferry is back', 'Ferry back at the wharf');
    rename(root, 'ferry.md', 'ferry-back.md');
  },
  'the domain is another': (root) =>
    writeFileSync(join(root, 'feed.yaml'), SETTINGS.replace('news.example.nz', 'harbour.example.org')),
  'newsroom text becomes Markdown': (root) => {
    const body = WHALE.slice(WHALE.indexOf('A whale was'));
    const head = 'title: A whale looks in\nauthor: Aroha Example\ndate: 5:40 pm on 5 March 2015\n';
    putFiles(root, { 'items/whale.md': `---\n${head}---\n\n${body}` });
    rmSync(join(root, 'items/whale.txt'));
  },
  'newsroom text becomes Markdown under another name': (root) => {
    const body = WHALE.slice(WHALE.indexOf('A whale was')).replace('dark', '**dark**');
    putFiles(root, {
      'items/sea/breakwater.md': article('A whale', '5:40 pm on 5 March 2015', body),
    });
    rmSync(join(root, 'items/whale.txt'));
  },
  'the date is another': (root) => edit(root, 'ferry.md', '6:12 am on 3', '7:00 pm on 4'),
  'the text is edited': (root) => edit(root, 'ferry.md', '*six*', 'six sharp'),
  'two files swap their names': (root) => {
    putFiles(root, { 'items/ferry.md': TIDE, 'items/tide.md': FERRY });
  },
};

describe.each(Object.keys(CHANGES))('when %s', (name) => {
  it('all three formats give the ids that they gave before', async () => {
    const { root, ids } = await settings();
    CHANGES[name]?.(root);
    const { status, stdout } = await tell(['build', '--json'], realDisk(root));
    expect({ status, problems: errorsIn(stdout) }).toEqual({ status: 0, problems: [] });
    expect(JSON.parse(stdout).subscribers).toMatchObject({ new: [], returning: [], gone: [] });
    expect(ids()).toEqual({ json: IDS, rss: IDS, atom: IDS });
  });

  const readers = requiredReaders([newsboat]);
  it.each(readers.flatMap(({ formats }) => formats))(
    'newsboat, which has read all, shows nothing unread after a reload (%s)',
    async (format) => {
      const { root } = await settings();
      const path = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' }[format];
      const { url, close } = await serve({
        feed: {
          type: 'application/xml',
          get text() {
            return readFileSync(join(root, 'output', path), 'utf8');
          },
        },
      });
      const subscription = await subscribe(`${url}/feed`);
      onTestFinished(async () => {
        await subscription.end();
        await close();
      });
      expect((await subscription.reload()).toSorted()).toEqual(IDS);
      CHANGES[name]?.(root);
      await tell(['build'], realDisk(root));
      expect(await subscription.reload()).toEqual([]);
      // It would have seen an article that is new.
      putFiles(root, { 'items/new.md': article('News', '8:00 am on 9 March 2015') });
      await tell(['build'], realDisk(root));
      expect(await subscription.reload()).toEqual([expect.stringContaining('2015-03-09:new')]);
    },
  );
});

describe('an id in the front matter', () => {
  const added = (root: string) => edit(root, 'ferry.md', '---\n\n', 'id: tag:other.example,2015:f\n---\n\n');

  it('that contradicts the lock is refused, and nothing is written', async () => {
    const { root, ids } = await settings();
    const before = ids();
    added(root);
    const { status, stdout } = await tell(['build', '--json'], realDisk(root));
    expect({ status, codes: errorsIn(stdout) }).toEqual({ status: 1, codes: ['ID_CHANGED'] });
    expect(JSON.parse(stdout).subscribers.returning).toEqual(['tag:other.example,2015:f']);
    expect(ids()).toEqual(before);
  });

  it('is accepted with --reissue, once', async () => {
    const { root, ids } = await settings();
    added(root);
    expect((await tell(['build', '--reissue'], realDisk(root))).status).toBe(0);
    expect(ids().rss).toEqual([IDS[0], IDS[2], 'tag:other.example,2015:f']);
    const again = await tell(['build', '--json'], realDisk(root));
    expect(again.status).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({ written: [], subscribers: { returning: [], gone: [] } });
  });
});

it('minted ids are the same without a lock', async () => {
  const { root, ids } = await settings();
  const before = ids();
  rmSync(join(root, 'feed.lock'));
  rmSync(join(root, 'output'), { recursive: true });
  await tell(['build'], realDisk(root));
  expect(ids()).toEqual(before);
});

/** A publication of three articles that was built once. */
async function settings() {
  const root = folderWith({
    'feed.yaml': SETTINGS,
    'items/ferry.md': FERRY,
    'items/tide.md': TIDE,
    'items/whale.txt': WHALE,
  });
  await tell(['build'], realDisk(root));
  const read = (path: string) => readFileSync(join(root, 'output', path), 'utf8');
  const ids = () => ({
    json: JSON.parse(read('feed.json'))
      .items.map(({ id }: { id: string }) => id)
      .sort(),
    rss: parseRssFeed(read('rss.xml'))
      .items?.map(({ guid }) => guid?.value)
      .sort(),
    atom: parseAtomFeed(read('atom.xml'))
      .entries?.map(({ id }) => id)
      .sort(),
  });
  return { root, ids };
}

function rename(root: string, from: string, to: string): void {
  renameSync(join(root, 'items', from), join(root, 'items', to));
}

function edit(root: string, name: string, from: string, to: string): void {
  const path = join(root, 'items', name);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
  writeFileSync(path, text.replace(from, to));
}

function errorsIn(stdout: string): string[] {
  return JSON.parse(stdout)
    .problems.filter(({ severity }: { severity: string }) => severity === 'error')
    .map(({ code }: { code: string }) => code);
}
