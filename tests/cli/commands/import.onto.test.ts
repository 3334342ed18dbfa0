import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { filesOf, folderWith, putFiles } from '../../support/files.ts';
import { NOW, SETTINGS } from '../../support/publication.ts';
import { tell } from '../commandLine.ts';

const OLD = 'https://old.example';

interface Entry {
  readonly id?: string;
  readonly link?: string;
  readonly title?: string;
  readonly published?: string;
  readonly updated?: string;
  readonly text?: string;
}

/** An entry of the old feed: its article is of a day of March 2015. */
function entryOf(day: number, parts: Entry = {}): string {
  const {
    id = `${OLD}/?p=${day}`,
    link = `${OLD}/2015/day-${day}/`,
    title = `Day ${day}`,
    published = `2015-03-0${day}T08:00:00Z`,
    updated = published,
    text = `It is the day ${day} of March.`,
  } = parts;
  return `<entry><id>${id}</id><title>${title}</title><link href="${link}"/><published>${published}</published><updated>${updated}</updated><content>${text}</content></entry>\n`;
}

function feedOf(...entries: readonly string[]): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>Old</title><id>${OLD}/</id>\n${entries.join('')}</feed>\n`;
}

/** The article of such an entry. */
function articleOf(day: number, more = '', date = `2015-03-0${day}T21:00:00+13:00`): string {
  return `---\ntitle: Day ${day}\ndate: ${date}\n${more}---\nIt is the day ${day} of March.\n`;
}

/** A folder with three articles, and what `import --onto` of a feed does there. */
function folder(feed: string, files: Readonly<Record<string, string>> = {}, settings = SETTINGS) {
  const days = [1, 2, 3].map((day) => [`items/2015-03-0${day}-day-${day}.md`, articleOf(day)]);
  const root = folderWith({ 'feed.yaml': settings, 'old.xml': feed, ...Object.fromEntries(days), ...files });
  const run = (...args: readonly string[]) => tell(args, realDisk(root), { disk: realDisk });
  const onto = (...args: readonly string[]) =>
    run('import', join(root, 'old.xml'), '--onto', '--root', root, ...args);
  const build = async (...args: readonly string[]) => {
    const { status, stdout } = await run('build', '--json', '--root', root, ...args);
    const { subscribers, problems } = JSON.parse(stdout);
    return { status, subscribers, problems: problems as readonly { code: string }[] };
  };
  return { root, run, onto, build };
}

const THREE = feedOf(entryOf(1), entryOf(2), entryOf(3));
const NOTHING = { new: [], updated: [], edited: [], returning: [], gone: [] };
const lockOf = (root: string) => (filesOf(root)['feed.lock'] ?? '').split('\n').slice(3, -1);

/** The ids in each of the three documents of the main feed, sorted. */
function idsIn(root: string): Record<string, readonly string[]> {
  const {
    'output/rss.xml': rss = '',
    'output/atom.xml': atom = '',
    'output/feed.json': json = '{}',
  } = filesOf(root);
  const found = (text: string, form: RegExp) => [...text.matchAll(form)].map(([, id]) => id as string).sort();
  return {
    rss: found(rss, /<guid[^>]*>([^<]*)</g),
    atom: found(atom.replace(/^[\s\S]*?<entry>/, ''), /<id>([^<]*)</g),
    json: (JSON.parse(json).items as { id: string }[]).map(({ id }) => id).sort(),
  };
}

describe('import --onto', () => {
  it('writes into feed.lock by which ids subscribers know the articles that are here, and nothing else', async () => {
    const { root, onto } = folder(THREE);
    const before = filesOf(root);
    const { status, stdout } = await onto();
    expect(status).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "found the articles of 3 of 3 entries
        3 by its title and its time
        1 file written
      "
    `);
    const { 'feed.lock': lock, ...others } = filesOf(root);
    expect(others).toEqual(before);
    expect(lock?.split('\n').slice(3)).toMatchInlineSnapshot(`
      [
        "2015-03-01T21:00:00+13:00	2015-03-01T21:00:00+13:00	aa8c2b47bf8ddab4	?	https://old.example/?p=1	items/2015-03-01-day-1.md",
        "2015-03-02T21:00:00+13:00	2015-03-02T21:00:00+13:00	f53fe40a2d3f95c6	?	https://old.example/?p=2	items/2015-03-02-day-2.md",
        "2015-03-03T21:00:00+13:00	2015-03-03T21:00:00+13:00	ef865086b696992c	?	https://old.example/?p=3	items/2015-03-03-day-3.md",
        "",
      ]
    `);
  });

  it('shows those who subscribe nothing new with the first build, under the ids that they have', async () => {
    const { root, onto, build } = folder(THREE);
    await onto();
    const { status, subscribers } = await build();
    expect(status).toBe(0);
    expect(subscribers).toMatchObject(NOTHING);
    const ids = [1, 2, 3].map((day) => `${OLD}/?p=${day}`);
    expect(idsIn(root)).toEqual({ rss: ids, atom: ids, json: ids });
  });

  it('gives their ids to two articles that would get the same one here', async () => {
    const other = articleOf(1).replaceAll('Day 1', 'Another day').replace('It is', 'Once more it is');
    const { root, onto, build } = folder(THREE, { 'items/more/2015-03-01-day-1.md': other });
    putFiles(root, {
      'old.xml': feedOf(
        entryOf(1),
        entryOf(2),
        entryOf(3),
        entryOf(4, { title: 'Another day', published: '2015-03-01T08:00:00Z' }),
      ),
    });
    expect((await onto()).stdout).toContain('found the articles of 4 of 4 entries');
    expect(await build()).toMatchObject({ status: 0, subscribers: NOTHING });
  });

  it('lets a later change be told as any other', async () => {
    const { root, onto, build } = folder(THREE);
    await onto();
    await build();
    const file = join(root, 'items/2015-03-02-day-2.md');
    writeFileSync(file, articleOf(2, 'updated: 2015-03-04T21:00:00+13:00\n'));
    appendFileSync(join(root, 'items/2015-03-01-day-1.md'), 'And it rains.\n');
    renameSync(join(root, 'items/2015-03-03-day-3.md'), join(root, 'items/three.md'));
    expect((await build()).subscribers).toMatchObject({
      ...NOTHING,
      updated: [`${OLD}/?p=2`],
      edited: [`${OLD}/?p=1`],
    });
  });

  it('keeps the id of an article that is renamed before the first build', async () => {
    const { root, onto, build } = folder(THREE);
    await onto();
    renameSync(join(root, 'items/2015-03-03-day-3.md'), join(root, 'items/three.md'));
    expect((await build()).subscribers).toMatchObject(NOTHING);
  });

  it('changes nothing the second time, before and after a build', async () => {
    const { root, onto, build } = folder(THREE);
    await onto();
    const before = filesOf(root);
    expect((await onto()).stdout).not.toContain('written');
    expect(filesOf(root)).toEqual(before);
    await build();
    const built = filesOf(root);
    expect((await onto()).stdout).toContain(
      'found the articles of 3 of 3 entries, 3 of them known already\n',
    );
    expect(filesOf(root)).toEqual(built);
  });

  it('writes nothing with --dry-run, and says with --verbose which is which', async () => {
    const { root, onto } = folder(THREE);
    const { stdout } = await onto('--dry-run', '--verbose');
    expect(stdout).toContain(
      '  items/2015-03-01-day-1.md  https://old.example/?p=1  (its title and its time)\n',
    );
    expect(filesOf(root)['feed.lock']).toBeUndefined();
  });

  it('prints one object with --json, and nothing with --quiet', async () => {
    const { onto } = folder(feedOf(entryOf(1), entryOf(9, { text: 'Lost.' })));
    expect(JSON.parse((await onto('--json')).stdout)).toMatchObject({
      written: ['feed.lock'],
      skipped: 0,
      matched: [{ id: `${OLD}/?p=1`, file: 'items/2015-03-01-day-1.md', by: 'its title and its time' }],
      unmatched: [{ id: `${OLD}/?p=9`, link: `${OLD}/2015/day-9/`, title: 'Day 9', files: [] }],
      derived: [],
    });
    expect((await onto('--quiet')).stdout).toBe('');
  });
});

