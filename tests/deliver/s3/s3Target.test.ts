import { describe, expect, it } from 'vitest';
import { speakLines } from '../../http/client/servers.ts';
import { fileOf } from './asking.ts';
import { CREDENTIALS, fakeStorage, type Manner } from './fakeStorage.ts';
import { put, targetAt, textAt } from './material.ts';

/** No test waits; what was waited for is told. */
function hurry() {
  const waits: number[] = [];
  return { waits, clock: { random: () => 0.5, pause: async (ms: number) => void waits.push(ms) } };
}

describe('files in a storage', () => {
  it('are where the publisher said, under signed names', async () => {
    const storage = await fakeStorage();
    const target = targetAt(storage, { prefix: 'my site' });
    await put(target, { "ä b+c's.html": 'text' });
    expect([...storage.files.keys()]).toEqual(['/news/my%20site/%C3%A4%20b%2Bc%27s.html']);
    expect(await textAt(target, "ä b+c's.html")).toBe('text');
    expect([target.name, target.place]).toEqual(['store', 's3://news/my site/']);
  });

  it('have the headers that storages keep, and no others', async () => {
    const storage = await fakeStorage();
    const file = fileOf('a.css', '', [
      ['Content-Type', 'text/css'],
      ['Link', '<x>; rel=hub'],
    ]);
    await targetAt(storage).write(
      [file],
      () => [],
      () => {},
    );
    expect(storage.files.get('/news/a.css')?.type).toBe('text/css');
  });

  it('are sent eight at once, and told one by one', async () => {
    const storage = await fakeStorage();
    const written: string[] = [];
    const files = Array.from({ length: 40 }, (_, index) => fileOf(`${index}.html`, 'x'));
    await targetAt(storage).write(
      files,
      () => [Buffer.from('x')],
      ({ path }) => written.push(path),
    );
    expect([storage.files.size, new Set(written).size]).toEqual([40, 40]);
    expect(storage.most()).toBeGreaterThan(2);
    expect(storage.most()).toBeLessThanOrEqual(8);
  });

  it('are sent again, after longer and longer waits, if the storage is busy or the connection breaks', async () => {
    const storage = await fakeStorage();
    storage.faults.push(
      [503, 'SlowDown'],
      'reset',
      [429, 'TooManyRequests', { 'retry-after': '3' }],
      [400, 'RequestTimeout'],
      'done, then reset',
    );
    const { waits, clock } = hurry();
    await put(targetAt(storage, {}, clock), { 'rss.xml': '<rss/>' });
    expect(storage.files.get('/news/rss.xml')?.text).toBe('<rss/>');
    expect(waits).toEqual([150, 300, 3400, 1200, 2400]);
  });

  it('are given up after six tries', async () => {
    const storage = await fakeStorage();
    storage.faults.push(...Array.from({ length: 20 }, () => [503, 'SlowDown'] as const));
    const { waits, clock } = hurry();
    const target = targetAt(storage, {}, clock);
    await expect(target.read('rss.xml')).rejects.toThrow(
      'expected s3://news/ to take GET rss.xml, found 503 SlowDown; try again later',
    );
    expect(waits).toHaveLength(5);
    storage.faults.splice(0, Number.POSITIVE_INFINITY, ...Array.from({ length: 6 }, () => 'reset' as const));
    await expect(target.read('rss.xml')).rejects.toThrow('expected an answer from 127.0.0.1');
  });

  it('are not sent on after one that cannot be', async () => {
    const storage = await fakeStorage();
    storage.faults.push([403, 'AccessDenied']);
    const files = Array.from({ length: 40 }, (_, index) => fileOf(`${index}.html`, 'x'));
    await expect(
      targetAt(storage).write(
        files,
        () => [Buffer.from('x')],
        () => {},
      ),
    ).rejects.toThrow('403 AccessDenied; let this key have s3:GetObject');
    expect(storage.asked.length).toBeLessThan(20);
  });

  it('are removed, and those that are not there as well', async () => {
    const storage = await fakeStorage();
    const target = targetAt(storage);
    await put(target, { a: '', b: '' });
    storage.faults.push(undefined, [404, 'NoSuchKey']);
    const removed: string[] = [];
    await target.remove(['a', 'c'], (path) => removed.push(path));
    expect([[...storage.files.keys()], removed.sort()]).toEqual([['/news/b'], ['a', 'c']]);
    storage.faults.push([404, 'NoSuchBucket']);
    await expect(target.remove(['b'], () => {})).rejects.toThrow('DELETE b, found 404 NoSuchBucket');
  });

  it('are read only from what names their versions, and from what is a storage', async () => {
    const nameless = await speakLines('HTTP/1.1 200 OK', 'Content-Length: 0', '', '');
    await expect(targetAt({ endpoint: nameless.url, credentials: CREDENTIALS }).read('a')).rejects.toThrow(
      'to name the version of a (ETag)',
    );
    const website = await speakLines('HTTP/1.1 404 Not Found', 'Content-Length: 4', '', '<p/>');
    await expect(targetAt({ endpoint: website.url, credentials: CREDENTIALS }).read('a')).rejects.toThrow(
      'found 404; check endpoint: what answers there is no storage',
    );
  });
});

const V1 = Buffer.from('v1');
const V2 = Buffer.from('v2');
const manifest = (bytes: Uint8Array) => fileOf('m.json', bytes);

