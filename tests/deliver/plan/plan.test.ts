import { describe, expect, it } from 'vitest';
import type { DeliveryOutcome } from '../../../src/deliver/outcome.ts';
import { backOff } from '../../../src/deliver/plan/backOff.ts';
import { batchesOf } from '../../../src/deliver/plan/batches.ts';
import { judgeClaim, STALE_IN_MS } from '../../../src/deliver/plan/claim.ts';
import { headersOf, type ServedSettings } from '../../../src/deliver/plan/headers.ts';
import { describeFile, type InventoryFile, withSharedHeaders } from '../../../src/deliver/plan/inventory.ts';
import { allPages, compareItems, givenItems, unlistedPages } from '../../../src/deliver/plan/items.ts';
import { EMPTY, formatManifest, type Manifest, parseManifest } from '../../../src/deliver/plan/manifest.ts';
import { isInside, isKeptHere, kindOf } from '../../../src/deliver/plan/paths.ts';
import { findCandidates, planDelivery, recognise } from '../../../src/deliver/plan/planDelivery.ts';
import { formatReceipt, formatSent, NO_RECEIPT, parseReceipt } from '../../../src/deliver/plan/receipt.ts';
import { failureOf, problemsOf, skippedOf } from '../../../src/deliver/plan/tellOutcome.ts';
import { withDoubt } from '../../../src/deliver/plan/withDoubt.ts';
import { FORMATS } from '../../../src/feeds/formats.ts';
import type { LockEntry } from '../../../src/model/lockEntry.ts';
import type { Settings } from '../../../src/model/settings.ts';

const PUBLICATION = { url: 'https://news.example.nz/', hubs: [] };
const file = (path: string, text = path, sizeInBytes = text.length): InventoryFile =>
  describeFile({ path, hash: text, sizeInBytes }, PUBLICATION, new Set());
const entry = (id: string, more: Partial<LockEntry> = {}): LockEntry => ({
  id,
  file: `items/${id}.md`,
  published: '2015-01-01T00:00:00Z',
  updated: '2015-01-01T00:00:00Z',
  textHash: 'words',
  contentHash: 'seen',
  isGone: false,
  line: 1,
  ...more,
});

describe('a path', () => {
  it.each([
    ['media/a-1.png', 'media'],
    ['archive/2014-12.xml', 'archives'],
    ['sport/archive/2014-12-2.atom.xml', 'archives'],
    ['archive/2014-12/index.html', 'pages'],
    ['archive/index.html', 'pages'],
    ['index.html', 'lists'],
    ['feeds.opml', 'lists'],
    ['.well-known/feed-menu.json', 'lists'],
    ['sport/rss.xml', 'feeds'],
    ['feed.json', 'feeds'],
    ['page.css', 'pages'],
    ['CNAME', 'pages'],
  ])('%s is one of the %s', (path, kind) => {
    expect(kindOf(path, FORMATS)).toBe(kind);
  });

  it.each(['../a', 'a/../b', '/a', 'a//b', '', '.', 'a/', 'a\\b', 'C:/a', 'a\0b'])(
    '%j leads nowhere safe',
    (path) => {
      expect(isInside(path)).toBe(false);
    },
  );

  it.each(['a', 'a/b.c', '.well-known/x', '..a'])('%s leads into the folder', (path) => {
    expect(isInside(path)).toBe(true);
  });

  it('with a point before a name is a tool’s own, unless servers know it', () => {
    expect(['.git', '.DS_Store', '.env'].every(isKeptHere)).toBe(true);
    expect(['a\\b.html', 'C:a.html', 'a\nb.html', '\u{85}'].every(isKeptHere)).toBe(true);
    expect(['.htaccess', '.nojekyll', '.well-known', 'a.b'].some(isKeptHere)).toBe(false);
  });
});

/** What a delivery takes a path for, and the type that it is served with. */
function describedAs(path: string, settings: ServedSettings) {
  const { kind, headers } = describeFile({ path, hash: 'x', sizeInBytes: 1 }, settings, new Set());
  return headers.flatMap(([name, type]) => (name === 'content-type' ? { kind, type } : []));
}

