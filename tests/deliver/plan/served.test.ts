import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { InventoryFile } from '../../../src/deliver/plan/inventory.ts';
import { cachedFor, keptFor } from '../../../src/deliver/plan/served/cacheControl.ts';
import { CODES, type Finding, type FindingKind } from '../../../src/deliver/plan/served/finding.ts';
import { cacheOf, hostOf } from '../../../src/deliver/plan/served/host.ts';
import { HOSTS, type Host, MENDS, UNKNOWN_HOST } from '../../../src/deliver/plan/served/hosts.ts';
import { judgeLook } from '../../../src/deliver/plan/served/judgeLook.ts';
import { plainAddressOf } from '../../../src/deliver/plan/served/judgeSecurity.ts';
import { missingLinks, parseLinks } from '../../../src/deliver/plan/served/linkHeader.ts';
import type { Asked, Look, WantedFile } from '../../../src/deliver/plan/served/look.ts';
import { isWorthAnother, pauseAfter } from '../../../src/deliver/plan/served/patience.ts';
import { sampleFeeds, sampleOthers } from '../../../src/deliver/plan/served/sample.ts';
import { tellFindings } from '../../../src/deliver/plan/served/tellFindings.ts';

const headers = (all: Readonly<Record<string, string>> = {}) => new Map(Object.entries(all));
const ADDRESS = 'https://news.example.nz/rss.xml';
const FEED: WantedFile = {
  path: 'rss.xml',
  hash: 'new',
  sizeInBytes: 100,
  kind: 'feeds',
  headers: [
    ['content-type', 'application/xml; charset=utf-8'],
    ['cache-control', 'public, max-age=900'],
  ],
};
const GOOD = {
  'content-type': 'application/xml; charset=utf-8',
  'cache-control': 'public, max-age=900',
  etag: '"a"',
  'last-modified': 'x',
};

function answer(
  more: Readonly<Record<string, string>> = {},
  hash: string | undefined = 'new',
  status = 200,
): Asked {
  return { status, headers: headers(more), hash };
}

const lookAt = (usual: Asked, more: Partial<Look> = {}): Look => ({
  file: FEED,
  address: ADDRESS,
  redirects: [],
  usual,
  ...more,
});

