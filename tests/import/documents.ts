import { Feed } from 'feed';
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import { HOME, LINK } from './material.ts';

const CONTENT =
  '<p>The road is <em>open</em> &amp; dry, says <a href="/about">the council</a>.</p>\n<ul><li>one</li><li>two</li></ul>';
const MP3 = 'https://cdn.example.org/talk.mp3';

const made = new Feed({
  id: HOME,
  title: 'Harbour News',
  description: 'News from a harbour',
  link: HOME,
  language: 'en-NZ',
  copyright: '© Harbour News',
  author: { name: 'Hana Pōtiki', email: 'hana@example.org', link: `${HOME}hana` },
  hub: 'https://hub.example.org/',
  feedLinks: { json: `${HOME}feed.json`, atom: `${HOME}atom.xml`, rss: `${HOME}rss.xml` },
});
made.addItem({
  id: `${HOME}?p=1`,
  title: 'Road: "open" & dry',
  link: LINK,
  date: new Date('2014-12-22T00:15:00Z'),
  published: new Date('2014-12-21T07:03:00Z'),
  description: 'The road is open.',
  content: CONTENT,
  author: [{ name: 'Aroha Ngata', email: 'aroha@example.org', link: `${HOME}aroha` }],
  category: [{ name: 'Roads, and rail' }, { name: 'Tāmaki' }],
  enclosure: { url: MP3, length: 1234, type: 'audio/mpeg' },
});
made.addItem({
  id: `${HOME}?p=2`,
  title: 'Kererū of the year 🎉',
  link: `${HOME}2015/kereru`,
  date: new Date('2015-01-02T03:04:05Z'),
  content: 'A note without a paragraph.<br>It has <b>two</b> lines.',
});

/** Documents as the package `feed` writes them. */
export const ofFeed = { rss2: made.rss2(), atom1: made.atom1(), json1: made.json1() };

const published = new Date('2014-12-21T07:03:00Z');
const updated = new Date('2014-12-22T00:15:00Z');

/** Documents as the package `feedsmith` writes them. */
export const ofFeedsmith = {
  rss: generateRssFeed({
    title: 'Harbour News',
    description: 'News from a harbour',
    link: HOME,
    language: 'en-NZ',
    managingEditor: { name: 'Hana Pōtiki', email: 'hana@example.org' },
    items: [
      {
        title: '--- # a title: like YAML',
        link: LINK,
        guid: { value: 'post 1', isPermaLink: false },
        pubDate: published,
        description: '<p>The road &amp; the rail.</p>',
        content: { encoded: CONTENT },
        dc: { creators: ['Aroha Ngata', 'Smith, Jane'] },
        categories: [{ name: 'Roads, and rail' }, { name: 'true' }, { name: '2014' }],
        comments: `${LINK}#comments`,
        enclosures: [{ url: MP3, length: 1234, type: 'audio/mpeg' }],
        itunes: { duration: 372 },
        media: {
          contents: [
            {
              url: 'https://cdn.example.org/ferry.jpg',
              type: 'image/jpeg',
              medium: 'image',
              width: 64,
              height: 36,
            },
          ],
        },
        podcast: {
          transcripts: [{ url: 'https://cdn.example.org/talk.vtt', type: 'text/vtt', language: 'mi' }],
        },
      },
      {
        title: '12345',
        link: `${HOME}12345`,
        guid: { value: '12345', isPermaLink: false },
        pubDate: updated,
        description: 'Words',
      },
    ],
  }),
  atom: generateAtomFeed({
    id: 'tag:example.org,2014:feed',
    title: { value: 'Harbour News' },
    subtitle: { value: 'News from a harbour' },
    updated,
    links: [{ href: HOME, rel: 'alternate' }],
    authors: [{ name: 'Hana Pōtiki' }],
    entries: [
      {
        id: 'urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a',
        title: { value: "Don't: 'quote' \\ me" },
        links: [
          { href: LINK, rel: 'alternate' },
          { href: MP3, rel: 'enclosure', type: 'audio/mpeg', length: 1234, title: 'The talk' },
          { href: 'https://else.example/', rel: 'via' },
        ],
        published,
        updated,
        summary: { value: 'A & B &amp; C' },
        content: { value: CONTENT, type: 'html' },
        authors: [{ name: 'Aroha Ngata', uri: `${HOME}aroha`, email: 'aroha@example.org' }],
        categories: [{ term: 'Roads, and rail' }],
      },
      {
        id: 'tag:example.org,2014:2',
        title: { value: 'Only updated' },
        content: { value: 'Words &amp; words', type: 'html' },
        links: [{ href: `${HOME}2`, rel: 'alternate' }],
        updated,
      },
    ],
  }),
  json: generateJsonFeed({
    title: 'Harbour News',
    description: 'News from a harbour',
    home_page_url: HOME,
    feed_url: `${HOME}feed.json`,
    language: 'mi',
    items: [
      {
        id: '1',
        url: LINK,
        external_url: 'https://else.example/story',
        title: 'Road',
        content_html: CONTENT,
        summary: 'Open at last',
        image: 'https://cdn.example.org/ferry.jpg',
        date_published: '2014-12-21T20:03:00+13:00',
        date_modified: '2014-12-22T09:15:00+09:00',
        authors: [{ name: 'Aroha Ngata', url: `${HOME}aroha` }],
        tags: ['Roads, and rail', 'null'],
        attachments: [
          {
            url: MP3,
            mime_type: 'audio/mpeg',
            title: 'The talk',
            size_in_bytes: 1234,
            duration_in_seconds: 372,
          },
        ],
      },
      {
        id: '2',
        url: `${HOME}2`,
        title: '2014',
        content_text: 'Words < and\nlines',
        date_published: '2015-01-02T03:04:05-03:30',
      },
    ],
  }),
};