describe('headers', () => {
  it('are one list for all files that are served alike', () => {
    const files = [file('rss.xml'), file('a/index.html'), file('b/index.html')];
    const [feed, one, other] = withSharedHeaders(files);
    expect([feed, one, other]).toEqual(files);
    expect(one?.headers).toBe(other?.headers);
    expect(one?.headers).not.toBe(feed?.headers);
  });

  it('are those of the table that serve uses, with links of feeds where there is a hub', () => {
    const hubs = ['https://hub.example/'];
    expect(headersOf('rss.xml', { ...PUBLICATION, hubs })).toEqual([
      ['content-type', 'application/xml; charset=utf-8'],
      ['cache-control', 'public, max-age=900'],
      ['access-control-allow-origin', '*'],
      ['link', '<https://news.example.nz/rss.xml>; rel="self", <https://hub.example/>; rel="hub"'],
      ['x-content-type-options', 'nosniff'],
    ]);
    expect(headersOf('rss.xml', PUBLICATION).map(([name]) => name)).not.toContain('link');
    expect(headersOf('index.html', { ...PUBLICATION, hubs }).map(([name]) => name)).not.toContain('link');
    expect(headersOf('media/a.svg', PUBLICATION).map(([name]) => name)).toContain('content-security-policy');
  });

  it('of a further path of a feed are those of its format, whatever its name, and it goes with the feeds', () => {
    const place = { file: 'feed.yaml', line: 1, column: 1 };
    const aliases = [{ path: 'feed/index.xml', format: 'rss' as const, place }];
    const [main] = describedAs('feed/index.xml', { ...PUBLICATION, aliases });
    expect(main).toEqual({ kind: 'feeds', type: 'application/xml; charset=utf-8' });
    const feeds = [{}, { aliases: [{ path: 'feeds/posts/default', format: 'atom' as const, place }] }];
    const [other] = describedAs('feeds/posts/default', {
      ...PUBLICATION,
      feeds: feeds as unknown as Settings['feeds'],
    });
    expect(other).toEqual({ kind: 'feeds', type: 'application/xml; charset=utf-8' });
  });

  it('that are others make a file another one', () => {
    const one = file('rss.xml');
    const linked = describeFile(one, { ...PUBLICATION, hubs: ['https://hub.example/'] }, new Set());
    expect(linked.mark).not.toBe(one.mark);
  });
});

describe('the articles of a lock', () => {
  it('are those that were given: no drafts, and no unlisted ones that never were in a feed', () => {
    const given = givenItems([
      entry('out'),
      entry('archived', { contentHash: '-' }),
      entry('secret', { contentHash: '-', isUnlisted: true }),
      entry('draft', { contentHash: '-', isDraft: true }),
      entry('deleted', { contentHash: '-', isGone: true }),
      entry('back', { isDraft: true }),
      entry('hidden', { isUnlisted: true }),
      entry('gone', { isGone: true }),
    ]);
    expect([...given.keys()]).toEqual(['out', 'archived', 'back', 'hidden', 'gone']);
    expect(new Set(given.values()).size).toBe(5);
  });

  it('have pages, of which those of unlisted ones are led to by nothing', () => {
    const entries = [
      entry('out', { pages: ['2015/01/01/out/', '2014/01/01/out/'] }),
      entry('secret', { isUnlisted: true, pages: ['2015/01/01/secret/', 'not a page'] }),
    ];
    expect([...unlistedPages(entries)]).toEqual(['2015/01/01/secret/index.html']);
    expect(allPages(entries).size).toBe(3);
  });

  const one = new Map([['a', '1']]);
  it.each([
    ['that somebody else has given are lacking', new Map(), one, undefined, { lacking: ['a'] }],
    ['that are the same are no conflict', one, one, undefined, {}],
    ['that were edited here since are no conflict', new Map([['a', '2']]), one, one, {}],
    ['that were edited there since are older here', one, new Map([['a', '2']]), one, { older: ['a'] }],
    ['that differ, nobody knows why, are told', one, new Map([['a', '2']]), undefined, { otherwise: ['a'] }],
    ['that are new here are no conflict', one, new Map(), undefined, {}],
    ['that a lock forgot are no conflict', new Map(), new Map([['a', '-1']]), new Map([['a', '-1']]), {}],
    ['that an older lock lacks are', new Map(), one, one, { lacking: ['a'] }],
    [
      'that nobody here knew are, in an archive too',
      new Map(),
      new Map([['a', '-1']]),
      undefined,
      { lacking: ['a'] },
    ],
  ])('%s', (_, here, there, base, conflicts) => {
    expect(compareItems(here, there, base)).toEqual({ lacking: [], older: [], otherwise: [], ...conflicts });
  });
});

