import { parseFeed as parseWithRowanManning } from '@rowanmanning/feed-parser';
import { Feed } from 'feed';
import {
  generateAtomFeed,
  generateJsonFeed,
  generateRssFeed,
  parseFeed as parseWithFeedsmith,
} from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { Stamp } from '../../../src/model/stamp.ts';
import { feedIn } from './material.ts';
import { HUGO, WORDPRESS_ATOM, WORDPRESS_RSS } from './strangersDocuments.ts';

const HOME = 'https://news.example.nz/';
const PUBLISHED = new Date('2014-12-21T07:03:00Z');
const UPDATED = new Date('2014-12-22T07:03:00Z');
/** What Date.parse makes of the year 1, in which Hugo's pages without a date are; for us they have none. */
const YEAR_1 = Date.UTC(2001, 0);

/** What is compared of an entry, so far as it is said. */
interface Seen {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly link: string | undefined;
  readonly instant: number | undefined;
}

function seenByUs(document: string): Seen[] {
  return feedIn(document).entries.map(({ id, title, link, published }) => ({
    id,
    title,
    link,
    instant: published?.getTime(),
  }));
}

const instantOf = (date: string | undefined) => (date === undefined ? undefined : Date.parse(date));

function seenByFeedsmith(document: string): Seen[] {
  const { format, feed } = parseWithFeedsmith(document);
  if (format === 'rss')
    return (feed.items ?? []).map(({ guid, title, link, pubDate }) => ({
      id: guid?.value,
      title,
      link,
      instant: instantOf(pubDate),
    }));
  if (format === 'atom')
    return (feed.entries ?? []).map(({ id, title, links, published }) => ({
      id,
      // It leaves HTML as it is.
      title: title?.value.replace('&amp;', '&'),
      link: links?.find(({ rel = 'alternate' }) => rel === 'alternate')?.href,
      instant: instantOf(published),
    }));
  if (format === 'json')
    return (feed.items ?? []).map(({ id, title, url, date_published }) => ({
      id,
      title,
      link: url,
      instant: instantOf(date_published),
    }));
  throw new Error(`read as ${format}`);
}

function seenByRowanManning(document: string): Seen[] {
  return parseWithRowanManning(document).items.map(({ id, title, url, published }) => ({
    id: id ?? undefined,
    title: title ?? undefined,
    link: url ?? undefined,
    instant: published?.getTime(),
  }));
}

/** A feed of `feed`'s. */
function feedOfFeed(): Feed {
  const feed = new Feed({
    title: 'Harbour News',
    id: HOME,
    link: HOME,
    description: 'From a harbour',
    language: 'en-NZ',
    copyright: 'Us',
    updated: UPDATED,
    image: `${HOME}icon.png`,
    hub: 'https://hub.example/',
    feedLinks: { rss: `${HOME}rss.xml`, atom: `${HOME}atom.xml`, json: `${HOME}feed.json` },
    author: { name: 'Desk', email: 'desk@news.example.nz', link: `${HOME}about` },
  });
  for (const name of ['ferry', 'tide']) {
    feed.addItem({
      title: `The ${name}, “on time”`,
      id: `${HOME}${name}`,
      guid: `tag:news.example.nz,2014:${name}`,
      link: `${HOME}${name}?a=1&b=2`,
      date: UPDATED,
      published: PUBLISHED,
      description: `About the ${name}`,
      content: `<p>All about the ${name} &amp; more.</p>`,
      category: [{ name: 'Sea', term: 'sea' }],
      author: [{ name: 'Mere', email: 'mere@news.example.nz', link: `${HOME}mere` }],
      enclosure: { url: `${HOME}${name}.png`, type: 'image/png', length: 9 },
    });
  }
  return feed;
}

const OF_FEEDSMITH = {
  rss: generateRssFeed({
    title: 'Harbour News',
    link: HOME,
    description: 'From a harbour',
    items: [
      {
        title: 'The ferry <b>& the tide',
        link: `${HOME}ferry`,
        guid: { value: 'urn:x:1', isPermaLink: false },
        pubDate: PUBLISHED,
        description: 'Back',
        content: { encoded: '<p>Back</p>' },
        dc: { creators: ['Mere'] },
        categories: [{ name: 'Sea' }],
        enclosures: [{ url: `${HOME}a.mp3`, length: 5, type: 'audio/mpeg' }],
        itunes: { duration: 61 },
      },
    ],
  }),
  atom: generateAtomFeed({
    id: HOME,
    title: { value: 'Harbour News' },
    updated: UPDATED,
    links: [{ href: HOME, rel: 'alternate' }],
    entries: [
      {
        id: 'urn:x:1',
        title: { value: 'The ferry' },
        links: [{ href: `${HOME}ferry` }],
        published: PUBLISHED,
        updated: UPDATED,
        content: { value: '<p>Back</p>', type: 'html' },
        authors: [{ name: 'Mere' }],
        categories: [{ term: 'Sea' }],
      },
    ],
  }),
  json: JSON.stringify(
    generateJsonFeed({
      title: 'Harbour News',
      home_page_url: HOME,
      items: [
        {
          id: 'urn:x:1',
          title: 'The ferry',
          url: `${HOME}ferry`,
          content_html: '<p>Back</p>',
          date_published: PUBLISHED,
          authors: [{ name: 'Mere' }],
          tags: ['Sea'],
        },
      ],
    }),
  ),
} as const;

