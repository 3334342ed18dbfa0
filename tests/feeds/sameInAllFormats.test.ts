import { Feed } from 'feed';
import { expect, test } from 'vitest';
import { renderAtom } from '../../src/feeds/atom.ts';
import { renderJson } from '../../src/feeds/jsonFeed.ts';
import { renderRss } from '../../src/feeds/rss.ts';
import type { AnyFeed } from '../../src/model/channel.ts';
import type { AnyItem } from '../../src/model/item.ts';
import { Stamp } from '../../src/model/stamp.ts';
import { attributesOf, only, readXml, texts } from './xmlReader.ts';

const LINK = 'https://news.example.nz/road/';
const DATE = new Stamp(Date.UTC(2014, 11, 21, 7, 3), 780);

function feedOf(item: Partial<AnyItem>, options: Partial<AnyFeed['options']> = {}): AnyFeed {
  const feed: AnyFeed = new Feed({ title: 'News', link: 'https://news.example.nz/', ...options });
  feed.items.push({ id: 'tag:a.nz,2014:x', title: 'Road', link: LINK, date: DATE, ...item });
  return feed;
}
const rss = (feed: AnyFeed) => only(only(readXml(renderRss(feed)), 'channel'), 'item');
const atom = (feed: AnyFeed) => only(readXml(renderAtom(feed)), 'entry');

test('prints the offset of a date in all three formats', () => {
  const feed = feedOf({});
  expect(texts(rss(feed), 'pubDate')).toEqual(['Sun, 21 Dec 2014 20:03:00 +1300']);
  expect(texts(atom(feed), 'published')).toEqual(['2014-12-21T20:03:00+13:00']);
  expect(JSON.parse(renderJson(feed))).toMatchObject({
    items: [{ date_published: '2014-12-21T20:03:00+13:00' }],
  });
});

test.each([
  ['Chatham', feedOf({ date: new Stamp(DATE.getTime(), 825) })],
  ['the gmt option', feedOf({}, { rssDates: 'gmt' })],
])('prints GMT in RSS for %s', (_name, feed) => {
  expect(texts(rss(feed), 'pubDate')).toEqual(['Sun, 21 Dec 2014 07:03:00 GMT']);
});

test.each([
  ['tag:a.nz,2014:x', 'false'],
  [LINK, 'true'],
])('gives the guid %s isPermaLink="%s"', (id, isPermaLink) => {
  expect(attributesOf(rss(feedOf({ id })), 'guid')).toEqual([{ isPermaLink }]);
});

test('says atom:updated only when it is later', () => {
  expect(texts(rss(feedOf({})), 'atom:updated')).toEqual([]);
  expect(texts(rss(feedOf({ published: new Date(0) })), 'atom:updated')).toEqual([
    '2014-12-21T20:03:00+13:00',
  ]);
});

test('writes titles with single-level hexadecimal references', () => {
  expect(renderRss(feedOf({ title: 'AT&T <1>' }))).toContain('<title>AT&#x26;T &#x3C;1&#x3E;</title>');
});

test.each(['<p>x</p>', 'a ]]> b ]]> c', 'a\r\nb'])('keeps the HTML %j', (content) => {
  const feed = feedOf({ content, description: 'x' });
  expect(texts(rss(feed), 'content:encoded')).toEqual([content]);
  expect(texts(atom(feed), 'content')).toEqual([content]);
  expect(renderRss(feed).includes('CDATA')).toBe(content === '<p>x</p>');
});

test('has the HTML of an item without a summary in the description of RSS', () => {
  const item = rss(feedOf({ content: '<p>x</p>' }));
  expect(texts(item, 'description')).toEqual(['<p>x</p>']);
  expect(texts(item, 'content:encoded')).toEqual([]);
});

test('makes a picture an enclosure only when its length is known', () => {
  expect(attributesOf(rss(feedOf({ image: 'https://a.nz/p.png' })), 'enclosure')).toEqual([]);
  expect(attributesOf(rss(feedOf({ image: { url: 'https://a.nz/p.jpg', length: 9 } })), 'enclosure')).toEqual(
    [{ url: 'https://a.nz/p.jpg', length: '9', type: 'image/jpeg' }],
  );
});

test('makes an id that is no URI a fragment in Atom', () => {
  expect(texts(atom(feedOf({ id: 'a b' })), 'id')).toEqual(['https://news.example.nz/#a%20b']);
});

test('names the title as author of an Atom feed without authors', () => {
  expect(texts(only(readXml(renderAtom(feedOf({}))), 'author'), 'name')).toEqual(['News']);
});

test('gives a JSON item without content a content_text', () => {
  expect(JSON.parse(renderJson(feedOf({})))).toMatchObject({ items: [{ content_text: 'Road' }] });
});

test('does not break where the writers of feed do', () => {
  const feed = feedOf({ content: 'a ]]> b ]]> c', category: [{ term: '<', name: '<' }], title: 'a\u0001' });
  expect(() => readXml(new Feed(feed.options).atom1())).not.toThrow();
  for (const item of [{ content: 'a ]]> b ]]> c' }, { title: 'a\u0001' }, { category: [{ term: '<' }] }]) {
    const theirs = new Feed({ title: 'News' });
    theirs.addItem({ id: LINK, title: 'Road', link: LINK, date: DATE, ...item });
    expect(() => readXml(theirs.atom1())).toThrow();
    expect(() => readXml(renderAtom(theirs))).not.toThrow();
  }
  expect(texts(rss(feed), 'title')).toEqual(['a']);
});

test.each([
  ['\b', ''],
  ['\f', ''],
  ['\u0001', ''],
  ['\ufffe', ''],
  ['\uffff', ''],
  ['\ud800', '\ufffd'],
  ['\\b', '\\b'],
])('says %j in a text and in an extension of JSON as %j', (written, said) => {
  const extensions = [{ name: '_note', objects: { text: `a${written}b` } }];
  const feed = feedOf({ title: `Road${written}`, extensions });
  expect(JSON.parse(renderJson(feed)).items[0]).toMatchObject({
    title: `Road${said}`,
    _note: { text: `a${said}b` },
  });
});

test('says the content that an item has now', () => {
  const feed = feedOf({ content: '<p>Shut\u0001.</p>', description: 'x' });
  expect(texts(rss(feed), 'content:encoded')).toEqual(['<p>Shut.</p>']);
  for (const item of feed.items) item.content = '<p>Open\u0001.</p>';
  expect(texts(rss(feed), 'content:encoded')).toEqual(['<p>Open.</p>']);
  expect(texts(atom(feed), 'content')).toEqual(['<p>Open.</p>']);
  expect(JSON.parse(renderJson(feed)).items[0].content_html).toBe('<p>Open.</p>');
});
