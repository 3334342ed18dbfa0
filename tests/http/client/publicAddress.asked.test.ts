import type { RequestOptions } from 'node:https';
import { getDefaultAutoSelectFamily, setDefaultAutoSelectFamily } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchDocument } from '../../../src/http/client/fetchDocument.ts';
import { isPublic } from '../../../src/http/client/publicAddress.ts';
import type { Network } from '../../../src/http/client/request.ts';
import { type Served, serve, serveSecurely } from './servers.ts';

/** What a test has the machine trust. */
const trust = vi.hoisted(() => ({ ours: true }));

vi.mock('node:https', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:https')>();
  const { CERTIFICATE } = await import('./certificate.ts');
  const request = (url: URL, options: RequestOptions, done: () => void) =>
    real.request(url, trust.ours ? { ...options, ca: CERTIFICATE } : options, done);
  return { ...real, request };
});

const mend = 'add --allow-private to fetch it, if you trust what is there';

describe('an address that is not public', () => {
  it.each([
    'http://127.0.0.1:PORT/',
    'http://127.0.0.1.:PORT/',
    'http://127.1:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f.1:PORT/',
    'http://0x7f000001:PORT/',
    'http://0177.0.0.01:PORT/',
    'http://%31%32%37.0.0.1:PORT/',
    'http://１２７.０.０.１:PORT/',
    'http:\\\\127.0.0.1:PORT\\',
    ' HTTP://127.0.0.1:PORT/ ',
  ])('is not asked, however it is written: %s', async (written) => {
    const server = await answering();
    await expect(fetchDocument(at(written, server), { allowPrivate: false })).rejects.toThrow(
      `expected a public address, found 127.0.0.1; ${mend}`,
    );
    expect(server.connections()).toBe(0);
  });

  it.each([
    { written: 'http://[::1]:PORT/', found: '::1' },
    { written: 'http://[0:0:0:0:0:0:0:1]:PORT/', found: '::1' },
    { written: 'http://[::ffff:127.0.0.1]:PORT/', found: '::ffff:7f00:1' },
    { written: 'http://[::ffff:7f00:1]:PORT/', found: '::ffff:7f00:1' },
    { written: 'http://[::127.0.0.1]:PORT/', found: '::7f00:1' },
    { written: 'http://[::]:PORT/', found: '::' },
    { written: 'http://0:PORT/', found: '0.0.0.0' },
  ])('is not asked when it is IPv6, or no address in particular: $written', async ({ written, found }) => {
    const server = await answering();
    await expect(fetchDocument(at(written, server), { allowPrivate: false })).rejects.toThrow(
      `expected a public address, found ${found}; ${mend}`,
    );
    expect(server.connections()).toBe(0);
  });

  it('is not asked when a name leads to it', async () => {
    const server = await answering();
    await expect(
      fetchDocument(at('http://localhost:PORT/', server), { allowPrivate: false }),
    ).rejects.toThrow(
      /^expected a public address, found (?:127\.0\.0\.1|::1) \(localhost\); add --allow-private/,
    );
    expect(server.connections()).toBe(0);
  });

  it('is asked where that is allowed', async () => {
    const server = await answering();
    expect(await hostTold(fetchDocument(`${server.url}/`, { allowPrivate: true }))).toBe(
      `127.0.0.1:${server.port}`,
    );
  });
});

