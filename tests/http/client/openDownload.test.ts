import { describe, expect, it } from 'vitest';
import { type DownloadOptions, openDownload } from '../../../src/http/client/openDownload.ts';
import { refusalOf } from '../../../src/http/client/refusal.ts';
import { serve, speak } from './servers.ts';

const opened = (url: string, options: Partial<DownloadOptions> = {}) =>
  openDownload(url, { allowPrivate: true, ...options });

async function allOf(parts: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all).toString();
}

const failure = (running: Promise<unknown>) =>
  running.then(
    () => 'no failure',
    (error: Error) => error.message,
  );

describe('a file that is opened', () => {
  it('comes in parts, with what its host says of it', async () => {
    const server = await serve((_request, response) => {
      response
        .writeHead(200, { 'content-type': 'audio/mpeg', 'content-length': 5, etag: '"v1"' })
        .end('hello');
    });
    const { parts, cancel: _, ...said } = await opened(server.url);
    expect(said).toEqual({ contentType: 'audio/mpeg', validator: '"v1"', start: 0, size: 5 });
    expect(await allOf(parts)).toBe('hello');
  });

  it('is asked for as it is, and from the byte on that is missing, if it is the same', async () => {
    const server = await serve(({ headers }, response) => {
      const { 'accept-encoding': encoding, range, 'if-range': validator } = headers;
      response
        .writeHead(206, {
          'content-range': 'bytes 3-4/5',
          'x-asked': `${encoding} ${range} ${[validator].flat()[0]}`,
        })
        .end(`${encoding} ${range} ${[validator].flat()[0]}`);
    });
    const { start, size, parts } = await opened(server.url, { after: { bytes: 3, validator: '"v1"' } });
    expect([start, size, await allOf(parts)]).toEqual([3, 5, 'identity bytes=3- "v1"']);
  });

  it.each([
    [{ etag: 'W/"v1"', 'last-modified': 'Sun, 21 Dec 2014 07:03:00 GMT' }, 'Sun, 21 Dec 2014 07:03:00 GMT'],
    [{ etag: 'W/"v1"' }, undefined],
    [{}, undefined],
  ])('has no state that can be relied on but a strong one: %j', async (headers, validator) => {
    const server = await serve((_request, response) => void response.writeHead(200, headers).end('x'));
    expect((await opened(server.url)).validator).toBe(validator);
  });

  it('may have a size that nobody knows', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/part') response.writeHead(206, { 'content-range': 'bytes 0-0/*' }).end('x');
      else response.write('x', () => response.end());
    });
    expect((await opened(server.url)).size).toBe(undefined);
    expect((await opened(`${server.url}/part`)).size).toBe(undefined);
  });

  it('is followed through ten redirects, and no more', async () => {
    const server = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end('here');
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    expect(await allOf((await opened(`${server.url}/10`)).parts)).toBe('here');
    expect(await failure(opened(`${server.url}/11`))).toContain(
      'expected 10 redirects at most, found one more',
    );
    await server.idle();
  });

  it('is refused at a private address, also behind a redirect', async () => {
    const server = await serve((request, response) => {
      response.writeHead(302, { location: `http://127.0.0.2:${request.socket.localPort}/` }).end();
    });
    expect(await failure(opened(server.url, { allowPrivate: false }))).toContain('expected a public address');
    const network = {
      resolve: () => Promise.resolve(['127.0.0.1']),
      isPublic: (address: string) => address === '127.0.0.1',
    };
    expect(await failure(openDownload(server.url, { allowPrivate: false }, network))).toContain(
      'expected a public address, found 127.0.0.2',
    );
    expect(server.connections()).toBe(1);
  });

  it('is refused with the status, and the time that its host asks for', async () => {
    const server = await serve(
      (_request, response) => void response.writeHead(503, { 'retry-after': '9' }).end(),
    );
    const error = await opened(server.url).catch((one: unknown) => one);
    expect(refusalOf(error)).toEqual({ status: 503, retryAfterInMs: 9000 });
    await server.idle();
  });

  it('is refused at an address with a password, and nothing is left to wait for', async () => {
    const unheard: unknown[] = [];
    const listen = (error: unknown) => unheard.push(error);
    process.on('unhandledRejection', listen);
    expect(await failure(opened('https://me:secret@news.example/a.jpg'))).toBe(
      'expected an address without a user name or password, found one of news.example with them; write it as https://news.example.nz/atom.xml',
    );
    await new Promise(setImmediate);
    process.off('unhandledRejection', listen);
    expect(unheard).toEqual([]);
  });

  it('is given up where its host does not answer', async () => {
    const server = await serve(() => {});
    expect(await failure(opened(server.url, { timeoutInMs: 50 }))).toBe(
      'expected an answer in 0.05 s, found none; try again later',
    );
    await server.idle();
  });

  it('is given up where nothing more of it comes', async () => {
    const server = await serve((_request, response) => void response.write('some'));
    const { parts } = await opened(server.url, { timeoutInMs: 100 });
    expect(await failure(allOf(parts))).toBe(
      'expected the whole file, found nothing more for 0.1 s; try again later',
    );
    await server.idle();
  });

  it('is broken where the connection breaks off', async () => {
    const server = await speak((socket) => {
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nsome');
    });
    expect(await failure(allOf((await opened(server.url)).parts))).toBe(
      'expected the whole file, found a connection that broke off; try again later',
    );
  });

  it('leaves no connection when it is cancelled', async () => {
    const server = await serve((_request, response) => void response.write('some'));
    const { cancel } = await opened(server.url);
    cancel();
    await server.idle();
  });
});
