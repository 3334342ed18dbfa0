import { describe, expect, it } from 'vitest';
import { describeFile, type InventoryFile } from '../../../src/deliver/plan/inventory.ts';
import { EMPTY, type Manifest } from '../../../src/deliver/plan/manifest.ts';
import { planDelivery } from '../../../src/deliver/plan/planDelivery.ts';
import {
  cloudflareFault,
  fastlyFault,
  isBusy,
  programFault,
  quotedWords,
  secretsIn,
} from '../../../src/deliver/plan/purgeAnswers.ts';
import { pathsToPurge, stillKept } from '../../../src/deliver/plan/purges.ts';
import { waitAsked } from '../../../src/deliver/plan/waitAsked.ts';

const URL_OF_NEWS = 'https://news.example.nz/';
const file = (path: string, text = path): InventoryFile =>
  describeFile({ path, hash: text, sizeInBytes: text.length }, { url: URL_OF_NEWS, hubs: [] }, new Set());
const remote: Manifest = {
  ...EMPTY,
  files: new Map(
    ['rss.xml', '2015/01/01/gone/index.html', 'page.css'].map((path) => [path, file(path).mark]),
  ),
};
const planOf = (inventory: readonly InventoryFile[], from: Manifest | undefined = remote) =>
  planDelivery({
    inventory,
    items: new Map(),
    remote: from,
    found: new Map(),
    sent: new Map(),
    services: [],
  });

describe('what a CDN has to forget', () => {
  it('is what changes, what goes, and what is new, but for media', () => {
    const plan = planOf([
      file('rss.xml', 'new'),
      file('page.css'),
      file('2015/01/02/new/index.html'),
      file('media/new-0123456789.png'),
    ]);
    expect(pathsToPurge(plan, remote, [])).toEqual([
      'rss.xml',
      '2015/01/02/new/index.html',
      '2015/01/01/gone/index.html',
    ]);
  });

  it('has not so many pages as an import makes', () => {
    const pages = Array.from({ length: 101 }, (_, index) => file(`2015/01/02/${index}/index.html`));
    const plan = planOf([...pages, file('rss.xml', 'new'), file('page.css')]);
    expect(pathsToPurge(plan, remote, [])).toEqual(['rss.xml', '2015/01/01/gone/index.html']);
  });

  it('is nothing at a first delivery, and after a kill all that was sent', () => {
    const plan = planOf([file('rss.xml')], undefined);
    expect(pathsToPurge(planOf([file('rss.xml')]), undefined, [])).toEqual([]);
    expect(pathsToPurge({ ...plan, steps: [], removals: [] }, remote, ['feed.json'])).toEqual(['feed.json']);
  });

  it('is left as long as one of the addresses of a path is', () => {
    const page = '2015/01/01/road/index.html';
    const both = [`${URL_OF_NEWS}2015/01/01/road/`, `${URL_OF_NEWS}2015/01/01/road/index.html`];
    expect(stillKept([page, 'rss.xml'], new Set([...both, `${URL_OF_NEWS}rss.xml`]), URL_OF_NEWS)).toEqual(
      [],
    );
    expect(stillKept([page, 'rss.xml'], new Set(both.slice(0, 1)), URL_OF_NEWS)).toEqual([page, 'rss.xml']);
  });
});

describe('an answer of a CDN', () => {
  const answer = (status: number, body: unknown) => ({ status, bytes: Buffer.from(JSON.stringify(body)) });

  it('of Cloudflare is good only if it says that it is', () => {
    expect(cloudflareFault(answer(200, { success: true }), [])).toBeUndefined();
    for (const body of [{ success: false, errors: [] }, {}, null, 'ok'])
      expect(cloudflareFault(answer(200, body), [])).toMatch(
        /^expected Cloudflare to purge, found 200; check/,
      );
    expect(cloudflareFault({ status: 200, bytes: Buffer.from('<html>') }, [])).toContain('found 200;');
  });

  it('of Cloudflare that is a refusal says why, and what to mend', () => {
    const denied = { success: false, errors: [{ code: 10000, message: 'Authentication error' }] };
    expect(cloudflareFault(answer(403, denied), [])).toBe(
      'expected Cloudflare to purge, found 403 "Authentication error"; check CLOUDFLARE_API_TOKEN: it needs the permission Cache Purge for this zone',
    );
    const invalid = { success: false, errors: [{ code: 9109, message: 'Invalid access token' }] };
    expect(cloudflareFault(answer(403, invalid), [])).toContain('CLOUDFLARE_API_TOKEN');
    const zone = { success: false, errors: [{ code: 7003, message: 'Could not route' }] };
    expect(cloudflareFault(answer(400, zone), [])).toContain('check cloudflare: in feed.yaml');
    expect(cloudflareFault(answer(429, { errors: ['x'] }), [])).toContain('run it again later');
  });

  it('of Fastly is good with a status that is', () => {
    expect(fastlyFault(answer(200, { status: 'ok' }), [])).toBeUndefined();
    expect(fastlyFault(answer(401, { msg: 'Provided credentials are missing' }), [])).toContain(
      'found 401 "Provided credentials are missing"; check FASTLY_API_TOKEN',
    );
    expect(fastlyFault(answer(403, {}), [])).toContain('found 403; check FASTLY_API_TOKEN');
    expect(fastlyFault(answer(301, {}), [])).toContain("the host of the publication's url");
    expect(fastlyFault(answer(404, { msg: '' }), [])).toContain('found 404; check that');
  });

  it('is worth another try if it is busy', () => {
    expect([429, 408, 500, 503].every((status) => isBusy({ status }))).toBe(true);
    expect([200, 400, 403, 501].some((status) => isBusy({ status }))).toBe(false);
  });

  it('shows no secret, no control character and no flood', () => {
    expect(quotedWords('no: hush-hush\u001b[31m\nagain', ['hush-hush'])).toBe('"no: …[31m again"');
    expect(quotedWords('x'.repeat(300), [])).toHaveLength(203);
    expect(quotedWords('401 of https://ana:hush@cdn.example/', [])).toBe('"401 of https://…@cdn.example/"');
  });
});

describe('a program that purges', () => {
  it('has failed unless its status is 0, by the last line that it wrote', () => {
    expect(programFault('purge', { status: 0, errors: 'a warning' }, [])).toBeUndefined();
    expect(programFault('purge', { status: 1, errors: 'a\nno such key hush-hush\n' }, ['hush-hush'])).toBe(
      'expected purge to purge, found exit status 1, "no such key …"; mend that and run it again: it purges what is left',
    );
    expect(programFault('purge', { status: undefined, errors: '' }, [])).toContain(
      'found that a signal ended it; mend',
    );
  });

  it('may know secrets of the environment, by their names', () => {
    const environment = { CDN_TOKEN: ' hush-hush ', API_KEY: 'abc', PATH: '/usr/bin', PASSWORD: undefined };
    expect(secretsIn(environment)).toEqual(['hush-hush']);
  });
});

describe('a wait before another try', () => {
  it.each([
    [undefined, 200],
    ['3', 3100],
    ['0', 200],
    ['Wed, 21 Oct 2015 07:28:00 GMT', 200],
    ['3600', 60_100],
  ])('that %s is asked for is %i ms', (asked, expected) => {
    expect(waitAsked(1, asked, 0.5)).toBe(expected);
  });
});
