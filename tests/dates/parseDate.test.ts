import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDateLine, isTimeLine, parseDate, readDateLine } from '../../src/dates/parseDate.ts';
import { tidyText } from '../../src/dates/takeApart.ts';
import { SEVERITY } from '../../src/model/problem.ts';
import { formatRfc822, formatRfc3339, Stamp } from '../../src/model/stamp.ts';
import { readTable, SEASONS, withClockAt } from '../support/cases.ts';
import { runsOf } from '../support/runs.ts';

const AUCKLAND = 'Pacific/Auckland';

interface Row {
  readonly text: string;
  readonly zone: string;
  readonly expect: string;
  readonly instant: string;
  readonly rfc822: string;
}

const rows: Row[] = readTable('written-dates.tsv').map(
  ([text = '', zone = '', outcome = '', instant = '', rfc822 = '']) => {
    return { text, zone, expect: outcome, instant, rfc822 };
  },
);

/** A reading in the words of the table: `accept`, `warn:CODE`, `note:CODE` or `error:CODE`. */
function outcomeOf(text: string, zone: string): string {
  const { faults } = parseDate(text, zone);
  if (faults.length === 0) return 'accept';
  return faults
    .map(({ code }) => `${SEVERITY[code] === 'warning' ? 'warn' : SEVERITY[code]}:${code}`)
    .join(' ');
}

/** What the author is told, a line a fault. */
function told(text: string, zone = AUCKLAND): string {
  return parseDate(text, zone)
    .faults.map(({ code, message, mend }) => `${code} ${message} - ${mend}`)
    .join('\n');
}

/** The stamp as Atom prints it, with the codes of its faults. */
function readAs(text: string, zone = AUCKLAND): string {
  const { stamp, faults } = parseDate(text, zone);
  return [stamp ? formatRfc3339(stamp) : 'none', ...faults.map(({ code }) => code)].join(' ');
}

describe.each(SEASONS)('a written date, read in $season', ({ now }) => {
  withClockAt(now);

  it('has every row of the table', () => {
    expect(rows).toHaveLength(105);
  });

  it.each(rows)('gives $expect for "$text" in $zone', ({ text, zone, expect: outcome, instant, rfc822 }) => {
    const { stamp } = parseDate(text, zone);
    expect(outcomeOf(text, zone)).toBe(outcome);
    expect(stamp?.toISOString().replace('.000Z', 'Z') ?? '').toBe(instant);
    const inGmt = instant === '' ? '' : new Date(instant).toUTCString();
    expect(stamp ? formatRfc822(stamp) : '').toBe(zone === 'Pacific/Chatham' ? inGmt : rfc822);
  });
});