describe('import without --onto', () => {
  it('leaves out what is here under another id, and says how to give it that of the feed', async () => {
    const { root, run } = folder(feedOf(entryOf(1), entryOf(9, { title: 'Lost', text: 'Lost.' })));
    const { status, stdout, stderr } = await run('import', join(root, 'old.xml'), '--root', root);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^imported 1 article, 1 here already\n {2}2 files written\n/);
    expect(stderr).toContain(
      'it is left out: items/2015-03-01-day-1.md is the same article, by its title and its time; import --onto gives it the id of the feed',
    );
  });
});

describe('what import --onto tells', () => {
  it('entries without an article, with what they could be', async () => {
    const lost = entryOf(9, { title: 'Lost', text: 'Lost.', published: '2015-03-03T08:00:00Z' });
    const { status, stdout, stderr } = await folder(feedOf(entryOf(1), lost, entryOf(8))).onto();
    expect(status).toBe(0);
    expect(stdout).toContain(
      'no article was found of\n  Lost, https://old.example/2015/day-9/ - perhaps items/2015-03-03-day-3.md\n  Day 8, https',
    );
    expect(stderr).toContain(
      'ENTRY_UNMATCHED expected an article for each entry, found 2 of 3 without: "Lost"',
    );
  });

  it('the first ten of many', async () => {
    const lost = Array.from({ length: 12 }, (_, index) =>
      entryOf(9, { id: `urn:${index}`, link: `${OLD}/${index}`, title: `Lost ${index}`, text: '' }),
    );
    const { stdout } = await folder(feedOf(...lost)).onto();
    expect(stdout).toContain('Lost 9, ');
    expect(stdout).not.toContain('Lost 10, ');
    expect(stdout).toContain('  and 2 more; --json lists them all\n');
  });

  it('articles that the feed does not have though they are as new', async () => {
    const { stderr } = await folder(feedOf(entryOf(1), entryOf(3))).onto();
    expect(stderr).toContain('items/2015-03-02-day-2.md:1:1 warning ARTICLE_UNMATCHED');
    expect(stderr).toContain('found items/2015-03-02-day-2.md');
  });

  it('no article that no feed of ours shows which has one of its articles', async () => {
    const show = 'podcast: { image: https://cdn.example/c.jpg, category: News, explicit: false }\n';
    const sound = 'enclosure: { url: https://cdn.example/1.mp3, type: audio/mpeg, sizeInBytes: 9 }\n';
    const files = { 'items/2015-03-01-day-1.md': articleOf(1, sound) };
    const { stderr } = await folder(feedOf(entryOf(1)), files, SETTINGS + show).onto();
    expect(stderr).not.toContain('ARTICLE_UNMATCHED');
  });

  it('older articles whose ids nobody can tell', async () => {
    const { stderr, stdout } = await folder(feedOf(entryOf(3))).onto();
    expect(stderr).toContain('expected articles whose ids are known, found 2 that are older than the feed');
    expect(stdout).not.toContain('older');
  });

  it('that links are others, once', async () => {
    const { stderr } = await folder(THREE).onto();
    expect(stderr).toContain(
      'LINK_DIFFERS expected the links that subscribers have, found others in 3 of 3 articles: "https://news.example.nz/2015/03/01/day-1/" for "https://old.example/2015/day-1/"',
    );
  });

  it.each([
    ['a preset', 'https://news.example.nz/2015/03/0N/day-N.html', 'jekyll-date'],
    ['a pattern', 'https://news.example.nz/blog/2015/day-N/', 'blog/:year/:slug/'],
    ['nothing', 'https://news.example.nz/x/2015-day-N/', undefined],
  ])('%s that gives the links of the feed', async (_, link, pattern) => {
    const links = [1, 2, 3].map((day) => link.replaceAll('N', String(day)));
    const feed = feedOf(...links.map((one, index) => entryOf(index + 1, { link: one })));
    const { stderr } = await folder(feed).onto();
    expect(stderr).toContain(
      pattern === undefined
        ? 'write the pattern of the addresses into feed.yaml as links:'
        : `write links: ${pattern} into feed.yaml, which gives 3 of 3`,
    );
  });

  it('that a title is another', async () => {
    const link = 'https://news.example.nz/2015/03/01/day-1/';
    const { stderr } = await folder(
      feedOf(entryOf(1, { link, title: 'The first day' }), entryOf(2), entryOf(3)),
    ).onto();
    expect(stderr).toContain(
      'note TITLE_DIFFERS expected the title that the feed has, "The first day", found "Day 1"',
    );
  });

  it('that an article is kept back, whose id waits for it', async () => {
    const { onto, build, root } = folder(THREE, {
      'items/2015-03-02-day-2.md': articleOf(2, 'draft: true\n'),
    });
    expect((await onto()).stderr).toContain('found "items/2015-03-02-day-2.md", which is a draft');
    expect((await build()).subscribers).toMatchObject(NOTHING);
    putFiles(root, { 'items/2015-03-02-day-2.md': articleOf(2) });
    expect((await build()).subscribers).toMatchObject({ new: [] });
    expect(idsIn(root)['json']).toContain(`${OLD}/?p=2`);
  });

  it('that an entry is of a later time, which stays out, since subscribers have it', async () => {
    const later = { published: '2027-03-02T08:00:00Z', title: 'Early' };
    const file = 'items/2015-03-02-day-2.md';
    const early = articleOf(2, '', '2027-03-02T21:00:00+13:00');
    const { onto, build, root } = folder(feedOf(entryOf(1), entryOf(2, later), entryOf(3)), {
      [file]: early,
    });
    const { stderr } = await onto();
    expect(stderr).toContain(
      'expected entries whose time has come, found "Early" of 2027-03-02T21:00:00+13:00',
    );
    expect(stderr).not.toContain('ENTRY_HELD');
    expect(lockOf(root).filter((line) => line.startsWith('early\t'))).toHaveLength(1);
    expect(await build()).toMatchObject({ status: 0, subscribers: NOTHING, problems: [] });
    expect(idsIn(root)['json']).toContain(`${OLD}/?p=2`);
    expect((await onto()).stderr).not.toContain('whose time has come');
    expect(lockOf(root).filter((line) => line.startsWith('early\t'))).toHaveLength(1);
  });

  it('that an entry is of a later time, which waits where its author has moved it', async () => {
    const file = 'items/2015-03-02-day-2.md';
    const moved = articleOf(2, '', '2027-03-03T21:00:00+13:00');
    const { onto, build } = folder(
      feedOf(entryOf(1), entryOf(2, { published: '2027-03-02T08:00:00Z' }), entryOf(3)),
      { [file]: moved },
    );
    expect((await onto()).stderr).toContain(`found "${file}", which is of a later time`);
    expect((await build()).problems.map(({ code }) => code)).not.toContain('CLOCK_BEHIND');
  });

  it('files that cannot be read, of which an entry without an article may be one', async () => {
    const { stdout, stderr } = await folder(
      feedOf(entryOf(1), entryOf(2), entryOf(9, { title: 'Lost', text: '' })),
      {
        'items/broken.md': '---\ntitle: [\n---\n',
      },
    ).onto();
    expect(stdout).toContain('  Lost, https://old.example/2015/day-9/ - perhaps items/broken.md\n');
    expect(stderr).toContain('a file without an entry cannot be read: check tells why');
  });

  it('that an article cannot be read, whose id waits for it', async () => {
    const { onto, root, build } = folder(THREE, { 'items/2015-03-02-day-2.md': articleOf(2, '', 'someday') });
    expect((await onto()).stderr).toContain('which is not readable');
    putFiles(root, { 'items/2015-03-02-day-2.md': articleOf(2) });
    expect((await build()).subscribers).toMatchObject(NOTHING);
  });
});

