import { describe, expect, it } from 'vitest';
import type { DeliveryOutcome } from '../../src/deliver/outcome.ts';
import { MANIFEST_PATH, parseManifest } from '../../src/deliver/plan/manifest.ts';
import { PAGE_MARK } from '../../src/site/layout.ts';
import { recordingDisk } from '../support/memoryDisk.ts';
import { type FakeOptions, fakeTarget, type Store, type TargetRequest } from './fakeTarget.ts';
import {
  type Articles,
  clockAt,
  deadAddresses,
  deliveryOf,
  publisher,
  servedBy,
  siteOf,
} from './publishers.ts';

const ONE: Articles = { ferry: 'The ferry is back' };
const TWO: Articles = { ...ONE, whale: 'A whale looks in' };
const delivery = (articles: Articles, unlisted: Articles = {}) =>
  deliveryOf(siteOf(articles, unlisted), articles, Object.keys(unlisted));
const sorted = (site: object) =>
  Object.fromEntries(Object.entries(site).sort(([a], [b]) => (a < b ? -1 : 1)));
const manifestIn = (store: Store) => {
  const read = parseManifest(store.get(MANIFEST_PATH)?.toString() ?? '');
  if (read === undefined || read === 'newer') throw new Error('expected a manifest');
  return read;
};
const reasonOf = (outcome: DeliveryOutcome) => (outcome.status === 'refused' ? outcome.why : undefined);
const writesOf = (requests: readonly TargetRequest[]) =>
  requests.filter(({ what }) => /write|remove/.test(what));

describe('a delivery', () => {
  it('puts all files at the target, and nothing else but a manifest', async () => {
    const store: Store = new Map();
    const { target } = fakeTarget(store);
    expect(await publisher().deliver(target, delivery(TWO))).toMatchObject({ status: 'delivered' });
    expect(servedBy(store)).toEqual(sorted(siteOf(TWO)));
    expect(manifestIn(store)).not.toHaveProperty('claim');
    expect(manifestIn(store)).not.toHaveProperty('pending');
  });

  it('sends nothing a second time, from another folder either', async () => {
    const store: Store = new Map();
    await publisher().deliver(fakeTarget(store).target, delivery(TWO));
    const { target, requests } = fakeTarget(store);
    expect(await publisher().deliver(target, delivery(TWO))).toMatchObject({ status: 'current' });
    expect(requests).toEqual([{ what: 'read', path: MANIFEST_PATH }]);
  });

  it('sends only what is otherwise, and removes what is no more here, but for media', async () => {
    const store: Store = new Map([['robots.txt', Buffer.from('mine')]]);
    const here = publisher();
    await here.deliver(fakeTarget(store).target, delivery(TWO));
    const next = { ...siteOf(ONE) };
    const { target, requests } = fakeTarget(store);
    await here.deliver(target, deliveryOf(next, { ...ONE, whale: 'gone' }));
    const sent = requests.filter(({ what }) => what === 'write').map(({ path }) => path);
    expect(sent).toEqual(['archive/2015-01.xml', 'index.html', 'rss.xml']);
    const whale = Object.keys(siteOf(TWO)).filter((path) => path.startsWith('media/whale'));
    expect(Object.keys(servedBy(store))).toEqual([...Object.keys(next), ...whale, 'robots.txt'].sort());
  });

  it('is planned by a dry run, which writes nothing', async () => {
    const store: Store = new Map();
    const disk = recordingDisk();
    const { target, requests } = fakeTarget(store);
    const outcome = await publisher(disk).deliver(target, delivery(ONE), { isDryRun: true });
    expect(outcome).toMatchObject({ status: 'planned' });
    expect(writesOf(requests)).toEqual([]);
    expect(disk.written).toEqual([]);
  });
});