describe.each([{ several: true }, { several: false }])(
  'a name, where Node tries several of its addresses: $several',
  ({ several }) => {
    const usual = getDefaultAutoSelectFamily();
    beforeEach(() => setDefaultAutoSelectFamily(several));
    afterEach(() => setDefaultAutoSelectFamily(usual));

    it('is asked by its name, at its address', async () => {
      const server = await answering();
      const network = leadingTo(['127.0.0.1'], '127.0.0.1');
      const url = at('http://news.example:PORT/', server);
      expect(await hostTold(fetchDocument(url, { allowPrivate: false }, network))).toBe(
        `news.example:${server.port}`,
      );
      expect(network.resolve.mock.calls).toEqual([['news.example']]);
    });

    it('is not asked when one of its addresses is not public, first or last', async () => {
      const server = await answering();
      for (const addresses of [
        ['::1', '127.0.0.1'],
        ['127.0.0.1', '::1'],
      ]) {
        await expect(
          fetchDocument(
            at('http://news.example:PORT/', server),
            { allowPrivate: false },
            leadingTo(addresses, '::1'),
          ),
        ).rejects.toThrow(`expected a public address, found 127.0.0.1 (news.example); ${mend}`);
      }
      expect(server.connections()).toBe(0);
    });

    // DNS rebinding: the second answer is the one that an attacker wants to be connected to.
    it('is asked at the address that was checked, whatever its resolver says next', async () => {
      const server = await answering();
      const network = leadingTo(['::1'], '::1');
      network.resolve.mockResolvedValueOnce(['::1']).mockResolvedValue(['127.0.0.1']);
      await expect(
        fetchDocument(at('http://news.example:PORT/', server), { allowPrivate: false }, network),
      ).rejects.toThrow('expected an answer from news.example');
      expect(server.connections()).toBe(0);
      expect(network.resolve).toHaveBeenCalledTimes(1);
    });

    it('is checked anew after a redirect to itself', async () => {
      const server = await serve(
        (_request, response) => void response.writeHead(302, { location: '/' }).end(),
      );
      const network = leadingTo(['127.0.0.1'], '127.0.0.1');
      network.resolve.mockResolvedValueOnce(['127.0.0.1']).mockResolvedValue(['127.0.0.2']);
      await expect(
        fetchDocument(at('http://news.example:PORT/', server), { allowPrivate: false }, network),
      ).rejects.toThrow('found 127.0.0.2 (news.example);');
      expect(server.connections()).toBe(1);
    });

    it('is refused when it has no address and nobody says so', async () => {
      await expect(
        fetchDocument('http://news.example/', { allowPrivate: false }, leadingTo([], '127.0.0.1')),
      ).rejects.toThrow(
        'expected a host that has an address, found news.example (no address); check its spelling',
      );
    });
  },
);

describe('a secure connection', () => {
  const network = leadingTo(['127.0.0.1'], '127.0.0.1');
  afterEach(() => {
    trust.ours = true;
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  it('is made to the address that was checked, for the name that was asked for', async () => {
    const server = await serveSecurely(({ headers }, response) => void response.end(headers.host));
    const url = at('https://news.example:PORT/', server);
    expect(await hostTold(fetchDocument(url, { allowPrivate: false }, network))).toBe(
      `news.example:${server.port}`,
    );
  });

  it('is not made to a server whose certificate is for another name', async () => {
    const server = await serveSecurely((_request, response) => void response.end());
    await expect(
      fetchDocument(at('https://other.example:PORT/', server), { allowPrivate: false }, network),
    ).rejects.toThrow("does not match certificate's altnames");
    await server.idle();
  });

  it('is not made to a server that nobody vouches for, even if the environment says not to look', async () => {
    trust.ours = false;
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    // Node warns of the variable.
    vi.spyOn(process, 'emitWarning').mockReturnValue();
    const server = await serveSecurely((_request, response) => void response.end());
    await expect(
      fetchDocument(at('https://news.example:PORT/', server), { allowPrivate: false }, network),
    ).rejects.toThrow('self-signed certificate');
    await server.idle();
  });

  it('is given up for a plain one where a redirect leads there, which is checked as any', async () => {
    const plain = await answering();
    const server = await serveSecurely(({ url }, response) => {
      const host = url === '/' ? 'news.example' : '127.0.0.2';
      response.writeHead(302, { location: `http://${host}:${plain.port}/` }).end();
    });
    const ask = (path: string) =>
      fetchDocument(at(`https://news.example:PORT${path}`, server), { allowPrivate: false }, network);
    expect((await ask('/')).url).toBe(`http://news.example:${plain.port}/`);
    await expect(ask('/inside')).rejects.toThrow('expected a public address, found 127.0.0.2;');
  });
});

/** Every name leads to the same addresses, and one address of this machine is taken for a public one. */
function leadingTo(addresses: readonly string[], publicOne: string) {
  const resolve = vi.fn<Network['resolve']>().mockResolvedValue(addresses);
  return { resolve, isPublic: (address: string) => address === publicOne || isPublic(address) };
}

/** Answers with the host that it was asked for. */
const answering = () => serve(({ headers }, response) => void response.end(headers.host));

const at = (address: string, { port }: Served) => address.replace('PORT', String(port));

async function hostTold(fetching: ReturnType<typeof fetchDocument>): Promise<string> {
  return new TextDecoder().decode((await fetching).bytes);
}
