import type { Author, SourceFeed, Transcript } from '../../model/item.ts';
import { expected } from '../../model/problem.ts';
import { appleAuthors, appleDescription, appleKeywords, withAppleText } from './appleTexts.ts';
import { readEpisode, readSimpleChapters, withDuration } from './episodeElements.ts';
import type { ReadEntry, ReadFeed } from './feedDocument.ts';
import { type FeedContext, trimmed, uniqueOf, withoutUndefined } from './fieldValues.ts';
import { readHistory } from './history.ts';
import { attributeLine, listOrNone } from './podcastValues.ts';
import { readShow } from './showElements.ts';
import { separate } from './standing.ts';
import { findUnread } from './unread.ts';
import { openExport } from './wordpress/openExport.ts';
import { markupOf } from './xhtml.ts';
import type { XmlElement } from './xml.ts';
import * as xml from './xmlFields.ts';

/**
 * Reads RSS 0.9 to 2.0. In RSS 0.9 and 1.0 the items are beside the channel.
 *
 * @param root `rss` or `rdf:RDF`
 */
export function readRss(root: XmlElement, outer: FeedContext): ReadFeed {
  const channel = findChannel(root, outer);
  const [self] = xml.atomAddresses(channel, 'self', outer);
  const link = xml.childAddress(channel, 'link', { ...outer, base: outer.base ?? self });
  const context = { ...outer, base: outer.base ?? self ?? link ?? outer.site };
  const all = [...xml.childrenOf(channel, 'item'), ...xml.childrenOf(root, 'item')];
  const { published, unpublished } = separate(all, context);
  const items = published.map(({ item }) => item);
  const description = xml.childLine(channel, 'description') ?? appleDescription(channel);
  const podcast = readShow(channel, context);
  const icon = findIcon(channel, context) ?? findIcon(root, context);
  const author = podcast?.author;
  const pictures = [icon, podcast?.image];
  const read = (item: XmlElement) => readItem(item, author, context);
  const wordPress = openExport(channel, all, context);
  const entries = published.map(({ item, standing }) => ({
    ...(wordPress?.readPost(item, read) ?? read(item)),
    ...standing,
  }));
  wordPress?.report();
  return withoutUndefined({
    format: wordPress ? ('export' as const) : ('rss' as const),
    title: xml.childLine(channel, 'title'),
    description,
    link,
    self,
    language: xml.childLine(channel, 'language') ?? xml.childLine(channel, 'dc:language'),
    copyright: xml.childLine(channel, 'copyright') ?? xml.childLine(channel, 'dc:rights'),
    icon,
    authors: findChannelAuthors(channel),
    hubs: xml.atomAddresses(channel, 'hub', context),
    ...readHistory(channel, context),
    entries,
    deleted: xml.readDeletedEntries(channel, context),
    podcast,
    unread: listOrNone(findUnread(channel, { description, author, pictures, items, entries }, context)),
    unpublished: listOrNone(unpublished),
  });
}

/** @param ofShow the author of the show, who is named with each item */
function readItem(item: XmlElement, ofShow: string | undefined, context: FeedContext): ReadEntry {
  const link = findLink(item, context);
  const authors = findItemAuthors(item);
  const tags = uniqueOf([...xml.childLines(item, 'category'), ...xml.childLines(item, 'dc:subject')]);
  return withoutUndefined({
    line: context.lineOf(item.index),
    id: findId(item, link),
    title: xml.childLine(item, 'title'),
    link,
    via: xml.atomAddresses(item, 'via', context)[0],
    comments: xml.childAddress(item, 'comments', context),
    source: findSource(item, context),
    published: xml.childDate(item, 'pubDate', context) ?? xml.childDate(item, 'dc:date', context),
    updated: xml.childDate(item, 'atom:updated', context) ?? xml.childDate(item, 'dcterms:modified', context),
    ...withAppleText(findBody(item), item),
    base: item.base,
    authors: authors.length > 0 ? authors : appleAuthors(item, ofShow),
    tags: tags.length > 0 ? tags : appleKeywords(item),
    ...findRssFiles(item, context),
    transcripts: findTranscripts(item, context),
    chapters: findChapters(item, context),
    chapterList: listOrNone(readSimpleChapters(item, context)),
    episode: readEpisode(item, context),
    language: xml.childLine(item, 'dc:language'),
  });
}

/** The channel, which every version of RSS has. */
function findChannel(root: XmlElement, { report }: FeedContext): XmlElement {
  const channel = xml.childOf(root, 'channel');
  if (channel) return channel;
  report(root.index, expected('FEED_BROKEN', 'a channel', '', 'the title and the items stand in <channel>'));
  return { ...root, children: [] };
}

/** The id that feed readers use: the guid, else the address in RDF, else the link. */
function findId(item: XmlElement, link: string | undefined): string | undefined {
  const guid = xml.childOf(item, 'guid');
  return (guid && trimmed(xml.elementText(guid))) ?? trimmed(item.attributes.get('rdf:about')) ?? link;
}