describe('times that differ', () => {
  const local = (day: number) => articleOf(day, '', `2015-03-0${day} 08:00`);
  const files = Object.fromEntries(
    [1, 2, 3].map((day) => [`items/2015-03-0${day}-day-${day}.md`, local(day)]),
  );

  it('by the same for all are told once, with the zone that they may be in', async () => {
    const { stderr } = await folder(THREE, files).onto();
    expect(stderr).toContain(
      'TIME_DIFFERS expected the times that subscribers have, found 3 of 3 articles 13 hours earlier than in the feed - are times without a zone in UTC? Then write dates: { withoutZone: UTC } into feed.yaml',
    );
    expect(stderr.match(/TIME_DIFFERS/g)).toHaveLength(1);
  });

  it('are those of the feed in the lock, so that nothing is new once they are mended', async () => {
    const { onto, root, build } = folder(THREE, files);
    await onto();
    putFiles(
      root,
      Object.fromEntries([1, 2, 3].map((day) => [`items/2015-03-0${day}-day-${day}.md`, articleOf(day)])),
    );
    expect((await onto()).stderr).not.toContain('TIME_DIFFERS');
    expect((await build()).subscribers).toMatchObject(NOTHING);
  });

  it('by this and that are told with one of them', async () => {
    const { stderr } = await folder(
      feedOf(entryOf(1), entryOf(2, { published: '2015-03-02T08:17:00Z' }), entryOf(3)),
    ).onto();
    expect(stderr).toContain(
      'TIME_DIFFERS expected the time that the feed has, 2015-03-02T08:17:00+00:00, found 2015-03-02T21:00:00+13:00',
    );
  });

  it('of a change are told by the first build', async () => {
    const changed = articleOf(2, 'updated: 2015-03-04T21:00:00+13:00\n');
    const feed = feedOf(entryOf(1), entryOf(2, { updated: '2015-03-03T08:00:00Z' }), entryOf(3));
    const { onto, build } = folder(feed, { 'items/2015-03-02-day-2.md': changed });
    await onto();
    expect((await build()).subscribers).toMatchObject({ ...NOTHING, updated: [`${OLD}/?p=2`] });
  });

  it('of a change that the feed does not know are nothing new', async () => {
    const changed = articleOf(2, 'updated: 2015-03-04T21:00:00+13:00\n');
    const { onto, build } = folder(THREE, { 'items/2015-03-02-day-2.md': changed });
    await onto();
    expect((await build()).subscribers).toMatchObject(NOTHING);
  });
});

