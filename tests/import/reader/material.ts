import type { ReadEntry, ReadFeed } from '../../../src/import/reader/feedDocument.ts';
import { readFeed } from '../../../src/import/reader/readFeed.ts';
import type { Stamp } from '../../../src/model/stamp.ts';

const NAMESPACES = [
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:dcterms="http://purl.org/dc/terms/"',
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
  'xmlns:media="http://search.yahoo.com/mrss/"',
  'xmlns:podcast="https://podcastindex.org/namespace/1.0"',
  'xmlns:psc="http://podlove.org/simple-chapters"',
  'xmlns:googleplay="http://www.google.com/schemas/play-podcasts/1.0"',
  'xmlns:spotify="http://www.spotify.com/ns/rss"',
  'xmlns:at="http://purl.org/atompub/tombstones/1.0"',
].join(' ');

/** RSS 2.0 whose channel is this. */
export function rss(channel: string): string {
  return `<rss version="2.0" ${NAMESPACES}><channel>${channel}</channel></rss>`;
}

/** Atom whose feed is this. */
export function atom(feed: string, attributes = ''): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom" ${NAMESPACES} ${attributes}>${feed}</feed>`;
}

/** A JSON Feed with these members. */
export function json(members: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', ...members });
}

/** What is read of a document in which nothing is wrong. */
export function feedIn(document: string, address?: string): ReadFeed {
  const { feed, problems } = readFeed('feed', document, address === undefined ? {} : { address });
  if (feed === undefined || problems.length > 0) throw new Error(messagesOf(document, address).join('\n'));
  return feed;
}

/** The one entry of a document in which nothing is wrong. */
export function entryIn(document: string, address?: string): ReadEntry {
  const [entry, ...others] = feedIn(document, address).entries;
  if (entry === undefined || others.length > 0) throw new Error(`expected one entry: ${document}`);
  return entry;
}

/** The one item of an RSS document. */
export function itemOf(item: string): ReadEntry {
  return entryIn(rss(`<item>${item}</item>`));
}

/** The one entry of an Atom document, which has an id. */
export function entryOf(entry: string): ReadEntry {
  return entryIn(atom(`<entry><id>urn:x:1</id>${entry}</entry>`));
}

/** The one item of a JSON Feed, which has an id. */
export function jsonItemOf(members: Readonly<Record<string, unknown>>): ReadEntry {
  return entryIn(json({ items: [{ id: 'urn:x:1', ...members }] }));
}

/** The instant and the offset: to a test two stamps are equal when their instants are. */
export function partsOf(stamp: Stamp | undefined): number[] | undefined {
  return stamp && [stamp.getTime(), stamp.offsetInMinutes];
}

/** What is told of a document, as an author sees it. */
export function messagesOf(document: string, address?: string): string[] {
  const { problems } = readFeed('feed', document, address === undefined ? {} : { address });
  return problems.map(
    ({ line, column, severity, code, message, mend }) =>
      `${line}:${column} ${severity} ${code} ${message} - ${mend}`,
  );
}
