import { describe, expect, test } from 'vitest';
import { atom, feedIn, messagesOf, rss } from './material.ts';

const HOME = 'https://hour.example';
const GUID = '917393e3-1b1e-5cef-ace4-edaa54e1f810';

const showIn = (channel: string) => feedIn(rss(channel)).podcast;

test('a channel without elements of podcasts is no show', () => {
  expect(feedIn(rss('<title>News</title>'))).not.toHaveProperty('podcast');
});

test("reads Apple's elements", () => {
  expect(
    showIn(`
      <itunes:image href="${HOME}/cover.jpg"/>
      <itunes:category text="News"><itunes:category text="Daily News"/><itunes:category text="Politics"/></itunes:category>
      <itunes:category text="Technology"><itunes:category/></itunes:category><itunes:category/>
      <itunes:explicit>false</itunes:explicit>
      <itunes:owner><itunes:name>Ana</itunes:name><itunes:email>ana@hour.example</itunes:email></itunes:owner>
      <itunes:author>Ana &amp; Ben</itunes:author><itunes:type>Serial</itunes:type>
      <itunes:new-feed-url>${HOME}/new.xml</itunes:new-feed-url>
      <itunes:complete>Yes</itunes:complete><itunes:block>Yes</itunes:block>`),
  ).toEqual({
    image: `${HOME}/cover.jpg`,
    categories: [
      { name: 'News', below: 'Daily News' },
      { name: 'News', below: 'Politics' },
      { name: 'Technology' },
    ],
    isExplicit: false,
    owner: { name: 'Ana', email: 'ana@hour.example' },
    author: 'Ana & Ben',
    type: 'serial',
    newFeedUrl: `${HOME}/new.xml`,
    isComplete: true,
    isBlocked: true,
  });
});

test('reads the elements of Podcasting 2.0', () => {
  expect(
    showIn(`
      <podcast:guid>${GUID}</podcast:guid><podcast:locked owner="ana@hour.example">yes</podcast:locked>
      <podcast:medium>music</podcast:medium>
      <podcast:funding url="${HOME}/give">Support us</podcast:funding><podcast:funding url="${HOME}/shop"/>
      <podcast:person role="Host" group="Cast" img="${HOME}/a.jpg" href="${HOME}/a">Ana</podcast:person>
      <podcast:person name="Ben"/>
      <podcast:location geo="geo:1,2" osm="R1">Harbour</podcast:location>
      <podcast:license url="${HOME}/l">Our own</podcast:license>
      <podcast:trailer url="${HOME}/t.mp3" pubdate="Thu, 01 Apr 2021 08:00:00 EST" length="12" type="audio/mpeg" season="2">Soon</podcast:trailer>
      <podcast:podroll>
        <podcast:remoteItem feedGuid="${GUID}" feedUrl="${HOME}/o.xml" itemGuid="i" medium="video" title="Other"/>
      </podcast:podroll>
      <podcast:publisher><podcast:remoteItem feedGuid="${GUID}" medium="publisher"/></podcast:publisher>
      <podcast:updateFrequency rrule="FREQ=WEEKLY" dtstart="2026-01-02T00:00:00Z" complete="true">Weekly</podcast:updateFrequency>
      <podcast:txt purpose="verify">abc</podcast:txt><podcast:txt/>
      <podcast:value type="lightning" method="keysend" suggested="0.1">
        <podcast:valueRecipient name="Ana" type="node" address="x" split="99" customKey="k" customValue="v"/>
        <podcast:valueRecipient type="node" address="y" split="1" fee="true"/>
      </podcast:value>`),
  ).toEqual({
    guid: GUID,
    isLocked: true,
    owner: { email: 'ana@hour.example' },
    medium: 'music',
    funding: [
      { url: `${HOME}/give`, title: 'Support us' },
      { url: `${HOME}/shop`, title: '' },
    ],
    persons: [
      { name: 'Ana', role: 'host', group: 'cast', img: `${HOME}/a.jpg`, href: `${HOME}/a` },
      { name: 'Ben' },
    ],
    location: { name: 'Harbour', geo: 'geo:1,2', osm: 'R1' },
    license: { name: 'Our own', url: `${HOME}/l` },
    trailers: [
      {
        title: 'Soon',
        url: `${HOME}/t.mp3`,
        published: new Date('2021-04-01T13:00:00Z'),
        length: 12,
        type: 'audio/mpeg',
        season: 2,
      },
    ],
    podroll: [{ feedGuid: GUID, feedUrl: `${HOME}/o.xml`, itemGuid: 'i', medium: 'video', title: 'Other' }],
    publisher: { feedGuid: GUID, medium: 'publisher' },
    updateFrequency: {
      text: 'Weekly',
      rrule: 'FREQ=WEEKLY',
      start: new Date('2026-01-02T00:00:00Z'),
      isComplete: true,
    },
    texts: [{ value: 'abc', purpose: 'verify' }],
    value: {
      type: 'lightning',
      method: 'keysend',
      suggested: '0.1',
      recipients: [
        { name: 'Ana', type: 'node', address: 'x', split: 99, customKey: 'k', customValue: 'v' },
        { type: 'node', address: 'y', split: 1, isFee: true },
      ],
    },
  });
});

test('reads the same in Atom', () => {
  const feed = `<id>urn:x</id><itunes:author>Ana</itunes:author><podcast:medium>podcast</podcast:medium>`;
  expect(feedIn(atom(feed)).podcast).toEqual({ author: 'Ana', medium: 'podcast' });
});

