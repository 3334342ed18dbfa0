import { parseDate } from '../dates/parseDate.ts';
import type { Fault } from '../model/problem.ts';
import type { Stamp } from '../model/stamp.ts';
import type { Tell } from '../syntax/sourceText.ts';
import type { Line } from './newsroom/head.ts';

/** A line that was parsed as a date. */
interface DatedLine extends Line {
  readonly stamp: Stamp;
  readonly precision: 'day' | 'time';
  readonly faults: readonly Fault[];
}

/**
 * Chooses the date of publication from the lines that have one: the first with a time of day, else the first. Days that
 * disagree are an error, since either could be meant.
 */
export function chooseDate(lines: readonly Line[], timeZone: string, report: Tell): Stamp | undefined {
  const reportFaults = ({ at }: Line, faults: readonly Fault[] = []) => {
    for (const fault of faults) report(at, fault);
  };
  const dated: DatedLine[] = [];
  for (const line of lines) {
    const { stamp, precision, faults } = parseDate(line.text, timeZone);
    if (stamp) dated.push({ ...line, stamp, precision, faults });
    else reportFaults(line, faults);
  }
  if (dated.length < lines.length) return undefined;

  const best = dated.find(({ precision }) => precision === 'time') ?? dated[0];
  if (best === undefined) return undefined;
  reportFaults(best, best.faults);
  const other = dated.find((line) => disagree(line, best));
  if (other === undefined) return best.stamp;
  report(other.at, {
    code: 'DATES_DISAGREE',
    message: `expected the same time as "${best.text}", found "${other.text}"`,
    mend: 'one article is published once: mend one of the two, or take it out',
  });
  return undefined;
}

/** The lines, with a time of day joined to the first line that is only a day. */
export function joinTime(dates: readonly Line[], time: Line | undefined, timeZone: string): readonly Line[] {
  if (time === undefined) return dates;
  const day = dates.find(({ text }) => parseDate(text, timeZone).precision === 'day');
  return day === undefined
    ? [time, ...dates]
    : [{ text: `${time.text} on ${day.text}`, at: time.at }, ...dates.filter((line) => line !== day)];
}

function disagree(a: DatedLine, b: DatedLine): boolean {
  const bothExact = a.precision === 'time' && b.precision === 'time';
  return bothExact ? a.stamp.getTime() !== b.stamp.getTime() : dayOf(a.stamp) !== dayOf(b.stamp);
}

function dayOf(stamp: Stamp): number {
  return Math.floor((stamp.getTime() / 60_000 + stamp.offsetInMinutes) / 1440);
}
