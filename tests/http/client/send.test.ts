import { buffer } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isPassing, openSender, type SenderOptions, type SentBody } from '../../../src/http/client/send.ts';
import { GENERATOR } from '../../../src/model/generator.ts';
import { freePort } from '../../support/freePort.ts';
import { serve, serveSecurely, speak, speakLines } from './servers.ts';

/** A sender whose connections are closed when the test ends. */
function sender(options?: SenderOptions) {
  const opened = openSender(options);
  onTestFinished(() => opened.close());
  return opened;
}

function bodyOf(...parts: readonly Uint8Array[]): SentBody {
  return { sizeInBytes: Buffer.concat(parts).length, parts };
}

/** The failure of a request, and whether another try may help. */
async function failureOf(sent: Promise<unknown>): Promise<readonly [message: string, passes: boolean]> {
  const error = await sent.then(
    () => new Error('none'),
    (cause: unknown) => cause,
  );
  return [error instanceof Error ? error.message : '', isPassing(error)];
}

describe('a request that is sent', () => {
  it('comes as it is, with its length and our name', async () => {
    const server = await serve(async (request, answer) => {
      const { method, url, headers } = request;
      const body = String(await buffer(request));
      answer.setHeader(
        'x-seen',
        [method, url, headers['content-length'], headers['user-agent'], headers['if-match']].join(' '),
      );
      answer.writeHead(201, { etag: '"a"' }).end(`got ${body}`);
    });
    const url = new URL(`${server.url}/a%20b%2B%27?x=%2F`);
    const { status, headers, bytes } = await sender().send({
      method: 'PUT',
      url,
      headers: { 'if-match': '"v"' },
      body: bodyOf(Buffer.from('one '), Buffer.from('two')),
    });
    expect([status, headers.get('etag'), String(bytes)]).toEqual([201, '"a"', 'got one two']);
    expect(headers.get('x-seen')).toBe(`PUT /a%20b%2B%27?x=%2F 7 ${GENERATOR.name}/${GENERATOR.version} "v"`);
  });

  it.each(['GET', 'HEAD', 'DELETE', 'POST'] as const)('may have no body: %s', async (method) => {
    const server = await serve(
      (request, answer) => void answer.writeHead(204, { 'x-method': request.method }).end(),
    );
    const { status, headers, bytes } = await sender().send({ method, url: new URL(server.url) });
    expect([status, headers.get('x-method'), bytes.length]).toEqual([204, method, 0]);
  });

  it('uses a connection again, and as many as it may at once', async () => {
    const server = await serve((_, answer) => void setTimeout(() => answer.end(), 5));
    const { send } = sender({ maxConnections: 3 });
    const url = new URL(server.url);
    await Promise.all(Array.from({ length: 12 }, () => send({ method: 'GET', url })));
    expect(server.connections()).toBe(3);
  });

  it('leaves no connection open when it is closed', async () => {
    const server = await serve((_, answer) => void answer.end());
    const opened = openSender();
    await opened.send({ method: 'GET', url: new URL(server.url) });
    opened.close();
    await server.idle();
  });

  it('is not sent on to where a redirect leads', async () => {
    const server = await serve((_, answer) => void answer.writeHead(307, { location: '/other' }).end());
    const { status, headers } = await sender().send({ method: 'PUT', url: new URL(server.url) });
    expect([status, headers.get('location')]).toEqual([307, '/other']);
  });

  it('may use one piece of memory for all parts', async () => {
    const server = await serve(async (request, answer) => void answer.end(await buffer(request)));
    const piece = Buffer.alloc(200_000);
    const parts = function* () {
      for (let sign = 0; sign < 30; sign += 1) yield piece.fill(sign);
    };
    const { bytes } = await sender().send({
      method: 'POST',
      url: new URL(server.url),
      body: { sizeInBytes: 30 * piece.length, parts: parts() },
      maxBytes: 30 * piece.length,
    });
    expect(
      Buffer.from(bytes).equals(
        Buffer.concat(Array.from({ length: 30 }, (_, sign) => Buffer.alloc(200_000, sign))),
      ),
    ).toBe(true);
  });

  it('is not sent to its end if it is refused before that', async () => {
    const server = await serve((_, answer) => void answer.writeHead(403).end('no'));
    let sent = 0;
    const piece = Buffer.alloc(1_000_000);
    const parts = function* () {
      for (; sent < 500; sent += 1) yield piece;
    };
    const body = { sizeInBytes: 500 * piece.length, parts: parts() };
    const { status, bytes } = await sender().send({ method: 'PUT', url: new URL(server.url), body });
    expect([status, String(bytes)]).toEqual([403, 'no']);
    await server.idle();
    expect(sent).toBeLessThan(400);
  });
});

