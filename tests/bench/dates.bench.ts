import { bench, describe } from 'vitest';
import { parseDate } from '../../src/dates/parseDate.ts';
import { resolveClockTime } from '../../src/dates/zone.ts';

/** Clock times from 1970 to 2033, the same on every run (Lehmer's generator). */
const clockTimes: number[] = [];
for (let state = 1; clockTimes.length < 100_000; ) {
  state = (state * 48_271) % 2_147_483_647;
  clockTimes.push(Math.floor((state / 2_147_483_647) * 2e9) * 1000);
}
const written = clockTimes
  .slice(0, 10_000)
  .map((clockTime) => new Date(clockTime).toISOString().slice(0, 16));

describe('dates', () => {
  bench('100,000 clock times to instants', () => {
    for (const clockTime of clockTimes) resolveClockTime(clockTime, 'Pacific/Auckland');
  });
  bench('100,000 clock times to instants, by asking Intl once each (the floor)', () => {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: 'Pacific/Auckland',
      timeZoneName: 'longOffset',
    });
    for (const clockTime of clockTimes) format.format(clockTime);
  });
  bench('10,000 written dates', () => {
    for (const text of written) parseDate(text, 'Pacific/Auckland');
  });
});
