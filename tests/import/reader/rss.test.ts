import { expect, test } from 'vitest';
import { Stamp } from '../../../src/model/stamp.ts';
import { entryIn, feedIn, itemOf, messagesOf, partsOf, rss } from './material.ts';

test('reads a channel', () => {
  const document = rss(`
    <title> News &amp;amp;
      Views </title>
    <description>Of a harbour</description>
    <link>https://news.example.nz/</link>
    <atom:link rel="self" href="https://news.example.nz/rss.xml"/>
    <atom:link rel="hub" href="https://hub.example/"/>
    <language>en-NZ</language>
    <copyright>Us</copyright>
    <managingEditor>desk@news.example.nz (Desk)</managingEditor>
    <image><url>/icon.png</url><title>News</title></image>`);
  expect(feedIn(document)).toEqual({
    format: 'rss',
    title: 'News &amp; Views',
    description: 'Of a harbour',
    link: 'https://news.example.nz/',
    self: 'https://news.example.nz/rss.xml',
    language: 'en-NZ',
    copyright: 'Us',
    icon: 'https://news.example.nz/icon.png',
    authors: [{ name: 'Desk', email: 'desk@news.example.nz' }],
    hubs: ['https://hub.example/'],
    entries: [],
    deleted: [],
  });
});

test('reads in Dublin Core what the channel does not say itself', () => {
  const channel = '<dc:language>mi</dc:language><dc:rights>Us</dc:rights><dc:creator>Desk</dc:creator>';
  expect(feedIn(rss(channel))).toMatchObject({
    language: 'mi',
    copyright: 'Us',
    authors: [{ name: 'Desk' }],
  });
});

test('reads an item', () => {
  const item = `
    <title>Road <![CDATA[& <sea>]]></title>
    <link> https://news.example.nz/road/ </link>
    <guid isPermaLink="false"> tag:news.example.nz,2014:Road </guid>
    <pubDate>Sun, 21 Dec 2014 20:03:00 +1300</pubDate>
    <atom:updated>2014-12-22T08:00:00+13:00</atom:updated>
    <description>Closed &amp;amp; wet</description>
    <content:encoded><![CDATA[<p>Closed</p>]]></content:encoded>
    <dc:creator>Mere</dc:creator><dc:creator>Tom</dc:creator>
    <category>Roads</category><category domain="x"> Sea </category><category>Roads</category>
    <comments>https://news.example.nz/road/#talk</comments>
    <source url="https://wire.example/rss">Wire</source>
    <atom:link rel="via" href="https://other.example/"/>
    <dc:language>mi</dc:language>`;
  expect(itemOf(item)).toEqual({
    line: 1,
    id: 'tag:news.example.nz,2014:Road',
    title: 'Road & <sea>',
    link: 'https://news.example.nz/road/',
    published: new Stamp(Date.UTC(2014, 11, 21, 7, 3), 780),
    updated: new Stamp(Date.UTC(2014, 11, 21, 19), 780),
    summary: 'Closed &amp; wet',
    isSummaryHtml: true,
    content: '<p>Closed</p>',
    authors: [{ name: 'Mere' }, { name: 'Tom' }],
    tags: ['Roads', 'Sea'],
    comments: 'https://news.example.nz/road/#talk',
    source: { title: 'Wire', url: 'https://wire.example/rss' },
    via: 'https://other.example/',
    language: 'mi',
    enclosures: [],
    transcripts: [],
  });
});

test('takes the link for an id where there is no guid, or an empty one', () => {
  const link = 'https://news.example.nz/road/';
  expect(itemOf(`<link>${link}</link>`).id).toBe(link);
  expect(itemOf(`<link>${link}</link><guid> </guid>`).id).toBe(link);
});

test('leaves a guid that is a relative address as it is', () => {
  expect(
    entryIn(rss('<item><guid>/road/</guid><link>/r</link></item>'), 'https://news.example.nz/'),
  ).toMatchObject({
    id: '/road/',
    link: 'https://news.example.nz/r',
  });
});

test.each([
  ['<atom:link href="https://a.example/"/><guid>https://b.example/</guid>', 'https://a.example/'],
  ['<guid>https://b.example/</guid>', 'https://b.example/'],
  ['<guid isPermaLink="true">https://b.example/</guid>', 'https://b.example/'],
  ['<guid isPermaLink="false">https://b.example/</guid>', undefined],
  ['<guid>road-1</guid>', undefined],
  ['<title>Road</title>', undefined],
])('finds the link of %s', (item, link) => {
  expect(itemOf(item).link).toBe(link);
});

test('takes the description for the article where there is no other', () => {
  expect(itemOf('<description>&lt;p&gt;Closed&lt;/p&gt;</description>')).toMatchObject({
    content: '<p>Closed</p>',
    isSummaryHtml: false,
  });
});

test('takes the description for a summary beside an article that is empty', () => {
  expect(itemOf('<description>Closed</description><content:encoded/>')).toMatchObject({
    summary: 'Closed',
    isSummaryHtml: true,
  });
});

