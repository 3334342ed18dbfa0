import { Feed } from 'feed';
import { describe, expect, it } from 'vitest';
import { renderAtom } from '../../src/feeds/atom.ts';
import { renderJson } from '../../src/feeds/jsonFeed.ts';
import { renderRss } from '../../src/feeds/rss.ts';
import { parentElement } from '../../src/feeds/xml.ts';
import type { AnyFeed } from '../../src/model/channel.ts';
import { GENERATOR } from '../../src/model/generator.ts';
import type { AnyItem } from '../../src/model/item.ts';
import { Stamp } from '../../src/model/stamp.ts';
import { feedOf, HOME } from './material.ts';

/** A document, without the version of this program. */
function documentOf(render: (feed: AnyFeed) => string, feed: AnyFeed): string {
  return render(feed).replaceAll(GENERATOR.version, 'VERSION');
}

const DATE = new Stamp(Date.UTC(2014, 11, 21, 7, 3), 780);

const WHOLE: Partial<AnyItem> = {
  published: new Stamp(Date.UTC(2014, 11, 20, 7, 3), 780),
  description: 'The road is open.',
  content: '<p>The road is open.</p>',
  author: [{ name: 'Jane Doe', link: 'https://jane.example/', email: 'jane@example.nz' }],
  contributor: [{ name: 'Joe Bloggs' }],
  category: [{ name: 'Roads' }],
  language: 'mi',
  copyright: 'CC BY',
  externalLink: 'https://roads.example/',
  via: 'https://via.example/',
  comments: `${HOME}road/comments/`,
  source: { title: 'Roads', url: 'https://roads.example/feed.xml' },
  image: { url: `${HOME}road.png`, length: 5, alt: 'A road', caption: 'The road', credit: 'Jane Doe' },
  enclosures: [{ url: `${HOME}road.mp3`, length: 7, title: 'The road' }, { url: `${HOME}road.pdf` }],
};

const CHANNEL: Partial<AnyFeed['options']> = {
  id: 'urn:news',
  description: 'What happens.',
  language: 'en',
  copyright: '(c) News',
  authors: [
    { name: 'Jane Doe', email: 'jane@example.nz' },
    { name: 'Joe Bloggs', email: 'joe@example.nz' },
  ],
  hubs: ['https://hub.example/'],
  favicon: `${HOME}icon.ico`,
  image: `${HOME}logo.JPG`,
  feedLinks: { rss: `${HOME}rss.xml`, atom: `${HOME}atom.xml`, json: `${HOME}feed.json` },
  ttl: 60,
  cloud: 'http://rpc.example:5337/pleaseNotify?a=b',
};

describe('a document of an item of which hardly anything is known', () => {
  const least = feedOf([{}]);

  it('in RSS', () => {
    expect(documentOf(renderRss, least)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="utf-8"?>
      <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
        <channel>
          <title>News</title>
          <link>https://news.example.nz/</link>
          <description>News</description>
          <lastBuildDate>Sun, 21 Dec 2014 20:03:00 +1300</lastBuildDate>
          <generator>Dateline VERSION</generator>
          <docs>https://www.rssboard.org/rss-specification</docs>
          <item>
            <title>Road</title>
            <link>https://news.example.nz/road/</link>
            <guid isPermaLink="false">tag:news.example.nz,2014:x</guid>
            <pubDate>Sun, 21 Dec 2014 20:03:00 +1300</pubDate>
          </item>
        </channel>
      </rss>
      "
    `);
  });

  it('in Atom', () => {
    expect(documentOf(renderAtom, least)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
        <id>https://news.example.nz/</id>
        <title>News</title>
        <updated>2014-12-21T20:03:00+13:00</updated>
        <author>
          <name>News</name>
        </author>
        <link rel="alternate" type="text/html" href="https://news.example.nz/"/>
        <generator version="VERSION">Dateline</generator>
        <entry>
          <id>tag:news.example.nz,2014:x</id>
          <title>Road</title>
          <link rel="alternate" type="text/html" href="https://news.example.nz/road/"/>
          <published>2014-12-21T20:03:00+13:00</published>
          <updated>2014-12-21T20:03:00+13:00</updated>
        </entry>
      </feed>
      "
    `);
  });

  it('in JSON Feed', () => {
    expect(documentOf(renderJson, least)).toMatchInlineSnapshot(`
      "{
        "version": "https://jsonfeed.org/version/1.1",
        "title": "News",
        "home_page_url": "https://news.example.nz/",
        "items": [
          {
            "id": "tag:news.example.nz,2014:x",
            "url": "https://news.example.nz/road/",
            "title": "Road",
            "content_text": "Road",
            "date_published": "2014-12-21T20:03:00+13:00",
            "date_modified": "2014-12-21T20:03:00+13:00"
          }
        ]
      }
      "
    `);
  });
});