describe('ids that articles have already', () => {
  it('are an error where front matter has another, until it is accepted', async () => {
    const { root, onto, build } = folder(THREE, {
      'items/2015-03-02-day-2.md': articleOf(2, 'id: urn:mine\n'),
    });
    const { status, stderr } = await onto();
    expect(status).toBe(1);
    expect(stderr).toContain(
      'items/2015-03-02-day-2.md:4:5 error ID_CHANGED expected the id that the feed has, "https://old.example/?p=2"',
    );
    expect(filesOf(root)['feed.lock']).toBeUndefined();
    expect((await onto('--reissue')).status).toBe(0);
    expect((await build()).subscribers).toMatchObject({ ...NOTHING, new: ['urn:mine'] });
  });

  it('are an error where a build gave another, until it is accepted', async () => {
    const { root, onto, build } = folder(THREE);
    await build();
    const before = filesOf(root);
    const { status, stderr } = await onto();
    expect(status).toBe(1);
    expect(stderr).toContain('expected no other id in feed.lock than that of the feed');
    expect(filesOf(root)).toEqual(before);
    expect((await onto('--reissue')).status).toBe(0);
    expect(lockOf(root)).toHaveLength(3);
    expect((await build()).subscribers).toMatchObject(NOTHING);
    expect(idsIn(root)['atom']).toEqual([1, 2, 3].map((day) => `${OLD}/?p=${day}`));
  });

  it('are fine where front matter has those of the feed', async () => {
    const { onto, build } = folder(THREE, { 'items/2015-03-02-day-2.md': articleOf(2, `id: ${OLD}/?p=2\n`) });
    expect((await onto()).status).toBe(0);
    expect((await build()).subscribers).toMatchObject(NOTHING);
  });

  it('come back with an article that was gone', async () => {
    const { root, onto, build } = folder(THREE);
    await onto();
    await build();
    rmSync(join(root, 'items/2015-03-02-day-2.md'));
    await build();
    putFiles(root, { 'items/again.md': articleOf(2).replace('It is', 'It was') });
    expect((await onto()).status).toBe(0);
    expect(lockOf(root)).toHaveLength(3);
  });
});

