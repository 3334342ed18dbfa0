import { once } from 'node:events';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  afterForgetting,
  ask,
  dial,
  feed,
  heardOn,
  LONG,
  MODIFIED_HTTP,
  NOW,
  page,
  say,
  serve,
} from './material.ts';

const NOSNIFF = { 'x-content-type-options': 'nosniff' };

describe('what is found', () => {
  it('is sent with all that is known of it', async () => {
    const site = await serve({ 'rss.xml': feed('<rss/>') });
    const { status, fields, text } = await ask(site, '/rss.xml');
    const { date, connection, ...others } = fields;
    expect({ status, text }).toEqual({ status: 200, text: '<rss/>' });
    expect(others).toEqual({
      ...NOSNIFF,
      'last-modified': MODIFIED_HTTP,
      etag: '"a1b2c3"',
      'cache-control': 'public, max-age=900',
      link: '<https://news.example.nz/rss.xml>; rel="self"',
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'ETag, Last-Modified, Link, Content-Range',
      'cross-origin-resource-policy': 'cross-origin',
      'accept-ranges': 'bytes',
      'content-type': 'application/xml; charset=utf-8',
      'content-length': '6',
    });
    expect(connection).toBe('close');
    expect(Date.parse(String(date))).not.toBeNaN();
  });

  it('is sent with its policy, also where it was not modified', async () => {
    const site = await serve({ 'media/a.svg': page('<svg/>', { policy: 'sandbox' }), 'a.html': page('a') });
    const policyOf = async (path: string, fields = {}) => {
      const answer = await ask(site, path, { fields });
      return [answer.status, answer.fields['content-security-policy']];
    };
    expect(await policyOf('/media/a.svg')).toEqual([200, 'sandbox']);
    expect(await policyOf('/media/a.svg', { 'if-none-match': '"a1b2c3"' })).toEqual([304, 'sandbox']);
    expect(await policyOf('/a.html')).toEqual([200, undefined]);
  });

  it('is kept from pages of other sites where it is not shared, and has no links where it has none', async () => {
    const site = await serve({ '': page('<p>Home') });
    const { fields } = await ask(site, '/');
    expect(Object.keys(fields).filter((name) => /^access-control|^link$/.test(name))).toEqual([]);
  });

  it.each([
    ['what is found', '/', 'GET'],
    ['what is not found', '/nothing', 'GET'],
    ['events', '/_dateline/events', 'HEAD'],
    ['the methods that it takes', '*', 'OPTIONS'],
    ['a method that it does not take', '/', 'DELETE'],
  ])('is embedded by no other site, and taken for no other type: %s', async (_called, target, method) => {
    const site = await serve({ '': page('<p>Home') });
    const { fields } = await ask(site, target, { method });
    expect(fields).toMatchObject({ ...NOSNIFF, 'cross-origin-resource-policy': 'same-origin' });
  });

  it('has all its links in one field', async () => {
    const links = ['<https://hub.example/>; rel="hub"', '<https://news.example.nz/a.xml>; rel="self"'];
    const site = await serve({ 'a.xml': feed('<rss/>', { links }) });
    expect((await ask(site, '/a.xml')).fields['link']).toBe(links.join(', '));
  });

  it('may be asked for with a query, an encoded name and in absolute form', async () => {
    const site = await serve({ 'ōtautahi/': page('Christchurch') });
    for (const target of ['/%C5%8Dtautahi/?page=2', 'http://localhost/%c5%8dtautahi/']) {
      expect((await ask(site, target)).text).toBe('Christchurch');
    }
    expect(site.asked).toEqual(['ōtautahi/', 'ōtautahi/']);
  });

  it('is described to HEAD as to GET, byte for byte, but for the bytes', async () => {
    const site = await serve({ 'a.html': page(LONG) });
    for (const accepted of ['identity', 'gzip', 'br']) {
      const fields = { 'accept-encoding': accepted };
      const got = await ask(site, '/a.html', { fields });
      const described = await ask(site, '/a.html', { method: 'HEAD', fields });
      expect(described.text).toBe('');
      expect({ ...described.fields, date: '' }).toEqual({ ...got.fields, date: '' });
      expect(got.fields['content-length']).toBe(String(got.bytes.length));
    }
  });

  it('is read where it is sent, and only for its length where it is not', async () => {
    let reads = 0;
    const read = () => {
      reads += 1;
      return Buffer.from('picture');
    };
    const site = await serve({ 'a.png': page('', { type: 'image/png', read }) });
    await ask(site, '/a.png', { method: 'OPTIONS' });
    expect(reads).toBe(0);
    await ask(site, '/a.png', { method: 'HEAD' });
    await ask(site, '/a.png', { method: 'HEAD' });
    await ask(site, '/a.png', { fields: { 'if-none-match': '"a1b2c3"' } });
    expect(reads).toBe(1);
    const sent = await afterForgetting(
      () => ask(site, '/a.png'),
      () => reads > 1,
    );
    expect(sent.text).toBe('picture');
  });

  it('is read once for all who take it at the same time', async () => {
    let reads = 0;
    const read = () => {
      reads += 1;
      return Buffer.alloc(16 * 1024 * 1024, 'x');
    };
    const site = await serve({ 'a.mp3': page('', { type: 'audio/mpeg', read }) });
    const slow = await dial(site);
    slow.pause();
    slow.write('GET /a.mp3 HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(slow, 'readable');
    const sizes = await Promise.all([1, 2, 3].map(async () => (await ask(site, '/a.mp3')).bytes.length));
    expect(sizes).toEqual([1, 2, 3].map(() => 16 * 1024 * 1024));
    expect(reads).toBe(1);
  });
});

describe('a content coding', () => {
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync } as const;

  it.each(['br', 'gzip'] as const)('is given to who likes it best: %s', async (coding) => {
    const site = await serve({ 'a.html': page(LONG) });
    for (const time of ['the first', 'a later']) {
      const { fields, bytes } = await ask(site, '/a.html', { fields: { 'accept-encoding': coding } });
      expect(unpack[coding](bytes).toString(), time).toBe(LONG);
      expect(fields).toMatchObject({
        'content-encoding': coding,
        'content-length': String(bytes.length),
        etag: `"a1b2c3-${coding}"`,
        vary: 'Accept-Encoding',
      });
    }
  });

  it('is made once for all who ask at once', async () => {
    let reads = 0;
    const bytes = Buffer.from(LONG);
    const read = () => {
      reads += 1;
      return bytes;
    };
    const site = await serve({ 'a.html': page('', { read }) });
    const fields = { 'accept-encoding': 'gzip' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(site, '/a.html', { fields })));
    expect(new Set(answers.map(({ bytes }) => bytes.toString('hex'))).size).toBe(1);
    expect(reads).toBe(1);
  });

  it('is not given to who asks for none, but caches are told that there are some', async () => {
    const site = await serve({ 'a.html': page(LONG) });
    const { fields, text } = await ask(site, '/a.html');
    expect(text).toBe(LONG);
    expect(fields).toMatchObject({ etag: '"a1b2c3"', vary: 'Accept-Encoding' });
    expect(fields['content-encoding']).toBeUndefined();
  });

  it.each([
    'text/plain; charset=utf-8',
    'text/x-opml',
    'application/xml',
    'application/rss+xml; charset=utf-8',
    'application/json',
    'application/feed+json',
    'application/javascript',
    'image/svg+xml',
  ])('is there for text: %s', async (type) => {
    const site = await serve({ a: page(LONG, { type }) });
    const { fields } = await ask(site, '/a', { fields: { 'accept-encoding': 'br' } });
    expect(fields['content-encoding']).toBe('br');
  });

  it.each([
    ['a picture', LONG, { type: 'image/png' }],
    ['an unknown type', LONG, { type: 'application/octet-stream' }],
    ['a type that only has a name like text', LONG, { type: 'application/xml-not; a=/xml' }],
    ['a text that fits a packet', 'x'.repeat(255), {}],
  ])('is not there for %s, and nothing varies', async (_called, text, more) => {
    const site = await serve({ a: page(text, more) });
    const { fields } = await ask(site, '/a', { fields: { 'accept-encoding': 'br, gzip' } });
    expect(fields['content-encoding']).toBeUndefined();
    expect(fields['vary']).toBeUndefined();
  });

  it('is given from 256 bytes on', async () => {
    const site = await serve({ a: page('x'.repeat(256)) });
    const { fields } = await ask(site, '/a', { fields: { 'accept-encoding': 'gzip' } });
    expect(fields['content-encoding']).toBe('gzip');
  });

  it('is given up where it is no smaller', async () => {
    let state = 1;
    const noise = Buffer.from(
      Array.from({ length: 300 }, () => {
        state = (state * 48_271) % 2_147_483_647;
        return state >> 8;
      }),
    );
    const site = await serve({ a: page('', { type: 'text/plain', read: () => noise }) });
    for (const accepted of ['br', 'gzip']) {
      const { fields, bytes } = await ask(site, '/a', { fields: { 'accept-encoding': accepted } });
      expect(fields['content-encoding']).toBeUndefined();
      expect(fields).toMatchObject({ etag: '"a1b2c3"', vary: 'Accept-Encoding' });
      expect(bytes).toEqual(noise);
    }
  });
});

