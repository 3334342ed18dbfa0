import { parseDate } from '../dates/parseDate.ts';
import type { Stamp } from '../model/stamp.ts';
import type { ReportProblem } from '../syntax/sourceText.ts';
import type { Line } from './newsroom/head.ts';

/** A date that an author wrote, read: where it stands, and what it is. */
interface Candidate extends Line {
  readonly stamp: Stamp;
  readonly precision: 'day' | 'time';
  readonly tellAll: () => void;
}

/**
 * The date of publication, of all that a head says of it: front matter first, else the most precise line, else the
 * file's name. Days that disagree are an error, since nobody could say which is meant.
 */
export function findPublished(
  lines: readonly Line[],
  timeZone: string,
  report: ReportProblem,
): Stamp | undefined {
  const candidates: Candidate[] = [];
  for (const line of lines) {
    const { stamp, precision, faults } = parseDate(line.text, timeZone);
    const tellAll = () => {
      for (const fault of faults) report(line.at, fault);
    };
    if (stamp) candidates.push({ ...line, stamp, precision, tellAll });
    else tellAll();
  }
  if (candidates.length < lines.length) return undefined;

  const best = candidates.find(({ precision }) => precision === 'time') ?? candidates[0];
  best?.tellAll();
  const other = best && candidates.find((candidate) => disagree(candidate, best));
  if (other === undefined) return best?.stamp;
  report(other.at, {
    code: 'DATES_DISAGREE',
    message: `expected the same time as "${best?.text}", found "${other.text}"`,
    mend: 'one article is published once: mend one of the two, or take it out',
  });
  return undefined;
}

/** The lines with a time of day joined to the day that it belongs to, so that nothing that was written is lost. */
export function joinTime(dates: readonly Line[], time: Line | undefined, timeZone: string): readonly Line[] {
  if (time === undefined) return dates;
  const day = dates.find(({ text }) => parseDate(text, timeZone).precision === 'day');
  return day === undefined
    ? [time, ...dates]
    : [{ text: `${time.text} on ${day.text}`, at: time.at }, ...dates.filter((line) => line !== day)];
}

function disagree(a: Candidate, b: Candidate): boolean {
  const bothExact = a.precision === 'time' && b.precision === 'time';
  return bothExact ? a.stamp.getTime() !== b.stamp.getTime() : dayOf(a.stamp) !== dayOf(b.stamp);
}

function dayOf(stamp: Stamp): number {
  return Math.floor((stamp.getTime() / 60_000 + stamp.offsetInMinutes) / 1440);
}
