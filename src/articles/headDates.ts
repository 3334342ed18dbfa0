import { isTimeLine, type ParsedDate, parseDate } from '../dates/parseDate.ts';
import { offsetAt, stampAt } from '../dates/zone.ts';
import type { Withdrawal } from '../model/article.ts';
import { expected, type Fault, type Place } from '../model/problem.ts';
import { readingZoneOf, type Settings } from '../model/settings.ts';
import { formatRfc3339, type Stamp } from '../model/stamp.ts';
import { placeAt, type ReportProblem } from '../syntax/sourceText.ts';
import { describe, optional, type Value } from '../syntax/value.ts';
import { readFrontText } from './frontText.ts';
import type { HeadContext } from './headField.ts';
import { fileNameOf } from './headReaders.ts';
import { explainMissingDate } from './missingDate.ts';
import type { Line } from './newsroom/head.ts';

/** The time of publication, from front matter, the first lines of a newsroom text or the file's name. */
export function readPublished(context: HeadContext): Stamp | undefined {
  const { fields, lines, settings, report } = context;
  const fileDay = fileNameOf(context).day;
  const inFrontMatter: Line[] = fields.published ? [lineOf(fields.published.value)] : [];
  const written = [...inFrontMatter, ...lines.dates];
  const days = written.length === 0 && fileDay !== undefined ? [{ text: fileDay, at: 0 }] : written;
  const all = joinTime(days, lines.time, settings);
  const [first] = all;
  if (first === undefined) {
    const { at, fault } = explainMissingDate(context);
    report(at, fault);
    return undefined;
  }
  const published = afterEmbargo(chooseDate(all, settings, report), context);
  if (published && published.getTime() < 0) {
    const mend = 'some readers drop the whole feed over it; leave the article out, or date it later';
    report(first.at, expected('DATE_BEFORE_1970', 'a date from 1970', first.text, mend));
  }
  return published;
}

/** Hugo publishes an article with a date at its `publishDate`, if that is later. */
function afterEmbargo(published: Stamp | undefined, context: HeadContext): Stamp | undefined {
  const { embargo, published: field } = context.fields;
  if (published === undefined || embargo === undefined || embargo === field) return published;
  const until = readInstant(embargo.value, context);
  return until !== undefined && until > published ? until : published;
}

/** A line that was parsed as a date. */
interface DatedLine extends Line {
  readonly stamp: Stamp;
  readonly precision: 'day' | 'time';
  readonly faults: readonly Fault[];
}

/**
 * Chooses the date of publication from the lines that have one: the first with a time of day, else the first. Days that
 * disagree are an error, since either could be meant.
 *
 * @param lines at least one
 */
function chooseDate(lines: readonly Line[], settings: Settings, report: ReportProblem): Stamp | undefined {
  const reportFaults = ({ at }: Line, faults: readonly Fault[]) => {
    for (const fault of faults) report(at, fault);
  };
  const dated: DatedLine[] = [];
  for (const line of lines) {
    const { stamp, precision, faults } = parseWritten(line.text, settings);
    if (stamp) dated.push({ text: line.text, at: line.at, stamp, precision, faults });
    else reportFaults(line, faults);
  }
  if (dated.length < lines.length) return undefined;

  const best = dated.reduce((one, next) =>
    one.precision === 'day' && next.precision === 'time' ? next : one,
  );
  reportFaults(best, best.faults);
  const other = dated.find((line) => disagree(line, best, readingZoneOf(settings)));
  if (other === undefined) return best.stamp;
  report(other.at, {
    code: 'DATES_DISAGREE',
    message: `expected the same time as "${best.text}", found "${other.text}"`,
    mend: 'one article is published once: mend one of the two, or take it out',
  });
  return undefined;
}

/** The lines, with a time of day joined to the first line that is only a day. */
function joinTime(dates: readonly Line[], time: Line | undefined, settings: Settings): readonly Line[] {
  if (time === undefined) return dates;
  const day = dates.find(({ text }) => parseWritten(text, settings).precision === 'day');
  return day === undefined
    ? [time, ...dates]
    : [{ text: `${time.text} on ${day.text}`, at: time.at }, ...dates.filter((line) => line !== day)];
}

function disagree(a: DatedLine, b: DatedLine, zone: string): boolean {
  const bothExact = a.precision === 'time' && b.precision === 'time';
  return bothExact ? a.stamp.getTime() !== b.stamp.getTime() : dayOf(a.stamp, zone) !== dayOf(b.stamp, zone);
}

/** The day of an instant where it was written. */
function dayOf(stamp: Stamp, zone: string): number {
  return Math.floor((stamp.getTime() / 60_000 + offsetAt(stamp.getTime(), zone)) / 1440);
}

/** The time of the last change worth showing; the time of publication if there is none after it. */
export function readUpdated(published: Stamp, context: HeadContext): Stamp {
  const { fields, lines, settings } = context;
  const day = () => formatRfc3339(stampAt(published.getTime(), readingZoneOf(settings))).slice(0, 10);
  // A time alone is one of the day of publication.
  const onDay = ({ text, at }: Line) =>
    isTimeLine(text, settings.language) ? { text: `${text} on ${day()}`, at } : { text, at };
  let last: { readonly line: Line; readonly stamp: Stamp } | undefined;
  for (const line of [...(fields.updated ? [lineOf(fields.updated.value)] : []), ...lines.updates]) {
    const stamp = readLine(onDay(line), context);
    if (stamp && (last === undefined || stamp > last.stamp)) last = { line, stamp };
  }
  if (last === undefined) return published;
  if (last.stamp.getTime() >= published.getTime()) return last.stamp;
  reportTooEarly(last.line, 'it is left out: an article is updated after it is published', context);
  return published;
}

/** When and why the article was withdrawn; the time is not before publication. Returns undefined if it was not. */
export function readWithdrawn(published: Stamp, context: HeadContext): Withdrawal | undefined {
  const { fields } = context;
  const value = fields.withdrawn?.value;
  const time = value && readInstant(value, context);
  if (value === undefined || time === undefined) return undefined;
  const reason = fields.reason && readFrontText(fields.reason.value, context, 'a reason');
  const isEarly = time.getTime() < published.getTime();
  if (isEarly)
    reportTooEarly(lineOf(value), 'it is withdrawn all the same; write when, with the time of day', context);
  return { time: isEarly ? published : time, ...optional('reason', reason) };
}

function reportTooEarly({ text, at }: Line, mend: string, { report }: HeadContext): void {
  report(at, expected('UPDATED_BEFORE_PUBLISHED', 'a time after publication', text, mend));
}

/** Where the author would correct the date of publication. */
export function placeOfPublished({ source, fields, lines }: HeadContext): Place {
  return placeAt(source, fields.published?.value.at ?? lines.dates[0]?.at ?? 0);
}

/** A date that does not depend on another one. */
export function readInstant(value: Value, context: HeadContext): Stamp | undefined {
  return readLine(lineOf(value), context);
}

function readLine({ text, at }: Line, { settings, report }: HeadContext): Stamp | undefined {
  const { stamp, faults } = parseWritten(text, settings);
  // A date of publication without a time is reported; here it may be what the author means.
  for (const fault of faults) if (fault.code !== 'DATE_WITHOUT_TIME') report(at, fault);
  return stamp;
}

/** A date as an author of the publication writes it. */
export function parseWritten(text: string, settings: Settings): ParsedDate {
  return parseDate(text, settings.timeZone, settings.language, readingZoneOf(settings, text));
}

/** A value as a line that may be a date. */
function lineOf(value: Value): Line {
  return { text: describe(value), at: value.at };
}
