import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { answerFault, refuseTunnel } from '../../../src/http/server/clientErrors.ts';
import type { Resource } from '../../../src/http/server/resource.ts';
import { startServer } from '../../../src/http/server/startServer.ts';
import {
  afterForgetting,
  ask,
  dial,
  feed,
  heardOn,
  LONG,
  NOW,
  page,
  say,
  serve,
  statusesIn,
} from './material.ts';

const gone = new Error('ENOENT: no such file');
const missing: Partial<Resource> = {
  read: () => {
    throw gone;
  },
};

describe('a resource whose bytes are gone', () => {
  it.each(['identity', 'gzip'])('is not found, and the publisher is told why: %s', async (accepted) => {
    const site = await serve({ '': page('Home'), 'a.html': page('', missing) });
    const { status, text } = await ask(site, '/a.html', { fields: { 'accept-encoding': accepted } });
    expect(status).toBe(404);
    expect(text).not.toContain('ENOENT');
    expect(site.errors).toEqual([expect.objectContaining({ cause: gone })]);
    expect((await ask(site, '/')).text).toBe('Home');
  });

  it('is not found once they are forgotten, and is found again when they come back', async () => {
    let text: string | undefined = LONG;
    const read = () => {
      if (text === undefined) throw gone;
      return Buffer.from(text);
    };
    const site = await serve({ 'a.html': page('', { read }) });
    const statuses = async () => {
      const accepting = (coding: string) => ask(site, '/a.html', { fields: { 'accept-encoding': coding } });
      const answers = [await accepting('identity'), await accepting('gzip'), await accepting('br')];
      return answers.map(({ status }) => status);
    };
    expect((await ask(site, '/a.html')).status).toBe(200);
    text = undefined;
    await afterForgetting(
      () => ask(site, '/a.html'),
      ({ status }) => status === 404,
    );
    expect(await statuses()).toEqual([404, 404, 404]);
    text = LONG;
    expect(await statuses()).toEqual([200, 200, 200]);
    text = undefined;
    const [identity, ...codings] = await afterForgetting(statuses, ([identity]) => identity === 404);
    expect([identity, ...codings]).toEqual([404, 200, 200]);
  });

  it("is not found without the site's own page, where that is gone too", async () => {
    const site = await serve({}, { notFound: () => page('', { ...missing, status: 404 }) });
    expect((await ask(site, '/nothing')).text).toContain('Not found');
    expect(site.errors).toHaveLength(1);
  });
});

describe('an error of ours', () => {
  const broken = new Error('a secret in the message');
  const breaking = () => {
    throw broken;
  };

  it('is told to the publisher and not to who asked, and the server goes on', async () => {
    let isBroken = true;
    const find = () => (isBroken ? breaking() : page('Home'));
    const site = await serve({}, { find });
    const { status, fields, text } = await ask(site, '/');
    expect({ status, type: fields['content-type'] }).toEqual({
      status: 500,
      type: 'text/plain; charset=utf-8',
    });
    expect(text).not.toContain('secret');
    expect(site.errors).toEqual([broken]);
    isBroken = false;
    expect((await ask(site, '/')).text).toBe('Home');
  });

  it.each([
    ['the page that tells that nothing was found', { notFound: breaking }],
    ['the clock', { now: breaking }],
  ])('may be in %s', async (_called, options) => {
    const site = await serve({ '': page('Home') }, options);
    expect((await ask(site, 'notFound' in options ? '/nothing' : '/')).status).toBe(500);
    expect(site.errors).toEqual([broken]);
  });

  it('may be in the clock while something is compressed', async () => {
    const site = await serve({ '': page(LONG) }, { now: breaking });
    expect((await ask(site, '/', { fields: { 'accept-encoding': 'br' } })).status).toBe(500);
    expect(site.errors).toEqual([broken]);
  });

  it('may be in who is told of it, or there may be nobody to tell', async () => {
    const deaf = await serve({}, { find: breaking, onError: breaking });
    expect((await ask(deaf, '/')).status).toBe(500);
    const alone = await startServer({ find: breaking, now: () => NOW, port: 0 });
    onTestFinished(() => alone.close());
    expect((await ask(alone, '/')).status).toBe(500);
  });

  it('may be a field that HTTP cannot say', async () => {
    const site = await serve({ '': page('Home', { type: 'text/html\r\nSet-Cookie: a=b' }) });
    const { status, fields } = await ask(site, '/');
    expect({ status, cookie: fields['set-cookie'] }).toEqual({ status: 500, cookie: undefined });
    expect(site.errors).toHaveLength(1);
  });

  it('may be bytes that are none, and then ends its own connection alone', async () => {
    const none = { length: 4 } as unknown as Uint8Array;
    const site = await serve({ '': page('Home'), none: page('', { type: 'image/png', read: () => none }) });
    await expect(ask(site, '/none')).rejects.toThrow(/hang up|ECONNRESET/);
    expect(site.errors).toHaveLength(1);
    expect((await ask(site, '/')).text).toBe('Home');
  });
});

