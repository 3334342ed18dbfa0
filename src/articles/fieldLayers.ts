import { SWITCH_NAMES } from '../model/fieldNames.ts';
import type { FieldDefaults, PlainValue, Settings } from '../model/settings.ts';
import type { Entry, Mapping, Value } from '../syntax/value.ts';
import { isTarget } from './fieldTarget.ts';
import type { Field } from './headField.ts';
import { isPublishing } from './keptBack.ts';

/** Mappings of Zola and Hugo in which front matter has fields beside those at its top, and what YAML 1.1 merges into it. */
const NESTED = /^(?:extra|params|taxonomies|<<)$/i;

/** Where a default stands, seen from an article: before its text. What is wrong with it is told where it is written. */
const NOWHERE = Number.NEGATIVE_INFINITY;

/** True for an entry that is in no article. */
export function isDefault({ at }: Entry): boolean {
  return at === NOWHERE;
}

/**
 * The mappings in which the fields of an article are looked for, after its front matter: those of themes within it, then the
 * defaults of feed.yaml, the last one first.
 */
export function layersBelow(mapping: Mapping, file: string, { defaults = [] }: Settings): readonly Mapping[] {
  return [...nestedIn(mapping), ...(defaults.length === 0 ? [] : defaultsOf(file, defaults))];
}

/** The mappings of themes within a mapping, and those that are merged into it: one, or a list. */
export function nestedIn({ entries }: Mapping): Mapping[] {
  const nested = entries.filter(({ key }) => NESTED.test(key));
  return nested
    .flatMap(({ key, value }) => (key === '<<' && value.kind === 'list' ? value.values : [value]))
    .filter((value) => value.kind === 'mapping');
}

/** One of the defaults, as it is looked up for each article. */
interface Rule {
  readonly order: number;
  readonly rule: FieldDefaults;
  readonly layers: readonly Mapping[];
}

/** The defaults by folder; empty for all articles. */
const indexes = new WeakMap<readonly FieldDefaults[], ReadonlyMap<string, readonly Rule[]>>();

function defaultsOf(file: string, defaults: readonly FieldDefaults[]): Mapping[] {
  const index = indexes.get(defaults) ?? indexDefaults(defaults);
  indexes.set(defaults, index);
  const names = file.split('/').slice(0, -1);
  const folders = ['', ...names.map((_, depth) => names.slice(0, depth + 1).join('/'))];
  return folders
    .flatMap((folder) => index.get(folder) ?? [])
    .filter(({ rule }) => isTarget(file, rule))
    .sort((a, b) => b.order - a.order)
    .flatMap(({ layers }) => layers);
}

function indexDefaults(defaults: readonly FieldDefaults[]): ReadonlyMap<string, readonly Rule[]> {
  const index = new Map<string, Rule[]>();
  for (const [order, rule] of defaults.entries()) {
    const folder = (rule.folder ?? '').replace(/^\.?\/|^\.$|\/+$/g, '');
    const mapping = toMapping(rule.fields);
    const one = { order, rule, layers: [mapping, ...nestedIn(mapping)] };
    index.set(folder, [...(index.get(folder) ?? []), one]);
  }
  return index;
}

function toMapping(fields: Readonly<Record<string, PlainValue>>): Mapping {
  const entries = Object.entries(fields).map(([key, one]) => ({ key, at: NOWHERE, value: toValue(one) }));
  return { kind: 'mapping', at: 0, entries };
}

function toValue(plain: PlainValue): Value {
  if (plain === null) return { kind: 'nothing', at: 0 };
  if (typeof plain === 'string') return { kind: 'text', at: 0, text: plain };
  return isList(plain) ? { kind: 'list', at: 0, values: plain.map(toValue) } : toMapping(plain);
}

function isList(plain: PlainValue): plain is readonly PlainValue[] {
  return Array.isArray(plain);
}

/** A value without its places, as `defaults` has it. */
function toPlain(value: Value): PlainValue {
  if (value.kind === 'nothing') return null;
  if (value.kind === 'text') return value.text;
  return value.kind === 'list' ? value.values.map(toPlain) : plainFields(value);
}

/** The entries of a mapping without their places. */
export function plainFields({ entries }: Mapping): Readonly<Record<string, PlainValue>> {
  return Object.fromEntries(entries.map(({ key, value }) => [key, toPlain(value)]));
}

/** The last table that names of one's own were added to, by these names. */
const tables = new WeakMap<object, { readonly of: readonly Field[]; readonly table: readonly Field[] }>();

/** A table of fields with the names that feed.yaml has beside those that are known, and with those of switches. */
export function withOwnNames(table: readonly Field[], { fields }: Settings): readonly Field[] {
  if (fields === undefined) return table;
  const known = tables.get(fields);
  if (known?.of === table) return known.table;
  const namesOf = new Map(Object.entries(fields));
  const named = [
    ...table.map((field) => {
      const ownNames = namesOf.get(field.names[0] as string);
      return ownNames ? { ...field, ownNames } : field;
    }),
    ...SWITCH_NAMES.flatMap((key) => {
      const ownNames = namesOf.get(key);
      // Of several names, one that keeps back is enough.
      const isStronger = ({ value }: Entry) => !isPublishing(key, value);
      return ownNames ? [{ key, names: [], ownNames, isStronger }] : [];
    }),
  ];
  tables.set(fields, { of: table, table: named });
  return named;
}