/** As Hugo's own template writes it: the article's HTML is the description, and its address the guid. */
export const ofHugo = `<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>Harbour News</title>
    <link>https://example.org/</link>
    <description>Recent content on Harbour News</description>
    <generator>Hugo</generator>
    <language>en-nz</language>
    <lastBuildDate>Mon, 22 Dec 2014 13:15:00 +1300</lastBuildDate>
    <atom:link href="https://example.org/index.xml" rel="self" type="application/rss+xml" />
    <item>
      <title>The road is open</title>
      <link>https://example.org/posts/road-open/</link>
      <pubDate>Sun, 21 Dec 2014 20:03:00 +1300</pubDate>
      <guid>https://example.org/posts/road-open/</guid>
      <description>&lt;p&gt;The road is &lt;strong&gt;open&lt;/strong&gt;.&lt;/p&gt;
&lt;h2 id=&#34;traffic&#34;&gt;Traffic&lt;/h2&gt;
&lt;pre tabindex=&#34;0&#34;&gt;&lt;code class=&#34;language-go&#34; data-lang=&#34;go&#34;&gt;if a &amp;lt; b {

	return
}
&lt;/code&gt;&lt;/pre&gt;
&lt;p&gt;&lt;img src=&#34;ferry.jpg&#34; alt=&#34;A ferry&#34;&gt;&lt;/p&gt;</description>
    </item>
    <item>
      <title>About the &#34;harbour&#34;</title>
      <link>https://example.org/posts/harbour/</link>
      <pubDate>Sat, 20 Dec 2014 00:00:00 +0000</pubDate>
      <guid>https://example.org/posts/harbour/</guid>
      <description>&lt;blockquote&gt;
&lt;p&gt;Still water.&lt;/p&gt;
&lt;/blockquote&gt;
&lt;ol start=&#34;3&#34;&gt;
&lt;li&gt;three&lt;/li&gt;
&lt;li&gt;four&lt;/li&gt;
&lt;/ol&gt;</description>
    </item>
  </channel>
</rss>
`;

/** As WordPress writes it: a guid that is no permalink, an excerpt beside the content, dates in GMT. */
export const ofWordPress = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:atom="http://www.w3.org/2005/Atom"
	xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
	xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
	>
<channel>
	<title>Harbour News</title>
	<atom:link href="https://example.org/feed/" rel="self" type="application/rss+xml" />
	<link>https://example.org</link>
	<description>News from a harbour</description>
	<lastBuildDate>Sun, 21 Dec 2014 07:05:12 +0000</lastBuildDate>
	<language>en-NZ</language>
	<sy:updatePeriod>hourly</sy:updatePeriod>
	<generator>https://wordpress.org/?v=6.5</generator>
	<item>
		<title>The mayor&#8217;s road &#038; the &#8220;other&#8221; one</title>
		<link>https://example.org/2014/12/21/the-mayors-road/</link>
		<comments>https://example.org/2014/12/21/the-mayors-road/#respond</comments>
		<dc:creator><![CDATA[Aroha Ngata]]></dc:creator>
		<pubDate>Sun, 21 Dec 2014 07:03:00 +0000</pubDate>
		<category><![CDATA[Roads & rail]]></category>
		<category><![CDATA[Tāmaki Makaurau]]></category>
		<guid isPermaLink="false">https://example.org/?p=123</guid>
		<description><![CDATA[<p>The mayor opened it. [&#8230;]</p>
<p>The post <a rel="nofollow" href="https://example.org/2014/12/21/the-mayors-road/">The mayor&#8217;s road</a> appeared first on <a rel="nofollow" href="https://example.org">Harbour News</a>.</p>
]]></description>
		<content:encoded><![CDATA[
<p class="wp-block-paragraph">The mayor opened it&#8230;</p>

<figure class="wp-block-image size-large"><img fetchpriority="high" decoding="async" width="1024" height="683" src="https://example.org/wp-content/uploads/ferry-1024x683.jpg" alt="" class="wp-image-9" srcset="https://example.org/wp-content/uploads/ferry-1024x683.jpg 1024w, https://example.org/wp-content/uploads/ferry-300x200.jpg 300w" sizes="(max-width: 1024px) 100vw, 1024px" /><figcaption class="wp-element-caption">Back <em>on time</em></figcaption></figure>

<table><tbody><tr><td>one</td><td>two</td></tr></tbody></table>
<p>The post <a rel="nofollow" href="https://example.org/2014/12/21/the-mayors-road/">The mayor&#8217;s road</a> appeared first on <a rel="nofollow" href="https://example.org">Harbour News</a>.</p>
]]></content:encoded>
		<wfw:commentRss>https://example.org/2014/12/21/the-mayors-road/feed/</wfw:commentRss>
		<slash:comments>0</slash:comments>
	</item>
	<item>
		<title>Hello world!</title>
		<link>https://example.org/2014/12/20/hello-world/</link>
		<dc:creator><![CDATA[admin]]></dc:creator>
		<pubDate>Sat, 20 Dec 2014 21:45:10 +0000</pubDate>
		<category><![CDATA[Uncategorized]]></category>
		<guid isPermaLink="false">https://example.org/?p=1</guid>
		<description><![CDATA[Welcome to WordPress.]]></description>
		<content:encoded><![CDATA[<p>Welcome to WordPress.</p>]]></content:encoded>
	</item>
</channel>
</rss>
`;