const DOCUMENTS = [
  ['RSS of feed', feedOfFeed().rss2()],
  ['Atom of feed', feedOfFeed().atom1()],
  ['JSON Feed of feed', feedOfFeed().json1()],
  ['RSS of feedsmith', OF_FEEDSMITH.rss],
  ['Atom of feedsmith', OF_FEEDSMITH.atom],
  ['JSON Feed of feedsmith', OF_FEEDSMITH.json],
  ['RSS of Hugo', HUGO],
  ['RSS of WordPress', WORDPRESS_RSS],
  ['Atom of WordPress', WORDPRESS_ATOM],
] as const;

test.each(DOCUMENTS)('finds in %s what feedsmith finds', (_, document) => {
  const seen = seenByFeedsmith(document);
  expect(seen.length).toBeGreaterThan(0);
  const expected = seen.map((one) => (one.instant === YEAR_1 ? { ...one, instant: undefined } : one));
  expect(seenByUs(document)).toEqual(expected);
});

test.each(DOCUMENTS.filter(([name]) => !name.startsWith('JSON')))(
  'finds in %s what @rowanmanning/feed-parser finds',
  (_, document) => {
    const seen = seenByRowanManning(document);
    expect(seen.length).toBeGreaterThan(0);
    const expected = seen.map((one) => (one.instant === YEAR_1 ? { ...one, instant: undefined } : one));
    expect(seenByUs(document)).toEqual(expected);
  },
);

const AUTHORS = {
  rss: [{ name: 'Mere', email: 'mere@news.example.nz' }],
  atom: [{ name: 'Mere', email: 'mere@news.example.nz', link: `${HOME}mere` }],
  json: [{ name: 'Mere', link: `${HOME}mere` }],
};

test.each([
  ['rss', feedOfFeed().rss2()],
  ['atom', feedOfFeed().atom1()],
  ['json', feedOfFeed().json1()],
] as const)('reads in %s all that feed writes', (format, document) => {
  const feed = feedIn(document);
  expect(feed).toMatchObject({ format, title: 'Harbour News', description: 'From a harbour', link: HOME });
  expect(feed.icon).toBe(`${HOME}icon.png`);
  expect(feed.entries[1]).toMatchObject({
    content: '<p>All about the tide &amp; more.</p>',
    summary: 'About the tide',
    authors: AUTHORS[format],
    // feed writes the term in Atom, and the name elsewhere.
    tags: [format === 'atom' ? 'sea' : 'Sea'],
    // JSON Feed of feed has no attachments.
    enclosures: format === 'json' ? [] : [{ url: `${HOME}tide.png`, type: 'image/png', length: 9 }],
  });
});

test.each(Object.entries(OF_FEEDSMITH))('reads in %s all that feedsmith writes', (format, document) => {
  const feed = feedIn(document);
  expect(feed).toMatchObject({
    title: 'Harbour News',
    link: HOME,
    entries: [
      { content: expect.stringMatching(/^\s*<p>Back<\/p>\s*$/), authors: [{ name: 'Mere' }], tags: ['Sea'] },
    ],
  });
  const enclosures = [{ url: `${HOME}a.mp3`, length: 5, type: 'audio/mpeg', duration: 61 }];
  expect(feed.entries[0]?.enclosures).toEqual(format === 'rss' ? enclosures : []);
});

describe('reads by hand', () => {
  test('what Hugo writes', () => {
    expect(feedIn(HUGO)).toMatchObject({
      link: `${HOME}posts/`,
      self: `${HOME}posts/index.xml`,
      language: 'en-nz',
      copyright: 'Harbour News',
      authors: [{ name: 'Desk', email: 'desk@news.example.nz' }],
      entries: [
        {
          line: 14,
          id: `${HOME}posts/ferry/`,
          title: 'The ferry & the tide',
          published: new Stamp(PUBLISHED.getTime(), 780),
          content: '<p>The ferry is back &amp; on time.</p>\n',
          authors: [{ name: 'Desk', email: 'desk@news.example.nz' }],
        },
        { line: 22, content: 'About us.' },
      ],
    });
    expect(feedIn(HUGO).entries[1]).not.toHaveProperty('published');
  });

  test('what WordPress writes in RSS', () => {
    expect(feedIn(WORDPRESS_RSS)).toMatchObject({
      link: 'https://news.example.nz',
      icon: `${HOME}icon-32x32.png`,
      entries: [
        {
          id: `${HOME}?p=17`,
          title: 'The ferry is back “on time”',
          link: `${HOME}2014/12/ferry/`,
          comments: `${HOME}2014/12/ferry/#comments`,
          summary: 'The ferry is back. [&#8230;]',
          isSummaryHtml: true,
          content: '<p>The ferry is back.</p>\n<p>It is on time &amp; full.</p>\n',
          authors: [{ name: 'Mere Ngata' }],
          tags: ['Sea & ferries', 'Ferries'],
          enclosures: [{ url: `${HOME}ferry.mp3`, length: 12345, type: 'audio/mpeg' }],
        },
      ],
    });
  });

  test('what WordPress writes in Atom', () => {
    expect(feedIn(WORDPRESS_ATOM)).toMatchObject({
      self: `${HOME}feed/atom/`,
      language: 'en-NZ',
      entries: [
        {
          title: 'The ferry & the tide',
          comments: `${HOME}2014/12/ferry/#comments`,
          updated: new Stamp(UPDATED.getTime(), 0),
          content: '<p>The <a href="map">ferry</a> is back.</p>',
          base: `${HOME}2014/12/ferry/`,
          authors: [{ name: 'Mere Ngata', link: `${HOME}mere` }],
          tags: ['Ferries'],
        },
      ],
    });
  });
});
