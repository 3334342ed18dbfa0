import { utc } from '@date-fns/utc';
import { parse } from 'date-fns/parse';
import { expected, type Fault, quoted } from '../model/problem.ts';
import type { Stamp } from '../model/stamp.ts';
import { explainUnreadable } from './explain.ts';
import { formatSpoken, formatSpokenDay, formatSpokenTime, formatWeekday } from './formatSpoken.ts';
import { type IsoDate, parseIsoDate } from './isoFastPath.ts';
import { type DateParts, takeApartIn, tidyText } from './takeApart.ts';
import { checkTimeZone, offsetsAround, resolveClockTime, stampAt, startOfDay } from './zone.ts';
import { isAmbiguousAbbreviation, offsetOfAbbreviation } from './zoneAbbreviations.ts';

/** The result of reading a written date. If there is no stamp, a fault is an error. */
export interface ParsedDate {
  readonly stamp?: Stamp;
  /** Whether the author wrote a day only, or a day and a time. */
  readonly precision: 'day' | 'time';
  readonly faults: readonly Fault[];
}

type StampAndFaults = Pick<ParsedDate, 'stamp' | 'faults'>;

/** The zone that a date was written with. */
interface WrittenZone {
  readonly offset: number;
  /** True for UTC under any of its names. UTC is unambiguous, so it is never reported as a wrong offset. */
  readonly isUtc: boolean;
}

/** The zone of the publication, and that in which times without a zone are read. */
interface Zones {
  readonly printed: string;
  readonly read: string;
}

const EPOCH = new Date(0);

/**
 * Reads a date as people write it, in any of the forms that docs/guides/dates.md lists. Doubts are returned as faults.
 *
 * A time without a zone is a clock time in `zoneOfText`; one that the clocks jumped over is an error, one that they
 * went through twice is the earlier, with a warning. An offset or a zone's abbreviation is honoured.
 *
 * @param text what the author wrote
 * @param timeZone the publication's zone: the stamp prints in it, whatever zone was written
 * @param language BCP 47: names of months and weekdays are read in this language too, beside English and te reo Māori
 * @param zoneOfText the zone in which a time without one is read, and in which a day begins
 * @throws RangeError when `timeZone` is unknown or missing, or `language` no language tag
 * @example
 * parseDate('8:03 pm on 21 December 2014', 'Pacific/Auckland').stamp // 2014-12-21T20:03:00+13:00
 * parseDate('31/02/2014', 'Pacific/Auckland').faults[0] // DATE_UNREADABLE, "February 2014 has 28 days"
 */
export function parseDate(
  text: string,
  timeZone: string,
  language = 'en',
  zoneOfText = timeZone,
): ParsedDate {
  checkTimeZone(timeZone);
  const usual = parseIsoDate(text);
  if (usual === undefined) return parseAnyDate(text, timeZone, language, zoneOfText);
  const { stamp, faults } = readMoment(usual, text, { printed: timeZone, read: zoneOfText });
  return { precision: usual.hasTime ? 'time' : 'day', ...(stamp && { stamp }), faults };
}

/** Reads a date in any form, by taking it apart. */
export function parseAnyDate(
  text: string,
  timeZone: string,
  language = 'en',
  zoneOfText = timeZone,
): ParsedDate {
  const zones = { printed: timeZone, read: zoneOfText };
  const tidy = tidyText(text);
  const [parts, ...others] = takeApartIn(tidy, language);
  const precision = parts?.time ? 'time' : 'day';
  if (others.length > 0) return { precision, faults: [ambiguous(tidy)] };
  return { precision, ...readParts(tidy, parts, zones, language) };
}

/** What a line is that is a date or a time of day as a whole; one that only mentions a date is neither. */
export interface DateInLine {
  /** Right or wrong, without zeros before its numbers: `2014-12-1`. */
  readonly day?: string;
  readonly hasTime: boolean;
}

