import { execFile } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { fetchDocument } from '../../../src/http/client/fetchDocument.ts';
import { GENERATOR } from '../../../src/model/generator.ts';
import { freePort } from '../../support/freePort.ts';
import { serve, speak, speakLines } from './servers.ts';

const FEED = '<rss version="2.0"><channel><title>Ōtaki</title></channel></rss>';

describe('a document', () => {
  it('is told with where it was, its type to the letter, and its bytes', async () => {
    const server = await serve((_request, response) => {
      response.setHeader('content-type', 'Application/RSS+XML; charset="UTF-8"').end(FEED);
    });
    expect(await fetched(`${server.url}/rss.xml?of=Ōtaki#newest`)).toEqual({
      url: `${server.url}/rss.xml?of=%C5%8Ctaki`,
      contentType: 'Application/RSS+XML; charset="UTF-8"',
      text: FEED,
    });
  });

  it('has no type where the server names none', async () => {
    const server = await serve((_request, response) => void response.end(FEED));
    expect(await fetched(server.url)).toEqual({ url: `${server.url}/`, text: FEED });
  });

  it('is asked for by a name that leads to this machine, where that is allowed', async () => {
    const server = await serve((_request, response) => void response.end(FEED));
    const url = `http://localhost:${server.port}/`;
    expect(await fetched(url)).toEqual({ url, text: FEED });
  });

  it('is asked for as feeds are, over a connection of its own, with nothing that tells who asks', async () => {
    const server = await serve(({ method, headers }, response) => {
      response.end(JSON.stringify({ method, headers }));
    });
    const { text } = await fetched(server.url);
    await fetched(server.url);
    expect(JSON.parse(text)).toEqual({
      method: 'GET',
      headers: {
        host: `127.0.0.1:${server.port}`,
        accept:
          'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1',
        'accept-encoding': 'gzip, deflate, br',
        'user-agent': `Dateline/${GENERATOR.version}`,
        connection: 'close',
      },
    });
    expect(server.connections()).toBe(2);
  });

  it.each([
    { called: 'gzip', encoding: 'gzip', packed: gzipSync(FEED) },
    { called: 'deflate', encoding: 'deflate', packed: deflateSync(FEED) },
    { called: 'deflate without its envelope', encoding: 'deflate', packed: deflateRawSync(FEED) },
    { called: 'brotli', encoding: 'br', packed: brotliCompressSync(FEED) },
  ])('is unpacked from $called', async ({ encoding, packed }) => {
    const server = await serve((_request, response) => {
      response.setHeader('content-encoding', encoding).end(packed);
    });
    expect(await fetched(server.url)).toMatchObject({ text: FEED });
  });

  it('is taken up to ten million bytes', async () => {
    const server = await serve((_request, response) => void response.end(Buffer.alloc(10_000_000, 'x')));
    const { bytes } = await fetchDocument(server.url, { allowPrivate: true });
    expect(bytes.length).toBe(10_000_000);
    expect(bytes.every((byte) => byte === 0x78)).toBe(true);
  });

  it('is taken byte by byte', async () => {
    const server = await speak((socket) => {
      const pieces = [...Buffer.from(FEED)].map((byte) => `1\r\n${String.fromCharCode(byte)}\r\n`);
      socket.end(
        `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${pieces.join('')}0\r\n\r\n`,
        'latin1',
      );
    });
    expect(await fetched(server.url)).toMatchObject({ text: FEED });
  });
});

