import type { UTCDate } from '@date-fns/utc';
import type { Stamp } from '../model/stamp.ts';
import { dateFns } from './dateFns.ts';

const names = new Map<string, Intl.DateTimeFormat>();

/**
 * A time as a person says it, in the stamp's own offset.
 *
 * @example formatSpoken(stamp, 'Pacific/Auckland') // '8:03 pm on 21 December 2014, NZDT'
 */
export function formatSpoken(stamp: Stamp, timeZone: string): string {
  return `${dateFns.format(clockFaceOf(stamp), "h:mm aaa 'on' d MMMM yyyy")}, ${zoneNameOf(stamp, timeZone)}`;
}

/** The time of day alone: `3:30 am NZDT`. */
export function formatSpokenTime(stamp: Stamp, timeZone: string): string {
  return `${dateFns.format(clockFaceOf(stamp), 'h:mm aaa')} ${zoneNameOf(stamp, timeZone)}`;
}

/** The day alone: `21 December 2014`. */
export function formatSpokenDay(clockTime: number): string {
  return dateFns.format(faceAt(clockTime), 'd MMMM yyyy');
}

/** The weekday alone: `Sunday`. */
export function formatWeekday(clockTime: number): string {
  return dateFns.format(faceAt(clockTime), 'EEEE');
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

function clockFaceOf(stamp: Stamp): UTCDate {
  return faceAt(stamp.getTime() + stamp.offsetInMinutes * 60_000);
}

function faceAt(clockTime: number): UTCDate {
  const { UTCDate } = dateFns;
  return new UTCDate(clockTime);
}
