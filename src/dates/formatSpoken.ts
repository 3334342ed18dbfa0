import { utc } from '@date-fns/utc';
import { format } from 'date-fns/format';
import type { Stamp } from '../model/stamp.ts';

const names = new Map<string, Intl.DateTimeFormat>();

/**
 * A time as a person says it, in the stamp's own offset.
 *
 * @example formatSpoken(stamp, 'Pacific/Auckland') // '8:03 pm on 21 December 2014, NZDT'
 */
export function formatSpoken(stamp: Stamp, timeZone: string): string {
  return `${formatClockTime(clockTimeOf(stamp), "h:mm aaa 'on' d MMMM yyyy")}, ${zoneNameOf(stamp, timeZone)}`;
}

/** The time of day alone: `3:30 am NZDT`. */
export function formatSpokenTime(stamp: Stamp, timeZone: string): string {
  return `${formatClockTime(clockTimeOf(stamp), 'h:mm aaa')} ${zoneNameOf(stamp, timeZone)}`;
}

/** The day alone: `21 December 2014`. */
export function formatSpokenDay(clockTime: number): string {
  return formatClockTime(clockTime, 'd MMMM yyyy');
}

/** The weekday alone: `Sunday`. */
export function formatWeekday(clockTime: number): string {
  return formatClockTime(clockTime, 'EEEE');
}

/** The zone's abbreviation at that instant (`NZDT`), or its offset if it has none. */
function zoneNameOf(stamp: Stamp, timeZone: string): string {
  let name = names.get(timeZone);
  if (name === undefined) {
    name = new Intl.DateTimeFormat('en-NZ', { timeZone, timeZoneName: 'short' });
    names.set(timeZone, name);
  }
  const parts = name.formatToParts(stamp).filter(({ type }) => type === 'timeZoneName');
  return parts.map(({ value }) => value).join('');
}

/** Milliseconds, as if the clock that the stamp shows were in UTC. */
function clockTimeOf(stamp: Stamp): number {
  return stamp.getTime() + stamp.offsetInMinutes * 60_000;
}

function formatClockTime(clockTime: number, form: string): string {
  return format(clockTime, form, { in: utc });
}