describe('how long a document is kept', () => {
  it.each([
    ['public, max-age=900', 900],
    ['Max-Age="60" , must-revalidate', 60],
    ['max-age=60, private', undefined],
    ['max-age=60, no-cache', undefined],
    ['no-store', undefined],
    ['max-age=soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('is read of %j', (text, seconds) => {
    expect(keptFor(text)).toBe(seconds);
  });

  it('is known of what a cache gives, by its own time first', () => {
    expect(cachedFor(headers({ age: '12' }))).toEqual({ age: 12, limit: undefined });
    expect(cachedFor(headers({ age: '12', 'cache-control': 'max-age=60, s-maxage=30' }))).toEqual({
      age: 12,
      limit: 30,
    });
    expect(cachedFor(headers({ 'cache-control': 'max-age=60' }))).toBeUndefined();
  });
});

describe('links of a header', () => {
  it.each([
    [
      '<a>; rel="self", <b>;rel=hub',
      [
        ['a', 'self'],
        ['b', 'hub'],
      ],
    ],
    ['< a >; title="x; y"; REL="Self next"', [['a', 'self next']]],
    ['<a>', [['a', '']]],
    ['none', []],
    [undefined, []],
  ])('are read of %j', (text, found) => {
    expect(parseLinks(text).map(({ target, relations }) => [target, relations.join(' ')])).toEqual(found);
  });

  it('lack what has another target or another relation', () => {
    const wanted = '<a>; rel="self", <b>; rel="hub"';
    expect(missingLinks(wanted, '<b>; rel="hub", <a>; rel="self"')).toEqual([]);
    expect(missingLinks(wanted, '<a>; rel="hub", <b>; rel="hub"')).toEqual([
      { target: 'a', relations: ['self'] },
    ]);
    expect(missingLinks(wanted, undefined)).toHaveLength(2);
  });
});

describe('another look', () => {
  it('comes later each time, and never later than in ten seconds', () => {
    expect([1, 2, 3, 5, 6, 20].map(pauseAfter)).toEqual([500, 1000, 2000, 8000, 10_000, 10_000]);
  });

  const passing = { why: 'reset', isPassing: true };
  it.each<[string, Look, number, boolean]>([
    ['everybody has it', lookAt(answer()), 0, false],
    ['it is old', lookAt(answer({}, 'old')), 0, true],
    ['it is old after long', lookAt(answer({}, 'old')), 40_000, true],
    [
      'a cache is to keep it',
      lookAt(answer({ age: '1', 'cache-control': 'max-age=900' }, 'old')),
      14_000,
      true,
    ],
    ['no purge has come', lookAt(answer({ age: '1', 'cache-control': 'max-age=900' }, 'old')), 16_000, false],
    [
      'a cache is to ask soon',
      lookAt(answer({ age: '880', 'cache-control': 'max-age=900' }, 'old')),
      16_000,
      true,
    ],
    ['the host has failed', lookAt(answer({}, 'x', 500)), 40_000, true],
    ['the connection broke', lookAt(passing), 0, true],
    ['nobody has answered for some seconds', lookAt(passing), 6_000, false],
    ['it cannot be asked', lookAt({ ...passing, isPassing: false }), 0, false],
    ['it leads elsewhere', lookAt(answer({}, 'x', 301), { redirects: ['https://b.example/'] }), 0, false],
  ])('is worth it, or not, where %s', (_, look, waited, isWorth) => {
    expect(isWorthAnother(look, waited)).toBe(isWorth);
  });
});

describe('the files that stand for all others', () => {
  it('are a feed of each name, those nearest to the top', () => {
    const paths = ['a/b/rss.xml', 'a/rss.xml', 'feed', 'rss.xml', 'a/atom.xml'];
    expect(sampleFeeds(paths.map((path) => ({ path }))).map(({ path }) => path)).toEqual([
      'feed',
      'rss.xml',
      'a/atom.xml',
    ]);
    const many = Array.from({ length: 20 }, (_, index) => ({ path: `${index}.xml` }));
    expect(sampleFeeds(many)).toHaveLength(8);
  });

  const file = (path: string, kind: InventoryFile['kind'], isUnlisted = false) =>
    ({ path, kind, isUnlisted }) as InventoryFile;
  it('are a page that is listed, a document of the archive, and what may hold a script', () => {
    const all = [
      file('secret/index.html', 'pages', true),
      file('page.css', 'pages'),
      file('a/index.html', 'pages'),
      file('archive/2014-12.html', 'archives'),
      file('archive/2014-12.xml', 'archives'),
      file('media/a.png', 'media'),
      file('media/b.svg', 'media'),
    ];
    expect(sampleOthers(all).map(({ path }) => path)).toEqual([
      'a/index.html',
      'archive/2014-12.xml',
      'media/b.svg',
    ]);
    expect(sampleOthers(all.slice(5, 6)).map(({ path }) => path)).toEqual(['media/a.png']);
    expect(sampleOthers([])).toEqual([]);
    const sized = [9, 3, 5].map((size) => ({ ...file(`media/${size}.mp3`, 'media'), sizeInBytes: size }));
    expect(sampleOthers(sized).map(({ path }) => path)).toEqual(['media/3.mp3']);
  });
});

describe('a host', () => {
  it.each<[Record<string, string>, keyof typeof HOSTS]>([
    [{ server: 'GitHub.com', via: '1.1 varnish' }, 'github'],
    [{ server: 'Netlify' }, 'netlify'],
    [{ 'x-nf-request-id': '1' }, 'netlify'],
    [{ server: 'AmazonS3', 'x-amz-cf-id': '1' }, 'cloudfront'],
    [{ server: 'cloudflare', 'cf-ray': '1' }, 'cloudflare'],
    [{ server: 'nginx/1.22.1', via: '1.1 varnish' }, 'nginx'],
    [{ server: 'Caddy' }, 'caddy'],
    [{ server: 'nginx', via: '1.1 Caddy' }, 'nginx'],
    [{ via: '1.1 Caddy' }, 'caddy'],
    [{ server: 'Apache/2.4.62 (Debian)' }, 'apache'],
    [{ server: 'AmazonS3' }, 's3'],
    [{ 'x-amz-request-id': '1' }, 's3'],
  ])('is known by %j', (told, name) => {
    expect(hostOf(headers(told))).toBe(HOSTS[name]);
  });

  it('that says nothing is known by what was delivered to, as far as that goes', () => {
    expect(hostOf(headers())).toBe(UNKNOWN_HOST);
    expect(hostOf(headers(), 'folder')).toBe(UNKNOWN_HOST);
    expect(hostOf(headers(), 's3')).toBe(HOSTS.s3);
  });

  it.each([
    [{ age: '1', 'cf-ray': '1' }, 'Cloudflare'],
    [{ age: '1', 'x-served-by': 'cache-akl10320-AKL' }, 'Fastly'],
    [{ age: '1', 'x-varnish': '2 3' }, 'Varnish'],
    [{ age: '1' }, 'a cache'],
    [{ age: '0', 'cf-ray': '1' }, undefined],
    [{ 'cf-ray': '1' }, undefined],
  ])('has a cache before it by %j', (told, name) => {
    expect(cacheOf(headers(told as Record<string, string>))).toBe(name);
  });

  it('has a section in docs/hosting.md', () => {
    const page = readFileSync(new URL('../../../docs/hosting.md', import.meta.url), 'utf8');
    const sections = [...page.matchAll(/^## (.*)$/gm)].map(([, title = '']) =>
      title.toLowerCase().replaceAll(' ', '-'),
    );
    for (const { section } of [UNKNOWN_HOST, ...Object.values(HOSTS), { section: 'hubs' }])
      expect(sections).toContain(section);
  });

  it('that cannot do something says whom that costs what', () => {
    const all: readonly Host[] = Object.values(HOSTS);
    expect(all.filter(({ cannot, limits }) => cannot.length > 0 !== (limits !== undefined))).toEqual([]);
  });
});

describe('what a host does with a document', () => {
  const kinds = (look: Look) => judgeLook(look).map(({ kind }) => kind);

  it('is as it is wanted', () => {
    expect(kinds(lookAt(answer(GOOD)))).toEqual([]);
  });

  it.each([
    ['text/xml', []],
    ['Application/XML;charset="UTF-8"', []],
    ['application/rss+xml', ['type']],
    ['application/xml; charset=latin1', ['type']],
    ['', ['type']],
  ])('may have the type %j or not', (type, found) => {
    expect(kinds(lookAt(answer({ ...GOOD, 'content-type': type })))).toEqual(found);
  });

  it('is told with where it leads, and that it is not there', () => {
    const gone = lookAt(answer({}, 'x', 404), { redirects: ['https://news.example.nz/gone'] });
    expect(kinds(gone)).toEqual(['redirects', 'unreachable']);
    const lost = lookAt({ why: 'reset', isPassing: true }, { redirects: ['https://news.example.nz/gone'] });
    expect(kinds(lost)).toEqual(['redirects', 'unreachable']);
  });

  it.each([
    [{}, 'others'],
    [{ 'last-modified': 'Monday' }, 'others, of Monday'],
    [{ age: '7' }, 'others, kept for 7 s'],
    [{ age: '7', 'cache-control': 's-maxage=9' }, 'others, kept for 7 s of 9 s'],
  ])('is old as far as %j says', (told, found) => {
    const [stale] = judgeLook(lookAt(answer(told as Record<string, string>, 'old')));
    expect(stale).toMatchObject({ kind: 'stale', found });
  });

  it('has nothing to compare where a host says nothing at all', () => {
    expect(kinds(lookAt(answer()))).toEqual(['type', 'cacheTime', 'noTag', 'noTime']);
  });

  it('may be changed on the way if it is a page or a picture, and is kept long if it is a copy', () => {
    const page = { file: { ...FEED, kind: 'pages' as const } };
    expect(kinds(lookAt(answer(GOOD, 'smaller'), page))).toEqual([]);
    const media: WantedFile = {
      ...FEED,
      kind: 'media',
      headers: [
        ['content-type', 'image/svg+xml'],
        ['cache-control', 'public, max-age=31536000, immutable'],
        ['content-security-policy', "sandbox; default-src 'none'"],
      ],
    };
    const told = { ...GOOD, 'content-type': 'image/svg+xml; charset=latin1' };
    expect(kinds(lookAt(answer(told, 'smaller'), { file: media }))).toEqual(['cacheTime', 'policy']);
    const policy = "default-src 'none'; sandbox";
    const good = { ...told, 'cache-control': 'max-age=31536000', 'content-security-policy': policy };
    expect(kinds(lookAt(answer(good, 'smaller'), { file: media }))).toEqual([]);
  });

  it('may be open to one origin that asks, where it is wanted for all', () => {
    const file: WantedFile = { ...FEED, headers: [...FEED.headers, ['access-control-allow-origin', '*']] };
    const plain = (origin?: string) =>
      answer({ ...GOOD, ...(origin && { 'access-control-allow-origin': origin }) });
    expect(kinds(lookAt(answer(GOOD), { file, plain: plain('https://reader.example') }))).toEqual([]);
    expect(kinds(lookAt(answer(GOOD), { file, plain: plain('https://other.example') }))).toEqual(['cors']);
    expect(kinds(lookAt(answer(GOOD), { file, plain: answer({}, 'x', 500) }))).toEqual(['unreachable']);
    expect(kinds(lookAt(answer(GOOD), { file }))).toEqual([]);
  });

  it('is told where a host does otherwise with another question', () => {
    const failed = answer({}, 'x', 500);
    const broken = { why: 'reset', isPassing: true };
    const told = (more: Partial<Look>) =>
      judgeLook(lookAt(answer(GOOD), more)).map(({ kind, found }) => `${kind} ${found}`);
    expect(told({ plain: failed, byTag: failed, byTime: failed })).toEqual([
      'unreachable status 500',
      'byTag status 500',
      'byTime status 500',
    ]);
    expect(told({ plain: broken, byTag: broken, byTime: broken })).toEqual([
      'unreachable reset',
      'byTag reset',
      'byTime reset',
    ]);
    const known = answer({}, 'empty', 304);
    expect(told({ plain: answer(GOOD), byTag: known, byTime: answer({}, 'newer') })).toEqual([]);
  });

  it('is compressed if it is long', () => {
    const file: WantedFile = { ...FEED, sizeInBytes: 5000 };
    expect(kinds(lookAt(answer(GOOD), { file }))).toEqual(['gzip']);
    expect(kinds(lookAt(answer(GOOD), { file: { ...file, headers: FEED.headers.slice(1) } }))).toEqual([
      'type',
      'gzip',
    ]);
    const packed = answer({ ...GOOD, 'content-encoding': 'gzip' });
    expect(kinds(lookAt(packed, { file }))).toEqual([]);
    expect(kinds(lookAt(packed, { file, plain: packed }))).toEqual([]);
    expect(kinds(lookAt(packed, { file, plain: answer(GOOD) }))).toEqual(['vary', 'sameTag']);
    const varied = answer({
      ...GOOD,
      etag: 'W/"a"',
      'content-encoding': 'gzip',
      vary: 'Origin, accept-encoding',
    });
    expect(kinds(lookAt(varied, { file, plain: answer({ ...GOOD, etag: 'W/"a"' }) }))).toEqual([]);
    expect(kinds(lookAt({ ...(packed as object), hash: undefined } as Asked, { file }))).toEqual(['broken']);
    expect(kinds(lookAt({ ...(answer(GOOD) as object), hash: undefined } as Asked, { file }))).toEqual([
      'broken',
    ]);
  });
});

it('only an address with TLS at its usual port has one without that can be known', () => {
  expect(plainAddressOf('https://news.example.nz/rss.xml')).toBe('http://news.example.nz/rss.xml');
  expect(plainAddressOf('https://news.example.nz:8443/rss.xml')).toBeUndefined();
  expect(plainAddressOf('http://news.example.nz/rss.xml')).toBeUndefined();
});

describe('what is told', () => {
  const finding = (kind: FindingKind, address = ADDRESS, wanted = 'this'): Finding => ({
    kind,
    address,
    wanted,
    found: 'that',
  });
  const asking = { host: HOSTS.nginx as Host, cache: undefined, isDelivered: true };

  it('names the host and its section for everything that can be found', () => {
    for (const host of [UNKNOWN_HOST, ...Object.values(HOSTS)])
      for (const kind of Object.keys(MENDS) as (keyof typeof MENDS)[]) {
        const [fault] = tellFindings([finding(kind)], { ...asking, host });
        expect(fault?.mend).toMatch(/; see docs\/hosting\.md#[a-z0-9-]+$/);
        expect([CODES[kind], 'SERVED_LIMITED']).toContain(fault?.code);
      }
  });

  it('says what to write at a host that is known', () => {
    expect(tellFindings([finding('gzip')], asking)).toEqual([
      {
        code: 'SERVED_WITHOUT_GZIP',
        message: `expected this from ${ADDRESS}, found that`,
        mend: 'write gzip on, with the type in gzip_types (nginx); see docs/hosting.md#nginx',
      },
    ]);
  });

  it('is one problem of what is the same at several addresses', () => {
    const some = [finding('gzip'), finding('gzip', 'b'), finding('gzip', 'b'), finding('type', 'c', 'x')];
    expect(tellFindings(some, asking).map(({ message }) => message)).toEqual([
      `expected this from ${ADDRESS} and 1 more, found that`,
      'expected x from c, found that',
    ]);
  });

  it('is a note of what a host has no way to do, with a few of many things', () => {
    const limits = ['a', 'b', 'c', 'd', 'e'].map((wanted) => finding('type', ADDRESS, wanted));
    expect(tellFindings(limits, { ...asking, host: HOSTS.github })[0]?.message).toBe(
      `expected a, b, c, 2 more from ${ADDRESS}, found that GitHub Pages has no way to do so`,
    );
  });

  it.each([
    [
      'stale',
      undefined,
      true,
      'look whether the host serves what was delivered; hubs are told when it is there',
    ],
    ['stale', undefined, false, 'deliver output/ there'],
    ['stale', 'Fastly', true, 'wait until Fastly asks anew, or have it forget the address'],
    ['stale', 'GitHub', false, 'if it has been, GitHub keeps the older document'],
    ['stale', 'Netlify', false, 'if it has been, Netlify keeps the older document'],
    ['unreachable', undefined, true, 'and whether url: is its address'],
    ['unreachable', undefined, false, 'deliver output/ there, or mend url:'],
  ] as const)('of %s with the cache %s says what to do (delivered: %s)', (kind, cache, isDelivered, mend) => {
    expect(tellFindings([finding(kind)], { ...asking, cache, isDelivered })[0]?.mend).toContain(mend);
  });
});
