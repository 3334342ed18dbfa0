import type { BareReference, EpisodeHead } from '../model/article.ts';
import type {
  ContentLink,
  EpisodeType,
  License,
  Location,
  SocialInteract,
  Soundbite,
  Txt,
} from '../model/podcast.ts';
import { readWord } from '../syntax/podcastForms.ts';
import {
  type Kind,
  readLicense,
  readLocation,
  readPerson,
  readTxt,
  type Ways,
} from '../syntax/podcastValues.ts';
import { readersOf } from '../syntax/section.ts';
import { readList, readText, readUrl, readWholeNumber, type Value, type Wrong } from '../syntax/value.ts';
import { readFrontText } from './frontText.ts';
import type { HeadContext } from './headField.ts';
import {
  orNone,
  type PartNames,
  type Parts,
  partsOf,
  readerOfParts,
  readNumber,
  readOptionalText,
  readReference,
} from './parts.ts';
import { readDuration } from './readDuration.ts';

/** A season: its number, or a mapping of `number` and `name`. */
export function readSeason(value: Value, context: HeadContext): EpisodeHead['season'] {
  const { number, rest } = numbered(value, 'name', ['name', 'title'], readWholeNumber, context);
  return number === undefined ? undefined : { number, ...rest };
}

/** The number of an episode, or a mapping of `number` and of `display`, which is shown in its place. */
export function readEpisodeNumber(value: Value, context: HeadContext): EpisodeHead['number'] {
  const { number, rest } = numbered(value, 'display', ['display'], readEpisode, context);
  return number === undefined ? undefined : { number, ...rest };
}

/** Podcasting 2.0 has parts of numbers, and shows that begin with 0. */
function readEpisode(value: Value, wrong: Wrong): number | undefined {
  return readNumber(value, /^\d{1,9}(?:\.\d{1,3})?$/, 'a number', wrong);
}

function numbered<K extends string>(
  value: Value,
  key: K,
  names: readonly string[],
  readOne: (value: Value, wrong: Wrong) => number | undefined,
  { wrong, report }: HeadContext,
): { readonly number: number | undefined; readonly rest?: { [P in K]?: string } } {
  if (value.kind !== 'mapping') return { number: readOne(value, wrong) };
  const parts = partsOf(value, { number: ['number'], text: names }, report);
  const read = readerOfParts(parts, wrong);
  const number = parts.number ? readOne(parts.number, wrong) : wrong(value, 'a number', 'add number: to it');
  return { number, rest: read(key, 'text', readOptionalText(report)) };
}

const TYPES: readonly EpisodeType[] = ['full', 'trailer', 'bonus'];

/** What an episode is to its show, in whatever case. */
export function readEpisodeType(value: Value, { wrong }: HeadContext): EpisodeType | undefined {
  const written = value.kind === 'text' ? value.text.trim().toLowerCase() : '';
  const found = TYPES.find((type) => type === written);
  return found ?? wrong(value, TYPES.join(' or '), `write one of: ${TYPES.join(', ')}`);
}

/** Apple's words beside true and false, of today and of years ago. */
const FLAGS: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  explicit: true,
  false: false,
  no: false,
  clean: false,
};

/** Whether it is explicit: `true` and `false`, or Apple's words. */
export function readExplicit(value: Value, { wrong }: HeadContext): boolean | undefined {
  const written = value.kind === 'text' ? value.text.trim().toLowerCase() : '';
  return FLAGS[written] ?? wrong(value, 'true or false', 'write true or false');
}

/** True if directories are asked not to show it; a block that is off is none. */
export function readBlock(value: Value, context: HeadContext): true | undefined {
  return readExplicit(value, context) || undefined;
}

/** The title without numbers. */
export function readItunesTitle(value: Value, context: HeadContext): string | undefined {
  return readFrontText(value, context, 'a title');
}

/** The duration of the first file. */
export function readEpisodeDuration(value: Value, { wrong }: HeadContext): number | undefined {
  return readDuration(value, wrong);
}

/** The names that other programs have for the parts of values, ours first. */
const NAMES: Readonly<Record<Kind['key'], PartNames<string>>> = {
  persons: {
    name: ['name'],
    role: ['role'],
    group: ['group'],
    img: ['img', 'image', 'avatar', 'picture'],
    href: ['href', 'url', 'link', 'uri'],
  },
  location: { name: ['name'], geo: ['geo'], osm: ['osm'] },
  license: { name: ['name', 'identifier', 'id'], url: ['url', 'href'] },
  txt: { value: ['value', 'text'], purpose: ['purpose'] },
};

