import { APPLE_CATEGORIES } from '../model/appleCategories.ts';
import { findNearest } from '../model/findNearest.ts';
import type { Author } from '../model/item.ts';
import type { Podcast } from '../model/podcast.ts';
import { placeAt } from '../syntax/sourceText.ts';
import {
  optional,
  readAuthor,
  readChoice,
  readFlag,
  readText,
  readUrl,
  type Value,
  type Wrong,
} from '../syntax/value.ts';
import { PODCAST, PODCAST_TYPES } from './podcastTable.ts';
import { readersOf, readListOf, reportMissing, type Section, type SettingsContext } from './section.ts';
import { requiredIn } from './settingRow.ts';

type Category = Podcast['categories'][number];

/** What `readPodcast` needs beside the settings themselves. */
interface PodcastPlace {
  /** The index of `podcast:` in the text. */
  readonly at: number;
  /** The publication's address, against which the picture's is resolved. */
  readonly url: string;
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Reads the settings of a podcast. Returns undefined if a required one is missing or wrong. */
export function readPodcast(
  section: Section,
  { at, url }: PodcastPlace,
  context: SettingsContext,
): Podcast | undefined {
  for (const [key, line] of requiredIn(PODCAST)) {
    const value = section.get(key);
    if (value && value.kind !== 'nothing' && !(value.kind === 'list' && value.values.length === 0)) continue;
    reportMissing(`podcast.${key}`, line, at, context);
  }
  const { read, readOptional } = readersOf(section, context);
  const podcast = {
    categories: read('category', readListOf(readCategory)) ?? [],
    ...readOptional('owner', readOwner),
    ...readOptional('author', (value, wrong) => readText(value, wrong, 'an author')),
    ...readOptional('type', (value, wrong) => readChoice(value, PODCAST_TYPES, wrong)),
    ...readOptional('guid', readGuid),
    isLocked: read('locked', readFlag) ?? false,
  };
  const isExplicit = read('explicit', readFlag);
  // A picture's address has no base if the publication's address is wrong; only that one is reported.
  const image = read('image', (value, wrong) => (url === '' ? undefined : readUrl(value, wrong, url)));
  if (image === undefined || isExplicit === undefined) return undefined;
  const imagePlace = placeAt(context.source, (section.get('image') as Value).at);
  return { ...podcast, image, imagePlace, isExplicit };
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

function readGuid(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'a UUID');
  if (text === undefined || UUID.test(text)) return text?.toLowerCase();
  return wrong(value, 'a UUID', 'leave it out for a new podcast: it is made of the address of the feed');
}
