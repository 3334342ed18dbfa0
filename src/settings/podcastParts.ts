import { parseDate } from '../dates/parseDate.ts';
import { findNearest } from '../model/findNearest.ts';
import { mediaTypeOf } from '../model/mediaType.ts';
import type {
  Funding,
  License,
  Location,
  Person,
  RemoteItem,
  Trailer,
  Txt,
  UpdateFrequency,
} from '../model/podcast.ts';
import type { Stamp } from '../model/stamp.ts';
import {
  optional,
  readChoice,
  readFlag,
  readProse,
  readText,
  readUrl,
  readWholeNumber,
  type Value,
  type Wrong,
} from '../syntax/value.ts';
import {
  FUNDING,
  LICENSE,
  LOCATION,
  MEDIUMS,
  PERSON,
  PUBLISHER,
  REMOTE_ITEM,
  TRAILER,
  TXT,
  UPDATE_FREQUENCY,
} from './podcastPartsTable.ts';
import { type PodcastContext, readPart, readShort } from './podcastSection.ts';
import type { ReadValue } from './section.ts';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** RFC 5870; what may follow the numbers is not looked at. */
const GEO = /^geo:-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?(?:[,;]\S*)?$/;
/** RFC 5545, 3.3.10 */
const RRULE =
  /^(?:[A-Z-]+=[^;=\s]+;)*FREQ=(?:SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(?:;[A-Z-]+=[^;=\s]+)*$/;

/** How to find the guid of another feed. */
const OF_FEED = 'write the podcast:guid of its feed: 32 hexadecimal digits in five groups';

export function readFunding(value: Value, context: PodcastContext): Funding {
  const { read } = readPart('funding', value, FUNDING, context);
  return { url: read('url', readAddress(context)) ?? '', title: read('title', readShort(context)) ?? '' };
}

/** A name, or all that is known of somebody. */
export function readPerson(value: Value, context: PodcastContext): Person {
  if (value.kind === 'text') return { name: readShort(context)(value, context.wrong) ?? '' };
  const { read, readOptional } = readPart('persons', value, PERSON, context);
  const readTerm: ReadValue<string> = (one, wrong) => readText(one, wrong)?.toLowerCase();
  return {
    name: read('name', readShort(context)) ?? '',
    ...readOptional('role', readTerm),
    ...readOptional('group', readTerm),
    ...readOptional('img', readAddress(context)),
    ...readOptional('href', readAddress(context)),
  };
}

export function readLocation(value: Value, context: PodcastContext): Location {
  if (value.kind === 'text') return { name: readShort(context)(value, context.wrong) ?? '' };
  const { read, readOptional } = readPart('location', value, LOCATION, context);
  return {
    name: read('name', readShort(context)) ?? '',
    ...readOptional('geo', readGeo),
    ...readOptional('osm', readOsm),
  };
}

function readGeo(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'a geo URI');
  if (text === undefined || GEO.test(text)) return text;
  return wrong(
    value,
    'a geo URI',
    'write latitude and longitude like "geo:-36.84,174.77", in quotes (RFC 5870)',
  );
}

function readOsm(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'an object of OpenStreetMap')?.toUpperCase();
  if (text === undefined || /^[NWR]\d+(?:#\d+)?$/.test(text)) return text;
  const mend = 'write N, W or R for a node, a way or a relation, and its number, like R2094141';
  return wrong(value, 'an object of OpenStreetMap', mend);
}

/** An identifier of SPDX is written in lower case; any other licence has an address. */
export function readLicense(value: Value, context: PodcastContext): License {
  if (value.kind === 'text') return { name: readIdentifier(value, context.wrong) ?? '' };
  const { read } = readPart('license', value, LICENSE, context);
  const url = read('url', readAddress(context));
  if (url === undefined) return { name: read('name', readIdentifier) ?? '' };
  return { name: read('name', readShort(context)) ?? '', url };
}

function readIdentifier(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'a licence')?.toLowerCase();
  if (text === undefined || /^[a-z\d][a-z\d.+-]*$/.test(text)) return text;
  const mend = 'write it like cc-by-4.0, or add the address of its text: { name: ..., url: ... }';
  return wrong(value, 'an identifier of SPDX', mend);
}