describe('a conditional request', () => {
  it('that finds nothing new is answered with what caches need to know, and no more', async () => {
    const site = await serve({ 'rss.xml': feed(LONG) });
    const { status, fields, text } = await ask(site, '/rss.xml', { fields: { 'if-none-match': '"a1b2c3"' } });
    const { date: _date, connection: _connection, ...others } = fields;
    expect({ status, text }).toEqual({ status: 304, text: '' });
    expect(others).toEqual({
      'last-modified': MODIFIED_HTTP,
      etag: '"a1b2c3"',
      'cache-control': 'public, max-age=900',
      vary: 'Accept-Encoding',
      link: '<https://news.example.nz/rss.xml>; rel="self"',
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'ETag, Last-Modified, Link, Content-Range',
      'cross-origin-resource-policy': 'cross-origin',
    });
  });

  it.each([
    ['br', '"a1b2c3-br"', 304],
    ['br', 'W/"a1b2c3-br"', 304],
    ['gzip', '"a1b2c3-gzip"', 304],
    ['gzip', '"a1b2c3-br"', 200],
    ['gzip', '"a1b2c3"', 200],
    ['identity', '"a1b2c3-gzip"', 200],
    ['br', '"a1b2c3", "a1b2c3-gzip", "a1b2c3-br"', 304],
  ])('of who accepts %s and has %s is about that coding: %i', async (accepted, tag, expected) => {
    const site = await serve({ 'a.html': page(LONG) });
    const fields = { 'accept-encoding': accepted, 'if-none-match': tag };
    const { status } = await ask(site, '/a.html', { fields });
    expect(status).toBe(expected);
    expect((await ask(site, '/a.html', { method: 'HEAD', fields })).status).toBe(expected);
  });

  it('may have its entity tags in several fields, but only one date', async () => {
    const site = await serve({ '': page('Home') });
    const tags = { 'if-none-match': ['"x"', '"a1b2c3"'] };
    expect((await ask(site, '/', { fields: tags })).status).toBe(304);
    const dates = { 'if-modified-since': [MODIFIED_HTTP, MODIFIED_HTTP] };
    expect((await ask(site, '/', { fields: dates })).status).toBe(200);
  });

  it('that something must be as it was is refused where it is not', async () => {
    const site = await serve({ 'rss.xml': feed('<rss/>'), '': page('Home') });
    const fields = { 'if-match': '"x"' };
    const shared = await ask(site, '/rss.xml', { fields });
    expect(shared).toMatchObject({ status: 412, fields: { 'access-control-allow-origin': '*' } });
    expect(shared.text).not.toContain('<rss/>');
    const own = await ask(site, '/', { fields: { 'if-unmodified-since': 'Tue, 30 Dec 2025 00:00:00 GMT' } });
    expect(own.status).toBe(412);
    expect(own.fields['access-control-allow-origin']).toBeUndefined();
  });

  it('is answered with its newest version to who has one of the same second', async () => {
    const second = Math.floor(NOW.getTime() / 1000) * 1000;
    const site = await serve({ 'rss.xml': feed('<rss/>', { modified: second + 1000 }) });
    const { fields } = await ask(site, '/rss.xml');
    expect(fields['last-modified']).toBe('Thu, 01 Jan 2026 12:00:00 GMT');
    const again = { 'if-modified-since': 'Thu, 01 Jan 2026 12:00:00 GMT' };
    expect((await ask(site, '/rss.xml', { fields: again })).status).toBe(200);
    const known = await ask(site, '/rss.xml', { fields: { 'if-none-match': '"a1b2c3"' } });
    expect(known).toMatchObject({
      status: 304,
      fields: { 'last-modified': 'Thu, 01 Jan 2026 12:00:00 GMT', etag: '"a1b2c3"' },
    });
  });

  it('is answered by the time at which it is asked', async () => {
    let now = NOW;
    const modified = Date.UTC(2026, 0, 1, 12, 0, 1);
    const site = await serve({ '': page('Home', { modified }) }, { now: () => now });
    const fields = { 'if-modified-since': 'Thu, 01 Jan 2026 12:00:01 GMT' };
    expect((await ask(site, '/', { fields })).status).toBe(200);
    now = new Date(modified);
    const { status, fields: later } = await ask(site, '/', { fields });
    expect({ status, at: later['last-modified'] }).toEqual({ status: 304, at: fields['if-modified-since'] });
  });
});

