import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { followFeed } from '../../src/cli/followFeed.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { fetchDocument } from '../../src/http/client/fetchDocument.ts';
import { serve } from '../http/client/servers.ts';
import { filesOf, folderWith } from '../support/files.ts';
import { SETTINGS } from '../support/publication.ts';
import { tell } from './commandLine.ts';

type Answer = string | ((request: IncomingMessage, response: ServerResponse) => void);

/** A host that answers by path and query; `HOST` in a text is its address. Nothing else is there. */
async function host(answers: Readonly<Record<string, Answer>>) {
  const asked: string[] = [];
  const server = await serve((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const answer = answers[path];
    if (typeof answer === 'function') answer(request, response);
    else if (answer === undefined) response.writeHead(404).end();
    else response.end(answer.replaceAll('HOST', server.url));
  });
  return { url: server.url, asked };
}

const DAY = 86_400_000;
const dateOf = (id: number) => new Date(Date.UTC(2014, 11, 21) + id * DAY);

function rss(ids: readonly number[], head = ''): string {
  const items = ids.map(
    (id) =>
      `<item><guid isPermaLink="false">urn:news:${id}</guid><title>News ${id}</title><link>https://old.example/n${id}/</link><pubDate>${dateOf(id).toUTCString()}</pubDate><description>Text ${id}.</description></item>`,
  );
  return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Old</title><link>https://old.example/</link><description>Old</description>${head}${items.join('')}</channel></rss>`;
}

function atom(ids: readonly number[], rel: string, href?: string): string {
  const entries = ids.map(
    (id) =>
      `<entry><id>tag:old.example,2014:${id}</id><title>News ${id}</title><link href="https://old.example/n${id}/"/><updated>${dateOf(id).toISOString()}</updated><content>Text ${id}.</content></entry>`,
  );
  const link = href === undefined ? '' : `<link rel="${rel}" href="${href}"/>`;
  return `<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:old.example,2014:feed</id><title>Old</title><updated>2015-01-01T00:00:00Z</updated>${link}${entries.join('')}</feed>`;
}

function json(ids: readonly number[], next?: string): string {
  const items = ids.map((id) => ({
    id: `urn:news:${id}`,
    url: `https://old.example/n${id}/`,
    title: `News ${id}`,
    content_text: `Text ${id}.`,
    date_published: dateOf(id).toISOString(),
  }));
  return JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Old', next_url: next, items });
}

const next = (path: string) => `<atom:link rel="next" href="HOST${path}"/>`;
const WORDPRESS = '<generator>https://wordpress.org/?v=6.4</generator>';

/** Imports the feed of a host into an empty publication. */
async function importFrom(address: string, ...args: string[]) {
  const root = folderWith({ 'feed.yaml': SETTINGS });
  const waits: number[] = [];
  const pause = (milliseconds: number) => Promise.resolve(waits.push(milliseconds));
  const result = await tell(['import', address, '--root', root, '--allow-private', ...args], realDisk(root), {
    fetch: fetchDocument,
    pause,
  });
  const titles = () =>
    Object.entries(filesOf(root)).flatMap(([path, text]) =>
      path.endsWith('.md') ? [/^title: News (\d+)$/m.exec(text ?? '')?.[1]] : [],
    );
  return {
    ...result,
    waits,
    titles: titles()
      .map(Number)
      .sort((a, b) => a - b),
  };
}

