import { expect, test } from 'vitest';
import { readFeed } from '../../../src/import/reader/readFeed.ts';
import { atom, entryIn, feedIn, json, messagesOf, rss } from './material.ts';

test.each([
  ['rss', rss('')],
  ['rss', '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel/></rdf:RDF>'],
  ['atom', atom('')],
  ['json', json({})],
  ['rss', `\ufeff\n <!-- made by hand -->${rss('')}`],
  ['json', `\ufeff\r\n\t ${json({})}`],
])('finds %s by what is in the document', (format, document) => {
  expect(feedIn(document).format).toBe(format);
});

test('finds Atom by its namespace, whatever the prefix', () => {
  const document =
    '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>News</a:title><title>No</title></a:feed>';
  expect(feedIn(document).title).toBe('News');
});

test('says nothing that a document does not say', () => {
  expect(feedIn(rss('<item/>'))).toEqual({
    format: 'rss',
    authors: [],
    hubs: [],
    deleted: [],
    entries: [{ line: 1, isSummaryHtml: false, authors: [], tags: [], enclosures: [], transcripts: [] }],
  });
});

test.each([
  ['', '1:1 error FEED_BROKEN expected an RSS, Atom or JSON feed, found nothing'],
  ['\n hello', '2:2 error FEED_BROKEN expected an RSS, Atom or JSON feed, found "hello"'],
  ['[1]', '1:1 error FEED_BROKEN expected an RSS, Atom or JSON feed, found "[1]"'],
  ['<!doctype html><p>', '1:1 error FEED_BROKEN expected an RSS, Atom or JSON feed, found "<!DOCTYPE html>"'],
  ['\n<html><p>', '2:1 error FEED_BROKEN expected an RSS, Atom or JSON feed, found "<html><p>"'],
  ['<feed/>', '1:1 error FEED_BROKEN expected an RSS, Atom or JSON feed, found "<feed/>"'],
])('refuses %j, which is no feed', (document, message) => {
  const mend = 'give the address of the feed itself; the site names it in <link rel="alternate">';
  expect(messagesOf(document)).toEqual([`${message} - ${mend}`]);
});

test('refuses RSS without a channel', () => {
  expect(messagesOf('<rss version="2.0"><item/></rss>')).toEqual([
    '1:1 error FEED_BROKEN expected a channel, found nothing - the title and the items stand in <channel>',
  ]);
});

test.each([
  ['{"version": "1.1"}', '1:13', '"1.1"'],
  [' {"title": "News"}', '1:2', 'nothing'],
  ['{"version": 1}', '1:13', 'nothing'],
])('refuses %j, which does not say that it is a JSON Feed', (document, place, found) => {
  expect(messagesOf(document)).toEqual([
    `${place} error FEED_BROKEN expected a "version" that begins with https://jsonfeed.org/version/, found ${found} - give a feed, or an export of Ghost or Mastodon; a JSON Feed has its version at the top`,
  ]);
});

test('gives no feed where there is an error, and one where there are warnings', () => {
  expect(readFeed('a.xml', rss('<item><pubDate>soon</pubDate></item>')).feed).toBeUndefined();
  expect(readFeed('a.xml', rss('<item><enclosure/></item>')).feed?.entries).toHaveLength(1);
});

test('tells all that is wrong with the dates of a document, each in its place', () => {
  const document = rss(
    '\n<item><pubDate>31 Feb 2014 10:00:00 GMT</pubDate></item>\r<item>🎉🎉<pubDate>soon</pubDate></item>',
  );
  const mend = 'write it like 2014-12-21T20:03:00+13:00 or Sun, 21 Dec 2014 20:03:00 +1300, with its zone';
  expect(messagesOf(document)).toEqual([
    `2:7 error FEED_DATE expected a date, found "31 Feb 2014 10:00:00 GMT" - ${mend}`,
    `3:9 error FEED_DATE expected a date, found "soon" - ${mend}`,
  ]);
});

test('gives each entry the line at which it begins', () => {
  const channel = '<title>\n\n</title><item\n>\n</item>\r\n<item>\n</item>\r<item/>';
  expect(feedIn(rss(channel)).entries.map(({ line }) => line)).toEqual([3, 6, 8]);
  const outside = '<rss><item/>\n<channel><item/></channel></rss>';
  expect(feedIn(outside).entries.map(({ line }) => line)).toEqual([2, 1]);
  const items = '{"version": "https://jsonfeed.org/version/1", "items": [{"id": "a"},\n\n{"id":\n "b"}]}';
  expect(feedIn(items).entries.map(({ line }) => line)).toEqual([1, 3]);
});

test('resolves addresses against the address of the document, before what it says of itself', () => {
  const document = rss(`
    <link>/news/</link>
    <atom:link rel="self" href="https://self.example/feed.xml"/>
    <item><link>a</link></item>`);
  expect(entryIn(document, 'https://fetched.example/x/feed.xml').link).toBe('https://fetched.example/x/a');
  expect(entryIn(document).link).toBe('https://self.example/a');
  expect(feedIn(document).link).toBe('https://self.example/news/');
});

test('resolves addresses against the site where nothing else is known', () => {
  expect(entryIn(rss('<link>https://news.example.nz/a/</link><item><link>b</link></item>')).link).toBe(
    'https://news.example.nz/a/b',
  );
  expect(entryIn(json({ home_page_url: 'https://a.example/', items: [{ id: '1', url: 'b' }] })).link).toBe(
    'https://a.example/b',
  );
});

test.each(['/road/', 'javascript:alert(1)', 'ftp://news.example.nz/', 'https://', 'mailto:a@b.example'])(
  'leaves out %s as a link where nothing is known, and says so',
  (link) => {
    const document = rss(`<item><title>Road</title><link>${link}</link></item>`);
    expect(readFeed('a.xml', document).feed?.entries[0]).not.toHaveProperty('link');
    const column = document.indexOf('<link>') + 1;
    expect(messagesOf(document)).toEqual([
      `1:${column} warning FEED_ENTRY expected an address on the web, found "${link}" - it is left out; write it whole, beginning with https://`,
    ]);
  },
);

test('leaves an address that is whole to the letter', () => {
  const link = 'HTTPS://News.Example.NZ/%7Eroad?q=ā&b=%c4';
  expect(entryIn(json({ items: [{ id: '1', url: ` ${link}\n` }] })).link).toBe(link);
});

test('does not resolve against an address of 1,000 characters, which would be copied for every link', () => {
  const address = `https://news.example.nz/${'a/'.repeat(500)}`;
  expect(messagesOf(json({ items: [{ id: '1', url: 'b' }] }), address)).toHaveLength(1);
});

test('refuses a document of more characters than any feed has', () => {
  const document = rss(' '.repeat(100_000_000));
  expect(messagesOf(document)).toEqual([
    `1:1 error FEED_BROKEN expected at most 100000000 characters, found ${document.length} - give it in parts: WordPress exports by author, by category or by time`,
  ]);
});
