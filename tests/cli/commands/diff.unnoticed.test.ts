import { describe, expect, it } from 'vitest';
import { article } from '../../support/articles.ts';
import { memoryDisk } from '../../support/memoryDisk.ts';
import { SETTINGS, SHORTEST } from '../../support/publication.ts';
import { tell } from '../commandLine.ts';

/** Twelve articles, of which the feed shows ten; the two of January are in the archive. */
const ITEMS = Object.fromEntries(
  Array.from({ length: 12 }, (_, i) => [
    `items/a-${i + 1}.md`,
    article(
      `Tide ${i + 1}`,
      `8:00 am on ${i + 1} ${i < 2 ? 'January' : 'March'} 2015`,
      `High water, no. ${i}.`,
    ),
  ]),
);
const WINDOW = 'window: { items: 10, days: 1 }\n';
const NOW = ['--now', '2015-03-20T12:00:00+13:00'];

/** A publication that was built once, and then changed. */
async function changed(change: Record<string, string>, settings = SETTINGS + WINDOW, more = {}) {
  const disk = memoryDisk({ 'feed.yaml': settings, ...ITEMS, ...more });
  await tell(['build', ...NOW], disk);
  for (const [path, text] of Object.entries(change)) disk.files.set(path, Buffer.from(text));
  return disk;
}

/** What diff prints of articles and feeds: all but the files. */
async function diffOf(...given: Parameters<typeof changed>) {
  const disk = await changed(...given);
  const { stdout, status } = await tell(['diff', ...NOW], disk);
  const json = JSON.parse((await tell(['diff', '--json', ...NOW], disk)).stdout);
  return { status, text: stdout.replace(/^\d+ files? would be .*\n/gm, ''), json, disk };
}

const OLD = { 'items/drawer.md': article('From the drawer', '9:00 am on 5 March 2012') };

describe('a new article that no feed shows', () => {
  it('is told, with the place where it is', async () => {
    const { status, text, json } = await diffOf(OLD);
    expect(status).toBe(1);
    expect(text).toMatchInlineSnapshot(`
      "unseen     From the drawer, 9:00 am on 5 March 2012, NZDT
                 items/drawer.md, tag:news.example.nz,2012-03-05:drawer
                 older than what the feed shows; only in archive/2012-03
      "
    `);
    expect(json.unseen).toMatchObject([{ file: 'items/drawer.md', archive: 'archive/2012-03' }]);
  });

  it('is in no feed where there is no archive', async () => {
    const { text, json } = await diffOf(OLD, `${SETTINGS}${WINDOW}archive: false\n`);
    expect(text).toContain('older than what the feed shows; in no feed\n');
    expect(json.unseen).toMatchObject([{ archive: null }]);
  });

  it('is told by build too, once', async () => {
    const { disk } = await diffOf(OLD);
    expect((await tell(['build', '--dry-run', '--json', ...NOW], disk)).stdout).toContain(
      '"unseen": [\n      "tag:news.example.nz,2012-03-05:drawer"\n    ]',
    );
    expect((await tell(['build', ...NOW], disk)).stdout).toContain(
      '  unseen      From the drawer: older than what the feed shows; only in archive/2012-03\n',
    );
    expect((await tell(['build', ...NOW], disk)).stdout).not.toContain('unseen');
  });

  it('is not told of a first build, of which all is new', async () => {
    const disk = memoryDisk({ 'feed.yaml': SETTINGS + WINDOW, ...ITEMS, ...OLD });
    const { stdout } = await tell(['build', ...NOW], disk);
    expect(stdout).not.toMatch(/unseen|late/);
  });
});

describe('a new article that is dated more than a day ago', () => {
  const LATE = { 'items/late.md': article('Late', '11:00 am on 19 March 2015') };
  const SOON = { 'items/soon.md': article('Soon', '1:00 pm on 19 March 2015') };

  it('is told as late', async () => {
    const { text, json } = await diffOf({ ...LATE, ...SOON });
    expect(text).toMatchInlineSnapshot(`
      "new        Soon, 1:00 pm on 19 March 2015, NZDT
                 items/soon.md, tag:news.example.nz,2015-03-19:soon
      new        Late, 11:00 am on 19 March 2015, NZDT
                 items/late.md, tag:news.example.nz,2015-03-19:late
                 late: dated more than a day ago: mail services and some readers skip what is older when they first see it
      "
    `);
    expect(json.late).toMatchObject([{ file: 'items/late.md' }]);
  });

  it('is told by build too, once', async () => {
    const disk = await changed(LATE);
    expect((await tell(['build', ...NOW], disk)).stdout).toMatch(/^ {2}late {8}Late\n {14}dated more than/m);
    expect((await tell(['build', ...NOW], disk)).stdout).not.toContain('late');
  });
});

