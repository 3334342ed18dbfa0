import { describe, expect, it } from 'vitest';
import { findTimeDifference } from '../../../src/identity/onto/timeDifference.ts';

const HOUR = 3_600_000;

/** Pairs of times, of which the one here is so many hours later than the one that was given. */
function pairs(...hours: readonly number[]) {
  return hours.map((later, day) => {
    const given = Date.UTC(2014, 11, day + 1, 7);
    return { given: new Date(given), here: new Date(given + later * HOUR) };
  });
}

describe('most times differ by the same', () => {
  it.each<[string, readonly number[], readonly number[], number]>([
    ['by whole hours', [-13, -13, -13], [-13], 3],
    ['by quarters of an hour', [5.75, 5.75, 0.01], [5.75], 2],
    ['by two values, an hour apart, in summer and in winter', [-13, -12, -13, -12, -13], [-13, -12], 5],
    ['by an hour in summer alone', [0, 0, 0, -1, -1], [0, -1], 5],
  ])('%s', (_, hours, shifts, count) => {
    expect(findTimeDifference(pairs(...hours))).toEqual({
      shifts: shifts.map((shift) => shift * HOUR),
      count,
    });
  });

  it('whatever the fractions of a second', () => {
    const [first, second] = pairs(3, 3);
    const here = new Date((second?.here.getTime() ?? 0) + 500);
    expect(findTimeDifference([first, { ...second, here }] as ReturnType<typeof pairs>)?.count).toBe(2);
  });
});

describe('times have no difference', () => {
  it.each<[string, readonly number[]]>([
    ['where there are none', []],
    ['where all are the same', [0, 0, 0]],
    ['where one alone differs', [0, 0, 3]],
    ['where they differ by this and that', [1, 1, 7, 9, 24]],
    ['by minutes', [0.1, 0.1, 0.1]],
    ['by days', [48, 48, 48]],
    ['where few of many differ', [...Array.from({ length: 30 }, () => 0), -1, -1]],
  ])('%s', (_, hours) => {
    expect(findTimeDifference(pairs(...hours))).toBeUndefined();
  });
});
