import type { Author, SourceFeed } from '../../model/item.ts';
import { expected } from '../../model/problem.ts';
import { atomAddresses } from './atomLinks.ts';
import { type Reading, trimmed, uniqueOf } from './context.ts';
import type { ReadEntry, ReadFeed } from './feedDocument.ts';
import { parsePerson } from './persons.ts';
import { findChapters, findRssFiles, findTranscripts } from './rssFiles.ts';
import { findDeleted } from './tombstones.ts';
import { stated } from './withoutUndefined.ts';
import { markupOf } from './xhtml.ts';
import type { XmlElement } from './xml.ts';
import {
  attachedLink,
  childOf,
  childrenOf,
  dateIn,
  linkIn,
  linkOf,
  plainIn,
  plainsIn,
  textOf,
} from './xmlFields.ts';

/**
 * Reads RSS 0.9 to 2.0. In RSS 0.9 and 1.0 the items stand beside the channel.
 *
 * @param root `rss` or `rdf:RDF`
 */
export function readRss(root: XmlElement, outer: Reading): ReadFeed {
  const channel = findChannel(root, outer);
  const [self] = atomAddresses(channel, 'self', outer);
  const link = linkIn(channel, 'link', { ...outer, base: outer.base ?? self });
  const reading = { ...outer, base: outer.base ?? self ?? link };
  const items = [...childrenOf(channel, 'item'), ...childrenOf(root, 'item')];
  return stated({
    format: 'rss' as const,
    title: plainIn(channel, 'title'),
    description: plainIn(channel, 'description'),
    link,
    self,
    language: plainIn(channel, 'language') ?? plainIn(channel, 'dc:language'),
    copyright: plainIn(channel, 'copyright') ?? plainIn(channel, 'dc:rights'),
    icon: findIcon(channel, reading) ?? findIcon(root, reading),
    authors: findChannelAuthors(channel),
    hubs: atomAddresses(channel, 'hub', reading),
    entries: items.map((item) => readItem(item, reading)),
    deleted: findDeleted(channel, reading),
  });
}

function readItem(item: XmlElement, reading: Reading): ReadEntry {
  const link = findLink(item, reading);
  return stated({
    line: reading.lineOf(item.index),
    id: findId(item, link),
    title: plainIn(item, 'title'),
    link,
    via: atomAddresses(item, 'via', reading)[0],
    comments: linkIn(item, 'comments', reading),
    source: findSource(item, reading),
    published: dateIn(item, 'pubDate', reading) ?? dateIn(item, 'dc:date', reading),
    updated: dateIn(item, 'atom:updated', reading) ?? dateIn(item, 'dcterms:modified', reading),
    ...findBody(item),
    base: item.base,
    authors: findItemAuthors(item),
    tags: uniqueOf([...plainsIn(item, 'category'), ...plainsIn(item, 'dc:subject')]),
    ...findRssFiles(item, reading),
    transcripts: findTranscripts(item, reading),
    chapters: findChapters(item, reading),
    language: plainIn(item, 'dc:language'),
  });
}

/** RSS 2.0 has all of it in a channel; without one it is something else. */
function findChannel(root: XmlElement, { tell }: Reading): XmlElement {
  const channel = childOf(root, 'channel');
  if (channel) return channel;
  tell(root.index, expected('FEED_BROKEN', 'a channel', '', 'the title and the items stand in <channel>'));
  return { ...root, children: [] };
}

/** What readers know an item by: its guid, else its place in RDF, else its link. */
function findId(item: XmlElement, link: string | undefined): string | undefined {
  const guid = childOf(item, 'guid');
  return (guid && trimmed(textOf(guid))) ?? trimmed(item.attributes.get('rdf:about')) ?? link;
}

function findLink(item: XmlElement, reading: Reading): string | undefined {
  return (
    linkIn(item, 'link', reading) ??
    atomAddresses(item, 'alternate', reading)[0] ??
    findPermalink(item, reading)
  );
}

/** A guid that does not say otherwise is an address (RSS 2.0, guid); many are none, and nobody need be told. */
function findPermalink(item: XmlElement, reading: Reading): string | undefined {
  const guid = childOf(item, 'guid');
  if (guid === undefined || guid.attributes.get('isPermaLink') === 'false') return undefined;
  return linkOf(guid, textOf(guid), { ...reading, tell: () => {} });
}

/** Beside the whole article the description is a summary; without it, it is the article. */
function findBody(item: XmlElement): Pick<ReadEntry, 'summary' | 'isSummaryHtml' | 'content'> {
  const description = htmlIn(item, 'description');
  if (childOf(item, 'content:encoded') === undefined) {
    return stated({ isSummaryHtml: false, content: description });
  }
  const content = htmlIn(item, 'content:encoded');
  return stated({ summary: description, isSummaryHtml: description !== undefined, content });
}

function htmlIn(item: XmlElement, name: string): string | undefined {
  const element = childOf(item, name);
  const html = element && markupOf(element);
  return trimmed(html) && html;
}

function findItemAuthors(item: XmlElement): Author[] {
  const creators = plainsIn(item, 'dc:creator').map((name) => ({ name }));
  return creators.length > 0 ? creators : plainsIn(item, 'author').map(parsePerson);
}

function findChannelAuthors(channel: XmlElement): Author[] {
  const editors = plainsIn(channel, 'managingEditor').map(parsePerson);
  return editors.length > 0 ? editors : plainsIn(channel, 'dc:creator').map((name) => ({ name }));
}

function findSource(item: XmlElement, reading: Reading): SourceFeed | undefined {
  const source = childOf(item, 'source');
  const url = source && attachedLink(source, 'url', reading);
  return url === undefined ? undefined : { title: plainIn(item, 'source') ?? '', url };
}

function findIcon(parent: XmlElement, reading: Reading): string | undefined {
  const image = childOf(parent, 'image');
  return image && linkIn(image, 'url', reading);
}