describe('an address', () => {
  it.each([
    { address: '', found: 'nothing' },
    { address: ' ', found: 'nothing' },
    { address: 'news.example.nz/atom.xml', found: '"news.example.nz/atom.xml"' },
    { address: '/atom.xml', found: '"/atom.xml"' },
    { address: 'http://', found: '"http://"' },
    { address: 'http://[::1/', found: '"http://[::1/"' },
    { address: 'http://news example/', found: '"http://news example/"' },
    { address: 'http://127.0.0.1:65536/', found: '"http://127.0.0.1:65536/"' },
    { address: 'http://256.0.0.1/', found: '"http://256.0.0.1/"' },
  ])('is refused when it is none: "$address"', async ({ address, found }) => {
    expect(await refusal(address)).toBe(
      `expected a web address, found ${found}; write it as https://news.example.nz/atom.xml`,
    );
  });

  it.each([
    { address: 'file:///etc/passwd', found: 'file:' },
    { address: 'ftp://127.0.0.1/atom.xml', found: 'ftp:' },
    { address: 'data:text/xml,<rss/>', found: 'data:' },
    { address: 'javascript:alert(1)', found: 'javascript:' },
    { address: 'feed://127.0.0.1/atom.xml', found: 'feed:' },
    { address: 'localhost:8080/atom.xml', found: 'localhost:' },
  ])('is refused when it is not of the web: $address', async ({ address, found }) => {
    expect(await refusal(address)).toBe(
      `expected an address that begins with https:// or http://, found "${found}"; write it as https://news.example.nz/atom.xml`,
    );
  });

  it.each(['editor:secret@', 'editor@', ':secret@'])(
    'is refused, and the password not told, when it begins with %s',
    async (credentials) => {
      const server = await serve((_request, response) => void response.end(FEED));
      const found = await refusal(`http://${credentials}127.0.0.1:${server.port}/`);
      expect(found).toBe(
        `expected an address without a user name or password, found one of 127.0.0.1:${server.port} with them; write it as https://news.example.nz/atom.xml`,
      );
      expect(server.connections()).toBe(0);
    },
  );
});

describe('an answer', () => {
  it.each([201, 204, 206, 300, 304, 305, 400, 401, 403, 404, 410, 429, 500, 503])(
    'is refused with status %i',
    async (status) => {
      const server = await serve((_request, response) => void response.writeHead(status).end());
      expect(await refusal(`${server.url}/atom.xml`)).toBe(
        `expected status 200 from ${server.url}/atom.xml, found status ${status}; open the address in a browser to see why`,
      );
      await server.idle();
    },
  );

  it('is refused when it changes the protocol', async () => {
    const upgrade = ['HTTP/1.1 101 Switching Protocols', 'Connection: upgrade', 'Upgrade: h2c', '', ''];
    const server = await speak((socket) => void socket.write(upgrade.join('\r\n')));
    expect(await refusal(server.url)).toContain('found status 101;');
    await server.idle();
  });

  it.each(['gzip, gzip', 'zstd', 'constructor'])('is refused packed with %s', async (encoding) => {
    const server = await serve((_request, response) => {
      response.setHeader('content-encoding', encoding).write('without an end');
    });
    expect(await refusal(server.url)).toContain(`gzip, deflate, br, found "${encoding}";`);
    await server.idle();
  });

  it('is refused packed twice, in two headers', async () => {
    const server = await serve((_request, response) => {
      response.setHeader('content-encoding', ['gzip', 'br']).end(brotliCompressSync(gzipSync(FEED)));
    });
    expect(await refusal(server.url)).toContain('found "gzip, br";');
  });

  it('cannot act on the terminal that it is told on', async () => {
    const server = await speakLines('HTTP/1.1 200 OK', 'Content-Encoding: \x9b31mgzip\x9d', '', '');
    expect(await refusal(server.url)).toContain('gzip, deflate, br, found "›31mgzip";');
  });

  it.each([
    { called: 'of another protocol', lines: ['220 mail.example ESMTP', ''] },
    { called: 'of radio stations', lines: ['ICY 200 OK', '', ''] },
    {
      called: 'with two lengths',
      lines: ['HTTP/1.1 200 OK', 'Content-Length: 1', 'Content-Length: 2', '', 'x'],
    },
    {
      called: 'with a header that has no end',
      lines: ['HTTP/1.1 200 OK', `X-Flood: ${'x'.repeat(100_000)}`],
    },
    {
      called: 'with headers that have no end',
      lines: ['HTTP/1.1 200 OK', ...Array.from({ length: 10_000 }, (_, i) => `X-${i}: ${i}`)],
    },
    { called: 'of nothing', lines: [] },
  ])('is refused when it is one $called', async ({ lines }) => {
    const server = await speakLines(...lines);
    expect(await refusal(server.url)).toMatch(
      /^expected an answer from 127\.0\.0\.1:\d+, found .+; check the address, or try again later$/,
    );
    await server.idle();
  });

  it('is missing where nobody listens, at any of the addresses of a name', async () => {
    const port = await freePort();
    const resolve = async () => ['127.0.0.1', '::1'];
    const found = await refused(`http://news.example:${port}/`, { resolve });
    expect(found.message).toMatch(
      /^expected an answer from news\.example:\d+, found connect E\S+ 127\.0\.0\.1:\d+, connect E\S+ ::1:\d+.*; check the address, or try again later$/,
    );
    expect(found.cause).toBeInstanceOf(AggregateError);
  });

  it('is missing where a name has no address', async () => {
    const cause = new Error('getaddrinfo ENOTFOUND news.example');
    const found = await refused('http://news.example/', { resolve: () => Promise.reject(cause) });
    expect(found.message).toBe(
      'expected a host that has an address, found news.example (getaddrinfo ENOTFOUND news.example); check its spelling',
    );
    expect(found.cause).toBe(cause);
  });

  it('is missing where a resolver says so in its own way', async () => {
    const found = await refused('http://news.example/', { resolve: () => Promise.reject('SERVFAIL') });
    expect(found.message).toContain('found news.example (SERVFAIL);');
  });
});

