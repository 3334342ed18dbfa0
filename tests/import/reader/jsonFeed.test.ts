import { expect, test } from 'vitest';
import { readFeed } from '../../../src/import/reader/readFeed.ts';
import { Stamp } from '../../../src/model/stamp.ts';
import { feedIn, json, jsonItemOf, messagesOf } from './material.ts';

const STAMP = new Stamp(Date.UTC(2014, 11, 21, 7, 3), 780);

test('reads a feed', () => {
  const document = json({
    title: ' News &amp;\n<Views> ',
    description: 'Of a harbour',
    home_page_url: '/',
    feed_url: 'https://news.example.nz/feed.json',
    next_url: '/2014-11.json',
    language: 'en-NZ',
    icon: '/icon.png',
    favicon: '/favicon.ico',
    authors: [{ name: 'Desk', url: '/about/', avatar: '/desk.png' }],
    hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
    items: [],
    _deleted_entries: {
      about: 'https://www.rfc-editor.org/rfc/rfc6721',
      entries: [{ id: 'urn:x:1', when: '2014-12-21T20:03:00+13:00', comment: 'An error' }],
    },
  });
  expect(feedIn(document)).toEqual({
    format: 'json',
    title: 'News &amp; <Views>',
    description: 'Of a harbour',
    link: 'https://news.example.nz/',
    self: 'https://news.example.nz/feed.json',
    language: 'en-NZ',
    icon: 'https://news.example.nz/icon.png',
    authors: [
      { name: 'Desk', link: 'https://news.example.nz/about/', avatar: 'https://news.example.nz/desk.png' },
    ],
    hubs: ['https://hub.example/'],
    older: 'https://news.example.nz/2014-11.json',
    entries: [],
    deleted: [{ id: 'urn:x:1', when: STAMP, comment: 'An error' }],
  });
});

test('reads an item', () => {
  const item = {
    id: ' tag:news.example.nz,2014:Road ',
    title: 'Road\n& sea',
    url: 'https://news.example.nz/road/',
    external_url: 'https://other.example/',
    date_published: '2014-12-21T20:03:00+13:00',
    date_modified: '2014-12-21T20:03:00+13:00',
    summary: 'Closed <',
    content_html: '<p>Closed</p>',
    content_text: 'No',
    authors: [{ name: 'Mere' }, { url: 'https://a.example/' }],
    author: { name: 'No' },
    tags: ['Roads', ' Sea ', 'Roads', ''],
    language: 'mi',
  };
  expect(jsonItemOf(item)).toEqual({
    line: 1,
    id: 'tag:news.example.nz,2014:Road',
    title: 'Road & sea',
    link: 'https://news.example.nz/road/',
    externalLink: 'https://other.example/',
    published: STAMP,
    updated: STAMP,
    summary: 'Closed <',
    isSummaryHtml: false,
    content: '<p>Closed</p>',
    authors: [{ name: 'Mere' }],
    tags: ['Roads', 'Sea'],
    language: 'mi',
    enclosures: [],
    transcripts: [],
  });
});

test('reads the one author of version 1', () => {
  expect(jsonItemOf({ author: { name: 'Mere' } }).authors).toEqual([{ name: 'Mere' }]);
  expect(feedIn('{"version": "https://jsonfeed.org/version/1", "author": {"name": "Desk"}}').authors).toEqual(
    [{ name: 'Desk' }],
  );
});

test('makes paragraphs of content that is text', () => {
  const item = { content_html: ' ', content_text: 'A < B & C\r\nD\r\n \r\nE\u00a0' };
  expect(jsonItemOf(item).content).toBe('<p>A &lt; B &amp; C<br>D</p>\n<p>E</p>');
});

test.each([
  ['7', '7'],
  ['12345678901234567890', '12345678901234567890'],
  ['1.50', '1.50'],
])('reads the number %s as an id', (number, id) => {
  const document = `{"version": "https://jsonfeed.org/version/1", "items": [{"id": ${number}}]}`;
  expect(feedIn(document).entries[0]?.id).toBe(id);
});

test.each([{}, { id: '' }, { id: null }])('takes the link for an id that is missing, and says so', (id) => {
  const { feed, problems } = readFeed('feed', json({ items: [{ ...id, url: 'https://a.example/' }] }));
  expect(feed?.entries[0]?.id).toBe('https://a.example/');
  expect(problems.map(({ message }) => message)).toEqual(['expected an item with an id, found nothing']);
});

test('reads files, of which the one at the picture’s address is the picture', () => {
  const item = {
    image: 'https://a.example/a.png',
    banner_image: 'https://a.example/no.png',
    attachments: [
      {
        url: 'https://a.example/a.mp3',
        mime_type: 'audio/mpeg',
        title: 'Talk',
        size_in_bytes: 7,
        duration_in_seconds: 9.5,
      },
      { url: 'https://a.example/a.png', mime_type: 'image/png', size_in_bytes: 5 },
      { url: 'https://a.example/b.png', mime_type: 'image/png', size_in_bytes: 0 },
    ],
  };
  expect(jsonItemOf(item)).toMatchObject({
    image: { url: 'https://a.example/a.png', type: 'image/png', length: 5 },
    enclosures: [
      { url: 'https://a.example/a.mp3', type: 'audio/mpeg', title: 'Talk', length: 7, duration: 9.5 },
      { url: 'https://a.example/b.png', type: 'image/png' },
    ],
  });
});

