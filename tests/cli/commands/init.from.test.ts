import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { filesOf, folderWith } from '../../support/files.ts';
import { tell } from '../commandLine.ts';

const FEED = `<rss version="2.0"><channel><title>Harbour News</title><link>https://news.example.nz</link><description>From the harbour</description><language>en-nz</language>
<item><title>The road</title><guid>road-1</guid><link>https://news.example.nz/blog/road/</link><pubDate>Sun, 21 Dec 2014 20:03:00 +1300</pubDate><description>It is open.</description></item>
</channel></rss>`;

const ROAD = '---\ntitle: The road\ndate: 2014-12-21T20:03:00+13:00\n---\nIt is open.\n';

/** Makes a publication of a folder with these files, from a feed that is in it. */
async function begin(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const root = folderWith(files);
  const run = (...more: readonly string[]) => tell(more, realDisk(root), { disk: realDisk });
  const told = await run(
    'init',
    root,
    '--from',
    join(root, 'old.xml'),
    '--time-zone',
    'Pacific/Auckland',
    ...args,
  );
  return { root, run, ...told };
}

describe('init --from', () => {
  it('takes what the feed says of the publication, and its ids', async () => {
    const { root, run, status, stdout } = await begin({ 'old.xml': FEED, 'items/road.md': ROAD });
    expect(status).toBe(0);
    expect(stdout).toContain('found the articles of 1 of 1 entries\n  1 by its title and its time\n');
    const { 'feed.yaml': settings, 'feed.lock': lock } = filesOf(root);
    for (const line of [
      'title: Harbour News',
      'url: https://news.example.nz/',
      'language: en-NZ',
      'description: From the harbour',
    ])
      expect(settings).toContain(`${line}\n`);
    expect(lock).toContain('\troad-1\titems/road.md\n');
    const built = JSON.parse((await run('build', '--json', '--root', root)).stdout);
    expect(built.subscribers).toMatchObject({ new: [], updated: [], edited: [], gone: [] });
  });

  it('shows a line for feed.yaml that gives the links of the feed', async () => {
    const days = (from: string, to: string) => ({
      'old.xml': FEED.replace(from, to),
      'items/2014-12-21-road.md': ROAD,
    });
    const other = await begin(days('/blog/road/', '/2014/12/21/road.html'));
    expect(other.stdout).toContain('in the place of a links: that is there:\n\n  links: jekyll-date\n');
    const own = await begin(days('/blog/road/', '/on/2014/road'));
    const line = /^ {2}(links: .*)\n/m.exec(own.stdout)?.[1];
    expect(line).toBe('links: "on/:year/:slug"');
    const settings = filesOf(own.root)['feed.yaml'];
    const mended = folderWith({ ...filesOf(own.root), 'feed.yaml': `${settings}\n${line}\n` });
    await tell(['build', '--root', mended], realDisk(mended), { disk: realDisk });
    expect(filesOf(mended)['output/rss.xml']).toContain('<link>https://news.example.nz/on/2014/road</link>');
    const same = await begin({
      'old.xml': FEED,
      'items/road.md': ROAD.replace('---\n', '---\nlink: https://news.example.nz/blog/road/\n'),
    });
    expect(same.stdout).not.toContain('links:');
  });

  it('takes what options say first', async () => {
    const { root } = await begin({ 'old.xml': FEED, 'items/road.md': ROAD }, '--title', 'Mine');
    expect(filesOf(root)['feed.yaml']).toContain('title: Mine\n');
  });

  it('is one object with --json', async () => {
    const { stdout } = await begin({ 'old.xml': FEED, 'items/road.md': ROAD }, '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      written: expect.arrayContaining(['feed.yaml']),
      onto: { written: ['feed.lock'], matched: [{ id: 'road-1', file: 'items/road.md' }] },
    });
  });

  it('reads the site of another program, and gives the ids of its feed to its articles', async () => {
    const { root, stdout } = await begin({
      'old.xml': FEED,
      '_config.yml': 'title: Tide\nurl: https://news.example.nz\n',
      '_posts/2014-12-21-road.md': ROAD,
    });
    expect(stdout).toContain('a site of Jekyll');
    expect(filesOf(root)['feed.yaml']).toContain('title: Tide');
    expect(filesOf(root)['feed.yaml']).toMatch(/language: en-NZ/);
    expect(filesOf(root)['feed.lock']).toContain('\troad-1\t_posts/2014-12-21-road.md\n');
  });

  it('says what to do where there are no articles', async () => {
    const { status, stderr } = await begin({ 'old.xml': FEED });
    expect(status).toBe(0);
    expect(stderr).toContain('import without --onto makes them');
  });

  it('has status 1 where an article has another id', async () => {
    const other = ROAD.replace('---\n', '---\nid: urn:mine\n');
    const { status, stderr } = await begin({ 'old.xml': FEED, 'items/road.md': other });
    expect(status).toBe(1);
    expect(stderr).toContain('ID_CHANGED');
  });

  it.each([
    ['no feed', 'nothing', 'FEED_BROKEN'],
    ['no file', undefined, 'expected a feed at'],
  ])('writes nothing where there is %s', async (_, text, message) => {
    const files = { 'items/road.md': ROAD, ...(text !== undefined && { 'old.xml': text }) };
    const { root, status, stderr } = await begin(files);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(filesOf(root)).toEqual(files);
  });
});
