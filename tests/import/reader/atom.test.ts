import { expect, test } from 'vitest';
import { Stamp } from '../../../src/model/stamp.ts';
import { atom, entryIn, entryOf, feedIn, messagesOf } from './material.ts';

const STAMP = new Stamp(Date.UTC(2014, 11, 21, 7, 3), 780);

test('reads a feed', () => {
  const document = atom(
    `<id>urn:x:0</id>
    <title type="html">News &amp;amp; &lt;i&gt;Views&lt;/i&gt;</title>
    <subtitle>Of a
      harbour</subtitle>
    <link href="/"/>
    <link rel="self" href="https://news.example.nz/atom.xml"/>
    <link rel="hub" href="https://hub.example/"/>
    <rights type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><b>Us</b></div></rights>
    <icon>/icon.ico</icon><logo>/logo.png</logo>
    <author><name>Desk</name><email>desk@news.example.nz</email><uri>/about/</uri></author>`,
    'xml:lang="en-NZ"',
  );
  expect(feedIn(document)).toEqual({
    format: 'atom',
    title: 'News & Views',
    description: 'Of a harbour',
    link: 'https://news.example.nz/',
    self: 'https://news.example.nz/atom.xml',
    language: 'en-NZ',
    copyright: 'Us',
    icon: 'https://news.example.nz/logo.png',
    authors: [{ name: 'Desk', email: 'desk@news.example.nz', link: 'https://news.example.nz/about/' }],
    hubs: ['https://hub.example/'],
    entries: [],
    deleted: [],
  });
});

test('reads where the other documents of a history are', () => {
  const links = [
    ['current', '/feed'],
    ['prev-archive', '/2014-11'],
    ['next-archive', '/2015-01'],
  ].map(([rel, href]) => `<link rel="${rel}" href="https://a.example${href}"/>`);
  expect(feedIn(atom(links.join('')))).toMatchObject({
    current: 'https://a.example/feed',
    older: 'https://a.example/2014-11',
    newer: 'https://a.example/2015-01',
  });
});

test('takes the icon where there is no logo', () => {
  expect(feedIn(atom('<icon>https://a.example/i.ico</icon>')).icon).toBe('https://a.example/i.ico');
});

test('reads an entry', () => {
  const document = atom(`
<entry xml:lang="mi">
    <id> tag:news.example.nz,2014:Road </id>
    <title>Road &amp;amp; <![CDATA[<sea>]]></title>
    <link rel="alternate" type="text/html" href="https://news.example.nz/road/"/>
    <link rel="related" href="https://other.example/"/>
    <link rel="via" href="https://via.example/"/>
    <link rel="replies" href="https://news.example.nz/road/#talk"/>
    <published>2014-12-21T20:03:00+13:00</published>
    <updated>2014-12-21T20:03:00+13:00</updated>
    <summary>Closed &lt; wet</summary>
    <content type="html">&lt;p&gt;Closed&lt;/p&gt;</content>
    <author><name>Mere</name></author><author><email>tom@news.example.nz</email></author><author/>
    <category term="Roads"/><category label="Sea"/><category term="Roads"/><category/>
    <source><title>Wire</title><link rel="self" href="https://wire.example/atom"/></source>
  </entry>`);
  expect(entryIn(document)).toEqual({
    line: 2,
    id: 'tag:news.example.nz,2014:Road',
    title: 'Road &amp; <sea>',
    link: 'https://news.example.nz/road/',
    externalLink: 'https://other.example/',
    via: 'https://via.example/',
    comments: 'https://news.example.nz/road/#talk',
    published: STAMP,
    updated: STAMP,
    summary: 'Closed < wet',
    isSummaryHtml: false,
    content: '<p>Closed</p>',
    authors: [{ name: 'Mere' }, { email: 'tom@news.example.nz' }],
    tags: ['Roads', 'Sea'],
    source: { title: 'Wire', url: 'https://wire.example/atom' },
    enclosures: [],
    transcripts: [],
    language: 'mi',
  });
});

