import { APPLE_CATEGORIES } from '../model/appleCategories.ts';
import { findNearest } from '../model/findNearest.ts';
import type { Author } from '../model/item.ts';
import type { Podcast } from '../model/podcast.ts';
import { readGuid, readMedium } from '../syntax/podcastForms.ts';
import { readLicense, readLocation, readPerson, readTxt } from '../syntax/podcastValues.ts';
import { type ReadValue, readersOf, readListOf, type SectionReaders } from '../syntax/section.ts';
import { placeAt } from '../syntax/sourceText.ts';
import {
  optional,
  readAuthor,
  readChoice,
  readFlag,
  readProse,
  readText,
  readUrl,
  type Value,
  type Wrong,
} from '../syntax/value.ts';
import {
  readAddress,
  readFunding,
  readPublisher,
  readRemoteItem,
  readTrailer,
  readUpdateFrequency,
  waysOf,
} from './podcastParts.ts';
import type { PodcastContext } from './podcastSection.ts';
import { PODCAST, PODCAST_TYPES } from './podcastTable.ts';
import { readValueBlock } from './podcastValue.ts';
import { readSection, reportMissingIn } from './section.ts';
import { namesIn } from './settingRow.ts';
import { reportInsecure, reportLongDescription } from './unfitShows.ts';

const OF_ADDRESS = 'leave it out for a new podcast: it is made of the address of the feed';

type Category = Podcast['categories'][number];

/** Reads the settings of a podcast. Returns undefined if a required one is missing or wrong. */
export function readPodcast(value: Value, context: PodcastContext): Podcast | undefined {
  const section = readSection('podcast', value, namesIn(PODCAST), context) ?? new Map<string, Value>();
  reportMissingIn('podcast', section, PODCAST, value.at, context);
  const readers = readersOf(section, context);
  const { read } = readers;
  const podcast = {
    categories: read('category', readListOf(readCategory)) ?? [],
    ...readOfApple(readers),
    isLocked: read('locked', readFlag) ?? false,
    ...readOfPodcasting2(readers, context),
  };
  const isExplicit = read('explicit', readFlag);
  const image = read('image', readAddress(context));
  if (image === undefined || isExplicit === undefined) return undefined;
  const imagePlace = placeAt(context.source, (section.get('image') as Value).at);
  if (!image.startsWith(context.url)) reportInsecure(image, section.get('image'), context);
  const { description } = podcast;
  if (description !== undefined) reportLongDescription(description, section.get('description'), context);
  return { ...podcast, image, imagePlace, isExplicit };
}

/** What Apple knows beside what it requires. */
function readOfApple({ read, readOptional }: SectionReaders): Partial<Podcast> {
  return {
    ...readOptional('owner', readOwner),
    ...readOptional('author', (value, wrong) => readText(value, wrong, 'an author')),
    ...readOptional('description', readProse),
    ...readOptional('type', (value, wrong) => readChoice(value, PODCAST_TYPES, wrong)),
    ...readOptional('newFeedUrl', readUrl),
    ...(read('complete', readFlag) && { isComplete: true }),
    ...(read('block', readFlag) && { isBlocked: true }),
  };
}

/** What Podcasting 2.0 knows. */
function readOfPodcasting2(
  { read, readOptional }: SectionReaders,
  context: PodcastContext,
): Partial<Podcast> {
  const whole = { ...context, ...waysOf(context) };
  const one =
    <T>(reader: (value: Value, context: typeof whole) => T | undefined): ReadValue<T> =>
    (value) =>
      reader(value, whole);
  return {
    ...readOptional('guid', readGuid(OF_ADDRESS)),
    ...readOptional('medium', readMedium),
    ...readOptional('funding', readListOf(one(readFunding))),
    ...readOptional('persons', readListOf(one(readPerson<string>))),
    ...readOptional('location', one(readLocation)),
    ...readOptional('license', one(readLicense)),
    ...readOptional('trailers', readListOf(one(readTrailer))),
    ...readOptional('podroll', readListOf(one(readRemoteItem))),
    ...readOptional('publisher', one(readPublisher)),
    ...readOptional('updateFrequency', one(readUpdateFrequency)),
    ...optional('texts', read('txt', readListOf(one(readTxt)))),
    ...readOptional('value', one(readValueBlock)),
    ...(read('simpleChapters', readFlag) && { hasSimpleChapters: true }),
  };
}

/** `News`, or `News > Daily News`, in Apple's spelling. */
function readCategory(value: Value, wrong: Wrong): Category | undefined {
  const text = readText(value, wrong, 'a category');
  if (text === undefined) return undefined;
  const [name = '', below, ...more] = text.split('>').map((part) => part.trim());
  const names = APPLE_CATEGORIES.get(name);
  const isKnown = names !== undefined && (below === undefined || names.includes(below)) && more.length === 0;
  if (isKnown) return { name, ...optional('below', below) };
  const choices = names === undefined ? [...APPLE_CATEGORIES.keys()] : names;
  const nearest = findNearest(names === undefined ? name : String(below), choices);
  const list = choices.length === 0 ? `${name} has none below it` : `write one of: ${choices.join(', ')}`;
  return wrong(value, "one of Apple's categories", nearest ? `did you mean ${nearest}?` : list);
}

function readOwner(value: Value, wrong: Wrong): Author | undefined {
  const owner = readAuthor(value, wrong);
  if (owner === undefined || owner.email !== undefined) return owner;
  return wrong(value, 'an owner with an e-mail address', 'write it as { name: ..., email: ... }');
}
