import { findNearest } from './nearest.ts';
import type { Tell } from './source.ts';
import type { Entry, Mapping } from './value.ts';

/** The names of each field, in the order of preference: ours, then those of other publishers' front matter. */
const NAMES = {
  id: ['id', 'guid'],
  title: ['title'],
  slug: ['slug'],
  link: ['link', 'canonical_url', 'canonical', 'permalink'],
  externalLink: ['external_url'],
  published: ['date', 'pubDate', 'publishDate', 'published'],
  updated: ['updated', 'lastmod', 'modified', 'updatedDate', 'last_modified_at'],
  expires: ['expires', 'expiryDate'],
  draft: ['draft'],
  summary: ['summary', 'description', 'excerpt', 'standfirst'],
  authors: ['authors', 'author', 'byline'],
  tags: ['tags', 'categories', 'keywords'],
  image: ['image', 'cover', 'heroImage', 'images'],
  language: ['language', 'lang'],
} as const;

export type FieldName = keyof typeof NAMES;
export type Fields = Readonly<Partial<Record<FieldName, Entry>>>;

const ALL_NAMES: readonly string[] = Object.values(NAMES).flat();

/**
 * The fields of a front matter by what they mean. Of several names for one field the first in our order counts;
 * an empty one counts as absent. A name that nothing knows is left alone, unless it is nearly one that we know.
 */
export function findFields(mapping: Mapping, tell: Tell): Fields {
  const written = new Map(mapping.entries.map((entry) => [entry.key, entry]));
  for (const { key, at } of mapping.entries) {
    const nearest = ALL_NAMES.includes(key) ? undefined : findNearest(key, ALL_NAMES);
    if (nearest === undefined || written.has(nearest)) continue;
    const message = `expected a field that is known, found "${key}"`;
    tell(at, { code: 'FIELD_MISSPELT', message, mend: `did you mean ${nearest}?` });
  }
  const fields: Partial<Record<FieldName, Entry>> = {};
  for (const [field, names] of Object.entries(NAMES) as [FieldName, readonly string[]][]) {
    const entry = names
      .map((name) => written.get(name))
      .find((found) => found && found.value.kind !== 'nothing');
    if (entry) fields[field] = entry;
  }
  return fields;
}
