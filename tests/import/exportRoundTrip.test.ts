import { parseFeed as parseWithFeedsmith } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';
import { readFeed } from '../../src/import/reader/readFeed.ts';
import { importFeed } from '../../src/publish/importFeed.ts';
import { publish } from '../../src/publish/publish.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { tellAll } from '../support/problems.ts';
import { NOW, SHORTEST } from '../support/publication.ts';
import { domOf } from './dom.ts';
import { bloggerNew, bloggerOld, movableType, wxr, wxrAttachment, wxrItem } from './exportTexts.ts';

/** What readers are to see of a post. */
interface Seen {
  readonly id: string;
  readonly title?: string;
  readonly link?: string;
  /** RFC 3339, in UTC. */
  readonly published: string;
  readonly updated?: string;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  readonly summary?: string;
  readonly html: string;
  readonly files?: readonly string[];
  readonly image?: string;
}

interface Case {
  readonly text: string;
  readonly posts: readonly Seen[];
  /** What is told, in its order: all else would be lost in silence. */
  readonly told: readonly RegExp[];
}

const IFRAME_LINK = '<p><a href="https://www.youtube.com/watch?v=x1">Video on YouTube</a></p>';

const WORDPRESS: Case = {
  text: wxr([
    wxrItem({
      id: 1,
      title: 'Roads &amp; rail',
      excerpt: 'All of it.',
      text: `The <em>road</em> is open.\nThe ferry is not.\n\n[caption width="300"]<img src="https://harbour.example/a.jpg" alt="A road" width="300" height="200"> At last[/caption]\n\nhttps://youtu.be/x1\n\n<ul>\n\t<li>one</li>\n\t<li>two</li>\n</ul>\n<pre>a\n\nb</pre>\n[box a="b"]In a box[/box]`,
      meta: { _thumbnail_id: '9', enclosure: 'https://cdn.example/talk.mp3\n1234\naudio/mpeg' },
      more: `<category domain="category" nicename="roads"><![CDATA[Roads &amp; rail]]></category><category domain="post_tag" nicename="ferry"><![CDATA[Ferry]]></category><category domain="series" nicename="s"><![CDATA[Roads]]></category>
        <wp:post_modified>2014-12-22 20:03:00</wp:post_modified><wp:post_modified_gmt>2014-12-22 07:03:00</wp:post_modified_gmt>`,
    }),
    wxrItem({
      id: 2,
      title: '',
      date: '2014-06-21 08:03:00',
      localDate: '2014-06-21 20:03:00',
      text: '<!-- wp:paragraph -->\n<p>A note with blocks.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:gallery {"linkTo":"none"} -->\n<figure class="wp-block-gallery"><!-- wp:image {"id":9} -->\n<figure class="wp-block-image"><img src="https://harbour.example/files/ferry.jpg" alt="Ferry"/></figure>\n<!-- /wp:image --></figure>\n<!-- /wp:gallery -->',
    }),
    wxrAttachment(9, 'ferry.jpg', { meta: { _wp_attachment_image_alt: 'A ferry' } }),
  ]),
  posts: [
    {
      id: 'https://harbour.example/?p=1',
      title: 'Roads & rail',
      link: 'https://harbour.example/2014/12/post-1/',
      published: '2014-12-21T07:03:00.000Z',
      updated: '2014-12-22T07:03:00.000Z',
      authors: ['Ana & Co'],
      tags: ['Roads & rail', 'Ferry'],
      summary: 'All of it.',
      html: `<p>The <em>road</em> is open.<br>The ferry is not.</p><figure><img src="https://harbour.example/a.jpg" alt="A road" width="300" height="200"><figcaption>At last</figcaption></figure>${IFRAME_LINK}<ul><li>one</li><li>two</li></ul><pre>a\n\nb</pre><p>In a box</p>`,
      files: ['https://cdn.example/talk.mp3 1234 audio/mpeg'],
      image: 'https://harbour.example/files/ferry.jpg',
    },
    {
      id: 'https://harbour.example/?p=2',
      link: 'https://harbour.example/2014/12/post-2/',
      published: '2014-06-21T08:03:00.000Z',
      authors: ['Ana & Co'],
      tags: [],
      html: '<p>A note with blocks.</p><figure><figure><img src="https://harbour.example/files/ferry.jpg" alt="Ferry"></figure></figure>',
    },
  ],
  told: [
    /box \(1\)/,
    /series "Roads" \(1\)/,
    /attachment \(1\)/,
    /found <iframe>$/,
    /2 pictures at harbour\.example, 1 recording or file at cdn\.example/,
  ],
};

const BLOG_TEXT =
  'One.<br />Two <b>bold</b>.<div class="separator"><img src="https://b.example/s1600/a.jpg" alt="A"/></div><div>Three.</div>';
