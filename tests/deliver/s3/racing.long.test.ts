import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOf } from '../../../src/deliver/s3/place.ts';
import { openS3Target } from '../../../src/deliver/s3/s3Target.ts';
import type { Target } from '../../../src/deliver/target.ts';
import { hasRadosgw, type Radosgw, startRadosgw } from '../../support/radosgw.ts';
import { deliveryOf, publisher, siteOf } from '../publishers.ts';
import { crawl, HASTY, publisherAt } from '../racing.ts';
import { CLOCK, makeBucket } from './asking.ts';
import { textAt } from './material.ts';

const PUBLISHERS = 5;
const ROUNDS = 50;

describe.skipIf(!hasRadosgw && process.env['CI'] !== 'true')('five publishers with one bucket', () => {
  let storage: Radosgw;
  const targets: Target[] = [];
  beforeAll(async () => {
    storage = await startRadosgw();
    await makeBucket(storage, 'news');
  }, 120_000);
  afterAll(async () => {
    for (const target of targets) await target.close();
    await storage?.stop();
  });

  const open = () => {
    const place = placeOf({ endpoint: storage.endpoint, bucket: 'news' });
    const target = openS3Target('store', place, { credentials: storage.credentials, clock: CLOCK });
    targets.push(target);
    return target;
  };

  it(`lose no article in ${ROUNDS} rounds, and who comes meanwhile finds no dead address and no older feed`, async () => {
    const repository = new Map<string, string>();
    const refusals: string[] = [];
    const work = async (name: string) => {
      const colleague = publisherAt(open(), repository, refusals);
      for (let round = 0; round < ROUNDS; round += 1)
        await colleague.add(`${name}-${round}`, `Article ${round} of ${name}`);
    };
    const ended = new AbortController();
    const crawling = crawl(open(), ended.signal);
    await Promise.all(Array.from({ length: PUBLISHERS }, (_, index) => work(`p${index}`)));
    ended.abort();
    expect(await crawling).toBeGreaterThan(5);
    expect(new Set(refusals)).toEqual(new Set(['conflict']));

    const everything = Object.fromEntries([...repository].sort());
    expect(Object.keys(everything)).toHaveLength(PUBLISHERS * ROUNDS);
    const last = open();
    await publisher().deliver(last, deliveryOf(siteOf(everything), everything), { clock: HASTY });
    for (const [path, text] of Object.entries(siteOf(everything)))
      expect([path, await textAt(last, path)]).toEqual([path, text]);
  });
});
