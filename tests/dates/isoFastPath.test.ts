import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIsoDate } from '../../src/dates/isoFastPath.ts';
import { parseAnyDate, parseDate } from '../../src/dates/parseDate.ts';
import { runsOf } from '../support/runs.ts';

const digits = (max: number, length = 2) =>
  fc.integer({ min: 0, max }).map((number) => String(number).padStart(length, '0'));
const day = fc
  .tuple(fc.oneof(digits(9999, 4), fc.constantFrom('2011', '2014', '2024')), digits(13), digits(32))
  .map((parts) => parts.join('-'));
const time = fc
  .tuple(
    fc.constantFrom('T', ' ', '  ', 't', ''),
    digits(25),
    fc.constantFrom(':', ':', '.'),
    digits(61),
    fc.oneof(
      fc.constant(''),
      digits(61).map((second) => `:${second}`),
      fc.constant(':07.5'),
    ),
    fc.constantFrom('', ' ', ','),
    fc.constantFrom(
      '',
      '',
      'Z',
      'z',
      '+13:00',
      '-05:00',
      '+1300',
      '+13:45',
      '+19:00',
      '-00:00',
      '+12:60',
      'NZDT',
      'am',
    ),
  )
  .map((parts) => parts.join(''));
const written = fc.tuple(
  fc.constantFrom('', '', '', ' '),
  day,
  fc.oneof(fc.constant(''), time),
  fc.constantFrom('', '', ' ', 'x'),
);
const zone = fc.constantFrom('Pacific/Auckland', 'Pacific/Apia', 'Pacific/Chatham', 'Europe/London', 'UTC');

describe('a date in a usual form', () => {
  it('is read as in any other', () => {
    const runs = runsOf(50_000);
    let read = 0;
    fc.assert(
      fc.property(written, zone, (parts, timeZone) => {
        const text = parts.join('');
        if (parseIsoDate(text)) read += 1;
        const [one, other] = [parseDate(text, timeZone), parseAnyDate(text, timeZone)];
        expect(one).toEqual(other);
        expect(one.stamp?.offsetInMinutes).toBe(other.stamp?.offsetInMinutes);
      }),
      runs,
    );
    expect(read).toBeGreaterThan(runs.numRuns / 10);
  });

  it.each([
    '2014-12-21',
    '2024-02-29 00:00',
    '2014-12-21 20:03',
    '2014-12-21T20:03',
    '2014-12-21 20:03:59',
    '2014-12-21 23:59:59',
    '2014-12-21T20:03:00Z',
    '2014-12-21T20:03+13:00',
    '2014-12-21 20:03:00 -05:00',
    '2014-12-21 20:03:00 +1300',
    '2014-12-21T20:03:00.123Z',
  ])('is %s', (text) => {
    expect(parseIsoDate(text)).toBeDefined();
    expect(parseDate(text, 'Pacific/Auckland')).toEqual(parseAnyDate(text, 'Pacific/Auckland'));
  });

  it.each([
    '1 2014-12-21',
    '2014-02-29',
    '2014-13-01',
    '2014-00-10',
    '2014-12-21 24:00',
    '2014-12-21 20:60',
    '2014-12-21 20:03:60',
  ])('is not %s', (text) => expect(parseIsoDate(text)).toBeUndefined());
});