const BLOG_HTML =
  'One.<br>Two <b>bold</b>.<figure><img src="https://b.example/s1600/a.jpg" alt="A"></figure><p>Three.</p>';

const BLOGGER_OLD: Case = {
  text: bloggerOld([
    { id: 1, title: 'Roads & rail', html: BLOG_TEXT, tags: ['Ferry'] },
    { id: 2, kind: 'comment', html: 'Words' },
  ]),
  posts: [
    {
      id: 'tag:blogger.com,1999:blog-99.post-1',
      title: 'Roads & rail',
      link: 'https://harbour.blogspot.example/2013/12/post-1.html',
      published: '2013-12-19T03:50:00.000Z',
      updated: '2013-12-20T03:50:18.000Z',
      authors: ['Ana'],
      tags: ['Ferry'],
      html: BLOG_HTML,
    },
  ],
  told: [/: comment \(1\)/, /1 picture at b\.example/],
};

const BLOGGER_NEW: Case = {
  text: bloggerNew([
    {
      id: 1,
      title: 'Roads & rail',
      html: BLOG_TEXT,
      tags: ['Ferry'],
      more: '<blogger:metaDescription>All of it.</blogger:metaDescription>',
    },
  ]),
  posts: [
    {
      id: 'tag:blogger.com,1999:blog-99.post-1',
      title: 'Roads & rail',
      published: '2013-12-18T19:46:00.000Z',
      updated: '2013-12-19T19:26:59.000Z',
      authors: ['Ana'],
      tags: ['Ferry'],
      summary: 'All of it.',
      html: BLOG_HTML,
    },
  ],
  told: [/the addresses of pages/, /1 picture at b\.example/],
};

const MOVABLE_TYPE: Case = {
  text: movableType([
    {
      title: 'Roads &amp; rail',
      body: 'One.\nTwo <b>bold</b>.\n\nThree.',
      extended: 'Four.',
      excerpt: 'All of it.',
      values: [
        'UNIQUE URL: https://harbour.example/road.html',
        'CATEGORY: Roads',
        'TAGS: ferry,"New boats"',
        'IMAGE: https://cdn.example/a.jpg',
      ],
      sections: ['COMMENT:\nAUTHOR: Ben\nWords'],
    },
    { breaks: 'markdown', body: 'One *two*.\n\n* three' },
  ]),
  posts: [
    {
      id: 'https://harbour.example/road.html',
      title: 'Roads & rail',
      link: 'https://harbour.example/road.html',
      published: '2014-12-21T07:03:00.000Z',
      authors: ['Ana'],
      tags: ['Roads', 'ferry', 'New boats'],
      summary: 'All of it.',
      html: '<p>One.<br>Two <b>bold</b>.</p><p>Three.</p><p>Four.</p>',
      image: 'https://cdn.example/a.jpg',
    },
    {
      id: 'urn:uuid:',
      title: 'The road is open',
      published: '2014-12-21T07:03:00.000Z',
      authors: ['Ana'],
      tags: [],
      html: '<p>One <em>two</em>.</p><ul><li>three</li></ul>',
    },
  ],
  told: [/found 2 in other forms/, /an address \(1\)/, /: comment \(1\)/, /1 picture at cdn\.example/],
};

const CASES = {
  WordPress: WORDPRESS,
  'Blogger before 2024': BLOGGER_OLD,
  'Blogger since 2024': BLOGGER_NEW,
  'Movable Type': MOVABLE_TYPE,
};

