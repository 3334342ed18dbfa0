import { once } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask, dial, LONG, page, type Site, say, serve, statusesIn } from './material.ts';

const CLOSE = 'Host: localhost\r\nConnection: close\r\n\r\n';

/** A site in which every path leads to a secret that it should not have been asked for. */
async function trap(): Promise<Site> {
  const known = new Map([
    ['', page('Home')],
    ['a.html', page(LONG)],
    ['a.mp4', page('', { type: 'video/mp4', read: () => LARGE })],
  ]);
  const isClean = (path: string) =>
    !path.startsWith('/') && !/[\\\p{Cc}]|\/\//u.test(path) && !/(^|\/)\.{1,2}(\/|$)/.test(path);
  return serve({}, { find: (path) => (isClean(path) ? known.get(path) : page('SECRET')) });
}

const LARGE = Buffer.alloc(16 * 1024 * 1024, 'x');

async function expectWell(site: Site): Promise<void> {
  expect((await ask(site, '/')).text).toBe('Home');
  expect(site.errors).toEqual([]);
}

describe('a path that leads out of the site', () => {
  const dots = ['..', '%2e%2e', '%2E%2E', '.%2e', '%2e.', '%252e%252e', '%c0%ae%c0%ae', '%e0%80%ae%e0%80%ae'];
  const others = [
    '%f0%80%80%ae',
    '%u002e%u002e',
    '%uff0e%uff0e',
    '%ef%bc%8e%ef%bc%8e',
    '..;',
    '..%00',
    '.%00.',
    '...',
  ];
  const slashes = [
    '/',
    '//',
    '\\',
    '%2f',
    '%2F',
    '%5c',
    '%5C',
    '%252f',
    '%c0%af',
    '%e0%80%af',
    '%u2215',
    '%ef%bc%8f',
  ];

  it.each([...dots, ...others])('is not followed: %s', async (up) => {
    const site = await trap();
    for (const slash of slashes) {
      for (const target of [
        `/${up}${slash}etc${slash}passwd`,
        `/a${slash}${up}${slash}${up}${slash}etc/passwd`,
      ]) {
        const heard = await say(site, `GET ${target} HTTP/1.1\r\n${CLOSE}`);
        expect(heard).not.toContain('SECRET');
        expect([400, 404]).toContain(statusesIn(heard)[0]);
      }
    }
    await expectWell(site);
  });

  it.each([
    '/.',
    '/..',
    '/./',
    '/./a.html',
    '/a.html/.',
    '/a.html/..',
    '//a.html',
    '//etc/passwd',
    '///',
    '/a.html%00.png',
    '/a.html%20',
    '/a.html::$DATA',
    '/a.html/',
    '/%2e',
    '/%',
    '/%0',
    '/%zz',
    '/%00',
    '/%ff',
    '/%80',
    '/%0d%0aSet-Cookie:%20a=b',
    '/C:/windows/win.ini',
    '/C:%5cwindows%5cwin.ini',
    '/file:///etc/passwd',
    '/~root',
    '/__proto__',
    '/constructor',
    '/hasOwnProperty',
    '/toString/',
    '/_dateline/events/',
    '/_dateline/%65vents/..',
    '/_dateline/../a.html',
    '/A.HTML',
    `/${'%2e%2e/'.repeat(2000)}`,
    `/${'a/'.repeat(7000)}`,
    `/${'%25'.repeat(5000)}`,
  ])('or to nothing is not found: %s', async (target) => {
    const site = await trap();
    const heard = await say(site, `GET ${target} HTTP/1.1\r\n${CLOSE}`);
    expect(heard).not.toMatch(/SECRET|Set-Cookie/);
    expect([400, 404]).toContain(statusesIn(heard)[0]);
    await expectWell(site);
  });

  it.each([
    ['http://evil.example/a.html', 421],
    ['http://evil.example:80/../etc/passwd', 400],
    ['http://localhost@evil.example/', 400],
    ['http://localhost:80@evil.example/', 400],
    ['http://localhost#@evil.example/', 400],
    ['http://localhost%00.evil.example/', 421],
    ['http://localhost\\@evil.example/', 400],
    ['http://[::1/a.html', 400],
    ['http://localhost/%2e%2e/etc/passwd', 400],
    ['https://evil.example', 421],
    ['ftp://localhost/a.html', 400],
    ['file:///a.html', 400],
    ['localhost/a.html', 400],
    ['javascript:alert(1)', 400],
    ['*', 400],
    ['?', 400],
    ['%2fa.html', 400],
  ])('is not found in another form: %s', async (target, status) => {
    const site = await trap();
    const heard = await say(site, `GET ${target} HTTP/1.1\r\n${CLOSE}`);
    expect(heard).not.toContain('SECRET');
    expect(statusesIn(heard)).toEqual([status]);
    await expectWell(site);
  });
});