describe('a document of an item of which all is known', () => {
  const whole = feedOf([WHOLE], CHANNEL);

  it('in RSS', () => {
    expect(documentOf(renderRss, whole)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="utf-8"?>
      <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
        <channel>
          <title>News</title>
          <link>https://news.example.nz/</link>
          <description>What happens.</description>
          <atom:link href="https://news.example.nz/rss.xml" rel="self" type="application/rss+xml"/>
          <atom:link href="https://hub.example/" rel="hub"/>
          <language>en</language>
          <copyright>(c) News</copyright>
          <managingEditor>jane@example.nz (Jane Doe)</managingEditor>
          <lastBuildDate>Sun, 21 Dec 2014 20:03:00 +1300</lastBuildDate>
          <generator>Dateline VERSION</generator>
          <docs>https://www.rssboard.org/rss-specification</docs>
          <ttl>60</ttl>
          <cloud domain="rpc.example" port="5337" path="/pleaseNotify?a=b" registerProcedure="" protocol="http-post"/>
          <image>
            <url>https://news.example.nz/logo.JPG</url>
            <title>News</title>
            <link>https://news.example.nz/</link>
          </image>
          <item>
            <title>Road</title>
            <link>https://news.example.nz/road/</link>
            <guid isPermaLink="false">tag:news.example.nz,2014:x</guid>
            <pubDate>Sat, 20 Dec 2014 20:03:00 +1300</pubDate>
            <atom:updated>2014-12-21T20:03:00+13:00</atom:updated>
            <dc:creator>Jane Doe</dc:creator>
            <category>Roads</category>
            <comments>https://news.example.nz/road/comments/</comments>
            <source url="https://roads.example/feed.xml">Roads</source>
            <atom:link href="https://via.example/" rel="via"/>
            <dc:language>mi</dc:language>
            <dc:rights>CC BY</dc:rights>
            <description>The road is open.</description>
            <content:encoded><![CDATA[<p>The road is open.</p>]]></content:encoded>
            <enclosure url="https://news.example.nz/road.mp3" length="7" type="audio/mpeg"/>
            <media:content url="https://news.example.nz/road.png" type="image/png" medium="image" fileSize="5">
              <media:title type="plain">A road</media:title>
              <media:description type="plain">The road</media:description>
              <media:credit>Jane Doe</media:credit>
            </media:content>
            <media:content url="https://news.example.nz/road.pdf" type="application/pdf"/>
          </item>
        </channel>
      </rss>
      "
    `);
  });

  it('in Atom', () => {
    expect(documentOf(renderAtom, whole)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="en">
        <id>urn:news</id>
        <title>News</title>
        <subtitle>What happens.</subtitle>
        <updated>2014-12-21T20:03:00+13:00</updated>
        <author>
          <name>Jane Doe</name>
          <email>jane@example.nz</email>
        </author>
        <author>
          <name>Joe Bloggs</name>
          <email>joe@example.nz</email>
        </author>
        <link rel="self" type="application/atom+xml" href="https://news.example.nz/atom.xml"/>
        <link rel="alternate" type="text/html" href="https://news.example.nz/"/>
        <link rel="hub" href="https://hub.example/"/>
        <generator version="VERSION">Dateline</generator>
        <icon>https://news.example.nz/icon.ico</icon>
        <logo>https://news.example.nz/logo.JPG</logo>
        <rights>(c) News</rights>
        <entry xml:lang="mi">
          <id>tag:news.example.nz,2014:x</id>
          <title>Road</title>
          <link rel="alternate" type="text/html" href="https://news.example.nz/road/"/>
          <link rel="related" href="https://roads.example/"/>
          <link rel="via" href="https://via.example/"/>
          <link rel="replies" type="text/html" href="https://news.example.nz/road/comments/"/>
          <published>2014-12-20T20:03:00+13:00</published>
          <updated>2014-12-21T20:03:00+13:00</updated>
          <author>
            <name>Jane Doe</name>
            <uri>https://jane.example/</uri>
            <email>jane@example.nz</email>
          </author>
          <contributor>
            <name>Joe Bloggs</name>
          </contributor>
          <category term="Roads"/>
          <rights>CC BY</rights>
          <source>
            <title>Roads</title>
            <link rel="self" href="https://roads.example/feed.xml"/>
          </source>
          <summary>The road is open.</summary>
          <content type="html"><![CDATA[<p>The road is open.</p>]]></content>
          <link rel="enclosure" type="audio/mpeg" href="https://news.example.nz/road.mp3" length="7" title="The road"/>
          <link rel="enclosure" type="application/pdf" href="https://news.example.nz/road.pdf"/>
          <link rel="enclosure" type="image/png" href="https://news.example.nz/road.png" length="5"/>
          <media:content url="https://news.example.nz/road.png" type="image/png" medium="image" fileSize="5">
            <media:title type="plain">A road</media:title>
            <media:description type="plain">The road</media:description>
            <media:credit>Jane Doe</media:credit>
          </media:content>
        </entry>
      </feed>
      "
    `);
  });

  it('in JSON Feed', () => {
    expect(documentOf(renderJson, whole)).toMatchInlineSnapshot(`
      "{
        "version": "https://jsonfeed.org/version/1.1",
        "title": "News",
        "home_page_url": "https://news.example.nz/",
        "feed_url": "https://news.example.nz/feed.json",
        "description": "What happens.",
        "icon": "https://news.example.nz/logo.JPG",
        "favicon": "https://news.example.nz/icon.ico",
        "language": "en",
        "authors": [
          {
            "name": "Jane Doe"
          },
          {
            "name": "Joe Bloggs"
          }
        ],
        "hubs": [
          {
            "type": "WebSub",
            "url": "https://hub.example/"
          }
        ],
        "items": [
          {
            "id": "tag:news.example.nz,2014:x",
            "url": "https://news.example.nz/road/",
            "external_url": "https://roads.example/",
            "title": "Road",
            "summary": "The road is open.",
            "content_html": "<p>The road is open.</p>",
            "image": "https://news.example.nz/road.png",
            "date_published": "2014-12-20T20:03:00+13:00",
            "date_modified": "2014-12-21T20:03:00+13:00",
            "authors": [
              {
                "name": "Jane Doe",
                "url": "https://jane.example/"
              }
            ],
            "tags": [
              "Roads"
            ],
            "language": "mi",
            "attachments": [
              {
                "url": "https://news.example.nz/road.mp3",
                "mime_type": "audio/mpeg",
                "title": "The road",
                "size_in_bytes": 7
              },
              {
                "url": "https://news.example.nz/road.pdf",
                "mime_type": "application/pdf"
              },
              {
                "url": "https://news.example.nz/road.png",
                "mime_type": "image/png",
                "size_in_bytes": 5
              }
            ]
          }
        ]
      }
      "
    `);
  });
});

