import {
  ADDRESS,
  AUTHOR,
  anyCase,
  DRAFT_7,
  FLAG,
  LANGUAGE,
  listOf,
  MEDIA_TYPE,
  REFERENCE,
  type Schema,
  TEXT,
} from '../syntax/valueSchema.ts';
import { FIELDS } from './fields.ts';
import { FILE, PICTURE, SOURCE } from './fileReferences.ts';
import { SWITCHES, type Switch } from './keptBack.ts';

const ID = 'https://unpkg.com/dateline-feeds@0/docs/schemas/front-matter.json';

/** A field without a value counts as absent. */
const NOTHING: Schema = {
  anyOf: [{ type: 'null' }, { type: 'string', pattern: '^\\s*$' }, { type: 'array', maxItems: 0 }],
};

/** A mapping that has at least one of some names. */
const mappingWith = (
  names: readonly string[],
  properties: Readonly<Record<string, Schema>> = {},
): Schema => ({
  type: 'object',
  anyOf: names.map((name) => ({ required: [name] })),
  properties,
});

/** Patterns of other programs stand in the place of addresses, and switches. */
const PAGE: Schema = { ...REFERENCE, type: ['string', 'number', 'boolean'] };
const ONE_PICTURE: Schema = { anyOf: [TEXT, mappingWith(PICTURE.src, { inText: FLAG })] };
const DURATION: Schema = {
  anyOf: [
    { type: 'number', minimum: 0 },
    { type: 'string', pattern: '^\\s*(?:[\\d:.]+|[Pp][Tt][\\dHMShms.]+)\\s*$' },
  ],
};
const ONE_FILE: Schema = {
  anyOf: [
    TEXT,
    mappingWith(FILE.src, {
      type: MEDIA_TYPE,
      sizeInBytes: { type: 'integer', minimum: 0 },
      durationInSeconds: DURATION,
      duration: DURATION,
      language: LANGUAGE,
    }),
  ],
};
const TAGS: Schema = listOf({ anyOf: [TEXT, NOTHING] });

