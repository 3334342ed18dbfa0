import { expect, it } from 'vitest';
import { readRetryAfter } from '../../src/model/retryAfter.ts';

const NOW = 'Wed, 21 Oct 2015 07:28:00 GMT';

it.each([
  [undefined, NOW, undefined],
  ['7', undefined, 7000],
  ['Wed, 21 Oct 2015 07:28:09 GMT', NOW, 9000],
  ['Wed, 21 Oct 2015 07:27:00 GMT', NOW, 0],
  ['Wed, 21 Oct 2015 07:28:09 GMT', undefined, undefined],
  ['soon', NOW, undefined],
])('reads a Retry-After of %s at %s as %s ms', (text, now, wait) => {
  expect(readRetryAfter(text, now)).toBe(wait);
});
