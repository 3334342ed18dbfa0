import { describe, expect, it, test } from 'vitest';
import type { ReadOptions } from '../../../src/import/reader/readFeed.ts';
import { readFeed } from '../../../src/import/reader/readFeed.ts';
import { formatRfc3339 } from '../../../src/model/stamp.ts';
import { tellAll } from '../../support/problems.ts';
import { ghostExport, ghostId, ghostMeta, ghostPost } from './ghostExport.ts';

const SITE = 'https://harbour.example';

function read(text: string, options: ReadOptions = { site: SITE }) {
  const { feed, problems } = readFeed('ghost.json', text, options);
  return { feed, told: tellAll(problems), titles: feed?.entries.map(({ title }) => title) };
}

/** The one post of an export. */
function readOne(post: Readonly<Record<string, unknown>>, tables: Readonly<Record<string, unknown>> = {}) {
  const { feed, told } = read(ghostExport({ posts: [ghostPost(1, post)], posts_meta: [], ...tables }));
  return { entry: feed?.entries[0], told };
}

describe('an export of Ghost', () => {
  it('has the posts that everyone may read, and says how many others there are', () => {
    const { titles, told } = read(ghostExport());
    expect(titles).toEqual(['Tide 1', 'Tide 2']);
    expect(told).toContain(
      'draft (1), scheduled entry (1), page (1), post for members (6), post that was only sent by e-mail (2), ' +
        'entry with visibility "friends" (1), entry with status "archived" (1), entry with type "note" (1), entry with visibility nothing (1)',
    );
  });

  test.each([
    [['drafts'], ['Tide 1', 'Tide 2', 'soon-draft title', 'soon-scheduled title']],
    [['pages'], ['Tide 1', 'Tide 2', 'leaf-about title']],
  ] as const)('has %s where they are wanted', (wanted, titles) => {
    expect(read(ghostExport(), { site: SITE, wanted: new Set(wanted) }).titles).toEqual(titles);
  });

  it('marks what is wanted, and gives a draft no date', () => {
    const { feed } = read(ghostExport(), { site: SITE, wanted: new Set(['drafts', 'pages'] as const) });
    expect(
      feed?.entries
        .slice(2)
        .map(({ isDraft, isPage, published, updated }) => [
          isDraft,
          isPage,
          published && formatRfc3339(published),
          updated,
        ]),
    ).toEqual([
      [true, undefined, undefined, undefined],
      [true, undefined, '2099-01-01T00:00:00+00:00', undefined],
      [undefined, true, '2024-03-01T09:30:00+00:00', undefined],
    ]);
  });

  it('has no block of a post that members alone see, and says so', () => {
    const { feed, told } = read(ghostExport());
    expect(feed?.entries[1]?.content).toBe('<p>Seen.</p>\n\n<p>Seen too.</p><p>And last.</p>');
    expect(told).toContain('expected a post that everyone may read whole, found "1 for members"');
  });

  test.each([
    ['a block that does not end', '<!--kg-gated-block:begin nonMember:false --><p>hush</p>', '<p>a</p>'],
    [
      'a block that says nothing',
      '<!-- kg-gated-block:begin --><p>hush</p><!--kg-gated-block:end-->',
      '<p>a</p>',
    ],
    [
      'a block for what only begins as everyone',
      '<!--kg-gated-block:begin nonMember:trueish --><p>hush</p>',
      '<p>a</p>',
    ],
    ['a block whose mark does not end', '<!--kg-gated-block:begin nonMember:true <p>hush</p>', '<p>a</p>'],
    [
      'a block for all that does not end',
      '<!--kg-gated-block:begin nonMember:true --><p>b</p>',
      '<p>a</p><p>b</p>',
    ],
  ])('leaves out %s', (_, block, content) => {
    expect(readOne({ html: `<p>a</p>${block}` }).entry?.content).toBe(content);
  });

  it('gives each post what Ghost gives it in RSS', () => {
    const [entry] = read(ghostExport()).feed?.entries ?? [];
    expect({
      ...entry,
      published: String(entry?.published),
      updated: String(entry?.updated),
    }).toMatchInlineSnapshot(`
      {
        "authors": [
          {
            "link": "https://ben.example/",
            "name": "Ben",
          },
          {
            "name": "Ana",
          },
        ],
        "base": "https://harbour.example/",
        "content": "<p>See <a href="https://harbour.example/about/">us</a>.</p><figure><img src="https://harbour.example/content/images/pier.jpg" alt="Pier"></figure>",
        "enclosures": [],
        "id": "5f0a1b2c3d4e5f6a7b8c9d01",
        "image": {
          "alt": "A boat",
          "caption": "Low water",
          "url": "https://harbour.example/content/images/boat.jpg",
        },
        "isSummaryHtml": false,
        "line": 1,
        "link": "https://harbour.example/tide-1/",
        "published": "Fri Mar 01 2024 09:30:00 GMT+0000 (Coordinated Universal Time)",
        "summary": "The first tide, in short.",
        "tags": [
          "Boats",
          "Harbour",
        ],
        "title": "Tide 1",
        "transcripts": [],
        "updated": "Sat Mar 02 2024 10:00:00 GMT+0000 (Coordinated Universal Time)",
      }
    `);
  });

  it('says of the publication what its settings say', () => {
    expect(read(ghostExport()).feed).toMatchObject({
      format: 'export',
      title: 'Harbour News',
      description: 'Tides and boats',
      language: 'en',
      link: 'https://harbour.example/',
    });
  });

  it('needs the address of the site', () => {
    expect(read(ghostExport(), {}).told).toContain(
      'FEED_BROKEN expected the address of the site that this export of Ghost is of, found none, since an export does not say it - add --url',
    );
    expect(read(ghostExport(), { site: 'harbour' }).told).toContain('found one that is none');
    expect(read(ghostExport(), { site: 'https://harbour.example/blog/' }).feed?.entries[1]?.link).toBe(
      'https://harbour.example/blog/tide-2/',
    );
  });

  it('tells of another zone than that of the publication', () => {
    const zone = { timeZone: 'Europe/Paris' };
    expect(read(ghostExport(), { site: SITE, zone }).told).toContain(
      'expected the zone Europe/Paris, found "Pacific/Auckland" - the times are right as they are',
    );
    expect(read(ghostExport(), { site: SITE, zone: { timeZone: 'Pacific/Auckland' } }).told).not.toContain(
      'zone',
    );
    expect(read(ghostExport({ settings: [] }), { site: SITE, zone }).told).not.toContain('zone');
  });

  it('may be without its wrapper', () => {
    const [database] = JSON.parse(ghostExport()).db;
    expect(read(JSON.stringify(database)).titles).toEqual(['Tide 1', 'Tide 2']);
  });

  it('is not what has other tables, or several databases', () => {
    for (const document of [{ data: { users: [] } }, { db: [{ data: { posts: [] } }, {}] }])
      expect(read(JSON.stringify(document)).told).toContain(
        'expected a "version" that begins with https://jsonfeed.org/version/',
      );
  });

  it('tells what of its posts has no place', () => {
    const { told: ofOne } = readOne({}, {});
    expect(ofOne).toBe('');
    const { feed } = read(
      ghostExport({
        posts: [
          ghostPost(1, { codeinjection_head: '<script>', canonical_url: 'https://a.example/', featured: 1 }),
          ghostPost(2, { codeinjection_head: 'x' }),
        ],
        posts_meta: [
          ghostMeta(1, { og_title: 'Tide', frontmatter: { a: 1 }, meta_title: {}, twitter_title: [] }),
          ghostMeta(2, { twitter_image: ['a'] }),
        ],
      }),
    );
    expect(feed?.unread?.map(({ name, count }) => `${name} ${count}`)).toEqual([
      'featured 1',
      'codeinjection_head 2',
      'canonical_url 1',
      'og_title 1',
      'frontmatter 1',
      'twitter_image 1',
    ]);
  });

  it('tells where a text is only in the form of Ghost itself', () => {
    expect(readOne({ html: null }).told).toContain(
      'expected a post with its HTML, found one whose text is only in the form of Ghost itself',
    );
    expect(readOne({ html: null, lexical: null }).told).toBe('');
  });

  it('takes what search engines are told for a summary where there is no other', () => {
    expect(readOne({}, { posts_meta: [ghostMeta(1, { meta_description: 'In short' })] }).entry?.summary).toBe(
      'In short',
    );
    expect(readOne({ meta_description: 'In short' }).entry?.summary).toBe('In short');
  });

  it('leaves out a picture whose address is none, and says so', () => {
    const { entry, told } = readOne({ feature_image: 'mailto:ana@harbour.example' });
    expect([entry?.image, told]).toEqual([
      undefined,
      expect.stringContaining('expected an address on the web'),
    ]);
    expect(
      readOne(
        { feature_image: '/content/a.jpg' },
        { posts_meta: [ghostMeta(1, { feature_image_caption: '<br>' })] },
      ).entry?.image,
    ).toEqual({ url: 'https://harbour.example/content/a.jpg' });
  });

  it('has a change only where it is later than publication', () => {
    expect(readOne({ updated_at: '2024-02-01T00:00:00.000Z' }).entry?.updated).toBeUndefined();
    expect(readOne({ updated_at: null }).entry?.updated).toBeUndefined();
  });

  it('keeps addresses on the site, whatever a slug is', () => {
    expect(readOne({ slug: '//evil.example' }).entry?.link).toBe(
      'https://harbour.example/%2F%2Fevil.example/',
    );
    expect(readOne({ slug: null }).entry?.link).toBeUndefined();
  });
});

