import { findNearest } from '../model/findNearest.ts';
import { expected } from '../model/problem.ts';
import type { ReportProblem } from '../syntax/sourceText.ts';
import { describe, type Entry, isEmpty, type Mapping } from '../syntax/value.ts';
import type { Field, FieldEntries, FindEntry } from './headField.ts';
import {
  findSwitches,
  fold,
  isSwitchValue,
  KEEP_UNLIST_OR_PUBLISH,
  mayBeSwitch,
  SUGGESTED_SWITCHES,
} from './keptBack.ts';

/** What is derived from a table of fields, once for all articles. */
interface NameIndex {
  /** The fields that have a name, by the name as `fold` gives it; of a name with dots, by what is before the first. */
  readonly fieldsOf: ReadonlyMap<string, readonly Field[]>;
  readonly namesOf: ReadonlyMap<Field, readonly Name[]>;
  readonly suggested: readonly string[];
  /** Keys that resemble no name: the same ones are in every article of a folder. */
  readonly unlike: Set<string>;
}

/** A name, the same as `fold` gives it, and the names of the mappings on the way to it. */
interface Name {
  readonly name: string;
  readonly folded: string;
  readonly path: readonly string[];
}

const MAX_REMEMBERED = 1000;
/** Names of other programs that are near to ours and mean something else. */
const OF_OTHERS = ['nocomments', 'uid'];
/** Two letters are too near to other words to be what an author meant. */
const MIN_SUGGESTED_LENGTH = 3;

/** A name of Apple's, like `itunes_season`, which is never meant for anything else. */
export const OF_APPLE = /^itunes/i;

/**
 * Finds the entry of each field in a front matter. The first name in a field's order wins; an empty value counts as
 * absent. A key that is no name of a field is ignored, and reported if it resembles one.
 *
 * @param lower mappings whose entries count, in their order, for fields that the front matter does not have
 */
export function findFields(
  mapping: Mapping,
  table: readonly Field[],
  report: ReportProblem,
  lower: readonly Mapping[] = [],
): FieldEntries {
  const index = indexOf(table);
  const layers = [mapping, ...lower].map(({ entries }) => ({ entries, find: finderIn(entries) }));
  const findOne = (name: Name) => first(layers, ({ find }) => find(name));
  const find = (name: string) => findOne(nameOf(name));
  const found: Record<string, Entry> = {};
  const given = new Set<string>();
  for (const { entries, find: findHere } of layers) {
    const here = new Map<Field, Entry>();
    for (const entry of entries) {
      const fields = index.fieldsOf.get(fold(entry.key));
      if (fields === undefined && findSwitches(entry.key).length === 0)
        reportUnknown(entry, entries === mapping.entries, index, find, report);
      for (const field of fields ?? []) {
        const names = index.namesOf.get(field) as readonly Name[];
        const usable = chosen(field, names, (name) => {
          const one = findHere(name);
          return one && isUsable(one, name, field, find) ? one : undefined;
        });
        if (usable) here.set(field, usable);
      }
    }
    addLower(found, given, here);
  }
  return found;
}

/** Adds the fields of a mapping that no mapping before it has, in any of its spellings. */
function addLower(found: Record<string, Entry>, given: Set<string>, here: ReadonlyMap<Field, Entry>): void {
  const { tags, categories } = found;
  const isOfCategories = tags !== undefined && tags === categories;
  // A switch has none but names of one's own.
  const nameOfField = ({ key, names: [name = key] }: Field) => name;
  for (const [field, entry] of here) {
    const { key } = field;
    const isMore = key === 'tag' && tags !== undefined && !isOfCategories;
    if (!given.has(nameOfField(field)) && !isMore) found[key] = entry;
    // Categories stand in the place of tags where there are none at all.
    else if (key === 'tags' && isOfCategories && !isCategory(entry)) found[key] = entry;
  }
  for (const field of here.keys()) given.add(nameOfField(field));
}

