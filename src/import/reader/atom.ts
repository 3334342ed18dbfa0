import type { Author, Enclosure, SourceFeed } from '../../model/item.ts';
import { expected } from '../../model/problem.ts';
import { atomAddresses, atomLinks, hrefOf } from './atomLinks.ts';
import { plainTextIn, readAtomText } from './atomText.ts';
import { plain, type Reading, sizeIn, trimmed, uniqueOf } from './context.ts';
import type { ReadEntry, ReadFeed } from './feedDocument.ts';
import { findFiles } from './media.ts';
import { paragraphsOf } from './textToHtml.ts';
import { findDeleted } from './tombstones.ts';
import { stated } from './withoutUndefined.ts';
import type { XmlElement } from './xml.ts';
import { attachedLink, childOf, childrenOf, dateIn, linkIn, linkOf, plainIn, textOf } from './xmlFields.ts';

/**
 * Reads Atom 1.0 (RFC 4287), with what was taken back (RFC 6721).
 *
 * @param feed `atom:feed`
 */
export function readAtom(feed: XmlElement, outer: Reading): ReadFeed {
  const [self] = atomAddresses(feed, 'self', outer);
  const link = findAlternate(feed, { ...outer, base: outer.base ?? self });
  const reading = { ...outer, base: outer.base ?? self ?? link };
  return stated({
    format: 'atom' as const,
    title: plainTextIn(feed, 'atom:title'),
    description: plainTextIn(feed, 'atom:subtitle'),
    link,
    self,
    language: trimmed(feed.attributes.get('xml:lang')),
    copyright: plainTextIn(feed, 'atom:rights'),
    icon: linkIn(feed, 'atom:logo', reading) ?? linkIn(feed, 'atom:icon', reading),
    authors: findAuthors(feed, reading),
    hubs: atomAddresses(feed, 'hub', reading),
    entries: childrenOf(feed, 'atom:entry').map((entry) => readEntry(entry, reading)),
    deleted: findDeleted(feed, reading),
  });
}

function readEntry(entry: XmlElement, reading: Reading): ReadEntry {
  const link = findAlternate(entry, reading);
  const source = childOf(entry, 'atom:source');
  const authors = findAuthors(entry, reading);
  return stated({
    line: reading.lineOf(entry.index),
    id: findId(entry, link, reading),
    title: plainTextIn(entry, 'atom:title'),
    link,
    externalLink: atomAddresses(entry, 'related', reading)[0] ?? findContentLink(entry, reading),
    via: atomAddresses(entry, 'via', reading)[0],
    comments: atomAddresses(entry, 'replies', reading)[0],
    source: source && findSource(source, reading),
    published: dateIn(entry, 'atom:published', reading),
    updated: dateIn(entry, 'atom:updated', reading),
    ...findSummary(entry),
    content: findContent(entry, reading),
    base: (childOf(entry, 'atom:content') ?? entry).base,
    authors: authors.length > 0 || source === undefined ? authors : findAuthors(source, reading),
    tags: uniqueOf(childrenOf(entry, 'atom:category').map(tagOf)),
    ...findFiles(entry, findAttached(entry, reading), reading),
    transcripts: [],
    language: trimmed(entry.attributes.get('xml:lang')),
  });
}

/** Every entry has to have an id (RFC 4287, 4.1.2); readers know one without by its link. */
function findId(entry: XmlElement, link: string | undefined, { tell }: Reading): string | undefined {
  const element = childOf(entry, 'atom:id');
  const id = element && trimmed(textOf(element));
  if (id !== undefined) return id;
  tell(
    entry.index,
    expected('FEED_ENTRY', 'an entry with an id', '', 'readers know it by its link, if it has one'),
  );
  return link;
}

/** The page itself, before the same in other forms. */
function findAlternate(parent: XmlElement, reading: Reading): string | undefined {
  const links = atomLinks(parent, 'alternate');
  const page = links.find(({ attributes }) => attributes.get('type') === 'text/html') ?? links[0];
  return page && hrefOf(page, reading);
}

/** Content that stands elsewhere (RFC 4287, 4.1.3.2). */
function findContentLink(entry: XmlElement, reading: Reading): string | undefined {
  const content = childOf(entry, 'atom:content');
  return content && linkOf(content, content.attributes.get('src'), reading);
}

function findContent(entry: XmlElement, { tell }: Reading): string | undefined {
  const content = childOf(entry, 'atom:content');
  if (content === undefined || content.attributes.has('src')) return undefined;
  const read = readAtomText(content);
  if (read === undefined) {
    const type = String(content.attributes.get('type'));
    const mend = 'it is left out; attach it as a file';
    tell(content.index, expected('FEED_ENTRY', 'content that is text', type, mend));
    return undefined;
  }
  return read.kind === 'text' ? paragraphsOf(read.text) : trimmed(read.text) && read.text;
}

function findSummary(entry: XmlElement): Pick<ReadEntry, 'summary' | 'isSummaryHtml'> {
  const element = childOf(entry, 'atom:summary');
  const read = element && readAtomText(element);
  if (read === undefined || trimmed(read.text) === undefined) return { isSummaryHtml: false };
  return { summary: read.text, isSummaryHtml: read.kind === 'html' };
}

function findAuthors(parent: XmlElement, reading: Reading): Author[] {
  return childrenOf(parent, 'atom:author').flatMap((author) => {
    const email = plainIn(author, 'atom:email');
    const person = stated({
      name: plainIn(author, 'atom:name'),
      email,
      link: linkIn(author, 'atom:uri', reading),
    });
    return person.name || person.email ? [person] : [];
  });
}

function tagOf({ attributes }: XmlElement): string | undefined {
  return plain(attributes.get('term')) ?? plain(attributes.get('label'));
}

function findSource(source: XmlElement, reading: Reading): SourceFeed | undefined {
  const url = atomAddresses(source, 'self', reading)[0] ?? findAlternate(source, reading);
  return url === undefined ? undefined : { title: plainTextIn(source, 'atom:title') ?? '', url };
}

function findAttached(entry: XmlElement, reading: Reading): Enclosure[] {
  return atomLinks(entry, 'enclosure').flatMap((link) => {
    const { attributes } = link;
    const url = attachedLink(link, 'href', reading);
    const length = sizeIn(attributes.get('length'));
    const described = {
      type: trimmed(attributes.get('type')),
      length,
      title: plain(attributes.get('title')),
    };
    return url === undefined ? [] : [stated({ url, ...described })];
  });
}
