import { describe, expect, it } from 'vitest';
import { fetchDocument } from '../../../src/http/client/fetchDocument.ts';
import { isPublic } from '../../../src/http/client/publicAddress.ts';
import type { Network } from '../../../src/http/client/request.ts';
import { type Served, serve, speak, speakLines } from './servers.ts';

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('is followed with status %i', async (status) => {
    const server = await redirecting({ '/old.xml': 'http://HOST/new.xml' }, status);
    expect(await fetched(`${server.url}/old.xml`)).toEqual({
      url: `${server.url}/new.xml`,
      text: '/new.xml',
    });
  });

  it.each([
    { called: 'from the root', location: '/feeds/new.xml', leads: '/feeds/new.xml' },
    { called: 'from its folder', location: 'new.xml', leads: '/news/new.xml' },
    { called: 'that climbs', location: '../new.xml', leads: '/new.xml' },
    { called: 'that is a query', location: '?format=rss', leads: '/news/old.xml?format=rss' },
    { called: 'without a scheme', location: '//HOST/new.xml', leads: '/new.xml' },
    { called: 'with a fragment', location: '/new.xml#newest', leads: '/new.xml' },
    { called: 'with a space', location: '/the news.xml', leads: '/the%20news.xml' },
    { called: 'in UTF-8', location: '/Ōtaki.xml', leads: '/%C5%8Ctaki.xml' },
  ])('is followed to an address $called', async ({ location, leads }) => {
    const server = await redirecting({ '/news/old.xml': location });
    expect(await fetched(`${server.url}/news/old.xml`)).toEqual({ url: server.url + leads, text: leads });
  });

  it('is followed five times', async () => {
    const server = await redirecting(chain(5));
    expect(await fetched(`${server.url}/0`)).toEqual({ url: `${server.url}/5`, text: '/5' });
    expect(server.connections()).toBe(6);
  });

  it('is told with its status, and all of them in their order', async () => {
    const server = await redirecting(chain(2), 308);
    const { redirects } = await fetchDocument(`${server.url}/0`, { allowPrivate: true });
    expect(redirects).toEqual([308, 308]);
    expect(await fetchDocument(`${server.url}/2`, { allowPrivate: true })).not.toHaveProperty('redirects');
  });

  it('is not followed a sixth time', async () => {
    const server = await redirecting(chain(6));
    expect(await refusal(`${server.url}/0`)).toBe(
      `expected 5 redirects at most, found one more, from ${server.url}/5; ask for the address where the feed is now`,
    );
    expect(server.connections()).toBe(6);
    await server.idle();
  });

  it('is not followed for ever when it leads to itself', async () => {
    const server = await redirecting({ '/': '/' });
    expect(await refusal(server.url)).toContain('expected 5 redirects at most');
    expect(server.connections()).toBe(6);
  });

  it('is followed before its body has come, and the connection closed', async () => {
    let isOver = () => {};
    const over = new Promise<void>((resolve) => {
      isOver = resolve;
    });
    const server = await serve(({ url }, response) => {
      if (url === '/new.xml') over.then(() => response.end(url));
      else {
        response.on('close', isOver);
        response.writeHead(302, { location: '/new.xml', 'content-encoding': 'zstd' }).write('no end');
      }
    });
    expect(await fetched(`${server.url}/old.xml`)).toMatchObject({ text: '/new.xml' });
  });
});

describe('where a redirect leads', () => {
  it.each([
    { called: 'nothing', location: '', found: 'nothing' },
    { called: 'a name that cannot be', location: 'http://a b/', found: '"http://a b/"' },
    { called: 'a port that cannot be', location: '//127.0.0.1:99999/', found: '"//127.0.0.1:99999/"' },
  ])('is refused when it is $called', async ({ location, found }) => {
    const server = await redirecting({ '/': location });
    expect(await refusal(server.url)).toBe(
      `expected a web address in the redirect from ${server.url}/, found ${found}; ask for the address where the feed is now`,
    );
  });

  it('is refused when it is missing', async () => {
    const server = await serve((_request, response) => void response.writeHead(301).end());
    expect(await refusal(server.url)).toContain('in the redirect from');
    await server.idle();
  });

  it.each([
    'file:///etc/passwd',
    'ftp://127.0.0.1/',
    'data:text/xml,<rss/>',
    'javascript:alert(1)',
    'gopher://127.0.0.1/',
  ])('is refused when it is not of the web: %s', async (location) => {
    const server = await redirecting({ '/': location });
    const scheme = location.replace(/:.*/, ':');
    expect(await refusal(server.url)).toBe(
      `expected an address that begins with https:// or http:// in the redirect from ${server.url}/, found "${scheme}"; ask for the address where the feed is now`,
    );
  });

  it('is refused when it has a password in it, which is not told', async () => {
    const server = await redirecting({ '/': 'http://editor:secret@HOST/new.xml' });
    expect(await refusal(server.url)).toBe(
      `expected an address without a user name or password in the redirect from ${server.url}/, found one of 127.0.0.1:${server.port} with them; ask for the address where the feed is now`,
    );
    expect(server.connections()).toBe(1);
  });

  it('cannot act on the terminal that it is told on', async () => {
    const server = await speakLines('HTTP/1.1 302 Found', 'Location: http://\xc2\x9b31m[/', '', '');
    expect(await refusal(server.url)).toContain('found "http://›31m[/";');
  });

  it('is told in part when it is long', async () => {
    const server = await redirecting({ '/': `http://[${'x'.repeat(10_000)}/` });
    expect(await refusal(server.url)).toContain(`found "http://[${'x'.repeat(51)}…";`);
  });
});

