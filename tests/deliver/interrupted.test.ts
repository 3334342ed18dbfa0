import { describe, expect, it } from 'vitest';
import { MANIFEST_PATH } from '../../src/deliver/plan/manifest.ts';
import type { DeliveredFile } from '../../src/deliver/target.ts';
import { fakeTarget, type Store, type TargetRequest } from './fakeTarget.ts';
import {
  type Articles,
  clockAt,
  deadAddresses,
  deliveryOf,
  publisher,
  type Site,
  servedBy,
  siteOf,
} from './publishers.ts';

const LATER = 16 * 60_000;

/** What the publication was, what it became, and what it became after that. */
const BEFORE: Articles = { ferry: 'The ferry is back', whale: 'A whale', tide: 'The tide' };
const AFTER: Articles = { ferry: 'The ferry is late', tide: 'The tide', dog: 'A dog', cat: 'A cat' };
const LAST: Articles = { ferry: 'The ferry is gone', tide: 'The tide is out', dog: 'A dog', owl: 'An owl' };
const SECRET: Articles = { secret: 'Nobody is to know' };
/** All articles that ever were: a lock keeps their lines. */
const itemsOf = (articles: Articles) => ({
  ferry: '',
  whale: '-',
  tide: '',
  dog: '-',
  cat: '-',
  owl: '-',
  ...articles,
});

const before = deliveryOf(siteOf(BEFORE), { ferry: '1', whale: '1', tide: '1' });
const after = deliveryOf(siteOf(AFTER, SECRET), itemsOf(AFTER), ['secret']);
const last = deliveryOf(siteOf(LAST, SECRET), itemsOf(LAST), ['secret']);

/** Looks at all that is served after every change, as a crawler does that follows every address. */
function crawler(store: Store) {
  const feeds = [store.get('rss.xml')?.toString()];
  return {
    feeds,
    look: ({ what, path }: TargetRequest) => {
      if (what === 'read' || what === 'probe' || path === MANIFEST_PATH) return;
      expect(deadAddresses(store), `after ${what} ${path}`).toEqual([]);
      const feed = store.get('rss.xml')?.toString();
      if (feed !== feeds.at(-1)) feeds.push(feed);
    },
  };
}

/** A store as the first delivery left it, and who made it. */
async function begun() {
  const store: Store = new Map();
  const ana = publisher();
  await ana.deliver(fakeTarget(store).target, before, { clock: clockAt(0) });
  return { store, ana };
}

const backwards = (files: readonly DeliveredFile[]) => files.toReversed();
const sameOrder = (files: readonly DeliveredFile[]) => files;

/** A target that ends the process at a request, before or after it has its effect. */
function mortal(store: Store, at: number, isAfter: boolean, look: (request: TargetRequest) => void) {
  let left = at;
  const die = () => {
    if (left <= 0) throw new Error('killed');
  };
  return fakeTarget(store, {
    order: at % 2 === 0 ? sameOrder : backwards,
    before: () => {
      left -= 1;
      if (!isAfter) die();
    },
    after: (request) => {
      look(request);
      if (isAfter) die();
    },
  });
}

/** Kills a delivery at each of its requests, and lets somebody else go on each time. */
async function killEverywhere(
  goOn: (
    store: Store,
    ana: ReturnType<typeof publisher>,
    look: (request: TargetRequest) => void,
  ) => Promise<void>,
): Promise<number> {
  for (const isAfter of [false, true]) {
    for (let at = 1; ; at += 1) {
      const { store, ana } = await begun();
      const { feeds, look } = crawler(store);
      const { target } = mortal(store, at, isAfter, look);
      const dead = await ana.deliver(target, after, { clock: clockAt(0) }).then(
        () => false,
        () => true,
      );
      await goOn(store, ana, look);
      const states = [siteOf(BEFORE), siteOf(AFTER), siteOf(LAST)].map((site) => site['rss.xml']);
      expect(feeds, 'no feed is older than one before it').toEqual(
        states.filter((one) => feeds.includes(one)),
      );
      if (!dead && isAfter) return at;
      if (!dead) break;
    }
  }
  return 0;
}

/** What is to be served, with the media that stay. */
function withMedia(...sites: readonly Site[]): Site {
  const media = sites.flatMap((site) => Object.entries(site).filter(([path]) => path.startsWith('media/')));
  const all = { ...Object.fromEntries(media), ...sites.at(-1) };
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Media of a delivery that was killed may be there or not. */
function withoutMedia(site: Site): Site {
  return Object.fromEntries(Object.entries(site).filter(([path]) => !path.startsWith('media/')));
}

describe('a delivery that is killed at any request', () => {
  it('is taken up by the next one from the same folder, and no file is sent twice', async () => {
    const kills = await killEverywhere(async (store, ana, look) => {
      const { target, requests } = fakeTarget(store, { after: look, order: backwards });
      await ana.deliver(target, after, { clock: clockAt(0) });
      expect(servedBy(store)).toEqual(withMedia(siteOf(BEFORE), siteOf(AFTER, SECRET)));
      expect(requests.map(({ what }) => what)).not.toContain('probe');
      const again = fakeTarget(store);
      expect(await ana.deliver(again.target, after)).toMatchObject({ status: 'current' });
    });
    expect(kills).toBeGreaterThan(15);
  });

  it('sends at most one file more than a delivery that is not killed', async () => {
    const whole = await begun();
    const { target, requests } = fakeTarget(whole.store);
    await whole.ana.deliver(target, after);
    const sentBy = (all: readonly TargetRequest[]) => all.filter(({ what }) => what === 'write').length;
    for (let at = 1; at < requests.length; at += 1) {
      const { store, ana } = await begun();
      const first = mortal(store, at, true, () => {});
      await expect(ana.deliver(first.target, after, { clock: clockAt(0) })).rejects.toThrow('killed');
      const second = fakeTarget(store);
      await ana.deliver(second.target, after, { clock: clockAt(0) });
      expect(sentBy(first.requests) + sentBy(second.requests)).toBeLessThanOrEqual(sentBy(requests) + 1);
    }
  });

  it('is taken over by somebody with the same articles', async () => {
    await killEverywhere(async (store, _, look) => {
      const { target } = fakeTarget(store, { after: look });
      await publisher().deliver(target, after, { clock: clockAt(LATER) });
      expect(servedBy(store)).toEqual(withMedia(siteOf(BEFORE), siteOf(AFTER, SECRET)));
    });
  });

  it('is taken over by somebody with newer articles', async () => {
    await killEverywhere(async (store, _, look) => {
      const { target } = fakeTarget(store, { after: look, order: backwards });
      await publisher().deliver(target, last, { clock: clockAt(LATER) });
      expect(withoutMedia(servedBy(store))).toEqual(withoutMedia(withMedia(siteOf(LAST, SECRET))));
      expect(servedBy(store)).toMatchObject(siteOf(LAST, SECRET));
    });
  });
});

describe('a request that fails', () => {
  it('ends the delivery with its own error', async () => {
    const { store, ana } = await begun();
    const { target } = fakeTarget(store, {
      before: ({ path }) => {
        if (path === 'rss.xml')
          throw new Error('expected 200, found 403; look at the permissions of the key');
      },
    });
    await expect(ana.deliver(target, after)).rejects.toThrow('found 403');
  });
});
