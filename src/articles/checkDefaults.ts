import type { Settings } from '../model/settings.ts';
import { hasShow } from '../model/show.ts';
import type { ReportProblem, Source } from '../syntax/sourceText.ts';
import { type Mapping, readText, wrongWith } from '../syntax/value.ts';
import { nestedIn, withOwnNames } from './fieldLayers.ts';
import { FIELDS } from './fields.ts';
import { findFields } from './findFields.ts';
import { readInstant } from './headDates.ts';
import type { FieldEntries, HeadContext } from './headField.ts';
import { NO_LINES } from './newsroom/head.ts';
import { readSwitches } from './readSwitches.ts';

/** The fields that have no reader of their own, and what they are. */
const DATES: readonly (keyof FieldEntries)[] = ['published', 'embargo', 'updated', 'withdrawn'];
const TEXTS: readonly (keyof FieldEntries)[] = ['title', 'reason'];

/**
 * Reports what is wrong with fields that count for many articles: once, where they are written.
 *
 * @param mapping the fields, in a source
 */
export function checkDefaults(
  mapping: Mapping,
  source: Source,
  settings: Settings,
  report: ReportProblem,
): void {
  const wrong = wrongWith('FIELD_WRONG', report);
  const layers = nestedIn(mapping);
  const table = withOwnNames(FIELDS, settings);
  const fields = findFields(mapping, table, report, layers);
  readSwitches([mapping, ...layers], fields, wrong);
  const context: HeadContext = {
    source,
    settings,
    fields,
    entries: mapping.entries,
    lines: { ...NO_LINES, bodyStart: 0 },
    report,
    wrong,
  };
  const entries = new Map(Object.entries(fields));
  for (const { key, part, read } of table) {
    const entry = entries.get(key);
    if (entry && (part === undefined || hasShow(settings))) read?.(entry.value, context);
  }
  // One entry may be two dates.
  for (const entry of new Set(DATES.map((key) => fields[key]))) if (entry) readInstant(entry.value, context);
  for (const key of TEXTS) {
    const entry = fields[key];
    if (entry) readText(entry.value, wrong, `a ${key}`);
  }
}