describe('a date that is refused', () => {
  it('names both neighbours of a time in a gap', () => {
    expect(told('2:30 am on 28 September 2014')).toMatchInlineSnapshot(
      `"DATE_IN_GAP expected a time that Pacific/Auckland had, found "2:30 am on 28 September 2014" - the clocks went forward over it; write 3:30 am NZDT or 1:30 am NZST"`,
    );
  });

  it('says that there is no date', () => {
    expect(told(' \u00a0 ')).toMatchInlineSnapshot(
      `"DATE_MISSING expected a date, found nothing - write it like "8:03 pm on 21 December 2014" or "2014-12-21T20:03+13:00""`,
    );
  });

  it.each(['31/02/2014', '2014-02-29', '31 April 2014', '0/1/2014'])(
    'counts the days of the month for %s',
    (text) => {
      expect(told(text)).toMatch(
        /^DATE_UNREADABLE expected a date, found ".*" - [A-Z][a-z]+ 2014 has (28|30|31) days$/,
      );
    },
  );

  it('says what the calendar does not have', () => {
    expect(
      ['31/02/2014', '12/21/2014', '13/13/2014', '2014-00-10', '1/0/2014'].map((text) => told(text)),
    ).toMatchInlineSnapshot(`
      [
        "DATE_UNREADABLE expected a date, found "31/02/2014" - February 2014 has 28 days",
        "DATE_UNREADABLE expected a date, found "12/21/2014" - there is no month 21: numeric dates are day first, so write 21/12/2014",
        "DATE_UNREADABLE expected a date, found "13/13/2014" - there is no month 13",
        "DATE_UNREADABLE expected a date, found "2014-00-10" - there is no month 0",
        "DATE_UNREADABLE expected a date, found "1/0/2014" - there is no month 0",
      ]
    `);
  });

  it('says what the clock does not have', () => {
    const times = ['13:05 pm', '0:05 am', '25:00', '24:00', '8:60 pm', '20:60', '23:59:60'];
    expect(times.map((time) => told(`${time} on 21 December 2014`))).toMatchInlineSnapshot(`
      [
        "DATE_UNREADABLE expected a date, found "13:05 pm on 21 December 2014" - with am or pm the hour is 1 to 12",
        "DATE_UNREADABLE expected a date, found "0:05 am on 21 December 2014" - with am or pm the hour is 1 to 12",
        "DATE_UNREADABLE expected a date, found "25:00 on 21 December 2014" - the hour is 0 to 23",
        "DATE_UNREADABLE expected a date, found "24:00 on 21 December 2014" - there is no hour 24: write 00:00 and the next day",
        "DATE_UNREADABLE expected a date, found "8:60 pm on 21 December 2014" - the minutes are 00 to 59",
        "DATE_UNREADABLE expected a date, found "20:60 on 21 December 2014" - the minutes are 00 to 59",
        "DATE_UNREADABLE expected a date, found "23:59:60 on 21 December 2014" - the seconds are 00 to 59; a leap second cannot be published, write the second before it",
      ]
    `);
  });

  it.each([
    ['0/12/2014', 'December 2014 has 31 days'],
    ['25:00 on 1 December 2014', 'the hour is 0 to 23'],
    ['25:00 on 31 December 2014', 'the hour is 0 to 23'],
    ['1:60 pm on 21 December 2014', 'the minutes are 00 to 59'],
    ['12:60 pm on 21 December 2014', 'the minutes are 00 to 59'],
    ['24:00 on 29 February 2012', 'there is no hour 24: write 00:00 and the next day'],
  ])('says of %s what is wrong with it: %s', (text, mend) => {
    expect(parseDate(text, AUCKLAND).faults).toMatchObject([{ mend }]);
  });

  it.each(['21 December 0999', '8:03 pm on 21 December 0999', '23:59:59 on 21 December 0999'])(
    'has only an example for %s, which the calendar and the clock have',
    (text) => {
      const mend = 'write it like "8:03 pm on 21 December 2014" or "2014-12-21T20:03+13:00"';
      expect(parseDate(text, AUCKLAND).faults).toMatchObject([{ mend }]);
    },
  );

  it('says what is missing', () => {
    expect(
      ['8:03 pm', '2014', 'December 2014', 'Sunday', 'NZDT'].map((text) => told(text)),
    ).toMatchInlineSnapshot(`
      [
        "DATE_UNREADABLE expected a date, found "8:03 pm" - the day is missing; write it like "8:03 pm on 21 December 2014" or "2014-12-21T20:03+13:00"",
        "DATE_UNREADABLE expected a date, found "2014" - the month and the day are missing; write it like "8:03 pm on 21 December 2014" or "2014-12-21T20:03+13:00"",
        "DATE_UNREADABLE expected a date, found "December 2014" - the day is missing; write it like "8:03 pm on 21 December 2014" or "2014-12-21T20:03+13:00"",
        "DATE_UNREADABLE expected a date, found "Sunday" - write it like "8:03 pm on 21 December 2014" or "2014-12-21T20:03+13:00"",
        "DATE_UNREADABLE expected a date, found "NZDT" - write it like "8:03 pm on 21 December 2014" or "2014-12-21T20:03+13:00"",
      ]
    `);
  });

  it('knows what people write instead of a date', () => {
    const texts = [
      '1419145380',
      'midnight on 21 December 2014',
      '21/12/14',
      'yesterday',
      'two days ago',
      'Hotel 4',
    ];
    expect(texts.map((text) => told(text))).toMatchInlineSnapshot(`
      [
        "DATE_UNREADABLE expected a date, found "1419145380" - a count of seconds is not a date that anyone can check; write it like "8:03 pm on 21 December 2014" or "2014-12-21T20:03+13:00"",
        "DATE_UNREADABLE expected a date, found "midnight on 21 December 2014" - midnight is the start of one day and the end of another; write 12:00 am and the day that it starts",
        "DATE_UNREADABLE expected a date, found "21/12/14" - write the year with four digits",
        "DATE_UNREADABLE expected a date, found "yesterday" - write the day itself: a day that depends on when it is read cannot be published",
        "DATE_UNREADABLE expected a date, found "two days ago" - write the day itself: a day that depends on when it is read cannot be published",
        "DATE_UNREADABLE expected a date, found "Hotel 4" - write it like "8:03 pm on 21 December 2014" or "2014-12-21T20:03+13:00"",
      ]
    `);
  });
});