describe('a request that fails', () => {
  it.each([
    ['longer', 3],
    ['shorter', 6],
  ])('is not whole at the host if its body is %s than it was', async (_, sizeInBytes) => {
    const ended: boolean[] = [];
    const server = await serve((request) => {
      request.on('end', () => ended.push(true)).resume();
    });
    const body = { sizeInBytes, parts: [Buffer.from('ab'), Buffer.from('cd')] };
    const sent = sender().send({ method: 'PUT', url: new URL(server.url), body });
    expect(await failureOf(sent)).toEqual([
      'expected a file of the size that it had, found one of another size; run it again',
      false,
    ]);
    await server.idle();
    expect(ended).toEqual([]);
  });

  it('has the error of its body', async () => {
    const server = await serve(() => {});
    const parts = function* () {
      yield Buffer.from('a');
      throw new Error('expected a disk, found none');
    };
    const sent = sender().send({
      method: 'PUT',
      url: new URL(server.url),
      body: { sizeInBytes: 2, parts: parts() },
    });
    expect(await failureOf(sent)).toEqual(['expected a disk, found none', false]);
  });

  it('may help another time if an answer never ends', async () => {
    const drips = await serve((_, answer) => {
      const timer = setInterval(() => answer.write('x'), 10);
      answer.on('close', () => clearInterval(timer));
    });
    const sent = sender({ longestInMs: 100 }).send({ method: 'GET', url: new URL(drips.url) });
    expect(await failureOf(sent)).toEqual([expect.stringContaining('found no end after 0.1 s'), true]);
  });

  it('may help another time if nobody listens, or nothing comes', async () => {
    const url = new URL(`http://127.0.0.1:${await freePort()}`);
    expect(await failureOf(sender().send({ method: 'GET', url }))).toEqual([
      expect.stringContaining(`expected an answer from ${url.host}, found connect ECONNREFUSED`),
      true,
    ]);
    const silent = await serve(() => {});
    const sent = sender({ idleInMs: 50 }).send({ method: 'GET', url: new URL(silent.url) });
    expect(await failureOf(sent)).toEqual([expect.stringContaining('found nothing for 0.05 s'), true]);
  });

  it('may help another time if the connection breaks off, before the answer or in it', async () => {
    const deaf = await speak((socket) => socket.resetAndDestroy());
    expect((await failureOf(sender().send({ method: 'GET', url: new URL(deaf.url) })))[1]).toBe(true);
    const cut = await speakLines('HTTP/1.1 200 OK', 'Content-Length: 10', '', 'half');
    expect(await failureOf(sender().send({ method: 'GET', url: new URL(cut.url) }))).toEqual([
      expect.stringContaining('found aborted'),
      true,
    ]);
  });

  it('helps nobody another time if the host cannot be trusted, speaks otherwise, or says too much', async () => {
    const secure = await serveSecurely((_, answer) => void answer.end());
    expect((await failureOf(sender().send({ method: 'GET', url: new URL(secure.url) })))[1]).toBe(false);
    const other = await speakLines(
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: x',
      'Connection: Upgrade',
      '',
      '',
    );
    expect(await failureOf(sender().send({ method: 'GET', url: new URL(other.url) }))).toEqual([
      expect.stringContaining('found another protocol'),
      false,
    ]);
    const long = await serve((_, answer) => void answer.end('x'.repeat(100)));
    const sent = sender().send({ method: 'GET', url: new URL(long.url), maxBytes: 99 });
    expect(await failureOf(sent)).toEqual([expect.stringContaining('found more than 99 bytes'), false]);
  });

  it('may help another time if each address of a name refused', () => {
    const refused = Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
    const all = (...errors: Error[]) => new Error('', { cause: new AggregateError(errors) });
    expect([isPassing(all(new Error('x'), refused)), isPassing(all(new Error('x'))), isPassing('x')]).toEqual(
      [true, false, false],
    );
  });
});

describe('a request to a network of which a part is allowed', () => {
  const network = (address: string, isPublic: boolean) => ({
    resolve: async () => [address],
    isPublic: () => isPublic,
  });

  it('goes to the address that was checked, whatever another lookup would find', async () => {
    const server = await serve((_, answer) => void answer.end('here'));
    const { send } = sender({ network: network('127.0.0.1', true) });
    const { bytes } = await send({ method: 'GET', url: new URL(`http://news.example:${server.port}/`) });
    expect(String(bytes)).toBe('here');
  });

  it('is not sent to an address that is not public', async () => {
    const server = await serve((_, answer) => void answer.end());
    const { send } = sender({ network: network('127.0.0.1', false) });
    for (const host of ['news.example', '127.0.0.1'])
      expect(
        await failureOf(send({ method: 'GET', url: new URL(`http://${host}:${server.port}/`) })),
      ).toEqual([expect.stringContaining('expected a public address, found 127.0.0.1'), false]);
    expect(server.connections()).toBe(0);
  });
});
