import { describe, expect, it } from 'vitest';
import { MANIFEST_PATH, parseManifest } from '../../../src/deliver/plan/manifest.ts';
import type { Takedown } from '../../../src/deliver/plan/takedownProof.ts';
import { gatherEvidence } from '../../../src/deliver/takedown/gatherEvidence.ts';
import { noteProof, takeDown } from '../../../src/deliver/takedown/takeDown.ts';
import { fakeTarget, type Store, type TargetRequest } from '../fakeTarget.ts';
import { type Articles, clockAt, deliveryOf, publisher, servedBy, siteOf } from '../publishers.ts';

const BEFORE: Articles = { ferry: 'The ferry is back', whale: 'A whale looks in' };
const AFTER: Articles = { ferry: 'The ferry is back' };
const PAGE = '2015/01/01/whale/index.html';
const PICTURE = Object.keys(siteOf(BEFORE)).find((path) => path.startsWith('media/whale')) ?? '';
const before = deliveryOf(siteOf(BEFORE), BEFORE);
const after = deliveryOf(siteOf(AFTER), { ...AFTER, whale: 'gone' });
const takedown: Takedown = { ids: ['whale'], goneIds: ['whale'], paths: [PAGE, PICTURE], notices: [] };
const writerOf = (target: ReturnType<typeof fakeTarget>['target']) => ({
  target,
  clock: clockAt(),
  isAlone: false,
});
const manifestIn = (store: Store) => parseManifest(store.get(MANIFEST_PATH)?.toString() ?? '');

/** A target to which the article was delivered, and which it has left. */
async function withoutWhale() {
  const store: Store = new Map();
  await publisher().deliver(fakeTarget(store).target, before);
  await publisher().deliver(fakeTarget(store).target, after, { overwrites: true });
  return store;
}

describe('a takedown at a target', () => {
  it('removes what a delivery leaves, and does no harm a second time', async () => {
    const store = await withoutWhale();
    expect(store.has(PICTURE)).toBe(true);
    await takeDown(writerOf(fakeTarget(store).target), takedown, before.markOf);
    const taken = new Map(store);
    expect(Object.keys(servedBy(store)).filter((path) => path.includes('whale'))).toEqual([]);
    expect(store.get(MANIFEST_PATH)?.toString()).not.toContain('media/');
    const { target, requests } = fakeTarget(store);
    await takeDown(writerOf(target), takedown, before.markOf);
    expect(store).toEqual(taken);
    expect(requests.map(({ what }) => what)).not.toContain('writeIf');
    await noteProof(writerOf(target), takedown);
    expect(store.get(MANIFEST_PATH)).not.toEqual(taken.get(MANIFEST_PATH));
  });

  it('that is killed at any request is done by the next one', async () => {
    const whole = await withoutWhale();
    await takeDown(writerOf(fakeTarget(whole).target), takedown, before.markOf);
    for (const when of ['before', 'after'] as const) {
      for (let number = 1, isKilled = true; isKilled; number += 1) {
        const store = await withoutWhale();
        let count = 0;
        isKilled = false;
        const kill = () => {
          count += 1;
          if (count !== number) return;
          isKilled = true;
          throw new Error('killed');
        };
        const { target } = fakeTarget(store, { [when]: kill });
        await takeDown(writerOf(target), takedown, before.markOf).catch(() => {});
        await takeDown(writerOf(fakeTarget(store).target), takedown, before.markOf);
        expect(servedBy(store)).toEqual(servedBy(whole));
        expect(isKilled || number > 4).toBe(true);
      }
    }
  });

  it('holds against a delivery that goes on meanwhile, and that has not heard of it', async () => {
    const store = await withoutWhale();
    const late = deliveryOf({ ...siteOf(BEFORE), 'page.css': 'another look' }, { ...AFTER, whale: 'gone' });
    let isTaken = false;
    const hook = async ({ what, path }: TargetRequest) => {
      if (isTaken || what !== 'write' || path !== PAGE) return;
      isTaken = true;
      await takeDown(writerOf(fakeTarget(store).target), takedown, before.markOf);
    };
    const outcome = await publisher().deliver(fakeTarget(store, { before: hook }).target, late);
    expect(isTaken).toBe(true);
    expect(outcome).toEqual({ status: 'refused', why: { kind: 'taken', path: PAGE } });
    expect([store.has(PAGE), store.has(PICTURE)]).toEqual([false, false]);
  });

  it('goes on until all is removed, though others write the manifest meanwhile, and gives up some time', async () => {
    const store = await withoutWhale();
    const { target } = fakeTarget(store);
    let refusals = 1;
    const remove: typeof target.remove = async (...given) => {
      refusals -= 1;
      return refusals < 0 && target.remove(...given);
    };
    await takeDown(writerOf({ ...target, remove }), takedown, before.markOf);
    expect(store.has(PICTURE)).toBe(false);
    refusals = 100;
    await expect(takeDown(writerOf({ ...target, remove }), takedown, before.markOf)).rejects.toThrow(
      'found others who deliver there',
    );
  });

  it('is given back by who overwrites, with what a manifest knew of the media', async () => {
    const store = await withoutWhale();
    await takeDown(writerOf(fakeTarget(store).target), takedown, before.markOf);
    await publisher().deliver(fakeTarget(store).target, before, { overwrites: true });
    expect(servedBy(store)).toEqual(
      servedBy(new Map(Object.entries(siteOf(BEFORE)).map(([path, text]) => [path, Buffer.from(text)]))),
    );
    expect(manifestIn(store)).not.toHaveProperty('taken');
  });
});

