import type { Stamp } from '../model/stamp.ts';

/** In English, from Sunday and January on, as `getUTCDay` and `getUTCMonth` count. */
export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
export const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

const names = new Map<string, Intl.DateTimeFormat>();

/**
 * A time as a person says it, in the stamp's own offset.
 *
 * @example formatSpoken(stamp, 'Pacific/Auckland') // '8:03 pm on 21 December 2014, NZDT'
 */
export function formatSpoken(stamp: Stamp, timeZone: string): string {
  const clockTime = clockTimeOf(stamp);
  return `${formatClock(clockTime)} on ${formatSpokenDay(clockTime)}, ${zoneNameOf(stamp, timeZone)}`;
}

/** The time of day alone: `3:30 am NZDT`. */
export function formatSpokenTime(stamp: Stamp, timeZone: string): string {
  return `${formatClock(clockTimeOf(stamp))} ${zoneNameOf(stamp, timeZone)}`;
}

/** The day alone: `21 December 2014`. */
export function formatSpokenDay(clockTime: number): string {
  const date = new Date(clockTime);
  const year = `${date.getUTCFullYear()}`.padStart(4, '0');
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${year}`;
}

/** The weekday alone: `Sunday`. */
export function formatWeekday(clockTime: number): string {
  return WEEKDAYS[new Date(clockTime).getUTCDay()] as string;
}

/** The zone's abbreviation at that instant (`NZDT`), or its offset if it has none. */
function zoneNameOf(stamp: Stamp, timeZone: string): string {
  let name = names.get(timeZone);
  if (name === undefined) {
    name = new Intl.DateTimeFormat('en-NZ', { timeZone, timeZoneName: 'short' });
    names.set(timeZone, name);
  }
  // `21/12/2014, NZDT`: to ask for its parts takes twice as long.
  return name.format(stamp).replace(/^.*, /, '');
}

/** Milliseconds, as if the clock that the stamp shows were in UTC. */
function clockTimeOf(stamp: Stamp): number {
  return stamp.getTime() + stamp.offsetInMinutes * 60_000;
}

function formatClock(clockTime: number): string {
  const date = new Date(clockTime);
  const hour = date.getUTCHours();
  return `${hour % 12 || 12}:${`${date.getUTCMinutes()}`.padStart(2, '0')} ${hour < 12 ? 'am' : 'pm'}`;
}
