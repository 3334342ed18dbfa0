import { describe, expect, it } from 'vitest';
import { openReceipt } from '../../../src/deliver/receiptFile.ts';
import { recordingDisk } from '../../support/memoryDisk.ts';
import { fakeTarget, type Store } from '../fakeTarget.ts';
import { type Articles, deliveryOf, publisher, siteOf } from '../publishers.ts';

const BEFORE: Articles = { ferry: 'The ferry is back', whale: 'A whale looks in' };
const AFTER: Articles = { ferry: 'The ferry is late', tide: 'The tide' };
const REMOVED = ['2015/01/01/whale/index.html'];
const CHANGED = ['2015/01/01/ferry/index.html', 'archive/2015-01.xml', 'index.html', 'rss.xml'];

/** Delivers, is killed at a request, and delivers again. Returns what is left to purge then; undefined if there was no such request. */
async function killedAt(number: number, when: 'before' | 'after') {
  const store: Store = new Map();
  const disk = recordingDisk();
  const here = publisher(disk);
  const options = { isCached: true };
  await here.deliver(fakeTarget(store).target, deliveryOf(siteOf(BEFORE), BEFORE), options);
  let count = 0;
  let isKilled = false;
  const kill = () => {
    count += 1;
    if (count !== number) return;
    isKilled = true;
    throw new Error('killed');
  };
  const { target } = fakeTarget(store, { [when]: kill });
  const next = deliveryOf(siteOf(AFTER), { ...AFTER, whale: 'gone' });
  await here.deliver(target, next, options).catch(() => {});
  // Whoever was killed has left nothing but what is on the disk.
  await publisher(disk).deliver(fakeTarget(store).target, next, options);
  const { last } = openReceipt(disk, 'fake', 'fake://store/');
  return isKilled ? [...last.unpurged] : undefined;
}

describe('a delivery that is killed', () => {
  it.each(['before', 'after'] as const)(
    '%s any of its requests leaves all to purge that it changed',
    async (when) => {
      let number = 1;
      for (; ; number += 1) {
        const left = await killedAt(number, when);
        if (left === undefined) break;
        expect(left).toEqual(expect.arrayContaining([...CHANGED, ...REMOVED]));
      }
      expect(number).toBeGreaterThan(12);
    },
  );

  it('has nothing to purge after it where there is no CDN', async () => {
    const store: Store = new Map();
    const disk = recordingDisk();
    for (const articles of [BEFORE, { ...AFTER, whale: 'A whale' }])
      await publisher(disk).deliver(fakeTarget(store).target, deliveryOf(siteOf(articles), articles));
    expect(openReceipt(disk, 'fake', 'fake://store/').last.unpurged.size).toBe(0);
  });
});
