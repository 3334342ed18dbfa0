import type { Author } from '../model/item.ts';
import type { Podcast } from '../model/settings.ts';
import { findNearest } from '../syntax/didYouMean.ts';
import { placeAt, type ReportProblem, type Source } from '../syntax/sourceText.ts';
import type { Value } from '../syntax/value.ts';
import {
  optional,
  readAuthor,
  readChoice,
  readFlag,
  readList,
  readText,
  readUrl,
  type Wrong,
} from '../syntax/valueReaders.ts';
import { APPLE_CATEGORIES } from './appleCategories.ts';
import { readerOf, reportMissing, type Section } from './section.ts';

/** The settings under `podcast:`. */
export const PODCAST_SETTINGS = [
  'image',
  'category',
  'explicit',
  'owner',
  'author',
  'type',
  'guid',
  'locked',
] as const;

type Category = Podcast['categories'][number];

/** What Apple takes no podcast without. */
const REQUIRED = { image: 'cover.jpg', category: 'News > Daily News', explicit: 'false' };
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Reads the settings of a podcast.
 *
 * @param at where `podcast:` stands
 * @param url the publication's, which the picture's address is resolved against
 */
export function readPodcast(
  entries: Section,
  at: number,
  url: string,
  source: Source,
  report: ReportProblem,
  wrong: Wrong,
): Podcast | undefined {
  for (const [key, example] of Object.entries(REQUIRED)) {
    const value = entries.get(key);
    if (value && value.kind !== 'nothing' && !(value.kind === 'list' && value.values.length === 0)) continue;
    reportMissing(`podcast.${key}`, `${key}: ${example}`, at, report);
  }
  const read = readerOf(entries);
  const podcast = {
    categories: read('category', (value) => readList(value, (one) => readCategory(one, wrong))) ?? [],
    ...optional(
      'owner',
      read('owner', (value) => readOwner(value, wrong)),
    ),
    ...optional(
      'author',
      read('author', (value) => readText(value, wrong, 'an author')),
    ),
    ...optional(
      'type',
      read('type', (value) => readChoice<'episodic' | 'serial'>(value, ['episodic', 'serial'], wrong)),
    ),
    ...optional(
      'guid',
      read('guid', (value) => readGuid(value, wrong)),
    ),
    isLocked: read('locked', (value) => readFlag(value, wrong)) ?? false,
  };
  const isExplicit = read('explicit', (value) => readFlag(value, wrong));
  // Without an address of the publication there is nothing to resolve it against; that is told already.
  const image = read('image', (value) => (url === '' ? undefined : readUrl(value, wrong, url)));
  if (image === undefined || isExplicit === undefined) return undefined;
  const imagePlace = placeAt(source, (entries.get('image') as Value).at);
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