function findLink(item: XmlElement, context: FeedContext): string | undefined {
  return (
    xml.childAddress(item, 'link', context) ??
    xml.atomAddresses(item, 'alternate', context)[0] ??
    findPermalink(item, context)
  );
}

/** A guid is an address unless `isPermaLink` is false (RSS 2.0, guid). Many are none, which is not reported. */
function findPermalink(item: XmlElement, context: FeedContext): string | undefined {
  const guid = xml.childOf(item, 'guid');
  if (guid === undefined || guid.attributes.get('isPermaLink') === 'false') return undefined;
  return xml.elementAddress(guid, xml.elementText(guid), { ...context, report: () => {} });
}

/** The description is a summary beside `content:encoded`, else the content. */
function findBody(item: XmlElement): Pick<ReadEntry, 'summary' | 'isSummaryHtml' | 'content'> {
  const description = htmlIn(item, 'description');
  if (xml.childOf(item, 'content:encoded') === undefined) {
    return withoutUndefined({ isSummaryHtml: false, content: description });
  }
  const content = htmlIn(item, 'content:encoded');
  return withoutUndefined({ summary: description, isSummaryHtml: description !== undefined, content });
}

function htmlIn(item: XmlElement, name: string): string | undefined {
  const element = xml.childOf(item, name);
  const html = element && markupOf(element);
  return trimmed(html) && html;
}

function findItemAuthors(item: XmlElement): Author[] {
  const creators = xml.childLines(item, 'dc:creator').map((name) => ({ name }));
  return creators.length > 0 ? creators : xml.childLines(item, 'author').map(parsePerson);
}

function findChannelAuthors(channel: XmlElement): Author[] {
  const editors = xml.childLines(channel, 'managingEditor').map(parsePerson);
  return editors.length > 0 ? editors : xml.childLines(channel, 'dc:creator').map((name) => ({ name }));
}

function findSource(item: XmlElement, context: FeedContext): SourceFeed | undefined {
  const source = xml.childOf(item, 'source');
  const url = source && xml.attachedAddress(source, 'url', context);
  return url === undefined ? undefined : { title: xml.childLine(item, 'source') ?? '', url };
}

function findIcon(parent: XmlElement, context: FeedContext): string | undefined {
  const image = xml.childOf(parent, 'image');
  return image && xml.childAddress(image, 'url', context);
}

const ADDRESS = '[^\\s@()<>]+@[^\\s@()<>]+';
const MAIL_FIRST = new RegExp(`^(${ADDRESS}) ?\\((.*)\\)$`);
const NAME_FIRST = new RegExp(`^([^<>]*)<(${ADDRESS})>$`);
const MAIL_ALONE = new RegExp(`^${ADDRESS}$`);

/**
 * Parses a person of RSS: an e-mail address with the name behind it, the name before it, or one of the two.
 *
 * @example parsePerson('desk@news.example.nz (Desk)') // { name: 'Desk', email: 'desk@news.example.nz' }
 */
function parsePerson(text: string): Author {
  const [, email, name] = MAIL_FIRST.exec(text) ?? [];
  if (email !== undefined) return person(name, email);
  const [, nameBefore, emailBehind] = NAME_FIRST.exec(text) ?? [];
  if (emailBehind !== undefined) return person(nameBefore, emailBehind);
  return MAIL_ALONE.test(text) ? { email: text } : { name: text };
}

function person(written: string | undefined, email: string): Author {
  const name = written?.trim().replace(/^"(.*)"$/, '$1');
  return name ? { name, email } : { email };
}

/** The picture of an item and its other files. */
function findRssFiles(item: XmlElement, context: FeedContext): Pick<ReadEntry, 'image' | 'enclosures'> {
  const attached = xml
    .childrenOf(item, 'enclosure')
    .map((one) => xml.attachedFile(one, { url: 'url', length: 'length' }, context));
  const { enclosures, ...picture } = xml.findFiles(item, attached, context);
  return { ...picture, enclosures: withDuration(enclosures, item, context) };
}

/** Transcripts of the enclosure (Podcasting 2.0, `podcast:transcript`). */
function findTranscripts(item: XmlElement, context: FeedContext): Transcript[] {
  return xml.childrenOf(item, 'podcast:transcript').flatMap((element) => {
    const file = typedFile(element, context);
    const language = trimmed(element.attributes.get('language'));
    return file ? [withoutUndefined({ ...file, language, rel: attributeLine(element, 'rel') })] : [];
  });
}

/** A file of chapters (Podcasting 2.0, `podcast:chapters`). */
function findChapters(item: XmlElement, context: FeedContext): ReadEntry['chapters'] {
  const chapters = xml.childOf(item, 'podcast:chapters');
  return chapters && typedFile(chapters, context);
}

function typedFile(element: XmlElement, context: FeedContext): { url: string; type: string } | undefined {
  const url = xml.attachedAddress(element, 'url', context);
  const type = trimmed(element.attributes.get('type'));
  if (url !== undefined && type !== undefined) return { url, type };
  if (url !== undefined) {
    const mend = 'it is left out; players take it by its type';
    context.report(element.index, expected('FEED_ENTRY', `${element.name} with its type`, '', mend));
  }
  return undefined;
}