describe('a date that is refused for one part of it', () => {
  it('says what the weekday was', () => {
    expect(told('Monday, 21 December 2014 8:03 pm')).toMatchInlineSnapshot(
      `"DATE_WEEKDAY_WRONG expected a weekday that fits 21 December 2014, found "Monday, 21 December 2014 8:03 pm" - 21 December 2014 was a Sunday; mend the weekday or the day"`,
    );
  });

  it('tells an abbreviation of several countries from an unknown one', () => {
    expect(
      ['EST', 'XYZT', '+19:00', '+13:60'].map((zone) => told(`21 December 2014 8:03 pm ${zone}`)),
    ).toMatchInlineSnapshot(`
      [
        "DATE_UNREADABLE expected a date, found "21 December 2014 8:03 pm EST" - several countries use EST; write the offset, like +13:00",
        "DATE_UNREADABLE expected a date, found "21 December 2014 8:03 pm XYZT" - "XYZT" is no zone that is known here; write the offset, like +13:00",
        "DATE_UNREADABLE expected a date, found "21 December 2014 8:03 pm +19:00" - "+19:00" is no zone that is known here; write the offset, like +13:00",
        "DATE_UNREADABLE expected a date, found "21 December 2014 8:03 pm +13:60" - "+13:60" is no zone that is known here; write the offset, like +13:00",
      ]
    `);
  });

  it('wants a time of day where there is a zone', () => {
    expect(told('21 December 2014 NZDT')).toMatchInlineSnapshot(
      `"DATE_UNREADABLE expected a date, found "21 December 2014 NZDT" - a day with a zone needs a time of day"`,
    );
  });

  it('names the date line where it took a whole day', () => {
    expect(told('30 December 2011', 'Pacific/Apia')).toMatchInlineSnapshot(
      `"DATE_IN_GAP expected a day that Pacific/Apia had, found "30 December 2011" - Pacific/Apia skipped that day when it crossed the date line; write the day before or after"`,
    );
    expect(readAs('30 December 2011', 'Pacific/Apia')).toBe('none DATE_IN_GAP');
  });

  it.each(['21 December 0999', '8:03 pm on 21 December 0999', '0099-12-21'])(
    'refuses %s, before the year 1000',
    (text) => {
      expect(readAs(text)).toBe('none DATE_UNREADABLE');
    },
  );

  it.each([
    '21 December 2014 22 December 2014',
    '8:03 pm 9:03 pm on 21 December 2014',
    'Sunday Sunday 21 December 2014',
    '8:03 pm NZDT NZST on 21 December 2014',
    'published 21 December 2014',
    '21 December 2014.',
    '21-12/2014',
    '8:03 pm on 21 December 20145',
    '2014-12-21T20:03:00+13:0',
    '21 December 2014 8:03 pm nzdt',
  ])('refuses "%s"', (text) => {
    expect(readAs(text)).toBe('none DATE_UNREADABLE');
  });

  it('throws for a publication in an unknown zone', () => {
    expect(() => parseDate('8:03 pm on 21 December 2014', 'Pacific/Atlantis')).toThrow(RangeError);
  });
});

