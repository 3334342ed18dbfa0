import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../src/articles/readDuration.ts';

describe('a duration', () => {
  it.each([
    ['62', 62],
    ['62.5', 62.5],
    ['7.0004', 7],
    ['1:02', 62],
    ['90:02', 5402],
    ['1:02:03', 3723],
    ['01:02:03.250', 3723.25],
    ['PT1H2M3S', 3723],
    ['pt62s', 62],
    ['PT90M', 5400],
    ['0', 0],
  ])('%s is of %d seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  it.each(['', '62 min', '1:60', '1:60:00', '1:2:3:4', '-3', '1.2.3', 'PT', 'P1D', ':30', '1:'])(
    'is not %j',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );
});
