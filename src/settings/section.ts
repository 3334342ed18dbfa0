import { expected } from '../model/problem.ts';
import { findNearest } from '../syntax/didYouMean.ts';
import type { ReportProblem } from '../syntax/sourceText.ts';
import type { Mapping, Value } from '../syntax/value.ts';
import type { Wrong } from '../syntax/valueReaders.ts';

export type Section = ReadonlyMap<string, Value>;

/** Gives what a reader makes of a setting; undefined where the setting is absent. */
export type ReadSetting = <T>(key: string, reader: (value: Value) => T | undefined) => T | undefined;

/** A `ReadSetting` of these settings. */
export function readerOf(entries: Section): ReadSetting {
  return (key, reader) => {
    const value = entries.get(key);
    return value && reader(value);
  };
}

/** Tells that a setting is not there, and what to write for it. */
export function reportMissing(key: string, example: string, at: number, report: ReportProblem): void {
  const message = `expected ${key}, found none`;
  report(at, { code: 'SETTING_MISSING', message, mend: `add a line like "${example}"` });
}

/** The settings of a mapping by their names; a name that is none of `keys` is told, with the one that was meant. */
export function readEntries(
  mapping: Mapping,
  keys: readonly string[],
  path: string,
  report: ReportProblem,
): Section {
  const entries = new Map<string, Value>();
  for (const { key, at, value } of mapping.entries) {
    if (keys.includes(key)) {
      entries.set(key, value);
      continue;
    }
    const nearest = findNearest(key, keys);
    const mend = nearest ? `did you mean ${nearest}?` : `the settings here are ${keys.join(', ')}`;
    report(at, expected('SETTING_UNKNOWN', 'a setting', `${path}${key}`, mend));
  }
  return entries;
}

/** The settings of a mapping under a name. */
export function readSection(
  key: string,
  value: Value,
  keys: string[],
  report: ReportProblem,
  wrong: Wrong,
): Section | undefined {
  if (value.kind === 'mapping') return readEntries(value, keys, `${key}.`, report);
  return wrong(value, `settings under ${key}`, `write ${keys.join(', ')} on indented lines`);
}
