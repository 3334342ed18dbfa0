import { createServer } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { listen, startServer } from '../../../src/http/server/startServer.ts';
import { ask, dial, heardOn, NOW, page, serve } from './material.ts';

describe('a port', () => {
  it('is any that is free, where none is asked for', async () => {
    const site = await serve({ '': page('Home') });
    expect(site.port).toBeGreaterThan(0);
    expect(site.url).toBe(`http://127.0.0.1:${site.port}/`);
    expect(await (await fetch(site.url)).text()).toBe('Home');
  });

  it('is the next one that is free, where the one that was asked for is taken', async () => {
    const first = await serve({ '': page('First') });
    const second = await serve({ '': page('Second') }, { port: first.port });
    const third = await serve({ '': page('Third') }, { port: first.port });
    expect(second.port).toBeGreaterThan(first.port);
    expect(third.port).toBeGreaterThan(second.port);
    const texts = [first, second, third].map(async (site) => (await ask(site, '/')).text);
    expect(await Promise.all(texts)).toEqual(['First', 'Second', 'Third']);
    expect(second.errors).toEqual([]);
  });

  /** A server whose ports are all taken; it tells which were tried. */
  function busyServer() {
    const server = createServer();
    const tried: unknown[] = [];
    vi.spyOn(server, 'listen').mockImplementation((...given: unknown[]) => {
      tried.push(given[0]);
      const taken = Object.assign(new Error('taken'), { code: 'EADDRINUSE' });
      setImmediate(() => server.emit('error', taken));
      return server;
    });
    return { server, tried };
  }

  it('is one of a hundred further, or none', async () => {
    const { server, tried } = busyServer();
    await expect(listen(server, '127.0.0.1', 4321)).rejects.toThrow(
      'expected a free port, but found all from 4321 to 4421 taken; choose another',
    );
    expect(tried).toEqual(Array.from({ length: 101 }, (_, n) => 4321 + n));
  });

  it('is never beyond the last that there is', async () => {
    const { server, tried } = busyServer();
    await expect(listen(server, '127.0.0.1', 65_534)).rejects.toThrow('all from 65534 to 65535 taken');
    expect(tried).toEqual([65_534, 65_535]);
  });

  it('is of this machine, or there is none', async () => {
    const options = { find: () => undefined, now: () => NOW, host: '192.0.2.1', port: 0 };
    await expect(startServer(options)).rejects.toMatchObject({ code: 'EADDRNOTAVAIL' });
  });
});

describe('a server that closes', () => {
  it('ends what is under way, is asked no more, and may be closed again', async () => {
    const large = page('', { type: 'video/mp4', read: () => Buffer.alloc(48 * 1024 * 1024) });
    const site = await serve({ '': page('Home'), 'a.mp4': large });
    const said = [
      '',
      'GET / HT',
      'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n',
      'GET /a.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n',
      'GET /_dateline/events HTTP/1.1\r\nHost: localhost\r\n\r\n',
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n',
      'CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n',
      'hello\r\n\r\n',
    ];
    const sockets = await Promise.all(said.map(() => dial(site)));
    for (const [n, socket] of sockets.entries()) {
      socket.pause();
      socket.write(said[n] ?? '');
    }
    await ask(site, '/');
    await Promise.all([site.close(), site.close()]);
    await site.close();
    await Promise.all(sockets.map((socket) => heardOn(socket.resume())));
    await expect(ask(site, '/')).rejects.toThrow('ECONNREFUSED');
    site.sendEvent('to nobody');
    expect(site.errors).toEqual([]);
  });

  it('leaves its port to others', async () => {
    const first = await serve({});
    await first.close();
    const second = await serve({}, { port: first.port });
    expect(second.port).toBe(first.port);
  });
});
