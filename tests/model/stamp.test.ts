import { describe, expect, it } from 'vitest';
import { formatRfc822, formatRfc3339, Stamp } from '../../src/model/stamp.ts';

const instant = Date.UTC(2014, 11, 21, 7, 3);

describe('a stamp', () => {
  it('is a Date in all respects but its offset', () => {
    const stamp = new Stamp(instant, 780);
    expect(stamp).toBeInstanceOf(Date);
    expect(stamp.getTime()).toBe(instant);
    expect(stamp.toISOString()).toBe('2014-12-21T07:03:00.000Z');
    expect(stamp.offsetInMinutes).toBe(780);
  });

  it.each([
    { offset: 780, atom: '2014-12-21T20:03:00+13:00', rss: 'Sun, 21 Dec 2014 20:03:00 +1300' },
    { offset: 570, atom: '2014-12-21T16:33:00+09:30', rss: 'Sun, 21 Dec 2014 16:33:00 +0930' },
    { offset: -210, atom: '2014-12-21T03:33:00-03:30', rss: 'Sun, 21 Dec 2014 03:33:00 -0330' },
    { offset: -600, atom: '2014-12-20T21:03:00-10:00', rss: 'Sat, 20 Dec 2014 21:03:00 -1000' },
    { offset: 0, atom: '2014-12-21T07:03:00+00:00', rss: 'Sun, 21 Dec 2014 07:03:00 +0000' },
    { offset: 825, atom: '2014-12-21T20:48:00+13:45', rss: 'Sun, 21 Dec 2014 07:03:00 GMT' },
    { offset: -599, atom: '2014-12-20T21:04:00-09:59', rss: 'Sun, 21 Dec 2014 07:03:00 GMT' },
    { offset: 699.0666, atom: '2014-12-21T07:03:00Z', rss: 'Sun, 21 Dec 2014 07:03:00 GMT' },
    { offset: Number.NaN, atom: '2014-12-21T07:03:00Z', rss: 'Sun, 21 Dec 2014 07:03:00 GMT' },
  ])('prints an offset of $offset minutes as $atom and $rss', ({ offset, atom, rss }) => {
    expect(formatRfc3339(new Stamp(instant, offset))).toBe(atom);
    expect(formatRfc822(new Stamp(instant, offset))).toBe(rss);
  });
});

describe('a stamp that is asked for again', () => {
  it('prints what it is, whatever was printed before', () => {
    const stamps = [780, 720, 780, 780, Number.NaN].map((offset) => new Stamp(instant, offset));
    expect([...stamps, new Date(instant), new Stamp(instant + 1000, 780)].map(formatRfc3339)).toEqual([
      '2014-12-21T20:03:00+13:00',
      '2014-12-21T19:03:00+12:00',
      '2014-12-21T20:03:00+13:00',
      '2014-12-21T20:03:00+13:00',
      '2014-12-21T07:03:00Z',
      '2014-12-21T07:03:00Z',
      '2014-12-21T20:03:01+13:00',
    ]);
  });
});

describe('a plain Date', () => {
  it('prints in UTC', () => {
    expect(formatRfc3339(new Date(instant))).toBe('2014-12-21T07:03:00Z');
    expect(formatRfc822(new Date(instant))).toBe('Sun, 21 Dec 2014 07:03:00 GMT');
  });

  it('loses its fraction of a second', () => {
    expect(formatRfc3339(new Date(instant + 999))).toBe('2014-12-21T07:03:00Z');
    expect(formatRfc822(new Date(instant + 999))).toBe('Sun, 21 Dec 2014 07:03:00 GMT');
  });
});

describe('a date that a feed cannot say', () => {
  it.each([
    { what: 'an invalid date', date: new Date(Number.NaN) },
    { what: 'a year of five digits', date: new Date(Date.UTC(10_000, 0)) },
    { what: 'a year of five digits at its offset', date: new Stamp(Date.UTC(9999, 11, 31, 23), 120) },
    { what: 'a year before 0', date: new Date('-000001-12-31T23:59:59Z') },
  ])('throws for $what', ({ date }) => {
    expect(() => formatRfc3339(date)).toThrow(RangeError);
    expect(() => formatRfc822(date)).toThrow(RangeError);
  });

  it('says what was wrong with it', () => {
    expect(() => formatRfc822(new Date(Number.NaN))).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: not a date that a feed can say: NaN]`,
    );
  });

  it('is not the last second of 9999', () => {
    const last = new Date(Date.UTC(9999, 11, 31, 23, 59, 59));
    expect(formatRfc3339(last)).toBe('9999-12-31T23:59:59Z');
    expect(formatRfc822(last)).toBe('Fri, 31 Dec 9999 23:59:59 GMT');
  });
});
