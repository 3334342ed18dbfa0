import { describe, expect, test } from 'vitest';
import { settingsOf } from '../../src/import/feedToSettings.ts';
import type { ReadPodcast } from '../../src/import/reader/feedDocument.ts';
import type { Podcast } from '../../src/model/podcast.ts';
import { Stamp } from '../../src/model/stamp.ts';
import { parseSettings } from '../../src/settings/parseSettings.ts';
import { entryOf, feedOf, told } from './material.ts';

const HOME = 'https://hour.example';
const GUID = '917393e3-1b1e-5cef-ace4-edaa54e1f810';
const WHOLE = { image: `${HOME}/cover.jpg`, categories: [{ name: 'News' }], isExplicit: false };
const EPISODE = entryOf({ enclosures: [{ url: `${HOME}/1.mp3`, type: 'audio/mpeg' }] });

/** The feed.yaml of a feed with one episode. */
function made(podcast: ReadPodcast, entries = [EPISODE], icon?: string) {
  const feed = feedOf(entries, { podcast, ...(icon && { icon }) });
  const { text = '', readable = '', problems } = settingsOf(feed, 'Pacific/Auckland', 'old.xml');
  return { text, readable, told: told(problems) };
}

/** What a run reads of a show in that feed.yaml, which has all that is demanded. */
function showOf(podcast: ReadPodcast) {
  const { text, told } = made({ ...WHOLE, ...podcast });
  const { settings, problems } = parseSettings({ file: 'feed.yaml', text });
  expect(problems).toEqual([]);
  const {
    image: _,
    imagePlace: __,
    categories: ___,
    isExplicit: ____,
    isLocked: _____,
    ...rest
  } = (settings?.podcast ?? {}) as Partial<Podcast>;
  return { show: rest, told };
}

test('say what a feed says of its show', () => {
  const { text, told } = made({
    ...WHOLE,
    categories: [{ name: 'News', below: 'Daily News' }, { name: 'Technology' }],
    owner: { name: 'Ana', email: 'ana@hour.example' },
    author: 'Ana & Ben',
    type: 'serial',
    guid: GUID.toUpperCase(),
    isLocked: true,
    isComplete: true,
    isBlocked: true,
  });
  expect(told).toEqual([]);
  expect(text.slice(text.indexOf('podcast:'))).toMatchInlineSnapshot(`
    "podcast:
      image: https://hour.example/cover.jpg
      category:
        - News > Daily News
        - Technology
      explicit: false
      owner:
        name: Ana
        email: ana@hour.example
      author: Ana & Ben
      type: serial
      guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810
      locked: true
      complete: true
      block: true
    "
  `);
});

