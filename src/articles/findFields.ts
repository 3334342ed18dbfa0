import { findNearest } from '../syntax/didYouMean.ts';
import type { ReportProblem } from '../syntax/sourceText.ts';
import { type Entry, isEmpty, type Mapping } from '../syntax/value.ts';
import type { Field, FieldEntries } from './headField.ts';

/** What is derived from a table of fields, once for all articles. */
interface NameIndex {
  /** The fields that have a name, by the name in lower case. */
  readonly fieldsOf: ReadonlyMap<string, readonly Field[]>;
  readonly suggested: readonly string[];
  /** Keys that resemble no name: the same ones are in every article of a folder. */
  readonly unlike: Set<string>;
}

const MAX_REMEMBERED = 1000;

/**
 * Finds the entry of each field in a front matter. The first name in a field's order wins; an empty value counts as
 * absent. A key that is no name of a field is ignored, and reported if it resembles one.
 */
export function findFields(mapping: Mapping, table: readonly Field[], report: ReportProblem): FieldEntries {
  const index = indexOf(table);
  const exact = new Map(mapping.entries.map((entry) => [entry.key, entry]));
  const folded = new Map(mapping.entries.map((entry) => [entry.key.toLowerCase(), entry]));
  // Hugo ignores case; of two spellings of one name, the spelling in the table wins.
  const find = (name: string) => exact.get(name) ?? folded.get(name.toLowerCase());
  const found: Record<string, Entry> = {};
  for (const { key, at } of mapping.entries) {
    const fields = index.fieldsOf.get(key.toLowerCase());
    if (fields === undefined && mayResemble(key, index))
      reportNearMiss({ key, at }, index.suggested, find, report);
    for (const field of fields ?? []) {
      const entry = field.names.map(find).find((one) => one && isUsable(one, field));
      if (entry) found[field.key] = entry;
    }
  }
  return found;
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
  const suggested = table.flatMap(({ names, isSuggested = true }) => (isSuggested ? names : []));
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