describe('ids of older articles', () => {
  const short = (day: number, parts: Entry = {}) =>
    entryOf(day, {
      id: `https://news.example.nz/day-${day}`,
      link: `https://news.example.nz/day-${day}/`,
      ...parts,
    });
  const linked = (day: number) => articleOf(day, `link: https://news.example.nz/day-${day}/\n`);
  const days = [1, 2, 3, 4, 5];
  const files = Object.fromEntries(days.map((day) => [`items/2015-03-0${day}-day-${day}.md`, linked(day)]));

  it('are known where all ids of the feed are made of addresses in one way', async () => {
    const { root, onto, build } = folder(feedOf(short(3), short(4), short(5)), files);
    const { stdout, stderr } = await onto();
    expect(stderr).toBe('');
    expect(stdout).toContain('  2 older articles by the form of the ids: https://news.example.nz/day-1\n');
    expect((await build()).subscribers).toMatchObject(NOTHING);
    expect(idsIn(root)['rss']).toEqual(days.map((day) => `https://news.example.nz/day-${day}`));
  });

  it('are not made for two articles of one address', async () => {
    const twice = { 'items/again.md': linked(1).replace('It is', 'It was') };
    const { root, onto } = folder(feedOf(short(3), short(4), short(5)), { ...files, ...twice });
    const { stderr } = await onto();
    expect(stderr).toContain('expected articles whose ids are known, found 2 that are older than the feed');
    expect(lockOf(root)).toHaveLength(4);
  });

  it('are known where a few links are others', async () => {
    const others = { 'items/2015-03-05-day-5.md': articleOf(5) };
    const { onto, build } = folder(feedOf(short(2), short(3), short(4), short(5)), { ...files, ...others });
    expect((await onto()).stdout).toContain('  one older article by the form of the ids');
    expect((await build()).subscribers).toMatchObject(NOTHING);
  });

  it('change nothing the second time', async () => {
    const { root, onto } = folder(feedOf(short(3), short(4), short(5)), files);
    await onto();
    const before = filesOf(root);
    await onto();
    expect(filesOf(root)).toEqual(before);
  });
});

