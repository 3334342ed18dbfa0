import { Stamp } from '../../model/stamp.ts';

/** RFC 3339, section 5.6. Some feeds omit the seconds, put a space before the zone, or give the zone's name. */
const RFC3339 =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[T ](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:\.\d+)?)? ?(?<zone>[+-]\d\d:?\d\d|[A-Z]{1,3})$/i;
/** RFC 822, section 5, and RFC 2822, sections 3.3 and 4.3, with a comment in brackets at the end. */
const RFC822 =
  /^(?:[A-Z]+(?:, ?| ))?(?<day>\d\d?) (?<month>[A-Z]{3}) (?<year>\d{2,4}) (?<hour>\d\d?):(?<minute>\d\d)(?::(?<second>\d\d))? (?<zone>[+-]\d\d:?\d\d|[A-Z]{1,3})(?: \([^()]*\))?$/i;
/** In characters. */
const MAX_LENGTH = 80;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Hours east of UTC (RFC 822, section 5.1), with the other names of UTC. */
const ZONES: ReadonlyMap<string, number> = new Map([
  ['z', 0],
  ['ut', 0],
  ['utc', 0],
  ['gmt', 0],
  ['est', -5],
  ['edt', -4],
  ['cst', -6],
  ['cdt', -5],
  ['mst', -7],
  ['mdt', -6],
  ['pst', -8],
  ['pdt', -7],
]);

/** The parts of a written date. */
type DateGroups = Readonly<Record<string, string | undefined>>;

/**
 * Parses a date of a feed: RFC 3339 or RFC 822 in any format. Weekday and fractions of a second are ignored. The first day
 * of the year 1, which Hugo writes for a missing date, is parsed too.
 *
 * @returns undefined for text in another form, for a date without a zone, and for a day that does not exist
 * @example parseFeedDate('Sun, 21 Dec 2014 20:03:00 +1300') // 2014-12-21T20:03:00+13:00
 */
export function parseFeedDate(text: string): Stamp | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const written = (RFC3339.exec(text) ?? RFC822.exec(text.replace(/\s+/g, ' ')))?.groups;
  const offset = written && offsetOf(written);
  const clockTime = written && clockTimeOf(written);
  return offset === undefined || clockTime === undefined
    ? undefined
    : new Stamp(clockTime - offset * 60_000, offset);
}

/** Minutes east of UTC. */
function offsetOf({ zone = '' }: DateGroups): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  if (sign === undefined) {
    const named = ZONES.get(zone.toLowerCase());
    return named === undefined ? undefined : named * 60;
  }
  const size = Number(hours) * 60 + Number(minutes);
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return sign === '-' && size > 0 ? -size : size;
}

/** The clock time as if in UTC. Second 60, a leap second, is the first of the next minute. */
function clockTimeOf(written: DateGroups): number | undefined {
  const month = monthOf(written);
  const [hour, minute, second] = [written['hour'], written['minute'], written['second'] ?? 0].map(Number);
  const clock = new Date(0);
  clock.setUTCFullYear(yearOf(written), month, Number(written['day']));
  // A day that the month does not have falls into the next month.
  const isOnCalendar = month >= 0 && clock.getUTCMonth() === month;
  if (!isOnCalendar || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  return clock.setUTCHours(Number(hour), minute, second);
}

/** The year, also of two or three digits (RFC 2822, section 4.3). */
function yearOf({ year = '' }: DateGroups): number {
  const number = Number(year);
  if (year.length === 4) return number;
  return number + (year.length === 2 && number < 50 ? 2000 : 1900);
}

/** From 0. */
function monthOf({ month = '' }: DateGroups): number {
  return /^\d/.test(month) ? Number(month) - 1 : MONTHS.indexOf(month.toLowerCase());
}