/** The type of a trailer is that of its name, where nothing else is said. */
export function readTrailer(value: Value, context: PodcastContext): Trailer {
  const { read, readOptional } = readPart('trailers', value, TRAILER, context);
  const url = read('url', readAddress(context)) ?? '';
  const known = mediaTypeOf(url.replace(/[?#].*$/s, ''), '');
  return {
    title: read('title', readShort(context)) ?? '',
    url,
    published: read('date', readDate(context)) ?? new Date(0),
    ...optional('length', read('sizeInBytes', readWholeNumber)),
    ...optional('type', read('type', readType) ?? (known === '' ? undefined : known)),
    ...readOptional('season', readWholeNumber),
  };
}

function readType(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'a MIME type');
  if (text === undefined || /^[^\s/]+\/[^\s/]+$/.test(text)) return text;
  return wrong(value, 'a MIME type', 'write it like audio/mpeg');
}

export function readRemoteItem(value: Value, context: PodcastContext): RemoteItem {
  const { read, readOptional } = readPart('podroll', value, REMOTE_ITEM, context);
  return {
    feedGuid: read('feedGuid', readGuid(OF_FEED)) ?? '',
    ...readOptional('feedUrl', readUrl),
    ...readOptional('itemGuid', readText),
    ...readOptional('medium', readMedium),
    ...readOptional('title', readProse),
  };
}

/** A feed of the medium `publisher`: the standard asks for that word. */
export function readPublisher(value: Value, context: PodcastContext): RemoteItem {
  const { read, readOptional } = readPart('publisher', value, PUBLISHER, context);
  return {
    feedGuid: read('feedGuid', readGuid(OF_FEED)) ?? '',
    ...readOptional('feedUrl', readUrl),
    medium: read('medium', (one, wrong) => readChoice(one, ['publisher'], wrong)) ?? 'publisher',
    ...readOptional('title', readProse),
  };
}

/** Words alone, or with a rule. A rule that counts has a beginning. */
export function readUpdateFrequency(value: Value, context: PodcastContext): UpdateFrequency {
  if (value.kind === 'text') return { text: readShort(context)(value, context.wrong) ?? '' };
  const part = readPart('updateFrequency', value, UPDATE_FREQUENCY, context);
  const { read, readOptional } = part;
  const start = read('start', readDate(context));
  const readRule: ReadValue<string> = (one, wrong) => {
    const rule = readText(one, wrong, 'a rule')?.replace(/^RRULE:/i, '');
    if (rule === undefined) return undefined;
    if (!RRULE.test(rule))
      return wrong(one, 'a rule of RFC 5545', 'write it like FREQ=WEEKLY;BYDAY=FR, in capitals');
    const isCounted = /(?:^|;)COUNT=/.test(rule);
    if (isCounted && start === undefined)
      return wrong(one, 'a rule that says when it begins', 'add start: beside it, since it has COUNT');
    return rule;
  };
  return {
    text: read('text', readShort(context)) ?? '',
    ...readOptional('rrule', readRule),
    ...optional('start', start),
    ...(read('complete', readFlag) && { isComplete: true }),
  };
}

/** How much text and how long a purpose readers take (Podcasting 2.0, `podcast:txt`). */
const MAX_TXT = 4000;

export function readTxt(value: Value, context: PodcastContext): Txt {
  const readLong = readShort(context, MAX_TXT);
  if (value.kind === 'text') return { value: readLong(value, context.wrong) ?? '' };
  const { read, readOptional } = readPart('txt', value, TXT, context);
  return { value: read('value', readLong) ?? '', ...readOptional('purpose', readShort(context)) };
}

/**
 * A UUID in lower case.
 *
 * @param mend what to do where it is another text
 */
export function readGuid(mend: string): ReadValue<string> {
  return (value, wrong) => {
    const text = readText(value, wrong, 'a UUID');
    return text === undefined || UUID.test(text) ? text?.toLowerCase() : wrong(value, 'a UUID', mend);
  };
}

/** One of a list that the standard closes. */
export function readMedium(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'a medium');
  if (text === undefined || MEDIUMS.includes(text)) return text;
  const nearest = findNearest(text, MEDIUMS);
  const list = `write one of: ${MEDIUMS.join(', ')}`;
  return wrong(value, 'a medium of Podcasting 2.0', nearest ? `did you mean ${nearest}?` : list);
}

/** An address, or a file of the publication's. It has no base if that address is wrong; only that one is reported. */
export function readAddress({ url }: PodcastContext): ReadValue<string> {
  return (value, wrong) => (url === '' ? undefined : readUrl(value, wrong, url));
}

/** A date in any form. A wrong time zone or language is reported already. */
function readDate({ timeZone, language, report }: PodcastContext): ReadValue<Stamp> {
  return (value, wrong) => {
    const text = readText(value, wrong, 'a date');
    if (text === undefined || timeZone === '' || language === '') return undefined;
    const { stamp, faults } = parseDate(text, timeZone, language);
    // Of a day alone, its start is meant.
    for (const fault of faults) if (fault.code !== 'DATE_WITHOUT_TIME') report(value.at, fault);
    return stamp;
  };
}
