import { describe, expect, it } from 'vitest';
import { describeFile, type InventoryFile } from '../../../src/deliver/plan/inventory.ts';
import { EMPTY, formatManifest, type Manifest, parseManifest } from '../../../src/deliver/plan/manifest.ts';
import { mayNameMedia, mediaIn } from '../../../src/deliver/plan/mediaNames.ts';
import { namesId, partsOf } from '../../../src/deliver/plan/partsOf.ts';
import { planDelivery } from '../../../src/deliver/plan/planDelivery.ts';
import {
  type Evidence,
  isNotice,
  isRedirect,
  judgeTakedown,
  mediaTaken,
  type OutputFacts,
  ownMedia,
  unsureOf,
} from '../../../src/deliver/plan/takedown.ts';
import {
  expectationsOf,
  faultOfServed,
  isListing,
  pathsOfTakedown,
  type Takedown,
} from '../../../src/deliver/plan/takedownProof.ts';
import { admit, isTaken, provenOf, takenToken, withTaken } from '../../../src/deliver/plan/taken.ts';
import type { LockEntry } from '../../../src/model/lockEntry.ts';

const URL_OF_NEWS = 'https://news.example.nz/';
const file = (path: string, text = path): InventoryFile =>
  describeFile({ path, hash: text, sizeInBytes: text.length }, { url: URL_OF_NEWS, hubs: [] }, new Set());
const entry = (id: string, more: Partial<LockEntry> = {}): LockEntry => ({
  id,
  file: `items/${id}.md`,
  published: '2015-01-01T00:00:00Z',
  updated: '2015-01-01T00:00:00Z',
  textHash: 'words',
  contentHash: 'seen',
  pages: [`2015/01/01/${id}/`],
  isGone: false,
  line: 3,
  ...more,
});
const pageOf = (id: string) => `2015/01/01/${id}/index.html`;
const factsOf = (more: Partial<OutputFacts> = {}): OutputFacts => ({
  paths: new Set(),
  used: new Map(),
  naming: () => undefined,
  ...more,
});

describe('media that a document names', () => {
  it.each([
    ['<img src="../../media/a-1.png" srcset="media/b-2.png 480w, media/c-3.png">', ['a-1', 'b-2', 'c-3']],
    ['<description>&lt;img src=&quot;https://x/media/a-1.png&quot;&gt;</description>', ['a-1']],
    ['{"url": "https://x/media/a-1.png", "html": "<img src=\\"/media/b-2.png\\">"}', ['a-1', 'b-2']],
    ['see media/a-1.png. And media/a-1.png, (media/b-2.png).', ['a-1', 'b-2']],
    ['https://x/multimedia/a-1.png social-media/b-2.png', []],
  ])('of %s', (text, names) => {
    expect(mediaIn(text)).toEqual(names.map((name) => `media/${name}.png`));
  });

  it('are those of the disk, whatever an address has of their names', () => {
    expect(mediaIn('"media/my%20file.pdf"')).toEqual(['media/my file.pdf']);
  });

  it('may name others', () => {
    expect(['media/a-chapters-1.json', 'media/a.SVG', 'media/a.html'].every(mayNameMedia)).toBe(true);
    expect(['media/a.png', 'media/a.mp3'].some(mayNameMedia)).toBe(false);
  });
});

