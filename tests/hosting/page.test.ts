import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/feeds/formats.ts';
import { servingOf } from '../../src/site/servingRules.ts';
import { filesOf, folderWith } from '../support/files.ts';
import { checkScript, runScript } from './shell.ts';
import { buildSite } from './site.ts';
import { PAGE, snippet, snippets } from './snippets.ts';

const site = buildSite();

afterAll(() => site.remove());

describe('the table of docs/hosting.md', () => {
  const section = PAGE.slice(PAGE.indexOf('## What is wanted'), PAGE.indexOf('## What each host does'));
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  const stated = rows.flatMap((row) => {
    const [, files = '', ...cells] = row.split('|').map((cell) => cell.trim());
    const names = [...files.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    return names.map((name) => [name, cells.slice(0, 3).map((cell) => cell.replaceAll('`', ''))] as const);
  });
  const byName = new Map(stated);

  /** The row that a file is in: by its path, or by its name in every folder. */
  function rowOf(path: string) {
    if (path.startsWith('media/')) return byName.get('media/…');
    const inArchive = path.replace(/^.*?archive\/[\d-]+(?:\.atom)?\./, 'archive/….');
    return byName.get(path) ?? byName.get(inArchive) ?? byName.get(path.replace(/.*\//, ''));
  }

  it.each(site.paths)('says how %s is served', (path) => {
    const { type, cacheControl, isShared } = servingOf(path, FORMATS);
    const row = path.startsWith('media/') ? 'by the end of the name' : type;
    expect(rowOf(path)).toEqual([row, cacheControl, isShared ? '*' : '-']);
  });
});

describe('the scripts of docs/hosting.md', () => {
  it.each(snippets('sh').map((text) => [text.split('\n')[0], text]))(
    'can be read by bash: %s',
    (_, script) => {
      expect(() => checkScript(script ?? '')).not.toThrow();
    },
  );

  it('put a publication below a folder, as it is now, and its _headers at the top', () => {
    const folder = folderWith({
      'output/_headers': '/news/rss.xml',
      'output/.nojekyll': '',
      'output/a/rss.xml': '<rss/>',
      'site/news/2015/05/01/gone/index.html': 'taken back',
    });
    runScript(snippet('sh', 'mv site/news/_headers'), folder);
    expect(filesOf(join(folder, 'site'))).toEqual({
      _headers: '/news/rss.xml',
      'news/.nojekyll': '',
      'news/a/rss.xml': '<rss/>',
    });
  });
});

describe('the netlify.toml of docs/hosting.md', () => {
  it('publishes the output folder and builds nothing', () => {
    expect(getStaticTOMLValue(parseTOML(snippet('toml')))).toEqual({ build: { publish: 'output' } });
  });
});

describe("CloudFront's functions in docs/hosting.md", () => {
  it.each([
    ['/', '/index.html'],
    ['/2014/12/21/try/', '/2014/12/21/try/index.html'],
    ['/sport/rss.xml', '/sport/rss.xml'],
  ])('asks for %s as %s', (uri, asked) => {
    const handler = runInNewContext(`${snippet('js', 'index.html')}\nhandler`);
    expect(handler({ request: { uri, method: 'GET' } })).toEqual({ uri: asked, method: 'GET' });
  });

  it.each([...site.paths, 'media/drawing-0123456789'])('answer with the policy of %s', (path) => {
    const handler = runInNewContext(`${snippet('js', 'event.response')}\nhandler`);
    const { type, policy } = servingOf(path, FORMATS);
    const headers = path.endsWith('9') ? {} : { 'content-type': { value: type } };
    const answer = handler({ request: { uri: `/${path}` }, response: { headers: { ...headers } } });
    expect(answer.headers['content-security-policy']?.value).toBe(policy);
  });
});

describe('the commands for S3 in docs/hosting.md', () => {
  let calls: Upload[] = [];
  let uploads: Upload[] = [];
  beforeAll(() => {
    calls = uploadsOf(snippet('sh', 'aws s3 sync'));
    uploads = calls.filter(({ isRemoving }) => !isRemoving);
  });
  /** Of the filters, the last one that fits a file counts. */
  const isTaken = ({ filters }: Upload, path: string) =>
    filters.reduce((taken, { kind, pattern }) => (matches(pattern, path) ? kind === 'include' : taken), true);

  it.each(site.paths)('upload %s with its type and cache time', (path) => {
    const { type, cacheControl } = servingOf(path, FORMATS);
    const taken = uploads.filter((upload) => isTaken(upload, path));
    const wanted = [path.startsWith('media/') ? undefined : type, cacheControl];
    expect(taken.length).toBeGreaterThan(0);
    // `sync` uploads no file twice that is there by then.
    for (const upload of taken) expect([upload.type, upload.cacheControl]).toEqual(wanted);
  });

  const takers = (path: string) => uploads.flatMap((upload, index) => (isTaken(upload, path) ? [index] : []));

  it('upload each file to its own place, and nothing that is for other hosts', () => {
    expect(new Set(uploads.map(({ from, to }) => `${from} ${to}`))).toEqual(
      new Set(['output/ s3://news-example-nz/']),
    );
    expect([...takers('_headers'), ...takers('.nojekyll')]).toEqual([]);
  });

  it('upload media first, then archives, pages, lists and feeds', () => {
    const paths = [
      'media/feed.json',
      'archive/2014-12.xml',
      'index.html',
      'feeds.opml',
      'feed.json',
      'rss.xml',
    ];
    const order = paths.map((path) => takers(path)[0] ?? -1);
    expect(order[0]).toBe(0);
    expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
    expect(takers('archive/2014-12.json')[0]).toBeLessThan(takers('2015/05/01/a/index.html')[0] ?? 0);
    expect(takers('.well-known/feed-menu.json')[0]).toBeLessThan(takers('feed.json')[0] ?? 0);
  });

  it('remove in the end what is no more here, but for media and what is not ours', () => {
    expect(calls.map(({ isRemoving }) => isRemoving)).toEqual([...uploads.map(() => false), true]);
    const last = calls.at(-1) as Upload;
    const isRemoved = (path: string) => isTaken(last, path);
    expect(['2015/05/01/a/index.html', 'tags/a/rss.xml', 'archive/2014-12.xml'].map(isRemoved)).toEqual([
      true,
      true,
      true,
    ]);
    expect(['media/a.png', '_headers', '.nojekyll', '.dateline/manifest.json'].filter(isRemoved)).toEqual([]);
  });

  it('allow every site to fetch', () => {
    const [, json = ''] = /--cors-configuration '([^']*)'/.exec(snippet('sh', 'put-bucket-cors')) ?? [];
    expect(JSON.parse(json)).toEqual({
      CORSRules: [{ AllowedOrigins: ['*'], AllowedMethods: ['GET', 'HEAD'] }],
    });
  });
});

interface Upload {
  readonly from: string;
  readonly to: string;
  readonly filters: readonly { readonly kind: string; readonly pattern: string }[];
  readonly type: string | undefined;
  readonly cacheControl: string | undefined;
  /** True if it removes what it finds there alone. */
  readonly isRemoving: boolean;
}

/** What a script asks of `aws s3 sync`: it is run with an `aws` that only takes note. */
function uploadsOf(script: string): Upload[] {
  const calls = runScript(`aws() { printf '%s\\n' "$@" end; }\n${script}`, '/').split('\nend\n').slice(0, -1);
  return calls.map((call) => readSync(call.split('\n')));
}

/** Reads the arguments of `aws s3 sync`. */
function readSync([service, command, from = '', to = '', ...options]: readonly string[]): Upload {
  expect([service, command]).toEqual(['s3', 'sync']);
  const pairs = options.flatMap((option, index) =>
    option.startsWith('--') ? [[option.slice(2), options[index + 1]]] : [],
  );
  const optionOf = (name: string) => pairs.find(([option]) => option === name)?.[1];
  return {
    from,
    to,
    filters: pairs.flatMap(([kind = '', pattern = '']) =>
      /^(?:in|ex)clude$/.test(kind) ? [{ kind, pattern }] : [],
    ),
    type: optionOf('content-type'),
    cacheControl: optionOf('cache-control'),
    isRemoving: options.includes('--delete'),
  };
}

/** As `aws` understands it: `*` stands for slashes too. */
function matches(pattern: string, path: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(path);
}
