import type { Enclosure } from '../../model/item.ts';
import type {
  AlternateEnclosure,
  Chapter,
  ContentLink,
  Episode,
  EpisodeType,
  SocialInteract,
  Soundbite,
} from '../../model/podcast.ts';
import { type FeedContext, parseSeconds, parseSize, withoutUndefined } from './fieldValues.ts';
import {
  addressIn,
  attributeLine,
  lineOf,
  listOrNone,
  numberIn,
  readLicense,
  readLocation,
  readPersons,
  readTexts,
  readYes,
  reportUnreadable,
  reportWithout,
  uriIn,
} from './podcastValues.ts';
import type { XmlElement } from './xml.ts';
import * as xml from './xmlFields.ts';

/**
 * Reads what an item says of itself as an episode: the elements of Apple and of Podcasting 2.0.
 *
 * @returns undefined for an item that says nothing of that kind
 */
export function readEpisode(item: XmlElement, context: FeedContext): Episode | undefined {
  const title = xml.childLine(item, 'itunes:title');
  const episode = withoutUndefined({
    season: readSeason(item, context),
    number: readNumber(item, context),
    type: readType(item, context),
    isExplicit: readYes(item, ['itunes:explicit', 'googleplay:explicit'], context),
    isBlocked: readYes(item, ['itunes:block', 'googleplay:block'], context) || undefined,
    title: title === xml.childLine(item, 'title') ? undefined : title,
    image: xml.coverAddress(item, context),
    persons: listOrNone(readPersons(item, context)),
    location: readLocation(item, context),
    soundbites: listOrNone(readSoundbites(item, context)),
    alternates: listOrNone(readAlternates(item, context)),
    social: listOrNone(readSocial(item, context)),
    texts: listOrNone(readTexts(item)),
    license: readLicense(item, context),
    contentLinks: listOrNone(readContentLinks(item, context)),
  });
  return Object.keys(episode).length > 0 ? episode : undefined;
}

/** The chapters in the item itself (Podlove Simple Chapters 1.2). */
export function readSimpleChapters(item: XmlElement, context: FeedContext): Chapter[] {
  const chapters = xml.childOf(item, 'psc:chapters');
  if (chapters === undefined) return [];
  return xml.childrenOf(chapters, 'psc:chapter').flatMap((element) => {
    const startInSeconds = parseSeconds(attributeLine(element, 'start'));
    if (startInSeconds === undefined) return reportWithout(element, 'its start', context) ?? [];
    return withoutUndefined({
      startInSeconds,
      title: attributeLine(element, 'title') ?? lineOf(element),
      img: addressIn(element, 'image', context),
      url: addressIn(element, 'href', context),
    });
  });
}

/** The files of an item with Apple's duration, which is that of the first. */
export function withDuration(
  files: readonly Enclosure[],
  item: XmlElement,
  context: FeedContext,
): readonly Enclosure[] {
  const element = xml.childOf(item, 'itunes:duration');
  const found = element && lineOf(element);
  if (element === undefined || found === undefined) return files;
  const duration = parseSeconds(found);
  if (duration === undefined) {
    reportUnreadable(element, { what: 'to be a duration, such as 1:02:03', found }, context);
    return files;
  }
  return files.map((file, index) => (index === 0 ? { ...file, duration } : file));
}

/** The number of Podcasting 2.0, which may have a name, else that of Apple. */
function readSeason(item: XmlElement, context: FeedContext): Episode['season'] {
  const number = wholeIn(item, 'podcast:season', context) ?? wholeIn(item, 'itunes:season', context);
  const named = xml.childOf(item, 'podcast:season');
  return number === undefined
    ? undefined
    : withoutUndefined({ number, name: named && attributeLine(named, 'name') });
}

/** The number of Podcasting 2.0, which may have a fraction and a text, else that of Apple. */
function readNumber(item: XmlElement, context: FeedContext): Episode['number'] {
  const shown = xml.childOf(item, 'podcast:episode');
  const written = shown && lineOf(shown);
  const isNumber = /^\d{1,9}(?:\.\d{1,3})?$/.test(written ?? '');
  if (shown && written && !isNumber)
    reportUnreadable(shown, { what: 'to be a number', found: written }, context);
  const number = isNumber ? Number(written) : wholeIn(item, 'itunes:episode', context);
  return number === undefined
    ? undefined
    : withoutUndefined({ number, display: shown && attributeLine(shown, 'display') });
}

