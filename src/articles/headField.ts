import type { EpisodeHead, Head } from '../model/article.ts';
import { findNearest } from '../model/findNearest.ts';
import type { AnyItem, Item } from '../model/item.ts';
import { expected } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import type { Stamp } from '../model/stamp.ts';
import type { ReportProblem, Source } from '../syntax/sourceText.ts';
import { describe, type Entry, isEmpty, type Mapping, type Value, type Wrong } from '../syntax/value.ts';
import {
  findSwitches,
  isSwitchValue,
  KEEP_UNLIST_OR_PUBLISH,
  mayBeSwitch,
  SUGGESTED_SWITCHES,
} from './keptBack.ts';
import type { NewsroomHead } from './newsroom/head.ts';

/** A key of a head, or a field that only helps to read other fields. */
type FieldName = keyof Head | ('embargo' | 'reason' | 'imageAlt' | 'layout' | 'tag' | 'categories');

/** A field that only episodes have. */
export type EpisodeFieldName =
  | (
      | 'season'
      | 'episodeNumber'
      | 'episodeType'
      | 'explicit'
      | 'block'
      | 'itunesTitle'
      | 'duration'
      | 'persons'
    )
  | ('location' | 'soundbites' | 'chapterList' | 'alternateEnclosures' | 'socialInteract' | 'txt' | 'license')
  | 'contentLinks';

/** The entries of an article's front matter by field. */
export type FieldEntries = Readonly<Partial<Record<FieldName | EpisodeFieldName, Entry>>>;

/** What every field of a head is read with. */
export interface HeadContext {
  readonly source: Source;
  readonly settings: Settings;
  readonly fields: FieldEntries;
  /** All entries of the front matter, whoever reads them. */
  readonly entries: readonly Entry[];
  /** What is read before the rows of the table are. */
  readonly title?: string;
  readonly published?: Stamp;
  /** The first lines of a newsroom text; empty for Markdown. */
  readonly lines: NewsroomHead;
  readonly report: ReportProblem;
  readonly wrong: Wrong;
}

/** One field of front matter: a row of the table in `fields.ts`. A value of `undefined` is no value. */
export interface Field {
  /** The field's key in a head, or the name of a helper. */
  readonly key: string;
  /** The part of a head's `episode` that it is. */
  readonly part?: keyof EpisodeHead;
  /** The names in order of preference; the first is the one that `import` writes. */
  readonly names: readonly string[];
  /** False where the entry means something else in another program, so that it counts as absent. */
  readonly accepts?: (entry: Entry) => boolean;
  /** False for a name that is too near to other programs' names to be what an author meant. */
  readonly isSuggested?: false;
  /** Reads the value of the field, and reports what is wrong with it. */
  readonly read?: (value: Value, context: HeadContext) => unknown;
  /** The value of an article whose front matter has none. */
  readonly fallback?: (context: HeadContext) => unknown;
  /** The value that `import` writes for an item. `shown` has the addresses of the pictures in the item's text. */
  readonly write?: (item: Item, shown: readonly string[]) => unknown;
  /** The name of the field in a message of `check`, and the text that a document must have of it. */
  readonly compare?: readonly [label: string, textOf: (item: Partial<AnyItem>) => string | undefined];
}

/** A field whose reader gives what its key has in a head. */
export type HeadField = { readonly [K in FieldName]: FieldOf<K> }[FieldName];

/** A field whose reader gives what its part has in the `episode` of a head. */
export type EpisodeField = { readonly [P in keyof EpisodeHead]-?: EpisodeFieldOf<P> }[keyof EpisodeHead];

interface EpisodeFieldOf<P extends keyof EpisodeHead> extends Field {
  readonly key: EpisodeFieldName;
  readonly part: P;
  readonly read: (value: Value, context: HeadContext) => EpisodeHead[P];
}

interface FieldOf<K extends FieldName> extends Field {
  readonly key: K;
  readonly read?: (value: Value, context: HeadContext) => ValueOf<K>;
  readonly fallback?: (context: HeadContext) => ValueOf<K>;
}

type ValueOf<K extends FieldName> = K extends keyof Head ? Head[K] | undefined : undefined;

/** What is derived from a table of fields, once for all articles. */
interface NameIndex {
  /** The fields that have a name, by the name in lower case. */
  readonly fieldsOf: ReadonlyMap<string, readonly Field[]>;
  readonly suggested: readonly string[];
  /** Keys that resemble no name: the same ones are in every article of a folder. */
  readonly unlike: Set<string>;
}

const MAX_REMEMBERED = 1000;

/** A name of Apple's, like `itunes_season`, which is never meant for anything else. */
export const OF_APPLE = /^itunes/i;