test('a run reads of them what was read of the feed', () => {
  const show: ReadPodcast = {
    owner: { name: 'Ana', email: 'ana@hour.example' },
    author: 'Ana & Ben',
    type: 'episodic',
    guid: GUID,
    isComplete: true,
    isBlocked: true,
    medium: 'musicL',
    funding: [{ url: `${HOME}/give`, title: 'Support us' }],
    persons: [{ name: 'Ana', role: 'host', group: 'cast', img: `${HOME}/a.jpg`, href: `${HOME}/a` }],
    location: { name: 'Harbour', geo: 'geo:-36.84,174.76', osm: 'R113314' },
    license: { name: 'Our own', url: `${HOME}/l` },
    trailers: [
      {
        title: 'Soon',
        url: `${HOME}/t.mp3`,
        published: new Stamp(Date.UTC(2021, 3, 1), 60),
        length: 12,
        type: 'audio/mpeg',
        season: 2,
      },
    ],
    podroll: [{ feedGuid: GUID, feedUrl: `${HOME}/o.xml`, itemGuid: 'i', medium: 'video', title: 'Other' }],
    publisher: { feedGuid: GUID, feedUrl: `${HOME}/p.xml`, medium: 'publisher', title: 'P' },
    updateFrequency: {
      text: 'Weekly',
      rrule: 'FREQ=WEEKLY;COUNT=3',
      start: new Stamp(Date.UTC(2026, 0, 2), 0),
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
  };
  expect(showOf(show)).toEqual({ show, told: [] });
});

test('have chapters in the feed where the feed has them', () => {
  const entry = { ...EPISODE, chapterList: [{ startInSeconds: 0, title: 'A' }] };
  expect(made(WHOLE, [entry]).text).toContain('\n  simpleChapters: true\n');
  expect(made(WHOLE).text).not.toContain('simpleChapters');
});

describe('a feed that is no podcast', () => {
  test('has no show, and says what is left out', () => {
    const { text, told } = made({ author: 'Ana' }, []);
    expect(text).not.toContain('podcast');
    expect(told).toEqual([
      'old.xml:1 warning FEED_ENTRY expected a feed with recordings, found none, but elements of a podcast - they are left out; write podcast: into feed.yaml if it is one',
    ]);
  });

  test('is none that has all that Apple demands, before its first episode', () => {
    expect(made(WHOLE, []).text).toContain('\npodcast:\n');
  });
});

test('tell how many entries a show leaves out, since they have no recording', () => {
  const { text, told } = made(WHOLE, [
    EPISODE,
    entryOf({}),
    entryOf({ enclosures: [{ url: `${HOME}/2.mp3` }] }),
    entryOf({ enclosures: [{ url: `${HOME}/3.pdf`, type: 'application/pdf' }] }),
  ]);
  expect(text).toContain('\npodcast:\n');
  expect(told).toEqual([
    'old.xml:1 warning EPISODE_WITHOUT_AUDIO expected audio or video in each entry of a podcast, found 2 of 4 without - the feed of a show is without these; to keep them in rss.xml, move podcast: from the top of feed.yaml into a feed of its own in feeds:',
  ]);
});

describe('of a show without all that a run demands', () => {
  test('have what there is, so that the next build asks for the rest; an import reads them without', () => {
    const { text, readable, told } = made({ author: 'Ana' });
    expect(text.slice(text.indexOf('podcast:'))).toBe('podcast:\n  explicit: false\n  author: Ana\n');
    const { problems } = parseSettings({ file: 'feed.yaml', text });
    expect(problems.map(({ code, message }) => `${code} ${message}`)).toMatchInlineSnapshot(`
      [
        "SETTING_MISSING expected podcast.image, found none",
        "SETTING_MISSING expected podcast.category, found none",
      ]
    `);
    expect(parseSettings({ file: 'feed.yaml', text: readable }).problems).toEqual([]);
    expect(told).toMatchInlineSnapshot(`
      [
        "old.xml:1 warning FEED_ENTRY expected a show with a picture, found none that Apple takes - write podcast.image into feed.yaml; build asks for it",
        "old.xml:1 warning FEED_ENTRY expected a show with a category, found none that Apple takes - write podcast.category into feed.yaml; build asks for it",
        "old.xml:1 warning FEED_ENTRY expected a show that says whether it is explicit, found none - it is false now, as for directories; write podcast.explicit in feed.yaml otherwise",
      ]
    `);
  });

  test("have the feed's own picture, where it has none for Apple", () => {
    const { text, told } = made({ ...WHOLE, image: 'about:blank' }, [EPISODE], `${HOME}/icon.jpg`);
    expect(text).toContain(`\npodcast:\n  image: ${HOME}/icon.jpg\n`);
    expect(told).toHaveLength(1);
  });
});

test('do not send subscribers away, and say so', () => {
  const { show, told } = showOf({ newFeedUrl: `${HOME}/new.xml` });
  expect(show).toEqual({});
  expect(told).toMatchInlineSnapshot(`
    [
      "old.xml:1 warning FEED_ENTRY expected a show that stays where it is, found itunes:new-feed-url "https://hour.example/new.xml" - it is left out, since it would send subscribers there; write podcast.newFeedUrl into feed.yaml if they are to go",
    ]
  `);
});

describe('leave out what a run would refuse, and tell it:', () => {
  test.each([
    ['an owner without an e-mail address', { owner: { name: 'Ana' } }, {}],
    ['an owner whose e-mail address is none', { owner: { name: 'Ana', email: 'ana' } }, {}],
    ['an e-mail address of nobody that is none', { owner: { email: 'ana' } }, {}],
    ['a guid that is no UUID', { guid: 'hour-1' }, {}],
    ['a medium of no list', { medium: 'radio' }, {}],
    ['a place on no globe', { location: { name: 'H', geo: 'north' } }, { location: { name: 'H' } }],
    ['an object of no map', { location: { name: 'H', osm: 'X1' } }, { location: { name: 'H' } }],
    ['a licence of no list, without an address', { license: { name: 'All rights' } }, {}],
    ['an address of no web', { funding: [{ url: 'about:blank', title: 'Give' }] }, {}],
    ['a trailer that leads nowhere', { trailers: [{ title: '', url: 'x', published: new Date(0) }] }, {}],
    ['another show without its UUID', { podroll: [{ feedGuid: 'x' }] }, {}],
    ['a publisher without its UUID', { publisher: { feedGuid: 'x' } }, {}],
    [
      'a rule of no calendar',
      { updateFrequency: { text: 'Now', rrule: 'weekly' } },
      { updateFrequency: { text: 'Now' } },
    ],
  ] as [string, ReadPodcast, object][])('%s', (_, podcast, kept) => {
    const { show, told } = showOf(podcast);
    expect(show).toEqual(kept);
    expect(told.length).toBeGreaterThan(0);
  });
});

test.each([
  ['nobody to pay', { value: { type: 'a', method: 'b', recipients: [] } }, {}],
  [
    'a rule that counts from no beginning',
    { updateFrequency: { text: 'Now', rrule: 'FREQ=DAILY;COUNT=2' } },
    { updateFrequency: { text: 'Now' } },
  ],
  [
    'an owner without an e-mail address who is the author',
    { owner: { name: 'Ana' }, author: 'Ana' },
    { author: 'Ana' },
  ],
  ['persons without a name', { persons: [{ name: ' ' }] }, {}],
  ['a place without a name', { location: { name: ' ' } }, {}],
  ['a licence without a name', { license: { name: ' ' } }, {}],
  ['texts without words', { texts: [{ value: ' ' }] }, {}],
] as [string, ReadPodcast, object][])('leave out %s', (_, podcast, kept) => {
  expect(showOf(podcast)).toEqual({ show: kept, told: [] });
});

test('name an owner without a name as the author, or else by the e-mail address', () => {
  const owner = { email: 'ana@hour.example' };
  expect(showOf({ owner, author: 'Ben' }).show.owner).toEqual({ ...owner, name: 'Ben' });
  expect(showOf({ owner }).show.owner).toEqual({ ...owner, name: 'ana' });
});

test('call links without words by their addresses', () => {
  const trailers = [{ title: '', url: `${HOME}/t.mp3`, published: new Date(0) }];
  const { show } = showOf({ funding: [{ url: `${HOME}/give`, title: '' }], trailers });
  expect(show).toMatchObject({
    funding: [{ title: `${HOME}/give` }],
    trailers: [{ title: `${HOME}/t.mp3` }],
  });
});