/**
 * Reads a line that may be a date, or a time of day, as a whole.
 *
 * @example readDateLine('8 pm on 1 December 2014', 'en') // { day: '2014-12-1', hasTime: true }
 */
export function readDateLine(line: string, language: string): DateInLine {
  // Nearly all lines of an article have neither a number nor a word that is a time.
  const [parts] = /\d|noon|midday/i.test(line) ? takeApartIn(tidyText(line), language) : [];
  const hasTime = parts?.time !== undefined;
  return parts?.date ? { day: parts.date.text.split('-').map(Number).join('-'), hasTime } : { hasTime };
}

/** True when a line is a date as a whole. */
export function isDateLine(line: string, language: string): boolean {
  return readDateLine(line, language).day !== undefined;
}

/** True when a line is a time of day as a whole. */
export function isTimeLine(line: string, language: string): boolean {
  const { day, hasTime } = parseIsoDate(line) ? { hasTime: false } : readDateLine(line, language);
  return hasTime && day === undefined;
}

function ambiguous(text: string): Fault {
  const mend =
    'a name in it is that of two months, in English and in the language of the publication; write the month as a number';
  return expected('DATE_UNREADABLE', 'a date with one meaning', text, mend);
}

function readParts(
  text: string,
  parts: DateParts | undefined,
  zones: Zones,
  language: string,
): StampAndFaults {
  if (text === '') return { faults: [missing] };
  const clockTime = readClockTime(parts);
  if (parts === undefined || clockTime === undefined) {
    const mend = explainUnreadable(text, parts, language);
    return { faults: [expected('DATE_UNREADABLE', 'a date', text, mend)] };
  }
  const wrongWeekday = faultOfWeekday(clockTime, parts, text);
  if (wrongWeekday) return { faults: [wrongWeekday] };
  const { time, zone } = parts;
  const moment = readMoment({ clockTime, hasTime: time !== undefined, zone: zone?.text }, text, zones);
  if (moment.stamp === undefined || time === undefined) return moment;
  return { stamp: moment.stamp, faults: [...moment.faults, ...faultsOfHour(time.text, text)] };
}

function readMoment({ clockTime, hasTime, zone }: IsoDate, text: string, zones: Zones): StampAndFaults {
  if (!hasTime) return readDay(clockTime, zone, zones, text);
  return zone === undefined ? readInZone(clockTime, zones, text) : readWithZone(clockTime, zone, zones, text);
}

/** An instant as the publication prints it. */
function printed(stamp: Stamp, { printed: zone, read }: Zones): Stamp {
  return zone === read ? stamp : stampAt(stamp.getTime(), zone);
}

const missing: Fault = {
  code: 'DATE_MISSING',
  message: 'expected a date, found nothing',
  mend: 'write it like "8:03 pm on 21 December 2014" or "2014-12-21T20:03+13:00"',
};

/** The clock time as if it were UTC, or undefined where the calendar or the clock has none such. */
function readClockTime(parts: DateParts | undefined): number | undefined {
  if (parts?.date === undefined) return undefined;
  const { date, time = { text: '', format: '' } } = parts;
  const clockTime = parse(`${date.text} ${time.text}`, `${date.format} ${time.format}`, EPOCH, {
    in: utc,
  }).getTime();
  return Number.isNaN(clockTime) || clockTime < Date.UTC(1000, 0) ? undefined : clockTime;
}

function faultOfWeekday(clockTime: number, { weekday }: DateParts, text: string): Fault | undefined {
  if (weekday === undefined) return undefined;
  const actual = formatWeekday(clockTime);
  if (actual.toLowerCase().startsWith(weekday.text)) return undefined;
  const day = formatSpokenDay(clockTime);
  return expected(
    'DATE_WEEKDAY_WRONG',
    `a weekday that fits ${day}`,
    text,
    `${day} was a ${actual}; mend the weekday or the day`,
  );
}