describe('a manifest', () => {
  const whole: Manifest = {
    items: new Map([
      ['b', '2'],
      ['a', '1'],
    ]),
    files: new Map([['rss.xml', 'x']]),
    media: new Set(['m2', 'm1']),
    unlisted: new Set(['u']),
    pending: { fresh: new Set(['f']), former: new Set(['o']), unlisted: new Set(['p']) },
    unannounced: new Map([
      ['b', new Set(['rss.xml'])],
      ['a', new Set(['rss.xml', 'atom.xml'])],
    ]),
    claim: { by: 'ana', at: 1 },
  };

  it('is read as it was written, and has the same bytes whatever the order', () => {
    expect(parseManifest(formatManifest(whole))).toEqual(whole);
    expect(parseManifest(formatManifest(EMPTY))).toEqual(EMPTY);
    const [items, unannounced] = [
      new Map([...whole.items].reverse()),
      new Map([...(whole.unannounced ?? [])].reverse()),
    ];
    const turned = { ...whole, items, unannounced, media: new Set(['m1', 'm2']) };
    expect(formatManifest(turned)).toBe(formatManifest(whole));
  });

  const good = JSON.parse(formatManifest(whole)) as object;
  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['no version', {}],
    ['a path that leads out', { ...good, files: [['../etc/passwd', 'x']] }],
    ['a pending path that leads out', { ...good, pending: { fresh: [], former: ['/etc'], unlisted: [] } }],
    ['items that are none', { ...good, items: [['a']] }],
    ['files that are none', { ...good, files: 'rss.xml' }],
    ['media that are none', { ...good, media: [1] }],
    ['unlisted pages that are none', { ...good, unlisted: null }],
    ['pending files that are none', { ...good, pending: null }],
    ['pending files without former ones', { ...good, pending: { fresh: [] } }],
    ['what is left to tell that is none', { ...good, unannounced: {} }],
    ['what is left to tell without paths', { ...good, unannounced: [['a']] }],
    ['what is left to tell of a path that leads out', { ...good, unannounced: [['a', ['../rss.xml']]] }],
    ['what is left to tell to nobody', { ...good, unannounced: [[1, ['rss.xml']]] }],
    ['what was taken down that is none', { ...good, taken: 'road' }],
    ['a claim that is none', { ...good, claim: 'ana' }],
    ['a claim without a time', { ...good, claim: { by: 'ana' } }],
  ])('is none with %s', (_, value) => {
    expect(parseManifest(typeof value === 'string' ? value : JSON.stringify(value))).toBeUndefined();
  });

  it('of a later version is told', () => {
    expect(parseManifest('{"manifest":2}')).toBe('newer');
  });

  it('casts doubt on files that were touched, and ends the claim', () => {
    const doubted = withDoubt(whole, ['rss.xml', 'o']);
    expect(doubted).toMatchObject({ files: new Map(), pending: { former: new Set(['o', 'rss.xml']) } });
    expect(doubted).not.toHaveProperty('claim');
    expect(withDoubt(EMPTY, ['a']).pending).toEqual({
      fresh: new Set(),
      former: new Set(['a']),
      unlisted: new Set(),
    });
  });
});

describe('a claim', () => {
  it.each([
    [undefined, 'free'],
    [{ by: 'me', at: 0 }, 'own'],
    [{ by: 'ana', at: 0 }, 'held'],
    [{ by: 'ana', at: -STALE_IN_MS - 1 }, 'stale'],
    [{ by: 'ana', at: STALE_IN_MS + 1 }, 'stale'],
  ])('%j is %s', (claim, judged) => {
    expect(judgeClaim(claim, 'me', 0)).toBe(judged);
  });
});

