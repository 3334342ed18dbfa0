import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Clock } from '../../src/deliver/manifestAtTarget.ts';
import type { Target } from '../../src/deliver/target.ts';
import { deliveryOf, publisher, siteOf } from './publishers.ts';
import { textAt } from './s3/material.ts';

/** Whoever is waited for is done sooner than in the world. */
export const HASTY: Clock = {
  now: Date.now,
  random: Math.random,
  pause: (ms: number) => setTimeout(ms / 500),
};

/** Somebody who adds articles to what others have pushed, as far as he has pulled it. */
export function publisherAt(target: Target, repository: Map<string, string>, refusals: string[]) {
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
export async function crawl(target: Target, signal: AbortSignal): Promise<number> {
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
