import { describe, expect, it } from 'vitest';
import { parseDate } from '../../src/dates/parseDate.ts';
import {
  isTimeZone,
  offsetAt,
  offsetsAround,
  type Resolution,
  resolveClockTime,
  stampAt,
  startOfDay,
} from '../../src/dates/zone.ts';
import { formatRfc822, formatRfc3339, type Stamp } from '../../src/model/stamp.ts';
import { readTable, SEASONS, withClockAt } from '../support/cases.ts';

interface Row {
  readonly zone: string;
  readonly wall: string;
  readonly status: string;
  readonly offsets: string;
  readonly instants: string;
  readonly rfc822: string;
  readonly rfc3339: string;
}

const rows: Row[] = readTable('zone-cases.tsv').map(
  ([zone = '', wall = '', status = '', offsets = '', instants = '', rfc822 = '', rfc3339 = '']) => {
    return { zone, wall, status, offsets, instants, rfc822, rfc3339 };
  },
);

/** The stamps in the order of the table: of a gap the later first, of an overlap the earlier. */
function stampsOf(resolution: Resolution): Stamp[] {
  if (resolution.status === 'unique') return [resolution.stamp];
  const { earlier, later } = resolution;
  return resolution.status === 'gap' ? [later, earlier] : [earlier, later];
}

function printAll(stamps: readonly Stamp[], print: (stamp: Stamp) => string): string {
  return stamps.map(print).join(';');
}

const isoOf = (date: Date) => date.toISOString().replace('.000Z', 'Z');

describe.each(SEASONS)('a clock time, resolved in $season', ({ now }) => {
  withClockAt(now);

  it('has every row of the table', () => {
    expect(rows).toHaveLength(284);
  });

  it.each(rows)(
    'is $status at $wall in $zone',
    ({ zone, wall, status, offsets, instants, rfc822, rfc3339 }) => {
      const resolution = resolveClockTime(Date.parse(`${wall}Z`), zone);
      const stamps = stampsOf(resolution);
      expect(resolution.status).toBe(status);
      expect(printAll(stamps, isoOf)).toBe(instants);
      expect(printAll(stamps, formatRfc3339)).toBe(rfc3339);
      const inGmt = printAll(stamps, (stamp) => stamp.toUTCString());
      expect(printAll(stamps, formatRfc822)).toBe(zone === 'Pacific/Chatham' ? inGmt : rfc822);
      const own = printAll(stamps, (stamp) => formatRfc3339(stamp).slice(19));
      // Of a gap the table names the offset before the jump first: the later neighbour prints with the one after it.
      expect(own).toBe(status === 'gap' ? offsets.split(';').reverse().join(';') : offsets);
    },
  );
});

describe('a clock time elsewhere', () => {
  it.each([
    {
      zone: 'Australia/Lord_Howe',
      wall: '2014-10-05T02:15:00',
      status: 'gap',
      read: '2014-10-05T02:45:00+11:00;2014-10-05T01:45:00+10:30',
    },
    {
      zone: 'Australia/Lord_Howe',
      wall: '2014-04-06T01:45:00',
      status: 'overlap',
      read: '2014-04-06T01:45:00+11:00;2014-04-06T01:45:00+10:30',
    },
    {
      zone: 'America/New_York',
      wall: '2014-11-02T01:30:00',
      status: 'overlap',
      read: '2014-11-02T01:30:00-04:00;2014-11-02T01:30:00-05:00',
    },
    {
      zone: 'Pacific/Apia',
      wall: '2011-12-30T12:00:00',
      status: 'gap',
      read: '2011-12-31T12:00:00+14:00;2011-12-29T12:00:00-10:00',
    },
    {
      zone: 'Pacific/Apia',
      wall: '2011-12-31T05:00:00',
      status: 'unique',
      read: '2011-12-31T05:00:00+14:00',
    },
    { zone: 'UTC', wall: '2014-12-21T20:03:00', status: 'unique', read: '2014-12-21T20:03:00+00:00' },
  ])('is $status at $wall in $zone', ({ zone, wall, status, read }) => {
    const resolution = resolveClockTime(Date.parse(`${wall}Z`), zone);
    expect(resolution.status).toBe(status);
    expect(printAll(stampsOf(resolution), formatRfc3339)).toBe(read);
  });

  it('throws in an unknown zone', () => {
    expect(() => resolveClockTime(0, 'Pacific/Atlantis')).toThrow(RangeError);
  });
});

