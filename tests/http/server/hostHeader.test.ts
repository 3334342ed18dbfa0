import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { isLoopback, isOwnHost, parseHost } from '../../../src/http/server/hostHeader.ts';
import { ask, dial, heardOn, page, say, serve } from './material.ts';

describe('a host', () => {
  it.each([
    ['localhost', 'localhost'],
    ['LOCALHOST:4321', 'localhost'],
    ['127.0.0.1:80', '127.0.0.1'],
    ['[::1]', '[::1]'],
    ['[::1]:4321', '[::1]'],
    ['news.example.nz:', 'news.example.nz'],
    ['', ''],
    ['localhost, localhost', undefined],
    ['::1', undefined],
    ['[::1', undefined],
    ['[localhost]', undefined],
    ['localhost:4321:80', undefined],
    ['localhost:a', undefined],
    ['name@localhost', undefined],
    ['localhost/', undefined],
    ['local host', undefined],
    ['h\u00f4te', undefined],
  ])('is a name or an address, with or without a port: "%s"', (field, host) => {
    expect(parseHost(field)).toBe(host);
  });

  it.each(['localhost', 'news.localhost', '127.0.0.1', '[::1]', 'news.test', '[::2]'])(
    "is this machine's: %s",
    (host) => {
      expect(isOwnHost(host, host === '[::2]' ? '::2' : 'NEWS.test', true)).toBe(true);
    },
  );

  it.each([
    'evil.example',
    'localhost.evil.example',
    'evillocalhost',
    '127.0.0.1.evil.example',
    '127.0.0.2',
    '0.0.0.0',
    '[::]',
    '2130706433',
    '',
  ])("is a stranger's: %s", (host) => {
    expect(isOwnHost(host, '127.0.0.1', true)).toBe(false);
  });

  it.each(['192.168.1.2', '[fe80::1]', '127.0.0.1', 'localhost', 'desk.local'])(
    'is no site that points its name here, if the server is on the network: %s',
    (host) => {
      expect(isOwnHost(host, 'desk.local', false)).toBe(true);
    },
  );

  it.each(['evil.example', '192.168.1.2.evil.example', '3232235778', 'other.local', ''])(
    'may be a site that points its name here, if the server is on the network: %s',
    (host) => {
      expect(isOwnHost(host, 'desk.local', false)).toBe(false);
    },
  );
});

it.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.2', false],
  ['12.7.0.1', false],
])('only this machine can ask at %s: %s', (address, is) => {
  expect(isLoopback(address)).toBe(is);
});

describe('a server of this machine alone', () => {
  it.each(['localhost', 'localhost:80', 'NEWS.localhost:4321', '127.0.0.1', '[::1]:4321'])(
    'answers to its names: %s',
    async (host) => {
      const site = await serve({ '': page('Home') });
      expect((await ask(site, '/', { fields: { host } })).text).toBe('Home');
    },
  );

  it.each([
    'evil.example',
    'localhost.evil.example:80',
    '127.0.0.1.evil.example',
    '169.254.169.254',
    '[::2]',
  ])('does not answer to a name that a stranger gave its address: %s', async (host) => {
    const site = await serve({ '': page('Home') });
    for (const target of ['/', '/nothing', '/_dateline/events', '*']) {
      const method = target === '*' ? 'OPTIONS' : 'GET';
      expect((await ask(site, target, { method, fields: { host } })).status).toBe(421);
    }
    expect(site.asked).toEqual([]);
  });

  it('goes by the host of an absolute target, not by the field', async () => {
    const site = await serve({ '': page('Home') });
    const asked = (target: string, host: string) => ask(site, target, { fields: { host } });
    expect((await asked('http://evil.example/', 'localhost')).status).toBe(421);
    expect((await asked('http://localhost/', 'evil.example')).status).toBe(200);
  });

  it.each([
    ['two', 'Host: localhost\r\nHost: evil.example\r\n', 400],
    ['two that are the same', 'Host: localhost\r\nHost: localhost\r\n', 400],
    ['one that is none', 'Host: a b\r\n', 400],
    ['an empty one', 'Host:\r\n', 421],
    ['none', '', 400],
  ])('does not answer who says %s', async (_called, fields, status) => {
    const site = await serve({ '': page('Home') });
    const heard = await say(site, `GET / HTTP/1.1\r\n${fields}Connection: close\r\n\r\n`);
    expect(heard).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(heard).not.toContain('Home');
  });

  it('may be on the other address of this machine, and is then asked there', async () => {
    const site = await serve({ '': page('Home') }, { host: '127.0.0.2' });
    expect(site.url).toBe(`http://127.0.0.2:${site.port}/`);
    const answer = await fetch(site.url);
    expect(await answer.text()).toBe('Home');
  });

  it('may go by its name', async () => {
    const site = await serve({ '': page('Home') }, { host: 'localhost' });
    expect(site.url).toBe(`http://localhost:${site.port}/`);
    expect(await (await fetch(site.url)).text()).toBe('Home');
  });
});

describe('a server of all the world', () => {
  it('answers to its addresses, and to no name that it was not given', async () => {
    const site = await serve({ '': page('Home') }, { host: '0.0.0.0' });
    expect(site.url).toBe(`http://127.0.0.1:${site.port}/`);
    expect((await ask(site, '/', { fields: { host: '192.168.1.2:4321' } })).text).toBe('Home');
    expect((await ask(site, '/', { fields: { host: 'evil.example' } })).status).toBe(421);
    expect((await ask(site, '/', { fields: { host: 'two, hosts' } })).status).toBe(400);
  });

  it('is asked over IPv6 too, where there is any', async ({ skip }) => {
    const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
    skip(!addresses.some(({ address }) => address === '::1'));
    const site = await serve({ '': page('Home') }, { host: '::' });
    expect(site.url).toBe(`http://[::1]:${site.port}/`);
    expect(await (await fetch(site.url)).text()).toBe('Home');
    const socket = await dial(site);
    socket.write('GET / HTTP/1.0\r\n\r\n');
    expect(await heardOn(socket)).toMatch(/Home$/);
  });
});