describe('a place where no delivery has been', () => {
  it('that has the front page of another site is not taken, unless that is asked for', async () => {
    const store: Store = new Map([['index.html', Buffer.from('a shop')]]);
    const { target } = fakeTarget(store);
    expect(reasonOf(await publisher().deliver(target, delivery(ONE)))).toEqual({
      kind: 'foreign',
      path: 'index.html',
    });
    expect(store.size).toBe(1);
    expect(await publisher().deliver(target, delivery(ONE), { overwrites: true })).toMatchObject({
      status: 'delivered',
    });
  });

  it('is taken if it has ours: the same one, or one that Dateline has made', async () => {
    const site = siteOf(ONE);
    for (const front of [site['index.html'] as string, `<html>${PAGE_MARK}`]) {
      const store: Store = new Map([['index.html', Buffer.from(front)]]);
      const outcome = await publisher().deliver(fakeTarget(store).target, delivery(ONE));
      expect(outcome).toMatchObject({ status: 'delivered' });
    }
  });

  it('is not asked for a front page by feeds without one', async () => {
    const store: Store = new Map([['index.html', Buffer.from('a shop')]]);
    await publisher().deliver(fakeTarget(store).target, deliveryOf({ 'rss.xml': 'feed' }, ONE));
    expect(servedBy(store)).toEqual({ 'index.html': 'a shop', 'rss.xml': 'feed' });
  });
});

describe('an article of another publisher', () => {
  it('is not lost: who lacks it is refused', async () => {
    const store: Store = new Map();
    const [ana, ben] = [publisher(), publisher()];
    await ana.deliver(fakeTarget(store).target, delivery(TWO));
    const { target, requests } = fakeTarget(store);
    const outcome = await ben.deliver(target, delivery(ONE));
    expect(reasonOf(outcome)).toEqual({
      kind: 'conflict',
      conflicts: { lacking: ['whale'], older: [], otherwise: [] },
    });
    expect(writesOf(requests)).toEqual([]);
    expect(await ben.deliver(target, delivery(ONE), { overwrites: true })).toMatchObject({
      status: 'delivered',
    });
    expect(servedBy(store)['rss.xml']).not.toContain('whale');
  });

  it('is not set back by who delivered before it was edited', async () => {
    const store: Store = new Map();
    const [ana, ben] = [publisher(), publisher()];
    const { target } = fakeTarget(store);
    await ben.deliver(target, delivery(TWO));
    await ana.deliver(target, delivery({ ...TWO, ferry: 'The ferry is late' }));
    const outcome = await ben.deliver(target, delivery({ ...TWO, dog: 'A dog' }));
    expect(reasonOf(outcome)).toMatchObject({ kind: 'conflict', conflicts: { older: ['ferry'] } });
  });

  it('that is otherwise at the target is told to who has never delivered', async () => {
    const store: Store = new Map();
    const { target } = fakeTarget(store);
    await publisher().deliver(target, delivery(TWO));
    const outcome = await publisher().deliver(target, delivery({ ...TWO, ferry: 'The ferry is late' }));
    expect(outcome).toMatchObject({ status: 'delivered', otherwise: ['ferry'] });
  });
});

describe('another delivery that goes on', () => {
  /** A store whose target was claimed at a time by somebody who was killed then. */
  async function claimed(at: number): Promise<Store> {
    const store: Store = new Map();
    const before = ({ path }: TargetRequest) => {
      if (path === 'rss.xml') throw new Error('killed');
    };
    const { target } = fakeTarget(store, { before });
    await expect(publisher().deliver(target, delivery(ONE), { clock: clockAt(at) })).rejects.toThrow(
      'killed',
    );
    return store;
  }

  it('is waited for, for a minute, and then told', async () => {
    const store = await claimed(0);
    const clock = clockAt(0);
    const outcome = await publisher().deliver(fakeTarget(store).target, delivery(ONE), { clock });
    expect(reasonOf(outcome)).toMatchObject({ kind: 'held', claim: { at: 0 } });
    expect(clock.at).toBe(60_000);
  });

  it('is taken over when nobody has confirmed it for 15 minutes, or when that is asked for', async () => {
    const store = await claimed(0);
    const late = { clock: clockAt(15 * 60_000 + 1) };
    expect(await publisher().deliver(fakeTarget(store).target, delivery(ONE), late)).toMatchObject({
      status: 'delivered',
    });
    const again = await claimed(0);
    expect(
      await publisher().deliver(fakeTarget(again).target, delivery(ONE), { overwrites: true }),
    ).toMatchObject({ status: 'delivered' });
    expect(servedBy(again)).toEqual(servedBy(store));
  });

  it('had its articles already: who lacks them is refused though no feed had come', async () => {
    const store = await claimed(0);
    const late = { clock: clockAt(15 * 60_000 + 1) };
    const outcome = await publisher().deliver(fakeTarget(store).target, delivery({}), late);
    expect(reasonOf(outcome)).toMatchObject({ kind: 'conflict', conflicts: { lacking: ['ferry'] } });
  });

  it('that is overtaken sends nothing more, and what it has sent too late is sent anew', async () => {
    const store: Store = new Map();
    const [ana, ben] = [publisher(), publisher()];
    const clock = clockAt(0);
    const looked = deliveryOf({ ...siteOf(ONE), 'page.css': 'another look' }, ONE);
    let isOver = false;
    const before = async ({ what, path }: TargetRequest) => {
      if (isOver || what !== 'write' || path !== 'page.css') return;
      isOver = true;
      clock.at += 20 * 60_000;
      await ben.deliver(fakeTarget(store).target, delivery(TWO), { clock });
    };
    const outcome = await ana.deliver(fakeTarget(store, { before }).target, looked, { clock });
    expect(reasonOf(outcome)).toMatchObject({ kind: 'conflict', conflicts: { lacking: ['whale'] } });
    expect(servedBy(store)['rss.xml']).toEqual(siteOf(TWO)['rss.xml']);
    // The pages of the batch that was under way came after those of the other; the manifest says that nobody is sure of them.
    expect(servedBy(store)).toHaveProperty(['page.css'], 'another look');
    expect(await ben.deliver(fakeTarget(store).target, delivery(TWO))).toMatchObject({ status: 'delivered' });
    expect(servedBy(store)).toEqual(sorted(siteOf(TWO)));
  });
});

