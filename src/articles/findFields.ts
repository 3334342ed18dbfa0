import { findNearest } from '../syntax/didYouMean.ts';
import type { Tell } from '../syntax/sourceText.ts';
import type { Entry, Mapping } from '../syntax/value.ts';
import type { Field, FieldEntries, FieldName } from './headField.ts';

/** What is derived from a table of fields, once for all articles. */
interface NameIndex {
  /** Each name beside its lower case. */
  readonly fields: readonly {
    readonly field: Field;
    readonly names: readonly { readonly name: string; readonly folded: string }[];
  }[];
  readonly lowerNames: ReadonlySet<string>;
  readonly suggested: readonly string[];
  /** Keys that resemble no name: the same ones are in every article of a folder. */
  readonly unlike: Set<string>;
}

const MAX_REMEMBERED = 1000;

/**
 * Finds the entry of each field in a front matter. The first name in a field's order wins; an empty value counts as
 * absent. A key that is no name of a field is ignored, and reported if it resembles one.
 */
export function findFields(mapping: Mapping, table: readonly Field[], report: Tell): FieldEntries {
  const index = indexOf(table);
  const exact = new Map(mapping.entries.map((entry) => [entry.key, entry]));
  const folded = new Map(mapping.entries.map((entry) => [entry.key.toLowerCase(), entry]));
  // Hugo ignores case; of two spellings of one name, the spelling in the table wins.
  const find = (name: string) => exact.get(name) ?? folded.get(name.toLowerCase());
  for (const { key, at } of mapping.entries) {
    if (!index.lowerNames.has(key.toLowerCase()) && mayResemble(key, index))
      reportNearMiss({ key, at }, index.suggested, find, report);
  }
  const found: Partial<Record<string, Entry>> = {};
  for (const { field, names } of index.fields) {
    for (const name of names) {
      const entry = folded.has(name.folded) ? find(name.name) : undefined;
      if (entry === undefined || !hasValue(entry) || field.accepts?.(entry) === false) continue;
      found[field.key] = entry;
      break;
    }
  }
  return found satisfies Partial<Record<FieldName, Entry>>;
}

/** Reports a key that resembles a name, unless the mapping has an entry of that name too. */
export function reportNearMiss(
  { key, at }: Pick<Entry, 'key' | 'at'>,
  names: readonly string[],
  find: (name: string) => unknown,
  report: Tell,
): void {
  const nearest = findNearest(key, names);
  if (nearest === undefined || find(nearest)) return;
  const message = `expected a field that is known, found "${key}"`;
  report(at, { code: 'FIELD_MISSPELT', message, mend: `did you mean ${nearest}?` });
}

const indexes = new WeakMap<readonly Field[], NameIndex>();

function indexOf(table: readonly Field[]): NameIndex {
  const known = indexes.get(table);
  if (known) return known;
  const index: NameIndex = {
    fields: table.map((field) => ({
      field,
      names: field.names.map((name) => ({ name, folded: name.toLowerCase() })),
    })),
    lowerNames: new Set(table.flatMap(({ names }) => names.map((name) => name.toLowerCase()))),
    suggested: table.flatMap(({ names, isSuggested = true }) => (isSuggested ? names : [])),
    unlike: new Set(),
  };
  indexes.set(table, index);
  return index;
}

function mayResemble(key: string, { suggested, unlike }: NameIndex): boolean {
  if (unlike.has(key)) return false;
  const isUnlike = findNearest(key, suggested) === undefined;
  if (isUnlike && unlike.size < MAX_REMEMBERED) unlike.add(key);
  return !isUnlike;
}

function hasValue({ value }: Entry): boolean {
  if (value.kind === 'list') return value.values.length > 0;
  return value.kind === 'mapping' || (value.kind === 'text' && value.text.trim() !== '');
}