describe('import --onto --map', () => {
  const lost = entryOf(9, { title: 'Lost', text: '' });
  const feed = feedOf(entryOf(1), entryOf(2), lost);

  it('writes the map where there is none, and takes it when it is filled in', async () => {
    const { root, onto, build } = folder(feed);
    const map = join(root, 'map.txt');
    expect((await onto('--map', map)).stdout).toContain('put the files into it, and import with it again');
    const text = readFileSync(map, 'utf8');
    expect(text).toContain(
      '# Lost, 2015-03-09T08:00:00+00:00, https://old.example/2015/day-9/\nhttps://old.example/?p=9  ?\n',
    );
    writeFileSync(map, text.replace('?p=9  ?', '?p=9  items/2015-03-03-day-3.md'));
    const { status, stdout } = await onto('--map', map);
    expect(status).toBe(0);
    expect(stdout).toContain('found the articles of 3 of 3 entries');
    expect(stdout).toContain('  1 by what you say\n');
    expect((await build()).subscribers).toMatchObject({ new: [], gone: [] });
    expect(idsIn(root)['json']).toContain(`${OLD}/?p=9`);
  });

  it('writes none with --dry-run, and none where all is known', async () => {
    const some = folder(feed);
    expect((await some.onto('--dry-run', '--map', join(some.root, 'map.txt'))).stdout).toContain(
      'would write',
    );
    const none = folder(THREE);
    expect((await none.onto('--map', join(none.root, 'map.txt'))).stdout).not.toContain('map.txt');
    expect([filesOf(some.root)['map.txt'], filesOf(none.root)['map.txt']]).toEqual([undefined, undefined]);
  });

  it('says of an entry that it has no article, by its link', async () => {
    const { root, onto } = folder(feed, { 'map.txt': `${OLD}/2015/day-9/\t-\n` });
    const { stdout, stderr } = await onto('--map', join(root, 'map.txt'));
    expect(stdout).toContain('found the articles of 2 of 2 entries');
    expect(stderr).not.toContain('ENTRY_UNMATCHED');
  });

  it.each([
    [
      'no entry of the feed',
      'urn:x  items/2015-03-03-day-3.md',
      'expected an id or a link of one entry of the feed, found "urn:x"',
    ],
    ['no file', `${OLD}/?p=9  items/2015-03-03-day-4.md`, 'did you mean items/2015-03-0'],
    ['no file at all', `${OLD}/?p=9  nothing-like-it`, 'write its path from feed.yaml on'],
    [
      'an entry twice',
      `${OLD}/?p=1  -\n${OLD}/?p=1  items/2015-03-03-day-3.md`,
      'map.txt:2:1 error MAP_WRONG expected what line 1 does not name',
    ],
    [
      'a file twice',
      `${OLD}/?p=1  items/2015-03-03-day-3.md\n${OLD}/?p=9  items/2015-03-03-day-3.md`,
      'what line 1 does not name',
    ],
    ['nothing', 'items/2015-03-03-day-3.md', 'expected an id or a link, two spaces, and a file'],
  ])('refuses a line that names %s', async (_, text, message) => {
    const { root, onto } = folder(feed, { 'map.txt': text });
    const { status, stderr } = await onto('--map', join(root, 'map.txt'));
    expect(status).toBe(1);
    expect(stderr).toContain(message);
    expect(filesOf(root)['feed.lock']).toBeUndefined();
  });

  it('is told of the first wrong lines alone what was meant', async () => {
    const lines = Array.from({ length: 25 }, () => `${OLD}/?p=9  items/2015-03-03-day-4.md\n`);
    const { root, onto } = folder(feed, { 'map.txt': lines.join('') });
    const { stdout } = await onto('--json', '--map', join(root, 'map.txt'));
    const mends = JSON.parse(stdout).problems.map(({ mend }: { mend: string }) => mend.slice(0, 12));
    expect(mends.filter((mend: string) => mend === 'did you mean')).toHaveLength(20);
  });

  it('refuses to give an article the id that another has', async () => {
    const { root, onto } = folder(feed, {
      'items/2015-03-03-day-3.md': articleOf(3, `id: ${OLD}/?p=9\n`),
      'map.txt': `${OLD}/?p=9  items/2015-03-01-day-1.md`,
    });
    const { status, stderr } = await onto('--map', join(root, 'map.txt'));
    expect(status).toBe(1);
    expect(stderr).toContain('ID_DUPLICATE');
  });
});

