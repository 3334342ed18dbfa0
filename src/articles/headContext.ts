import type { Settings } from '../model/settings.ts';
import type { ReportProblem, Source } from '../syntax/sourceText.ts';
import { describe, type Value } from '../syntax/value.ts';
import type { Wrong } from '../syntax/valueReaders.ts';
import type { Fields } from './fields.ts';
import type { Line, NewsroomHead } from './newsroom/head.ts';
import { type FileName, splitFileName } from './slug.ts';

/** What every part of a head is read with. */
export interface Context {
  readonly source: Source;
  readonly settings: Settings;
  readonly fields: Fields;
  /** What a newsroom text says in its first lines; empty for Markdown. */
  readonly lines: NewsroomHead;
  readonly report: ReportProblem;
  readonly wrong: Wrong;
}

/** What a reader makes of a field; undefined where the field is absent. */
export function readField<T>(
  name: keyof Fields,
  { fields, wrong, report }: Context,
  reader: (value: Value, wrong: Wrong, report: ReportProblem) => T,
): T | undefined {
  const entry = fields[name];
  return entry && reader(entry.value, wrong, report);
}

/** A value as a line that may be a date. */
export function lineOf(value: Value): Line {
  return { text: describe(value), at: value.at };
}

/** What the place of the article's file says. */
export function nameOf({ source, settings }: Context): FileName {
  return splitFileName(source.file, settings.items);
}
