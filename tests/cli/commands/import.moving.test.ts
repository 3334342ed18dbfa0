import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { filesOf, folderWith } from '../../support/files.ts';
import { SETTINGS } from '../../support/publication.ts';
import { tell } from '../commandLine.ts';

interface Item {
  readonly id: string;
  readonly date?: string;
  readonly more?: string;
}

function itemOf({ id, date = 'Sun, 21 Dec 2014 20:03:00 +1300', more = '' }: Item): string {
  return `<item><title>Tide ${id}</title><guid isPermaLink="false">${id}</guid><pubDate>${date}</pubDate>${more}
<description>&lt;p&gt;Text of ${id}.&lt;/p&gt;</description></item>`;
}

const SITE = '<link>https://old.example/</link>';
const ENGLISH = '<language>en</language>';

function feedOf(items: readonly Item[], channel = `${SITE}${ENGLISH}`): string {
  return `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old</title>${channel}
${items.map(itemOf).join('\n')}
</channel></rss>`;
}

const ZONE = ['--time-zone', 'Pacific/Auckland'];

/** A folder with a feed, and command lines in it. */
function folder(feed: string, files: Readonly<Record<string, string>> = {}) {
  const root = folderWith({ 'old.xml': feed, ...files });
  const run = (args: readonly string[], edge: Parameters<typeof tell>[2] = {}) =>
    tell(args, realDisk(root), { disk: realDisk, ...edge });
  return {
    root,
    run: (...args: string[]) => run([...args, '--root', root]),
    at: (args: readonly string[] = ZONE, edge: Parameters<typeof tell>[2] = {}) =>
      run(['import', join(root, 'old.xml'), '--root', root, ...args], edge),
    settings: () => filesOf(root)['feed.yaml'],
  };
}

describe('the language of a publication that is imported', () => {
  const SILENT = feedOf([{ id: 'a' }], SITE);

  it('is demanded in a script where nobody says it, and nothing is written', async () => {
    const { root, at } = folder(SILENT);
    expect(await at()).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'dateline: expected a feed that says its language, found none (add --language, like --language en-NZ; und where nobody can say)\n',
    });
    expect(Object.keys(filesOf(root))).toEqual(['old.xml']);
  });

  it('is asked for at a terminal, with that of the machine as the answer to nothing', async () => {
    const { at, settings } = folder(SILENT);
    const answers = ['not a tag', ''];
    const readAnswer = () => Promise.resolve(answers.shift() ?? '');
    const { status, stdout, stderr } = await at(ZONE, { readAnswer, locale: { language: 'mi-NZ' } });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Language \(mi-NZ\): Language \(mi-NZ\): imported 1 article\n/);
    expect(stderr).toContain('expected --language like en-NZ, found "not a tag"');
    expect(settings()).toContain('language: mi-NZ\n');
  });

  it('is asked for with a fallback on a machine without one, but never where a program reads the answer', async () => {
    const readAnswer = () => Promise.resolve('');
    expect((await folder(SILENT).at(ZONE, { readAnswer })).stdout).toMatch(/^Language \(en\): /);
    expect((await folder(SILENT).at([...ZONE, '--json'], { readAnswer })).status).toBe(2);
  });

  it('is that of all entries, where the feed says none', async () => {
    const more = '<dc:language>mi</dc:language>';
    const { at, settings } = folder(
      feedOf(
        [
          { id: 'a', more },
          { id: 'b', more },
        ],
        SITE,
      ),
    );
    expect((await at()).status).toBe(0);
    expect(settings()).toContain('language: mi\n');
  });

  it('is that in which the months of its dates are read', async () => {
    const { root, at } = folder(
      feedOf([{ id: 'a', date: 'So, 21 Dez 2014 20:03:00 +0100' }], `${SITE}<language>de</language>`),
    );
    const { stdout } = await at();
    expect(stdout).toContain('imported 1 article\n');
    expect(filesOf(root)).toHaveProperty(['items/2014-12-22-tide-a.md']);
  });

  it('is for a new publication alone: one that is found in a folder above has its own', async () => {
    const above = folderWith({ 'feed.yaml': SETTINGS });
    const { status, stderr } = await tell(['import', 'old.xml', '--language', 'en'], realDisk(above), {
      findRoot: () => '..',
    });
    expect(status).toBe(2);
    expect(stderr).toContain('expected no --language, since feed.yaml in .. has one');
  });
});

