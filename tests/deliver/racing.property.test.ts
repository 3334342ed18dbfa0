import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Clock } from '../../src/deliver/manifestAtTarget.ts';
import type { DeliveryOutcome } from '../../src/deliver/outcome.ts';
import { MANIFEST_PATH } from '../../src/deliver/plan/manifest.ts';
import { runsOf } from '../support/runs.ts';
import { fakeTarget, type Store, type TargetRequest } from './fakeTarget.ts';
import { type Articles, deadAddresses, deliveryOf, publisher, servedBy, siteOf } from './publishers.ts';

const PUBLISHERS = 5;
const ROUNDS = 10;

it('five publishers with one target lose no article, and each conflict is told', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1 }), fc.boolean(), async (seed, isTorn) => {
      const random = randomFrom(seed);
      const all = await publishAll(random, isTorn);
      expect(all.conflicts, 'they were in each other’s way').toBeGreaterThan(0);
    }),
    runsOf(100),
  );
});

/** Publishes articles by several publishers at once, who have a repository in common. */
async function publishAll(random: () => number, isTorn: boolean) {
  const store: Store = new Map();
  const repository = new Map<string, string>();
  const seen = new Set<string>();
  let conflicts = 0;
  /** Others come between any two steps. */
  const turn = async () => {
    for (let steps = Math.floor(random() * 6); steps > 0; steps -= 1) await Promise.resolve();
  };
  const look = ({ what, path }: TargetRequest) => {
    if (what === 'read' || what === 'probe' || path === MANIFEST_PATH) return;
    expect(deadAddresses(store)).toEqual([]);
    const feed = store.get('rss.xml')?.toString() ?? '';
    for (const slug of seen) expect(feed, 'no feed is older than one before it').toContain(`/${slug}/`);
    for (const [, slug = ''] of feed.matchAll(/\/([a-z\d-]+)\/index/g)) seen.add(slug);
  };
  const { target } = fakeTarget(store, {
    before: turn,
    after: async (request) => {
      look(request);
      await turn();
    },
    // A storage that is asked twice refuses the second time, or fails.
    answer: (truth) => (isTorn && random() < 0.2 ? 'unsure' : truth),
  });
  const work = async (name: string) => {
    const here = publisher();
    const clock: Clock = { now: () => 0, pause: turn, random };
    const own = new Map<string, string>();
    const pull = () => {
      for (const [slug, text] of repository) own.set(slug, text);
    };
    const push = () => {
      for (const [slug, text] of own) repository.set(slug, text);
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      own.set(`${name}-${round}`, `Article ${round} of ${name}`);
      if (random() < 0.5) push();
      for (let tries = 0; tries < 1000; tries += 1) {
        const articles: Articles = Object.fromEntries([...own].sort());
        const outcome = await here.deliver(target, deliveryOf(siteOf(articles), articles), { clock });
        if (outcome.status !== 'refused') break;
        expect(['conflict', 'held']).toContain(
          (outcome as Extract<DeliveryOutcome, { why: object }>).why.kind,
        );
        conflicts += 1;
        await turn();
        pull();
        push();
      }
      push();
      if (random() < 0.3) pull();
    }
  };
  await Promise.all(Array.from({ length: PUBLISHERS }, (_, index) => work(`p${index}`)));
  const everything = Object.fromEntries([...repository].sort());
  expect(Object.keys(everything)).toHaveLength(PUBLISHERS * ROUNDS);
  const here = publisher();
  await here.deliver(target, deliveryOf(siteOf(everything), everything), {
    clock: { now: () => 0, pause: turn, random },
  });
  expect(servedBy(store)).toEqual(sorted(siteOf(everything)));
  return { conflicts };
}

function sorted(site: object): object {
  return Object.fromEntries(Object.entries(site).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Numbers from 0 to 1, the same for a seed each time (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
