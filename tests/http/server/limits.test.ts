import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ask, dial, heardOn, LONG, page, say, serve, statusesIn } from './material.ts';

const GET = 'GET / HTTP/1.1\r\nHost: localhost\r\n';
const HOME = { '': page('Home') };
/** More than a machine keeps for a connection that nobody reads. */
const LARGE = page('', { type: 'video/mp4', read: () => LARGE_BYTES });
const LARGE_BYTES = Buffer.alloc(48 * 1024 * 1024, 'x');

describe('who takes too long', () => {
  it.each([
    ['says nothing', ''],
    ['says half a line', 'GET / HT'],
    ['says half a header', `${GET}A: b\r\n`],
  ])('to ask is told so, and cut: %s', async (_called, said) => {
    const site = await serve(HOME, { limits: { headerInMs: 300 } });
    expect(statusesIn(await say(site, said))).toEqual([408]);
    expect((await ask(site, '/')).text).toBe('Home');
  });

  it('to ask, and to close then, is cut: half-open connections do not keep others out', async () => {
    const site = await serve(HOME, { limits: { headerInMs: 300, silenceInMs: 60_000, connections: 20 } });
    const halfOpen = await Promise.all(Array.from({ length: 20 }, () => dial(site)));
    for (const socket of halfOpen) socket.write('GET / HTTP/1.1\r\nHost: 127');
    await Promise.all(halfOpen.map((socket) => once(socket.resume(), 'end')));
    await expect.poll(async () => (await ask(site, '/')).text).toBe('Home');
  });

  it('with one byte after the other is cut too', async () => {
    const site = await serve(HOME, { limits: { headerInMs: 300 } });
    const socket = await dial(site);
    const saying = (async () => {
      for (const byte of `${GET}A: ${'b'.repeat(1000)}`) {
        if (!socket.writable) return;
        socket.write(byte);
        await pause(20);
      }
    })();
    expect(statusesIn(await heardOn(socket))).toEqual([408]);
    await saying;
    expect((await ask(site, '/')).text).toBe('Home');
  });

  it.each(['Content-Length: 10\r\n\r\nbody', 'Transfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n'])(
    'to end what they say is answered, and cut: %s',
    async (body) => {
      const site = await serve(HOME, { limits: { headerInMs: 300, requestInMs: 400, idleInMs: 60_000 } });
      const heard = await say(site, `POST / HTTP/1.1\r\nHost: localhost\r\n${body}`);
      expect(statusesIn(heard)[0]).toBe(405);
      expect((await ask(site, '/')).text).toBe('Home');
    },
  );

  it('to ask again is cut without a word', async () => {
    const site = await serve(HOME, { limits: { idleInMs: 300 } });
    const heard = await say(site, `${GET}\r\n`);
    expect(statusesIn(heard)).toEqual([200]);
    expect(heard).toMatch(/Home$/);
  });

  it('to read is cut', async () => {
    const site = await serve({ ...HOME, 'a.mp4': LARGE }, { limits: { silenceInMs: 400 } });
    const socket = await dial(site);
    socket.pause();
    socket.write('GET /a.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'readable');
    // Longer than it takes to see twice that nothing was read: both wait on one clock.
    await pause(2000);
    let bytes = 0;
    socket.on('data', (piece) => {
      bytes += piece.length;
    });
    await once(socket.resume(), 'end');
    expect(bytes).toBeLessThan(LARGE_BYTES.length);
  });

  it('to read, and yet reads, is sent the whole', async () => {
    const site = await serve({ 'a.mp4': LARGE }, { limits: { silenceInMs: 1000 } });
    const socket = await dial(site);
    socket.write('GET /a.mp4 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    let bytes = 0;
    let rests = 0;
    for await (const piece of socket) {
      bytes += piece.length;
      if (bytes > (rests + 1) * 6_000_000) {
        rests += 1;
        await pause(250);
      }
    }
    expect(rests).toBeGreaterThan(5);
    expect(bytes).toBeGreaterThan(LARGE_BYTES.length);
  });
});

describe('who asks for too much', () => {
  it.each([
    ['a long target', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`],
    ['a long query', `GET /?${'a'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`],
    ['a long field', `${GET}Cookie: ${'a'.repeat(20_000)}\r\n\r\n`],
    ['a long name of a field', `${GET}${'a'.repeat(20_000)}: b\r\n\r\n`],
    ['many fields', `${GET}${'a: b\r\n'.repeat(10_000)}\r\n`],
    ['a long condition', `${GET}If-None-Match: ${'"a", '.repeat(5000)}"a1b2c3"\r\n\r\n`],
    ['a header without an end', `${GET}${'a: b\r\n'.repeat(200_000)}`],
    ['a method without an end', 'A'.repeat(1_000_000)],
  ])('is refused, with %s', async (_called, said) => {
    const site = await serve(HOME);
    const [status, ...others] = statusesIn(await say(site, said));
    expect([400, 431]).toContain(status);
    expect(others).toEqual([]);
    expect(site.asked).toEqual([]);
    expect((await ask(site, '/')).text).toBe('Home');
  });

  it('is refused with more than the server was told', async () => {
    const site = await serve(HOME, { limits: { headerInBytes: 1024 } });
    expect((await ask(site, '/', { fields: { cookie: 'a'.repeat(2000) } })).status).toBe(431);
  });

  it('may say much that is not too much', async () => {
    const site = await serve(HOME);
    const fields = { cookie: 'a'.repeat(15_000) };
    expect((await ask(site, '/', { fields })).text).toBe('Home');
    const conditions = { 'if-none-match': `${'"a",'.repeat(3000)}"a1b2c3"` };
    expect((await ask(site, '/', { fields: conditions })).status).toBe(304);
  });

  it('is refused with a chunk that has much to say of itself', async () => {
    const site = await serve(HOME);
    const chunk = `1;${'a'.repeat(20_000)}\r\nx\r\n0\r\n\r\n`;
    const said = `POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`;
    expect([[405], [405, 413]]).toContainEqual(statusesIn(await say(site, said)));
  });

  it('in one breath is answered in its order', async () => {
    const site = await serve({ ...HOME, 'a.html': page(LONG) });
    const both =
      'GET /a.html HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n\r\nGET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const heard = await say(site, `${both.repeat(500)}${GET}Connection: close\r\n\r\n`);
    const expected = [...Array.from({ length: 500 }, () => [200, 404]).flat(), 200];
    expect(statusesIn(heard)).toEqual(expected);
    expect(heard).toMatch(/Home$/);
  });

  it('in one breath, and reads nothing, does not fill the memory', async () => {
    const site = await serve({ ...HOME, 'a.mp4': LARGE });
    const socket = await dial(site);
    socket.pause();
    socket.write('GET /a.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(20_000));
    await ask(site, '/');
    await pause(300);
    // One packet of requests is read before the server sees that nobody reads the answers.
    expect(site.asked.length).toBeLessThan(20_000);
    socket.destroy();
    expect((await ask(site, '/')).text).toBe('Home');
  });
});

describe('more connections than there may be', () => {
  it('are closed, and the others served', async () => {
    const site = await serve(HOME, { limits: { connections: 2 } });
    const [first, second] = [await dial(site), await dial(site)];
    expect(await say(site, `${GET}\r\n`)).toBe('');
    first.end(`${GET}Connection: close\r\n\r\n`);
    expect(await heardOn(first)).toMatch(/Home$/);
    let heard = '';
    while (heard === '') heard = await say(site, `${GET}Connection: close\r\n\r\n`);
    expect(heard).toMatch(/Home$/);
    second.end(`${GET}Connection: close\r\n\r\n`);
    expect(await heardOn(second)).toMatch(/Home$/);
  });
});
