import { describe, expect, it } from 'vitest';
import {
  type Announced,
  formatAnnounced,
  formatRow,
  parseAnnounced,
} from '../../../src/deliver/plan/announced.ts';
import { callsFor } from '../../../src/deliver/plan/calls.ts';
import { describeFile, type InventoryFile } from '../../../src/deliver/plan/inventory.ts';
import { leftToAnnounce } from '../../../src/deliver/plan/leftToAnnounce.ts';
import { EMPTY, type Manifest } from '../../../src/deliver/plan/manifest.ts';
import { planDelivery } from '../../../src/deliver/plan/planDelivery.ts';
import { judgeAnswer, judgeFailure, notTaken } from '../../../src/deliver/plan/serviceAnswer.ts';
import { servicesOf } from '../../../src/deliver/plan/services.ts';
import {
  addressesToAnnounce,
  firstNotes,
  unannouncedSince,
  withFirst,
} from '../../../src/deliver/plan/sinceAnnounced.ts';
import {
  announceable,
  announcedBefore,
  mergeUnannounced,
  type PathsByService,
  type Service,
  unannouncedAfter,
  withHashes,
  withoutAnnounced,
} from '../../../src/deliver/plan/unannounced.ts';

const URL = 'https://news.example.nz/';
const HUB = 'https://hub.example/';
const SETTINGS = {
  url: URL,
  hubs: [HUB],
  aliases: [{ path: 'old.xml', format: 'rss', place: { file: 'feed.yaml', line: 1, column: 1 } } as const],
};
const hub: Service = { kind: 'hub', name: HUB, address: HUB, of: 'feeds' };
const cloud: Service = { kind: 'rssCloud', name: 'rssCloud', address: 'http://c.example/ping', of: 'feeds' };
const engine: Service = {
  kind: 'indexNow',
  name: 'IndexNow',
  address: 'https://i.example/',
  of: 'pages',
  key: 'a1b2c3d4',
};
const PAGE = '2015/03/03/ferry/index.html';
const HIDDEN = '2015/03/04/hidden/index.html';

const file = (path: string, hash = 'a'): InventoryFile =>
  describeFile({ path, hash, sizeInBytes: 1 }, SETTINGS, new Set([HIDDEN]));
const unannouncedOf = (rows: Readonly<Record<string, readonly string[]>>): PathsByService =>
  new Map(Object.entries(rows).map(([name, paths]) => [name, new Set(paths)]));
const announcedOf = (rows: Readonly<Record<string, Readonly<Record<string, string>>>>): Announced =>
  new Map(Object.entries(rows).map(([name, files]) => [name, new Map(Object.entries(files))]));
const plain = (some: PathsByService | Announced) =>
  Object.fromEntries([...some].map(([name, paths]) => [name, [...paths.keys()]]));

describe('who is told', () => {
  it('is each hub once, the ping of a rssCloud server, and search engines', () => {
    const rssCloud = 'http://c.example:5337/a/pleaseNotify?b';
    const indexNow = { key: 'a1b2c3d4', endpoint: 'https://i.example/indexnow' };
    expect(servicesOf({ hubs: [HUB, HUB], rssCloud, indexNow })).toEqual([
      hub,
      { ...cloud, name: 'rssCloud http://c.example:5337/a/ping', address: 'http://c.example:5337/a/ping' },
      { ...engine, name: 'IndexNow https://i.example/indexnow', address: 'https://i.example/indexnow' },
    ]);
    expect(servicesOf({ hubs: [] })).toEqual([]);
  });
});

