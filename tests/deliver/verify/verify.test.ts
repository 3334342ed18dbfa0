import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeFile, type InventoryFile } from '../../../src/deliver/plan/inventory.ts';
import { lookAt } from '../../../src/deliver/verify/look.ts';
import { verify } from '../../../src/deliver/verify/verify.ts';
import { openSender } from '../../../src/http/client/send.ts';
import type { TargetSettings } from '../../../src/model/targetSettings.ts';
import { freePort } from '../../support/freePort.ts';
import { clockAt } from '../publishers.ts';
import { asItIs, hostOf, LAST_MODIFIED, type Quirk, senderTo, startHost } from './host.ts';

const HUB = 'https://hub.example/';
const NEW = { 'rss.xml': '<rss>new</rss>'.repeat(300), 'feed.json': '{"new": 1}'.repeat(300) };
const OLD = '<rss>old</rss>'.repeat(300);

function settingsAt(url: string) {
  return { url, hubs: [HUB] };
}

function inventoryOf(files: Readonly<Record<string, string>>, url: string): InventoryFile[] {
  return Object.entries(files).map(([path, text]) => {
    const hash = createHash('sha256').update(text).digest('hex');
    return describeFile({ path, hash, sizeInBytes: text.length }, settingsAt(url), new Set());
  });
}

/** Looks from outside at a host of this machine that does everything well but for a quirk. */
async function verified(
  quirk: Quirk = asItIs,
  {
    files = NEW as Readonly<Record<string, string>>,
    target = undefined as TargetSettings['kind'] | undefined,
  } = {},
) {
  const started = await startHost();
  const host = hostOf(at(files), settingsAt(started.url), quirk);
  started.serve(host);
  const clock = clockAt();
  const sender = openSender({ idleInMs: 1000 });
  onTestFinished(() => sender.close());
  const { isPublic, faults } = await verify(
    { files: inventoryOf(files, started.url), url: started.url, ...(target && { target }) },
    { sender, clock },
  );
  const here = (text: string) => text.replaceAll(started.url, 'HERE/');
  return {
    isPublic: [...isPublic].sort(),
    told: faults.map(({ code, message }) => `${code} ${here(message)}`),
    mends: faults.map(({ mend }) => here(mend)),
    waited: clock.at,
    asked: host.asked,
  };
}

const at = (files: Readonly<Record<string, string>>) => (path: string) => {
  const text = files[path];
  return text === undefined ? undefined : Buffer.from(text);
};

/** Answers of a host with other headers; one that is undefined is not there. */
function withHeaders(headers: Readonly<Record<string, string | undefined>>): Quirk {
  return (answer) => {
    const all = { ...answer.headers, ...headers };
    const there = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined);
    return { ...answer, headers: Object.fromEntries(there) };
  };
}

/** The document that has no condition, whatever was asked. */
const ignoring = (...conditions: string[]): Quirk => {
  const host = hostOf(at(NEW), settingsAt('http://127.0.0.1/'));
  return (answer, request) => {
    if (conditions.every((name) => request.headers[name] === undefined)) return answer;
    const { 'if-none-match': _, 'if-modified-since': __, ...headers } = request.headers;
    return { ...host.answer({ ...request, headers }), headers: answer.headers, body: Buffer.from('x') };
  };
};

const unpacked: Quirk = (answer, { path, headers }) => {
  if (headers['accept-encoding'] !== 'gzip' || answer.status !== 200) return answer;
  const { 'content-encoding': _, ...rest } = answer.headers;
  return { ...answer, headers: rest, body: at(NEW)(path.slice(1)) ?? Buffer.alloc(0) };
};

const older =
  (age?: string): Quirk =>
  (answer) =>
    answer.status === 404
      ? answer
      : {
          status: 200,
          headers: {
            'content-type': 'application/xml',
            'cache-control': 'public, max-age=900',
            ...(age !== undefined && { age, via: '1.1 varnish' }),
            'last-modified': LAST_MODIFIED,
          },
          body: Buffer.from(OLD),
        };

