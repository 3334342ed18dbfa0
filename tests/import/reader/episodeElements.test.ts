import { describe, expect, test } from 'vitest';
import { entryOf, itemOf, messagesOf, rss } from './material.ts';

const HOME = 'https://hour.example';

test('an item without elements of podcasts is no episode', () => {
  expect(itemOf('<title>News</title>')).not.toHaveProperty('episode');
});

test("reads Apple's elements", () => {
  const item = `<title>1: Tides</title><itunes:title>Tides</itunes:title><itunes:season>2</itunes:season>
    <itunes:episode>7</itunes:episode><itunes:episodeType>Bonus</itunes:episodeType>
    <itunes:explicit>clean</itunes:explicit><itunes:block>yes</itunes:block><itunes:image href="${HOME}/e.jpg"/>`;
  expect(itemOf(item)).toMatchObject({
    image: { url: `${HOME}/e.jpg` },
    episode: {
      title: 'Tides',
      season: { number: 2 },
      number: { number: 7 },
      type: 'bonus',
      isExplicit: false,
      isBlocked: true,
      image: `${HOME}/e.jpg`,
    },
  });
});

test('tells once of a picture at no address', () => {
  expect(messagesOf(rss('<item><itunes:image href="cover.jpg"/></item>'))).toHaveLength(1);
});

test('takes a title of its own for one only if it differs', () => {
  expect(itemOf('<title>Tides</title><itunes:title>Tides</itunes:title>')).not.toHaveProperty('episode');
});

test('reads the elements of Podcasting 2.0', () => {
  const item = `<itunes:season>1</itunes:season><podcast:season name="Coasts">3</podcast:season>
    <itunes:episode>4</itunes:episode><podcast:episode display="Four and a half">4.5</podcast:episode>
    <podcast:person role="guest">Cleo</podcast:person>
    <podcast:location>Pier</podcast:location><podcast:license>cc-by-4.0</podcast:license>
    <podcast:soundbite startTime="73.5" duration="60">The pier</podcast:soundbite>
    <podcast:alternateEnclosure type="audio/opus" length="9" bitrate="32000.5" height="1" lang="mi" title="Small" rel="x" codecs="opus" default="true">
      <podcast:source uri="${HOME}/a.opus" contentType="audio/ogg"/>
      <podcast:integrity value="n"/><podcast:integrity type="pgp-signature" value="p"/><podcast:integrity type="sri" value="sha384-x"/>
    </podcast:alternateEnclosure>
    <podcast:alternateEnclosure type="audio/mp4" default="false" language="en">${HOME}/a.m4a</podcast:alternateEnclosure>
    <podcast:socialInteract protocol="ActivityPub" uri="${HOME}/@a/1" accountId="@a" accountUrl="${HOME}/@a" priority="1"/>
    <podcast:socialInteract protocol="disabled"/>
    <podcast:txt purpose="p">T</podcast:txt>
    <podcast:contentLink href="${HOME}/yt">Video</podcast:contentLink><podcast:contentLink href="${HOME}/s"/>`;
  expect(itemOf(item).episode).toEqual({
    season: { number: 3, name: 'Coasts' },
    number: { number: 4.5, display: 'Four and a half' },
    persons: [{ name: 'Cleo', role: 'guest' }],
    location: { name: 'Pier' },
    license: { name: 'cc-by-4.0' },
    soundbites: [{ startInSeconds: 73.5, durationInSeconds: 60, title: 'The pier' }],
    alternates: [
      {
        type: 'audio/opus',
        length: 9,
        bitrate: 32000.5,
        height: 1,
        language: 'mi',
        title: 'Small',
        rel: 'x',
        codecs: 'opus',
        isDefault: true,
        sources: [{ uri: `${HOME}/a.opus`, contentType: 'audio/ogg' }],
        integrity: 'sha384-x',
      },
      { type: 'audio/mp4', language: 'en', isDefault: false, sources: [{ uri: `${HOME}/a.m4a` }] },
    ],
    social: [
      {
        protocol: 'activitypub',
        uri: `${HOME}/@a/1`,
        accountId: '@a',
        accountUrl: `${HOME}/@a`,
        priority: 1,
      },
      { protocol: 'disabled' },
    ],
    texts: [{ value: 'T', purpose: 'p' }],
    contentLinks: [
      { href: `${HOME}/yt`, title: 'Video' },
      { href: `${HOME}/s`, title: `${HOME}/s` },
    ],
  });
});

