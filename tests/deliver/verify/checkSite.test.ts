import { describe, expect, it } from 'vitest';
import { openSender, type SenderOptions } from '../../../src/http/client/send.ts';
import type { Settings } from '../../../src/model/settings.ts';
import { tell } from '../../cli/commandLine.ts';
import { FILES } from '../../hosting/site.ts';
import { article } from '../../support/articles.ts';
import { memoryDisk } from '../../support/memoryDisk.ts';
import { auckland, SHORTEST } from '../../support/publication.ts';
import { asItIs, hostOf, type Quirk, senderTo } from './host.ts';

const PLACE = { file: 'feed.yaml', line: 1, column: 1 };
const SETTINGS: Settings = {
  ...auckland,
  hubs: ['https://hub.example/'],
  aliases: [{ path: 'old.xml', format: 'rss', place: PLACE }],
};

/** A publication that was built, and is served by a good host but for a quirk. */
async function built(quirk: Quirk = asItIs) {
  const disk = memoryDisk({
    ...FILES,
    'feed.yaml': `${FILES['feed.yaml']}aliases: [old.xml]\n`,
  });
  await tell(['build'], disk);
  const served = new Map(disk.files);
  const host = hostOf((path) => served.get(`output/${path}`), SETTINGS, quirk);
  const opened: (SenderOptions | undefined)[] = [];
  const check = async (...args: string[]) => {
    const told = await tell(['check', '--json', ...args], disk, {
      openSender: (options) => {
        opened.push(options);
        return senderTo(host);
      },
      ask: async (url) => ({ status: 206, addresses: [url], contentType: 'audio/mpeg' }),
    });
    const { problems = [] } = told.stdout === '' ? {} : JSON.parse(told.stdout);
    const found = problems.filter(({ code }: { code: string }) => code.startsWith('SERVED'));
    return { ...told, found };
  };
  return { disk, host, check, opened };
}

describe('check --served', () => {
  it('asks for all feeds, a page, a document of the archive and a file, and has nothing to tell of a good host', async () => {
    const { check, host } = await built();
    const { found, status } = await check('--served');
    expect([found, status]).toEqual([[], 0]);
    const paths = new Set(host.asked.filter(({ isSecure }) => isSecure).map(({ path }) => path));
    const feeds = [...paths].filter((path) =>
      /^(?!\/archive).*(?:rss\.xml|atom\.xml|feed\.json|old\.xml)$/.test(path),
    );
    // Those of all articles, of two feeds and of three tags, and the alias.
    expect(feeds).toHaveLength(3 * 6 + 1);
    const others = [...paths].filter((path) => !feeds.includes(path));
    expect(others).toHaveLength(3);
    expect(others).toContainEqual(expect.stringMatching(/^\/2014\/12\/\d+\/[^/]+\/$/));
    expect(others).toContainEqual(expect.stringMatching(/^\/archive\/\d{4}-\d\d/));
    expect(others).toContainEqual(expect.stringMatching(/^\/media\/.*\.(?:svg|html|xhtml)$/));
  });

  it('asks nobody without the option', async () => {
    const { check, host } = await built();
    await check();
    expect(host.asked).toEqual([]);
  });

  it('asks public addresses alone, unless others are allowed', async () => {
    const { check, opened } = await built();
    await check('--served');
    await check('--served', '--allow-private');
    expect(opened.map((options) => options?.network === undefined)).toEqual([false, true]);
  });

  it('says how a private address is asked', async () => {
    const disk = memoryDisk({ ...FILES, 'feed.yaml': SHORTEST.replace('news.example.nz', '127.0.0.1:1') });
    await tell(['build'], disk);
    const { status, stderr } = await tell(['check', '--served'], disk, { openSender });
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(
        /SERVED_UNREACHABLE .* found 127\.0\.0\.1, which is asked with --allow-private alone/,
      ),
    ]);
  });

  it('tells what is older than here, without waiting, at a line of feed.yaml', async () => {
    const { check, disk } = await built();
    disk.files.set('items/new.md', Buffer.from(article('News', '9:00 am on 2 January 2015', 'More.')));
    await tell(['build'], disk);
    const { found, status } = await check('--served');
    expect(found).toMatchObject([
      {
        code: 'SERVED_STALE',
        severity: 'warning',
        file: 'feed.yaml',
        message: expect.stringMatching(/from https:\/\/news\.example\.nz\/\S+ and \d+ more, found others/),
      },
    ]);
    expect(status).toBe(0);
    expect((await check('--served', '--strict')).status).toBe(1);
  });

  it('is an error where a feed is not there', async () => {
    const { check } = await built((answer, { path }) =>
      path === '/rss.xml' ? { ...answer, status: 404 } : answer,
    );
    const { found, status } = await check('--served');
    expect(found).toMatchObject([{ code: 'SERVED_UNREACHABLE', severity: 'error' }]);
    expect(status).toBe(1);
  });

  it('tells a file of the author that browsers would run', async () => {
    const { check } = await built((answer) => {
      const { 'content-security-policy': _, ...headers } = answer.headers;
      return { ...answer, headers };
    });
    expect((await check('--served')).found).toMatchObject([{ code: 'SERVED_WITHOUT_POLICY' }]);
  });

  it('compares another address with what is here', async () => {
    const { check, host } = await built();
    const { found } = await check('--served=https://staging.example.nz');
    expect(found).toEqual([]);
    expect(host.asked.length).toBeGreaterThan(20);
    const wrong = await check('--served=staging');
    expect([wrong.status, wrong.stderr]).toEqual([
      2,
      expect.stringContaining('expected --served=URL like https://news.example.nz/, found "staging"'),
    ]);
  });

  it('has nobody to ask for what was never built', async () => {
    const disk = memoryDisk({ 'feed.yaml': SHORTEST });
    const host = hostOf(() => undefined, SETTINGS);
    await tell(['check', '--served'], disk, { openSender: () => senderTo(host) });
    expect(host.asked).toEqual([]);
  });
});