describe('the part of a feed that an article has', () => {
  it('is its item in RSS, its entry in Atom, its object in JSON Feed', () => {
    const rss =
      '<rss><item>\n<guid isPermaLink="false">a&amp;b</guid> A</item><item><guid>b</guid> B</item></rss>';
    expect(partsOf(rss, 'a&b')).toEqual(['item>\n<guid isPermaLink="false">a&amp;b</guid> A</item>']);
    const atom = '<feed><id>f</id><entry xml:lang="mi"><id>a</id></entry><entry><id>b</id></entry></feed>';
    expect(partsOf(atom, 'a')).toEqual(['entry xml:lang="mi"><id>a</id></entry>']);
    expect(partsOf(' {"items": [{"id": "a", "title": "A"}, {"id": "b"}, 3, null, {}]}', 'a')).toEqual([
      '{"id":"a","title":"A"}',
    ]);
  });

  it('is nothing of another article whose id begins so, and of what is no feed', () => {
    expect(partsOf('<item><guid>road-works</guid></item>', 'road')).toEqual([]);
    expect(partsOf('{"items": 3}', 'a')).toEqual([]);
    expect(partsOf('{"items', 'a')).toEqual([]);
  });

  it('is found in JSON with and without blanks', () => {
    expect([namesId('{"id":"a\\"b"}', 'a"b'), namesId('{"id": "a"}', 'a'), namesId('a', 'a')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('what may be taken down', () => {
  const judge = (asked: readonly string[], entries: readonly LockEntry[], facts = factsOf()) =>
    judgeTakedown(asked, entries, facts, ({ id }) => id === 'withdrawn');
  const found = (problems: readonly { message: string }[]) => problems.map(({ message }) => message);

  it('is an article that was withdrawn, deleted or is a draft', () => {
    const entries = [entry('withdrawn'), entry('gone', { isGone: true }), entry('draft', { isDraft: true })];
    expect(judge(['withdrawn', 'gone', 'draft', 'gone'], entries)).toEqual({
      articles: [
        { id: 'withdrawn', pages: [pageOf('withdrawn')], isGone: false },
        { id: 'gone', pages: [pageOf('gone')], isGone: true },
        { id: 'draft', pages: [pageOf('draft')], isGone: true },
      ],
      media: [],
      problems: [],
    });
  });

  it('is no article that is published, and none that nobody knows', () => {
    const { problems } = judge(['out', 'outt', 'zebra'], [entry('out')]);
    expect(found(problems)).toEqual([
      'expected an article that was withdrawn or deleted, found "out", still published',
      'expected an id of feed.lock, or media/NAME, found "outt"',
      'expected an id of feed.lock, or media/NAME, found "zebra"',
    ]);
    expect(problems[0]?.mend).toContain('items/out.md');
    expect(problems[1]?.mend).toBe('did you mean out?');
    expect(problems[2]?.mend).toBe('its lines have the ids of all articles');
  });

  it('is nothing that the output folder still has', () => {
    const gone = [entry('gone', { isGone: true })];
    const page = judge(['gone'], gone, factsOf({ paths: new Set([pageOf('gone')]) }));
    expect(found(page.problems)).toEqual([
      `expected nothing of "gone" in the output folder, found ${pageOf('gone')}`,
    ]);
    const named = judge(['gone'], gone, factsOf({ naming: () => 'old/rss.xml' }));
    expect(found(named.problems)[0]).toContain('found old/rss.xml');
  });

  it('has no page that is another article’s now, and none that is no page of ours', () => {
    const entries = [
      entry('gone', { isGone: true, pages: ['2015/01/01/road/', '2014/01/01/road/', 'odd'] }),
      entry('new', { pages: ['2015/01/01/road/'] }),
      entry('other', { isGone: true, pages: ['2014/01/01/road/'] }),
      entry('bare', { isGone: true, pages: undefined as unknown as string[] }),
    ];
    expect(judge(['gone'], entries).articles[0]?.pages).toEqual(['2014/01/01/road/index.html']);
  });

  it('is media that nothing names', () => {
    expect(judge(['media/a-1.png'], [])).toMatchObject({ media: ['media/a-1.png'], problems: [] });
    const used = factsOf({ used: new Map([['media/a-1.png', 'rss.xml']]) });
    expect(found(judge(['media/a-1.png'], [], used).problems)).toEqual([
      'expected nothing that names media/a-1.png, found rss.xml',
    ]);
  });
});

describe('media that an article alone had', () => {
  const evidence = (more: Partial<Evidence> = {}): Evidence => ({
    id: 'gone',
    isFound: false,
    named: [],
    remembered: undefined,
    ...more,
  });
  const inventory = ['a', 'b', 'c', 'd', 'e'].map((name) => file(`media/${name}-1.png`));
  const used = factsOf({ used: new Map([['media/a-1.png', 'rss.xml']]) });
  const remote: Manifest = { ...EMPTY, media: new Set(inventory.map(({ token }) => token)) };

  it('are those of its page, or of an earlier takedown, that nothing else names', () => {
    expect(ownMedia(evidence({ named: ['media/a-1.png', 'media/b-1.png'] }), used)).toEqual([
      'media/b-1.png',
    ]);
    expect(ownMedia(evidence({ remembered: ['media/c-1.png'] }), used)).toEqual(['media/c-1.png']);
  });

  const at = { file: 'feed.yaml', line: 6, column: 3 };
  const entries = [
    entry('gone', { isGone: true }),
    entry('other', { pages: undefined as unknown as string[] }),
  ];
  const unsure = (
    more: Partial<Evidence>,
    from: Manifest | undefined,
    here: readonly InventoryFile[] = inventory,
  ) => unsureOf(evidence(more), { remote: from, place: '../web', at, inventory: here, entries }, used);

  it('are not known when its page has gone and there are media that nothing names', () => {
    expect(unsure({}, remote)).toMatchObject({
      code: 'TAKEDOWN_UNSURE',
      message:
        'expected to know which media "gone" had, found no page of it at ../web, but media/b-1.png, media/c-1.png, media/d-1.png and 1 more, which no document names',
    });
    const one = unsure({}, EMPTY, inventory.slice(0, 2));
    expect(one?.message).toContain('but media/b-1.png, which no document names');
    const there = { ...EMPTY, media: new Set(['x']) };
    expect(unsure({}, there, [])?.message).toContain('but 1 at ../web that are not here');
    expect(unsure({}, there)?.message).toContain('which no document names, and 1 at ../web');
  });

  it('are known otherwise', () => {
    const taken = withTaken(remote, { ids: ['gone', provenOf('gone')], paths: [], tokens: new Set() });
    expect(unsure({ isFound: true }, remote)).toBeUndefined();
    expect(unsure({ remembered: [] }, remote)).toBeUndefined();
    expect(unsure({}, taken)).toBeUndefined();
    expect(unsure({}, undefined, inventory.slice(0, 1))).toBeUndefined();
  });

  it('are not known if another folder has taken them down, and not proved that they are gone', () => {
    const paths = [pageOf('gone'), 'media/b-1.png'];
    const taken = withTaken(remote, { ids: ['gone'], paths, tokens: new Set() });
    expect(unsure({}, taken)).toBeUndefined();
    expect(mediaTaken({ remote: taken, inventory }, used)).toEqual(['media/b-1.png']);
    expect(unsure({}, taken, [])?.message).toContain(
      'but 1 that another folder has taken down, and not proved gone',
    );
  });

  it('are not told by a page that is a redirect or a notice', () => {
    expect(isRedirect('<meta http-equiv="refresh" content="0">')).toBe(true);
    expect(isNotice('<p>This article was withdrawn at <time>')).toBe(true);
    expect([isRedirect('a road'), isNotice('a road')]).toEqual([false, false]);
  });
});

describe('what was taken down', () => {
  const [page, picture] = [file(pageOf('gone')), file('media/a-1.png')];
  const other = file('rss.xml');
  const before: Manifest = {
    ...EMPTY,
    files: new Map([page, other].map(({ path, mark }) => [path, mark])),
    media: new Set([picture.token]),
  };
  const tokens = new Set([picture.token]);
  const taken = withTaken(before, { ids: ['gone'], paths: [page.path, picture.path], tokens });

  it('is no more in the manifest, which knows it by tokens alone', () => {
    expect([...taken.files.keys()]).toEqual(['rss.xml']);
    expect(taken.media.size).toBe(0);
    expect(isTaken(taken, 'gone') && isTaken(taken, picture.path)).toBe(true);
    expect(isTaken(undefined, 'gone') || isTaken(EMPTY, 'gone') || isTaken(taken, 'rss.xml')).toBe(false);
    expect(formatManifest(taken)).not.toMatch(/media\/|gone/);
    expect(parseManifest(formatManifest(taken))).toEqual(taken);
    expect(withTaken(taken, { ids: ['b'], paths: [], tokens: new Set() }).taken?.size).toBe(4);
  });

  it('is not delivered again: media stay away, a page is refused', () => {
    expect(admit([other], undefined, false, [])).toEqual({ inventory: [other], remote: undefined, held: [] });
    expect(admit([other], taken, false, [])).toEqual({ inventory: [other], remote: taken, held: [] });
    expect(admit([other, picture], taken, false, [])).toEqual({
      inventory: [other],
      remote: taken,
      held: [picture.path],
      page: undefined,
    });
    expect(admit([other, page], taken, false, []).page).toBe(page.path);
  });

  it('stays so through a delivery', () => {
    const state = { items: new Map(), found: new Map(), sent: new Map(), services: [] };
    const plan = planDelivery({ ...state, inventory: [file('rss.xml', 'new')], remote: taken });
    for (const one of [plan.claimed, plan.committed, plan.ended]) expect(one.taken).toBe(taken.taken);
  });

  it('is given back by who overwrites', () => {
    const { inventory, remote, held } = admit([other, picture], taken, true, ['b']);
    expect({ inventory, held }).toEqual({ inventory: [other, picture], held: [] });
    expect(remote?.taken).toEqual(new Set([takenToken('gone'), takenToken(page.path)]));
  });
});

describe('the proof of a takedown', () => {
  const takedown: Takedown = {
    ids: ['gone', 'withdrawn'],
    goneIds: ['gone'],
    paths: [pageOf('gone'), 'media/a-1.png'],
    notices: [pageOf('withdrawn')],
  };
  const inventory = [
    ...[pageOf('withdrawn'), pageOf('other'), 'rss.xml', 'archive/2015-01.xml', 'archive/2015-01/index.html'],
    ...['index.html', 'page.css', 'media/b-2.png', 'feeds.opml'],
  ].map((path) => file(path));

  it('asks for all that may have shown it', () => {
    expect(inventory.filter(isListing).map(({ path }) => path)).toEqual([
      ...['rss.xml', 'archive/2015-01.xml', 'archive/2015-01/index.html', 'index.html', 'feeds.opml'],
    ]);
    const asked = expectationsOf(takedown, inventory, URL_OF_NEWS).map(
      ({ kind, address }) => `${kind} ${address.slice(URL_OF_NEWS.length)}`,
    );
    expect(asked).toEqual([
      ...['gone 2015/01/01/gone/', 'gone 2015/01/01/gone/index.html', 'gone media/a-1.png'],
      ...['notice 2015/01/01/withdrawn/', 'notice 2015/01/01/withdrawn/index.html'],
      ...['list rss.xml', 'list archive/2015-01.xml', 'list archive/2015-01/'],
      ...['list archive/2015-01/index.html', 'list ', 'list index.html', 'list feeds.opml'],
    ]);
    expect(pathsOfTakedown(takedown, inventory)).toHaveLength(8);
  });

  const address = `${URL_OF_NEWS}x`;
  const fault = (kind: 'gone' | 'notice' | 'list', status: number, text = '', here = '') =>
    faultOfServed({ kind, address, hash: 'ours', path: 'x' }, { status, text, hash: text }, here, takedown);

  it('is 404 or 410 for what is gone', () => {
    expect([fault('gone', 404), fault('gone', 410), fault('list', 404)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(fault('gone', 200)).toBe(`expected 404 or 410 at ${address}, found 200`);
    expect(fault('gone', 500)).toContain('found 500');
  });

  it('is the notice as it is here for what was withdrawn', () => {
    expect(fault('notice', 200, 'ours')).toBeUndefined();
    expect(fault('notice', 200, 'the article')).toBe(
      `expected the notice at ${address}, as it is here, found something else`,
    );
    expect(fault('notice', 503)).toContain('expected 200, 404 or 410');
  });

  it('is that no list has it, but for links that are here too', () => {
    expect(fault('list', 200, 'news')).toBeUndefined();
    expect(fault('list', 200, '<id>gone</id>')).toContain(`expected nothing of gone at ${address}, found it`);
    expect(fault('list', 200, '"https://x/media/a-1.png"')).toContain('expected nothing of media/a-1.png');
    expect(fault('list', 200, 'x/2015/01/01/gone/')).toContain('expected nothing of 2015/01/01/gone/');
    expect(fault('list', 200, 'x/2015/01/01/gone/', 'x/2015/01/01/gone/')).toBeUndefined();
  });
});