describe('a date that is read with a warning', () => {
  it('says which of two times was taken', () => {
    expect(told('2:30 am on 6 April 2014')).toMatchInlineSnapshot(
      `"DATE_IN_OVERLAP expected a time that came once, found "2:30 am on 6 April 2014" - the clocks went back and it came twice; it is taken as 2:30 am NZDT, write 2:30 am NZDT or 2:30 am NZST to settle it"`,
    );
  });

  it('says that an hour could be morning or evening', () => {
    expect(told('8:03 on 21 December 2014')).toMatchInlineSnapshot(
      `"DATE_HOUR_UNCLEAR expected am or pm, found "8:03 on 21 December 2014" - it is taken as 8:03 am; write am or pm, or 08:03"`,
    );
  });

  it('tells of an overlap and of an unclear hour, both', () => {
    expect(told('2:30 on 6 April 2014')).toMatchInlineSnapshot(`
      "DATE_IN_OVERLAP expected a time that came once, found "2:30 on 6 April 2014" - the clocks went back and it came twice; it is taken as 2:30 am NZDT, write 2:30 am NZDT or 2:30 am NZST to settle it
      DATE_HOUR_UNCLEAR expected am or pm, found "2:30 on 6 April 2014" - it is taken as 2:30 am; write am or pm, or 02:30"
    `);
    expect(readAs('2:30 on 6 April 2014')).toBe(
      '2014-04-06T02:30:00+13:00 DATE_IN_OVERLAP DATE_HOUR_UNCLEAR',
    );
  });

  it('says what a winter offset in summer becomes', () => {
    expect(told('21 December 2014 8:03 pm NZST')).toMatchInlineSnapshot(
      `"DATE_OFFSET_MISMATCH expected the offset that Pacific/Auckland had on that day, found "21 December 2014 8:03 pm NZST" - it is published as written, which is 9:03 pm on 21 December 2014, NZDT; if the clock time was meant, leave the zone out"`,
    );
  });

  it('says when a day is published', () => {
    expect(told('21 December 2014')).toMatchInlineSnapshot(
      `"DATE_WITHOUT_TIME expected a date with a time, found "21 December 2014" - it is published as 12:00 am on 21 December 2014, NZDT; write a time to say it better"`,
    );
  });

  it.each(['08:03', '0:30', '20:03'])('finds nothing unclear in %s', (time) => {
    expect(parseDate(`${time} on 21 December 2014`, AUCKLAND).faults).toEqual([]);
  });
});

it('reads the first day of the year 1000, and no day before it', () => {
  expect(readAs('1 January 1000', 'UTC')).toBe('1000-01-01T00:00:00+00:00 DATE_WITHOUT_TIME');
  expect(readAs('31 December 0999', 'UTC')).toBe('none DATE_UNREADABLE');
});

describe('a day alone', () => {
  it.each([
    { text: '21 December 2014', zone: AUCKLAND, start: '2014-12-21T00:00:00+13:00' },
    { text: '4 November 2018', zone: 'America/Sao_Paulo', start: '2018-11-04T01:00:00-02:00' },
    { text: '2 November 2014', zone: 'America/Havana', start: '2014-11-02T00:00:00-04:00' },
    { text: '31 December 2011', zone: 'Pacific/Apia', start: '2011-12-31T00:00:00+14:00' },
    { text: '29 December 2011', zone: 'Pacific/Apia', start: '2011-12-29T00:00:00-10:00' },
  ])('begins at $start for $text in $zone', ({ text, zone, start }) => {
    expect(readAs(text, zone)).toBe(`${start} DATE_WITHOUT_TIME`);
  });

  it('has the precision of a day', () => {
    expect(parseDate('21 December 2014', AUCKLAND).precision).toBe('day');
    expect(parseDate('8 pm on 21 December 2014', AUCKLAND).precision).toBe('time');
    expect(parseDate('nothing of the kind', AUCKLAND).precision).toBe('day');
  });
});