test('reads an article in which somebody forgot to escape the tags', () => {
  const html = '<p class="a">Closed &amp; wet<br>A</p>';
  expect(itemOf(`<description>${html.replace('<br>', '<br/>')}</description>`).content).toBe(html);
});

test.each([
  ['<dc:date>2014-12-21T07:03:00Z</dc:date>', 0],
  ['<dc:date>2014-12-21T20:03:00+13:00</dc:date>', 780],
  ['<dc:date>2001-01-01T00:00:00Z</dc:date><pubDate>Sun, 21 Dec 2014 20:03:00 +1300</pubDate>', 780],
  ['<pubDate></pubDate><dc:date>2014-12-21T07:03:00Z</dc:date>', 0],
])('reads the date of %s', (item, offsetInMinutes) => {
  expect(partsOf(itemOf(item).published)).toEqual([Date.UTC(2014, 11, 21, 7, 3), offsetInMinutes]);
});

test('reads the change that Dublin Core tells', () => {
  expect(itemOf('<dcterms:modified>2014-12-21T07:03:00Z</dcterms:modified>').updated).toEqual(
    new Stamp(Date.UTC(2014, 11, 21, 7, 3), 0),
  );
});

test('gives no date to a page for which Hugo has none', () => {
  const item = itemOf('<pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate>');
  expect(item).not.toHaveProperty('published');
});

test.each([
  ['mere@news.example.nz (Mere (M) Ngata)', { name: 'Mere (M) Ngata', email: 'mere@news.example.nz' }],
  ['mere@news.example.nz ()', { email: 'mere@news.example.nz' }],
  ['"Mere" &lt;mere@news.example.nz&gt;', { name: 'Mere', email: 'mere@news.example.nz' }],
  ['&lt;mere@news.example.nz&gt;', { email: 'mere@news.example.nz' }],
  ['mere@news.example.nz', { email: 'mere@news.example.nz' }],
  ['Mere (night desk)', { name: 'Mere (night desk)' }],
])('reads %s as an author', (author, person) => {
  expect(itemOf(`<author>${author}</author>`).authors).toEqual([person]);
});

test('takes creators before authors, and their names to the letter', () => {
  const item = '<author>a@b.example</author><dc:creator>mere@news.example.nz (Mere)</dc:creator>';
  expect(itemOf(item).authors).toEqual([{ name: 'mere@news.example.nz (Mere)' }]);
});

test('reads RSS 1.0, whose items stand beside the channel', () => {
  const document = `
    <rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel r:about="https://news.example.nz/rdf"><title>News</title><link>https://news.example.nz/</link></channel>
      <image><url>https://news.example.nz/icon.png</url></image>
      <item r:about="urn:x:1"><title>Road</title><link>/road/</link><dc:subject>Roads</dc:subject></item>
    </rdf:RDF>`;
  expect(feedIn(document)).toMatchObject({
    format: 'rss',
    title: 'News',
    icon: 'https://news.example.nz/icon.png',
    entries: [
      { line: 6, id: 'urn:x:1', title: 'Road', link: 'https://news.example.nz/road/', tags: ['Roads'] },
    ],
  });
});

test('reads RSS that has a namespace of its own', () => {
  const document =
    '<rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel><title>News</title></channel></rss>';
  expect(feedIn(document).title).toBe('News');
});

test('takes nothing of a namespace that it does not know', () => {
  expect(feedIn(rss('<x:title xmlns:x="urn:x">No</x:title><title>News</title>')).title).toBe('News');
});

test('honours xml:base, the inner in the outer', () => {
  const document = rss(`<item xml:base="https://a.example/b/">
    <link xml:base="c/">d</link><comments>e</comments></item>`);
  expect(entryIn(document)).toMatchObject({
    link: 'https://a.example/b/c/d',
    comments: 'https://a.example/b/e',
    base: 'https://a.example/b/',
  });
});

test('leaves out what leads to nothing, and says so', () => {
  const document = rss(
    '<item>\n<enclosure length="1"/>\n<source>Wire</source>\n<podcast:chapters url="https://a.example/"/></item>',
  );
  expect(messagesOf(document)).toEqual([
    '2:1 warning FEED_ENTRY expected enclosure with its url, found nothing - it is left out; it leads to nothing',
    '3:1 warning FEED_ENTRY expected source with its url, found nothing - it is left out; it leads to nothing',
    '4:1 warning FEED_ENTRY expected podcast:chapters with its type, found nothing - it is left out; players take it by its type',
  ]);
});

test('reads what was taken back', () => {
  const deleted = '<at:deleted-entry ref="urn:x:1" when="2014-12-21T07:03:00Z"/>';
  expect(feedIn(rss(deleted)).deleted).toEqual([
    { id: 'urn:x:1', when: new Stamp(Date.UTC(2014, 11, 21, 7, 3), 0) },
  ]);
});
