/*
 * Documents in the conventions of other programs, in words of ours. What differs between programs is where they put
 * things and how they escape them; that is theirs.
 */

/** Hugo's own template for RSS, with a page that has no date. */
export const HUGO = `<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>Posts on Harbour News</title>
    <link>https://news.example.nz/posts/</link>
    <description>Recent content in Posts on Harbour News</description>
    <generator>Hugo</generator>
    <language>en-nz</language>
    <managingEditor>desk@news.example.nz (Desk)</managingEditor>
    <webMaster>desk@news.example.nz (Desk)</webMaster>
    <copyright>Harbour News</copyright>
    <lastBuildDate>Sun, 21 Dec 2014 20:03:00 +1300</lastBuildDate>
    <atom:link href="https://news.example.nz/posts/index.xml" rel="self" type="application/rss+xml" />
    <item>
      <title>The ferry &amp; the tide</title>
      <link>https://news.example.nz/posts/ferry/</link>
      <pubDate>Sun, 21 Dec 2014 20:03:00 +1300</pubDate>
      <author>desk@news.example.nz (Desk)</author>
      <guid>https://news.example.nz/posts/ferry/</guid>
      <description>&lt;p&gt;The ferry is back &amp;amp; on time.&lt;/p&gt;&#xA;</description>
    </item>
    <item>
      <title>About</title>
      <link>https://news.example.nz/about/</link>
      <pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate>
      <guid>https://news.example.nz/about/</guid>
      <description>About us.</description>
    </item>
  </channel>
</rss>
`;

/** WordPress: RSS 2.0. */
export const WORDPRESS_RSS = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:atom="http://www.w3.org/2005/Atom"
	xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
	xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
	>

<channel>
	<title>Harbour News</title>
	<atom:link href="https://news.example.nz/feed/" rel="self" type="application/rss+xml" />
	<link>https://news.example.nz</link>
	<description>From a harbour</description>
	<lastBuildDate>Sun, 21 Dec 2014 07:03:00 +0000</lastBuildDate>
	<language>en-NZ</language>
	<sy:updatePeriod>
	hourly	</sy:updatePeriod>
	<generator>https://wordpress.org/?v=6.8</generator>

<image>
	<url>https://news.example.nz/icon-32x32.png</url>
	<title>Harbour News</title>
	<link>https://news.example.nz</link>
	<width>32</width>
	<height>32</height>
</image>
	<item>
		<title>The ferry is back &#8220;on time&#8221;</title>
		<link>https://news.example.nz/2014/12/ferry/</link>
					<comments>https://news.example.nz/2014/12/ferry/#comments</comments>

		<dc:creator><![CDATA[Mere Ngata]]></dc:creator>
		<pubDate>Sun, 21 Dec 2014 07:03:00 +0000</pubDate>
				<category><![CDATA[Sea & ferries]]></category>
		<category><![CDATA[Ferries]]></category>
		<guid isPermaLink="false">https://news.example.nz/?p=17</guid>

					<description><![CDATA[The ferry is back. [&#8230;]]]></description>
										<content:encoded><![CDATA[<p>The ferry is back.</p>
<p>It is on time &amp; full.</p>
]]></content:encoded>
					<wfw:commentRss>https://news.example.nz/2014/12/ferry/feed/</wfw:commentRss>
			<slash:comments>3</slash:comments>
		<enclosure url="https://news.example.nz/ferry.mp3" length="12345" type="audio/mpeg" />
			</item>
	</channel>
</rss>
`;

/** WordPress: Atom 1.0. */
export const WORDPRESS_ATOM = `<?xml version="1.0" encoding="UTF-8"?><feed
  xmlns="http://www.w3.org/2005/Atom"
  xmlns:thr="http://purl.org/syndication/thread/1.0"
  xml:lang="en-NZ"
  >
	<title type="text">Harbour News</title>
	<subtitle type="text">From a harbour</subtitle>
	<updated>2014-12-21T07:03:00Z</updated>
	<link rel="alternate" type="text/html" href="https://news.example.nz" />
	<id>https://news.example.nz/feed/atom/</id>
	<link rel="self" type="application/atom+xml" href="https://news.example.nz/feed/atom/" />
	<generator uri="https://wordpress.org/" version="6.8">WordPress</generator>
	<entry>
		<author>
			<name>Mere Ngata</name>
							<uri>https://news.example.nz/mere</uri>
						</author>

		<title type="html"><![CDATA[The ferry &amp; the tide]]></title>
		<link rel="alternate" type="text/html" href="https://news.example.nz/2014/12/ferry/" />

		<id>https://news.example.nz/?p=17</id>
		<updated>2014-12-22T07:03:00Z</updated>
		<published>2014-12-21T07:03:00Z</published>
		<category scheme="https://news.example.nz" term="Ferries" />
		<summary type="html"><![CDATA[The ferry is back.]]></summary>

					<content type="html" xml:base="https://news.example.nz/2014/12/ferry/"><![CDATA[<p>The <a href="map">ferry</a> is back.</p>]]></content>

					<link rel="replies" type="text/html" href="https://news.example.nz/2014/12/ferry/#comments" thr:count="3" />
			<link rel="replies" type="application/atom+xml" href="https://news.example.nz/2014/12/ferry/feed/atom/" thr:count="3" />
			<thr:total>3</thr:total>
	</entry>
</feed>
`;
