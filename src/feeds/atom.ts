import type { AnyChannel, AnyFeed, PlainFeed, Tombstone } from '../model/channel.ts';
import { GENERATOR } from '../model/generator.ts';
import type { AnyItem, Author, Enclosure, SourceFeed } from '../model/item.ts';
import { formatRfc3339 } from '../model/stamp.ts';
import type { Typed } from './fields.ts';
import * as fields from './fields.ts';
import { type Frame, frameAround, joinFrame } from './frame.ts';
import { keptAtomId, type RenderOptions } from './keptIds.ts';
import { normaliseFeed } from './normaliseFeed.ts';
import { renderSimpleChapters } from './simpleChapters.ts';
import { emptyElement, htmlElement, parentElement, textElement, xhtmlElement, xmlDocument } from './xml.ts';
import { archiveMark, historyLinks, historyNamespace, mediaPicture } from './xmlExtensions.ts';

/**
 * Writes a feed as Atom 1.0 (RFC 4287).
 *
 * @param given a `Feed` of the `feed` package, ours or anyone's, or a plain object like one
 * @throws RangeError which names the item and the field when a date is invalid
 * @example renderAtom(feed) // '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" ...'
 */
export function renderAtom(given: PlainFeed, rendering: RenderOptions = {}): string {
  const { keepIdsOf } = rendering;
  const feed = normaliseFeed(given);
  const texts = feed.items.map((item, index) => {
    const written = given.items[index];
    return renderAtomItem(item, feed.options, keepIdsOf && written && keptAtomId(written, keepIdsOf));
  });
  return joinFrame(frameAtom(feed, rendering), texts);
}

/**
 * What stands around the entries of a document.
 *
 * @param feed in the form of `normaliseFeed`; of its items only dates, ids and authors are read
 */
export function frameAtom(feed: AnyFeed, { keepIdsOf }: RenderOptions = {}): Frame {
  const { options, items, categories, contributors } = feed;
  const deleted = fields.findTombstones(options, items);
  const namespaces = {
    xmlns: 'http://www.w3.org/2005/Atom',
    'xmlns:at': deleted.length > 0 ? 'http://purl.org/atompub/tombstones/1.0' : undefined,
    ...historyNamespace(options),
    'xmlns:media': 'http://search.yahoo.com/mrss/',
    'xml:lang': options.language,
  };
  const home = homeOf(options);
  const document = xmlDocument(
    'feed',
    namespaces,
    [
      textElement(1, 'id', (keepIdsOf && options.id) ?? fields.asIri(options.id ?? home, home)),
      textElement(1, 'title', options.title),
      subtitle(options),
      textElement(1, 'updated', formatRfc3339(fields.findUpdatedDate(feed))),
      ...channelAuthors(options, items).map((author) => person(1, 'author', author)),
      ...contributors.map((contributor) => person(1, 'contributor', contributor)),
      link(
        1,
        options.feed ?? options.feedLinks?.atom ?? options.feedLinks?.['atom1'],
        'self',
        'application/atom+xml',
      ),
      link(1, options.link, 'alternate', 'text/html'),
      ...fields.findHubs(options).map((hub) => link(1, hub, 'hub')),
      ...historyLinks(options, 'atom').map(({ href, rel }) => link(1, href, rel, 'application/atom+xml')),
      archiveMark(1, options),
      ...categories.map((term) => emptyElement(1, 'category', { term })),
      generator(options),
      textElement(1, 'icon', options.favicon),
      textElement(1, 'logo', options.image),
      textElement(1, 'rights', options.copyright),
      // RFC 4287's grammar has all else before the entries.
      ...deleted.map((entry) => tombstone(entry, idBaseOf(options))),
    ],
    options.stylesheet,
  );
  return frameAround(document, '</feed>\n');
}

/**
 * The text that one item adds to a document of this channel.
 *
 * @param id an id that is written as it is; the item's own, made an IRI, if it is absent
 */
