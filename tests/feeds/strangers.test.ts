import { Feed } from 'feed';
import { expect, test } from 'vitest';
import { renderAtom } from '../../src/feeds/atom.ts';
import { renderJson } from '../../src/feeds/jsonFeed.ts';
import { renderRss } from '../../src/feeds/rss.ts';
import type { AnyFeed } from '../../src/model/channel.ts';
import { attributesOf, only, readXml, texts } from './xmlReader.ts';

const HOME = 'https://news.example.nz/';
const DATE = new Date('2014-12-21T07:03:00Z');

/** A feed that uses all that `feed` offers. */
function fullFeed(): Feed {
  const feed = new Feed({
    title: 'News',
    id: HOME,
    link: HOME,
    description: 'Of the day',
    language: 'en-NZ',
    updated: DATE,
    generator: 'A hand',
    ttl: 30,
    copyright: 'Us',
    image: `${HOME}icon.png`,
    favicon: `${HOME}favicon.ico`,
    hub: 'https://hub.example/',
    feed: `${HOME}feed.xml`,
    feedLinks: { json: `${HOME}feed.json` },
    author: { name: 'Desk', email: 'desk@news.example.nz', link: `${HOME}about`, avatar: `${HOME}desk.png` },
  });
  feed.addCategory('News & views');
  feed.addContributor({ name: 'Tom', email: 'tom@news.example.nz' });
  feed.addContributor({});
  feed.addExtension({ name: '_ours', objects: { a: 1 } });
  feed.addExtension({ name: 'ours', objects: { a: 1 } });
  feed.addItem({
    title: 'Road',
    guid: 'tag:news.example.nz,2014:road',
    link: `${HOME}road`,
    date: DATE,
    published: new Date('2014-12-20T07:03:00Z'),
    description: 'Closed',
    content: '<p>Closed.</p>',
    copyright: 'Tom',
    category: [{ name: 'roads' }, { term: 'valley' }, {}],
    author: [{ email: 'mere@news.example.nz' }, {}],
    contributor: [{ name: 'Joan' }],
    image: { url: `${HOME}road.jpg`, length: 10 },
    enclosure: { url: `${HOME}map`, length: 5 },
    audio: `${HOME}road.mp3?x`,
    video: { url: `${HOME}road`, type: 'video/webm', duration: 12, title: 'The road' },
    extensions: [{ name: '_item', objects: { b: 2 } }],
  });
  return feed;
}

test('reads all that a stranger says, in RSS', () => {
  const channel = only(readXml(renderRss(fullFeed())), 'channel');
  expect(attributesOf(channel, 'atom:link')).toEqual([
    { href: `${HOME}feed.xml`, rel: 'self', type: 'application/rss+xml' },
    { href: 'https://hub.example/', rel: 'hub' },
  ]);
  expect(texts(channel, 'category')).toEqual(['News & views']);
  expect(texts(channel, 'generator')).toEqual(['A hand']);
  expect(texts(channel, 'ttl')).toEqual(['30']);
  expect(texts(channel, 'managingEditor')).toEqual(['desk@news.example.nz (Desk)']);
  expect(texts(only(channel, 'image'), 'title')).toEqual(['News']);
  const item = only(channel, 'item');
  expect(texts(item, 'guid')).toEqual(['tag:news.example.nz,2014:road']);
  expect(texts(item, 'dc:creator')).toEqual(['mere']);
  expect(texts(item, 'category')).toEqual(['roads', 'valley']);
  expect(texts(item, 'dc:rights')).toEqual(['Tom']);
  expect(attributesOf(item, 'enclosure')).toEqual([
    { url: `${HOME}map`, length: '5', type: 'application/octet-stream' },
  ]);
  expect(attributesOf(item, 'media:content')).toEqual([
    { url: `${HOME}road.jpg`, type: 'image/jpeg', medium: 'image', fileSize: '10' },
    { url: `${HOME}road.mp3?x`, type: 'audio/mpeg' },
    { url: `${HOME}road`, type: 'video/webm', duration: '12' },
  ]);
});

test('reads all that a stranger says, in Atom', () => {
  const root = readXml(renderAtom(fullFeed()));
  expect(texts(root, 'id')).toEqual([HOME]);
  expect(texts(root, 'updated')).toEqual(['2014-12-21T07:03:00Z']);
  expect(texts(only(root, 'author'), 'uri')).toEqual([`${HOME}about`]);
  expect(texts(only(root, 'contributor'), 'name')).toEqual(['Tom']);
  expect(attributesOf(root, 'category')).toEqual([{ term: 'News & views' }]);
  expect(texts(root, 'generator')).toEqual(['A hand']);
  const entry = only(root, 'entry');
  expect(texts(only(entry, 'contributor'), 'name')).toEqual(['Joan']);
  expect(texts(entry, 'rights')).toEqual(['Tom']);
  expect(attributesOf(entry, 'link').filter(({ rel }) => rel === 'enclosure')).toEqual([
    { rel: 'enclosure', type: 'application/octet-stream', href: `${HOME}map`, length: '5' },
    { rel: 'enclosure', type: 'audio/mpeg', href: `${HOME}road.mp3?x` },
    { rel: 'enclosure', type: 'video/webm', href: `${HOME}road`, title: 'The road' },
    { rel: 'enclosure', type: 'image/jpeg', href: `${HOME}road.jpg`, length: '10' },
  ]);
});

