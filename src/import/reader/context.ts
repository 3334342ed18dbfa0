import { expected } from '../../model/problem.ts';
import type { Stamp } from '../../model/stamp.ts';
import { onOneLine } from '../../model/text.ts';
import { parseDate } from './date.ts';
import { resolveLink } from './links.ts';
import type { Tell } from './positions.ts';

/** What the reading of a document goes by, and whom it tells. */
export interface Reading {
  readonly tell: Tell;
  /** Of an index into the text, the line from 1. */
  readonly lineOf: (index: number) => number;
  /** What addresses are resolved against where nothing nearer to them says it. */
  readonly base: string | undefined;
}

/** The first day of the year 1: what Go, and with it Hugo, writes for a date that is not there. */
const NO_DATE = -62_135_596_800_000;
/** A day and a bit from either end of the years of four digits, every offset prints with four. */
const FIRST_SAYABLE = Date.UTC(1000, 0, 2);
const LAST_SAYABLE = Date.UTC(9999, 11, 31);

/** Text on one line; nothing where there is none. */
export function plain(text: string | undefined): string | undefined {
  return (text && onOneLine(text)) || undefined;
}

/** Text without the white space around it; nothing where there is none. */
export function trimmed(text: string | undefined): string | undefined {
  return text?.trim() || undefined;
}

/** The address that is written at an index; one that cannot be used is told. */
export function linkAt(
  index: number,
  written: string | undefined,
  reading: Reading,
  base = reading.base,
): string | undefined {
  const text = trimmed(written);
  const link = text && resolveLink(text, base);
  if (text && link === undefined) {
    const mend = 'it is left out; write it whole, beginning with https://';
    reading.tell(index, expected('FEED_ENTRY', 'an address on the web', text, mend));
  }
  return link || undefined;
}

/** The date that is written at an index; one that cannot be read is told. */
export function dateAt(index: number, written: string | undefined, reading: Reading): Stamp | undefined {
  const text = plain(written);
  if (text === undefined) return undefined;
  const stamp = parseDate(text);
  if (stamp?.getTime() === NO_DATE) return undefined;
  const isSayable = stamp && stamp.getTime() >= FIRST_SAYABLE && stamp.getTime() < LAST_SAYABLE;
  if (isSayable) return stamp;
  const mend = 'write it like 2014-12-21T20:03:00+13:00 or Sun, 21 Dec 2014 20:03:00 +1300, with its zone';
  reading.tell(index, expected('FEED_DATE', 'a date', text, mend));
  return undefined;
}

/** A number of bytes or pixels, where one is written; nobody means none of them. */
export function sizeIn(text: string | undefined): number | undefined {
  return (/^\d{1,15}$/.test(text ?? '') && Number(text)) || undefined;
}

/** A duration in seconds: a number of them, or minutes and hours before them as podcasts write it. */
export function secondsIn(text: string | undefined): number | undefined {
  const clock = /^(?:(?:(\d{1,4}):)?(\d{1,4}):)?(\d{1,9}(?:\.\d{1,9})?)$/.exec(text?.trim() ?? '');
  if (clock === null) return undefined;
  const [, hours = 0, minutes = 0, seconds = 0] = clock;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** Each once, without those that are not there. */
export function uniqueOf(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.filter((text) => text !== undefined))];
}
