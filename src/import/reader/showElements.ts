import type {
  Funding,
  Podcast,
  PodcastValue,
  Trailer,
  UpdateFrequency,
  ValueRecipient,
} from '../../model/podcast.ts';
import type { ReadPodcast } from './feedDocument.ts';
import { type FeedContext, parseSize, trimmed, withoutUndefined } from './fieldValues.ts';
import {
  attributeLine,
  dateIn,
  lineOf,
  listOrNone,
  numberIn,
  readLicense,
  readLocation,
  readPersons,
  readRemoteItems,
  readTexts,
  readYes,
  reportUnreadable,
  reportWithout,
} from './podcastValues.ts';
import type { XmlElement } from './xml.ts';
import * as xml from './xmlFields.ts';

/**
 * Reads what a channel says of its show: the elements of Apple and of Podcasting 2.0, and where Apple's are missing those of
 * Google Play.
 *
 * @returns undefined for a channel that says nothing of that kind
 */
export function readShow(channel: XmlElement, context: FeedContext): ReadPodcast | undefined {
  const show = withoutUndefined({
    image: xml.coverAddress(channel, context),
    categories: listOrNone(readCategories(channel)),
    isExplicit: readYes(channel, ['itunes:explicit', 'googleplay:explicit'], context),
    owner: readOwner(channel),
    author: xml.childLine(channel, 'itunes:author') ?? xml.childLine(channel, 'googleplay:author'),
    type: readType(channel, context),
    guid: xml.childLine(channel, 'podcast:guid'),
    isLocked: readYes(channel, ['podcast:locked'], context),
    newFeedUrl: xml.childAddress(channel, 'itunes:new-feed-url', context),
    isComplete: readYes(channel, ['itunes:complete'], context) || undefined,
    isBlocked: readYes(channel, ['itunes:block', 'googleplay:block'], context) || undefined,
    medium: xml.childLine(channel, 'podcast:medium'),
    funding: listOrNone(readFunding(channel, context)),
    persons: listOrNone(readPersons(channel, context)),
    location: readLocation(channel, context),
    license: readLicense(channel, context),
    trailers: listOrNone(readTrailers(channel, context)),
    podroll: listOrNone(readRemoteItems(xml.childOf(channel, 'podcast:podroll'), context)),
    publisher: readRemoteItems(xml.childOf(channel, 'podcast:publisher'), context)[0],
    updateFrequency: readUpdateFrequency(channel, context),
    texts: listOrNone(readTexts(channel)),
    value: readValue(channel, context),
  });
  return Object.keys(show).length > 0 ? show : undefined;
}

/** Categories to the letter, each perhaps with one below it. */
function readCategories(channel: XmlElement): Podcast['categories'] {
  const ofApple = xml.childrenOf(channel, 'itunes:category');
  const found = ofApple.length > 0 ? ofApple : xml.childrenOf(channel, 'googleplay:category');
  return found.flatMap((element) => {
    const name = attributeLine(element, 'text') ?? lineOf(element);
    if (name === undefined) return [];
    const below = xml
      .childrenOf(element, element.name)
      .flatMap((inner) => attributeLine(inner, 'text') ?? lineOf(inner) ?? []);
    return below.length > 0 ? below.map((one) => ({ name, below: one })) : [{ name }];
  });
}

/** Whom Apple writes to; else who may unlock the show. */
function readOwner(channel: XmlElement): ReadPodcast['owner'] {
  const owner = xml.childOf(channel, 'itunes:owner');
  const lock = xml.childOf(channel, 'podcast:locked');
  const name = owner && xml.childLine(owner, 'itunes:name');
  const email =
    (owner && xml.childLine(owner, 'itunes:email')) ??
    (lock && attributeLine(lock, 'owner')) ??
    xml.childLine(channel, 'googleplay:email');
  return name === undefined && email === undefined ? undefined : withoutUndefined({ name, email });
}

function readType(channel: XmlElement, context: FeedContext): Podcast['type'] {
  const element = xml.childOf(channel, 'itunes:type');
  const text = element && lineOf(element);
  if (element === undefined || text === undefined) return undefined;
  const written = text.toLowerCase();
  if (written === 'episodic' || written === 'serial') return written;
  return reportUnreadable(element, { what: 'to be episodic or serial', found: text }, context);
}

function readFunding(channel: XmlElement, context: FeedContext): Funding[] {
  return xml.childrenOf(channel, 'podcast:funding').flatMap((element) => {
    const url = xml.attachedAddress(element, 'url', context);
    return url === undefined ? [] : { url, title: lineOf(element) ?? '' };
  });
}

function readTrailers(channel: XmlElement, context: FeedContext): Trailer[] {
  return xml.childrenOf(channel, 'podcast:trailer').flatMap((element) => {
    const url = xml.attachedAddress(element, 'url', context);
    if (!element.attributes.has('pubdate')) reportWithout(element, 'its pubdate', context);
    const published = dateIn(element, 'pubdate', context);
    if (url === undefined || published === undefined) return [];
    return withoutUndefined({
      title: lineOf(element) ?? '',
      url,
      published,
      length: parseSize(attributeLine(element, 'length')),
      type: attributeLine(element, 'type'),
      season: numberIn(element, 'season', context),
    });
  });
}

function readUpdateFrequency(channel: XmlElement, context: FeedContext): UpdateFrequency | undefined {
  const element = xml.childOf(channel, 'podcast:updateFrequency');
  if (element === undefined) return undefined;
  const rrule = attributeLine(element, 'rrule');
  const text = lineOf(element) ?? rrule;
  if (text === undefined) return reportWithout(element, 'a text', context);
  return withoutUndefined({
    text,
    rrule,
    start: dateIn(element, 'dtstart', context),
    isComplete: /^true$/i.test(attributeLine(element, 'complete') ?? '') || undefined,
  });
}

/** The first value block, as it is given. */
function readValue(channel: XmlElement, context: FeedContext): PodcastValue | undefined {
  const element = xml.childOf(channel, 'podcast:value');
  if (element === undefined) return undefined;
  const type = attributeLine(element, 'type');
  const method = attributeLine(element, 'method');
  if (type === undefined || method === undefined)
    return reportWithout(element, 'its type and method', context);
  const recipients = xml
    .childrenOf(element, 'podcast:valueRecipient')
    .flatMap((one) => readRecipient(one, context) ?? []);
  return withoutUndefined({ type, method, suggested: attributeLine(element, 'suggested'), recipients });
}

function readRecipient(element: XmlElement, context: FeedContext): ValueRecipient | undefined {
  const type = attributeLine(element, 'type');
  const address = attributeLine(element, 'address');
  const split = trimmed(element.attributes.get('split'));
  if (type === undefined || address === undefined || split === undefined || !/^\d{1,9}$/.test(split)) {
    return reportWithout(element, 'its type, address and split', context);
  }
  return withoutUndefined({
    type,
    address,
    split: Number(split),
    name: attributeLine(element, 'name'),
    customKey: attributeLine(element, 'customKey'),
    customValue: attributeLine(element, 'customValue'),
    isFee: /^true$/i.test(attributeLine(element, 'fee') ?? '') || undefined,
  });
}