describe('import --onto is refused', () => {
  it('without a feed.yaml', async () => {
    const { root, onto } = folder(THREE);
    rmSync(join(root, 'feed.yaml'));
    const { status, stderr } = await onto();
    expect(status).toBe(2);
    expect(stderr).toContain('dateline init writes one');
  });

  it.each([['--map', 'map.txt'], ['--reissue']])('without --onto beside %s', async (...option) => {
    const { root, run } = folder(THREE);
    const { status, stderr } = await run('import', join(root, 'old.xml'), '--root', root, ...option);
    expect(status).toBe(2);
    expect(stderr).toContain(`expected ${option[0]} together with --onto`);
  });

  it.each([
    ['a feed that is none', { 'old.xml': '<html>' }, 'old.xml:1'],
    ['a lock that is damaged', { 'feed.lock': 'nothing\n' }, 'feed.lock:1:1 error LOCK_DAMAGED'],
    ['settings that are wrong', { 'feed.yaml': 'title: 1\n' }, 'feed.yaml'],
  ])('with %s', async (_, files, message) => {
    const { onto } = folder(THREE, files);
    const { status, stderr } = await onto();
    expect(status).toBe(1);
    expect(stderr).toContain(message);
  });

  it('without the folder of articles', async () => {
    const { root, onto } = folder(THREE);
    rmSync(join(root, 'items'), { recursive: true });
    const { status, stderr } = await onto();
    expect(status).toBe(1);
    expect(stderr).toContain('FOLDER_MISSING');
  });
});

it('an article of a later time is told, and is held with its id', async () => {
  const later = new Date(NOW.getTime() + 86_400_000).toISOString();
  const { onto, build } = folder(THREE, { 'items/2015-03-02-day-2.md': articleOf(2, '', later) });
  expect((await onto()).stderr).toContain('which is of a later time');
  expect((await build()).subscribers).toMatchObject({ new: [], gone: [] });
});