const CHAPTERS = `<psc:chapters version="1.2">
  <psc:chapter start="00:00:00.000" title="Hello"/>
  <psc:chapter start="1:02:03.5" title="Pier" href="${HOME}/pier" image="${HOME}/p.jpg"/>
  <psc:chapter start="3600">In the text</psc:chapter>
  </psc:chapters>`;
const READ_CHAPTERS = [
  { startInSeconds: 0, title: 'Hello' },
  { startInSeconds: 3723.5, title: 'Pier', url: `${HOME}/pier`, img: `${HOME}/p.jpg` },
  { startInSeconds: 3600, title: 'In the text' },
];

test("reads Podlove's chapters, in RSS and in Atom", () => {
  expect(itemOf(CHAPTERS).chapterList).toEqual(READ_CHAPTERS);
  expect(entryOf(CHAPTERS).chapterList).toEqual(READ_CHAPTERS);
});

test('reads an episode in Atom', () => {
  const entry = `<link rel="enclosure" href="${HOME}/a.mp3" type="audio/mpeg"/>
    <itunes:duration>62:03</itunes:duration><itunes:episode>7</itunes:episode>`;
  expect(entryOf(entry)).toMatchObject({
    enclosures: [{ url: `${HOME}/a.mp3`, duration: 3723 }],
    episode: { number: { number: 7 } },
  });
});

test.each([
  ['<itunes:season>0</itunes:season><itunes:episode>0</itunes:episode>', undefined],
  ['<itunes:season/><itunes:episode> </itunes:episode><itunes:episodeType/>', undefined],
  ['<itunes:season>2.0</itunes:season>', { season: { number: 2 } }],
  ['<podcast:episode>0</podcast:episode>', { number: { number: 0 } }],
  [
    '<podcast:episode display="x"/><itunes:episode>3</itunes:episode>',
    { number: { number: 3, display: 'x' } },
  ],
])('reads of %s what it says', (item, episode) => {
  expect(itemOf(item).episode).toEqual(episode);
});

test('reads addresses of other networks, but none that a browser would run', () => {
  const post = (uri: string) => `<podcast:socialInteract protocol="atproto" uri="${uri}"/>`;
  const item = `${post('at://did:plc:abc/post/1')}<podcast:alternateEnclosure type="audio/mpeg"><podcast:source uri="ipfs://Qm"/></podcast:alternateEnclosure>`;
  expect(itemOf(item).episode).toEqual({
    social: [{ protocol: 'atproto', uri: 'at://did:plc:abc/post/1' }],
    alternates: [{ type: 'audio/mpeg', sources: [{ uri: 'ipfs://Qm' }] }],
  });
  for (const uri of ['javascript:alert(1)', 'DATA:text/html,x', 'file:///etc/passwd', 'x y:z'])
    expect(messagesOf(rss(`<item>${post(uri)}</item>`))).toHaveLength(1);
});

describe('tells what it cannot read', () => {
  test.each([
    ['<itunes:season>two</itunes:season>', 'expected itunes:season to be a whole number, found "two"'],
    ['<podcast:episode>4b</podcast:episode>', 'expected podcast:episode to be a number, found "4b"'],
    [
      '<itunes:episodeType>whole</itunes:episodeType>',
      'expected itunes:episodeType to be full, trailer or bonus, found "whole"',
    ],
    [
      '<podcast:soundbite startTime="1">S</podcast:soundbite>',
      'expected podcast:soundbite with its startTime and duration, found nothing',
    ],
    [
      '<podcast:alternateEnclosure length="1"/>',
      'expected podcast:alternateEnclosure with its type and a source, found nothing',
    ],
    [
      '<podcast:socialInteract uri="https://x.example/"/>',
      'expected podcast:socialInteract with its protocol, found nothing',
    ],
    [
      '<podcast:socialInteract protocol="activitypub"/>',
      'expected podcast:socialInteract with its uri, found nothing',
    ],
    [
      '<podcast:contentLink>Video</podcast:contentLink>',
      'expected podcast:contentLink with its href, found nothing',
    ],
    [
      '<psc:chapters><psc:chapter title="A"/></psc:chapters>',
      'expected psc:chapter with its start, found nothing',
    ],
  ])('%s', (item, message) => {
    const messages = messagesOf(rss(`<item>${item}</item>`));
    expect(messages.map((line) => line.replace(/^1:\d+ warning FEED_ENTRY | - .*$/g, ''))).toEqual([message]);
  });

  test('a source that leads to nothing, and then the file', () => {
    const item =
      '<item><podcast:alternateEnclosure type="audio/mpeg"><podcast:source/></podcast:alternateEnclosure></item>';
    expect(messagesOf(rss(item))).toHaveLength(2);
  });
});
