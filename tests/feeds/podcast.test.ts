import { describe, expect, it } from 'vitest';
import { renderAtom } from '../../src/feeds/atom.ts';
import { renderJson } from '../../src/feeds/jsonFeed.ts';
import { renderShow } from '../../src/feeds/podcast.ts';
import { renderRss } from '../../src/feeds/rss.ts';
import type { Show } from '../../src/model/channel.ts';
import type { AnyItem } from '../../src/model/item.ts';
import { feedOf, HOME, inAll } from './material.ts';
import { all, attributesOf, only, readXml, texts } from './xmlReader.ts';

const SHOW: Show = {
  image: `${HOME}cover.jpg`,
  categories: [{ name: 'News', below: 'Daily News' }, { name: 'Leisure' }],
  isExplicit: false,
  author: 'Harbour News',
  guid: '917393e3-1b1e-5cef-ace4-edaa54e1f810',
  isLocked: true,
  owner: { name: 'The desk', email: 'desk@news.example.nz' },
  type: 'episodic',
};
const TALK = { url: `${HOME}media/talk.mp3`, type: 'audio/mpeg', length: 7 };

const channelOf = (show: Show | undefined, items: Partial<AnyItem>[] = []) =>
  only(
    readXml(renderRss(feedOf(items, { description: 'All', language: 'en-NZ', ...(show && { show }) }))),
    'channel',
  );

describe('a podcast', () => {
  it('has all that Apple takes none without', () => {
    const channel = channelOf(SHOW);
    for (const name of ['title', 'description', 'language', 'itunes:explicit']) {
      expect(texts(channel, name).filter(Boolean)).toHaveLength(1);
    }
    expect(attributesOf(channel, 'itunes:image')).toEqual([{ href: `${HOME}cover.jpg` }]);
    expect(attributesOf(channel, 'itunes:category')).toEqual([{ text: 'News' }, { text: 'Leisure' }]);
  });

  it('has its categories one below the other', () => {
    const below = all(channelOf(SHOW), 'itunes:category').map((one) => attributesOf(one, 'itunes:category'));
    expect(below).toEqual([[{ text: 'Daily News' }], []]);
  });

  it.each([
    [false, 'false'],
    [true, 'true'],
  ])('says whether it is explicit: %s', (isExplicit, text) => {
    expect(texts(channelOf({ ...SHOW, isExplicit }), 'itunes:explicit')).toEqual([text]);
  });

  it('names its author, its owner and its type', () => {
    const channel = channelOf(SHOW);
    expect(texts(channel, 'itunes:author')).toEqual(['Harbour News']);
    expect(texts(channel, 'itunes:type')).toEqual(['episodic']);
    const owner = only(channel, 'itunes:owner');
    expect(texts(owner, 'itunes:name')).toEqual(['The desk']);
    expect(texts(owner, 'itunes:email')).toEqual(['desk@news.example.nz']);
  });

  it('has neither owner nor type where it gives none', () => {
    const { owner: _owner, type: _type, ...least } = SHOW;
    const channel = channelOf(least);
    expect(all(channel, /^itunes:(?:owner|type)$/)).toEqual([]);
    expect(attributesOf(channel, 'podcast:locked')).toEqual([{}]);
    for (const line of renderShow({ title: 'News', show: least })) expect(line).toMatch(/^(?: {4}<|$)/);
  });

  it('has a guid', () => {
    expect(texts(channelOf(SHOW), 'podcast:guid')).toEqual(['917393e3-1b1e-5cef-ace4-edaa54e1f810']);
  });

  it.each([
    [true, 'yes'],
    [false, 'no'],
  ])('says whether it is locked (%s), and who may unlock it', (isLocked, text) => {
    const locked = only(channelOf({ ...SHOW, isLocked }), 'podcast:locked');
    expect(locked).toMatchObject({ text, attributes: { owner: 'desk@news.example.nz' } });
  });

  it('has any text as it is', () => {
    const hostile = ']]> <b> & "x"';
    const channel = channelOf({ ...SHOW, author: hostile, categories: [{ name: hostile, below: hostile }] });
    expect(texts(channel, 'itunes:author')).toEqual([hostile]);
    const category = only(channel, 'itunes:category');
    expect([category.attributes, ...attributesOf(category, 'itunes:category')]).toEqual([
      { text: hostile },
      { text: hostile },
    ]);
  });

  it('is one in RSS alone', () => {
    const feed = feedOf([{ enclosures: [TALK] }], { show: SHOW });
    expect(renderAtom(feed)).not.toMatch(/itunes|podcast/);
    expect(renderJson(feed)).not.toMatch(/itunes|podcast/);
  });
});