describe('a document of a part of an archive (RFC 5005)', () => {
  const placed = (name: string) => ({
    rss: `${HOME}${name}.xml`,
    atom: `${HOME}${name}.atom.xml`,
    json: `${HOME}${name}.json`,
  });
  const linksOf = (text: string) => text.split('\n').filter((line) => /archive|"current"/.test(line));
  const part = feedOf([], {
    history: { isArchive: true, current: placed('now'), previous: placed('11'), next: placed('1') },
  });

  it('in RSS', () => {
    expect(linksOf(renderRss(part))).toMatchInlineSnapshot(`
      [
        "    <atom:link href="https://news.example.nz/now.xml" rel="current" type="application/rss+xml"/>",
        "    <atom:link href="https://news.example.nz/11.xml" rel="prev-archive" type="application/rss+xml"/>",
        "    <atom:link href="https://news.example.nz/1.xml" rel="next-archive" type="application/rss+xml"/>",
        "    <fh:archive/>",
      ]
    `);
    expect(renderRss(part)).toContain(' xmlns:fh="http://purl.org/syndication/history/1.0"');
  });

  it('in Atom', () => {
    expect(linksOf(renderAtom(part))).toMatchInlineSnapshot(`
      [
        "  <link rel="current" type="application/atom+xml" href="https://news.example.nz/now.atom.xml"/>",
        "  <link rel="prev-archive" type="application/atom+xml" href="https://news.example.nz/11.atom.xml"/>",
        "  <link rel="next-archive" type="application/atom+xml" href="https://news.example.nz/1.atom.xml"/>",
        "  <fh:archive/>",
      ]
    `);
    expect(renderAtom(part)).toContain(' xmlns:fh="http://purl.org/syndication/history/1.0"');
  });

  it('is marked as one, and a current document with a part before it is not', () => {
    const now = feedOf([], { history: { isArchive: false, previous: placed('12') } });
    for (const render of [renderRss, renderAtom]) {
      expect(render(now)).not.toContain('fh:');
      expect(linksOf(render(now))).toHaveLength(1);
      expect(linksOf(render(feedOf([])))).toEqual([]);
    }
  });
});