test("reads Google Play's elements where Apple's are missing", () => {
  const google = `<googleplay:image href="${HOME}/g.jpg"/><googleplay:author>G</googleplay:author>
    <googleplay:category text="News"/><googleplay:explicit>yes</googleplay:explicit><googleplay:email>g@x.example</googleplay:email>`;
  expect(showIn(google)).toEqual({
    image: `${HOME}/g.jpg`,
    author: 'G',
    categories: [{ name: 'News' }],
    isExplicit: true,
    owner: { email: 'g@x.example' },
  });
  expect(showIn(`${google}<itunes:author>A</itunes:author>`)).toMatchObject({ author: 'A' });
});

test('knows the shapes of the first documents', () => {
  expect(
    showIn(`<itunes:image>${HOME}/a.jpg</itunes:image><itunes:category><itunes:category>Daily News</itunes:category></itunes:category>
      <itunes:category>News</itunes:category><podcast:location name="Here" osmid="R1"/>
      <podcast:updateFrequency rrule="FREQ=DAILY"/>`),
  ).toEqual({
    image: `${HOME}/a.jpg`,
    categories: [{ name: 'News' }],
    location: { name: 'Here', osm: 'R1' },
    updateFrequency: { text: 'FREQ=DAILY', rrule: 'FREQ=DAILY' },
  });
  expect(showIn(`<itunes:image url="${HOME}/b.jpg"/>`)).toEqual({ image: `${HOME}/b.jpg` });
});

test.each([
  ['yes', true],
  ['Yes', true],
  ['true', true],
  ['explicit', true],
  ['no', false],
  ['clean', false],
  ['FALSE', false],
])('reads explicit %s as %s', (written, isExplicit) => {
  expect(showIn(`<itunes:explicit>${written}</itunes:explicit>`)).toEqual({ isExplicit });
});

test('takes a flag that is off for none, and an empty element for absent', () => {
  expect(
    showIn(
      '<itunes:block>no</itunes:block><itunes:complete>No</itunes:complete><itunes:explicit/><itunes:type/>',
    ),
  ).toBeUndefined();
});

test.each([
  'http://www.itunes.com/dtds/podcast-1.0.dtd',
  'http://www.itunes.com/DTDs/Podcast-1.0.dtd',
  'http://www.itunes.com/DTDs/PodCast-1.0.dtd',
  'https://www.itunes.com/dtds/podcast-1.0.dtd',
])("knows Apple's namespace as %s", (uri) => {
  const document = `<rss version="2.0"><channel xmlns:i="${uri}"><i:author>Ana</i:author></channel></rss>`;
  expect(feedIn(document).podcast).toEqual({ author: 'Ana' });
});

test.each([
  'https://podcastindex.org/namespace/1.0',
  'https://podcastindex.org/namespace/1.0/',
  'http://podcastindex.org/namespace/1.0',
  'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md',
])("knows Podcasting 2.0's namespace as %s", (uri) => {
  const document = `<rss version="2.0"><channel xmlns:p="${uri}"><p:medium>film</p:medium></channel></rss>`;
  expect(feedIn(document).podcast).toEqual({ medium: 'film' });
});

describe('tells what it cannot read', () => {
  test.each([
    [
      '<itunes:explicit>maybe</itunes:explicit>',
      'expected itunes:explicit to be true or false, found "maybe"',
    ],
    ['<itunes:type>weekly</itunes:type>', 'expected itunes:type to be episodic or serial, found "weekly"'],
    ['<podcast:funding>Give</podcast:funding>', 'expected podcast:funding with its url, found nothing'],
    ['<podcast:person href="https://x.example/"/>', 'expected podcast:person with a name, found nothing'],
    ['<podcast:location geo="geo:1,2"/>', 'expected podcast:location with a name, found nothing'],
    ['<podcast:license url="https://x.example/"/>', 'expected podcast:license with a name, found nothing'],
    [
      '<podcast:trailer url="https://x.example/" pubdate="soon"/>',
      'expected podcast:trailer with a date in pubdate, found "soon"',
    ],
    [
      '<podcast:updateFrequency dtstart="soon">Weekly</podcast:updateFrequency>',
      'expected podcast:updateFrequency with a date in dtstart, found "soon"',
    ],
    [
      '<podcast:trailer pubdate="2026-01-02T00:00:00Z"/>',
      'expected podcast:trailer with its url, found nothing',
    ],
    [
      '<podcast:trailer url="https://x.example/"/>',
      'expected podcast:trailer with its pubdate, found nothing',
    ],
    [
      '<podcast:podroll><podcast:remoteItem title="T"/></podcast:podroll>',
      'expected podcast:remoteItem with its feedGuid, found nothing',
    ],
    ['<podcast:updateFrequency/>', 'expected podcast:updateFrequency with a text, found nothing'],
    ['<podcast:value type="lightning"/>', 'expected podcast:value with its type and method, found nothing'],
    [
      '<podcast:value type="a" method="b"><podcast:valueRecipient type="c" address="d" split="half"/></podcast:value>',
      'expected podcast:valueRecipient with its type, address and split, found nothing',
    ],
    ['<itunes:image href="cover.jpg"/>', 'expected an address on the web, found "cover.jpg"'],
  ])('%s', (channel, message) => {
    expect(
      messagesOf(rss(channel)).map((line) => line.replace(/^1:\d+ warning FEED_ENTRY | - .*$/g, '')),
    ).toEqual([message]);
  });

  test('once: a number that is none', () => {
    const trailer = `<podcast:trailer url="${HOME}/t.mp3" pubdate="2021-04-01T08:00:00Z" season="two"/>`;
    expect(messagesOf(rss(`\n${trailer}`))).toEqual([
      '2:1 warning FEED_ENTRY expected podcast:trailer with a number in season, found "two" - it is left out',
    ]);
  });
});