describe('a plan', () => {
  const remote: Manifest = { ...EMPTY, files: new Map([['old.html', 'x']]) };
  const state = {
    inventory: [file('rss.xml')],
    items: new Map(),
    found: new Map(),
    sent: new Map(),
    services: [],
  };

  it('of nothing at all is not current where there is no manifest yet', () => {
    const plan = planDelivery({ ...state, inventory: [], remote: undefined });
    expect(plan).toMatchObject({ isCurrent: false, steps: [], removals: [] });
  });

  it('takes over what a killed delivery may have left, and removes it', () => {
    const pending = { fresh: new Set(['new.html']), former: new Set(['rss.xml']), unlisted: new Set(['t']) };
    const plan = planDelivery({ ...state, remote: { ...remote, pending } });
    expect(plan.removals).toEqual(['new.html', 'old.html']);
    expect(plan.steps).toMatchObject([{ kind: 'feeds', isNew: false }]);
    expect(plan.claimed.pending).toEqual({
      fresh: new Set(['new.html']),
      former: new Set(['rss.xml', 'old.html']),
      unlisted: new Set(),
    });
    expect(plan.ended.unlisted).toEqual(new Set(['t']));
    expect(plan.kept).toBe(1);
  });

  it('knows a page by its path and bytes, and by nothing less', () => {
    const page = file('secret/index.html');
    const hidden = { ...EMPTY, unlisted: new Set([page.token]) };
    expect(recognise(page.path, page.mark, hidden)).toBe(page.token);
    expect(recognise(page.path, 'another', hidden)).toBeUndefined();
    expect(recognise('other/index.html', page.mark, hidden)).toBeUndefined();
  });

  it('looks for no page where nothing is unknown', () => {
    expect(findCandidates(undefined, [], new Set(['a']))).toEqual([]);
    expect(findCandidates(remote, [], new Set(['a']))).toEqual([]);
    const hidden = { ...remote, unlisted: new Set(['t']) };
    expect(findCandidates(hidden, [], new Set(['old.html', 'b', 'a']))).toEqual(['a', 'b']);
  });
});

describe('batches', () => {
  it('have 200 files or 32 MB, and none of two steps', () => {
    const step = (files: InventoryFile[]) => ({ kind: 'pages' as const, isNew: true, files });
    const many = Array.from({ length: 450 }, (_, index) => file(`${index}.html`));
    const large = [20, 20, 10, 3].map((size) => file(`${size}.mp3`, 'x', size * 1_000_000));
    const sizes = batchesOf([step(many), step(large)]).map((files) => files.length);
    expect(sizes).toEqual([200, 200, 50, 1, 2, 1]);
  });
});

describe('a pause before the next try', () => {
  it('grows, up to 20 s, and is nobody else’s', () => {
    expect([1, 2, 3, 4].map((tried) => backOff(tried, 0.5))).toEqual([200, 400, 800, 1600]);
    expect(backOff(20, 0.5)).toBe(20_000);
    expect([backOff(1, 0), backOff(1, 1)]).toEqual([100, 300]);
  });
});

describe('a receipt', () => {
  const receipt = {
    claim: 'ana',
    base: new Map([['a', '1']]),
    isConditional: true,
    spelling: 'bare',
    sent: new Map([['rss.xml', 'x']]),
    unpurged: new Set(['index.html']),
    takedowns: new Map([['tag:a', ['media/a-1.png']]]),
  };

  it('is read as it was written, with the files that were added', () => {
    const text = formatReceipt('../web', receipt) + formatSent('a.html', 'y');
    expect(parseReceipt(text, '../web')).toEqual({
      ...receipt,
      sent: new Map([
        ['rss.xml', 'x'],
        ['a.html', 'y'],
      ]),
    });
  });

  it('counts as none for another place, or if it is damaged, but for a line that a kill has cut', () => {
    const text = formatReceipt('../web', receipt);
    expect(parseReceipt(text, '../other')).toBe(NO_RECEIPT);
    expect(parseReceipt('', '../web')).toBe(NO_RECEIPT);
    expect(parseReceipt('{"receipt":', '../web')).toBe(NO_RECEIPT);
    const cut = `${text}\n["a.ht${formatSent('b.html', 'z')}`;
    expect([...parseReceipt(cut, '../web').sent.keys()]).toEqual(['rss.xml', 'b.html']);
    expect(parseReceipt(formatReceipt('p', NO_RECEIPT), 'p')).toEqual({
      claim: undefined,
      base: undefined,
      isConditional: false,
      ...NO_RECEIPT,
      spelling: undefined,
    });
    const odd = text.replace('["index.html"]', '3').replace('[["tag:a",["media/a-1.png"]]]', '3');
    expect(parseReceipt(odd, '../web')).toMatchObject({ unpurged: new Set(), takedowns: new Map() });
  });
});