describe('what a feed says of itself', () => {
  it('is that it was changed when its newest item was, or as it says', () => {
    const items = [{ date: new Stamp(0, 0) }, { date: DATE }, { date: new Stamp(1000, 0) }];
    expect(renderAtom(feedOf(items)).match(/<updated>.*/)?.[0]).toBe(
      '<updated>2014-12-21T20:03:00+13:00</updated>',
    );
    const updated = new Stamp(Date.UTC(2015, 0, 1), 0);
    expect(renderAtom(feedOf(items, { updated })).match(/<updated>.*/)?.[0]).toBe(
      '<updated>2015-01-01T00:00:00+00:00</updated>',
    );
  });

  it('is when it was built in RSS, where it has an item or says so', () => {
    const built = (feed: AnyFeed) => renderRss(feed).match(/<lastBuildDate>(.*)</)?.[1];
    expect(built(feedOf([]))).toBeUndefined();
    expect(built(feedOf([{}]))).toBe('Sun, 21 Dec 2014 20:03:00 +1300');
    expect(built(feedOf([], { updated: DATE }))).toBe('Sun, 21 Dec 2014 20:03:00 +1300');
  });

  it('is what made it, unless somebody wants that left out', () => {
    const rss = (options: Partial<AnyFeed['options']>) => renderRss(feedOf([], options)).match(/<gen.*/)?.[0];
    const atom = (options: Partial<AnyFeed['options']>) =>
      renderAtom(feedOf([], options)).match(/<gen.*/)?.[0];
    expect(rss({})).toBe(`<generator>${GENERATOR.name} ${GENERATOR.version}</generator>`);
    expect(atom({})).toBe(`<generator version="${GENERATOR.version}">${GENERATOR.name}</generator>`);
    expect([rss({ generator: 'Hand' }), atom({ generator: 'Hand' })]).toEqual([
      '<generator>Hand</generator>',
      '<generator>Hand</generator>',
    ]);
    expect([rss({ generator: false }), atom({ generator: false })]).toEqual([undefined, undefined]);
    for (const render of [renderRss, renderAtom])
      expect(render(feedOf([], { generator: false }))).toBe(
        render(feedOf([])).replace(/ *<generator.*\n/, ''),
      );
  });

  it.each([
    { image: `${HOME}a.png`, isShown: true },
    { image: `${HOME}a.jpg`, isShown: true },
    { image: `${HOME}a.JPEG`, isShown: true },
    { image: `${HOME}a.gif`, isShown: true },
    { image: `${HOME}a.svg`, isShown: false },
    { image: `${HOME}a.png.svg`, isShown: false },
  ])('is its picture in RSS, which takes three types: $image', ({ image, isShown }) => {
    expect(renderRss(feedOf([], { image })).includes('<image>')).toBe(isShown);
  });

  it('is its address, else its id, else where it is', () => {
    const linkIn = (options: AnyFeed['options']) => {
      const feed: AnyFeed = new Feed(options);
      return renderRss(feed).match(/<link>(.*)<\/link>/)?.[1];
    };
    const feed = 'https://news.example.nz/feed';
    expect(linkIn({ title: 'News', link: HOME, id: 'urn:news', feed })).toBe(HOME);
    expect(linkIn({ title: 'News', id: 'urn:news', feed })).toBe('urn:news');
    expect(linkIn({ title: 'News', feed })).toBe(feed);
    expect(linkIn({ title: 'News', feedLinks: { rss: `${HOME}rss.xml` } })).toBe(`${HOME}rss.xml`);
    expect(linkIn({ title: 'News' })).toBe('');
  });
});