/**
 * Finds the entry of each field in a front matter. The first name in a field's order wins; an empty value counts as
 * absent. A key that is no name of a field is ignored, and reported if it resembles one.
 */
export function findFields(mapping: Mapping, table: readonly Field[], report: ReportProblem): FieldEntries {
  const index = indexOf(table);
  const entries = withTaxonomies(mapping.entries);
  const exact = new Map(entries.map((entry) => [entry.key, entry]));
  const folded = new Map(entries.map((entry) => [entry.key.toLowerCase(), entry]));
  // Hugo ignores case; of two spellings of one name, the spelling in the table wins.
  const find = (name: string) => exact.get(name) ?? folded.get(name.toLowerCase());
  const found: Record<string, Entry> = {};
  for (const entry of entries) {
    const fields = index.fieldsOf.get(entry.key.toLowerCase());
    if (fields === undefined && findSwitches(entry.key).length === 0)
      reportUnknown(entry, index, find, report);
    for (const field of fields ?? []) {
      const usable = field.names.map(find).find((one) => one && isUsable(one, field));
      if (usable) found[field.key] = usable;
    }
  }
  return found;
}

/** True for a name of a field, in whatever case. */
export function isFieldName(key: string, table: readonly Field[]): boolean {
  return indexOf(table).fieldsOf.has(key.toLowerCase());
}

/** Zola has tags, categories and authors in a mapping of their own; beside it, they count where they stand. */
function withTaxonomies(entries: readonly Entry[]): readonly Entry[] {
  const taxonomies = entries.find(({ key }) => key === 'taxonomies')?.value;
  if (taxonomies?.kind !== 'mapping') return entries;
  const names = new Set(entries.map(({ key }) => key));
  return [...entries, ...taxonomies.entries.filter(({ key }) => !names.has(key))];
}

/** Reports a key that resembles a name; it is an error if it may be meant to keep the article back. */
function reportUnknown(
  entry: Entry,
  index: NameIndex,
  find: (name: string) => unknown,
  report: ReportProblem,
): void {
  const { key, at, value } = entry;
  const nearest = mayResemble(key, index) ? findNearest(key, index.suggested) : undefined;
  const isMisspelt = nearest !== undefined && isSwitchValue(nearest, value);
  if (isMisspelt || mayBeSwitch(entry)) {
    const mend = isMisspelt ? `did you mean ${nearest}? ${KEEP_UNLIST_OR_PUBLISH}` : KEEP_UNLIST_OR_PUBLISH;
    report(at, expected('FIELD_WRONG', 'a field that is known', `${key}: ${describe(value)}`, mend));
  } else if (nearest !== undefined && !OF_APPLE.test(key)) {
    reportNearMiss(entry, index.suggested, find, report);
  }
}

/** Reports a key that resembles a name, unless the mapping has an entry of that name too. */
export function reportNearMiss(
  { key, at }: Pick<Entry, 'key' | 'at'>,
  names: readonly string[],
  find: (name: string) => unknown,
  report: ReportProblem,
): void {
  const nearest = findNearest(key, names);
  if (nearest === undefined || find(nearest)) return;
  const message = `expected a field that is known, found "${key}"`;
  report(at, { code: 'FIELD_MISSPELT', message, mend: `did you mean ${nearest}?` });
}

const indexes = new WeakMap<readonly Field[], NameIndex>();

function indexOf(table: readonly Field[]): NameIndex {
  const cached = indexes.get(table);
  if (cached) return cached;
  const fieldsOf = new Map<string, Field[]>();
  for (const field of table) {
    for (const name of field.names.map((one) => one.toLowerCase())) {
      fieldsOf.set(name, [...(fieldsOf.get(name) ?? []), field]);
    }
  }
  const ofFields = table.flatMap(({ names, isSuggested = true }) => (isSuggested ? names : []));
  const suggested = [...ofFields, ...SUGGESTED_SWITCHES];
  const index = { fieldsOf, suggested, unlike: new Set<string>() };
  indexes.set(table, index);
  return index;
}

function mayResemble(key: string, { suggested, unlike }: NameIndex): boolean {
  if (unlike.has(key)) return false;
  const isUnlike = findNearest(key, suggested) === undefined;
  if (isUnlike && unlike.size < MAX_REMEMBERED) unlike.add(key);
  return !isUnlike;
}

function isUsable(entry: Entry, { accepts }: Field): boolean {
  const { value } = entry;
  const isEmptyList = value.kind === 'list' && value.values.length === 0;
  return !isEmptyList && value.kind !== 'nothing' && !isEmpty(value) && accepts?.(entry) !== false;
}
