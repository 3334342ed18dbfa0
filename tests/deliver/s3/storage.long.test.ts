import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../support/freePort.ts';
import { hasMoto, startMoto } from '../../support/moto.ts';
import { hasRadosgw, type Radosgw, startRadosgw } from '../../support/radosgw.ts';
import { askStorage, CLOCK, fileOf, makeBucket } from './asking.ts';
import { put, targetAt, textAt } from './material.ts';

const isHere = hasRadosgw || process.env['CI'] === 'true';
if (!isHere) console.warn('skipped: a storage of Ceph (apt-get install radosgw ceph-mon ceph-osd)');

const STORAGES = [
  ...(isHere ? [{ name: 'Ceph', start: startRadosgw }] : []),
  ...(hasMoto ? [{ name: 'moto', start: startMoto }] : []),
];

/** Names that some storage or proxy has been known to read otherwise. */
const NAMES = [
  ...[
    'a b',
    'a+b',
    'a%b',
    'a%20b',
    'a%2Fb',
    "it's (1)!*",
    'a&b=c?d#e',
    '~t',
    'a;b,c@d:e$f',
    'a"b<c>',
    'a\\b|c^`{}[]',
  ],
  ...[
    '.well-known/feed-menu.json',
    'ä/ü',
    'e\u0301',
    '\u00e9',
    '日本/記事.html',
    '😀',
    'काल',
    'a//b',
    `${'x'.repeat(250)}/y`,
  ],
];

describe.each(STORAGES)('a target in a storage of $name', ({ start }) => {
  let storage: Radosgw;
  beforeAll(async () => {
    storage = await start();
    await makeBucket(storage, 'news');
  }, 120_000);
  afterAll(() => storage?.stop());

  it('has what was written, with its type and its cache time, and not what was removed', async () => {
    const target = targetAt(storage, { prefix: 'site' });
    const headers = [
      ['content-type', 'application/xml; charset=utf-8'],
      ['cache-control', 'public, max-age=900'],
      ['link', '<x>; rel=hub'],
    ] as const;
    const files = [fileOf('rss.xml', '<rss/>', headers), fileOf('empty.css', '')];
    const written: string[] = [];
    await target.write(
      files,
      ({ path }) => (path === 'rss.xml' ? [Buffer.from('<rs'), Buffer.from('s/>')] : []),
      ({ path }) => written.push(path),
    );
    expect(written.sort()).toEqual(['empty.css', 'rss.xml']);
    expect([await textAt(target, 'rss.xml'), await textAt(target, 'empty.css')]).toEqual(['<rss/>', '']);
    const served = await askStorage(storage, 'HEAD', 'news/site/rss.xml');
    expect(['content-type', 'cache-control', 'link'].map((name) => served.headers.get(name))).toEqual([
      'application/xml; charset=utf-8',
      'public, max-age=900',
      null,
    ]);

    const removed: string[] = [];
    await target.remove(['rss.xml', 'never/there.xml'], (path) => removed.push(path));
    expect([removed.sort(), await textAt(target, 'rss.xml')]).toEqual([
      ['never/there.xml', 'rss.xml'],
      undefined,
    ]);
  });

  it('keeps every name as it is', async () => {
    const target = targetAt(storage, { prefix: "names of + all % sorts'/" });
    await put(target, Object.fromEntries(NAMES.map((name) => [name, `of ${name}`])));
    for (const name of NAMES) expect(await textAt(target, name)).toBe(`of ${name}`);
    await target.remove(NAMES, () => {});
    for (const name of NAMES) expect(await textAt(target, name)).toBeUndefined();
  });

  it('honours conditions, and leaves no trace of the probe', async () => {
    const target = targetAt(storage, { prefix: 'probe/' });
    expect(await target.honoursConditions()).toBe(true);
    const list = await askStorage(storage, 'GET', 'news?list-type=2&prefix=probe%2F');
    expect(await list.text()).not.toContain('<Key>');
  });

  it('writes on conditions: the first, the next, and nothing over what others wrote', async () => {
    const [one, other] = [targetAt(storage, { prefix: 'if/' }), targetAt(storage, { prefix: 'if/' })];
    const write = (target: typeof one, text: string, version?: string) =>
      target.writeIf(
        fileOf('manifest.json', text),
        Buffer.from(text),
        version === undefined ? 'absent' : { version },
      );
    expect(await write(one, 'v1')).toBe('written');
    expect(await write(other, 'v2')).toBe('refused');
    const first = await one.read('manifest.json');
    expect(Buffer.from(first?.bytes ?? []).toString()).toBe('v1');
    expect(await write(one, 'v2', first?.version)).toBe('written');
    expect(await write(other, 'v3', first?.version)).toBe('refused');
    expect(await textAt(other, 'manifest.json')).toBe('v2');
    await one.remove(['manifest.json'], () => {});
    expect(await write(other, 'v3', first?.version)).toBe('refused');
  });

  it('lets one of several writers win, and the others know by reading again', async () => {
    const targets = Array.from({ length: 4 }, () => targetAt(storage, { prefix: 'race/' }));
    const [first] = targets;
    for (let round = 0; round < 25; round += 1) {
      const version = (await first?.read('manifest.json'))?.version;
      const results = await Promise.all(
        targets.map((target, index) => {
          const text = `round ${round} of ${index}`;
          return target.writeIf(
            fileOf('manifest.json', text),
            Buffer.from(text),
            version === undefined ? 'absent' : { version },
          );
        }),
      );
      const text = first && (await textAt(first, 'manifest.json'));
      const winners = targets
        .map((_, index) => index)
        .filter((index) => text === `round ${round} of ${index}`);
      expect(winners).toHaveLength(1);
      // Ceph may have done what it tells to have failed.
      for (const [index, result] of results.entries()) {
        expect([winners.includes(index) ? 'written' : 'refused', 'unsure']).toContain(result);
      }
    }
  });
});