describe('an edit in the archive', () => {
  const edited = String(ITEMS['items/a-1.md']).replace('no. 0', 'no. zero');

  it('is told with its fields', async () => {
    const { text, json } = await diffOf({ 'items/a-1.md': edited });
    expect(text).toMatchInlineSnapshot(`
      "edited     Tide 1, 8:00 am on 1 January 2015, NZDT
                 items/a-1.md, tag:news.example.nz,2015-01-01:a-1
                 summary: "High water, no. 0." -> "High water, no. zero."
                 body: "<p>High water, no. 0.</p>" -> "<p>High water, no. zero.</p>"
                 only in the archive, which readers need not fetch again
      "
    `);
    expect(json.archived).toMatchObject([
      { file: 'items/a-1.md', changed: [{ field: 'summary' }, { field: 'body' }] },
    ]);
    expect(json.edited).toEqual([]);
  });

  it('is none where a site has moved, or a new article has come into the archive', async () => {
    const settings = `${SETTINGS}${WINDOW}`.replace('news.example', 'post.example');
    expect((await diffOf({ 'feed.yaml': settings })).json.archived).toEqual([]);
    const more = { 'items/b.md': article('B', '8:00 am on 3 January 2015') };
    expect((await diffOf(more)).json).toMatchObject({ archived: [], unseen: [{ file: 'items/b.md' }] });
  });

  it('is not told where the document is not there', async () => {
    const disk = await changed({ 'items/a-1.md': edited });
    disk.files.delete('output/archive/2015-01.json');
    const { stdout } = await tell(['diff', '--json', ...NOW], disk);
    expect(JSON.parse(stdout).archived).toEqual([]);
  });

  it('is told as another page where the slug is another', async () => {
    const moved = article('Tide 12', '8:00 am on 12 March 2015', 'High water, no. 11.', 'slug: ebb\n');
    const { text, json } = await diffOf({ 'items/a-12.md': moved }, SHORTEST + WINDOW);
    expect(text).toMatchInlineSnapshot(`
      "moved      Tide 12, 8:00 am on 12 March 2015, NZDT
                 items/a-12.md, tag:news.example.nz,2015-03-12:a-12
                 page: 2015/03/12/a-12/ -> 2015/03/12/ebb/
                 the old address sends people on
      "
    `);
    expect(json.moved).toMatchObject([{ from: '2015/03/12/a-12/', to: '2015/03/12/ebb/' }]);
  });
});

describe('a file that holds another story now', () => {
  const LONG = 'The ferry left the harbour at six in the morning with forty people and one dog on board.';
  const before = { 'items/daily.md': article('The ferry is back', '8:00 am on 18 March 2015', LONG) };
  const other = 'A bakery in the main street has won a prize for its pies, as it did in the year before.';

  it('is told, since readers would get it under the id of the other', async () => {
    const after = { 'items/daily.md': article('Prize for pies', '8:00 am on 18 March 2015', other) };
    const { text, json } = await diffOf(after, undefined, before);
    expect(text).toContain(
      'another story? it has the id of the article that was in its file; give it a file of its own\n',
    );
    expect(json.edited).toMatchObject([{ isAnotherStory: true }]);
  });

  it.each([
    [
      'a rewritten text under the same title',
      article('The ferry is back', '8:00 am on 18 March 2015', other),
    ],
    ['another title', article('Ferry runs again', '8:00 am on 18 March 2015', LONG)],
    ['few words', article('Pies', '8:00 am on 18 March 2015', 'A prize.')],
  ])('is not thought so of %s', async (_, text) => {
    const { json } = await diffOf({ 'items/daily.md': text }, undefined, before);
    expect(json.edited).toHaveLength(1);
    expect(json.edited[0]).not.toHaveProperty('isAnotherStory');
  });
});
