import { describe, expect, it } from 'vitest';
import { askAddress } from '../../../src/http/client/askAddress.ts';
import { freePort } from '../../support/freePort.ts';
import { type Served, serve } from './servers.ts';

const HERE = { allowPrivate: true } as const;

describe('an address that is asked', () => {
  it('is told with HEAD, and what its host says of it is given', async () => {
    const asked: unknown[] = [];
    const server = await serve(({ method, headers }, answer) => {
      asked.push([method, headers['accept-encoding'], headers.range]);
      answer.writeHead(200, { 'content-type': 'audio/mpeg', 'content-length': '1234' }).end();
    });
    expect(await askAddress(`${server.url}/a.mp3#t=1`, { ...HERE, method: 'HEAD' })).toEqual({
      status: 200,
      addresses: [`${server.url}/a.mp3`],
      contentType: 'audio/mpeg',
      contentLength: '1234',
      contentRange: undefined,
    });
    expect(asked).toEqual([['HEAD', 'identity', undefined]]);
    await server.idle();
  });

  it('is asked for a part, of which nothing is read, even if it has no end', async () => {
    const server = await serve(({ headers }, answer) => {
      answer.writeHead(206, { 'content-range': `${headers.range?.replace('=', ' ')}/9` });
      const more = () => {
        if (answer.destroyed) return;
        answer.write('x'.repeat(100_000));
        setTimeout(more, 1);
      };
      more();
    });
    const { status, contentRange } = await askAddress(server.url, {
      ...HERE,
      method: 'GET',
      range: 'bytes=0-1',
    });
    expect([status, contentRange]).toEqual([206, 'bytes 0-1/9']);
    await server.idle();
  });

  const chain = (length: number): Promise<Served> =>
    serve(({ url = '' }, answer) => {
      const at = Number(url.slice(1));
      if (at < length) answer.writeHead(302, { location: `/${at + 1}` }).end();
      else answer.writeHead(200).end();
    });

  it('is followed, each redirect counted', async () => {
    const { url } = await chain(10);
    const { addresses } = await askAddress(`${url}/0`, { ...HERE, method: 'HEAD' });
    expect(addresses).toEqual(Array.from({ length: 11 }, (_, at) => `${url}/${at}`));
  });

  it('is not followed for ever', async () => {
    const { url } = await chain(11);
    await expect(askAddress(`${url}/0`, { ...HERE, method: 'HEAD' })).rejects.toThrow(
      `expected 10 redirects at most, found one more, from ${url}/10`,
    );
  });

  it('is not asked if it is of this machine, unless that is allowed', async () => {
    const server = await serve((_, answer) => answer.end());
    await expect(askAddress(server.url, { method: 'HEAD', allowPrivate: false })).rejects.toThrow(
      'a public address',
    );
    expect(server.connections()).toBe(0);
  });

  it('has an error where nobody answers, or not in time', async () => {
    await expect(
      askAddress(`http://127.0.0.1:${await freePort()}/`, { ...HERE, method: 'HEAD' }),
    ).rejects.toThrow('expected an answer from');
    const silent = await serve(() => {});
    await expect(askAddress(silent.url, { ...HERE, method: 'HEAD', timeoutInMs: 50 })).rejects.toThrow(
      'expected an answer in 0.05 s, found none',
    );
  });
});
