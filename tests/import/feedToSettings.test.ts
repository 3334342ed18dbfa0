import { describe, expect, test } from 'vitest';
import { channelOf, languageOf, settingsOf } from '../../src/import/feedToSettings.ts';
import type { ReadFeed } from '../../src/import/reader/feedDocument.ts';
import { parseSettings } from '../../src/settings/parseSettings.ts';
import { entryOf, feedOf, told } from './material.ts';

const made = (more: Partial<ReadFeed>) => settingsOf(feedOf([], more), 'Pacific/Auckland', 'old.xml');

function publicationOf(more: Partial<ReadFeed>) {
  const { settings, problems } = parseSettings({ file: 'feed.yaml', text: made(more).text ?? '' });
  expect(problems).toEqual([]);
  return settings;
}

describe('settings', () => {
  test('say what the feed says of itself', () => {
    const { text, problems } = made({
      title: 'Harbour: News',
      description: 'News\nfrom a harbour',
      language: 'en_NZ',
      authors: [{ name: 'Hana Pōtiki', email: 'hana@example.org' }],
      copyright: '© 2014 #1',
      icon: 'https://example.org/icon.png',
      hubs: ['https://hub.example.org/'],
    });
    expect(problems).toEqual([]);
    expect(`\n${text}`).toMatchInlineSnapshot(`
      "
      title: "Harbour: News"
      description: News from a harbour
      url: https://example.org/
      language: en-NZ
      timeZone: Pacific/Auckland
      authors:
        - name: Hana Pōtiki
          email: hana@example.org
      copyright: "© 2014 #1"
      icon: https://example.org/icon.png
      hubs:
        - https://hub.example.org/
      "
    `);
  });

  test('write the feed where its subscribers look for it, if a file can be there', () => {
    const paths = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' };
    const aliasesAt = (self: string) =>
      /aliases:\n(?: {2}- .*\n)+/.exec(
        settingsOf(feedOf([], { self }), 'Pacific/Auckland', 'old.xml', { paths }).text ?? '',
      )?.[0];
    expect(aliasesAt('https://example.org/feed/')).toBe('aliases:\n  - feed/index.xml\n');
    expect(aliasesAt('https://example.org/rss.xml')).toBeUndefined();
    expect(aliasesAt('https://feeds.example.net/harbour')).toBeUndefined();
  });

  test('are such that a run takes them', () => {
    expect(publicationOf({ title: '---', description: 'null', copyright: '# 1' })).toMatchObject({
      title: '---',
      description: 'null',
      copyright: '# 1',
      language: 'und',
      authors: [],
      hubs: [],
    });
  });

  test('have the title, or the site, for what is not said', () => {
    expect(publicationOf({ title: 'News' })?.description).toBe('News');
    expect(publicationOf({ title: ' ' })).toMatchObject({ title: 'example.org', description: 'example.org' });
  });

  test.each([
    ['https://example.org', 'https://example.org/'],
    ['https://example.org/blog', 'https://example.org/blog/'],
    ['https://example.org/blog/index.html?x=1#top', 'https://example.org/blog/'],
    ['https://example.org/v1.0/', 'https://example.org/v1.0/'],
    ['HTTPS://Example.org/?p=1', 'https://example.org/'],
  ])('have the folder of the site %s', (link, url) => {
    expect(publicationOf({ link })?.url).toBe(url);
  });

  test('have the whole site that the feed is on where there is no link', () => {
    expect(publicationOf({ link: 'about:blank', self: 'https://example.org/feeds/rss.xml?a=1' })?.url).toBe(
      'https://example.org/',
    );
  });

  test('are none without any address', () => {
    const { text, problems } = made({ link: 'about:blank' });
    expect(text).toBeUndefined();
    expect(told(problems)).toMatchInlineSnapshot(`
      [
        "old.xml:1 warning FEED_ENTRY expected an address on http or https, without a password, found "about:blank" - it is left out; write it into the file where you know better",
        "old.xml:1 error FEED_BROKEN expected a feed with a link to its site or to itself, found neither - add --url with the address where output/ will be served",
      ]
    `);
  });

  test('leave out what a run would refuse, and tell it', () => {
    const more = {
      language: 'not a tag',
      icon: 'data:image/png;base64,AA',
      hubs: ['hub', 'https://hub.example.org/'],
      authors: [{ name: 'Hana', email: 'hana' }],
    };
    expect(publicationOf(more)).toMatchObject({
      language: 'und',
      hubs: ['https://hub.example.org/'],
      authors: [{ name: 'Hana' }],
    });
    expect(told(made(more).problems)).toMatchInlineSnapshot(`
      [
        "old.xml:1 warning FEED_ENTRY expected a language tag (BCP 47), found "not a tag" - it is left out; write it into the file where you know better",
        "old.xml:1 warning FEED_ENTRY expected an e-mail address, found "hana" - it is left out; write it into the file where you know better",
        "old.xml:1 warning FEED_ENTRY expected an address on http or https, without a password, found "hub" - it is left out; write it into the file where you know better",
        "old.xml:1 warning FEED_ENTRY expected an address on http or https, without a password, found "data:image/png;base64,AA" - it is left out; write it into the file where you know better",
      ]
    `);
  });
});

