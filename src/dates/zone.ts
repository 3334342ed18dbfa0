import { Stamp } from '../model/stamp.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * What a clock time is in a zone: one instant, none (`gap`: the clocks jumped over it) or two (`overlap`: they
 * went through it twice).
 */
export type Resolution =
  | { readonly status: 'unique'; readonly stamp: Stamp }
  /** The clock time read with the offset before the jump (so it prints after it), and with the one after. */
  | { readonly status: 'gap'; readonly later: Stamp; readonly earlier: Stamp }
  | { readonly status: 'overlap'; readonly earlier: Stamp; readonly later: Stamp };

interface Zone {
  readonly format: Intl.DateTimeFormat;
  /** The offset at the start of each UTC day that was asked for. */
  readonly offsetByDay: Map<number, number>;
}

const zones = new Map<string, Zone>();

/** True for a zone of the time-zone database (`Pacific/Auckland`); an offset is none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    zoneNamed(name);
    return true;
  } catch {
    return false;
  }
}

/** @throws RangeError when there is no such zone, or none is given */
export function checkTimeZone(name: string): void {
  zoneNamed(name);
}

/**
 * Turns a clock time into an instant, or says that it has none or two.
 *
 * The offsets of a day before and a day after are the candidates; those that give the clock time back are right.
 * This needs nothing of the machine's own zone, and Intl has the time-zone database.
 *
 * @param clockTime the clock time as milliseconds, as if it were UTC: `Date.UTC(2014, 11, 21, 20, 3)`
 * @throws RangeError when the zone is unknown
 * @example resolveClockTime(Date.UTC(2014, 8, 28, 2, 30), 'Pacific/Auckland').status // 'gap'
 */
export function resolveClockTime(clockTime: number, timeZone: string): Resolution {
  const before = offsetAt(clockTime - DAY, timeZone);
  const after = offsetAt(clockTime + DAY, timeZone);
  const fits = (offset: number) => offsetAt(clockTime - offset * MINUTE, timeZone) === offset;
  const stampWith = (offset: number) => new Stamp(clockTime - offset * MINUTE, offset);

  if (before !== after && fits(before) && fits(after)) {
    return {
      status: 'overlap',
      earlier: stampWith(Math.max(before, after)),
      later: stampWith(Math.min(before, after)),
    };
  }
  if (fits(before)) return { status: 'unique', stamp: stampWith(before) };
  if (fits(after)) return { status: 'unique', stamp: stampWith(after) };
  return {
    status: 'gap',
    later: stampAt(clockTime - before * MINUTE, timeZone),
    earlier: stampAt(clockTime - after * MINUTE, timeZone),
  };
}

/**
 * The first instant of a day in a zone: midnight, or where the clocks jump over midnight the end of that jump.
 *
 * @param midnight the day's 00:00 as if it were UTC
 * @returns undefined when the zone skipped the whole day (Samoa, 30 December 2011)
 */
export function startOfDay(midnight: number, timeZone: string): Stamp | undefined {
  const resolution = resolveClockTime(midnight, timeZone);
  if (resolution.status === 'unique') return resolution.stamp;
  if (resolution.status === 'overlap') return resolution.earlier;
  const jump = stampAt(firstInstantAfterJump(resolution.earlier, resolution.later, timeZone), timeZone);
  return jump.getTime() + jump.offsetInMinutes * MINUTE < midnight + DAY ? jump : undefined;
}

/** The instant with the offset that the zone has then. */
export function stampAt(instant: number, timeZone: string): Stamp {
  return new Stamp(instant, offsetAt(instant, timeZone));
}

/**
 * Minutes east of UTC at an instant. Days whose two ends have one offset have it throughout; only the days of a
 * change are asked about in detail.
 */
export function offsetAt(instant: number, timeZone: string): number {
  const zone = zoneNamed(timeZone);
  const day = Math.floor(instant / DAY);
  const offset = offsetAtStartOf(day, zone);
  return offset === offsetAtStartOf(day + 1, zone) ? offset : askIntl(instant, zone);
}

/** Every offset that the zone uses in the year around an instant. */
export function offsetsAround(instant: number, timeZone: string): Set<number> {
  const months = Array.from({ length: 13 }, (_, month) => instant + (month - 6) * 30.5 * DAY);
  return new Set(months.map((moment) => offsetAt(moment, timeZone)));
}

function offsetAtStartOf(day: number, zone: Zone): number {
  let offset = zone.offsetByDay.get(day);
  if (offset === undefined) {
    offset = askIntl(day * DAY, zone);
    zone.offsetByDay.set(day, offset);
  }
  return offset;
}

/** `longOffset` prints `GMT`, `GMT+13:00`, or `GMT+11:39:04` for a local mean time. */
function askIntl(instant: number, zone: Zone): number {
  const printed = zone.format.format(instant);
  const offset = printed.slice(printed.lastIndexOf('GMT') + 3);
  const size = offset
    .slice(1)
    .split(':')
    .reduce((sum, part, place) => sum + Number(part) * 60 ** (1 - place), 0);
  return offset.startsWith('-') ? -size : size;
}

/** Halves the time between two instants on either side of a change until the change is found, to the second. */
function firstInstantAfterJump(earlier: Date, later: Date, timeZone: string): number {
  let before = earlier.getTime();
  let after = later.getTime();
  const offset = offsetAt(before, timeZone);
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (offsetAt(middle, timeZone) === offset) before = middle;
    else after = middle;
  }
  return after;
}

/** Without a zone, `Intl` would take the machine's own. */
function zoneNamed(timeZone: string): Zone {
  if (!timeZone) throw new RangeError('expected a time zone like "Pacific/Auckland", found none');
  let zone = zones.get(timeZone);
  if (zone === undefined) {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    zone = { format, offsetByDay: new Map() };
    zones.set(timeZone, zone);
  }
  return zone;
}