export function renderAtomItem(item: AnyItem, options: AnyChannel, id?: string): string {
  const picture = fields.findPicture(item);
  return parentElement(
    1,
    'entry',
    [
      textElement(2, 'id', id ?? fields.asIri(fields.findId(item), idBaseOf(options))),
      textElement(2, 'title', item.title),
      link(2, item.link, 'alternate', 'text/html'),
      ...translations(item),
      link(2, item.externalLink, 'related'),
      link(2, item.via, 'via'),
      link(2, item.comments, 'replies', 'text/html'),
      textElement(2, 'published', formatRfc3339(fields.findPublishedDate(item))),
      textElement(2, 'updated', formatRfc3339(item.date)),
      ...fields.findAuthors(item).map((author) => person(2, 'author', author)),
      ...(item.contributor ?? []).map((contributor) => person(2, 'contributor', contributor)),
      ...fields.findTags(item).map((term) => emptyElement(2, 'category', { term })),
      textElement(2, 'rights', item.copyright),
      item.source ? sourceFeed(item.source) : '',
      textElement(2, 'summary', item.description),
      htmlElement(2, 'content', item.content, { type: 'html' }),
      ...fields.findEnclosures(item).map(enclosure),
      picture ? enclosure(fields.typedPicture(picture)) + mediaPicture(2, fields.typedPicture(picture)) : '',
      renderSimpleChapters(2, item, options),
    ],
    { 'xml:lang': item.language },
  );
}

function idBaseOf(options: AnyChannel): string {
  return options.idBase ?? homeOf(options);
}

function homeOf({ link: site, id, feed, feedLinks }: AnyChannel): string {
  return site ?? id ?? feed ?? feedLinks?.atom ?? '';
}

/** The tombstone of a deleted entry (RFC 6721, 3). */
function tombstone({ id, when, comment }: Tombstone, idBase: string): string {
  const attributes = { ref: fields.asIri(id, idBase), when: formatRfc3339(when) };
  return comment === undefined
    ? emptyElement(1, 'at:deleted-entry', attributes)
    : parentElement(1, 'at:deleted-entry', [textElement(2, 'at:comment', comment)], attributes);
}

/** With a style sheet the subtitle is XHTML: in browsers only an XHTML element can be a link. The text is the same. */
function subtitle({ description, link: home, stylesheet }: AnyChannel): string {
  if (description === undefined || home === undefined || stylesheet === undefined)
    return textElement(1, 'subtitle', description);
  return xhtmlElement(1, 'subtitle', textElement(0, 'a', description, { href: home }).trim());
}

/** The feed that the entry comes from (RFC 4287, 4.2.11). */
function sourceFeed({ title, url }: SourceFeed): string {
  return parentElement(2, 'source', [textElement(3, 'title', title), link(3, url, 'self')]);
}

/** Atom demands an author of the feed or of every entry (RFC 4287, 4.1.1): the channel's title if there is none. */
function channelAuthors(options: AnyChannel, items: readonly AnyItem[]): Author[] {
  const authors = fields.findChannelAuthors(options);
  const isAuthored =
    authors.length > 0 || (items.length > 0 && items.every((item) => fields.findAuthors(item).length > 0));
  return isAuthored ? authors : [{ name: options.title }];
}

/** A person; nothing if there is no name, which is required (RFC 4287, 3.2.1). */
function person(depth: number, role: string, author: Author): string {
  const name = fields.authorName(author);
  if (name === undefined) return '';
  return parentElement(depth, role, [
    textElement(depth + 1, 'name', name),
    textElement(depth + 1, 'uri', author.link),
    textElement(depth + 1, 'email', author.email),
  ]);
}

function link(depth: number, href: string | undefined, rel: string, type?: string): string {
  return href === undefined ? '' : emptyElement(depth, 'link', { rel, type, href });
}

/**
 * An entry may have one page for each language (RFC 4287, 4.1.2). Most readers open the first page; feedparser opens the last,
 * so that has to be the entry's own, too.
 */
function translations({ link: own, translations: all = [] }: AnyItem): string[] {
  const [last, others] = [all.filter((one) => one.link === own), all.filter((one) => one.link !== own)];
  return [...others, ...last].map(({ language: hreflang, link: href }) =>
    emptyElement(2, 'link', { rel: 'alternate', type: 'text/html', hreflang, href }),
  );
}

function enclosure({ url, type, length, title }: Typed<Enclosure>): string {
  return emptyElement(2, 'link', { rel: 'enclosure', type, href: url, length, title });
}

function generator({ generator: name }: AnyChannel): string {
  if (name === false) return '';
  if (name !== undefined) return textElement(1, 'generator', name);
  return textElement(1, 'generator', GENERATOR.name, { version: GENERATOR.version });
}
