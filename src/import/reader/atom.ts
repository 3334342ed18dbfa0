import type { Author, Enclosure, SourceFeed, Translation } from '../../model/item.ts';
import { expected } from '../../model/problem.ts';
import { withBlogger } from './blogger.ts';
import { readEpisode, readSimpleChapters, withDuration } from './episodeElements.ts';
import type { ReadEntry, ReadFeed } from './feedDocument.ts';
import { type FeedContext, singleLine, trimmed, uniqueOf, withoutUndefined } from './fieldValues.ts';
import { isExportOfBlogger, readHistory } from './history.ts';
import { listOrNone } from './podcastValues.ts';
import { readShow } from './showElements.ts';
import { KIND_SCHEME, separate } from './standing.ts';
import { openTally } from './tally.ts';
import { textAsHtml, textOfHtml } from './textToHtml.ts';
import { findUnread } from './unread.ts';
import { innerHtml } from './xhtml.ts';
import type { XmlElement } from './xml.ts';
import * as xml from './xmlFields.ts';

/**
 * Reads Atom 1.0 (RFC 4287), with deleted entries (RFC 6721).
 *
 * @param feed `atom:feed`
 */
export function readAtom(feed: XmlElement, outer: FeedContext): ReadFeed {
  const [self] = xml.atomAddresses(feed, 'self', outer);
  const link = findAlternate(feed, { ...outer, base: outer.base ?? self });
  const context = { ...outer, base: outer.base ?? self ?? link ?? outer.site };
  const { published, unpublished } = separate(xml.childrenOf(feed, 'atom:entry'), context);
  const items = published.map(({ item }) => item);
  const tally = openTally();
  const entries = published.map(({ item, standing }) => ({
    ...withBlogger(readEntry(item, context), item, context, tally),
    ...standing,
  }));
  tally.report(context);
  const description = childPlainLine(feed, 'atom:subtitle');
  const podcast = readShow(feed, context);
  const icon = xml.childAddress(feed, 'atom:logo', context) ?? xml.childAddress(feed, 'atom:icon', context);
  const { author, image } = podcast ?? {};
  const made = { description, author, pictures: [icon, image], items, entries };
  return withoutUndefined({
    format: isExportOfBlogger(feed) ? ('export' as const) : ('atom' as const),
    title: childPlainLine(feed, 'atom:title'),
    description,
    link,
    self,
    language: trimmed(feed.attributes.get('xml:lang')),
    copyright: childPlainLine(feed, 'atom:rights'),
    icon,
    authors: findAuthors(feed, context),
    hubs: xml.atomAddresses(feed, 'hub', context),
    ...readHistory(feed, context),
    entries,
    deleted: xml.readDeletedEntries(feed, context),
    podcast,
    unread: listOrNone(findUnread(feed, made, context)),
    unpublished: listOrNone(unpublished),
  });
}

function readEntry(entry: XmlElement, context: FeedContext): ReadEntry {
  const link = findAlternate(entry, context);
  const source = xml.childOf(entry, 'atom:source');
  const authors = findAuthors(entry, context);
  const { enclosures, ...picture } = xml.findFiles(entry, findAttached(entry, context), context);
  return withoutUndefined({
    line: context.lineOf(entry.index),
    id: findId(entry, link, context),
    title: childPlainLine(entry, 'atom:title'),
    link,
    translations: listOrNone(findTranslations(entry, context)),
    externalLink: xml.atomAddresses(entry, 'related', context)[0] ?? findContentLink(entry, context),
    via: xml.atomAddresses(entry, 'via', context)[0],
    comments: findAlternate(entry, context, 'replies'),
    source: source && findSource(source, context),
    published: xml.childDate(entry, 'atom:published', context),
    updated: xml.childDate(entry, 'atom:updated', context),
    ...findSummary(entry),
    content: findContent(entry, context),
    base: (xml.childOf(entry, 'atom:content') ?? entry).base,
    authors: authors.length > 0 || source === undefined ? authors : findAuthors(source, context),
    tags: uniqueOf(xml.childrenOf(entry, 'atom:category').map(tagOf)),
    ...picture,
    enclosures: withDuration(enclosures, entry, context),
    transcripts: [],
    chapterList: listOrNone(readSimpleChapters(entry, context)),
    episode: readEpisode(entry, context),
    language: trimmed(entry.attributes.get('xml:lang')),
  });
}

/** Every entry must have an id (RFC 4287, 4.1.2). Feed readers identify one without an id by its link. */
function findId(entry: XmlElement, link: string | undefined, { report }: FeedContext): string | undefined {
  const element = xml.childOf(entry, 'atom:id');
  const id = element && trimmed(xml.elementText(element));
  if (id !== undefined) return id;
  report(
    entry.index,
    expected('FEED_ENTRY', 'an entry with an id', '', 'readers know it by its link, if it has one'),
  );
  return link;
}