describe('a written zone', () => {
  it.each([
    { text: '2014-06-21T08:00:00Z', zone: 'Europe/London', read: '2014-06-21T09:00:00+01:00' },
    { text: '2014-06-21 08:00 GMT', zone: 'Europe/London', read: '2014-06-21T09:00:00+01:00' },
    { text: '2014-06-21 08:00 +00:00', zone: 'Europe/London', read: '2014-06-21T09:00:00+01:00' },
    {
      text: '2014-06-21 08:00 WET',
      zone: 'Europe/London',
      read: '2014-06-21T09:00:00+01:00 DATE_OFFSET_MISMATCH',
    },
    { text: '2014-06-21 08:00 BST', zone: 'Europe/London', read: '2014-06-21T08:00:00+01:00' },
    { text: '21 December 2014 8:03 pm EST', zone: 'America/New_York', read: '2014-12-21T20:03:00-05:00' },
    {
      text: '21 June 2014 8:03 pm EST',
      zone: 'America/New_York',
      read: '2014-06-21T21:03:00-04:00 DATE_OFFSET_MISMATCH',
    },
    { text: '21 December 2014 8:03 pm PST', zone: 'America/New_York', read: '2014-12-21T23:03:00-05:00' },
    { text: '21 June 2014 8:03 pm IST', zone: 'Europe/Dublin', read: '2014-06-21T20:03:00+01:00' },
    { text: '21 June 2014 8:03 pm IST', zone: 'Asia/Kolkata', read: '2014-06-21T20:03:00+05:30' },
    { text: '21 December 2014 8:03 pm CET', zone: AUCKLAND, read: '2014-12-22T08:03:00+13:00' },
    { text: '21 December 2014 8:03 pm UTC+13', zone: AUCKLAND, read: '2014-12-21T20:03:00+13:00' },
    { text: '21 December 2014 8:03 pm UTC+9', zone: 'Asia/Tokyo', read: '2014-12-21T20:03:00+09:00' },
    { text: '21 December 2014 8:03 pm (GMT+13:00)', zone: AUCKLAND, read: '2014-12-21T20:03:00+13:00' },
    { text: '21 December 2014 8:03 pm -1000', zone: 'Pacific/Honolulu', read: '2014-12-21T20:03:00-10:00' },
    { text: '21 December 2014 8:03 pm +18:00', zone: AUCKLAND, read: '2014-12-21T15:03:00+13:00' },
    { text: '2014-12-21T20:03:00\u221205:00', zone: 'America/New_York', read: '2014-12-21T20:03:00-05:00' },
  ])('reads "$text" in $zone as $read', ({ text, zone, read }) => {
    expect(readAs(text, zone)).toBe(read);
  });

  it.each(['IST', 'BST', 'CST', 'XGMT', 'constructor'])('does not guess at %s in Auckland', (zone) => {
    expect(readAs(`21 December 2014 8:03 pm ${zone}`)).toBe('none DATE_UNREADABLE');
  });
});

describe('the months and weekdays', () => {
  const months =
    'January February March April May June July August September October November December'.split(' ');

  it.each(months.map((month, index) => ({ month, index })))(
    'reads $month in full and in short',
    ({ month, index }) => {
      const day = `2015-${String(index + 1).padStart(2, '0')}-09T`;
      for (const name of [month, month.toUpperCase(), month.slice(0, 3), `${month.slice(0, 3)}.`]) {
        expect(readAs(`9 ${name} 2015 12:00`)).toContain(day);
        expect(readAs(`${name} 9, 2015, 12:00`)).toContain(day);
      }
    },
  );

  it.each(['Mon', 'Monday', 'Mon.', 'MONDAY'])('reads %s where it is right', (weekday) => {
    expect(readAs(`${weekday}, 22 December 2014, 8:03 pm`)).toBe('2014-12-22T20:03:00+13:00');
  });

  it.each([
    { weekday: 'Tues', day: 23 },
    { weekday: 'Weds', day: 24 },
    { weekday: 'Wednesday', day: 24 },
    { weekday: 'Thurs', day: 25 },
    { weekday: 'Fri', day: 26 },
    { weekday: 'Saturday', day: 27 },
  ])('reads $weekday', ({ weekday, day }) => {
    expect(readAs(`${weekday} ${day} December 2014 8:03 pm`)).toBe(`2014-12-${day}T20:03:00+13:00`);
    expect(readAs(`${weekday} ${day - 1} December 2014 8:03 pm`)).toBe('none DATE_WEEKDAY_WRONG');
  });
});