test.each([
  ['text', 'Tom &amp;amp; &lt;b&gt;', 'Tom &amp; <b>'],
  ['html', 'Tom &amp;amp; &lt;b&gt;Jerry&lt;/b&gt;&lt;br&gt;&lt;!-- x --&gt;B', 'Tom & Jerry B'],
  ['TEXT/HTML', 'a &amp;lt; b', 'a < b'],
  ['xhtml', '<div xmlns="http://www.w3.org/1999/xhtml">Tom &amp; <b>Jerry</b></div>', 'Tom & Jerry'],
])('reads a title that is %s as plain text', (type, title, plain) => {
  expect(entryOf(`<title type="${type}">${title}</title>`).title).toBe(plain);
});

test.each([
  ['text', 'A &lt; B\nC\n\n\n D ', '<p>A &lt; B<br>C</p>\n<p>D</p>'],
  ['text/plain', 'A', '<p>A</p>'],
  ['html', ' &lt;p&gt;A&lt;/p&gt; ', ' <p>A</p> '],
  ['xhtml', '<div xmlns="http://www.w3.org/1999/xhtml"><p>A</p>B</div>', '<p>A</p>B'],
  ['xhtml', '<x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:br/></x:div>', '<br>'],
  ['application/xhtml+xml', '<p xmlns="http://www.w3.org/1999/xhtml">A</p>', '<p>A</p>'],
  ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>', '<svg></svg>'],
  ['text', '\n', undefined],
  ['html', '', undefined],
])('reads content that is %s: %j', (type, content, html) => {
  expect(entryOf(`<content type="${type}">${content}</content>`).content).toBe(html);
});

test('says which content is no text', () => {
  const document = atom('<entry><id>1</id>\n<content type="image/png">iVBORw0=</content></entry>');
  expect(messagesOf(document)).toEqual([
    '2:1 warning FEED_ENTRY expected content that is text, found "image/png" - it is left out; attach it as a file',
  ]);
});

test('takes the address of content that stands elsewhere for what the entry is about', () => {
  const content = '<content src="https://a.example/a.pdf" type="application/pdf"/>';
  expect(entryOf(content)).toMatchObject({ externalLink: 'https://a.example/a.pdf' });
  expect(entryOf(content)).not.toHaveProperty('content');
  expect(entryOf(`${content}<link rel="related" href="https://b.example/"/>`).externalLink).toBe(
    'https://b.example/',
  );
});

test.each([
  ['html', '&lt;b&gt;A&lt;/b&gt;', { summary: '<b>A</b>', isSummaryHtml: true }],
  [
    'xhtml',
    '<div xmlns="http://www.w3.org/1999/xhtml"><b>A</b></div>',
    { summary: '<b>A</b>', isSummaryHtml: true },
  ],
  ['text', ' A\nB', { summary: ' A\nB', isSummaryHtml: false }],
])('reads a summary that is %s', (type, summary, read) => {
  expect(entryOf(`<summary type="${type}">${summary}</summary>`)).toMatchObject(read);
});

test('takes a summary of white space for none', () => {
  expect(entryOf('<summary type="html"> </summary>')).not.toHaveProperty('summary');
});

test.each([
  ['<link href="https://a.example/"/>', 'https://a.example/'],
  [
    '<link type="application/json" href="https://a.example/"/><link type="text/html" href="https://b.example/"/>',
    'https://b.example/',
  ],
  [
    '<link rel="http://www.iana.org/assignments/relation/alternate" href="https://a.example/"/>',
    'https://a.example/',
  ],
  ['<link rel=" Alternate " href="https://a.example/"/>', 'https://a.example/'],
  ['<link rel="edit" href="https://a.example/"/>', undefined],
])('finds the link in %s', (links, link) => {
  expect(entryOf(links).link).toBe(link);
});