describe('a field that says nonsense', () => {
  it.each([
    ['Accept-Encoding', ''],
    ['Accept-Encoding', ';;;;,,,,'],
    ['Accept-Encoding', 'br;q=NaN'],
    ['Accept-Encoding', 'br;q=1e9'],
    ['Accept-Encoding', 'gzip;q=0.0000'],
    ['Accept-Encoding', '\x80\xff'],
    ['Accept-Encoding', ',br;'.repeat(3000)],
    ['Accept-Encoding', ' ;'.repeat(7000)],
    ['Accept-Encoding', `${'a'.repeat(15_000)};q=1`],
    ['If-None-Match', '"'],
    ['If-None-Match', 'W/'],
    ['If-None-Match', '"\x80\xff'],
    ['If-None-Match', '"'.repeat(15_000)],
    ['If-None-Match', 'W/"a",'.repeat(2500)],
    ['If-None-Match', ' '.repeat(7000) + ','.repeat(7000)],
    ['If-Match', '"'.repeat(15_001)],
    ['If-Modified-Since', '0'],
    ['If-Modified-Since', '-1'],
    ['If-Modified-Since', 'Wed, 31 Dec 99999 23:00:00 GMT'],
    ['If-Modified-Since', 'Wed, '.repeat(3000)],
    ['If-Modified-Since', '9'.repeat(15_000)],
    ['If-Unmodified-Since', 'Thu, 00 Jan 1970 00:00:00 GMT'],
    ['If-Range', '"a1b2c3"'],
    ['Range', 'bytes=0-0,-1,9999999999999999999-'],
    ['Range', `bytes=${'0-,'.repeat(5000)}`],
    ['Connection', 'upgrade'],
    ['Upgrade', 'websocket'],
    ['Content-Type', 'x'.repeat(15_000)],
    ['X-Forwarded-Host', 'evil.example'],
    ['X-HTTP-Method-Override', 'DELETE'],
  ])('is passed over, and the whole is sent: %s: %s', async (name, value) => {
    const site = await trap();
    const heard = await say(site, `GET /a.html HTTP/1.1\r\n${name}: ${value}\r\n${CLOSE}`);
    expect(statusesIn(heard)).toEqual([200]);
    expect(heard).toContain(LONG);
    await expectWell(site);
  });
});

describe('a connection that breaks off', () => {
  it.each([
    ['before a word', ''],
    ['in the midst of a request', 'GET / HTTP/1.1\r\nHo'],
    ['in the midst of a body', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nbody'],
    ['before its answer', `GET /a.mp4 HTTP/1.1\r\n${CLOSE}`],
    ['before what is compressed', `GET /a.html HTTP/1.1\r\nAccept-Encoding: br\r\n${CLOSE}`],
    ['before many answers', `GET /a.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n`.repeat(100)],
    ['while listening', `GET /_dateline/events HTTP/1.1\r\n${CLOSE}`],
    ['instead of a tunnel', 'CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['after nonsense', 'hello\r\n\r\n'],
  ])('breaks nothing else: %s', async (_called, said) => {
    const site = await trap();
    for (let n = 0; n < 20; n += 1) {
      const socket = await dial(site);
      socket.write(said);
      // Some before the server has looked, and some after.
      if (n % 2 === 0) await ask(site, '/');
      socket.resetAndDestroy();
    }
    site.sendEvent('rebuilt');
    await expectWell(site);
  });

  it('breaks nothing else in the midst of its answer', async () => {
    const site = await trap();
    for (let n = 0; n < 20; n += 1) {
      const socket = await dial(site);
      socket.write(`GET /a.mp4 HTTP/1.1\r\n${CLOSE}`);
      await once(socket, 'data');
      socket.resetAndDestroy();
    }
    await expectWell(site);
  });

  it('may be ended by half, and is answered all the same', async () => {
    const site = await trap();
    const socket = await dial(site);
    socket.end(`GET / HTTP/1.1\r\n${CLOSE}`);
    const pieces: Buffer[] = [];
    for await (const piece of socket) pieces.push(piece);
    expect(String(Buffer.concat(pieces))).toMatch(/Home$/);
  });
});

it('answers whatever is thrown at it with a status, or not at all', async () => {
  const site = await trap();
  const words = [
    'GET ',
    'HEAD ',
    'OPTIONS ',
    'POST ',
    '/',
    '..',
    '%2e',
    ' ',
    ' HTTP/1.1',
    ' HTTP/1.0',
    '\r\n',
    '\r',
    '\n',
  ];
  const fields = [
    'Host: localhost',
    'Host: a',
    ': ',
    'Content-Length: 5',
    'Transfer-Encoding: chunked',
    '0\r\n\r\n',
    '\0',
  ];
  const said = fc
    .array(fc.oneof(fc.constantFrom(...words, ...fields), fc.string({ maxLength: 5 })), { maxLength: 20 })
    .map((pieces) => `${pieces.join('')}\r\n\r\n\0`);
  await fc.assert(
    fc.asyncProperty(said, async (text) => {
      const heard = await say(site, text);
      expect(heard).not.toContain('SECRET');
      expect(heard === '' || statusesIn(heard).length > 0).toBe(true);
    }),
    { numRuns: 300 },
  );
  await expectWell(site);
});