describe('the evidence of what an article had', () => {
  const article = { id: 'whale', pages: [PAGE], isGone: true };
  const here = (texts: Readonly<Record<string, string>> = {}) => ({
    inventory: deliveryOf(texts, {}).inventory,
    markOf: before.markOf,
    textOf: (path: string) => texts[path] ?? '',
  });
  const gather = async (
    files: Readonly<Record<string, string>>,
    texts?: Readonly<Record<string, string>>,
  ) => {
    const store: Store = new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
    const { evidence } = await gatherEvidence(fakeTarget(store).target, [article], here(texts));
    return evidence[0];
  };
  const item = (media: string) =>
    `<rss><item><guid>whale</guid>${media}</item><item><guid>x</guid>media/x.png</item></rss>`;

  it('is its page as it was', async () => {
    expect(await gather({ [PAGE]: 'media/a-1.png' })).toEqual({
      id: 'whale',
      isFound: true,
      named: ['media/a-1.png'],
    });
  });

  it('is no page that sends people on, and none that is here as it is there', async () => {
    const none = { isFound: false, named: [] };
    expect(await gather({ [PAGE]: '<meta http-equiv="refresh"> media/a-1.png' })).toMatchObject(none);
    expect(await gather({ [PAGE]: 'media/a-1.png' }, { [PAGE]: 'media/a-1.png' })).toMatchObject(none);
    expect(await gather({})).toMatchObject(none);
  });

  it('is not enough if it is a notice', async () => {
    expect(await gather({ [PAGE]: '<p>This article was withdrawn at 7 am' })).toMatchObject({
      isFound: false,
    });
  });

  it('is its item in a feed that is otherwise here', async () => {
    const named = { isFound: true, named: ['media/a-1.png'] };
    expect(await gather({ 'rss.xml': item('media/a-1.png') }, { 'rss.xml': 'news' })).toMatchObject(named);
    const same = { 'rss.xml': `${item('media/a-1.png')}<!-- older -->` };
    expect(await gather(same, { 'rss.xml': item('media/a-1.png') })).toMatchObject({ isFound: false });
  });

  it('has what its chapters name', async () => {
    const chapters = 'media/a-chapters-1.json';
    expect(await gather({ [PAGE]: chapters, [chapters]: '{"img": "media/b-2.png"}' })).toMatchObject({
      named: [chapters, 'media/b-2.png'],
    });
  });

  it('is looked for where a killed delivery may have put it', async () => {
    const store: Store = new Map();
    await publisher().deliver(fakeTarget(store).target, before);
    const kill = ({ path }: TargetRequest) => {
      if (path === 'rss.xml') throw new Error('killed');
    };
    const feeds = { ...siteOf(AFTER), 'rss.xml': item('media/a-1.png') };
    store.set('rss.xml', Buffer.from(feeds['rss.xml']));
    const { target } = fakeTarget(store, { before: kill });
    await publisher()
      .deliver(target, deliveryOf(feeds, { ...AFTER, whale: 'gone' }), { overwrites: true })
      .catch(() => {});
    const { evidence } = await gatherEvidence(
      fakeTarget(store).target,
      [article],
      here({ 'rss.xml': 'news' }),
    );
    expect(evidence[0]?.named).toContain('media/a-1.png');
  });
});