test('takes the authors of its source where an entry has none', () => {
  const source = '<source><author><name>Wire</name></author><link href="https://wire.example/"/></source>';
  expect(entryOf(source)).toMatchObject({
    authors: [{ name: 'Wire' }],
    source: { title: '', url: 'https://wire.example/' },
  });
  expect(entryOf(`${source}<author><name>Mere</name></author>`).authors).toEqual([{ name: 'Mere' }]);
});

test('takes no source that has no address', () => {
  expect(entryOf('<source><title>Wire</title></source>')).not.toHaveProperty('source');
});

test('leaves the feed’s authors to the feed', () => {
  const [entry] = feedIn(atom('<author><name>Desk</name></author><entry><id>1</id></entry>')).entries;
  expect(entry?.authors).toEqual([]);
});

test.each(['', '<id> </id>'])('takes the link for an id that is missing, and says so', (id) => {
  const document = atom(`<entry>${id}<link href="https://a.example/"/></entry>`);
  expect(messagesOf(document).map((message) => message.replace(/^\S+ /, ''))).toEqual([
    'warning FEED_ENTRY expected an entry with an id, found nothing - readers know it by its link, if it has one',
  ]);
});

test('honours xml:base, the inner in the outer, and for the content', () => {
  const document = atom(
    `<link rel="self" href="feed"/>
    <entry xml:base="b/"><id>1</id><link href="c"/>
      <content type="html" xml:base="/d/">&lt;img src="e"&gt;</content></entry>
    <entry><id>2</id><summary>A</summary></entry>`,
    'xml:base="https://a.example/a/"',
  );
  expect(feedIn(document)).toMatchObject({
    self: 'https://a.example/a/feed',
    entries: [
      { link: 'https://a.example/a/b/c', base: 'https://a.example/d/', content: '<img src="e">' },
      { base: 'https://a.example/a/' },
    ],
  });
});

test('resolves xml:base against the address of the document', () => {
  const document = atom('<entry><id>1</id><link href="c"/></entry>', 'xml:base="/b/"');
  expect(entryIn(document, 'https://a.example/x/')).toMatchObject({
    link: 'https://a.example/b/c',
    base: 'https://a.example/b/',
  });
  expect(entryIn(atom('<entry><id>1</id></entry>', 'xml:base="javascript:x"'))).not.toHaveProperty('base');
});

test('reads what was taken back', () => {
  const document = atom(`
    <at:deleted-entry ref="urn:x:1" when="2014-12-21T20:03:00+13:00"><at:comment> An
      error </at:comment></at:deleted-entry>
    <at:deleted-entry ref="urn:x:2" when="2014-12-21T20:03:00+13:00"/>`);
  expect(feedIn(document).deleted).toEqual([
    { id: 'urn:x:1', when: STAMP, comment: 'An error' },
    { id: 'urn:x:2', when: STAMP },
  ]);
});

test('says what was taken back without saying what, or when', () => {
  const document = atom(`
<at:deleted-entry when="2014-12-21T20:03:00+13:00"/>
<at:deleted-entry ref="urn:x:1"/>
<at:deleted-entry ref="urn:x:1" when="once"/>`);
  const missing =
    'warning FEED_ENTRY expected what was taken back, and when, found nothing - it is left out; readers cannot tell what is meant';
  expect(messagesOf(document)).toEqual([
    `2:1 ${missing}`,
    `3:1 ${missing}`,
    expect.stringContaining('4:1 error FEED_DATE expected a date, found "once"'),
  ]);
});

test('says which enclosure has no address, and what is no address', () => {
  const document = atom(`<entry><id>1</id>
<link rel="enclosure"/>
<link href="urn:x:1"/></entry>`);
  expect(messagesOf(document)).toEqual([
    '2:1 warning FEED_ENTRY expected atom:link with its href, found nothing - it is left out; it leads to nothing',
    '3:1 warning FEED_ENTRY expected an address on the web, found "urn:x:1" - it is left out; write it whole, beginning with https://',
  ]);
});
