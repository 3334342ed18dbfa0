import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { rangeOf } from '../../../src/http/server/byteRange.ts';
import type { Resource } from '../../../src/http/server/resource.ts';
import { ask, dial, feed, MODIFIED, MODIFIED_HTTP, NOW, page, serve } from './material.ts';

const VALIDATORS = { etag: '"a1b2c3"', modified: MODIFIED };
const DIGITS = '0123456789';
const ETAG = '"a1b2c3"';

describe('a range of bytes', () => {
  it.each([
    ['bytes=0-1', 0, 1],
    ['bytes=0-0', 0, 0],
    ['bytes=4-', 4, 9],
    ['bytes=0-', 0, 9],
    ['bytes=9-9', 9, 9],
    ['bytes=5-99', 5, 9],
    ['bytes=-3', 7, 9],
    ['bytes=-99', 0, 9],
    ['BYTES= 2-3 ', 2, 3],
    ['bytes=2-99999999999999999999999999999999', 2, 9],
  ])('%s of ten begins at %d and ends at %d', (range, first, last) => {
    expect(rangeOf({ range }, VALIDATORS, 10, NOW)).toEqual({ first, last });
  });

  it.each(['bytes=10-', 'bytes=10-20', 'bytes=-0', 'bytes=99999999999999999999999-'])(
    '%s of ten does not exist',
    (range) => {
      expect(rangeOf({ range }, VALIDATORS, 10, NOW)).toBe('unsatisfiable');
    },
  );

  it('does not exist in nothing', () => {
    for (const range of ['bytes=0-', 'bytes=-5'])
      expect(rangeOf({ range }, VALIDATORS, 0, NOW)).toBe('unsatisfiable');
  });

  it.each([
    '',
    'bytes',
    'bytes=',
    'bytes=-',
    'bytes=3-2',
    'bytes=a-b',
    'items=0-1',
    'bytes=0-1,3-4',
    'bytes=0-1,',
    'bytes=0x1-2',
    'bytes 0-1',
  ])('%j is none, and the whole is sent', (range) => {
    expect(rangeOf({ range }, VALIDATORS, 10, NOW)).toBeUndefined();
  });

  it('is asked for by nobody who says nothing', () => {
    expect(rangeOf({}, VALIDATORS, 10, NOW)).toBeUndefined();
  });

  it.each([
    [ETAG, true],
    [` ${ETAG} `, true],
    ['W/"a1b2c3"', false],
    ['"other"', false],
    [MODIFIED_HTTP, true],
    ['Wed, 31 Dec 2025 23:00:01 GMT', false],
    ['Wed, 31 Dec 2025 22:59:59 GMT', false],
    ['yesterday', false],
  ])('is of the same bytes by If-Range: %s, which is %s', (ifRange, isSame) => {
    const range = rangeOf({ range: 'bytes=0-1', 'if-range': ifRange }, VALIDATORS, 10, NOW);
    expect(range !== undefined).toBe(isSame);
  });

  it('is not told by a time within which the file may have changed again', () => {
    const modified = Date.parse('2026-01-01T12:00:00Z');
    const headers = { range: 'bytes=0-1', 'if-range': 'Thu, 01 Jan 2026 12:00:00 GMT' };
    expect(rangeOf(headers, { ...VALIDATORS, modified }, 10, NOW)).toBeUndefined();
  });
});

/** What a recording of the author's is served as, of which no more than a part is ever in memory. */
function recording(bytes: Buffer, more: Partial<Resource> = {}) {
  const read = vi.fn((from: number, length: number): Uint8Array | undefined =>
    bytes.subarray(from, from + length),
  );
  const whole = vi.fn(() => bytes);
  const resource = page('', {
    type: 'audio/mpeg',
    read: whole,
    parts: { length: bytes.length, read },
    ...more,
  });
  return { resource, read, whole };
}

const LONG = Buffer.from(Array.from({ length: 1_000_000 }, (_, index) => index % 251));

