import { describe, expect, it, test } from 'vitest';
import { readZip } from './reading.ts';
import { SUBSTACK, substackRow, substackTable } from './zippedExports.ts';

const readRows = (rows: readonly string[], files: Readonly<Record<string, string>> = {}) =>
  readZip({ 'posts.csv': substackTable(...rows), ...files });

describe('an export of Substack', () => {
  it('has the posts that are for everyone, and says how many others there are', () => {
    const { titles, told } = readZip(SUBSTACK);
    expect(titles).toEqual(['First, "tide"', 'For some', 'Heard']);
    expect(told).toContain(
      'old.zip/posts.csv:6:1 warning FEED_UNPUBLISHED expected entries that everyone may read, found beside them: draft (2), page (1), ' +
        'post for subscribers (4), entry with audience "friends" (1), entry of type "restack" (1)',
    );
  });

  test.each([
    [['drafts'], ['First, "tide"', 'For some', 'Heard', 'soon-draft']],
    [['pages'], ['First, "tide"', 'For some', 'Heard', 'leaf-about']],
  ] as const)('has %s where they are wanted', (wanted, titles) => {
    const read = readZip(SUBSTACK, { site: 'https://harbour.example/', wanted: new Set(wanted) });
    expect(read.titles).toEqual(titles);
    expect(read.feed?.entries.at(-1)).toMatchObject(
      wanted[0] === 'drafts' ? { isDraft: true } : { isPage: true },
    );
  });

  it('has each post under the address that is its id in RSS, with its text, its subtitle and its recording', () => {
    const { feed } = readZip(SUBSTACK);
    expect(
      feed?.entries.map((entry) => ({ ...entry, published: String(entry.published) })),
    ).toMatchInlineSnapshot(`
      [
        {
          "authors": [],
          "content": "<p>The <em>first</em> tide.</p><figure><img src="https://cdn.harbour.example/a.png" alt="A"></figure>",
          "enclosures": [],
          "file": "old.zip/posts.csv",
          "id": "https://harbour.example/p/first-tide",
          "isSummaryHtml": false,
          "line": 2,
          "link": "https://harbour.example/p/first-tide",
          "published": "Fri Mar 01 2024 09:30:00 GMT+0000 (Coordinated Universal Time)",
          "summary": "Low and high & low",
          "tags": [],
          "title": "First, "tide"",
          "transcripts": [],
        },
        {
          "authors": [],
          "content": "<div><p>Seen.</p><div class="dynamic-content-block" data-dynamic-content="true" data-dynamic-audiences="non_sub"><div class="dynamic-content-match"><p>Seen too.</p></div></div></div>",
          "enclosures": [],
          "file": "old.zip/posts.csv",
          "id": "https://harbour.example/p/for-some",
          "isSummaryHtml": false,
          "line": 4,
          "link": "https://harbour.example/p/for-some",
          "published": "Fri Mar 01 2024 09:30:00 GMT+0000 (Coordinated Universal Time)",
          "tags": [],
          "title": "For some",
          "transcripts": [],
        },
        {
          "authors": [],
          "content": "<p>Listen.</p>",
          "enclosures": [
            {
              "type": "audio/mpeg",
              "url": "https://api.harbour.example/103.mp3",
            },
          ],
          "file": "old.zip/posts.csv",
          "id": "https://harbour.example/p/heard",
          "isSummaryHtml": false,
          "line": 5,
          "link": "https://harbour.example/p/heard",
          "published": "Fri Mar 01 2024 09:30:00 GMT+0000 (Coordinated Universal Time)",
          "tags": [],
          "title": "Heard",
          "transcripts": [],
        },
      ]
    `);
  });

  it('has nothing of a post that is for some subscribers, and says so', () => {
    const { feed, told } = readZip(SUBSTACK);
    expect(JSON.stringify(feed)).not.toContain('hush-');
    expect(told).toContain(
      'old.zip/posts.csv:4:1 warning FEED_ENTRY expected a post that everyone may read whole, found "3 for subscribers"',
    );
  });

  it('leaves out a block that says for nobody whom it is for', () => {
    const block = '<p>a</p><div class="dynamic-content-block"><p>hush</p></div>';
    expect(readRows([substackRow('1.a')], { 'posts/1.a.html': block }).feed?.entries[0]?.content).toBe(
      '<p>a</p>',
    );
  });

  it('needs the address of the site', () => {
    expect(readZip(SUBSTACK, {}).told).toContain(
      'FEED_BROKEN expected the address of the site that this export of Substack is of',
    );
  });

  it('may be in a folder, and have what a Mac adds', () => {
    const inside = Object.fromEntries(
      Object.entries(SUBSTACK).map(([name, text]) => [`export/${name}`, text]),
    );
    const { feed } = readZip({
      ...inside,
      '__MACOSX/export/._posts.csv': 'nothing',
      'export/._posts.csv': 'nothing',
    });
    expect(feed?.entries[0]?.content).toContain('<em>first</em>');
  });

  it('tells where a text is missing, or cannot be read', () => {
    expect(readRows([substackRow('1.road')]).told).toContain(
      'expected its text in posts/1.road.html, found nothing',
    );
    const { feed, told } = readRows([substackRow('1.road')], { 'posts/1.road.html': '\ufffd'.repeat(9) });
    expect([feed?.entries.length, told]).toEqual([1, '']);
    expect(
      readZip({
        'posts.csv': substackTable(substackRow('1.road')),
        'posts/1.road.html': Uint8Array.of(0xff, 0xff, 0xff),
      }).told,
    ).toContain('is no text');
  });

  it('leaves out a post whose address nobody knows, but not a draft', () => {
    expect(readRows([substackRow('1')]).told).toContain(
      'expected a post_id with the end of an address, found "1"',
    );
    const drafts = { site: 'https://harbour.example/', wanted: new Set(['drafts'] as const) };
    const table = substackTable(
      substackRow('1', { is_published: 'FALSE' }),
      substackRow('', { is_published: 'false' }),
    );
    expect(
      readZip({ 'posts.csv': table, 'posts/1.html': '' }, drafts).feed?.entries.map(({ id }) => id),
    ).toEqual(['https://harbour.example/p/1']);
  });

  it('has recordings of types that their names do not say', () => {
    const { feed } = readRows([substackRow('1.a', { podcast_url: 'https://api.harbour.example/1' })]);
    expect(feed?.entries[0]?.enclosures).toEqual([{ url: 'https://api.harbour.example/1' }]);
  });

  it.each([
    ['a,b\n1', 2, 'a row of 2 values, as the first is'],
    ['a,b\n1,"2', 2, 'a value without quotation marks, or one that ends with them'],
    ['a,b\n1,2"3', 2, 'a value without quotation marks, or one that ends with them'],
    ['a,b\n1,"2"3', 2, 'a value without quotation marks, or one that ends with them'],
  ])('is refused where its table is broken: %j', (table, line, told) => {
    const read = readZip({ 'posts.csv': table });
    expect([read.feed, read.told]).toEqual([
      undefined,
      expect.stringContaining(`old.zip/posts.csv:${line}:`),
    ]);
    expect(read.told).toContain(`FEED_BROKEN expected ${told}`);
  });

  it('may have no post, an empty line, and an empty last value', () => {
    expect(readZip({ 'posts.csv': '' }).feed?.entries).toEqual([]);
    const { told } = readZip({ 'posts.csv': 'post_id,is_published,type,audience\n\n1.a,true,newsletter,' });
    expect(told).toContain('entry with audience nothing (1)');
  });

  it('may have no other columns than those that say who may read a post', () => {
    const files = {
      'posts.csv': 'post_id,is_published,type,audience\n1.a,true,newsletter,everyone',
      'posts/1.a.html': 'a',
    };
    expect(readZip(files).feed?.entries).toMatchObject([{ id: 'https://harbour.example/p/a', content: 'a' }]);
  });

  it('is refused where its table is another', () => {
    expect(readZip({ 'posts.csv': 'id,title\n1,a' }).told).toContain(
      'old.zip/posts.csv:1:1 error FEED_BROKEN expected a table with post_id, is_published, type, audience, found "id,title 1,a"',
    );
  });

  it('is refused where its table is damaged', () => {
    const { feed, told } = readZip(
      SUBSTACK,
      {},
      { members: ({ name }) => (name === 'posts.csv' ? { crc: 1 } : {}) },
    );
    expect([feed, told]).toEqual([undefined, expect.stringContaining('"posts.csv" is damaged')]);
  });
});
