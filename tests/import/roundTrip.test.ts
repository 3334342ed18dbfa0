import { parseFeed as parseWithRowanManning } from '@rowanmanning/feed-parser';
import { type AnyFeed, parseFeed as parseWithFeedsmith } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';
import type { ReadEntry, ReadFeed } from '../../src/import/reader/feedDocument.ts';
import { ofFeed, ofFeedsmith, ofHugo, ofWordPress } from './documents.ts';
import { domOf } from './dom.ts';
import { HOME, parsed, takeOver } from './material.ts';

const DOCUMENTS: Readonly<Record<string, string>> = {
  "feed's RSS": ofFeed.rss2,
  "feed's Atom": ofFeed.atom1,
  "feed's JSON Feed": ofFeed.json1,
  "feedsmith's RSS": ofFeedsmith.rss,
  "feedsmith's Atom": ofFeedsmith.atom,
  "feedsmith's JSON Feed": JSON.stringify(ofFeedsmith.json),
  "Hugo's RSS": ofHugo,
  "WordPress's RSS": ofWordPress,
};

const ABOUT = /\n<p>About <a href="[^"]*">[^<]*<\/a><\/p>$/;

/** Something that has an id, and of which readers show the rest. */
interface Seen {
  readonly id: string;
}

/**
 * What our own reader finds in a feed. An entry without authors has those of its feed (RFC 4287, 4.1.2); the publication
 * itself, which our own documents name where there is nobody else, is no author. A picture of the text is that of the
 * article, where it has no other. What an entry is about stands below its text in our documents.
 */
function seenOf(feed: ReadFeed): Seen[] {
  const isInText = ({ content = '', image }: ReadEntry) => image && content.includes(image.url);
  const seen = (entry: ReadEntry) => ({
    id: entry.id ?? '',
    title: entry.title,
    link: entry.link,
    published: (entry.published ?? entry.updated)?.getTime(),
    authors: (entry.authors.length > 0 ? entry.authors : feed.authors)
      .map(({ name }) => name)
      .filter((name) => name !== feed.title),
    tags: entry.tags,
    content: domOf(sanitise((entry.content ?? '').replace(ABOUT, ''), entry.link ?? HOME).html),
    files: entry.enclosures.map(({ url, type, length }) => ({ url, type, length })),
    image: isInText(entry) ? undefined : entry.image?.url,
  });
  return sorted(feed.entries.map(seen));
}

/** What feedsmith finds in a feed, in any of the formats. */
function seenByFeedsmith(text: string): Seen[] {
  const { format, feed }: AnyFeed = parseWithFeedsmith(text);
  const seen = (id = '', title = '', date: unknown = '', tags: readonly unknown[] = []) => ({
    id,
    title,
    instant: Date.parse(String(date)),
    tags,
  });
  if (format === 'rdf') throw new Error('expected RSS 2.0, Atom or JSON Feed');
  if (format === 'rss') {
    const items = feed.items ?? [];
    return sorted(
      items.map(({ guid, title, pubDate, categories = [] }) =>
        seen(
          guid?.value,
          title,
          pubDate,
          categories.map(({ name }) => name),
        ),
      ),
    );
  }
  if (format === 'json') {
    const items = feed.items ?? [];
    return sorted(
      items.map(({ id, title, date_published, date_modified, tags }) =>
        seen(id, title, date_published ?? date_modified, tags),
      ),
    );
  }
  const entries = feed.entries ?? [];
  return sorted(
    entries.map(({ id, title, published, updated, categories = [] }) =>
      seen(
        id,
        title?.value,
        published ?? updated,
        categories.map(({ label, term }) => label ?? term),
      ),
    ),
  );
}

/** What @rowanmanning/feed-parser finds in RSS and Atom. */
function seenByRowanManning(text: string): Seen[] {
  return sorted(
    parseWithRowanManning(text).items.map(({ id, title, url, published, updated }) => ({
      id: id ?? '',
      title,
      url,
      instant: (published ?? updated)?.getTime(),
    })),
  );
}

function sorted<T extends Seen>(seen: readonly T[]): T[] {
  return seen.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const textOf = (path: string, text: string) => takeOver(text).files.find((file) => file.path === path)?.text;

test("makes articles of Hugo's that people like to read", () => {
  expect(textOf('items/2014-12-21-road-open.md', ofHugo)).toMatchInlineSnapshot(`
    "---
    title: The road is open
    id: https://example.org/posts/road-open/
    date: 2014-12-21T20:03:00+13:00
    link: https://example.org/posts/road-open/
    image: false
    ---

    The road is **open**.

    ## Traffic

    \`\`\`go
    if a < b {

    	return
    }
    \`\`\`

    ![A ferry](https://example.org/posts/road-open/ferry.jpg)
    "
  `);
});

test("makes articles of WordPress's that people like to read", () => {
  expect(textOf('items/2014-12-21-the-mayors-road.md', ofWordPress)).toMatchInlineSnapshot(`
    "---
    title: The mayor’s road & the “other” one
    id: https://example.org/?p=123
    date: 2014-12-21T07:03:00+00:00
    authors:
      - Aroha Ngata
    tags:
      - Roads & rail
      - Tāmaki Makaurau
    link: https://example.org/2014/12/21/the-mayors-road/
    comments: https://example.org/2014/12/21/the-mayors-road/#respond
    summary: The mayor opened it. […] The post The mayor’s road appeared first on Harbour News.
    image: false
    ---

    The mayor opened it…

    <figure class="wp-block-image size-large"><img fetchpriority="high" decoding="async" width="1024" height="683" src="https://example.org/wp-content/uploads/ferry-1024x683.jpg" alt="" class="wp-image-9" srcset="https://example.org/wp-content/uploads/ferry-1024x683.jpg 1024w, https://example.org/wp-content/uploads/ferry-300x200.jpg 300w" sizes="(max-width: 1024px) 100vw, 1024px"><figcaption class="wp-element-caption">Back <em>on time</em></figcaption></figure>

    <table><tbody><tr><td>one</td><td>two</td></tr></tbody></table>

    The post <a rel="nofollow" href="https://example.org/2014/12/21/the-mayors-road/">The mayor’s road</a> appeared first on <a rel="nofollow" href="https://example.org">Harbour News</a>.
    "
  `);
});

describe.each(Object.entries(DOCUMENTS))('a publication that was taken over from %s', (_name, text) => {
  const { original, files, documents } = takeOver(text);

  test('has a file for each entry, under its id', () => {
    expect(files.map(({ id }) => id)).toEqual(original.entries.map(({ id }) => id));
  });

  test.each(['rss.xml', 'feed.json'] as const)('says in %s what its subscribers have', (name) => {
    expect(seenOf(parsed(documents[name]))).toEqual(seenOf(original));
  });

  test('says the same to feedsmith', () => {
    const before = seenByFeedsmith(text);
    expect(seenByFeedsmith(documents['rss.xml'])).toEqual(before);
    expect(seenByFeedsmith(documents['feed.json'])).toEqual(before);
  });

  // @rowanmanning/feed-parser reads no JSON.
  test.each(text.startsWith('{') ? [] : ['rss.xml' as const])(
    'says the same to @rowanmanning/feed-parser in %s',
    (name) => {
      expect(seenByRowanManning(documents[name])).toEqual(seenByRowanManning(text));
    },
  );
});
