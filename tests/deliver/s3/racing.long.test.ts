import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOf } from '../../../src/deliver/s3/place.ts';
import { openS3Target } from '../../../src/deliver/s3/s3Target.ts';
import type { Target } from '../../../src/deliver/target.ts';
import { hasRadosgw, type Radosgw, startRadosgw } from '../../support/radosgw.ts';
import { deliveryOf, publisher, siteOf } from '../publishers.ts';
import { CLOCK, makeBucket } from './asking.ts';
import { textAt } from './material.ts';

const PUBLISHERS = 5;
const ROUNDS = 50;

/** Whoever is waited for is done sooner than in the world. */
const HASTY = { ...CLOCK, pause: (ms: number) => setTimeout(ms / 100) };

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

/** Somebody who adds articles to what others have pushed, as far as he has pulled it. */
function publisherAt(target: Target, repository: Map<string, string>, refusals: string[]) {
  const here = publisher();
  const own = new Map<string, string>();
  return {
    add: async (slug: string, text: string) => {
      own.set(slug, text);
      for (;;) {
        const articles = Object.fromEntries([...own].sort());
        const outcome = await here.deliver(target, deliveryOf(siteOf(articles), articles), { clock: HASTY });
        for (const [other, words] of own) repository.set(other, words);
        if (outcome.status !== 'refused') return;
        refusals.push(outcome.why.kind);
        for (const [other, words] of repository) own.set(other, words);
      }
    },
  };
}

/** Follows every address from the feed on, again and again, and counts how often. */
async function crawl(target: Target, signal: AbortSignal): Promise<number> {
  const seen = new Set<string>();
  let rounds = 0;
  for (; !signal.aborted; rounds += 1) {
    const feed = await textAt(target, 'rss.xml');
    const named = [...(feed ?? '').matchAll(/<([^>]+)>/g)].map(([, path = '']) => path);
    for (const path of seen) expect(named, 'no feed is older than one before it').toContain(path);
    for (const path of named) {
      seen.add(path);
      expect([path, (await target.read(path)) === undefined]).toEqual([path, false]);
    }
    await setTimeout(20);
  }
  return rounds;
}