describe('an export of Ghost before version 1', () => {
  const OLD = {
    id: 7,
    uuid: 'aa0e',
    title: 'Old tide',
    slug: 'old-tide',
    markdown: 'The old tide.',
    html: '<p>The old tide.</p>',
    image: '/content/images/a.jpg',
    page: 0,
    status: 'published',
    language: 'en_US',
    author_id: 1,
    published_at: 1_400_000_000_000,
    updated_at: '2015-01-01 10:00:00',
  };

  const readOld = (more = {}, tables = {}) =>
    read(
      JSON.stringify({
        data: {
          posts: [{ ...OLD, ...more }],
          users: [{ id: 1, name: 'Ana', email: 'hush' }],
          tags: [{ id: 3, name: 'Boats' }, { id: 4 }],
          posts_tags: [
            { post_id: 7, tag_id: 3 },
            { post_id: 7, tag_id: 3 },
            { post_id: 7, tag_id: 4 },
            { post_id: 7, tag_id: 9 },
          ],
          ...tables,
        },
      }),
    );

  it('has its ids, dates, author, tags and picture', () => {
    expect(readOld().feed?.entries).toMatchObject([
      {
        id: 'aa0e',
        published: new Date(1_400_000_000_000),
        updated: new Date(Date.UTC(2015, 0, 1, 10)),
        authors: [{ name: 'Ana' }],
        tags: ['Boats'],
        image: { url: 'https://harbour.example/content/images/a.jpg' },
      },
    ]);
  });

  it('knows a post without a uuid by its id, and may lack all that belongs to it', () => {
    const { feed } = readOld({ uuid: null, author_id: 12 }, { tags: undefined, posts_tags: [{}] });
    expect(feed?.entries).toMatchObject([{ id: '7', authors: [], tags: [] }]);
  });

  it('has pages', () => {
    expect(readOld({ page: 1 }).told).toContain('page (1)');
    expect(readOld({ page: true }).told).toContain('page (1)');
  });

  it('has a post without an id, and one without a status, which is kept out', () => {
    expect(readOld({ id: null, uuid: null, author_id: null }).feed?.entries[0]?.id).toBeUndefined();
    expect(readOld({ status: null, id: null }).told).toContain('entry with status nothing (1)');
  });
});

it('has ids that are those of its RSS', () => {
  expect(read(ghostExport()).feed?.entries.map(({ id }) => id)).toEqual([ghostId(1), ghostId(2)]);
});