describe('the address of a publication that is imported', () => {
  const NOWHERE = feedOf([{ id: 'a' }], ENGLISH);

  it('is demanded where the feed says none, and given by --url', async () => {
    const { at, settings } = folder(NOWHERE);
    const { status, stderr } = await at();
    expect(status).toBe(1);
    expect(stderr).toContain(
      'FEED_BROKEN expected a feed with a link to its site or to itself, found neither',
    );
    expect(stderr).toContain('add --url with the address where output/ will be served');
    expect((await at([...ZONE, '--url', 'https://new.example'])).status).toBe(0);
    expect(settings()).toContain('url: https://new.example/\n');
  });

  it('is what --url says before what the feed says', async () => {
    const { at, settings } = folder(feedOf([{ id: 'a' }]));
    await at([...ZONE, '--url', 'https://new.example/']);
    expect(settings()).toContain('url: https://new.example/\n');
  });

  it('is that of the host that the feed came from, where it says none', async () => {
    const root = folderWith({});
    const url = 'https://old.example/feeds/all.xml';
    const fetch = () =>
      Promise.resolve({ url, bytes: Buffer.from(NOWHERE), contentType: 'application/rss+xml' });
    const told = await tell(['import', url, '--root', root, ...ZONE], realDisk(root), { fetch });
    expect(told.status).toBe(0);
    expect(told.stdout).toContain(`dateline check --moved ${url} tells`);
    expect(filesOf(root)['feed.yaml']).toContain('url: https://old.example/\n');
  });

  it('has to be one on the web', async () => {
    const { status, stderr } = await folder(NOWHERE).at([...ZONE, '--url', 'new.example']);
    expect(status).toBe(2);
    expect(stderr).toContain('expected --url like https://news.example.nz/, found "new.example"');
  });

  it('stays as feed.yaml has it, when it is imported again', async () => {
    const { at, settings } = folder(NOWHERE, { 'feed.yaml': SETTINGS });
    expect((await at(['--url', 'https://old.example/'])).status).toBe(0);
    expect(settings()).toBe(SETTINGS);
  });
});