describe('what is to be told after a delivery', () => {
  const changes = (...written: InventoryFile[]) => ({ written, removed: [PAGE, 'a.txt'], before: new Map() });

  it('is what it changes, beside what was left: feeds, or pages that everybody may know', () => {
    const all = [
      file('rss.xml'),
      file('old.xml'),
      file(PAGE),
      file(HIDDEN),
      file('page.css'),
      file('index.html'),
    ];
    expect(
      plain(unannouncedAfter(unannouncedOf({ [HUB]: ['atom.xml'] }), [hub, engine], changes(...all))),
    ).toEqual({
      [HUB]: ['atom.xml', 'rss.xml', 'old.xml'],
      IndexNow: [PAGE],
    });
  });

  it('is nothing of who is no more in feed.yaml, and of a file with the same bytes', () => {
    const before = new Map([['rss.xml', 'a 1 other']]);
    const same = { written: [file('rss.xml')], removed: [], before };
    expect(unannouncedAfter(unannouncedOf({ gone: ['rss.xml'] }), [hub], same).size).toBe(0);
    const other = { ...same, before: new Map([['rss.xml', 'ab 1 other']]) };
    expect(plain(unannouncedAfter(new Map(), [hub], other))).toEqual({ [HUB]: ['rss.xml'] });
  });

  it('is nothing where a file only comes to have other headers', () => {
    const planOf = (mark: string) =>
      planDelivery({
        inventory: [file('rss.xml')],
        items: new Map(),
        remote: { ...EMPTY, files: new Map([['rss.xml', mark]]) },
        found: new Map(),
        sent: new Map(),
        services: [hub],
      });
    expect(planOf('a 1 other').steps).toHaveLength(1);
    expect(planOf('a 1 other').ended.unannounced?.size).toBe(0);
    expect(planOf('b 1 other').ended.unannounced?.size).toBe(1);
  });

  it('of several targets is told once', () => {
    const [a, b] = [unannouncedOf({ [HUB]: ['rss.xml'] }), unannouncedOf({ [HUB]: ['rss.xml', 'atom.xml'] })];
    expect(plain(mergeUnannounced([a, b]))).toEqual({ [HUB]: ['rss.xml', 'atom.xml'] });
    expect(plain(withoutAnnounced(b, a))).toEqual({ [HUB]: ['atom.xml'] });
    expect(withoutAnnounced(a, b).size).toBe(0);
  });

  it('waits for feeds that are not public, and pages for all of them', () => {
    const unannounced = unannouncedOf({ [HUB]: ['rss.xml', 'atom.xml'], IndexNow: [PAGE] });
    expect(plain(announceable(unannounced, [hub, engine], new Set(['rss.xml'])))).toEqual({
      [HUB]: ['atom.xml'],
    });
    expect(announceable(unannounced, [hub, engine], new Set())).toEqual(unannounced);
  });
});

describe('what a killed run has told', () => {
  const unannounced = unannouncedOf({ [HUB]: ['rss.xml', 'atom.xml', 'feed.json'], IndexNow: [PAGE] });
  const told = announcedOf({
    [HUB]: { 'rss.xml': 'a', 'atom.xml': 'old', 'feed.json': 'a' },
    IndexNow: { [PAGE]: '' },
  });
  const hashOf = (path: string) => (path === PAGE ? '' : 'a');

  it('counts while the file is the one that was told, and has not been written again', () => {
    expect(plain(announcedBefore(unannounced, told, hashOf, new Set(['feed.json'])))).toEqual({
      [HUB]: ['rss.xml'],
      IndexNow: [PAGE],
    });
    expect(announcedBefore(unannounced, new Map(), hashOf, new Set()).size).toBe(0);
  });

  it('is read back as it was noted, the last line counts', () => {
    const text = `${formatAnnounced(told)}${formatRow(HUB, 'rss.xml', 'b')}`;
    expect(parseAnnounced(text).get(HUB)?.get('rss.xml')).toBe('b');
    expect(parseAnnounced(text).get('IndexNow')).toEqual(told.get('IndexNow'));
    expect(withHashes(unannouncedOf({ [HUB]: ['rss.xml'] }), hashOf)).toEqual(
      announcedOf({ [HUB]: { 'rss.xml': 'a' } }),
    );
  });

  it.each([
    '',
    '{"announced":2}\n["a","b","c"]',
    '{"announced":1}\n["a","b"',
    '{"announced":1}\n["a","b"]\n7\n["a","b",1]',
  ])('is nothing where %j was noted', (text) => {
    expect(parseAnnounced(text).size).toBe(0);
  });
});

