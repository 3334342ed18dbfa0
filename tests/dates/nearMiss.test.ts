import { describe, expect, it } from 'vitest';
import { explainNearMiss, lacksYear } from '../../src/dates/nearMiss.ts';
import { parseDate } from '../../src/dates/parseDate.ts';

describe('a date without its year', () => {
  it.each([
    ['Mon 22 Dec, 9.15 AM', 'Mon 22 Dec 2014, 9.15 AM'],
    ['Dec 22, 9.15 am', 'Dec 22 2014, 9.15 am'],
    ['9:15 am on 22 December', '9:15 am on 22 December 2014'],
    ['22nd of December', '22nd of December 2014'],
    ['On Monday 22 December', 'On Monday 22 December 2014'],
    ['22/12, 9.15 am', '22/12/2014, 9.15 am'],
    ['22 Hakihea, 9:15 am', '22 Hakihea 2014, 9:15 am'],
  ])('%s is written %s', (text, whole) => {
    expect(explainNearMiss(text, 'en')).toBe(`the year is missing; write ${whole}, with the right year`);
    expect(parseDate(whole, 'Pacific/Auckland').stamp).toBeDefined();
  });

  it.each([
    ['Fri 22 Dec, 9.15 am', 'Fri 22 Dec 2017, 9.15 am'],
    ['29 February, 9.15 am', '29 February 2016, 9.15 am'],
    ['Wed 29 Feb', 'Wed 29 Feb 2040'],
  ])('has a year that its weekday and its day fit: %s, %s', (text, whole) => {
    expect(explainNearMiss(text, 'en')).toContain(whole);
  });

  it('is all that is missing', () => {
    expect(lacksYear('Mon 22 Dec, 9.15 AM', 'en')).toBe(true);
    for (const text of ['22 December 2014', '22 Foober 2014', '31 February', 'The road is open'])
      expect(lacksYear(text, 'en')).toBe(false);
  });

  it('is told of a text of at most 80 characters', () => {
    const ofLength = (length: number) => '22 December'.padEnd(length, ',');
    expect(explainNearMiss(ofLength(80), 'en')).toContain('the year is missing');
    expect(explainNearMiss(ofLength(81), 'en')).toBeUndefined();
  });

  it('is none where no year has that day', () => {
    expect(explainNearMiss('31 February', 'en')).toBeUndefined();
  });

  it('is told in the language of the publication', () => {
    expect(explainNearMiss('22. Dezember, 20:03', 'de')).toContain('write 22. Dezember 2014, 20:03,');
  });
});

describe('a date with one unknown word', () => {
  it.each([
    ['22 Foober 2014', '"Foober" is no month that is known here; write it like 22 December 2014'],
    [
      'Foober 22, 2014, 9:15 am',
      '"Foober" is no month that is known here; write it like December 22, 2014, 9:15 am',
    ],
    [
      'Wellington, 22 December 2014',
      '"Wellington" is no part of a date that is known here; write 22 December 2014',
    ],
    [
      'Wellington,22 December 2014, 9.15 am',
      '"Wellington" is no part of a date that is known here; write 22 December 2014, 9.15 am',
    ],
    [
      '22 December 2014|Politics',
      '"Politics" is no part of a date that is known here; write 22 December 2014',
    ],
    [
      '22 December 2014 | Politics',
      '"Politics" is no part of a date that is known here; write 22 December 2014',
    ],
  ])('%s: %s', (text, mend) => {
    expect(explainNearMiss(text, 'en')).toBe(mend);
  });
});

it.each([
  'On Monday 22 December the mayor opened the bridge',
  'On 22 December 2014 the road closed',
  'Two names, 22 December 2014',
  'Sunday',
  'December 2014',
  '10 Downing Street',
  'Road open',
  '21 December 2014',
  '31/02/2014',
  `22 Foober 2014${' '.repeat(3)}${'x'.repeat(80)}`,
  '',
])('no near miss is %j', (text) => {
  expect(explainNearMiss(text, 'en')).toBeUndefined();
});

it('is explained wherever a date is read', () => {
  const [fault] = parseDate('Mon 22 Dec, 9.15 AM', 'Pacific/Auckland').faults;
  expect(fault).toEqual({
    code: 'DATE_UNREADABLE',
    message: 'expected a date, found "Mon 22 Dec, 9.15 AM"',
    mend: 'the year is missing; write Mon 22 Dec 2014, 9.15 AM, with the right year',
  });
});