describe('a body', () => {
  it.each([
    { called: 'shorter than it was said to be', lines: ['Content-Length: 100', '', FEED] },
    { called: 'without its last piece', lines: ['Transfer-Encoding: chunked', '', '4', '<rss', ''] },
    { called: 'with a piece that is none', lines: ['Transfer-Encoding: chunked', '', 'xyz', '<rss', ''] },
  ])('is refused when it is one $called', async ({ lines }) => {
    const server = await speakLines('HTTP/1.1 200 OK', ...lines);
    const found = await refused(server.url);
    expect(found.message).toBe(
      'expected the whole document, found a connection that broke off; try again later',
    );
    expect(found.cause).toBeInstanceOf(Error);
    await server.idle();
  });

  it('is refused when its packing breaks off', async () => {
    const server = await serve((_request, response) => {
      response.setHeader('content-encoding', 'gzip').end(gzipSync(FEED).subarray(0, -12));
    });
    expect(await refusal(server.url)).toBe(
      'expected a whole body, packed with gzip, found one that is broken; try again later',
    );
  });

  it.each([
    { called: 'not packed', headers: {} },
    { called: 'packed', headers: { 'content-encoding': 'gzip' } },
  ])('is refused as soon as too much of it has come, even if it never ends: $called', async ({ headers }) => {
    const server = await serve((_request, response) => flood(response.writeHead(200, headers)));
    expect(await refusal(server.url)).toContain('expected a document of 10 MB at most, found a longer one;');
    await server.idle();
  });

  it('is refused with one byte too many', async () => {
    const server = await serve((_request, response) => void response.end(Buffer.alloc(10_000_001)));
    expect(await refusal(server.url)).toContain('found a longer one;');
  });

  it('is refused when it would become 1 GB', async () => {
    const member = gzipSync(Buffer.alloc(10_000_000));
    const bomb = Buffer.concat(Array.from({ length: 100 }, () => member));
    const server = await serve((_request, response) => {
      response.setHeader('content-encoding', 'gzip').end(bomb);
    });
    expect(await refusal(server.url)).toContain('found a longer one;');
  });
});