describe('what is left at a target when services have been told', () => {
  const manifest: Manifest = {
    ...EMPTY,
    files: new Map([
      ['rss.xml', 'a 1 x'],
      ['atom.xml', 'b 1 x'],
    ]),
    unannounced: unannouncedOf({
      [HUB]: ['rss.xml', 'atom.xml'],
      IndexNow: [PAGE, 'x/index.html'],
      other: ['rss.xml'],
    }),
  };
  const told = announcedOf({ [HUB]: { 'rss.xml': 'a', 'atom.xml': 'a' }, IndexNow: { [PAGE]: '' } });

  it('is what they were not told of, or what somebody else has changed meanwhile', () => {
    expect(plain(leftToAnnounce(manifest, told))).toEqual({
      [HUB]: ['atom.xml'],
      IndexNow: ['x/index.html'],
      other: ['rss.xml'],
    });
    expect(
      leftToAnnounce({ ...manifest, unannounced: unannouncedOf({ [HUB]: ['rss.xml'] }) }, told).size,
    ).toBe(0);
    expect(leftToAnnounce(EMPTY, told).size).toBe(0);
  });

  it('is what somebody else is about to change, too', () => {
    for (const [fresh, former] of [
      [PAGE, 'rss.xml'],
      ['rss.xml', PAGE],
    ] as const) {
      const pending = { fresh: new Set([fresh]), former: new Set([former]), unlisted: new Set<string>() };
      expect(leftToAnnounce({ ...manifest, pending }, told)).toEqual(manifest.unannounced);
    }
    expect(plain(leftToAnnounce({ ...manifest, files: new Map([[PAGE, 'a 1 x']]) }, told))).toEqual(
      plain(manifest.unannounced ?? new Map()),
    );
  });
});

describe('the requests', () => {
  const isThere = (path: string) => path !== 'gone.xml';
  const bodies = (service: Service, paths: readonly string[]) =>
    callsFor(service, paths, SETTINGS, isThere).calls.map(({ body }) => body);

  it('to a hub name one topic each, by both names', () => {
    expect(bodies(hub, ['rss.xml', 'tags/māori/rss.xml'])).toEqual([
      'hub.mode=publish&hub.topic=https%3A%2F%2Fnews.example.nz%2Frss.xml&hub.url=https%3A%2F%2Fnews.example.nz%2Frss.xml',
      expect.stringContaining('hub.topic=https%3A%2F%2Fnews.example.nz%2Ftags%2Fm%25C4%2581ori%2Frss.xml&'),
    ]);
  });

  it('are none of a feed that is no more, or of what a rssCloud server does not know', () => {
    expect(callsFor(hub, ['gone.xml'], SETTINGS, isThere)).toEqual({ calls: [], idle: ['gone.xml'] });
    const { calls, idle } = callsFor(
      cloud,
      ['rss.xml', 'old.xml', 'atom.xml', 'gone.xml'],
      SETTINGS,
      isThere,
    );
    expect(calls.map(({ addresses }) => addresses)).toEqual([[`${URL}rss.xml`], [`${URL}old.xml`]]);
    expect(idle).toEqual(['atom.xml', 'gone.xml']);
  });

  it('to search engines name 10,000 pages at most', () => {
    const paths = Array.from({ length: 10_001 }, (_, at) => `a/${at}/index.html`);
    const sizes = bodies(engine, paths).map((body) => JSON.parse(body).urlList.length);
    expect(sizes).toEqual([10_000, 1]);
    expect(JSON.parse(bodies(engine, [PAGE])[0] as string)).toEqual({
      host: 'news.example.nz',
      key: 'a1b2c3d4',
      keyLocation: `${URL}a1b2c3d4.txt`,
      urlList: [`${URL}2015/03/03/ferry/`],
    });
    expect(bodies(engine, [])).toEqual([]);
  });
});