function takeOver(text: string) {
  const disk = memoryDisk({ 'feed.yaml': SHORTEST });
  const { written, ...report } = importFeed({ disk }, { name: 'export', text }, { now: NOW });
  const problems = report.problems.filter(({ code }) => code !== 'NO_ITEMS');
  const built = publish({ disk }, publicationOf(disk), { now: NOW });
  expect(built.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { disk, problems, written, document: (name: string) => String(disk.files.get(`output/${name}`)) };
}

/** What our own strict reader sees. */
function seenIn(document: string) {
  const { feed, problems } = readFeed('feed', document);
  expect(problems).toEqual([]);
  return (feed?.entries ?? []).map(
    ({
      id = '',
      title,
      link = '',
      published,
      updated,
      authors,
      tags,
      summary,
      content = '',
      enclosures,
      image,
    }) => ({
      id: id.startsWith('urn:uuid:') ? 'urn:uuid:' : id,
      title,
      link: link.startsWith('https://news.example.nz/') ? undefined : link,
      published: published?.toISOString(),
      updated: updated?.getTime() === published?.getTime() ? undefined : updated?.toISOString(),
      authors: authors.map(({ name }) => name).filter((name) => name !== 'Harbour News'),
      tags,
      summary,
      html: domOf(sanitise(content, 'https://harbour.example/').html),
      files: enclosures.map(({ url, length, type }) => `${url} ${length} ${type}`),
      image: image?.url,
    }),
  );
}

const inOrder = <T extends { readonly id: string }>(list: readonly T[]) =>
  list.toSorted((a, b) => (a.id < b.id ? -1 : 1));

describe.each(Object.entries(CASES))('an export of %s that was taken over', (_, { text, posts, told }) => {
  const { disk, problems, document, written } = takeOver(text);

  it.each(['rss.xml', 'atom.xml', 'feed.json'])('says in %s what it said', (name) => {
    const seen = inOrder(seenIn(document(name)));
    const expected = inOrder(posts).map((post, at) => ({
      files: [],
      ...post,
      title: post.title,
      link: post.link,
      updated: post.updated,
      // One of our own making is the beginning of the text; the picture of a text is that of its article.
      summary: post.summary ?? seen[at]?.summary,
      image: post.image ?? seen[at]?.image,
      html: domOf(post.html),
    }));
    expect(seen.map(({ html, ...others }) => others)).toEqual(expected.map(({ html, ...others }) => others));
    expect(seen.map(({ html }) => html)).toEqual(expected.map(({ html }) => html));
  });

  it('says the same to feedsmith', () => {
    const { feed, format } = parseWithFeedsmith(document('rss.xml'));
    if (format !== 'rss') throw new Error('expected RSS');
    const seen = (feed.items ?? []).map(({ guid, title, pubDate, categories = [], dc, enclosures = [] }) => ({
      id: guid?.value?.startsWith('urn:uuid:') ? 'urn:uuid:' : (guid?.value ?? ''),
      title,
      published: new Date(String(pubDate)).toISOString(),
      tags: categories.map(({ name }) => name),
      authors: dc?.creators,
      files: enclosures.filter(({ type }) => !type?.startsWith('image/')).map(({ url }) => url),
    }));
    expect(inOrder(seen)).toEqual(
      inOrder(posts).map(({ id, title, published, tags, authors, files = [] }) => ({
        id,
        title,
        published,
        tags,
        authors,
        files: files.map((file) => file.split(' ')[0]),
      })),
    );
  });

  it('loses nothing without a word', () => {
    expect(problems.map(({ message }) => message)).toEqual(told.map((form) => expect.stringMatching(form)));
  });

  it('is the same when it is taken over again', () => {
    const again = importFeed({ disk }, { name: 'export', text }, { now: NOW });
    expect(again).toMatchObject({ written: [], skipped: posts.length });
    expect(tellAll(problems)).not.toContain('error');
    expect(written).toContain('feed.lock');
  });
});

it('may come in several files, one after the other', () => {
  const disk = memoryDisk({});
  const parts = [
    wxr([wxrItem({ id: 1, text: 'One' })]),
    wxr([wxrItem({ id: 1, text: 'One' }), wxrItem({ id: 2, text: 'Two' })]),
  ];
  const reports = parts.map((text) =>
    importFeed({ disk }, { name: 'export', text }, { now: NOW, timeZone: 'Pacific/Auckland' }),
  );
  expect(reports.map(({ skipped }) => skipped)).toEqual([0, 1]);
  expect([...disk.files.keys()].filter((path) => path.startsWith('items/'))).toEqual([
    'items/2014-12-21-post-1.md',
    'items/2014-12-21-post-2.md',
  ]);
  expect(String(disk.files.get('feed.yaml'))).toContain('url: https://harbour.example/\nlanguage: en-NZ');
});

it.each([
  ['Movable Type', movableType([{}, { title: 'Older', date: '06/01/2004 08:03:00 PM' }])],
  [
    'Squarespace, which says neither guids nor whole addresses',
    wxr(
      [
        wxrItem({ id: 1, title: 'The road is open' }),
        wxrItem({ id: 2, title: 'Older', date: '2004-06-01 08:03:00' }),
      ].map((item) => item.replace(/<guid.*<\/guid>/, '').replace('https://harbour.example/2014', '/2014')),
    ),
  ],
])('keeps the ids of the feed, where that came before the export of %s', (_, text) => {
  const disk = memoryDisk({ 'feed.yaml': SHORTEST });
  const feed = `<rss version="2.0"><channel><title>Harbour Notes</title><link>https://harbour.example/</link><item><title>The road is open</title>
    <link>https://harbour.example/2014/12/post-1/</link><guid isPermaLink="false">urn:x:1</guid><pubDate>Sun, 21 Dec 2014 07:03:00 +0000</pubDate>
    <description>The road is open.</description></item></channel></rss>`;
  importFeed({ disk }, { name: 'feed', text: feed }, { now: NOW });
  const { written, skipped, problems } = importFeed({ disk }, { name: 'export', text }, { now: NOW });
  expect([written.length, skipped]).toEqual([2, 1]);
  expect(written[0]).toMatch(/^items\/2004-06-01-/);
  expect(tellAll(problems)).toContain('under the id "urn:x:1"');
});
