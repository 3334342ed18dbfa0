import { parseFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { sanitise } from '../../../src/html/sanitise.ts';
import type { ReadEntry, ReadFeed } from '../../../src/import/reader/feedDocument.ts';
import type { Wanted } from '../../../src/import/reader/readFeed.ts';
import type { ImportSource } from '../../../src/import/source.ts';
import { domOf } from '../dom.ts';
import { parsed } from '../material.ts';
import { EXPORTS, moveIn, SITE } from './moving.ts';

/** What stands in a file of a folder, or in all files of it. */
const textsIn = (written: ReadonlyMap<string, string>, folder: RegExp) =>
  [...written].filter(([path]) => folder.test(path)).map(([path, text]) => `${path}\n${text}`);

const ALL: readonly (readonly Wanted[])[] = [[], ['drafts'], ['pages'], ['drafts', 'pages']];

describe.each(Object.entries(EXPORTS))('what nobody may see in an export of %s', (_name, source) => {
  it.each(ALL)('is in no file, wanted or not (%s %s)', (...wanted) => {
    const { written, told } = moveIn(source, wanted);
    const everywhere = textsIn(written, /./);
    expect(everywhere.filter((text) => text.includes('hush-'))).toEqual([]);
    expect(told.filter((line) => line.includes('hush-'))).toEqual([]);
  });

  it.each(ALL)(
    'yet is in no file that is served, and in articles only where it is wanted (%s %s)',
    (...wanted) => {
      const { written } = moveIn(source, wanted);
      expect(textsIn(written, /^output\//).filter((text) => text.includes('soon-'))).toEqual([]);
      const isAny = textsIn(written, /^items\//).some((text) => text.includes('soon-'));
      expect(isAny).toBe(wanted.includes('drafts') && _name !== 'Mastodon' && _name !== 'micro.blog');
    },
  );

  it.each(ALL)('as a page is in no feed (%s %s)', (...wanted) => {
    const { written } = moveIn(source, wanted);
    expect(textsIn(written, /\.(?:xml|json)$/).filter((text) => text.includes('leaf-'))).toEqual([]);
    const isAny = textsIn(written, /^items\//).some((text) => text.includes('leaf-'));
    expect(isAny).toBe(wanted.includes('pages') && /Ghost|Substack/.test(_name));
  });
});

/** What readers see of an entry: an entry without authors has those of its feed. */
function seenOf(feed: ReadFeed) {
  const seen = (entry: ReadEntry) => ({
    id: entry.id,
    title: entry.title,
    link: entry.link,
    published: entry.published?.getTime(),
    updated: (entry.updated ?? entry.published)?.getTime(),
    authors: (entry.authors.length > 0 ? entry.authors : feed.authors)
      .map(({ name }) => name)
      .filter((name) => name !== 'Harbour News'),
    tags: entry.tags,
    content: domOf(sanitise(entry.content ?? '', entry.base ?? entry.link ?? SITE).html),
    files: entry.enclosures.map(({ url, type, title }) => ({ url, type, title })),
    image: entry.image && { url: entry.image.url },
  });
  return feed.entries.map(seen).toSorted((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
}

/** What stands where nothing stood: a picture of the text is that of the article, where it has no other. */
function withoutMade<T extends { readonly image: unknown }>(seen: readonly T[], original: readonly T[]): T[] {
  return seen.map((entry, index) =>
    original[index]?.image === undefined ? { ...entry, image: undefined } : entry,
  );
}

const OF_GHOST = (name: string) => [
  `${name}:1 warning FEED_ENTRY expected a post that everyone may read whole, found "1 for members"`,
  `${name}:1 warning FEED_UNPUBLISHED expected entries that everyone may read, found beside them`,
];

const LOSSES: Readonly<Record<string, readonly string[]>> = {
  Ghost: OF_GHOST('old'),
  'Ghost in a zip': OF_GHOST('old/ghost.json'),
  Substack: [
    'old/posts.csv:4 warning FEED_ENTRY expected a post that everyone may read whole, found "3 for subscribers"',
    'old/posts.csv:6 warning FEED_UNPUBLISHED expected entries that everyone may read, found beside them',
  ],
  Medium: [
    'old:1 warning FEED_ENTRY expected an export that says who may read each story, found one of Medium, which does not',
    'old:1 warning FEED_UNPUBLISHED expected entries that everyone may read, found beside them',
    'old:1 warning FEED_ENTRY expected what readers keep, found <iframe>',
  ],
  Mastodon: [
    'old/outbox.json:1 warning FEED_UNPUBLISHED expected entries that everyone may read, found beside them',
    'old:1 warning FEED_ENTRY expected elements that a file has a place for, found "attachment"',
  ],
  'micro.blog': [],
};

it('is an article as people write them', () => {
  expect(
    moveIn(EXPORTS['Ghost'] as ImportSource).written.get('items/2024-03-01-tide-1.md'),
  ).toMatchInlineSnapshot(`
    "---
    title: Tide 1
    id: 5f0a1b2c3d4e5f6a7b8c9d01
    date: 2024-03-01T09:30:00+00:00
    updated: 2024-03-02T10:00:00+00:00
    authors:
      - name: Ben
        url: https://ben.example/
      - Ana
    tags:
      - Boats
      - Harbour
    link: https://harbour.example/tide-1/
    summary: The first tide, in short.
    image:
      src: https://harbour.example/content/images/boat.jpg
      alt: A boat
      caption: Low water
      inText: false
    ---

    See [us](https://harbour.example/about/).

    ![Pier](https://harbour.example/content/images/pier.jpg)
    "
  `);
});

describe.each(Object.entries(EXPORTS))('an export of %s that was taken over', (_name, source) => {
  const { feed, written, told } = moveIn(source);

  it('says in JSON Feed what it said', () => {
    const original = seenOf(feed);
    expect(withoutMade(seenOf(parsed(String(written.get('output/feed.json')))), original)).toEqual(original);
  });

  it('says the same in RSS, which has no titles of files', () => {
    const original = seenOf(feed);
    const untitled = (seen: typeof original) =>
      seen.map(({ files, ...entry }) => ({ ...entry, files: files.map(({ url }) => url) }));
    expect(untitled(withoutMade(seenOf(parsed(String(written.get('output/rss.xml')))), original))).toEqual(
      untitled(original),
    );
  });

  it('says the same to feedsmith', () => {
    const { format, feed: seen } = parseFeed(String(written.get('output/feed.json')));
    const items = format === 'json' ? (seen.items ?? []) : [];
    const instants = items.map(({ id, title, summary, date_published }) => [
      id,
      title,
      summary,
      Date.parse(String(date_published)),
    ]);
    const meant = feed.entries.map(({ id, title, summary, published }) => [
      id,
      title,
      summary,
      published?.getTime(),
    ]);
    for (const entry of meant) {
      const found = instants.find(([id]) => id === entry[0]);
      expect(found).toEqual([entry[0], entry[1], entry[2] ?? found?.[2], entry[3]]);
    }
    expect(items.length).toBe(feed.entries.length);
  });

  it('tells of all that it loses', () => {
    expect(told.map((line) => line.replace(/ - .*|: draft .*|: post for .*/, ''))).toEqual(LOSSES[_name]);
  });
});
