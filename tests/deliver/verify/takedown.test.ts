import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Takedown } from '../../../src/deliver/plan/takedownProof.ts';
import { proveTakedown } from '../../../src/deliver/verify/takedown.ts';
import { openSender } from '../../../src/http/client/send.ts';
import { clockAt, deliveryOf, type Site } from '../publishers.ts';

type Answer =
  | readonly [status: number, text: string, location?: string | undefined, coding?: string]
  | 'break';

const NOTICE = '2015/01/01/road/index.html';
const takedown = (paths: readonly string[], notices: readonly string[] = []): Takedown => ({
  ids: [],
  goneIds: ['whale'],
  paths,
  notices,
});

/** Proves a takedown at a server that answers so, with what is here. */
async function prove(
  asked: Takedown,
  answer: (path: string, count: number, headers: IncomingHttpHeaders) => Answer,
  site: Site = {},
) {
  const counts = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = (request.url ?? '').slice(1);
    counts.set(path, (counts.get(path) ?? 0) + 1);
    const said = answer(path, counts.get(path) as number, request.headers);
    if (said === 'break') return request.socket.destroy();
    const [status, text, location, coding] = said;
    return response
      .writeHead(status, {
        ...(location === undefined ? {} : { location }),
        ...(coding === undefined ? {} : { 'content-encoding': coding }),
      })
      .end(coding === 'gzip' ? gzipSync(text) : text);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sender = openSender();
  onTestFinished(() => {
    sender.close();
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const clock = clockAt();
  const { inventory } = deliveryOf(site, {});
  const textOf = (path: string) => site[path] ?? '';
  const faults = await proveTakedown(asked, { inventory, url }, { sender, clock, textOf });
  return { faults: faults.map(({ message }) => message.replaceAll(url, '/')), counts, waited: clock.at };
}

describe('the proof of a takedown', () => {
  it('is there at once where all is gone', async () => {
    const { faults, counts, waited } = await prove(takedown(['media/a-1.png']), () => [410, '']);
    expect({ faults, waited, asked: [...counts] }).toEqual({
      faults: [],
      waited: 0,
      asked: [['media/a-1.png', 2]],
    });
  });

  it('is waited for, for some seconds', async () => {
    const late = await prove(takedown(['media/a-1.png']), (_, count) => [count < 3 ? 200 : 404, '']);
    expect(late).toMatchObject({ faults: [], waited: 600 });
    const { faults, counts, waited } = await prove(takedown(['media/a-1.png', 'media/b-2.png']), (path) => [
      path.includes('a-1') ? 200 : 404,
      '',
    ]);
    expect(faults).toEqual(['expected 404 or 410 at /media/a-1.png, found 200']);
    expect([counts.get('media/a-1.png'), counts.get('media/b-2.png'), waited]).toEqual([7, 2, 12_600]);
  });

  it('follows those who send people on', async () => {
    const moved = await prove(takedown(['media/a-1.png']), (path) =>
      path === 'gone' ? [404, ''] : [301, '', '/gone'],
    );
    expect(moved.faults).toEqual([]);
    const circle = await prove(takedown(['media/a-1.png']), () => [302, '', '/media/a-1.png']);
    expect(circle.faults).toEqual(['expected 404 or 410 at /media/a-1.png, found 302']);
  });

  it('is not that nobody answers', async () => {
    const { faults } = await prove(takedown(['media/a-1.png']), () => 'break');
    expect(faults[0]).toMatch(/^expected an answer from .* \(\/media\/a-1\.png\)$/);
  });

  it('is the notice as it is here, and that no feed has the article', async () => {
    const site = { [NOTICE]: 'withdrawn', 'rss.xml': 'news' };
    const good = await prove(
      takedown([], [NOTICE]),
      (path) => [200, path === 'rss.xml' ? 'news' : 'withdrawn'],
      site,
    );
    expect(good.faults).toEqual([]);
    const bad = await prove(takedown([], [NOTICE]), () => [200, '<id>whale</id>'], site);
    expect(bad.faults).toEqual([
      'expected the notice at /2015/01/01/road/, as it is here, found something else',
      'expected the notice at /2015/01/01/road/index.html, as it is here, found something else',
      'expected nothing of whale at /rss.xml, found it',
    ]);
  });

  it('looks into what is packed', async () => {
    const site = { [NOTICE]: 'withdrawn', 'rss.xml': 'news' };
    const good = await prove(
      takedown([], [NOTICE]),
      (path) => [200, path === 'rss.xml' ? 'news' : 'withdrawn', undefined, 'gzip'],
      site,
    );
    expect(good.faults).toEqual([]);
    const bad = await prove(takedown([]), () => [200, '<id>whale</id>', undefined, 'gzip'], site);
    expect(bad.faults).toContain('expected nothing of whale at /rss.xml, found it');
    const strange = await prove(takedown([]), () => [200, 'news', undefined, 'zstd'], site);
    expect(strange.faults).toContain(
      'expected what can be unpacked with gzip, found Content-Encoding "zstd" (/rss.xml)',
    );
  });

  it.each(['gzip', 'identity'])('asks those who keep a copy for %s alone', async (coding) => {
    const { faults } = await prove(takedown(['media/a-1.svg']), (_, _count, headers) => [
      headers['accept-encoding'] === coding ? 200 : 404,
      '',
    ]);
    expect(faults).toEqual(['expected 404 or 410 at /media/a-1.svg, found 200']);
  });

  it('names ten addresses at most, and says how many there are', async () => {
    const paths = Array.from({ length: 12 }, (_, index) => `media/a-${index}.png`);
    const { faults } = await prove(takedown(paths), () => [200, '']);
    expect(faults).toHaveLength(10);
    expect(faults[9]).toContain(', and so at 2 more');
  });
});