test('takes attachments with the title of the first for the same recording in other formats', () => {
  const title = 'Talk';
  const attachments = [
    { url: 'https://a.example/a.mp3', mime_type: 'audio/mpeg', title },
    { url: 'https://a.example/a.opus', mime_type: 'audio/opus', title, size_in_bytes: 3 },
    { url: 'https://a.example/a.pdf', mime_type: 'application/pdf', title: 'Notes' },
    { url: 'https://a.example/a', title },
  ];
  expect(jsonItemOf({ attachments })).toMatchObject({
    enclosures: [{ url: 'https://a.example/a.mp3', title }, { url: 'https://a.example/a.pdf' }],
    episode: {
      alternates: [
        { type: 'audio/opus', length: 3, sources: [{ uri: 'https://a.example/a.opus' }] },
        { type: 'application/octet-stream', sources: [{ uri: 'https://a.example/a' }] },
      ],
    },
  });
});

test('takes attachments without a title for files of their own', () => {
  const attachments = [{ url: 'https://a.example/a.mp3' }, { url: 'https://a.example/b.mp3' }];
  const item = jsonItemOf({ attachments });
  expect(item.enclosures).toHaveLength(2);
  expect(item).not.toHaveProperty('episode');
});

test('takes the banner where there is no picture', () => {
  expect(jsonItemOf({ banner_image: 'https://a.example/a.png' }).image).toEqual({
    url: 'https://a.example/a.png',
  });
});

test('takes null for nothing, as strangers write it', () => {
  expect(jsonItemOf({ title: null, tags: null, author: null, attachments: [null] })).toEqual(jsonItemOf({}));
});

test('says what is of another kind than it has to be, and leaves it out', () => {
  const document = `{"version": "https://jsonfeed.org/version/1.1", "title": 5, "items": [
{"id": true},
{"id": "a", "title": ["A"]},
{"id": "b", "tags": "A"},
{"id": "c", "tags": [1, "A"]},
{"id": "d", "authors": {"name": "A"}},
{"id": "e", "attachments": [{"mime_type": "audio/mpeg"}]},
{"id": "f", "attachments": [{"url": "https://a.example/", "size_in_bytes": "7"}]},
{"id": "g", "date_published": 1419145380},
"A"
], "_deleted_entries": []}`;
  const left = (place: string, what: string) =>
    `${place} warning FEED_ENTRY expected ${what} - it is left out`;
  expect(messagesOf(document)).toEqual([
    left('1:58', '"title" to be a text, found a number'),
    '2:1 warning FEED_ENTRY expected an item with an id, found nothing - readers know it by its link, if it has one',
    left('2:8', '"id" to be a text, found true or false'),
    left('3:22', '"title" to be a text, found a list'),
    left('4:21', '"tags" to be a list, found a text'),
    left('5:22', 'each of "tags" to be a text, found a number'),
    left('6:24', '"authors" to be a list, found an object'),
    left('7:29', 'an attachment with its url, found nothing'),
    left('8:76', '"size_in_bytes" to be a number, found a text'),
    left('9:31', '"date_published" to be a text, found a number'),
    left('10:1', 'each of "items" to be an object, found a text'),
    left('11:24', '"_deleted_entries" to be an object, found a list'),
  ]);
});

test('says what was taken back without saying what, or when', () => {
  const document = json({ _deleted_entries: { entries: [{ id: 'urn:x:1' }, {}] } });
  expect(messagesOf(document)).toHaveLength(2);
});

test.each(['-1', '1e999'])('reads no duration in %s', (duration) => {
  const attachments = `[{"url": "https://a.example/", "duration_in_seconds": ${duration}}]`;
  const document = `{"version": "https://jsonfeed.org/version/1", "items": [{"id": "a", "attachments": ${attachments}}]}`;
  expect(feedIn(document).entries[0]?.enclosures).toEqual([{ url: 'https://a.example/' }]);
});

test('takes __proto__ and its like for names like any other', () => {
  const document = `{"version": "https://jsonfeed.org/version/1", "__proto__": {"title": "Bad"}, "constructor": 1,
    "items": [{"id": "a", "__proto__": {"title": "Bad", "url": 5}}]}`;
  const feed = feedIn(document);
  expect(feed).not.toHaveProperty('title');
  expect(feed.entries[0]).not.toHaveProperty('title');
  expect({}).not.toHaveProperty('title');
});

test('takes out of text what XML could not say, and leaves ids alone', () => {
  const item = jsonItemOf({
    id: 'a\u0007',
    title: 'A\u0007\ud800',
    tags: ['B\u0000'],
    content_html: '<p>\ud800</p>',
  });
  expect(item).toMatchObject({ id: 'a\u0007', title: 'A\ufffd', tags: ['B'], content: '<p>\ufffd</p>' });
});
