import { describe, expect, it } from 'vitest';
import type { Fetched } from '../../../src/http/client/fetchDocument.ts';
import { article } from '../../support/articles.ts';
import { memoryDisk } from '../../support/memoryDisk.ts';
import { SHORTEST } from '../../support/publication.ts';
import { tell } from '../commandLine.ts';

const HOME = 'https://news.example.nz/';
const OLD = 'https://old.example/feed/';
const SHOW = `podcast:
  image: https://cdn.example/cover.png
  category: News
  explicit: false
  owner: { name: Harbour News, email: desk@news.example.nz }
`;

/** A feed of another program with entries of these ids. */
function otherFeed(ids: readonly string[], channel = '') {
  const items = ids.map(
    (id) => `<item><title>About ${id}</title><guid isPermaLink="false">${id}</guid></item>`,
  );
  return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Old</title><link>${HOME}</link><description>Old</description>${channel}\n${items.join('\n')}\n</channel></rss>`;
}

/** A publication of two articles, built. */
async function built(settings = '') {
  const disk = memoryDisk({
    'feed.yaml': SHORTEST + settings,
    'items/a.md': article('A', '2025-03-01 10:00', 'One.', 'id: urn:old:a\n'),
    'items/b.md': article('B', '2025-03-02 10:00', 'Two.', 'id: urn:old:b\n'),
  });
  await tell(['build'], disk);
  return { disk, document: (path: string) => String(disk.files.get(`output/${path}`)) };
}

type Answer = Partial<Fetched> & { readonly text?: string };

async function check(
  disk: ReturnType<typeof memoryDisk>,
  answer: Answer | Error,
  old = OLD,
  args: readonly string[] = [],
) {
  const asked: [string, boolean][] = [];
  const fetch = async (url: string, { allowPrivate }: { allowPrivate: boolean }): Promise<Fetched> => {
    asked.push([url, allowPrivate]);
    if (answer instanceof Error) throw answer;
    return { url: old, bytes: Buffer.from(answer.text ?? ''), ...answer };
  };
  const { status, stdout, stderr } = await tell(['check', '--moved', old, ...args], disk, { fetch });
  return { asked, status, stdout, told: stderr.split('\n').filter((line) => /^https?:/.test(line)) };
}

describe('check --moved', () => {
  it.each([[[301]], [[308, 301]]])(
    'is content with redirects for ever to the feed: %j',
    async (redirects) => {
      const { disk, document } = await built();
      const answer = { url: `${HOME}rss.xml`, text: document('rss.xml'), redirects };
      const { status, stdout, told, asked } = await check(disk, answer);
      expect([status, told, asked]).toEqual([0, [], [[OLD, false]]]);
      expect(stdout).toContain(`${OLD} leads to ${HOME}rss.xml, and 2 of its 2 ids are here\n`);
    },
  );

  it('warns of a redirect for now', async () => {
    const { disk, document } = await built();
    const answer = { url: `${HOME}atom.xml`, text: document('atom.xml'), redirects: [301, 302] };
    const { status, told } = await check(disk, answer);
    expect(told).toEqual([
      `${OLD}:1:1 warning MOVE_UNCERTAIN expected redirects with status 301 or 308, found 302 - readers go on asking for the old address, and are lost when it ends; make it 301`,
    ]);
    expect(status).toBe(0);
    expect((await check(disk, answer, OLD, ['--strict'])).status).toBe(1);
  });

  it.each([
    ['feed/', 'feed/index.xml'],
    ['feed/index.xml', 'feed/index.xml'],
    ['old.json', 'old.json'],
    ['atom.xml', 'atom.xml'],
  ])('is content with a document of ours at %s', async (path, file) => {
    const { disk, document } = await built('aliases: [feed/index.xml, old.json]\n');
    const { status, told, stdout } = await check(disk, { text: document(file) }, HOME + path);
    expect([status, told]).toEqual([0, []]);
    expect(stdout).toContain(`${HOME}${path} is served here, and 2 of its 2 ids are here\n`);
  });

  it('takes an earlier document of ours for ours, but for one of JSON Feed, which does not say what made it', async () => {
    const { disk, document } = await built('aliases: [feed/index.xml, old.json]\n');
    const earlier = (file: string) => document(file).replace('One.', 'Won.');
    expect((await check(disk, { text: earlier('feed/index.xml') }, `${HOME}feed/index.xml`)).status).toBe(0);
    expect((await check(disk, { text: earlier('old.json') }, `${HOME}old.json`)).status).toBe(1);
  });

  it('is not content with the old program at the same address', async () => {
    const { disk } = await built('aliases: feed/index.xml\n');
    const text = otherFeed(
      ['urn:old:a'],
      `<atom:link rel="self" href="${HOME}feed/"/><generator>Other</generator>`,
    );
    const { status, told, stdout } = await check(disk, { text }, `${HOME}feed/`);
    expect(told).toEqual([
      `${HOME}feed/:1:1 error FEED_NOT_MOVED expected a feed of this publication at the old address, found another one - build, and put what is in the output folder there`,
    ]);
    expect(status).toBe(1);
    expect(stdout).toContain(`${HOME}feed/ does not lead to this publication\n`);
  });

  it.each([
    [OLD, `redirect it, in nginx with: location = /feed/ { return 301 ${HOME}rss.xml; }`],
    [
      `${HOME}feed/`,
      `write aliases: [feed/index.xml] into feed.yaml, build, and serve that; or redirect it, in nginx with: location = /feed/ { return 301 ${HOME}rss.xml; }`,
    ],
    [`${HOME}old/atom`, 'write aliases: [{ path: old/atom, format: rss }] into feed.yaml'],
    [`${HOME}rss.xml`, 'build, and put what is in the output folder there'],
    [HOME, 'redirect it'],
  ])('says how readers of %s are kept', async (old, mend) => {
    const { disk } = await built();
    const { told } = await check(disk, { text: otherFeed(['urn:old:a']) }, old);
    expect(told[0]).toContain(` - ${mend}`);
  });

  it('tells a redirect that leads somewhere else', async () => {
    const { disk } = await built();
    const answer = { url: 'https://third.example/feed', text: otherFeed([]), redirects: [301] };
    expect((await check(disk, answer)).told[0]).toContain(
      'found a redirect to https://third.example/feed, which is none - ',
    );
  });

  it.each([
    ['itunes:new-feed-url', `<itunes:new-feed-url>${HOME}rss.xml</itunes:new-feed-url>`],
    ['a self link', `<atom:link rel="self" href="${HOME}rss.xml"/>`],
  ])('warns where nothing but %s leads to the feed', async (name, channel) => {
    const { disk } = await built(SHOW);
    const { status, told, stdout } = await check(disk, { text: otherFeed(['urn:old:a'], channel) });
    expect(told[0]).toContain(
      `warning MOVE_UNCERTAIN expected a redirect to ${HOME}rss.xml, found ${name} alone - few readers follow that; redirect it`,
    );
    expect(status).toBe(0);
    expect(stdout).toContain(`${OLD} leads to ${HOME}rss.xml, and 1 of its 1 ids are here\n`);
  });

  it.each([
    [
      'that does not answer',
      new Error('expected status 200 from https://old.example/feed/, found status 404'),
      'found status 404',
    ],
    ['with something else', { text: '<html><body>Gone</body></html>' }, 'expected an RSS, Atom or JSON feed'],
  ])('tells an address %s', async (_, answer, why) => {
    const { disk } = await built();
    const { status, told } = await check(disk, answer);
    expect(told[0]).toContain(`${OLD}:1:1 error FEED_NOT_MOVED expected a feed at the old address`);
    expect(told[0]).toContain(why);
    expect(status).toBe(1);
  });

  it('tells how many ids are not here, and the first titles', async () => {
    const { disk } = await built();
    const ids = ['urn:old:a', 'x1', 'x2', 'x3', 'x4', 'urn:old:b'];
    const text = otherFeed(ids, `<atom:link rel="self" href="${HOME}rss.xml"/>`);
    const { told, status, stdout } = await check(disk, { text });
    expect(told[0]).toContain(
      `${OLD}:3:1 error ID_LOST expected the ids of all 6 entries in feed.lock, found 4 that are not: "About x1", "About x2", "About x3", ...`,
    );
    expect(status).toBe(1);
    expect(stdout).toContain('2 of its 6 ids are here');
  });

  it('knows ids of articles that are deleted, which subscribers have all the same', async () => {
    const { disk } = await built();
    disk.files.delete('items/b.md');
    await tell(['build'], disk);
    const { told } = await check(disk, { text: otherFeed(['urn:old:b']) });
    expect(told.filter((line) => line.includes('ID_LOST'))).toEqual([]);
  });

  it('says all of it as JSON', async () => {
    const { disk } = await built();
    const text = otherFeed(['urn:old:a', 'x1'], `<atom:link rel="self" href="${HOME}rss.xml"/>`);
    const { stdout } = await check(disk, { text }, OLD, ['--json']);
    const { moved, problems } = JSON.parse(stdout);
    expect(moved).toEqual({
      address: OLD,
      way: { by: 'self', to: `${HOME}rss.xml` },
      ids: 2,
      lost: [{ id: 'x1', title: 'About x1' }],
    });
    expect(problems.map(({ code }: { code: string }) => code).sort()).toEqual(['ID_LOST', 'MOVE_UNCERTAIN']);
  });

  it('asks private addresses only where that is allowed, and nobody without the option', async () => {
    const { disk, document } = await built();
    const { asked } = await check(disk, { text: document('rss.xml') }, OLD, ['--allow-private']);
    expect(asked).toEqual([[OLD, true]]);
    expect((await tell(['check'], disk)).status).toBe(0);
  });

  it('refuses what is no address', async () => {
    const { disk } = await built();
    const { status, stderr } = await tell(['check', '--moved', 'feed.xml'], disk);
    expect(status).toBe(2);
    expect(stderr).toContain(
      'expected --moved as an address like https://old.example/feed/, found "feed.xml"',
    );
  });
});