describe('a method', () => {
  it.each(['/', '/rss.xml', '/_dateline/events', '*'])('is told of by OPTIONS: %s', async (target) => {
    const site = await serve({ '': page('Home'), 'rss.xml': feed('<rss/>') });
    const { status, fields, text } = await ask(site, target, { method: 'OPTIONS' });
    expect({ status, text, allow: fields.allow }).toEqual({
      status: 204,
      text: '',
      allow: 'GET, HEAD, OPTIONS',
    });
  });

  it('may be asked about by pages of other sites for what is shared, and for nothing else', async () => {
    const site = await serve({ '': page('Home'), 'rss.xml': feed('<rss/>') });
    const asked = { origin: 'https://reader.example', 'access-control-request-method': 'GET' };
    const shared = await ask(site, '/rss.xml', { method: 'OPTIONS', fields: asked });
    expect(shared.fields).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': 'If-None-Match, If-Modified-Since, Range, If-Range',
      'access-control-max-age': '86400',
    });
    for (const target of ['/', '/_dateline/events', '/nothing']) {
      const { fields } = await ask(site, target, { method: 'OPTIONS', fields: asked });
      expect(Object.keys(fields).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'PURGE', 'M-SEARCH'])(
    'that changes or asks for something else is refused: %s',
    async (method) => {
      const site = await serve({ '': page('Home') });
      for (const target of ['/', '/nothing', '/_dateline/events']) {
        const { status, fields } = await ask(site, target, {
          method,
          body: method === 'TRACE' ? '' : 'body',
        });
        expect({ status, allow: fields.allow }).toEqual({ status: 405, allow: 'GET, HEAD, OPTIONS' });
      }
      expect(site.asked).toEqual([]);
    },
  );

  it('that nobody knows is refused, and so is the rest of its connection', async () => {
    const site = await serve({ '': page('Home') });
    const heard = await say(
      site,
      'BREW / HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n',
    );
    expect(heard).toBe('HTTP/1.1 501 Not Implemented\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });

  it('that would make a proxy of the server is refused', async () => {
    const site = await serve({ '': page('Home') });
    expect(await say(site, 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n')).toBe(
      'HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD, OPTIONS\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
    );
  });

  it('is refused for the server as a whole, unless it asks what there is', async () => {
    const site = await serve({ '': page('Home'), '*': page('A star') });
    expect((await ask(site, '*')).status).toBe(400);
    expect((await ask(site, '/*')).text).toBe('A star');
  });
});

describe('what is not found', () => {
  it('is told in a few words that repeat nothing, and that nobody keeps', async () => {
    const site = await serve({ '': page('Home') });
    const { status, fields, text } = await ask(site, '/%3Cscript%3Ealert(1)%3C/script%3E');
    expect(status).toBe(404);
    expect(fields).toMatchObject({
      ...NOSNIFF,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-length': String(Buffer.byteLength(text)),
    });
    expect(text).toMatch(/^<!doctype html>.*Not found/);
    expect(text).not.toContain('script');
    expect(await ask(site, '/nothing', { method: 'HEAD' })).toMatchObject({ status: 404, text: '' });
  });

  it("is told with the site's own page, which has no conditions and no version", async () => {
    const own = page(LONG, { status: 404, modified: NOW.getTime() + 5000 });
    const site = await serve({ '': page('Home') }, { notFound: () => own });
    const { status, fields, bytes } = await ask(site, '/nothing', {
      fields: { 'if-none-match': '*', 'if-match': '"x"', 'accept-encoding': 'gzip' },
    });
    expect(status).toBe(404);
    expect(gunzipSync(bytes).toString()).toBe(LONG);
    expect(fields).toMatchObject({ 'content-type': own.type, 'cache-control': own.cacheControl, ...NOSNIFF });
    expect([fields.etag, fields['last-modified']]).toEqual([undefined, undefined]);
    expect(await ask(site, '/nothing', { method: 'HEAD' })).toMatchObject({ status: 404, text: '' });
    expect((await ask(site, '/nothing', { method: 'OPTIONS' })).text).not.toBe(LONG);
  });

  it('is not told with a page that would say that something was', async () => {
    const site = await serve({}, { notFound: () => page('Everything is fine.') });
    const { status, text } = await ask(site, '/nothing');
    expect(status).toBe(404);
    expect(text).not.toContain('fine');
  });

  it('is told with the status of what is there, where it has one', async () => {
    const site = await serve({ '': page('Nothing to show yet', { status: 503 }) });
    const { status, text } = await ask(site, '/', { fields: { 'if-none-match': '*' } });
    expect({ status, text }).toEqual({ status: 503, text: 'Nothing to show yet' });
  });
});

describe('a folder', () => {
  it.each([
    ['/2014/12', '/2014/12/'],
    ['/2014/12?page=2&next=//evil.example', '/2014/12/?page=2&next=//evil.example'],
    ['http://localhost/2014/12', '/2014/12/'],
    ['/%C5%8Dtautahi%3F', '/%C5%8Dtautahi%3F/'],
    ['/%0', undefined],
  ])('without its slash leads to itself: %s', async (target, location) => {
    const site = await serve({ '2014/12/': page('December'), 'ōtautahi?/': page('Where?') });
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      const { status, fields } = await ask(site, target, { method });
      expect([status, fields.location]).toEqual(location ? [308, location] : [400, undefined]);
    }
  });

  it.each([
    '//evil.example',
    '//evil.example/..',
    '/%2fevil.example',
    '/%5cevil.example',
    '/\\evil.example',
    '///evil.example',
    '/.//evil.example',
    'http://localhost//evil.example',
  ])('never leads to another host: %s', async (target) => {
    const site = await serve({}, { find: (path) => (path.endsWith('/') ? page('A folder') : undefined) });
    const { status, fields } = await ask(site, target);
    expect([status, fields.location]).toEqual([400, undefined]);
  });

  it('leads to one slash and a name, whatever the name', async () => {
    const site = await serve({}, { find: (path) => (path.endsWith('/') ? page('A folder') : undefined) });
    for (const [target, location] of [
      ['/evil.example', '/evil.example/'],
      ['/%E2%88%95evil.example', '/%E2%88%95evil.example/'],
      ['/http:evil.example', '/http%3Aevil.example/'],
      ['/%40evil.example', '/%40evil.example/'],
    ] as const) {
      expect((await ask(site, target)).fields.location).toBe(location);
    }
  });
});

describe('a connection', () => {
  it('is kept for the next request, whatever the answer is', async () => {
    const site = await serve({ '': page('Home'), 'a.html': page(LONG) });
    const socket = await dial(site);
    const requests = [
      'GET /',
      'HEAD /',
      'GET /nothing',
      'GET //',
      'POST /',
      'OPTIONS /',
      'GET /a.html',
      'GET /',
    ];
    const said = requests.map(
      (request) => `${request} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n`,
    );
    socket.write(`${said.join('\r\n')}Connection: close\r\n\r\n`);
    const heard = await heardOn(socket);
    const statuses = [...heard.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);
    expect(statuses).toEqual(['200', '200', '404', '400', '405', '204', '200', '200']);
  });

  it('of HTTP/1.0 needs no host, and ends', async () => {
    const site = await serve({ '': page('Home') });
    const heard = await say(site, 'GET / HTTP/1.0\r\n\r\n');
    expect(heard).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(heard).toMatch(/\r\nConnection: close\r\n/);
    expect(heard).toMatch(/\r\n\r\nHome$/);
  });
});

it('serves what it is given, and not what is changed behind its back', async () => {
  let text = 'First';
  const site = await serve({ '': page('', { read: () => Buffer.from(text) }), twin: page('First') });
  expect((await ask(site, '/')).text).toBe('First');
  text = 'Not the first';
  const changed = await afterForgetting(
    () => ask(site, '/'),
    ({ text }) => text !== 'First',
  );
  expect(changed).toMatchObject({ status: 503, fields: { 'retry-after': '1' } });
  expect(changed.text).not.toContain('Not the first');
  expect((await ask(site, '/twin')).text).toBe('First');
});