/** What each field is, and what it takes, by its key in `FIELDS`. */
const ROWS: Readonly<Record<string, { readonly about: string; readonly schema: Schema }>> = {
  id: { about: 'What readers know the article by. It never changes.', schema: TEXT },
  title: { about: 'The headline.', schema: TEXT },
  slug: { about: 'Its name in addresses.', schema: TEXT },
  link: { about: 'Its page, if it is not on ours.', schema: PAGE },
  externalLink: { about: 'A page on someone else’s site that it is about.', schema: REFERENCE },
  via: {
    about: 'Where its author learnt of it.',
    schema: { anyOf: [ADDRESS, mappingWith(['url'], { url: ADDRESS })] },
  },
  source: {
    about: 'Another feed that it comes from.',
    schema: { anyOf: [TEXT, mappingWith(SOURCE.url, { url: ADDRESS })] },
  },
  comments: { about: 'Where people talk about it.', schema: { anyOf: [PAGE, { type: 'object' }] } },
  published: { about: 'When it was published, in the time zone of feed.yaml.', schema: TEXT },
  embargo: { about: 'Until when it is held back.', schema: TEXT },
  updated: { about: 'When it last changed in a way worth showing.', schema: TEXT },
  correction: { about: 'What was corrected when it was updated.', schema: TEXT },
  withdrawn: { about: 'When it was taken back.', schema: TEXT },
  reason: { about: 'Why it was taken back.', schema: TEXT },
  expires: { about: 'From when it is left out.', schema: TEXT },
  summary: { about: 'A few sentences.', schema: TEXT },
  excerptSeparator: { about: 'Which mark in the body ends the summary.', schema: TEXT },
  authors: { about: 'Names, or mappings of name, email and url.', schema: listOf(AUTHOR) },
  tags: { about: 'A list, or text with commas.', schema: TAGS },
  tag: { about: 'More tags.', schema: TAGS },
  categories: { about: 'More tags, behind the others.', schema: TAGS },
  language: { about: 'A BCP 47 tag.', schema: LANGUAGE },
  translationKey: { about: 'What its translations have, too: one word for all.', schema: TEXT },
  image: {
    about: 'A picture: a file name or an address, or a mapping of src, alt, caption, credit and inText.',
    schema: { anyOf: [ONE_PICTURE, { type: 'array', items: ONE_PICTURE }] },
  },
  hasNoImage: { about: 'False if it has no picture.', schema: FLAG },
  imageAlt: { about: 'What the picture shows.', schema: TEXT },
  enclosures: { about: 'Audio, video and documents: file names or addresses.', schema: listOf(ONE_FILE) },
  transcripts: { about: 'What is said in them.', schema: listOf(ONE_FILE) },
  chapters: { about: 'Chapters: a file, or a list of start and title.', schema: {} },
  // What these are in an article that is no episode is nobody's business.
  season: { about: 'Of an episode: its season, or a mapping of number and name.', schema: {} },
  episodeNumber: { about: 'Of an episode: its number, or a mapping of number and display.', schema: {} },
  episodeType: { about: 'Of an episode: full, trailer or bonus.', schema: {} },
  explicit: { about: 'Of an episode: true if it is explicit.', schema: {} },
  block: { about: 'Of an episode: true if directories are not to show it.', schema: {} },
  itunesTitle: { about: 'Of an episode: its title without numbers.', schema: {} },
  duration: { about: 'Of an episode: how long its first file is, in seconds or as 1:02:03.', schema: {} },
  persons: { about: 'Of an episode: who is heard, as name, role, group, img and href.', schema: {} },
  location: { about: 'Of an episode: the place that it is about, as name, geo and osm.', schema: {} },
  soundbites: { about: 'Of an episode: parts that stand for it, as start, duration and title.', schema: {} },
  chapterList: { about: 'Chapters: a file, or a list of start and title.', schema: {} },
  alternateEnclosures: { about: 'Of an episode: the same in other files.', schema: {} },
  socialInteract: { about: 'Of an episode: where people talk about it.', schema: {} },
  txt: { about: 'Of an episode: texts for programs, as value and purpose.', schema: {} },
  license: { about: 'Of an episode: its licence.', schema: {} },
  contentLinks: { about: 'Of an episode: the same on other services, as href and title.', schema: {} },
  layout: { about: 'A word of other programs.', schema: {} },
  aliases: { about: 'Addresses that its page had before.', schema: {} },
};

/**
 * The schema of front matter, by the tables of fields and of switches. It says what is wrong, and leaves every other name
 * alone, as articles of other programs have many.
 */
export function frontMatterSchema(): Schema {
  const ofSwitches = SWITCHES.filter(isPlain).flatMap((one) => named(one.names, switchSchema(one)));
  const ofFields = FIELDS.flatMap(({ key, names }) => {
    const { about, schema } = ROWS[key] as { about: string; schema: Schema };
    return named(names, { description: about, ...orNothing(schema) });
  });
  // Of several rows that have a name the first counts, and a field before a switch.
  const properties = new Map([...ofSwitches, ...ofFields.toReversed()]);
  return {
    $schema: DRAFT_7,
    $id: ID,
    title: 'Front matter of an article of Dateline',
    type: 'object',
    properties: Object.fromEntries(properties),
  };
}

/** The schema under the first name, and the others by reference to it. */
function named([first = '', ...others]: readonly string[], schema: Schema): (readonly [string, Schema])[] {
  const reference = { $ref: `#/properties/${first}` };
  return [[first, schema], ...others.map((name) => [name, reference] as const)];
}

function orNothing(schema: Schema): Schema {
  return { anyOf: [schema, NOTHING] };
}

/** A switch whose other values are errors, and no other thing in another program. */
function isPlain({ part, isOther, refusal }: Switch): boolean {
  return part === undefined && isOther === undefined && refusal === undefined;
}

function switchSchema({ keepsBack, publishes, unlists = [] }: Switch): Schema {
  const words = [...keepsBack, ...publishes, ...unlists];
  const about =
    unlists.length > 0 && keepsBack.length === 0 ? 'Keeps it out of feeds and lists.' : 'Keeps it back.';
  return {
    description: about,
    anyOf: [{ type: 'boolean' }, { enum: [0, 1, null] }, anyCase(['', ...words])],
  };
}
