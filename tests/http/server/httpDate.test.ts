import { describe, expect, it } from 'vitest';
import { formatHttpDate, parseHttpDate } from '../../../src/http/server/httpDate.ts';
import { NOW } from './material.ts';

const INSTANT = Date.UTC(1994, 10, 6, 8, 49, 37);

describe('an HTTP-date', () => {
  it('is written as RFC 9110 prefers it', () => {
    expect(formatHttpDate(INSTANT + 999)).toBe('Sun, 06 Nov 1994 08:49:37 GMT');
  });

  it.each(['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])(
    'is read in each form that there ever was: %s',
    (text) => {
      expect(parseHttpDate(text, NOW)).toBe(INSTANT);
    },
  );

  it('may be on the last day of a February', () => {
    expect(parseHttpDate('Thu, 29 Feb 2024 23:59:59 GMT', NOW)).toBe(Date.UTC(2024, 1, 29, 23, 59, 59));
    expect(parseHttpDate('Thu Feb 29 23:59:59 2024', NOW)).toBe(Date.UTC(2024, 1, 29, 23, 59, 59));
  });

  it.each([
    ['Thursday, 01-Jan-26 12:00:00 GMT', 2026],
    ['Wednesday, 01-Jan-76 12:00:00 GMT', 2076],
    ['Thursday, 01-Jan-76 12:00:01 GMT', 1976],
    ['Saturday, 01-Jan-77 12:00:00 GMT', 1977],
    ['Friday, 31-Dec-99 12:00:00 GMT', 1999],
  ])('of a year of two figures is at most 50 years in the future: %s', (text, year) => {
    expect(new Date(parseHttpDate(text, NOW) ?? Number.NaN).getUTCFullYear()).toBe(year);
  });

  it.each([
    ['nothing', ''],
    ['another zone', 'Sun, 06 Nov 1994 08:49:37 NZT'],
    ['an offset', 'Sun, 06 Nov 1994 08:49:37 +0000'],
    ['no zone', 'Sun, 06 Nov 1994 08:49:37'],
    ['another weekday', 'Mon, 06 Nov 1994 08:49:37 GMT'],
    ['another weekday, written out', 'Monday, 06-Nov-94 08:49:37 GMT'],
    ['no such weekday', 'Sonday, 06-Nov-94 08:49:37 GMT'],
    ['another weekday in asctime', 'Mon Nov  6 08:49:37 1994'],
    ['a day that the month has not', 'Thu, 31 Feb 1994 08:49:37 GMT'],
    ['an hour that no day has', 'Sun, 06 Nov 1994 24:49:37 GMT'],
    ['a leap second', 'Sat, 31 Dec 2016 23:59:60 GMT'],
    ['a figure too few', 'Sun, 6 Nov 1994 08:49:37 GMT'],
    ['a figure too few in asctime', 'Sun Nov 6 08:49:37 1994'],
    ['other capitals', 'sun, 06 nov 1994 08:49:37 gmt'],
    ['no such month', 'Sun, 06 Foo 1994 08:49:37 GMT'],
    ['ISO 8601', '1994-11-06T08:49:37Z'],
    ['a number', '784111777'],
    ['a second date', 'Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT'],
    ['the infamous length of Internet Explorer', 'Sun, 06 Nov 1994 08:49:37 GMT; length=29'],
  ])('is none with %s: %s', (_called, text) => {
    expect(parseHttpDate(text, NOW)).toBeUndefined();
  });
});