/** The address of the page; HTML is preferred to other forms. Exports of Blogger have links that lead nowhere. */
function findAlternate(parent: XmlElement, context: FeedContext, relation = 'alternate'): string | undefined {
  const links = xml.atomLinks(parent, relation).filter(({ attributes }) => attributes.has('href'));
  const page = links.find(({ attributes }) => attributes.get('type') === 'text/html') ?? links[0];
  return page && xml.hrefOf(page, context);
}

/** The same entry in other languages: pages that say which, behind the first. */
function findTranslations(entry: XmlElement, context: FeedContext): Translation[] {
  return xml
    .atomLinks(entry, 'alternate')
    .slice(1)
    .flatMap((element) => {
      const language = trimmed(element.attributes.get('hreflang'));
      const link = xml.hrefOf(element, context);
      return language === undefined || link === undefined ? [] : [{ language, link }];
    });
}

/** The address of content that is not in the document (RFC 4287, 4.1.3.2). */
function findContentLink(entry: XmlElement, context: FeedContext): string | undefined {
  const content = xml.childOf(entry, 'atom:content');
  return content && xml.elementAddress(content, content.attributes.get('src'), context);
}

function findContent(entry: XmlElement, { report }: FeedContext): string | undefined {
  const content = xml.childOf(entry, 'atom:content');
  if (content === undefined || content.attributes.has('src')) return undefined;
  const read = readAtomText(content);
  if (read === undefined) {
    const type = String(content.attributes.get('type'));
    const mend = 'it is left out; attach it as a file';
    report(content.index, expected('FEED_ENTRY', 'content that is text', type, mend));
    return undefined;
  }
  return read.kind === 'text' ? textAsHtml(read.text) : trimmed(read.text) && read.text;
}

function findSummary(entry: XmlElement): Pick<ReadEntry, 'summary' | 'isSummaryHtml'> {
  const element = xml.childOf(entry, 'atom:summary');
  const read = element && readAtomText(element);
  if (read === undefined || trimmed(read.text) === undefined) return { isSummaryHtml: false };
  return { summary: read.text, isSummaryHtml: read.kind === 'html' };
}

function findAuthors(parent: XmlElement, context: FeedContext): Author[] {
  return xml.childrenOf(parent, 'atom:author').flatMap((author) => {
    const person = withoutUndefined({
      name: xml.childLine(author, 'atom:name'),
      email: xml.childLine(author, 'atom:email'),
      link: xml.childAddress(author, 'atom:uri', context),
    });
    return person.name || person.email ? [person] : [];
  });
}

/** A category, unless it says what kind of entry it is in an export of Blogger. */
function tagOf({ attributes }: XmlElement): string | undefined {
  if (attributes.get('scheme') === KIND_SCHEME) return undefined;
  return singleLine(attributes.get('term')) ?? singleLine(attributes.get('label'));
}

function findSource(source: XmlElement, context: FeedContext): SourceFeed | undefined {
  const url = xml.atomAddresses(source, 'self', context)[0] ?? findAlternate(source, context);
  return url === undefined ? undefined : { title: childPlainLine(source, 'atom:title') ?? '', url };
}

function findAttached(entry: XmlElement, context: FeedContext): Enclosure[] {
  return xml.atomLinks(entry, 'enclosure').flatMap((link) => {
    const file = xml.attachedFile(link, { url: 'href', length: 'length' }, context);
    return file ? [withoutUndefined({ ...file, title: singleLine(link.attributes.get('title')) })] : [];
  });
}

/** Text of an Atom document. */
interface AtomText {
  readonly kind: 'text' | 'html';
  readonly text: string;
}

/**
 * Reads a text construct (RFC 4287, 3.1) or content that is text (4.1.3). Some feeds give HTML by its MIME type too.
 *
 * @returns undefined for other content, such as a picture
 */
function readAtomText(element: XmlElement): AtomText | undefined {
  const type = trimmed(element.attributes.get('type'))?.toLowerCase() ?? 'text';
  if (/^(?:html|text\/html)$/.test(type)) return { kind: 'html', text: xml.elementText(element) };
  if (/^(?:text|text\/.*)$/.test(type)) return { kind: 'text', text: xml.elementText(element) };
  // The div is not part of the text (RFC 4287, 3.1.1.3).
  if (type === 'xhtml') return { kind: 'html', text: innerHtml(xml.childOf(element, 'html:div') ?? element) };
  return /[+/]xml$/.test(type) ? { kind: 'html', text: innerHtml(element) } : undefined;
}

/** The plain text of the first child of a name, on one line. */
function childPlainLine(parent: XmlElement, name: string): string | undefined {
  const child = xml.childOf(parent, name);
  const read = child && readAtomText(child);
  return read?.kind === 'html' ? singleLine(textOfHtml(read.text)) : singleLine(read?.text);
}