describe('a part of what is served', () => {
  it('is sent with its place', async () => {
    const site = await serve({ 'rss.xml': feed(DIGITS) });
    const { status, fields, text } = await ask(site, '/rss.xml', { fields: { range: 'bytes=2-4' } });
    expect({ status, text }).toEqual({ status: 206, text: '234' });
    expect(fields).toMatchObject({
      'content-range': 'bytes 2-4/10',
      'content-length': '3',
      'content-type': 'application/xml; charset=utf-8',
      'accept-ranges': 'bytes',
      etag: ETAG,
      'last-modified': MODIFIED_HTTP,
      'cache-control': 'public, max-age=900',
      'access-control-allow-origin': '*',
    });
  });

  it('that does not exist is refused, with the length that there is', async () => {
    const site = await serve({ 'rss.xml': feed(DIGITS) });
    const { status, fields } = await ask(site, '/rss.xml', { fields: { range: 'bytes=10-' } });
    expect([status, fields['content-range']]).toEqual([416, 'bytes */10']);
    expect(fields['access-control-allow-origin']).toBe('*');
  });

  it('is the whole where several are asked for, or where it has changed', async () => {
    const site = await serve({ 'rss.xml': feed(DIGITS) });
    for (const fields of [{ range: 'bytes=0-1,4-5' }, { range: 'bytes=0-1', 'if-range': '"old"' }]) {
      const answer = await ask(site, '/rss.xml', { fields });
      expect([answer.status, answer.text]).toEqual([200, DIGITS]);
      expect(answer.fields['content-range']).toBeUndefined();
    }
  });

  it('is nothing that HEAD knows of', async () => {
    const site = await serve({ 'rss.xml': feed(DIGITS) });
    const { status, fields } = await ask(site, '/rss.xml', {
      method: 'HEAD',
      fields: { range: 'bytes=0-1' },
    });
    expect([status, fields['content-length'], fields['accept-ranges']]).toEqual([200, '10', 'bytes']);
  });

  it('is not sent where nothing has changed, nor where a condition fails', async () => {
    const site = await serve({ 'rss.xml': feed(DIGITS) });
    const statusOf = async (fields: Record<string, string>) =>
      (await ask(site, '/rss.xml', { fields: { range: 'bytes=0-1', ...fields } })).status;
    expect(await statusOf({ 'if-none-match': ETAG })).toBe(304);
    expect(await statusOf({ 'if-match': '"old"' })).toBe(412);
    expect(await statusOf({ 'if-match': ETAG })).toBe(206);
  });

  it('is not of a page that says that there is nothing', async () => {
    const site = await serve({}, { notFound: () => page(DIGITS, { status: 404 }) });
    const { status, fields, text } = await ask(site, '/none', { fields: { range: 'bytes=0-1' } });
    expect([status, text, fields['accept-ranges']]).toEqual([404, DIGITS, undefined]);
  });

  it('is of the coding that is sent, if there is one', async () => {
    const site = await serve({ 'a.html': page('<p>The tide came in.</p>\n'.repeat(100)) });
    const accepted = { 'accept-encoding': 'gzip' };
    const whole = await ask(site, '/a.html', { fields: accepted });
    const part = await ask(site, '/a.html', { fields: { ...accepted, range: 'bytes=1-3' } });
    expect(part.status).toBe(206);
    expect(part.bytes).toEqual(whole.bytes.subarray(1, 4));
    expect(part.fields.etag).toBe('"a1b2c3-gzip"');
  });
});

describe('a recording', () => {
  it('is sent part by part, and is never read as a whole', async () => {
    const { resource, read, whole } = recording(LONG);
    const site = await serve({ 'a.mp3': resource });
    const { status, fields, bytes } = await ask(site, '/a.mp3');
    expect([status, fields['content-length']]).toEqual([200, '1000000']);
    expect(bytes.equals(LONG)).toBe(true);
    expect(Math.max(...read.mock.calls.map(([, length]) => length))).toBeLessThan(300_000);
    expect(read.mock.calls.length).toBeGreaterThan(3);
    expect(whole).not.toHaveBeenCalled();
  });

  it('is read only where it is asked for', async () => {
    const { resource, read } = recording(LONG);
    const site = await serve({ 'a.mp3': resource });
    const { status, bytes } = await ask(site, '/a.mp3', { fields: { range: 'bytes=700000-700009' } });
    expect(status).toBe(206);
    expect(bytes.equals(LONG.subarray(700_000, 700_010))).toBe(true);
    expect(read.mock.calls).toEqual([[700_000, 10]]);
  });

  it.each(['bytes=0-', 'bytes=-600000', 'bytes=300000-899999'])('has all bytes of %s', async (range) => {
    const site = await serve({ 'a.mp3': recording(LONG).resource });
    const { status, bytes } = await ask(site, '/a.mp3', { fields: { range } });
    const { first, last } = rangeOf({ range }, VALIDATORS, LONG.length, NOW) as {
      first: number;
      last: number;
    };
    expect(status).toBe(206);
    expect(bytes.equals(LONG.subarray(first, last + 1))).toBe(true);
  });

  it('is described without being read', async () => {
    const { resource, read, whole } = recording(LONG);
    const site = await serve({ 'a.mp3': resource });
    const { fields } = await ask(site, '/a.mp3', { method: 'HEAD' });
    expect(fields['content-length']).toBe('1000000');
    expect(read).not.toHaveBeenCalled();
    expect(whole).not.toHaveBeenCalled();
  });

  it('that is gone is not found, and one that has changed can be asked for again', async () => {
    const gone = recording(LONG, {
      parts: {
        length: 5,
        read: () => {
          throw new Error('ENOENT');
        },
      },
    });
    const changed = recording(LONG, { parts: { length: 5, read: () => undefined } });
    const site = await serve({ 'gone.mp3': gone.resource, 'changed.mp3': changed.resource });
    expect((await ask(site, '/gone.mp3')).status).toBe(404);
    expect((await ask(site, '/changed.mp3', { fields: { range: 'bytes=0-1' } })).status).toBe(503);
  });

  it('that changes on its way is broken off, and not ended as if it were whole', async () => {
    const { resource, read } = recording(LONG);
    read.mockImplementation((from, length) =>
      from < 600_000 ? LONG.subarray(from, from + length) : undefined,
    );
    const site = await serve({ 'a.mp3': resource });
    await expect(ask(site, '/a.mp3')).rejects.toThrow('aborted');
    expect((await ask(site, '/a.mp3', { fields: { range: 'bytes=0-9' } })).status).toBe(206);
  });

  it('is not read on for a client that has left, or that does not read', async () => {
    const huge = Buffer.alloc(50_000_000);
    const { resource, read } = recording(huge);
    const site = await serve({ 'a.mp3': resource });
    const socket = await dial(site);
    socket.pause();
    socket.write('GET /a.mp3 HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await vi.waitFor(() => expect(read).toHaveBeenCalled());
    await new Promise((resolve) => setTimeout(resolve, 200));
    const calls = read.mock.calls.length;
    expect(calls).toBeLessThan(100);
    socket.destroy();
    await once(socket, 'close');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(read.mock.calls.length).toBeLessThan(calls + 3);
  });
});
