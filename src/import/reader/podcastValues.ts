import type { License, Location, Person, RemoteItem, Txt } from '../../model/podcast.ts';
import { expected } from '../../model/problem.ts';
import type { Stamp } from '../../model/stamp.ts';
import { dateAt, type FeedContext, singleLine, withoutUndefined } from './fieldValues.ts';
import type { XmlElement } from './xml.ts';
import * as xml from './xmlFields.ts';

/** A list, or undefined for an empty one: what a document does not have is absent. */
export function listOrNone<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** An attribute on one line; undefined for an empty one. */
export function attributeLine({ attributes }: XmlElement, name: string): string | undefined {
  return singleLine(attributes.get(name));
}

/** The text of an element on one line; undefined for an empty one. */
export function lineOf(element: XmlElement): string | undefined {
  return singleLine(xml.elementText(element));
}

/** The address in an attribute of an element. */
export function addressIn(element: XmlElement, name: string, context: FeedContext): string | undefined {
  return xml.elementAddress(element, element.attributes.get(name), context);
}

/** Schemes of other networks, as `ipfs:` and `at:`; none that a browser would run or open a file by. */
const OTHER_URI =
  /^(?!(?:blob|data|file|https?|javascript|vbscript):)[a-z][a-z\d+.-]{1,30}:[^\s<>"{}|\\^`]{1,2000}$/i;

/** The URI in an attribute of an element, whatever network it is of. Reports an element without one. */
export function uriIn(element: XmlElement, name: string, context: FeedContext): string | undefined {
  const text = attributeLine(element, name);
  return text !== undefined && OTHER_URI.test(text) ? text : xml.attachedAddress(element, name, context);
}

/** Reports an element that says nothing without one of its parts. */
export function reportWithout(element: XmlElement, part: string, { report }: FeedContext): undefined {
  const mend = 'it is left out; it says nothing without';
  report(element.index, expected('FEED_ENTRY', `${element.name} with ${part}`, '', mend));
}

/** Reports a value that cannot be read. */
export function reportUnreadable(
  element: XmlElement,
  { what, found }: { readonly what: string; readonly found: string },
  { report }: FeedContext,
): undefined {
  const wanted = `${element.name} ${what}`;
  report(element.index, expected('FEED_ENTRY', wanted, found, 'it is left out'));
}

/** A number in an attribute. Reports what is none, and returns undefined. */
export function numberIn(element: XmlElement, name: string, context: FeedContext): number | undefined {
  const text = attributeLine(element, name);
  if (text === undefined) return undefined;
  if (/^\d{1,15}(?:\.\d{1,20})?$/.test(text)) return Number(text);
  return reportUnreadable(element, { what: `with a number in ${name}`, found: text }, context);
}

/** A date in an attribute. Reports what is none, and returns undefined: no entry depends on it. */
export function dateIn(element: XmlElement, name: string, context: FeedContext): Stamp | undefined {
  const text = attributeLine(element, name);
  const date = dateAt(element.index, text, { ...context, report: () => {} });
  if (text === undefined || date !== undefined) return date;
  return reportUnreadable(element, { what: `with a date in ${name}`, found: text }, context);
}

const YES = /^(?:yes|true|explicit|1)$/i;
const NO = /^(?:no|false|clean|not explicit|0)$/i;

/** A flag as Apple and Podcasting 2.0 write it now, or wrote it once. Reports another text, and returns undefined. */
export function readYes(
  parent: XmlElement,
  names: readonly string[],
  context: FeedContext,
): boolean | undefined {
  const [element] = names.flatMap((name) => xml.childOf(parent, name) ?? []);
  const text = element && lineOf(element);
  if (element === undefined || text === undefined) return undefined;
  if (YES.test(text)) return true;
  if (NO.test(text)) return false;
  return reportUnreadable(element, { what: 'to be true or false', found: text }, context);
}

/** Those who are heard, or who made it; the first documents had their names in an attribute. */
export function readPersons(parent: XmlElement, context: FeedContext): Person[] {
  return xml.childrenOf(parent, 'podcast:person').flatMap((element) => {
    const name = lineOf(element) ?? attributeLine(element, 'name');
    if (name === undefined) return reportWithout(element, 'a name', context) ?? [];
    return withoutUndefined({
      name,
      role: attributeLine(element, 'role')?.toLowerCase(),
      group: attributeLine(element, 'group')?.toLowerCase(),
      img: addressIn(element, 'img', context),
      href: addressIn(element, 'href', context),
    });
  });
}

/** The first place; a name of one's own is demanded. */
export function readLocation(parent: XmlElement, context: FeedContext): Location | undefined {
  const element = xml.childOf(parent, 'podcast:location');
  if (element === undefined) return undefined;
  const name = lineOf(element) ?? attributeLine(element, 'name');
  if (name === undefined) return reportWithout(element, 'a name', context);
  const osm = attributeLine(element, 'osm') ?? attributeLine(element, 'osmid');
  return withoutUndefined({ name, geo: attributeLine(element, 'geo'), osm });
}

export function readLicense(parent: XmlElement, context: FeedContext): License | undefined {
  const element = xml.childOf(parent, 'podcast:license');
  if (element === undefined) return undefined;
  const name = lineOf(element);
  if (name === undefined) return reportWithout(element, 'a name', context);
  return withoutUndefined({ name, url: addressIn(element, 'url', context) });
}

export function readTexts(parent: XmlElement): Txt[] {
  return xml.childrenOf(parent, 'podcast:txt').flatMap((element) => {
    const value = lineOf(element);
    return value === undefined ? [] : withoutUndefined({ value, purpose: attributeLine(element, 'purpose') });
  });
}

/** The other podcasts in an element (Podcasting 2.0, `podcast:remoteItem`). */
export function readRemoteItems(parent: XmlElement | undefined, context: FeedContext): RemoteItem[] {
  if (parent === undefined) return [];
  return xml.childrenOf(parent, 'podcast:remoteItem').flatMap((element) => {
    const feedGuid = attributeLine(element, 'feedGuid');
    if (feedGuid === undefined) return reportWithout(element, 'its feedGuid', context) ?? [];
    return withoutUndefined({
      feedGuid,
      feedUrl: addressIn(element, 'feedUrl', context),
      itemGuid: attributeLine(element, 'itemGuid'),
      medium: attributeLine(element, 'medium'),
      title: attributeLine(element, 'title'),
    });
  });
}