describe('a look from outside', () => {
  it('has nothing to tell of a good host, and does not wait', async () => {
    const { isPublic, told, waited, asked } = await verified();
    expect({ isPublic, told, waited }).toEqual({ isPublic: ['feed.json', 'rss.xml'], told: [], waited: 0 });
    // Each with gzip, without, by its ETag, by its time.
    expect(asked).toHaveLength(8);
  });

  it('asks nobody where nothing has changed', async () => {
    const { asked, told } = await verified(asItIs, { files: {} });
    expect([asked, told]).toEqual([[], []]);
  });

  it('waits until the host has the new bytes, longer each time', async () => {
    const { isPublic, told, waited } = await verified((answer, request, before) =>
      before < 5 ? older()(answer, request, before) : answer,
    );
    expect([isPublic, told, waited]).toEqual([['feed.json', 'rss.xml'], [], 3500]);
  });

  it('waits until a file is there at all, and through a failure of the host', async () => {
    const { isPublic, told } = await verified((answer, _, before) =>
      before < 4 ? { ...answer, status: before < 2 ? 404 : 503 } : answer,
    );
    expect([isPublic, told]).toEqual([['feed.json', 'rss.xml'], []]);
  });

  it('waits a minute for what stays old, tells it, and takes only the others for public', async () => {
    const { isPublic, told, mends, waited } = await verified((answer, request, before) =>
      request.path === '/rss.xml' ? older()(answer, request, before) : answer,
    );
    expect(isPublic).toEqual(['feed.json']);
    expect(told[0]).toBe(
      `SERVED_STALE expected the bytes of rss.xml here from HERE/rss.xml, found others, of ${LAST_MODIFIED}`,
    );
    expect(mends[0]).toContain('look whether the host serves what was delivered');
    expect(waited).toBeGreaterThan(40_000);
    expect(waited).toBeLessThanOrEqual(60_000);
  });

  it('gives a cache up that keeps an older document for long, and says which, how old and what to do', async () => {
    const { isPublic, told, mends, waited } = await verified(older('120'));
    expect(isPublic).toEqual([]);
    expect(told[0]).toBe(
      `SERVED_STALE expected the bytes of rss.xml here from HERE/rss.xml and 1 more, found others, of ${LAST_MODIFIED}, kept for 120 s of 900 s`,
    );
    expect(mends[0]).toContain('wait until Varnish asks anew, or have it forget the address: purge:');
    expect(waited).toBeLessThan(30_000);
  });

  it('takes no document for public whose other form is old still', async () => {
    const { isPublic, told } = await verified((answer, request) =>
      request.headers['accept-encoding'] === 'identity' ? { ...answer, body: Buffer.from(OLD) } : answer,
    );
    expect(isPublic).toEqual([]);
    expect(told).toEqual([
      `SERVED_STALE expected the bytes of rss.xml here from HERE/rss.xml and 1 more, found others where nobody asks for gzip, of ${LAST_MODIFIED}`,
    ]);
  });

  it('tells a file that is not there, once for all', async () => {
    const { isPublic, told } = await verified((answer) => ({ ...answer, status: 404 }));
    expect(isPublic).toEqual([]);
    expect(told).toEqual([
      'SERVED_UNREACHABLE expected status 200 from HERE/rss.xml and 1 more, found status 404',
    ]);
  });

  it('tells a host that refuses, having waited some seconds, and one that nobody knows, at once', async () => {
    const files = inventoryOf(NEW, 'http://127.0.0.1/');
    const sender = openSender();
    onTestFinished(() => sender.close());
    const clock = clockAt();
    const refused = await verify({ files, url: `http://127.0.0.1:${await freePort()}/` }, { sender, clock });
    expect(refused.faults).toMatchObject([
      { code: 'SERVED_UNREACHABLE', message: expect.stringContaining('ECONNREFUSED') },
    ]);
    expect(clock.at).toBeGreaterThan(3_000);
    expect(clock.at).toBeLessThan(10_000);
    const unknown = clockAt();
    const lost = { send: () => Promise.reject('no such host'), close: () => {} };
    const { faults } = await verify(
      { files, url: 'http://nobody.invalid/' },
      { sender: lost, clock: unknown },
    );
    expect(faults.map(({ message }) => message)).toEqual([
      'expected status 200 from http://nobody.invalid/rss.xml and 1 more, found no such host',
    ]);
    expect(unknown.at).toBe(0);
  });

  it('reads more of a document that is longer here', async () => {
    const limits: unknown[] = [];
    const send: ReturnType<typeof openSender>['send'] = async ({ maxBytes }) => {
      limits.push(maxBytes);
      return { status: 200, headers: new Map(), bytes: new Uint8Array() };
    };
    for (const sizeInBytes of [1, 30_000_000]) {
      const file = { path: 'rss.xml', hash: '', sizeInBytes, headers: [], kind: 'feeds' as const };
      await lookAt(file, 'https://news.example.nz/rss.xml', { send, close: () => {} });
    }
    expect(limits).toEqual([20_000_000, 60_000_000]);
  });

  it('ends in time by a clock that stands still', async () => {
    const sender = senderTo(hostOf(() => undefined, settingsAt('http://127.0.0.1/')));
    let paused = 0;
    const clock = {
      ...clockAt(),
      pause: async (time: number) => {
        paused += time;
      },
    };
    const files = inventoryOf(NEW, 'http://127.0.0.1/');
    await verify({ files, url: 'http://127.0.0.1/' }, { sender, clock });
    expect(paused).toBeLessThanOrEqual(60_000);
  });

  it('ends in time though each answer takes its time, and says what it has not asked', async () => {
    const clock = clockAt();
    const send = async () => {
      clock.at += 31_000;
      return { status: 200, headers: new Map(), bytes: Buffer.from(OLD) };
    };
    const names = Array.from({ length: 40 }, (_, index) => [`tags/${index}/rss.xml`, 'new'] as const);
    const files = inventoryOf(Object.fromEntries(names), 'http://slow.example/');
    const { faults } = await verify(
      { files, url: 'http://slow.example/' },
      { sender: { send, close: () => {} }, clock },
    );
    expect(clock.at).toBeLessThan(400_000);
    expect(faults.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/status 200 from .* and \d\d more, found no time left to ask after 60 s/),
    );
  });

  it.each<[what: string, quirk: Quirk, told: readonly string[]]>([
    [
      'another type',
      withHeaders({ 'content-type': 'text/html' }),
      [
        'SERVED_TYPE expected Content-Type application/xml; charset=utf-8 from HERE/rss.xml, found "text/html"',
        'SERVED_TYPE expected Content-Type application/feed+json from HERE/feed.json, found "text/html"',
      ],
    ],
    [
      'another charset',
      (answer, request, before) =>
        request.path === '/rss.xml'
          ? withHeaders({ 'content-type': 'application/xml; charset=ISO-8859-1' })(answer, request, before)
          : answer,
      [
        'SERVED_TYPE expected Content-Type application/xml; charset=utf-8 from HERE/rss.xml, found "application/xml; charset=ISO-8859-1"',
      ],
    ],
    [
      'no cache time',
      withHeaders({ 'cache-control': undefined }),
      [
        'SERVED_CACHE_TIME expected Cache-Control public, max-age=900 from HERE/rss.xml and 1 more, found nothing',
      ],
    ],
    [
      'a cache time that forbids caches',
      withHeaders({ 'cache-control': 'no-store, max-age=900' }),
      [
        'SERVED_CACHE_TIME expected Cache-Control public, max-age=900 from HERE/rss.xml and 1 more, found "no-store, max-age=900"',
      ],
    ],
    [
      'a cache time of a year',
      withHeaders({ 'cache-control': 'max-age=31536000' }),
      [
        'SERVED_CACHE_TIME expected Cache-Control public, max-age=900 from HERE/rss.xml and 1 more, found "max-age=31536000"',
      ],
    ],
    [
      'no ETag',
      withHeaders({ etag: undefined }),
      ['SERVED_WITHOUT_304 expected an ETag from HERE/rss.xml and 1 more, found none'],
    ],
    [
      'no Last-Modified',
      withHeaders({ 'last-modified': undefined }),
      ['SERVED_WITHOUT_304 expected a Last-Modified from HERE/rss.xml and 1 more, found none'],
    ],
    [
      'no CORS',
      withHeaders({ 'access-control-allow-origin': undefined }),
      [
        'SERVED_WITHOUT_CORS expected Access-Control-Allow-Origin * from HERE/rss.xml and 1 more, found nothing',
      ],
    ],
    [
      'no Link',
      withHeaders({ link: undefined }),
      [
        'SERVED_WITHOUT_LINK expected Link <HERE/rss.xml>; rel="self" from HERE/rss.xml and 1 more, found nothing',
      ],
    ],
    [
      'no gzip',
      unpacked,
      [
        'SERVED_WITHOUT_GZIP expected gzip from HERE/rss.xml, found 4200 bytes without it',
        'SERVED_WITHOUT_GZIP expected gzip from HERE/feed.json, found 3000 bytes without it',
      ],
    ],
    [
      'no Vary',
      withHeaders({ vary: 'Origin' }),
      ['SERVED_ENCODING expected Vary: Accept-Encoding from HERE/rss.xml and 1 more, found "Origin"'],
    ],
    [
      'one strong ETag for both forms',
      (answer, { headers }) => ({
        ...answer,
        status: headers['if-none-match'] === '"same"' ? 304 : answer.status,
        headers: { ...answer.headers, etag: '"same"' },
      }),
      [
        'SERVED_ENCODING expected another ETag for what is compressed from HERE/rss.xml and 1 more, found "same"',
      ],
    ],
    [
      'what is no gzip',
      (answer, { headers }) =>
        headers['accept-encoding'] === 'gzip' ? { ...answer, body: Buffer.from('<rss/>') } : answer,
      ['SERVED_ENCODING expected a document that can be unpacked from HERE/rss.xml and 1 more, found "gzip"'],
    ],
    [
      'another coding than was asked for',
      (answer, { headers }) =>
        headers['accept-encoding'] === 'gzip'
          ? { ...answer, headers: { ...answer.headers, 'content-encoding': 'br' } }
          : answer,
      ['SERVED_ENCODING expected a document that can be unpacked from HERE/rss.xml and 1 more, found "br"'],
    ],
  ])('tells %s, once', async (_, quirk, told) => {
    expect((await verified(quirk)).told).toEqual(told);
  });

  it.each([
    ['if-none-match', 'If-None-Match'],
    ['if-modified-since', 'If-Modified-Since alone'],
  ])('tells a host that ignores %s', async (name, said) => {
    const files = { 'rss.xml': NEW['rss.xml'] };
    const quirk: Quirk = (answer, { headers }) =>
      headers[name] === undefined
        ? answer
        : {
            status: 200,
            headers: { ...answer.headers, 'content-encoding': 'gzip' },
            body: gzipSync(files['rss.xml']),
          };
    expect((await verified(quirk, { files })).told).toEqual([
      `SERVED_WITHOUT_304 expected status 304 for ${said} from HERE/rss.xml, found status 200`,
    ]);
  });

  it('takes a document for no answer to a condition if it has changed meanwhile', async () => {
    expect((await verified(ignoring('if-none-match', 'if-modified-since'))).told).toEqual([]);
  });

  it('follows a redirect at the same host, and tells it', async () => {
    const quirk: Quirk = (answer, { path, headers }) => {
      if (!path.startsWith('/rss')) return answer;
      if (path === '/rss.xml') return { status: 301, headers: { location: '/rss' }, body: Buffer.alloc(0) };
      const files = { 'rss.xml': NEW['rss.xml'] };
      return hostOf(at(files), settingsAt(`http://${headers['host']}/`)).answer({
        path: '/rss.xml',
        headers,
      });
    };
    const { isPublic, told } = await verified(quirk);
    expect(isPublic).toEqual(['feed.json', 'rss.xml']);
    expect(told).toEqual([
      'SERVED_REDIRECTS expected the document itself from HERE/rss.xml, found a redirect to HERE/rss',
    ]);
  });

  it('goes to no other host, and takes nothing there for public', async () => {
    const location = `http://localhost:1/${'x'.repeat(300)}`;
    const { isPublic, told, mends, waited } = await verified((answer) => ({
      ...answer,
      status: 302,
      headers: { location },
    }));
    expect([isPublic, waited]).toEqual([[], 0]);
    expect(told).toEqual([
      `SERVED_REDIRECTS expected the document itself from HERE/rss.xml and 1 more, found a redirect to ${location.slice(0, 199)}…`,
    ]);
    expect(mends[0]).toContain('write in url: where the publication is');
  });

  it.each([['/rss.xml'], ['mailto:a@b.nz'], [undefined]])(
    'ends where a redirect leads to %s',
    async (location) => {
      const { told, asked } = await verified(
        (answer) => ({ ...answer, status: 301, headers: location ? { location } : {} }),
        {
          files: { 'rss.xml': 'new' },
        },
      );
      expect(asked.length).toBeLessThanOrEqual(location === '/rss.xml' ? 6 : 10);
      expect(told.join()).toContain(
        location === '/rss.xml' ? 'a redirect to HERE/rss.xml' : 'found status 301',
      );
    },
  );

  it('goes for everything to one feed of each name, and for the bytes to all', async () => {
    const names = Array.from({ length: 5 }, (_, index) => [`tags/${index}/rss.xml`, `new ${index}`] as const);
    const { asked, isPublic } = await verified(asItIs, { files: Object.fromEntries(names) });
    expect(isPublic).toHaveLength(5);
    expect(asked).toHaveLength(5 + 3);
  });

  it('names what the host has no way to do once, as a note', async () => {
    const quirk = withHeaders({
      server: 'GitHub.com',
      link: undefined,
      'content-type': 'application/octet-stream',
    });
    const { told, mends } = await verified(quirk);
    expect(told).toEqual([
      'SERVED_LIMITED expected Content-Type application/xml; charset=utf-8, Link <HERE/rss.xml>; rel="self", Content-Type application/feed+json, Link <HERE/feed.json>; rel="self" from HERE/rss.xml and 1 more, found that GitHub Pages has no way to do so',
    ]);
    expect(mends[0]).toContain('docs/hosting.md#github-pages');
  });

  it('knows a storage by what was delivered to', async () => {
    const { told } = await verified(withHeaders({ link: undefined }), { target: 's3' });
    expect(told).toEqual([expect.stringContaining('SERVED_LIMITED')]);
  });
});