describe('a delivery that takes long', () => {
  /** Three files, and so many minutes for each of the large ones, which are a batch each. */
  const large = (minutes: number) => {
    const clock = clockAt(0);
    const big = { ...deliveryOf({ 'a.css': 'a', 'b.css': 'b', 'c.css': 'c' }, ONE) };
    const inventory = big.inventory.map((file) => ({ ...file, sizeInBytes: 20_000_000 }));
    const after = ({ what, path }: TargetRequest) => {
      if (what === 'write' && path !== MANIFEST_PATH) clock.at += minutes * 60_000;
    };
    return { clock, after, delivery: { ...big, inventory } };
  };

  it('confirms its claim each minute, and not more often', async () => {
    for (const [minutes, writes] of [
      [2, 4],
      [0, 2],
    ] as const) {
      const store: Store = new Map();
      const { clock, after, delivery: big } = large(minutes);
      const { target, requests } = fakeTarget(store, { after });
      await publisher().deliver(target, big, { clock });
      expect(requests.filter(({ what }) => what === 'writeIf')).toHaveLength(writes);
    }
  });

  it('stops at that if somebody else has taken over', async () => {
    const store: Store = new Map();
    const { clock, after, delivery: big } = large(20);
    let isOver = false;
    const { target, requests } = fakeTarget(store, {
      after: async (request) => {
        after(request);
        if (request.path !== 'a.css' || isOver) return;
        isOver = true;
        await publisher().deliver(fakeTarget(store).target, delivery(TWO), { clock });
      },
    });
    expect(reasonOf(await publisher().deliver(target, big, { clock }))).toMatchObject({ kind: 'conflict' });
    expect(requests.map(({ path }) => path)).not.toContain('b.css');
    expect(manifestIn(store).pending?.former).toEqual(new Set(['a.css']));
  });

  it('that was overtaken before it removes anything removes nothing', async () => {
    const store: Store = new Map();
    const [ana, ben] = [publisher(), publisher()];
    const clock = clockAt(0);
    await ana.deliver(fakeTarget(store).target, delivery(TWO), { clock });
    let isOver = false;
    const { target, requests } = fakeTarget(store, {
      after: async ({ what, path }) => {
        if (what !== 'write' || path !== 'rss.xml' || isOver) return;
        isOver = true;
        clock.at += 20 * 60_000;
        await ben.deliver(fakeTarget(store).target, delivery({ ...TWO, dog: 'A dog' }), { clock });
      },
    });
    const gone = deliveryOf(siteOf(ONE), { ...ONE, whale: 'gone' });
    expect(await ana.deliver(target, gone, { clock })).toMatchObject({ status: 'refused' });
    expect(requests.map(({ what }) => what)).not.toContain('remove');
  });
});

