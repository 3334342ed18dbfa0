import { parseFeed as parseWithRowanManning } from '@rowanmanning/feed-parser';
import { type AnyFeed, parseFeed as parseWithFeedsmith } from 'feedsmith';
import { fetchText } from '../support/program.ts';
import type { Reader, SeenItem } from './reader.ts';

/**
 * feedsmith 3. It trims titles and ids, and leaves dates as text, for `Date.parse` in the hands of its user.
 *
 * An Atom entry with no `published` has no date.
 */
export const feedsmith: Reader = {
  name: 'feedsmith',
  formats: ['rss', 'atom', 'json'],
  packages: [],
  isHere: () => true,
  read: async (url) => itemsOf(parseWithFeedsmith(await fetchText(url))),
  showsTitle: (title) => title.trim(),
  showsInstant: (instant) => instant,
};

/**
 * `@rowanmanning/feed-parser` 2. It trims titles and ids, and undoes references twice where `&` is `&amp;`:
 * the id `…?a=1&amp;copy=2` is then `…?a=1©=2`. It undoes `&#x26;` once.
 *
 * An Atom entry with no `published` has no date.
 */
export const rowanManning: Reader = {
  name: '@rowanmanning/feed-parser',
  formats: ['rss', 'atom'],
  packages: [],
  isHere: () => true,
  read: async (url) =>
    parseWithRowanManning(await fetchText(url)).items.map(({ id, title, published }) => ({
      id: id ?? '',
      title: title ?? '',
      instant: published?.getTime() ?? Number.NaN,
    })),
  showsTitle: (title) => title.trim(),
  showsInstant: (instant) => instant,
};

function itemsOf({ format, feed }: AnyFeed): SeenItem[] {
  switch (format) {
    case 'rss':
      return (feed.items ?? []).map(({ guid, title, pubDate }) => seen(guid?.value, title, pubDate));
    case 'atom':
      return (feed.entries ?? []).map(({ id, title, published }) => seen(id, title?.value, published));
    case 'json':
      return (feed.items ?? []).map(({ id, title, date_published }) => seen(id, title, date_published));
    case 'rdf':
      throw new Error('expected RSS 2.0, Atom or JSON Feed, but found RDF');
  }
}

const seen = (id = '', title = '', date = ''): SeenItem => ({ id, title, instant: Date.parse(date) });
