import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { article } from '../../support/articles.ts';
import { filesOf, folderWith, putFiles } from '../../support/files.ts';
import { SHORTEST } from '../../support/publication.ts';
import { tell } from '../commandLine.ts';

const SPOKEN = '--now=2015-03-31T00:00:00Z';

/** A publication that was built: four articles of March 2015, two of them in one half hour. */
async function published(settings = ''): Promise<string> {
  const root = folderWith({
    'feed.yaml': SHORTEST + settings,
    'items/sport/ferry.md': article(
      'The ferry is back',
      '6:12 am on 3 March 2015',
      'It left with **two** dogs.',
    ),
    'items/quay.md': article('The quay is wet', '6:14 am on 3 March 2015', 'Nobody knows why.'),
    'items/tide.md': article('The tide', '7:00 am on 6 March 2015', 'It came, and it went.'),
    'items/sport/row.md': article('A race', '9:00 am on 9 March 2015', 'Eight boats, one oar.'),
  });
  const { status, stderr } = await runIn(root, 'build');
  expect(status, stderr).toBe(0);
  return root;
}

function runIn(root: string, ...args: string[]) {
  return tell([...args, '--root', root], realDisk(root), { disk: realDisk, program: 'a program' });
}

describe('size', () => {
  it('tells what readers cost, in a table, with all that it takes for granted', async () => {
    const root = await published();
    const before = filesOf(root);
    const { status, stdout, stderr } = await runIn(root, 'size', '--subscribers', '10000', SPOKEN);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const withoutSizes = stdout.replace(/ *\d[\d.]* (?:[kMGT]B|bytes)/g, ' …');
    expect(withoutSizes).toMatchInlineSnapshot(`
      "Harbour News: 10,000 readers that poll every half hour

                                                          RSS        Atom   JSON Feed
        one document … … …
        with gzip … … …

        served a month                 requests/s         RSS        Atom   JSON Feed
        no gzip, no 304                       5.6 … … …
        gzip                                  5.6 … … …
        gzip, half the window                 5.6 … … …
        304s                                  5.6 … … …
        gzip, 304s                            5.6 … … …
        gzip, 304s, half the window           5.6 … … …
        a hub                               < 0.1 … … …

        a column: as if all readers took this format; a month: 30 days
        bytes: documents, … of headers an answer; no pages, pictures, TLS
        requests/s: spread evenly; many readers come at the full hour
        gzip: all readers take it, at level 6
        304s: all keep ETags; changes in 3 half hours of 29 days, by feed.lock
        half the window: the newest 2 of 4 articles
        a hub: all readers subscribe at it, none polls; it pays for what it sends
      "
    `);
    expect(stdout.split('\n').every((line) => line.length < 80)).toBe(true);
    expect(filesOf(root)).toEqual(before);
  });

  it('measures the documents that are there, as they are and as gzip makes them', async () => {
    const root = await published();
    const { stdout } = await runIn(root, 'size', '--subscribers=1800', '--json', SPOKEN);
    const { documents, changes, costs, subscribers, problems } = JSON.parse(stdout);
    expect({ subscribers, changes, problems }).toEqual({
      subscribers: 1800,
      changes: { count: 3, days: 29 },
      problems: [],
    });
    for (const { path, plain, gzip, articles, half } of documents) {
      const bytes = readFileSync(join(root, path));
      expect({ plain, gzip }).toEqual({ plain: bytes.length, gzip: gzipSync(bytes).length });
      expect([articles, half.articles]).toEqual([4, 2]);
      expect(half.plain).toBeLessThan(plain);
    }
    const [{ bytesPerMonth }] = costs;
    expect(bytesPerMonth.rss).toBe(2_592_000 * (documents[0].plain + 300));
    expect(documents.map(({ format }: { format: string }) => format)).toEqual(['rss', 'atom', 'json']);
  });

  it('counts for the feed in a folder', async () => {
    const root = await published('feeds: [{ path: sport, title: Sport, where: { folder: sport } }]\n');
    const { stdout, stderr } = await runIn(root, 'size', './sport/', '--subscribers=5', '--json', SPOKEN);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout).documents).toMatchObject([
      { path: 'output/sport/rss.xml', articles: 2 },
      {},
      {},
    ]);
  });

  it('leaves half the window out where there is one article', async () => {
    const root = folderWith({
      'feed.yaml': SHORTEST,
      'items/tide.md': article('The tide', '7:00 am on 6 March 2015', 'It came.'),
    });
    await runIn(root, 'build');
    const { stdout } = await runIn(root, 'size', '--subscribers=1');
    expect(stdout).toContain('1 reader that polls every half hour');
    expect(stdout).toContain('no change of 90 days');
    expect(stdout).toContain('half the window: not counted');
    expect(stdout).not.toContain('gzip, half');
    const json = await runIn(root, 'size', '--subscribers=1', '--json');
    expect(JSON.parse(json.stdout).documents[0].half).toBeNull();
  });

  it('says what to do where nothing was built, or no feed is in the folder', async () => {
    const root = await published();
    const elsewhere = await runIn(root, 'size', 'sports', '--subscribers=5');
    expect(elsewhere.stderr).toContain(
      'expected output/sports/rss.xml, found none - run dateline build first, or',
    );
    rmSync(join(root, 'output'), { recursive: true });
    expect(await runIn(root, 'size', '--subscribers=5')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'dateline: expected output/rss.xml, found none - run dateline build first\n',
    });
  });

  it('refuses a number that is none, and to guess one', async () => {
    for (const wrong of ['0', '1e4', '1.5', '10,000', 'many', '1234567890']) {
      const { status, stderr } = await runIn('.', 'size', `--subscribers=${wrong}`);
      expect(status).toBe(2);
      expect(stderr).toContain(
        `expected --subscribers as a whole number from 1 to 999999999, found "${wrong}"`,
      );
    }
    const { status, stderr } = await runIn('.', 'size');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'dateline: expected --subscribers N with size, found none\n',
    });
  });

  it('counts nothing from a feed.lock that is damaged, or a feed.yaml that is not there', async () => {
    const root = await published();
    putFiles(root, { 'feed.lock': 'nothing\n' });
    const text = await runIn(root, 'size', '--subscribers=5');
    expect({ status: text.status, stdout: text.stdout }).toEqual({ status: 1, stdout: '' });
    expect(text.stderr).toContain('LOCK_DAMAGED');
    const json = await runIn(root, 'size', '--subscribers=5', '--json');
    expect(JSON.parse(json.stdout).problems).toMatchObject([{ code: 'LOCK_DAMAGED' }]);
    rmSync(join(root, 'feed.yaml'));
    expect((await runIn(root, 'size', '--subscribers=5')).status).toBe(2);
  });

  it('says no word with --quiet', async () => {
    const root = await published();
    expect(await runIn(root, 'size', '--subscribers=5', '--quiet')).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
  });
});