describe('the manifest', () => {
  it('is read again when a storage refuses, or says nothing sure', async () => {
    for (const answer of ['refused', 'unsure'] as const) {
      const store: Store = new Map();
      const { target } = fakeTarget(store, { answer: () => answer });
      expect(await publisher().deliver(target, delivery(ONE))).toMatchObject({ status: 'delivered' });
      expect(servedBy(store)).toEqual(sorted(siteOf(ONE)));
    }
  });

  it('that nobody can write is told after some tries', async () => {
    const store: Store = new Map();
    const { target } = fakeTarget(store);
    const deaf = { ...target, writeIf: async () => 'unsure' as const };
    const clock = clockAt();
    await expect(publisher().deliver(deaf, delivery(ONE), { clock })).rejects.toThrow('in 6 tries');
    expect(clock.at).toBe(200 + 400 + 800 + 1600 + 3200 + 6400);
  });

  it('is not ours to replace if somebody else put something else there', async () => {
    const store: Store = new Map([[MANIFEST_PATH, Buffer.from('{"name":"an app"}')]]);
    const { target } = fakeTarget(store);
    await expect(publisher().deliver(target, delivery(ONE))).rejects.toThrow('expected a manifest of ours');
    store.set(MANIFEST_PATH, Buffer.from('{"manifest":2}'));
    await expect(publisher().deliver(target, delivery(ONE))).rejects.toThrow('update Dateline');
  });

  it('names neither unlisted pages nor what they show, nor their ids', async () => {
    const store: Store = new Map();
    const { target } = fakeTarget(store);
    await publisher().deliver(target, delivery(ONE, { secret: 'Nobody is to know' }));
    expect(servedBy(store)).toEqual(sorted(siteOf(ONE, { secret: 'Nobody is to know' })));
    expect(store.get(MANIFEST_PATH)?.toString()).not.toContain('secret');
  });

  it('keeps an unlisted page whose address nobody knows here, and removes one that the lock knows', async () => {
    const store: Store = new Map();
    const { target } = fakeTarget(store);
    await publisher().deliver(target, delivery(ONE, { secret: 'Nobody is to know' }));
    const page = '2015/01/01/secret/index.html';
    const stranger = await publisher().deliver(target, delivery(TWO));
    expect(stranger).toMatchObject({ plan: { kept: 1 } });
    expect(servedBy(store)).toHaveProperty([page]);
    const friend = { ...delivery(TWO), pages: new Set([page]) };
    expect(await publisher().deliver(target, friend)).toMatchObject({ plan: { kept: 0, removals: [page] } });
    expect(servedBy(store)).not.toHaveProperty([page]);
  });

  it('forgets how an unlisted page was before it was edited', async () => {
    const store: Store = new Map();
    const { target } = fakeTarget(store);
    await publisher().deliver(target, delivery(ONE, { secret: 'Nobody is to know' }));
    const edited = await publisher().deliver(target, delivery(ONE, { secret: 'Nobody ever' }));
    expect(edited).toMatchObject({ status: 'delivered', plan: { kept: 0 } });
    expect(manifestIn(store).unlisted.size).toBe(1);
  });
});

describe('a storage that ignores conditions', () => {
  const careless: FakeOptions = { isConditional: false };

  it('is found out, and refused', async () => {
    const store: Store = new Map();
    const { target, requests } = fakeTarget(store, careless);
    expect(reasonOf(await publisher().deliver(target, delivery(ONE)))).toEqual({ kind: 'unsafe' });
    expect(writesOf(requests)).toEqual([]);
  });

  it('is taken where nobody else delivers', async () => {
    const store: Store = new Map();
    const { target, requests } = fakeTarget(store, careless);
    expect(await publisher().deliver(target, delivery(ONE), { isAlone: true })).toMatchObject({
      status: 'delivered',
    });
    expect(requests.map(({ what }) => what)).not.toContain('writeIf');
    expect(deadAddresses(store)).toEqual([]);
  });

  it('is not asked again once it was found to keep them', async () => {
    const store: Store = new Map();
    const here = publisher();
    await here.deliver(fakeTarget(store).target, delivery(ONE));
    const { target, requests } = fakeTarget(store);
    await here.deliver(target, delivery(TWO));
    expect(requests.map(({ what }) => what)).not.toContain('probe');
  });
});