describe('import from an address follows the feed', () => {
  it.each<[string, Record<string, Answer>]>([
    [
      'to its archives (RFC 5005)',
      {
        '/feed': atom([6, 5], 'prev-archive', 'archive-2'),
        '/archive-2': atom([5, 4, 3], 'prev-archive', 'archive-1'),
        '/archive-1': atom([2, 1], 'prev-archive'),
      },
    ],
    [
      'from page to page of Atom',
      {
        '/feed': atom([6, 5], 'next', '?start=3'),
        '/feed?start=3': atom([4, 3], 'next', '?start=5'),
        '/feed?start=5': atom([2, 1], 'next'),
      },
    ],
    [
      'from page to page of RSS',
      { '/feed': rss([6, 5], next('/2')), '/2': rss([4, 3], next('/3')), '/3': rss([2, 1]) },
    ],
    [
      'from page to page of a JSON Feed',
      { '/feed': json([6, 5], '2'), '/2': json([4, 3], '/3'), '/3': json([2, 1]) },
    ],
    [
      'of WordPress, to where it has no page any more',
      {
        '/feed': rss([6, 5], WORDPRESS),
        '/feed?paged=2': rss([4, 3], WORDPRESS),
        '/feed?paged=3': rss([2, 1], WORDPRESS),
      },
    ],
  ])('%s', async (_how, answers) => {
    const { url, asked } = await host(answers);
    const { status, stdout, stderr, titles } = await importFrom(`${url}/feed`);
    expect({ status, stderr, titles }).toEqual({ status: 0, stderr: '', titles: [1, 2, 3, 4, 5, 6] });
    expect(stdout).toContain('imported 6 articles');
    expect(asked.filter((path) => path !== '/feed?paged=4')).toEqual(Object.keys(answers));
  });

  it('one document after the other, with a pause', async () => {
    const { url } = await host({ '/feed': rss([3], next('/2')), '/2': rss([2], next('/3')), '/3': rss([1]) });
    expect((await importFrom(`${url}/feed`)).waits).toEqual([250, 250]);
  });

  it('and does not where it is told, but says what is left', async () => {
    const { url, asked } = await host({ '/feed': rss([2], next('/2')), '/2': rss([1]) });
    const { status, stderr, titles } = await importFrom(`${url}/feed`, '--no-follow');
    expect([status, titles, asked]).toEqual([0, [2], ['/feed']]);
    expect(stderr).toContain(`warning FEED_OLDER`);
    expect(stderr).toContain(`/2, not followed - leave --no-follow out`);
  });

  it('shows on a terminal how far it has come', async () => {
    const { url } = await host({ '/feed': rss([2], next('/2')), '/2': rss([1]) });
    const root = folderWith({ 'feed.yaml': SETTINGS });
    const edge = { fetch: fetchDocument, pause: () => Promise.resolve(), isInteractive: true };
    const args = ['import', `${url}/feed`, '--root', root, '--allow-private'];
    const { stderr } = await tell(args, realDisk(root), edge);
    expect(stderr).toBe('\r\u001b[Kread 2 documents, 2 articles\r\u001b[K');
    expect((await tell([...args, '--quiet'], realDisk(root), edge)).stderr).toBe('');
  });

  it('and gives articles that are here the ids of older entries too', async () => {
    const { url } = await host({ '/feed': rss([2], next('/2')), '/2': rss([1]) });
    const article = (id: number) =>
      `---\ntitle: News ${id}\ndate: ${dateOf(id).toISOString()}\n---\n\nText ${id}.\n`;
    const root = folderWith({ 'feed.yaml': SETTINGS, 'items/a.md': article(2), 'items/b.md': article(1) });
    const args = ['import', `${url}/feed`, '--onto', '--root', root, '--allow-private'];
    await tell(args, realDisk(root), { fetch: fetchDocument, pause: () => Promise.resolve() });
    const lines = filesOf(root)
      ['feed.lock']?.split('\n')
      .map((line) => line.split('\t').slice(-2));
    expect(lines).toEqual(
      expect.arrayContaining([
        ['urn:news:1', 'items/b.md'],
        ['urn:news:2', 'items/a.md'],
      ]),
    );
  });
});