function isCategory({ key }: Entry): boolean {
  return /^categor(?:y|ies)$/i.test(key);
}

/** The entry of a field, of those under its names. */
function chosen(
  { isStronger }: Field,
  names: readonly Name[],
  usableAs: (name: Name) => Entry | undefined,
): Entry | undefined {
  const strong = isStronger && names.map(usableAs).find((entry) => entry && isStronger(entry));
  return strong ?? first(names, usableAs);
}

function first<T, R>(all: readonly T[], of: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const result = of(one);
    if (result !== undefined) return result;
  }
  return undefined;
}

/** Finds entries by name. Of two spellings of one name, that in the table wins; capitals, `-` and `_` do not matter. */
function finderIn(entries: readonly Entry[]): (name: Name) => Entry | undefined {
  const exact = new Map(entries.map((entry) => [entry.key, entry]));
  const folded = new Map(entries.map((entry) => [fold(entry.key), entry]));
  return ({ name, folded: other, path }) => {
    const [top, ...below] = path;
    const entry = exact.get(name) ?? folded.get(other);
    if (entry !== undefined || top === undefined) return entry;
    const start = exact.get(top) ?? folded.get(fold(top));
    return below.reduce<Entry | undefined>(
      (one, key) => (one?.value.kind === 'mapping' ? finderIn(one.value.entries)(nameOf(key)) : undefined),
      start,
    );
  };
}

function nameOf(name: string): Name {
  return { name, folded: fold(name), path: name.includes('.') ? name.split('.') : [] };
}

/** True for a name of a field, in whatever case. */
export function isFieldName(key: string, table: readonly Field[]): boolean {
  return indexOf(table).fieldsOf.has(fold(key));
}

/**
 * Reports a key that resembles a name; it is an error if it may be meant to keep the article back.
 *
 * @param isAtTop false in a mapping of a theme, whose names are its own
 */
function reportUnknown(
  entry: Entry,
  isAtTop: boolean,
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
  } else if (isAtTop && nearest !== undefined && !OF_APPLE.test(key)) {
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
  const own = new Set(table.flatMap(({ ownNames = [] }) => ownNames.map(fold)));
  const fieldsOf = new Map<string, Field[]>();
  const namesOf = new Map<Field, readonly Name[]>();
  for (const field of table) {
    // A name that feed.yaml has for one field is no name of another.
    const names = [...(field.ownNames ?? []), ...field.names.filter((name) => !own.has(fold(name)))].map(
      nameOf,
    );
    namesOf.set(field, names);
    const keys = names.flatMap(({ folded, path }) => [folded, ...path.slice(0, 1).map(fold)]);
    for (const key of new Set(keys)) fieldsOf.set(key, [...(fieldsOf.get(key) ?? []), field]);
  }
  const ofFields = table.flatMap(({ names, isSuggested = true }) => (isSuggested ? names : []));
  const suggested = [...ofFields, ...SUGGESTED_SWITCHES].filter(
    ({ length }) => length >= MIN_SUGGESTED_LENGTH,
  );
  const index = { fieldsOf, namesOf, suggested, unlike: new Set(OF_OTHERS) };
  indexes.set(table, index);
  return index;
}

function mayResemble(key: string, { suggested, unlike }: NameIndex): boolean {
  if (unlike.has(key)) return false;
  const isUnlike = findNearest(key, suggested) === undefined;
  if (isUnlike && unlike.size < MAX_REMEMBERED) unlike.add(key);
  return !isUnlike;
}

/** An entry with a name of one's own means what it would mean under the first name of its field. */
function isUsable(
  entry: Entry,
  { name }: Name,
  { names: [key = ''], ownNames, accepts }: Field,
  find: FindEntry,
): boolean {
  const { value } = entry;
  const isEmptyList = value.kind === 'list' && value.values.length === 0;
  if (isEmptyList || value.kind === 'nothing' || isEmpty(value)) return false;
  return accepts?.(ownNames?.includes(name) ? { ...entry, key } : entry, find) !== false;
}