describe('what is no request', () => {
  it.each([
    ['nothing of HTTP', 'hello\r\n\r\n', 400],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    ['a method without a target', 'BREW\r\n\r\n', 400],
    ['a method in small letters', 'get / HTTP/1.1\r\nHost: localhost\r\n\r\n', 501],
    ['line feeds alone', 'GET / HTTP/1.1\nHost: localhost\n\n', 400],
    ['a space before the colon', 'GET / HTTP/1.1\r\nHost : localhost\r\n\r\n', 400],
    ['NUL in a field', 'GET / HTTP/1.1\r\nHost: localhost\r\nA: \0\r\n\r\n', 400],
    ['NUL in the target', 'GET /\0 HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    ['no such version', 'GET / HTTP/1.9\r\nHost: localhost\r\n\r\n', 400],
    ['HTTP/0.9', 'GET /\r\n\r\n', 505],
    ['HTTP/0.9, by its name', 'GET / HTTP/0.9\r\n\r\n', 505],
    ['HTTP/2.0 in the form of HTTP/1', 'GET / HTTP/2.0\r\nHost: localhost\r\n\r\n', 505],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    [
      'an expectation that nobody meets',
      'GET / HTTP/1.1\r\nHost: localhost\r\nExpect: more\r\nConnection: close\r\n\r\n',
      417,
    ],
  ])('is refused, and its connection ended: %s', async (_called, said, status) => {
    const site = await serve({ '': page('Home') });
    const heard = await say(site, said);
    expect(statusesIn(heard)).toEqual([status]);
    expect(heard).not.toContain('Home');
    expect((await ask(site, '/')).text).toBe('Home');
  });

  it('is refused after what was one, or its connection ended without a word', async () => {
    const site = await serve({ '': page('Home') });
    const heard = await say(site, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\nhello\r\n\r\n');
    expect([[200], [200, 400]]).toContainEqual(statusesIn(heard));
    expect(heard).toContain('Home');
  });

  it('is not looked at after the last request of a connection, which is answered', async () => {
    const site = await serve({ '': page(LONG) });
    const fields = 'Host: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n';
    const heard = await say(site, `GET / HTTP/1.1\r\n${fields}\r\nGET / HTTP/1.1\r\n${fields}\r\n`);
    expect(statusesIn(heard)).toEqual([200]);
    expect(heard).toContain('Content-Encoding: gzip');
  });

  it('ends the connection without a word while an answer goes on', async () => {
    const site = await serve({ '': page('Home') });
    const socket = await dial(site);
    socket.write('GET /_dateline/events HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'data');
    socket.write('hello\r\n\r\n');
    expect(statusesIn(await heardOn(socket))).toEqual([]);
    expect((await ask(site, '/')).text).toBe('Home');
  });
});

it('does not mind that who wanted a tunnel is gone already', () => {
  const socket = new PassThrough();
  refuseTunnel(socket);
  socket.emit('error', new Error('ECONNRESET'));
  expect(socket.destroyed).toBe(true);
});

describe('a request that would be two to somebody else', () => {
  const inside = 'GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n';

  it.each([
    [
      'a length and chunks',
      `Content-Length: ${inside.length + 5}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['chunks and a length', 'Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n'],
    ['two lengths', `Content-Length: 0\r\nContent-Length: ${inside.length}\r\n\r\n`],
    ['two lengths in one field', `Content-Length: 0, ${inside.length}\r\n\r\n`],
    ['a length with a sign', 'Content-Length: +0\r\n\r\n'],
    ['a negative length', 'Content-Length: -1\r\n\r\n'],
    ['a length in base 16', 'Content-Length: 0x0\r\n\r\n'],
    ['a length beyond all numbers', 'Content-Length: 99999999999999999999\r\n\r\n'],
    ['a coding that is none', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['chunks that are not last', 'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n'],
    ['a field that goes on in the next line', 'Content-Length: 0\r\n 1\r\n\r\n'],
    ['a carriage return in a field', 'A: b\rContent-Length: 1\r\n\r\n'],
    ['a chunk without its size', 'Transfer-Encoding: chunked\r\n\r\nx\r\n\r\n'],
    ['a chunk with a line feed alone', 'Transfer-Encoding: chunked\r\n\r\n1\nx\n0\r\n\r\n'],
  ])('is none: %s', async (_called, rest) => {
    const site = await serve({ '': page('Home'), smuggled: page('Smuggled') });
    const heard = await say(site, `POST / HTTP/1.1\r\nHost: localhost\r\n${rest}${inside}`);
    expect(heard).not.toContain('Smuggled');
    // What came before the fault may have been refused already; that the connection ended is what counts.
    expect([400, 405]).toContain(statusesIn(heard).at(-1));
    expect(site.asked).toEqual([]);
    expect((await ask(site, '/')).text).toBe('Home');
  });
});

describe('the body of a request', () => {
  const inside = 'GET /no HTTP/1.1\r\nHost: localhost\r\n\r\n';
  const { length } = inside;

  it.each([
    ['with its length', `Content-Length: ${length}\r\n\r\n${inside}`],
    ['in chunks', `Transfer-Encoding: chunked\r\n\r\n${length.toString(16)}\r\n${inside}\r\n0\r\n\r\n`],
    ['that waits to be asked for', `Expect: 100-continue\r\nContent-Length: ${length}\r\n\r\n${inside}`],
  ])('is passed over, and the next request answered: %s', async (_called, body) => {
    const site = await serve({ '': feed('Home') });
    const next = 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
    for (const [method, status] of [
      ['GET', 200],
      ['POST', 405],
    ] as const) {
      const heard = await say(site, `${method} / HTTP/1.1\r\nHost: localhost\r\n${body}${next}`);
      expect(statusesIn(heard).filter((one) => one !== 100)).toEqual([status, 200]);
    }
    expect(new Set(site.asked)).toEqual(new Set(['']));
  });

  it('may be long', async () => {
    const site = await serve({ '': page('Home') });
    expect((await ask(site, '/', { method: 'POST', body: 'x'.repeat(1_000_000) })).status).toBe(405);
    expect((await ask(site, '/', { body: 'x'.repeat(1_000_000) })).text).toBe('Home');
  });
});

describe('a connection whose client does not close it', () => {
  it.each([
    ['ERR_HTTP_REQUEST_TIMEOUT', 0],
    ['HPE_INVALID_METHOD', 1000],
  ])('is destroyed after the answer to %s: %i ms later', async (code, laterInMs) => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const socket = new PassThrough({ autoDestroy: false });
    answerFault(Object.assign(new Error('fault'), { code }), socket, undefined);
    await once(socket.resume(), 'finish');
    if (laterInMs > 0) {
      vi.advanceTimersByTime(laterInMs - 1);
      expect(socket.destroyed).toBe(false);
      vi.advanceTimersByTime(1);
    }
    expect(socket.destroyed).toBe(true);
  });
});