describe('the authors of an Atom feed', () => {
  const authorsIn = (feed: AnyFeed) =>
    [...renderAtom(feed).matchAll(/<name>(.*)<\/name>/g)].map(([, name]) => name);
  const jane = { author: [{ name: 'Jane' }] };

  it('are its own, where it has some', () => {
    expect(authorsIn(feedOf([jane], { authors: [{ name: 'Joe' }] }))).toEqual(['Joe', 'Jane']);
  });

  it('are those of its entries, where all have some', () => {
    expect(authorsIn(feedOf([jane, jane]))).toEqual(['Jane', 'Jane']);
  });

  it('are its title, where an entry has none, or there is no entry', () => {
    expect(authorsIn(feedOf([jane, {}]))).toEqual(['News', 'Jane']);
    expect(authorsIn(feedOf([]))).toEqual(['News']);
  });

  it('are none without a name', () => {
    expect(authorsIn(feedOf([{ ...jane, contributor: [{ link: HOME }] }]))).toEqual(['Jane']);
    expect(authorsIn(feedOf([], { authors: [{ link: HOME }, { name: 'Joe' }] }))).toEqual(['Joe']);
    expect(renderAtom(feedOf([{ ...jane, contributor: [{ link: HOME }] }]))).toBe(renderAtom(feedOf([jane])));
    expect(renderJson(feedOf([], { authors: [{ link: HOME }] }))).toBe(renderJson(feedOf([])));
  });

  it('are told in RSS only with an address of mail', () => {
    expect(renderRss(feedOf([], { authors: [{ name: 'Joe' }] }))).toBe(renderRss(feedOf([])));
    expect(renderRss(feedOf([], { authors: [{ email: 'joe@example.nz' }] }))).toContain(
      '<managingEditor>joe@example.nz</managingEditor>',
    );
  });
});

it('the files of a feed have a duration only where they are heard or seen', () => {
  const durationOf = (type: string) =>
    renderRss(feedOf([{ enclosures: [{ url: `${HOME}a`, type, duration: 5 }] }])).includes('itunes:duration');
  expect(['audio/mpeg', 'video/mp4', 'text/audio/mpeg', 'text/html'].map(durationOf)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it('an element around nothing is nothing', () => {
  expect(parentElement(1, 'channel', [])).toBe('');
  expect(parentElement(1, 'channel', ['', ''])).toBe('');
});

describe('a namespaced id', () => {
  it.each([
    ['tag:news.example.nz,2014:x', 'tag:news.example.nz,2014:x'],
    ['1 urn:x', `${HOME}#1%20urn%3Ax`],
    ['urn:x y', `${HOME}#urn%3Ax%20y`],
  ])('%s is %s in Atom', (id, iri) => {
    expect(renderAtom(feedOf([{ id }]))).toContain(`    <id>${iri}</id>\n`);
  });
});
