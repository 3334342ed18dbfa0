import { parseDate } from '../dates/parseDate.ts';
import { mediaTypeOf } from '../model/mediaType.ts';
import type { Funding, RemoteItem, Trailer, UpdateFrequency } from '../model/podcast.ts';
import type { Stamp } from '../model/stamp.ts';
import { readGuid, readMedium, readRule } from '../syntax/podcastForms.ts';
import type { Ways } from '../syntax/podcastValues.ts';
import type { ReadValue } from '../syntax/section.ts';
import {
  optional,
  readChoice,
  readFlag,
  readProse,
  readText,
  readType,
  readUrl,
  readWholeNumber,
  type Value,
} from '../syntax/value.ts';
import {
  FUNDING,
  LICENSE,
  LOCATION,
  PERSON,
  PUBLISHER,
  REMOTE_ITEM,
  TRAILER,
  TXT,
  UPDATE_FREQUENCY,
} from './podcastPartsTable.ts';
import { type PodcastContext, readPart, readShort } from './podcastSection.ts';

/** How to find the guid of another feed. */
const OF_FEED = 'write the podcast:guid of its feed: 32 hexadecimal digits in five groups';

export function readFunding(value: Value, context: PodcastContext): Funding {
  const { read } = readPart('funding', value, FUNDING, context);
  return { url: read('url', readAddress(context)) ?? '', title: read('title', readShort(context)) ?? '' };
}

/** How feed.yaml has the values that episodes have too: exactly under their names, and with addresses of the publication's. */
export function waysOf(context: PodcastContext): Ways<string> {
  const tables = { persons: PERSON, location: LOCATION, license: LICENSE, txt: TXT };
  return {
    wrong: context.wrong,
    open: ({ key }, mapping) => readPart(key, mapping, tables[key], context),
    readWords: (what, max) => readShort(context, what, max),
    readPage: readAddress(context),
    readPicture: readAddress(context),
  };
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
  const readUsable: ReadValue<string> = (one, wrong) => {
    const rule = readRule(one, wrong);
    const isCounted = rule !== undefined && /(?:^|;)COUNT=/.test(rule);
    if (isCounted && start === undefined)
      return wrong(one, 'a rule that says when it begins', 'add start: beside it, since it has COUNT');
    return rule;
  };
  return {
    text: read('text', readShort(context)) ?? '',
    ...readOptional('rrule', readUsable),
    ...optional('start', start),
    ...(read('complete', readFlag) && { isComplete: true }),
  };
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