describe('an entry of the future', () => {
  const LATER = 'Tue, 21 Dec 2027 20:03:00 +1300';
  const feed = feedOf([{ id: 'a' }, { id: 'early', date: LATER }]);
  const idsIn = (root: string) =>
    JSON.parse(readFileSync(join(root, 'output/feed.json'), 'utf8')).items.map(
      ({ id }: { id: string }) => id,
    );

  it('stays published, since subscribers have it, and is told by its name', async () => {
    const { root, at, run } = folder(feed);
    const { stderr } = await at();
    expect(stderr).toContain(
      'warning FEED_ENTRY expected entries whose time has come, found "Tide early" of 2027-12-21T20:03:00+13:00 - subscribers have them, so they stay published',
    );
    expect(filesOf(root)['feed.lock']).toMatch(/^early\t2027-12-21T20:03:00\+13:00\t/m);
    const built = JSON.parse((await run('build', '--json')).stdout);
    expect(built).toMatchObject({
      items: { published: 2, held: 0 },
      subscribers: { new: [], updated: [], edited: [], gone: [] },
      problems: [],
    });
    expect(idsIn(root)).toEqual(['early', 'a']);
  });

  it('stays so with every build, and as any other once its time has come', async () => {
    const { root, at, run } = folder(feed);
    await at();
    await run('build');
    const lock = filesOf(root)['feed.lock'];
    expect(lock).toMatch(/^early\t/m);
    expect(JSON.parse((await run('build', '--json')).stdout)).toMatchObject({ written: [], problems: [] });
    expect(filesOf(root)['feed.lock']).toBe(lock);
    const later = JSON.parse((await run('build', '--json', '--now', '2028-01-01T00:00:00Z')).stdout);
    expect(later).toMatchObject({ items: { published: 2 }, subscribers: { new: [], edited: [], gone: [] } });
    expect(idsIn(root)).toEqual(['early', 'a']);
  });

  it('stays so where only another article has changed, as with a build of everything', async () => {
    const { root, at } = folder(feed);
    await at();
    const build = async (edge: Parameters<typeof tell>[2]) =>
      JSON.parse(
        (await tell(['build', '--json', '--root', root], realDisk(root), { disk: realDisk, ...edge })).stdout,
      );
    await build({ program: 'recorded' });
    const file = 'items/2014-12-21-tide-a.md';
    realDisk(root).writeCache(file, [`${filesOf(root)[file]}\nMore.\n`]);
    const report = await build({ program: 'recorded' });
    expect(report).toMatchObject({
      items: { published: 2, held: 0 },
      subscribers: { edited: ['a'], gone: [] },
    });
    expect(idsIn(root)).toEqual(['early', 'a']);
    expect(await build({ program: 'another' })).toMatchObject({ written: [] });
  });

  it('is held once its author moves it to another time of the future', async () => {
    const { root, at, run } = folder(feed);
    await at();
    await run('build');
    const file = 'items/2027-12-21-tide-early.md';
    const moved = String(filesOf(root)[file]).replace('2027-12-21T20:03', '2028-01-21T20:03');
    realDisk(root).writeCache(file, [moved]);
    const { subscribers } = JSON.parse((await run('build', '--json')).stdout);
    expect(subscribers).toMatchObject({ gone: ['early'], held: [{ id: 'early' }] });
    expect(idsIn(root)).toEqual(['a']);
  });
});

describe('what an import tells', () => {
  const many = Array.from({ length: 30 }, (_, index) => ({
    id: `urn:${index}`,
    more: `<link>ftp://old.example/${index}</link><author>desk@old.example</author>`,
  }));

  it('is told once for each kind, with its number, and one by one with --verbose', async () => {
    const { stderr } = await folder(feedOf(many)).at();
    expect(stderr).toContain(
      'expected authors with names, found 30 entries with an address alone: "desk@old.example"',
    );
    expect(stderr).toMatch(
      /expected an address on the web, found "ftp:\/\/old\.example\/0" and 29 more alike/,
    );
    expect(stderr.match(/ftp:/g)).toHaveLength(1);
    const verbose = (await folder(feedOf(many)).at([...ZONE, '--verbose', '--dry-run'])).stderr;
    expect(verbose.match(/found "ftp:/g)).toHaveLength(30);
    const { problems } = JSON.parse((await folder(feedOf(many)).at([...ZONE, '--json'])).stdout);
    expect(problems).toHaveLength(32);
  });

  it('says what was left out, by kind', async () => {
    const wxr = 'xmlns:wp="http://wordpress.org/export/1.2/"';
    const draft = '<wp:post_type>post</wp:post_type><wp:status>draft</wp:status>';
    const items = [
      { id: 'a' },
      { id: 'a' },
      { id: 'b', date: 'someday' },
      { id: 'c', more: draft },
      { id: 'd', more: draft },
    ];
    const { stdout } = await folder(feedOf(items).replace('<rss ', `<rss ${wxr} `)).at();
    expect(stdout).toMatch(
      /\n {2}left out {2}draft \(2\), entry with the id of another \(1\), entry without a date \(1\)\n/,
    );
  });

  it('says on a terminal how far it has come', async () => {
    let time = 0;
    const now = () => {
      time += 400;
      return new Date(time);
    };
    const { stderr } = await folder(feedOf(many)).at(ZONE, { isInteractive: true, now });
    expect(stderr).toContain('\r\u001b[Kimporting 10 % of 30 entries');
  });
});
