import { findNearest } from '../syntax/didYouMean.ts';
import type { ReportProblem } from '../syntax/sourceText.ts';
import type { Entry, Mapping } from '../syntax/value.ts';

/** The names of each field, in the order of preference: ours, then those of other publishers' front matter. */
const NAMES = {
  id: ['id', 'guid'],
  title: ['title'],
  slug: ['slug'],
  link: ['link', 'canonical_url', 'canonical', 'permalink', 'url'],
  externalLink: ['external_url'],
  via: ['via'],
  source: ['source'],
  comments: ['comments'],
  published: ['date', 'pubDate', 'publishDate', 'pubDatetime', 'published'],
  embargo: ['publishDate'],
  updated: ['updated', 'lastmod', 'modified', 'updatedDate', 'last_modified_at', 'modDatetime'],
  correction: ['correction'],
  withdrawn: ['withdrawn'],
  reason: ['reason'],
  expires: ['expires', 'expiryDate', 'unpublishdate'],
  draft: ['draft', 'isDraft'],
  isHidden: ['eleventyExcludeFromCollections', 'headless'],
  isPublished: ['published'],
  summary: ['summary', 'description', 'excerpt', 'standfirst'],
  authors: ['authors', 'author', 'byline'],
  tags: ['tags', 'categories', 'keywords', 'tag', 'category'],
  image: ['image', 'cover', 'heroImage', 'images', 'featured_image', 'ogImage'],
  imageSwitch: ['image', 'cover'],
  imageAlt: ['image_alt', 'imageAlt', 'heroImageAlt', 'coverAlt'],
  enclosures: ['enclosures', 'enclosure'],
  transcripts: ['transcripts', 'transcript'],
  chapters: ['chapters'],
  language: ['language', 'lang'],
  layout: ['layout'],
} as const;

const SWITCH = /^(?:true|false|yes|no|on|off)$/i;

/**
 * What some generator writes where we expect another thing: `permalink: /:year/:title/` is a pattern of addresses,
 * `comments: true` is a switch.
 */
const OTHER_MEANING: Readonly<Record<string, RegExp>> = {
  permalink: /^\w*$|\{[{%]|(?:^|\/):[a-z]/i,
  url: /\{[{%]|(?:^|\/):[a-z]/i,
  comments: SWITCH,
};

export type FieldName = keyof typeof NAMES;
export type Fields = Readonly<Partial<Record<FieldName, Entry>>>;

/** Each name beside its letters in lower case. */
const FIELDS = (Object.entries(NAMES) as [FieldName, readonly string[]][]).map(([field, names]) => ({
  field,
  names: names.map((name) => ({ name, folded: name.toLowerCase() })),
}));
const ALL_NAMES: readonly string[] = Object.values(NAMES).flat();
const LOWER_NAMES: ReadonlySet<string> = new Set(ALL_NAMES.map((name) => name.toLowerCase()));
/** What a near miss may have meant: a podcast's `season` is no `reason`. */
const MEANT = ALL_NAMES.filter((name) => name !== 'reason');

/**
 * The fields of a front matter by what they mean. Of several names for one field the first in our order counts;
 * an empty one counts as absent. A name that nothing knows is left alone, unless it is nearly one that we know.
 */
export function findFields(mapping: Mapping, report: ReportProblem): Fields {
  const exact = new Map(mapping.entries.map((entry) => [entry.key, entry]));
  const folded = new Map(mapping.entries.map((entry) => [entry.key.toLowerCase(), entry]));
  // Hugo does not tell capitals apart; where the same name stands there twice, the one that is spelt as ours counts.
  const written = (name: string) => exact.get(name) ?? folded.get(name.toLowerCase());
  for (const { key, at } of mapping.entries) {
    if (!LOWER_NAMES.has(key.toLowerCase()) && !isFarFromAll(key))
      reportMisspelt(key, at, MEANT, written, report);
  }
  const fields: Partial<Record<FieldName, Entry>> = {};
  for (const { field, names } of FIELDS) {
    for (const name of names) {
      const entry = folded.has(name.folded) ? written(name.name) : undefined;
      if (entry === undefined || !hasValue(entry, field)) continue;
      fields[field] = entry;
      break;
    }
  }
  return fields;
}

/** Names that are near none of ours: the same ones stand in every article of a folder. */
const farFromAll = new Set<string>();
const MAX_REMEMBERED = 1000;

function isFarFromAll(key: string): boolean {
  if (farFromAll.has(key)) return true;
  const isFar = findNearest(key, MEANT) === undefined;
  if (isFar && farFromAll.size < MAX_REMEMBERED) farFromAll.add(key);
  return isFar;
}

/** Tells of a name that is nearly one of ours, unless that one is written too. */
export function reportMisspelt(
  key: string,
  at: number,
  names: readonly string[],
  written: (name: string) => unknown,
  report: ReportProblem,
): void {
  const nearest = findNearest(key, names);
  if (nearest === undefined || written(nearest)) return;
  const message = `expected a field that is known, found "${key}"`;
  report(at, { code: 'FIELD_MISSPELT', message, mend: `did you mean ${nearest}?` });
}

function hasValue({ key, value }: Entry, field: FieldName): boolean {
  if (value.kind === 'list') return value.values.length > 0 && field !== 'imageSwitch';
  if (value.kind === 'mapping') return field !== 'comments' && field !== 'imageSwitch';
  if (value.kind === 'nothing') return false;
  const text = value.text.trim();
  if (text === '') return false;
  // Jekyll's `published: false` is a draft, anyone else's `published:` a date.
  if (/^published$/i.test(key)) return (field === 'isPublished') === /^(?:true|false)$/i.test(text);
  // `image: false` says that there is none, `cover: true` nothing of which.
  if (/^(?:image|cover)$/i.test(key)) return (field === 'imageSwitch') === SWITCH.test(text);
  return OTHER_MEANING[key.toLowerCase()]?.test(text) !== true;
}
