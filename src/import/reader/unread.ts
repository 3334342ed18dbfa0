import { saysAll } from './appleTexts.ts';
import type { ReadEntry, UnreadElements } from './feedDocument.ts';
import { type FeedContext, singleLine } from './fieldValues.ts';
import { markupOf } from './xhtml.ts';
import { isXmlElement, type XmlElement } from './xml.ts';
import { elementText } from './xmlFields.ts';

/** The namespaces whose elements are counted: what they say, listeners see. */
const NAMESPACES = /^(?:googleplay|itunes|media|podcast|psc|spotify):/;
/** Documents with more names are no feeds that anybody made for listeners. */
const MAX_NAMES = 50;

const named = (names: string) => new Set(names.split(' '));

/** Texts that are counted only if they say anything new. */
const TEXTS = named('googleplay:description itunes:subtitle itunes:summary');
/** Of these one is read. */
const ONE_OF_SHOW = named(
  'googleplay:author googleplay:block googleplay:email googleplay:explicit googleplay:image itunes:author itunes:block itunes:complete itunes:explicit itunes:image itunes:new-feed-url itunes:owner itunes:type podcast:guid podcast:license podcast:location podcast:locked podcast:medium podcast:podroll podcast:publisher podcast:updateFrequency podcast:value',
);
/** Of these all are read. */
const ALL_OF_SHOW = named(
  'googleplay:category itunes:category podcast:funding podcast:person podcast:trailer podcast:txt',
);
const ONE_OF_EPISODE = named(
  'googleplay:block googleplay:explicit googleplay:image itunes:block itunes:duration itunes:episode itunes:episodeType itunes:explicit itunes:image itunes:season itunes:title podcast:chapters podcast:episode podcast:license podcast:location podcast:season psc:chapters',
);
const ALL_OF_EPISODE = named(
  'media:content media:credit media:description media:group media:thumbnail media:title podcast:alternateEnclosure podcast:contentLink podcast:person podcast:socialInteract podcast:soundbite podcast:transcript podcast:txt',
);

/** The names of which one is read, and those of which all are read. */
interface ReadNames {
  readonly one: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

const SHOW: ReadNames = { one: ONE_OF_SHOW, all: ALL_OF_SHOW };
const EPISODE: ReadNames = { one: ONE_OF_EPISODE, all: ALL_OF_EPISODE };

/** What was made of a feed, to compare. */
interface Made {
  readonly description: string | undefined;
  /** The author of the show. */
  readonly author: string | undefined;
  /** The addresses of its pictures. */
  readonly pictures: readonly (string | undefined)[];
  readonly items: readonly XmlElement[];
  readonly entries: readonly ReadEntry[];
}

/** Counts the elements of shows and episodes that no field takes, and whose text is in no other field either. */
export function findUnread(
  channel: XmlElement,
  { description, author, pictures, items, entries }: Made,
  { lineOf }: FeedContext,
): UnreadElements[] {
  const found = new Map<string, { readonly first: XmlElement; count: number }>();
  const countIn = (parent: XmlElement, names: ReadNames, isSaid: (element: XmlElement) => boolean) => {
    for (const element of unreadIn(parent, names, isSaid)) {
      const same = found.get(element.name);
      if (same) same.count += 1;
      else if (found.size < MAX_NAMES) found.set(element.name, { first: element, count: 1 });
    }
  };
  countIn(channel, SHOW, (element) => {
    if (TEXTS.has(element.name)) return saysAll(description ?? '', markupOf(element));
    const url = element.attributes.get('url');
    return url !== undefined && pictures.includes(url);
  });
  for (const [index, entry] of entries.entries())
    countIn(items[index] as XmlElement, EPISODE, (element) => isSaidIn(entry, author, element));
  return [...found].map(([name, { first, count }]) => ({ name, count, line: lineOf(first.index) }));
}

/** The elements that no field takes. Only the first of a name is compared, so that many take linear time. */
function unreadIn(
  parent: XmlElement,
  { one, all }: ReadNames,
  isSaid: (element: XmlElement) => boolean,
): XmlElement[] {
  const met = new Set<string>();
  return parent.children.filter(isXmlElement).filter((element) => {
    const { name, attributes, children } = element;
    if (!NAMESPACES.test(name) || all.has(name) || (attributes.size === 0 && children.length === 0))
      return false;
    if (met.has(name)) return true;
    met.add(name);
    return !one.has(name) && !isSaid(element);
  });
}

/** True if another field of the entry, or the show, has what an element says. */
function isSaidIn(entry: ReadEntry, ofShow: string | undefined, element: XmlElement): boolean {
  const { authors, tags, content = '', summary = '' } = entry;
  const text = elementText(element);
  if (TEXTS.has(element.name)) {
    const markup = markupOf(element);
    return saysAll(content, markup) || saysAll(summary, markup);
  }
  if (element.name === 'itunes:author') {
    const name = singleLine(text);
    return name === ofShow || authors.some((author) => author.name === name);
  }
  const keywords = element.name === 'itunes:keywords' ? text.split(',') : undefined;
  const known = new Set(['', ...tags]);
  return keywords?.every((word) => known.has(word.trim())) ?? false;
}