describe('who asks without TLS', () => {
  const look = async (quirk?: Quirk) => {
    const url = 'https://news.example.nz/';
    const files = inventoryOf(NEW, url);
    const sender = senderTo(hostOf(at(NEW), settingsAt(url), quirk));
    const { faults } = await verify({ files, url }, { sender, clock: clockAt() });
    return faults.map(({ code, message }) => `${code} ${message}`);
  };

  it('is to be sent on to where there is', async () => {
    expect(await look()).toEqual([]);
  });

  it.each<[Partial<ReturnType<Quirk>>, string]>([
    [{ status: 200 }, 'status 200'],
    [{ status: 301, headers: { location: 'http://www.news.example.nz/' } }, 'status 301'],
    [{ status: 301, headers: {} }, 'status 301'],
  ])('is not by %j, which is told', async (answer, found) => {
    expect(await look((good, { isSecure }) => (isSecure ? good : { ...good, ...answer }))).toEqual([
      `SERVED_INSECURE expected a redirect to https:// from http://news.example.nz/rss.xml, found ${found}`,
    ]);
  });

  it('is not where nobody listens, which is told', async () => {
    const refused: Quirk = (good, { isSecure }) => {
      if (isSecure) return good;
      throw new Error('connect ECONNREFUSED');
    };
    expect(await look(refused)).toEqual([
      'SERVED_INSECURE expected a redirect to https:// from http://news.example.nz/rss.xml, found connect ECONNREFUSED',
    ]);
  });
});