describe('a write on a condition', () => {
  it.each(['heeds', 'heeds bare'] as Manner[])('counts in a storage that %s them', async (manner) => {
    const storage = await fakeStorage(manner);
    const target = targetAt(storage);
    expect(await target.writeIf(manifest(V1), V1, 'absent')).toBe('written');
    expect(await target.writeIf(manifest(V2), V2, 'absent')).toBe('refused');
    const { version = '' } = (await target.read('m.json')) ?? {};
    expect(await target.writeIf(manifest(V2), V2, { version })).toBe('written');
    expect(await target.writeIf(manifest(V1), V1, { version })).toBe('refused');
    // Once found out, the spelling is known.
    storage.asked.length = 0;
    const { version: second = '' } = (await target.read('m.json')) ?? {};
    expect(await target.writeIf(manifest(V1), V1, { version: second })).toBe('written');
    expect(storage.asked).toEqual(['GET /news/m.json', 'PUT /news/m.json']);
    expect([...storage.files.keys()]).toEqual(['/news/m.json']);
  });

  it('says so if the storage refuses its own version, however it is written', async () => {
    const storage = await fakeStorage('refuses all');
    const target = targetAt(storage);
    await target.writeIf(manifest(V1), V1, 'absent');
    const { version = '' } = (await target.read('m.json')) ?? {};
    await expect(target.writeIf(manifest(V2), V2, { version })).rejects.toThrow(
      'this storage cannot keep two publishers apart',
    );
    expect([...storage.files.keys()]).toEqual(['/news/m.json']);
  });

  it.each([
    ['refused', [412, 'PreconditionFailed']],
    ['refused', [304, '']],
    ['refused', [404, 'NoSuchKey']],
    ['unsure', [409, 'ConditionalRequestConflict']],
    ['unsure', [500, 'UnknownError']],
    ['unsure', [503, 'SlowDown']],
    ['unsure', 'reset'],
    ['unsure', 'done, then reset'],
  ] as const)('is %s after %s, and is not tried again', async (result, fault) => {
    const storage = await fakeStorage();
    storage.faults.push(fault);
    const condition = fault === 'done, then reset' ? 'absent' : { version: '"gone"' };
    expect(await targetAt(storage).writeIf(manifest(V1), V1, condition)).toBe(result);
    expect(storage.asked.filter((request) => request.startsWith('PUT'))).toHaveLength(1);
  });

  it('fails where nothing can be written at all', async () => {
    const storage = await fakeStorage();
    for (const [status, code] of [
      [403, 'AccessDenied'],
      [404, 'NoSuchBucket'],
      [501, 'NotImplemented'],
    ] as const) {
      storage.faults.push([status, code]);
      await expect(targetAt(storage).writeIf(manifest(V1), V1, 'absent')).rejects.toThrow(
        `found ${status} ${code}`,
      );
    }
    storage.faults.push([404, 'NoSuchKey']);
    await expect(targetAt(storage).writeIf(manifest(V1), V1, 'absent')).rejects.toThrow('404 NoSuchKey');
    const nowhere = targetAt({ endpoint: 'https://storage.invalid', credentials: CREDENTIALS });
    await expect(nowhere.writeIf(manifest(V1), V1, 'absent')).rejects.toThrow(
      'expected an answer from storage.invalid',
    );
  });
});

describe('a storage that is tried', () => {
  it.each([
    ['heeds', true],
    ['heeds bare', true],
    ['ignores', false],
    ['does not know', false],
    ['refuses all', false],
  ] as const)('is known, and left as it was: it %s conditions', async (manner, honours) => {
    const storage = await fakeStorage(manner);
    const target = targetAt(storage);
    expect(await target.honoursConditions()).toBe(honours);
    expect(storage.files.size).toBe(0);
    const { length } = storage.asked;
    expect(await target.honoursConditions()).toBe(honours);
    expect(storage.asked).toHaveLength(length);
    expect(length).toBeLessThanOrEqual(8);
  });

  it('is tried again after a failure, and each time under another name', async () => {
    const storage = await fakeStorage();
    storage.faults.push([403, 'AccessDenied'], [403, 'AccessDenied']);
    const target = targetAt(storage);
    await expect(target.honoursConditions()).rejects.toThrow('403 AccessDenied');
    expect(await target.honoursConditions()).toBe(true);
    const names = new Set(storage.asked.map((request) => request.split('-')[2]));
    expect(names.size).toBe(2);
  });
});

describe('credentials', () => {
  it('are in no error, whatever the storage repeats', async () => {
    const { accessKeyId, secretAccessKey, sessionToken } = CREDENTIALS;
    const body = `<Error><Code>AccessDenied</Code><Message>not ${accessKeyId} &lt;${secretAccessKey}&gt; ${sessionToken}\u0007</Message><StringToSign>${sessionToken}</StringToSign></Error>`;
    const lines = ['HTTP/1.1 403 Forbidden', `Content-Length: ${Buffer.byteLength(body)}`, '', body];
    const server = await speakLines(...lines);
    const error = await targetAt({ endpoint: server.url, credentials: CREDENTIALS })
      .read('a')
      .catch((cause: Error) => cause);
    const text = JSON.stringify([error, error instanceof Error && [error.message, error.stack, error.cause]]);
    expect(text).toContain('not … <…> …');
    for (const secret of Object.values(CREDENTIALS)) expect(text).not.toContain(secret);
  });
});