test('reads all that a stranger says, in JSON Feed', () => {
  const document = JSON.parse(renderJson(fullFeed()));
  expect(Object.keys(document)[0]).toBe('version');
  expect(document).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    feed_url: `${HOME}feed.json`,
    authors: [{ name: 'Desk', url: `${HOME}about`, avatar: `${HOME}desk.png` }],
    hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
    _ours: { a: 1 },
    items: [{ tags: ['roads', 'valley'], authors: [{ name: 'mere' }], _item: { b: 2 } }],
  });
  expect(document).not.toHaveProperty('ours');
  expect(document.items[0].attachments).toHaveLength(4);
});

test('makes a valid feed of the least that a stranger can say', () => {
  const feed = new Feed({ title: 'News', generator: false });
  feed.addItem({ title: 'Road', link: `${HOME}road`, date: DATE });
  const channel = only(readXml(renderRss(feed)), 'channel');
  expect(texts(channel, 'description')).toEqual(['News']);
  expect(texts(channel, 'generator')).toEqual([]);
  expect(attributesOf(only(channel, 'item'), 'guid')).toEqual([{ isPermaLink: 'true' }]);
  const root = readXml(renderAtom(feed));
  expect(texts(only(root, 'author'), 'name')).toEqual(['News']);
  expect(texts(root, 'generator')).toEqual([]);
  expect(JSON.parse(renderJson(feed)).items[0]).toMatchObject({ content_text: 'Road' });
});

test('takes the address of the feed where a stranger gives no other', () => {
  const links = { rss: `${HOME}rss.xml`, atom: `${HOME}atom.xml` };
  const feed = new Feed({ title: 'News', feedLinks: links });
  expect(texts(only(readXml(renderRss(feed)), 'channel'), 'link')).toEqual([links.rss]);
  expect(texts(readXml(renderAtom(feed)), 'id')).toEqual([links.atom]);
});

test('dates a feed that never had an item by no clock', () => {
  const feed = new Feed({ title: 'News', link: HOME });
  expect(texts(readXml(renderAtom(feed)), 'updated')).toEqual(['1970-01-01T00:00:00Z']);
  expect(texts(only(readXml(renderRss(feed)), 'channel'), 'lastBuildDate')).toEqual([]);
});

test('names the entries’ authors only, where every entry has one', () => {
  const feed = new Feed({ title: 'News', link: HOME });
  feed.addItem({ title: 'Road', link: `${HOME}road`, date: DATE, author: [{ name: 'Mere' }] });
  const root = readXml(renderAtom(feed));
  expect(texts(root, 'author')).toEqual([]);
  expect(texts(only(only(root, 'entry'), 'author'), 'name')).toEqual(['Mere']);
});

test('says of our pictures and enclosures all that we know', () => {
  const feed: AnyFeed = new Feed({ title: 'News', link: HOME });
  const options = feed.options;
  options.authors = [{ email: 'desk@news.example.nz' }, {}];
  options.hubs = ['https://a.example/', 'https://b.example/'];
  feed.items.push({
    title: 'Road',
    link: `${HOME}road`,
    date: DATE,
    description: 'Closed',
    language: 'mi',
    externalLink: 'https://other.example/',
    enclosures: [{ url: `${HOME}a.pdf` }],
    image: { url: `${HOME}p.png`, alt: 'A road', caption: 'The road', credit: 'Mere', width: 4, height: 3 },
  });
  const channel = only(readXml(renderRss(feed)), 'channel');
  expect(texts(channel, 'managingEditor')).toEqual(['desk@news.example.nz']);
  const item = only(channel, 'item');
  expect(texts(item, 'dc:language')).toEqual(['mi']);
  expect(attributesOf(item, 'enclosure')).toEqual([
    { url: `${HOME}a.pdf`, length: '0', type: 'application/pdf' },
  ]);
  for (const parent of [item, only(readXml(renderAtom(feed)), 'entry')]) {
    const media = only(parent, 'media:content');
    expect(media.attributes).toMatchObject({ url: `${HOME}p.png`, width: '4', height: '3' });
    expect(texts(media, 'media:credit')).toEqual(['Mere']);
    expect(texts(media, 'media:description')).toEqual(['The road']);
  }
  expect(JSON.parse(renderJson(feed))).toMatchObject({
    hubs: [{ url: 'https://a.example/' }, { url: 'https://b.example/' }],
    items: [{ content_text: 'Closed', image: `${HOME}p.png`, external_url: 'https://other.example/' }],
  });
});