describe('a line of its own', () => {
  it.each([
    { line: '21 December 2014', isDate: true, isTime: false },
    { line: '31/02/2014', isDate: true, isTime: false },
    { line: '8:03 pm on 21 December 2014', isDate: true, isTime: false },
    { line: '8:03 pm', isDate: false, isTime: true },
    { line: '8:03 pm NZDT', isDate: false, isTime: true },
    { line: 'Sunday', isDate: false, isTime: false },
    { line: 'On 21 December 2014 the road closed', isDate: false, isTime: false },
    { line: 'At 8:03 pm the road closed', isDate: false, isTime: false },
    { line: '', isDate: false, isTime: false },
  ])('"$line" is a date: $isDate, a time: $isTime', ({ line, isDate, isTime }) => {
    expect(isDateLine(line, 'en')).toBe(isDate);
    expect(isTimeLine(line, 'en')).toBe(isTime);
  });
});

it('the day of a line has no zeros before its numbers', () => {
  expect(readDateLine('8 pm on 1 December 2014', 'en')).toEqual({ day: '2014-12-1', hasTime: true });
  expect(readDateLine('01/02/2014', 'en')).toEqual({ day: '2014-2-1', hasTime: false });
  expect(readDateLine('No news', 'en')).toEqual({ hasTime: false });
});

it('white space and hyphens of any kind are one kind each', () => {
  expect(tidyText('\u200b 8:03\u202fpm \t\u00a0 21\u2013December\u22122014\n')).toBe(
    '8:03 pm 21-December-2014',
  );
});

describe('what we print', () => {
  const zones = [
    AUCKLAND,
    'Pacific/Chatham',
    'America/St_Johns',
    'Europe/London',
    'Australia/Lord_Howe',
    'UTC',
  ];
  const seconds = fc.integer({ min: Date.UTC(1000, 0, 3) / 1000, max: Date.UTC(9999, 11, 29) / 1000 });
  /** Around the change of clocks in Auckland, where readings collide. */
  const changing = fc.integer({ min: Date.UTC(2014, 3, 5, 10) / 1000, max: Date.UTC(2014, 3, 5, 18) / 1000 });
  const offsets = fc.integer({ min: -18 * 60, max: 18 * 60 });

  it('reads back one stamp in every zone', () => {
    const stamp = new Stamp(Date.UTC(2014, 11, 21, 7, 3), 780);
    for (const zone of zones) {
      expect(parseDate(formatRfc3339(stamp), zone).stamp?.getTime()).toBe(stamp.getTime());
      expect(parseDate(formatRfc822(stamp), zone).stamp?.getTime()).toBe(stamp.getTime());
    }
  });

  it.each(zones)('reads back to the same instant in %s', (zone) => {
    fc.assert(
      fc.property(fc.oneof(seconds, changing), offsets, (second, offset) => {
        const stamp = new Stamp(second * 1000, offset);
        for (const print of [formatRfc3339, formatRfc822]) {
          const again = parseDate(print(stamp), zone).stamp;
          expect(again?.getTime()).toBe(stamp.getTime());
          if (again) expect(parseDate(print(again), zone).stamp?.getTime()).toBe(stamp.getTime());
        }
      }),
    );
  });

  it('gives a stamp or an error for any text, and never throws', () => {
    const piece = fc.constantFrom(
      '21',
      '12',
      '2014',
      'December',
      'Sun',
      ':',
      '/',
      '-',
      ' ',
      'T',
      'Z',
      'pm',
      '8:03',
      '+13:00',
      'NZST',
      '99',
      '0',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const { stamp, faults } = parseDate(text, AUCKLAND);
          expect(faults.some(({ code }) => SEVERITY[code] === 'error')).toBe(stamp === undefined);
          if (stamp) expect(Number.isNaN(stamp.getTime())).toBe(false);
        },
      ),
      runsOf(5000),
    );
  });
});