describe('an answer', () => {
  const judge = (kind: Service['kind'], status: number, more: object = {}) =>
    judgeAnswer(kind, { status, text: '', ...more });

  it.each([200, 202, 204])('of %d has taken it', (status) => {
    expect(judge('hub', status)).toEqual({ isTaken: true });
    expect(judge('rssCloud', status, { text: '<result success="true" msg="ok"/>' })).toEqual({
      isTaken: true,
    });
  });

  it.each([['<result success="false" msg="no"/>'], ['{"success":false,"msg":"no"}']])(
    'of a rssCloud server that says %s has not',
    (text) => {
      expect(judge('rssCloud', 200, { text })).toMatchObject({ isTaken: false, mayPass: false });
      expect(judge('hub', 200, { text })).toEqual({ isTaken: true });
    },
  );

  it.each([429, 500, 503])('of %d is worth another try, when it says', (status) => {
    expect(judge('hub', status, { retryAfter: '7' })).toMatchObject({ mayPass: true, waitInMs: 7000 });
    expect(judge('hub', status, { retryAfter: 'soon' })).not.toHaveProperty('waitInMs');
  });

  it('that refuses says why, on one line, and how to mend it', () => {
    expect(judge('hub', 400, { text: '<p>hub.topic\n is  missing</p>' })).toMatchObject({
      found: 'status 400 (hub.topic is missing)',
      mend: expect.stringContaining('Link headers'),
      mayPass: false,
    });
    expect(judge('hub', 400, { text: 'x'.repeat(200) })).toMatchObject({
      found: `status 400 (${'x'.repeat(100)}…)`,
    });
    expect(judge('hub', 301, { location: 'https://new.example/' })).toMatchObject({
      found: 'status 301',
      mend: expect.stringContaining('https://new.example/'),
    });
    for (const status of [403, 422])
      expect(judge('indexNow', status)).toMatchObject({ mend: expect.stringContaining('file of the key') });
    for (const kind of ['indexNow', 'rssCloud'] as const)
      expect(judge(kind, 400)).toMatchObject({ mend: expect.stringContaining('look what it wants') });
  });

  it('that does not come is told with what Node says', () => {
    const error = new Error(
      'expected an answer from hub.example, found connect ECONNREFUSED; check the address',
    );
    expect(judgeFailure(error, true)).toMatchObject({ found: 'connect ECONNREFUSED', mayPass: true });
    expect(judgeFailure('no', false)).toMatchObject({ found: 'no', mayPass: false });
  });

  it('is told of all addresses in one line', () => {
    const why = judgeFailure('no', false);
    const { calls } = callsFor(hub, ['rss.xml', 'atom.xml'], SETTINGS, () => true);
    expect(notTaken(hub, calls, why)).toMatchObject({
      code: 'ANNOUNCE_FAILED',
      message: `expected ${HUB} to be told of ${URL}rss.xml and 1 more, found no`,
    });
    expect(notTaken(hub, calls.slice(1), why).message).toContain(`${URL}atom.xml, found no`);
  });
});

describe('what is to be told where another program delivers', () => {
  const inventory = [file('rss.xml'), file('atom.xml', 'b'), file(PAGE), file(HIDDEN)];

  it('is what is otherwise than it was told: feeds, and pages that changed or went', () => {
    const told = announcedOf({
      [HUB]: { 'rss.xml': 'a', 'atom.xml': 'a', 'gone.xml': 'a' },
      IndexNow: { '': '', [PAGE]: 'b', 'x/index.html': 'a', 'y/index.html': '' },
    });
    expect(plain(unannouncedSince(told, [hub, engine], inventory))).toEqual({
      [HUB]: ['atom.xml'],
      IndexNow: [PAGE, 'x/index.html'],
    });
    expect(firstNotes(told, [hub, engine])).toEqual([]);
    expect(withFirst(told, [hub, engine], inventory)).toEqual(told);
  });

  it('is each feed for who was told of nothing yet, and no page: what is there counts as told', () => {
    expect(plain(unannouncedSince(new Map(), [hub, engine], inventory))).toEqual({
      [HUB]: ['rss.xml', 'atom.xml'],
    });
    const first = withFirst(new Map(), [hub, engine], inventory);
    expect(first).toEqual(announcedOf({ IndexNow: { '': '', [PAGE]: 'a' } }));
    expect(unannouncedSince(first, [engine], inventory).size).toBe(0);
    expect(plain(unannouncedSince(withFirst(new Map(), [engine], []), [engine], inventory))).toEqual({
      IndexNow: [PAGE],
    });
    expect(firstNotes(new Map(), [hub, engine])).toMatchObject([
      { code: 'ANNOUNCE_FIRST', message: expect.stringContaining(`${HUB}, https://i.example/`) },
    ]);
  });

  it('is shown by addresses', () => {
    const unannounced = unannouncedOf({ [HUB]: ['rss.xml'], rssCloud: ['atom.xml'] });
    expect([...addressesToAnnounce(unannounced, [hub, cloud, engine], SETTINGS, () => true)]).toEqual([
      [HUB, [`${URL}rss.xml`]],
    ]);
  });
});