test('what a feed says of its publication is known before there is a zone', () => {
  expect(channelOf(feedOf([], { title: ' Harbour  News', language: 'en_NZ' }))).toEqual({
    title: 'Harbour News',
    description: undefined,
    url: 'https://example.org/',
    language: 'en-NZ',
  });
});

describe('what is known beside the feed', () => {
  const madeWith = (feed: ReadFeed, said: Parameters<typeof settingsOf>[3]) =>
    settingsOf(feed, 'Pacific/Auckland', 'old.xml', said).text;

  test('is its address, where it says none: as a person says, or where it was fetched', () => {
    const { link: _, ...feed } = feedOf([]);
    const address = 'https://old.example/feeds/rss.xml';
    expect(madeWith(feed, { address })).toContain('url: https://old.example/\n');
    expect(madeWith(feed, { address, url: 'https://new.example/' })).toContain('url: https://new.example/\n');
  });

  test('counts before what it says', () => {
    const text = madeWith(feedOf([], { language: 'en' }), { url: 'https://new.example/', language: 'mi' });
    expect(text).toContain('url: https://new.example/\nlanguage: mi\n');
  });
});

describe('the language of a feed', () => {
  test('is what is said, or the feed says, or else all its entries', () => {
    const entries = [entryOf({ language: 'mi' }), entryOf({ language: 'mi' })];
    expect(languageOf(feedOf(entries, { language: 'en' }), { language: 'fr' })).toBe('fr');
    expect(languageOf(feedOf(entries, { language: 'en' }))).toBe('en');
    expect(languageOf(feedOf(entries))).toBe('mi');
  });

  test('is not known where entries differ, some say none, or there are none', () => {
    const [some, other] = [entryOf({ language: 'mi' }), entryOf({ language: 'en' })];
    expect(languageOf(feedOf([some, other]))).toBeUndefined();
    expect(languageOf(feedOf([some, entryOf()]))).toBeUndefined();
    expect(languageOf(feedOf([], { language: 'no language' }))).toBeUndefined();
  });
});

test('no name of an author is made of an address, and that is told', () => {
  const feed = feedOf([], { authors: [{ email: 'desk@example.org' }, { name: 'Ana' }, {}] });
  const { text, problems } = settingsOf(feed, 'Pacific/Auckland', 'old.xml');
  expect(text).toContain('authors:\n  - Ana\n');
  expect(told(problems)).toEqual([
    'old.xml:1 warning FEED_ENTRY expected an author with a name, found "desk@example.org" - no name is made of an address: write authors: into feed.yaml',
  ]);
});