describe('the duration of an episode', () => {
  const durations = (item: Partial<AnyItem>) => texts(inAll(item).rss, 'itunes:duration');

  it.each([
    [372, '372'],
    [372.4, '372'],
    [372.5, '373'],
    [0, '0'],
  ])('of %s seconds is %s', (duration, text) => {
    expect(durations({ enclosures: [{ ...TALK, duration }] })).toEqual([text]);
  });

  it('is that of a film too', () => {
    expect(durations({ enclosures: [{ ...TALK, type: 'video/mp4', duration: 9 }] })).toEqual(['9']);
    expect(durations({ video: { url: `${HOME}tide`, duration: 9 } })).toEqual(['9']);
  });

  it.each<{ what: string; item: Partial<AnyItem> }>([
    { what: 'a document', item: { enclosures: [{ ...TALK, type: 'application/pdf', duration: 9 }] } },
    { what: 'a sound of unknown length', item: { enclosures: [TALK] } },
    { what: 'a picture', item: { image: { url: `${HOME}a.png`, length: 1, duration: 9 } } },
    { what: 'another file than the first', item: { enclosures: [TALK, { ...TALK, duration: 9 }] } },
    { what: 'nothing', item: {} },
  ])('is not told of $what', ({ item }) => {
    expect(durations(item)).toEqual([]);
  });
});

describe('what belongs to an episode', () => {
  it('is each transcript, and the chapters', () => {
    const { rss } = inAll({
      transcripts: [
        { url: `${HOME}talk.vtt`, type: 'text/vtt' },
        { url: `${HOME}talk.srt`, type: 'application/x-subrip', language: 'mi' },
      ],
      chapters: { url: `${HOME}talk.json`, type: 'application/json+chapters' },
    });
    expect(attributesOf(rss, 'podcast:transcript')).toEqual([
      { url: `${HOME}talk.vtt`, type: 'text/vtt' },
      { url: `${HOME}talk.srt`, type: 'application/x-subrip', language: 'mi' },
    ]);
    expect(attributesOf(rss, 'podcast:chapters')).toEqual([
      { url: `${HOME}talk.json`, type: 'application/json+chapters' },
    ]);
  });
});

describe('an address in an element for players', () => {
  const address = `${HOME}a.mp3?a=1&copy=2&"<>\t`;
  const written = `${HOME}a.mp3?a=1&amp;copy=2&amp;&quot;&lt;&gt;&#x9;`;

  it.each<{ element: string; item: Partial<AnyItem> }>([
    { element: '<enclosure url', item: { enclosures: [{ url: address }] } },
    { element: '<media:content url', item: { enclosures: [TALK, { url: address }] } },
    { element: '<itunes:image href', item: { episode: { image: address } } },
    { element: '<podcast:transcript url', item: { transcripts: [{ url: address, type: 'text/vtt' }] } },
  ])('has references by name, which all of them undo: $element', ({ element, item }) => {
    expect(renderRss(feedOf([item]))).toContain(`${element}="${written}"`);
  });
});

describe('the namespaces of a podcast', () => {
  const transcripts = [{ url: `${HOME}talk.vtt`, type: 'text/vtt' }];
  const chapters = { url: `${HOME}talk.json`, type: 'application/json+chapters' };

  it.each<{ what: string; show?: Show; items: Partial<AnyItem>[]; declared: string[] }>([
    { what: 'an ordinary feed', items: [{ enclosures: [TALK] }], declared: [] },
    { what: 'a show', show: SHOW, items: [], declared: ['itunes', 'podcast'] },
    { what: 'a duration', items: [{}, { enclosures: [{ ...TALK, duration: 9 }] }], declared: ['itunes'] },
    { what: 'a transcript', items: [{}, { transcripts }], declared: ['podcast'] },
    { what: 'chapters', items: [{}, { chapters }], declared: ['podcast'] },
    { what: 'no transcripts', items: [{ transcripts: [] }], declared: [] },
    { what: 'an episode that says nothing', items: [{ episode: {} }], declared: [] },
    { what: 'what Apple alone knows', items: [{}, { episode: { type: 'bonus' } }], declared: ['itunes'] },
    {
      what: 'what Apple has no number for',
      items: [{ episode: { number: { number: 2.5 } } }],
      declared: ['podcast'],
    },
    {
      what: 'a numbered episode',
      items: [{ episode: { number: { number: 2 } } }],
      declared: ['itunes', 'podcast'],
    },
    { what: 'a licence', items: [{ episode: { license: { name: 'cc0-1.0' } } }], declared: ['podcast'] },
    ...['', ']]>'].map((sign) => ({
      what: `HTML that looks like elements, and ${sign || 'no sign'}`,
      items: [{ content: `\n      <itunes:title/><podcast:season/>${sign}`, description: '<itunes:title/>' }],
      declared: [],
    })),
    {
      what: 'elements behind HTML',
      items: [{ content: '<p>It came.</p>', episode: { number: { number: 2 } } }],
      declared: ['itunes', 'podcast'],
    },
    {
      what: 'chapters in the text',
      items: [{ chapterList: [{ startInSeconds: 0, title: 'One' }] }],
      declared: [],
    },
  ])('are declared for $what: $declared', ({ show, items, declared }) => {
    const names = Object.keys(readXml(renderRss(feedOf(items, show ? { show } : {}))).attributes);
    expect(names.filter((name) => /itunes|podcast/.test(name))).toEqual(
      declared.map((name) => `xmlns:${name}`),
    );
  });

  it('are those that the two specifications give', () => {
    expect(readXml(renderRss(feedOf([], { show: SHOW }))).attributes).toMatchObject({
      'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd',
      'xmlns:podcast': 'https://podcastindex.org/namespace/1.0',
    });
  });
});