function readDay(midnight: number, zone: string | undefined, zones: Zones, text: string): StampAndFaults {
  if (zone !== undefined) {
    return { faults: [expected('DATE_UNREADABLE', 'a date', text, 'a day with a zone needs a time of day')] };
  }
  const start = startOfDay(midnight, zones.read);
  if (start === undefined) {
    const mend = `${zones.read} skipped that day when it crossed the date line; write the day before or after`;
    return { faults: [expected('DATE_IN_GAP', `a day that ${zones.read} had`, text, mend)] };
  }
  const stamp = printed(start, zones);
  const mend = `it is published as ${formatSpoken(stamp, zones.printed)}; write a time to say it better`;
  return { stamp, faults: [expected('DATE_WITHOUT_TIME', 'a date with a time', text, mend)] };
}

function readInZone(clockTime: number, zones: Zones, text: string): StampAndFaults {
  const { read } = zones;
  const resolution = resolveClockTime(clockTime, read);
  if (resolution.status === 'unique') return { stamp: printed(resolution.stamp, zones), faults: [] };
  const earlier = formatSpokenTime(resolution.earlier, read);
  const later = formatSpokenTime(resolution.later, read);
  if (resolution.status === 'overlap') {
    const mend = `the clocks went back and it came twice; it is taken as ${earlier}, write ${earlier} or ${later} to settle it`;
    return {
      stamp: printed(resolution.earlier, zones),
      faults: [expected('DATE_IN_OVERLAP', 'a time that came once', text, mend)],
    };
  }
  const mend = `the clocks went forward over it; write ${later} or ${earlier}`;
  return { faults: [expected('DATE_IN_GAP', `a time that ${read} had`, text, mend)] };
}

function readWithZone(clockTime: number, written: string, zones: Zones, text: string): StampAndFaults {
  const zone = readZone(written, zones);
  if (zone === undefined) {
    const mend = isAmbiguousAbbreviation(written)
      ? `several countries use ${written}; write the offset, like +13:00`
      : `${quoted(written)} is no zone that is known here; write the offset, like +13:00`;
    return { faults: [expected('DATE_UNREADABLE', 'a date', text, mend)] };
  }
  const there = stampAt(clockTime - zone.offset * 60_000, zones.read);
  const stamp = printed(there, zones);
  if (zone.isUtc || zone.offset === there.offsetInMinutes) return { stamp, faults: [] };
  if (!offsetsAround(stamp.getTime(), zones.read).has(zone.offset)) return { stamp, faults: [] };
  const mend = `it is published as written, which is ${formatSpoken(stamp, zones.printed)}; if the clock time was meant, leave the zone out`;
  const what = `the offset that ${zones.read} had on that day`;
  return { stamp, faults: [expected('DATE_OFFSET_MISMATCH', what, text, mend)] };
}

function readZone(written: string, { read, printed: zone }: Zones): WrittenZone | undefined {
  if (/^(Z|UTC|GMT)$/.test(written)) return { offset: 0, isUtc: true };
  const [, sign, hours = '', minutes = '0'] = /^(?:UTC|GMT)?([+-])(\d\d?):?(\d\d)?$/.exec(written) ?? [];
  if (sign === undefined) {
    // An author may write what was printed: `EST` of New York, though times without a zone are read in UTC.
    const offset = offsetOfAbbreviation(written, read) ?? offsetOfAbbreviation(written, zone);
    return offset === undefined ? undefined : { offset, isUtc: false };
  }
  const size = Number(hours) * 60 + Number(minutes);
  if (Number(hours) > 18 || Number(minutes) > 59) return undefined;
  return { offset: sign === '-' ? -size : size, isUtc: size === 0 };
}

function faultsOfHour(time: string, text: string): Fault[] {
  const isUnclear = /^[1-9]:/.test(time) && !time.endsWith('m');
  if (!isUnclear) return [];
  const clock = time.slice(0, time.lastIndexOf(':'));
  return [
    expected(
      'DATE_HOUR_UNCLEAR',
      'am or pm',
      text,
      `it is taken as ${clock} am; write am or pm, or 0${clock}`,
    ),
  ];
}
