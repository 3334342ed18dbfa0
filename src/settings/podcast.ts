import { findNearest } from '../model/findNearest.ts';
import type { Author } from '../model/item.ts';
import type { Podcast } from '../model/settings.ts';
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
import { readersOf, readListOf, reportMissing, type Section, type SettingsContext } from './section.ts';

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

/** What `readPodcast` needs beside the settings themselves. */
interface PodcastPlace {
  /** The index of `podcast:` in the text. */
  readonly at: number;
  /** The publication's address, against which the picture's is resolved. */
  readonly url: string;
}

/** The settings that Apple requires, each with an example. */
const REQUIRED = { image: 'cover.jpg', category: 'News > Daily News', explicit: 'false' };
const TYPES = ['episodic', 'serial'] as const;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Reads the settings of a podcast. Returns undefined if a required one is missing or wrong. */
export function readPodcast(
  section: Section,
  { at, url }: PodcastPlace,
  context: SettingsContext,
): Podcast | undefined {
  for (const [key, example] of Object.entries(REQUIRED)) {
    const value = section.get(key);
    if (value && value.kind !== 'nothing' && !(value.kind === 'list' && value.values.length === 0)) continue;
    reportMissing(`podcast.${key}`, `${key}: ${example}`, at, context);
  }
  const { read, readOptional } = readersOf(section, context);
  const podcast = {
    categories: read('category', readListOf(readCategory)) ?? [],
    ...readOptional('owner', readOwner),
    ...readOptional('author', (value, wrong) => readText(value, wrong, 'an author')),
    ...readOptional('type', (value, wrong) => readChoice(value, TYPES, wrong)),
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

/** Apple's podcast categories: one a line, with its subcategories. */
const TABLE = `
Arts: Books, Design, Fashion & Beauty, Food, Performing Arts, Visual Arts
Business: Careers, Entrepreneurship, Investing, Management, Marketing, Non-Profit
Comedy: Comedy Interviews, Improv, Stand-Up
Education: Courses, How To, Language Learning, Self-Improvement
Fiction: Comedy Fiction, Drama, Science Fiction
Government:
History:
Health & Fitness: Alternative Health, Fitness, Medicine, Mental Health, Nutrition, Sexuality
Kids & Family: Education for Kids, Parenting, Pets & Animals, Stories for Kids
Leisure: Animation & Manga, Automotive, Aviation, Crafts, Games, Hobbies, Home & Garden, Video Games
Music: Music Commentary, Music History, Music Interviews
News: Business News, Daily News, Entertainment News, News Commentary, Politics, Sports News, Tech News
Religion & Spirituality: Buddhism, Christianity, Hinduism, Islam, Judaism, Religion, Spirituality
Science: Astronomy, Chemistry, Earth Sciences, Life Sciences, Mathematics, Natural Sciences, Nature, Physics, Social Sciences
Society & Culture: Documentary, Personal Journals, Philosophy, Places & Travel, Relationships
Sports: Baseball, Basketball, Cricket, Fantasy Sports, Football, Golf, Hockey, Rugby, Running, Soccer, Swimming, Tennis, Volleyball, Wilderness, Wrestling
Technology:
True Crime:
TV & Film: After Shows, Film History, Film Interviews, Film Reviews, TV Reviews
`;

/** Apple's podcast categories, each with its subcategories. */
export const APPLE_CATEGORIES: ReadonlyMap<string, readonly string[]> = new Map(
  TABLE.trim().split('\n').map(parseLine),
);

function parseLine(line: string): [category: string, subcategories: string[]] {
  const [category = '', list = ''] = line.split(':');
  return [category, list.split(',').flatMap((name) => name.trim() || [])];
}