/** How front matter has the values that shows have too. A picture is a file or an address until it is found. */
function waysOf({ wrong, report }: HeadContext): Ways<BareReference> {
  return {
    wrong,
    open: ({ key, what, main }, mapping) => {
      const parts = partsOf(mapping, NAMES[key], report);
      if (parts[main] === undefined) wrong(mapping, `${what} with ${main}`, `add ${main}: to it`);
      return readersOf(new Map(Object.entries(parts) as [string, Value][]), { wrong });
    },
    readWords: (what) => (value) => readFrontText(value, { wrong, report }, what),
    readPage: readUrl,
    readPicture: readReference,
    takesAnyLicense: true,
  };
}

/** People: names, or mappings of `name`, `role`, `group`, `img` and `href`. */
export function readPersons(value: Value, context: HeadContext): EpisodeHead['persons'] {
  const ways = waysOf(context);
  return orNone(readList(value, (one) => readPerson(one, ways)));
}

/** A place: its name, or a mapping of `name`, `geo` and `osm`. Of several, the first. */
export function readPlace(value: Value, context: HeadContext): Location | undefined {
  const ways = waysOf(context);
  return readList(value, (one) => readLocation(one, ways))[0];
}

const SOUNDBITE = {
  start: ['start', 'startTime', 'start_time'],
  duration: ['duration'],
  title: ['title'],
};

/** Parts that stand for the whole: mappings of `start`, `duration` and `title`. */
export function readSoundbites(
  value: Value,
  { wrong, report }: HeadContext,
): readonly Soundbite[] | undefined {
  const bites = readList(value, (one) => {
    const parts = one.kind === 'mapping' ? partsOf(one, SOUNDBITE, report) : {};
    const { start, duration } = parts;
    if (start === undefined || duration === undefined)
      return wrong(
        one,
        'a soundbite with start and duration',
        'write { start: 1:13, duration: 30, title: ... }',
      );
    const startInSeconds = readDuration(start, wrong);
    const durationInSeconds = readDuration(duration, wrong);
    if (startInSeconds === undefined || durationInSeconds === undefined) return undefined;
    return {
      startInSeconds,
      durationInSeconds,
      ...readerOfParts(parts, wrong)('title', 'title', readOptionalText(report)),
    };
  });
  return orNone(bites);
}

const SOCIAL = {
  uri: ['uri', 'url', 'href'],
  protocol: ['protocol'],
  accountId: ['accountId', 'account_id'],
  accountUrl: ['accountUrl', 'account_url'],
  priority: ['priority'],
};

/** Where people talk about it: addresses, or mappings of `protocol`, `uri`, `accountId`, `accountUrl` and `priority`. */
export function readSocial(value: Value, context: HeadContext): readonly SocialInteract[] | undefined {
  const { wrong, report } = context;
  const posts = readList(value, (one): SocialInteract | undefined => {
    const parts = one.kind === 'mapping' ? partsOf(one, SOCIAL, report) : { uri: one };
    const read = readerOfParts(parts, wrong);
    const { protocol = 'activitypub' } = read('protocol', 'protocol', readWord);
    if (protocol === 'disabled') return { protocol };
    const uri = parts.uri
      ? readUrl(parts.uri, wrong)
      : wrong(one, 'a post with uri', 'add uri: with its address');
    if (uri === undefined) return undefined;
    return {
      protocol,
      uri,
      ...read('accountId', 'accountId', readText),
      ...read('accountUrl', 'accountUrl', readUrl),
      ...read('priority', 'priority', readWholeNumber),
    };
  });
  return orNone(posts);
}

/** Free text: texts, or mappings of `value` and `purpose`. */
export function readTexts(value: Value, context: HeadContext): readonly Txt[] | undefined {
  const ways = waysOf(context);
  return orNone(readList(value, (one) => readTxt(one, ways)));
}

/** A licence: its name, or a mapping of `name` and `url`. Of several, the first. */
export function readLicence(value: Value, context: HeadContext): License | undefined {
  const ways = waysOf(context);
  return readList(value, (one) => readLicense(one, ways))[0];
}

const LINK = { title: ['title', 'name'], href: ['href', 'url'] };

/** The same on other services: mappings of `href` and `title`. */
export function readContentLinks(value: Value, context: HeadContext): readonly ContentLink[] | undefined {
  const { wrong, report } = context;
  const links = readList(value, (one) => {
    const parts: Parts<keyof typeof LINK> = one.kind === 'mapping' ? partsOf(one, LINK, report) : {};
    if (parts.href === undefined || parts.title === undefined)
      return wrong(one, 'a link with href and title', 'write { href: ..., title: ... }');
    const title = readFrontText(parts.title, context, 'a link');
    const href = readUrl(parts.href, wrong);
    return title === undefined || href === undefined ? undefined : { href, title };
  });
  return orNone(links);
}
