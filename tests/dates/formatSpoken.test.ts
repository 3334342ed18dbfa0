import { expect, it } from 'vitest';
import {
  formatSpoken,
  formatSpokenDay,
  formatSpokenTime,
  formatWeekday,
} from '../../src/dates/formatSpoken.ts';
import { Stamp } from '../../src/model/stamp.ts';

const evening = new Stamp(Date.UTC(2014, 11, 21, 7, 3), 780);

it('speaks of a time as a person does', () => {
  expect(formatSpoken(evening, 'Pacific/Auckland')).toBe('8:03 pm on 21 December 2014, NZDT');
});

it('names the zone as it is called on that day', () => {
  const winter = new Stamp(Date.UTC(2014, 5, 21, 8, 3), 720);
  expect(formatSpoken(winter, 'Pacific/Auckland')).toBe('8:03 pm on 21 June 2014, NZST');
});

it('gives the offset where the zone has no name in English', () => {
  expect(formatSpoken(new Stamp(Date.UTC(2014, 11, 21, 7, 3), 330), 'Asia/Kolkata')).toBe(
    '12:33 pm on 21 December 2014, GMT+5:30',
  );
});

it('speaks of the time of day alone', () => {
  expect(formatSpokenTime(evening, 'Pacific/Auckland')).toBe('8:03 pm NZDT');
  expect(formatSpokenTime(new Stamp(Date.UTC(2014, 11, 20, 11, 3), 780), 'Pacific/Auckland')).toBe(
    '12:03 am NZDT',
  );
});

it('speaks of the day and of the weekday alone', () => {
  expect(formatSpokenDay(Date.UTC(2014, 11, 21, 23, 59))).toBe('21 December 2014');
  expect(formatWeekday(Date.UTC(2014, 11, 21))).toBe('Sunday');
});
