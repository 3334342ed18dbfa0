import { Feed } from 'feed';
import { renderAtom } from '../../src/feeds/atom.ts';
import { renderJson } from '../../src/feeds/jsonFeed.ts';
import { renderRss } from '../../src/feeds/rss.ts';
import type { AnyFeed } from '../../src/model/channel.ts';
import type { AnyItem } from '../../src/model/item.ts';
import { Stamp } from '../../src/model/stamp.ts';
import { only, readXml } from './xmlReader.ts';

export const HOME = 'https://news.example.nz/';

/** A feed of these items, each whole but for what it says. */
export function feedOf(
  items: readonly Partial<AnyItem>[],
  options: Partial<AnyFeed['options']> = {},
): AnyFeed {
  const feed: AnyFeed = new Feed({ title: 'News', link: HOME, ...options });
  const date = new Stamp(Date.UTC(2014, 11, 21, 7, 3), 780);
  for (const item of items) {
    feed.items.push({ id: 'tag:news.example.nz,2014:x', title: 'Road', link: `${HOME}road/`, date, ...item });
  }
  return feed;
}

/** The one item of a feed as each of the three documents has it. */
export function inAll(item: Partial<AnyItem>, options: Partial<AnyFeed['options']> = {}) {
  const feed = feedOf([item], options);
  const channel = only(readXml(renderRss(feed)), 'channel');
  return {
    rss: only(channel, 'item'),
    atom: only(readXml(renderAtom(feed)), 'entry'),
    json: jsonItemOf(feed),
  };
}

function jsonItemOf(feed: AnyFeed): Readonly<Record<string, unknown>> {
  const document: { items: [Record<string, unknown>] } = JSON.parse(renderJson(feed));
  return document.items[0];
}