describe('the way to older documents', () => {
  it.each<[string, Record<string, Answer>, string]>([
    ['a missing page', {}, 'found none (expected status 200 from'],
    ['a page that is no feed', { '/2': '<html><p>Log in</p></html>' }, 'found no feed that can be read'],
    ['a page that is cut off', { '/2': rss([1]).slice(0, 200) }, 'found no feed that can be read'],
    ['a page that leads back', { '/2': rss([1], next('/feed')) }, 'found a document that was read before'],
    [
      'the same page under another address',
      { '/2': rss([2], next('/2')) },
      'found a document that was read before',
    ],
    [
      'a host that is not reached',
      { '/2': (_request, response) => void response.destroy() },
      'found none (expected an answer',
    ],
  ])('ends at %s, and what is before it is imported', async (_what, answers, found) => {
    const { url } = await host({ '/feed': rss([2], next('/2')), ...answers });
    const { status, stderr, titles } = await importFrom(`${url}/feed`);
    expect([status, titles.includes(2)]).toEqual([0, true]);
    expect(stderr).toContain('warning FEED_OLDER expected older entries at');
    expect(stderr).toContain(found);
  });

  it('is never gone in a circle, though its documents are others each time', async () => {
    let count = 0;
    const { url, asked } = await host({
      '/feed': (request, response) => {
        count += 1;
        const back = `<atom:link rel="next" href="http://${request.headers.host}/2"/>`;
        response.end(rss([2], `<copyright>${count}</copyright>${back}`));
      },
      '/2': rss([1], next('/feed')),
    });
    expect((await importFrom(`${url}/feed`)).stderr).toContain('found a document that was read before');
    expect(asked).toEqual(['/feed', '/2']);
  });

  it('is gone on from where it ended when the feed is imported again', async () => {
    const answers: Record<string, Answer> = { '/feed': rss([2], next('/2')) };
    const { url } = await host(answers);
    const root = folderWith({ 'feed.yaml': SETTINGS });
    const again = () =>
      tell(['import', `${url}/feed`, '--root', root, '--allow-private'], realDisk(root), {
        fetch: fetchDocument,
        pause: () => Promise.resolve(),
      });
    expect((await again()).stdout).toContain('imported 1 article\n');
    answers['/2'] = rss([1]);
    expect(await again()).toMatchObject({
      stdout: expect.stringContaining('imported 1 article, 1 here already\n'),
      stderr: '',
    });
  });

  it('never leads to a private address, also by a redirect', async () => {
    const { url, asked } = await host({
      '/feed': rss([2], next('/2')),
      '/2': (request, response) =>
        response.writeHead(302, { location: `http://127.0.0.2:${request.socket.localPort}/secret` }).end(),
      '/secret': rss([1]),
    });
    const network = {
      resolve: () => Promise.resolve(['127.0.0.1']),
      isPublic: (address: string) => address === '127.0.0.1',
    };
    const first = {
      name: `${url}/feed`,
      address: `${url}/feed`,
      text: rss([2], next('/2')).replaceAll('HOST', url),
    };
    const { older, end } = await followFeed(first, {
      fetch: (address) => fetchDocument(address, { allowPrivate: false }, network),
      pause: () => Promise.resolve(),
    });
    expect([older, end]).toEqual([
      [],
      { at: `${url}/2`, found: expect.stringContaining('expected a public address, found 127.0.0.2') },
    ]);
    expect(asked).toEqual(['/2']);
  });

  it('ends at a host that says another document each time, and nothing new in any', async () => {
    const { found } = await endless((count) =>
      rss([2], `<copyright>${count}</copyright>${next(`/${count}`)}`),
    );
    expect(found).toBe('no new entry, as in 49 documents before it');
  });

  it.each([
    [{ documents: 5 }, 'more than 5 documents'],
    [{ entries: 5 }, 'more than 5 entries'],
    [{ characters: 2_000_000 }, 'more than 2 MB in all'],
  ])('is no longer than %j', async (limit, expected) => {
    const filler = `<copyright>${'x'.repeat(450_000)}</copyright>`;
    const { found, read } = await endless((count) => rss([count], `${filler}${next(`/${count}`)}`), limit);
    expect([found, read]).toEqual([expected, 5]);
  });

  /** A feed that goes on for ever. */
  async function endless(make: (count: number) => string, limit: object = {}) {
    const first = { name: 'http://old.example/', address: 'http://old.example/' };
    const made = (count: number) => make(count).replaceAll('HOST', 'http://old.example');
    let count = 0;
    const { older = [], end } = await followFeed(
      { ...first, text: made(0) },
      {
        fetch: (url) => {
          count += 1;
          return Promise.resolve({ url, bytes: Buffer.from(made(count)) });
        },
        pause: () => Promise.resolve(),
        limits: { documents: 1000, entries: 100_000, characters: 200_000_000, ...limit },
      },
    );
    return { found: typeof end === 'object' ? end.found : end, read: older.length + 1 };
  }
});