/** A whole number from 1. Reports another text; 0 stands for no number in documents of some hosts. */
function wholeIn(item: XmlElement, name: string, context: FeedContext): number | undefined {
  const element = xml.childOf(item, name);
  const text = element && lineOf(element);
  if (element === undefined || text === undefined) return undefined;
  if (/^\d{1,9}(?:\.0{1,9})?$/.test(text)) return Number(text) || undefined;
  return reportUnreadable(element, { what: 'to be a whole number', found: text }, context);
}

function readType(item: XmlElement, context: FeedContext): EpisodeType | undefined {
  const element = xml.childOf(item, 'itunes:episodeType');
  const text = element && lineOf(element);
  if (element === undefined || text === undefined) return undefined;
  const written = text.toLowerCase();
  if (written === 'full' || written === 'trailer' || written === 'bonus') return written;
  return reportUnreadable(element, { what: 'to be full, trailer or bonus', found: text }, context);
}

function readSoundbites(item: XmlElement, context: FeedContext): Soundbite[] {
  return xml.childrenOf(item, 'podcast:soundbite').flatMap((element) => {
    const startInSeconds = parseSeconds(attributeLine(element, 'startTime'));
    const durationInSeconds = parseSeconds(attributeLine(element, 'duration'));
    if (startInSeconds === undefined || !durationInSeconds) {
      return reportWithout(element, 'its startTime and duration', context) ?? [];
    }
    return withoutUndefined({ startInSeconds, durationInSeconds, title: lineOf(element) });
  });
}

/** The same in other files. The first documents had the address in the element's text. */
function readAlternates(item: XmlElement, context: FeedContext): AlternateEnclosure[] {
  return xml.childrenOf(item, 'podcast:alternateEnclosure').flatMap((element) => {
    const type = attributeLine(element, 'type');
    const sources = readSources(element, context);
    if (type === undefined || sources.length === 0) {
      return reportWithout(element, 'its type and a source', context) ?? [];
    }
    const integrity = xml
      .childrenOf(element, 'podcast:integrity')
      .find((one) => /^sri$/i.test(attributeLine(one, 'type') ?? ''));
    const isDefault = attributeLine(element, 'default');
    return withoutUndefined({
      type,
      length: parseSize(attributeLine(element, 'length')),
      bitrate: numberIn(element, 'bitrate', context),
      height: numberIn(element, 'height', context),
      language: attributeLine(element, 'lang') ?? attributeLine(element, 'language'),
      title: attributeLine(element, 'title'),
      rel: attributeLine(element, 'rel'),
      codecs: attributeLine(element, 'codecs'),
      isDefault: isDefault === undefined ? undefined : /^true$/i.test(isDefault),
      sources,
      integrity: integrity && attributeLine(integrity, 'value'),
    });
  });
}

function readSources(element: XmlElement, context: FeedContext): AlternateEnclosure['sources'] {
  const sources = xml.childrenOf(element, 'podcast:source').flatMap((source) => {
    const uri = uriIn(source, 'uri', context);
    return uri === undefined
      ? []
      : withoutUndefined({ uri, contentType: attributeLine(source, 'contentType') });
  });
  const alone =
    sources.length > 0 ? undefined : xml.elementAddress(element, xml.elementText(element), context);
  return alone === undefined ? sources : [{ uri: alone }];
}

function readSocial(item: XmlElement, context: FeedContext): SocialInteract[] {
  return xml.childrenOf(item, 'podcast:socialInteract').flatMap((element) => {
    const protocol = attributeLine(element, 'protocol')?.toLowerCase();
    if (protocol === undefined) return reportWithout(element, 'its protocol', context) ?? [];
    const uri = protocol === 'disabled' ? undefined : uriIn(element, 'uri', context);
    if (protocol !== 'disabled' && uri === undefined) return [];
    return withoutUndefined({
      protocol,
      uri,
      accountId: attributeLine(element, 'accountId'),
      accountUrl: addressIn(element, 'accountUrl', context),
      priority: numberIn(element, 'priority', context),
    });
  });
}

function readContentLinks(item: XmlElement, context: FeedContext): ContentLink[] {
  return xml.childrenOf(item, 'podcast:contentLink').flatMap((element) => {
    const href = xml.attachedAddress(element, 'href', context);
    return href === undefined ? [] : { href, title: lineOf(element) ?? href };
  });
}
