import type { ReportProblem } from '../syntax/sourceText.ts';
import { isEmpty, type Mapping, optional, readText, type Value, type Wrong } from '../syntax/value.ts';
import { reportNearMiss } from './findFields.ts';
import { readFrontText } from './frontText.ts';

/** The parts of a mapping by what they mean. */
export type Parts<K extends string> = Readonly<Partial<Record<K, Value>>>;

/** The names of each part, ours first. */
export type PartNames<K extends string> = Readonly<Record<K, readonly string[]>>;

/** The parts of a mapping by what they mean. A key that is nearly one of their names is told. */
export function partsOf<K extends string>(
  mapping: Mapping,
  names: PartNames<K>,
  report: ReportProblem,
): Parts<K> {
  const all = Object.values<readonly string[]>(names).flat();
  const written = new Set(mapping.entries.map(({ key }) => key));
  for (const { key, at } of mapping.entries) {
    if (!all.includes(key)) reportNearMiss({ key, at }, all, (name) => written.has(name), report);
  }
  const parts: Partial<Record<K, Value>> = {};
  for (const [part, spellings] of Object.entries(names) as [K, readonly string[]][]) {
    const values = spellings.flatMap((name) => mapping.entries.filter(({ key }) => key === name));
    const entry = values.find(({ value }) => value.kind !== 'nothing' && !isEmpty(value)) ?? values[0];
    if (entry) parts[part] = entry.value;
  }
  return parts;
}

/** Reads a part under the name of a property; none where there is no part, or nothing in it. */
export function readerOfParts<P extends string>(parts: Parts<P>, wrong: Wrong) {
  return <K extends string, T>(key: K, part: P, reader: (value: Value, wrong: Wrong) => T | undefined) => {
    const value: Value | undefined = parts[part];
    return optional(key, value && reader(value, wrong));
  };
}

/** Reads text that may as well be empty, which says as much as its absence. */
export function readOptionalText(report: ReportProblem) {
  return (value: Value, wrong: Wrong): string | undefined =>
    value.kind === 'nothing' || isEmpty(value) ? undefined : readFrontText(value, { wrong, report });
}

/** A number that has a form in digits. */
export function readNumber(value: Value, form: RegExp, what: string, wrong: Wrong): number | undefined {
  const text = value.kind === 'text' ? value.text : '';
  return form.test(text) ? Number(text) : wrong(value, what, 'write it in digits, without a unit');
}

/** A file or an address, and where it stands. */
export function readReference(value: Value, wrong: Wrong): { src: string; at: number } | undefined {
  const src = readText(value, wrong, 'a file');
  return src === undefined ? undefined : { src, at: value.at };
}

/** The first list that has something in it is one; what is wrong in it is told. */
export function orNone<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
