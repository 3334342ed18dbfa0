import { findNearest } from '../model/findNearest.ts';
import { expected } from '../model/problem.ts';
import { readersOf, type Section, type SectionReaders } from '../syntax/section.ts';
import type { ReportProblem, Source } from '../syntax/sourceText.ts';
import type { Mapping, Value, Wrong } from '../syntax/value.ts';
import { namesIn, requiredIn, type SettingsTable } from './settingRow.ts';

/** What every reader of settings needs: the text of feed.yaml, and two ways to report what is wrong in it. */
export interface SettingsContext {
  readonly source: Source;
  readonly report: ReportProblem;
  readonly wrong: Wrong;
}

/** Reports that a required setting is missing, with a line to add. */
export function reportMissing(key: string, example: string, at: number, { report }: SettingsContext): void {
  const message = `expected ${key}, found none`;
  report(at, { code: 'SETTING_MISSING', message, mend: `add a line like "${example}"` });
}

/**
 * The settings of a mapping by their names. A name that is not in `keys` is reported, with the nearest one.
 *
 * @param path the names of the sections around the mapping: `feeds.`
 */
export function readEntries(
  mapping: Mapping,
  keys: readonly string[],
  path: string,
  { report }: SettingsContext,
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

/** The settings under a name. Returns undefined if the value is no mapping. */
export function readSection(
  key: string,
  value: Value,
  keys: readonly string[],
  context: SettingsContext,
): Section | undefined {
  if (value.kind === 'mapping') return readEntries(value, keys, `${key}.`, context);
  return context.wrong(value, `settings under ${key}`, `write ${keys.join(', ')} on indented lines`);
}

/** The readers of a mapping that has the settings of a table. What it has to have and has not is reported. */
export function readTable(
  path: string,
  value: Value,
  table: SettingsTable,
  context: SettingsContext,
): SectionReaders {
  const section = readSection(path, value, namesIn(table), context);
  if (section === undefined) return readersOf(new Map(), context);
  reportMissingIn(path, section, table, value.at, context);
  return readersOf(section, context);
}

/** Reports what a section has to have and has not. An empty list is none. */
export function reportMissingIn(
  path: string,
  section: Section,
  table: SettingsTable,
  at: number,
  context: SettingsContext,
): void {
  for (const [key, line] of requiredIn(table)) {
    const value = section.get(key);
    if (value && value.kind !== 'nothing' && !(value.kind === 'list' && value.values.length === 0)) continue;
    reportMissing(`${path}.${key}`, line, at, context);
  }
}