describe.skipIf(!isHere)('a target in a storage of Ceph, which checks what is signed', () => {
  let storage: Radosgw;
  beforeAll(async () => {
    storage = await startRadosgw();
    await makeBucket(storage, 'news');
  }, 120_000);
  afterAll(() => storage?.stop());

  it('streams a large file from the disk', async () => {
    const target = targetAt(storage, { prefix: 'large/' });
    const chunk = Buffer.alloc(1024 * 1024);
    // One chunk is used for all parts, as the disk does it.
    const parts = function* () {
      for (let index = 0; index < 300; index += 1) yield chunk.fill(index);
    };
    const hash = hashOfParts(parts());
    const before = process.memoryUsage.rss();
    let most = before;
    const watching = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, 20);
    await target.write(
      [{ path: 'a.mp3', hash, sizeInBytes: 300 * chunk.length, headers: [] }],
      parts,
      () => {},
    );
    clearInterval(watching);
    const { headers } = await askStorage(storage, 'HEAD', 'news/large/a.mp3');
    expect(headers.get('content-length')).toBe(String(300 * chunk.length));
    expect((most - before) / 2 ** 20).toBeLessThan(100);
  });

  it('has no file that was another one when it was sent', async () => {
    const target = targetAt(storage);
    const file = fileOf('changed.html', 'as it was');
    for (const now of ['as it is!', 'longer than it was', 'short']) {
      await expect(
        target.write(
          [file],
          () => [Buffer.from(now)],
          () => {},
        ),
      ).rejects.toThrow('expected changed.html as it was when the delivery began');
    }
    expect(await textAt(target, 'changed.html')).toBeUndefined();
  });

  it.each([
    [
      'a wrong secret',
      () => ({ ...storage, credentials: { ...storage.credentials, secretAccessKey: 'of-another' } }),
      {},
      '403 SignatureDoesNotMatch; check AWS_SECRET_ACCESS_KEY',
    ],
    [
      'an unknown key',
      () => ({ ...storage, credentials: { ...storage.credentials, accessKeyId: 'NOBODY' } }),
      {},
      '403 InvalidAccessKeyId; check AWS_ACCESS_KEY_ID',
    ],
    ['no such bucket', () => storage, { bucket: 'not-there' }, '404 NoSuchBucket; check bucket:'],
  ])('says what is wrong: %s', async (_, storageOf, settings, message) => {
    const target = targetAt(storageOf(), settings);
    await expect(target.read('rss.xml')).rejects.toThrow(message);
    await expect(put(target, { 'rss.xml': '' })).rejects.toThrow(message);
    await expect(target.honoursConditions()).rejects.toThrow(message);
  });

  it('says how far the clock is off', async () => {
    const target = targetAt(storage, {}, { now: () => CLOCK.now() - 3_600_000 });
    await expect(target.read('rss.xml')).rejects.toThrow(
      'RequestTimeTooSkewed; set the clock of this machine, which is 60 minutes behind',
    );
  });

  it('says that nobody answers, after some tries', async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    const target = targetAt({ ...storage, endpoint });
    await expect(target.read('rss.xml')).rejects.toThrow(
      /expected an answer from 127\.0\.0\.1:\d+, found connect ECONNREFUSED/,
    );
  });
});

function hashOfParts(parts: Iterable<Uint8Array>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