describe('the time', () => {
  const late = (promise: Promise<Error>) =>
    expect(promise).resolves.toHaveProperty(
      'message',
      'expected the whole document in 0.2 s, found no end of it; try again later',
    );

  it.each([
    { called: 'no answer comes', answer: () => {} },
    {
      called: 'headers never end',
      answer: (socket: Socket) => drip(socket, 'HTTP/1.1 200 OK\r\n', 'X: y\r\n'),
    },
    {
      called: 'a body never ends',
      answer: (socket: Socket) => drip(socket, 'HTTP/1.1 200 OK\r\n\r\n', 'x'),
    },
    {
      called: 'the answer is always yet to come',
      answer: (socket: Socket) => drip(socket, '', 'HTTP/1.1 103 Early Hints\r\n\r\n'),
    },
  ])('is over, and the connection closed, when $called', async ({ answer }) => {
    const server = await speak(answer);
    await late(refused(server.url, { timeoutInMs: 200 }));
    await server.idle();
  });

  it('is one for all redirects together', async () => {
    const server = await serve((_request, response) => {
      setTimeout(() => response.writeHead(302, { location: '/' }).end(), 80);
    });
    await late(refused(server.url, { timeoutInMs: 200 }));
    await server.idle();
  });

  it('is over when a name is never found, and nothing is asked for once it is', async () => {
    const server = await serve((_request, response) => void response.end(FEED));
    let tell = (_addresses: readonly string[]) => {};
    const name = new Promise<readonly string[]>((resolve) => {
      tell = resolve;
    });
    await late(refused(`http://news.example:${server.port}/`, { timeoutInMs: 200, resolve: () => name }));
    tell(['127.0.0.1']);
    await fetched(server.url);
    expect(server.connections()).toBe(1);
  });
});

it('leaves nothing that keeps the program from ending, and no variable of its environment has a say', async () => {
  const server = await serve((_request, response) => void response.end(FEED));
  const { outputFiles } = await build({
    stdin: {
      contents: `import { fetchDocument } from './src/http/client/fetchDocument.ts';
        const { bytes } = await fetchDocument('${server.url}', { allowPrivate: true, timeoutInMs: 3_600_000 });
        console.log(bytes.length);`,
      resolveDir: fileURLToPath(new URL('../../..', import.meta.url)),
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
  });
  const proxy = `http://127.0.0.1:${await freePort()}`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', outputFiles[0]?.text ?? ''],
    {
      env: { ...process.env, NODE_USE_ENV_PROXY: '1', HTTP_PROXY: proxy, http_proxy: proxy, no_proxy: '' },
      // Less than a test's, so that a program that does not end is not left behind.
      timeout: 20_000,
    },
  );
  expect(stdout).toBe(`${Buffer.byteLength(FEED)}\n`);
});

interface Asked {
  readonly timeoutInMs?: number;
  readonly resolve?: (name: string) => Promise<readonly string[]>;
}

async function fetched(url: string) {
  const { bytes, ...rest } = await fetchDocument(url, { allowPrivate: true });
  return { ...rest, text: new TextDecoder().decode(bytes) };
}

async function refusal(url: string): Promise<string> {
  return (await refused(url)).message;
}

async function refused(url: string, { resolve, ...options }: Asked = {}): Promise<Error> {
  const network = resolve && { resolve, isPublic: () => false };
  try {
    await fetchDocument(url, { allowPrivate: true, ...options }, network);
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('nothing was refused');
}

/** Writes for as long as anyone reads. */
function flood(to: NodeJS.WritableStream): void {
  const piece = Buffer.alloc(100_000, 'x');
  const write = () => {
    while (to.write(piece));
  };
  to.on('drain', write);
  write();
}

/** Writes a little now and then, for as long as the connection is there. */
function drip(socket: Socket, first: string, piece: string): void {
  socket.write(first);
  const timer = setInterval(() => socket.write(piece), 20);
  socket.on('close', () => clearInterval(timer));
}