describe('what is told', () => {
  const target = { place: '../web', at: { file: 'feed.yaml', line: 6, column: 3 } };
  const messageOf = (outcome: DeliveryOutcome) =>
    problemsOf(outcome, target).map(({ code, message }) => [code, message]);
  const plan = planDelivery({
    inventory: [],
    items: new Map(),
    remote: undefined,
    found: new Map(),
    sent: new Map(),
    services: [],
  });

  it('of a refusal is why, with the articles', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const conflicts = { lacking: ids, older: ['e'], otherwise: [] };
    expect(messageOf({ status: 'refused', why: { kind: 'conflict', conflicts } })).toEqual([
      [
        'DEPLOY_CONFLICT',
        'expected only articles of this folder at ../web, found 4 articles (a, b, c, and 1 more) that feed.lock here does not have, and 1 article (e) that somebody else has changed since',
      ],
    ]);
    for (const some of [{ lacking: ['a'] }, { older: ['a'] }]) {
      const one = { lacking: [], older: [], otherwise: [], ...some };
      const [told] = messageOf({ status: 'refused', why: { kind: 'conflict', conflicts: one } });
      expect(told?.[1]).not.toContain(', and ');
    }
    expect(messageOf({ status: 'refused', why: { kind: 'held', claim: { by: 'ana', at: 0 } } })).toEqual([
      [
        'DEPLOY_BUSY',
        'expected nobody else to deliver to ../web, found a delivery that was going on at 1970-01-01T00:00:00.000Z',
      ],
    ]);
    const unknown = messageOf({ status: 'refused', why: { kind: 'held', claim: undefined } });
    expect(unknown[0]?.[1]).toContain('several at once');
    const foreign = messageOf({ status: 'refused', why: { kind: 'foreign', path: 'index.html' } });
    expect(foreign[0]?.[1]).toContain('found index.html of another site');
    expect(messageOf({ status: 'refused', why: { kind: 'unsafe' } })[0]?.[0]).toBe('DEPLOY_UNSAFE');
    const taken = messageOf({
      status: 'refused',
      why: { kind: 'taken', path: '2015/01/01/road/index.html' },
    });
    expect(taken[0]).toEqual([
      'DEPLOY_TAKEN',
      'expected nothing that was taken down at ../web, found 2015/01/01/road/index.html',
    ]);
  });

  it('of a delivery is what nobody knows', () => {
    const nothing = { otherwise: [], changed: [], held: [] };
    expect(messageOf({ status: 'delivered', plan, ...nothing })).toEqual([]);
    const told = { otherwise: ['a'], changed: [], held: ['media/a-1.png', 'media/b-2.png'] };
    const codes = messageOf({ status: 'current', plan: { ...plan, kept: 2 }, ...told });
    expect(codes.map(([code]) => code)).toEqual(['DEPLOY_DIFFERS', 'DEPLOY_KEPT', 'MEDIA_TAKEN']);
    expect(codes[2]?.[1]).toContain('found media/a-1.png, and 1 more; they stay away');
  });

  it('of a failure is its message, and how to mend it', () => {
    expect(failureOf(new Error('expected x, found y; do z; then w'), target)).toMatchObject({
      code: 'DEPLOY_FAILED',
      message: 'expected x, found y',
      mend: 'do z; then w',
    });
    expect(failureOf('out of paper', target)).toMatchObject({ message: 'out of paper' });
  });

  it('of what is not sent is the first of it', () => {
    expect(skippedOf([], 'output')).toEqual([]);
    expect(skippedOf(['.git'], 'output')).toMatchObject([{ code: 'DEPLOY_SKIPPED', file: 'output/.git' }]);
    expect(skippedOf(['.git', 'link'], 'output')[0]?.message).toContain('and 1 more');
  });
});
