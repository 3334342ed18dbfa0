import { once } from 'node:events';
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ask, dial, heardOn, page, type Site, serve } from './material.ts';

const LISTEN = 'GET /_dateline/events HTTP/1.0\r\n\r\n';

/** Somebody who listens, and has heard that the server knows. */
async function listen(site: Site): Promise<Socket & { heard(): string }> {
  const socket = await dial(site);
  let heard = '';
  socket.setEncoding('utf8').on('data', (text) => {
    heard += text;
  });
  socket.write(LISTEN);
  while (!heard.includes('retry: ')) await once(socket, 'data');
  return Object.assign(socket, { heard: () => heard.slice(heard.indexOf('retry: ')) });
}

/** Waits until a listener has heard a text. */
async function hears(listener: Socket & { heard(): string }, text: string): Promise<void> {
  while (!listener.heard().includes(text)) await once(listener, 'data');
}

describe('an event', () => {
  it('comes to all who listen, one after the other', async () => {
    const site = await serve({});
    const listeners = await Promise.all([listen(site), listen(site)]);
    site.sendEvent('rebuilt');
    site.sendEvent('again');
    for (const listener of listeners) {
      await hears(listener, 'again\n\n');
      expect(listener.heard()).toBe('retry: 1000\n\ndata: rebuilt\n\ndata: again\n\n');
    }
  });

  it('has a text of one or of many lines, and never becomes another event', async () => {
    const site = await serve({});
    const listener = await listen(site);
    site.sendEvent('a\nevent: b\r\n\r\nid: c\rdata: ō');
    site.sendEvent('');
    await hears(listener, 'data: \n\n');
    expect(listener.heard()).toBe(
      'retry: 1000\n\ndata: a\ndata: event: b\ndata: \ndata: id: c\ndata: data: ō\n\ndata: \n\n',
    );
  });

  it('is told to nobody where nobody listens', async () => {
    const site = await serve({});
    site.sendEvent('rebuilt');
    const listener = await listen(site);
    site.sendEvent('again');
    await hears(listener, 'again');
    expect(listener.heard()).not.toContain('rebuilt');
  });
});

describe('who listens', () => {
  it('is told what they listen to, and that nobody may keep or share it', async () => {
    const site = await serve({ '_dateline/events': page('never') });
    const expected = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' };
    const described = await ask(site, '/_dateline/events', { method: 'HEAD' });
    expect(described.status).toBe(200);
    expect(described.fields).toMatchObject({ ...expected, 'x-content-type-options': 'nosniff' });
    expect(Object.keys(described.fields).filter((name) => name.startsWith('access-control'))).toEqual([]);
    const answer = await fetch(`${site.url}_dateline/events?at=1`);
    expect(Object.fromEntries(answer.headers)).toMatchObject(expected);
    await answer.body?.cancel();
    expect(site.asked).toEqual([]);
  });

  it('hears now and then that the server is there, and is not cut for what they do not say', async () => {
    const limits = { pingInMs: 600, silenceInMs: 300, idleInMs: 300, headerInMs: 300, requestInMs: 300 };
    const listener = await listen(await serve({}, { limits }));
    while (listener.heard().split(': still here\n\n').length < 4) {
      expect(listener.readableEnded).toBe(false);
      await Promise.race([once(listener, 'data'), once(listener, 'end')]);
    }
  });

  it('is told to come back where too many listen, until one of them leaves', async () => {
    const site = await serve({ '': page('Home') }, { limits: { listeners: 2 } });
    const [first] = await Promise.all([listen(site), listen(site)]);
    const refused = await ask(site, '/_dateline/events');
    expect(refused).toMatchObject({ status: 503, fields: { 'retry-after': '60' } });
    expect((await ask(site, '/')).text).toBe('Home');
    first.destroy();
    const statusNow = async () => {
      const socket = await dial(site);
      socket.write(LISTEN);
      const [heard] = await once(socket, 'data');
      return String(heard).slice(9, 12);
    };
    let status = '503';
    while (status === '503') status = await statusNow();
    expect(status).toBe('200');
  });

  it('is let go when they do not read, and the others are not', async () => {
    const site = await serve({});
    const [deaf, listener] = await Promise.all([listen(site), listen(site)]);
    const bytes = { deaf: 0, listener: 0 };
    for (const [name, socket] of Object.entries({ deaf, listener })) {
      socket.removeAllListeners('data').on('data', (text) => {
        bytes[name as 'deaf' | 'listener'] += text.length;
      });
    }
    deaf.pause();
    const event = 'x'.repeat(1_000_000);
    // Sooner or later the machine keeps no more for the one, and then the server does not either.
    for (let told = 1; told <= 40; told += 1) {
      site.sendEvent(event);
      while (bytes.listener < told * event.length) await once(listener, 'data');
    }
    await once(deaf.resume(), 'end');
    expect(bytes.deaf).toBeLessThan(bytes.listener);
    expect(listener.readableEnded).toBe(false);
  });

  it('is let go when the server closes', async () => {
    const site = await serve({});
    const socket = await dial(site);
    socket.write('GET /_dateline/events HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'readable');
    const heard = heardOn(socket);
    await site.close();
    // The chunk that says that no more will come.
    expect(await heard).toMatch(/retry: 1000\n\n\r\n0\r\n\r\n$/);
  });
});