describe('a host of WordPress', () => {
  it.each<[string, Record<string, Answer>, string]>([
    ['that gives its first page for each', { '/feed?paged=2': rss([6, 5], WORDPRESS) }, 'FEED_PART'],
    [
      'that fails at the second',
      { '/feed?paged=2': (_request, response) => void response.writeHead(403).end() },
      'FEED_OLDER expected older entries at',
    ],
  ])('%s is told so', async (_what, answers, told) => {
    const { url } = await host({ '/feed': rss([6, 5], WORDPRESS), ...answers });
    const { stderr, titles } = await importFrom(`${url}/feed`);
    expect(titles).toEqual([5, 6]);
    expect(stderr).toContain(told);
  });

  it('that has one page has all of it there', async () => {
    const { url, asked } = await host({ '/feed': rss([6, 5], WORDPRESS) });
    expect((await importFrom(`${url}/feed`)).stderr).toBe('');
    expect(asked).toEqual(['/feed', '/feed?paged=2']);
  });

  it('is not asked for more where its feed has named the next page itself', async () => {
    const { url, asked } = await host({
      '/feed': rss([2], `${WORDPRESS}${next('/2')}`),
      '/2': rss([1], WORDPRESS),
    });
    expect((await importFrom(`${url}/feed`)).titles).toEqual([1, 2]);
    expect(asked).toEqual(['/feed', '/2']);
  });
});

describe('a host that has too much to do', () => {
  const busyFor = (times: number, status: number, headers: Record<string, string>): Answer => {
    let count = 0;
    return (_request, response) => {
      count += 1;
      if (count > times) response.end(rss([1]));
      else response.writeHead(status, headers).end();
    };
  };

  it.each<[string, number, Record<string, string>, number]>([
    ['in seconds', 429, { 'retry-after': '7' }, 7000],
    [
      'as a time by its own clock',
      503,
      { date: 'Sun, 21 Dec 2014 07:00:00 GMT', 'retry-after': 'Sun, 21 Dec 2014 07:00:09 GMT' },
      9000,
    ],
    ['not at all', 429, {}, 5000],
    ['in a way that nobody reads', 503, { 'retry-after': 'soon' }, 5000],
  ])('is asked again when it said, %s', async (_how, status, headers, wait) => {
    const { url } = await host({ '/feed': rss([2], next('/2')), '/2': busyFor(2, status, headers) });
    const { waits, titles, stderr } = await importFrom(`${url}/feed`);
    expect([waits, titles, stderr]).toEqual([[250, wait, wait], [1, 2], '']);
  });

  it('is asked three times and no more', async () => {
    const { url, asked } = await host({ '/feed': rss([2], next('/2')), '/2': busyFor(9, 429, {}) });
    const { stderr } = await importFrom(`${url}/feed`);
    expect(asked).toEqual(['/feed', '/2', '/2', '/2']);
    expect(stderr).toContain('found status 429');
  });

  it('is not waited for when it asks for an hour', async () => {
    const { url, asked } = await host({
      '/feed': rss([2], next('/2')),
      '/2': busyFor(1, 503, { 'retry-after': '3600' }),
    });
    expect((await importFrom(`${url}/feed`)).stderr).toContain('found status 503');
    expect(asked).toEqual(['/feed', '/2']);
  });

  it('is asked again for the first document too', async () => {
    const { url } = await host({ '/feed': busyFor(1, 429, { 'retry-after': '1' }) });
    expect((await importFrom(`${url}/feed`)).titles).toEqual([1]);
  });
});