/** Every other address and name of this machine is as it is for anyone; 127.0.0.1 is taken for a public server's. */
const ONE_PUBLIC: Network = {
  resolve: async (name) => (name === 'news.example' ? ['127.0.0.1'] : ['127.0.0.2']),
  isPublic: (address) => address === '127.0.0.1' || isPublic(address),
};

describe('a redirect from a public address', () => {
  it('is followed to another one', async () => {
    const server = await redirecting({ '/': 'http://news.example:PORT/new.xml' });
    expect(await fetchedFrom(server)).toEqual({
      url: `http://news.example:${server.port}/new.xml`,
      text: '/new.xml',
    });
  });

  it.each([
    { location: 'http://127.0.0.2:PORT/', found: '127.0.0.2' },
    { location: '//127.0.0.2:PORT/', found: '127.0.0.2' },
    { location: 'http://2130706434:PORT/', found: '127.0.0.2' },
    { location: 'http://0x7f.2:PORT/', found: '127.0.0.2' },
    { location: 'http://0177.0.0.2:PORT/', found: '127.0.0.2' },
    { location: 'http://127.2.:PORT/', found: '127.0.0.2' },
    { location: 'http://１２７。０。０。２:PORT/', found: '127.0.0.2' },
    { location: 'http://[::1]:PORT/', found: '::1' },
    { location: 'http://[::ffff:127.0.0.2]:PORT/', found: '::ffff:7f00:2' },
    { location: 'http://intranet.example:PORT/', found: '127.0.0.2 (intranet.example)' },
    { location: 'https://localhost.:PORT/', found: '127.0.0.2 (localhost.)' },
  ])('is refused to $location', async ({ location, found }) => {
    const server = await redirecting({ '/': location });
    await expect(fetchedFrom(server)).rejects.toThrow(
      `expected a public address, found ${found}; add --allow-private to fetch it, if you trust what is there`,
    );
    expect(server.connections()).toBe(1);
    await server.idle();
  });

  it('is refused on the last of five', async () => {
    const server = await redirecting({ ...chain(4), '/4': 'http://[::1]:PORT/' });
    const url = `http://127.0.0.1:${server.port}/0`;
    await expect(fetchDocument(url, { allowPrivate: false }, ONE_PUBLIC)).rejects.toThrow('found ::1;');
  });
});

async function fetchedFrom({ port }: Served) {
  const url = `http://127.0.0.1:${port}/`;
  return told(await fetchDocument(url, { allowPrivate: false }, ONE_PUBLIC));
}

async function fetched(url: string) {
  return told(await fetchDocument(url, { allowPrivate: true }));
}

function told({ url, bytes }: { readonly url: string; readonly bytes: Uint8Array }) {
  return { url, text: new TextDecoder().decode(bytes) };
}

async function refusal(url: string): Promise<string> {
  return fetched(url).then(
    () => 'nothing was refused',
    (error: Error) => error.message,
  );
}

/** As many redirects one after the other, from `/0` on. */
function chain(length: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length }, (_, i) => [`/${i}`, `/${i + 1}`]));
}

/** Redirects some paths, with `HOST` and `PORT` for its own; every other is answered with what was asked for. */
function redirecting(locations: Readonly<Record<string, string>>, status = 302): Promise<Served> {
  return speak((socket, request) => {
    const path = /^GET (\S+)/.exec(request)?.[1] ?? '';
    const port = String(socket.localPort);
    const location = locations[path]?.replace('HOST', `127.0.0.1:${port}`).replace('PORT', port);
    const lines =
      location === undefined
        ? ['HTTP/1.1 200 OK', '', path]
        : [`HTTP/1.1 ${status} Moved`, `Location: ${location}`, '', ''];
    socket.end(lines.join('\r\n'));
  });
}