describe('the start of a day', () => {
  it.each([
    { zone: 'Pacific/Auckland', day: '2014-12-21', start: '2014-12-21T00:00:00+13:00' },
    { zone: 'Pacific/Auckland', day: '2014-09-28', start: '2014-09-28T00:00:00+12:00' },
    { zone: 'America/Sao_Paulo', day: '2018-11-04', start: '2018-11-04T01:00:00-02:00' },
    { zone: 'America/Havana', day: '2014-11-02', start: '2014-11-02T00:00:00-04:00' },
    { zone: 'America/Toronto', day: '1919-03-31', start: '1919-03-31T00:30:00-04:00' },
    { zone: 'Pacific/Apia', day: '2011-12-29', start: '2011-12-29T00:00:00-10:00' },
    { zone: 'Pacific/Apia', day: '2011-12-31', start: '2011-12-31T00:00:00+14:00' },
  ])('is $start in $zone', ({ zone, day, start }) => {
    const stamp = startOfDay(Date.parse(`${day}T00:00:00Z`), zone);
    expect(stamp && formatRfc3339(stamp)).toBe(start);
  });

  it('is nowhere on the day that Samoa skipped', () => {
    expect(startOfDay(Date.UTC(2011, 11, 30), 'Pacific/Apia')).toBeUndefined();
  });
});

describe('an offset', () => {
  it('changes at the second of the change', () => {
    const change = Date.UTC(2014, 8, 27, 14);
    expect(offsetAt(change - 1, 'Pacific/Auckland')).toBe(720);
    expect(offsetAt(change, 'Pacific/Auckland')).toBe(780);
    expect(stampAt(change, 'Pacific/Auckland').offsetInMinutes).toBe(780);
  });

  it('has a fraction in a local mean time', () => {
    expect(offsetAt(Date.UTC(1850, 0), 'Pacific/Auckland')).toBeCloseTo(11 * 60 + 39 + 4 / 60, 9);
  });

  it('is negative in the west', () => {
    expect(offsetAt(Date.UTC(2014, 0), 'America/St_Johns')).toBe(-210);
    expect(offsetAt(Date.UTC(2014, 6), 'America/St_Johns')).toBe(-150);
  });

  it('is one of those that the zone uses in a year', () => {
    expect([...offsetsAround(Date.UTC(2014, 5, 21), 'Pacific/Auckland')].sort()).toEqual([720, 780]);
    expect([...offsetsAround(Date.UTC(2014, 5, 21), 'UTC')]).toEqual([0]);
    // Until it crossed the date line at the end of that year.
    expect([...offsetsAround(Date.UTC(2011, 5, 21), 'Pacific/Apia')].sort()).toEqual([-600, -660]);
  });
});

describe('a zone', () => {
  it.each(['Pacific/Auckland', 'UTC', 'America/Argentina/Buenos_Aires'])('%s is known', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each(['', '+13:00', 'Pacific/Atlantis', 'NZDT', ' Pacific/Auckland'])('"%s" is none', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});

describe('a time zone that a program gives', () => {
  it.each(['Pacific/Aukland', 'nowhere'])('is a RangeError if it is unknown: %s', (zone) => {
    expect(() => parseDate('2014-12-21T20:03', zone)).toThrow(RangeError);
    expect(() => parseDate('no date', zone)).toThrow(RangeError);
    expect(() => resolveClockTime(0, zone)).toThrow(RangeError);
  });

  it.each([undefined, ''])('is told if it is missing: %j', (zone) => {
    const missing = new RangeError('expected a time zone like "Pacific/Auckland", found none');
    expect(() => parseDate('2014-12-21T20:03', zone as string)).toThrow(missing);
    expect(() => resolveClockTime(0, zone as string)).toThrow(missing);
  });
});
