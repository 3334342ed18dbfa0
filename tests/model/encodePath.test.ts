import { expect, it } from 'vitest';
import { encodePath } from '../../src/model/encodePath.ts';

it.each([
  ['2014/harbour/index.html', '2014/harbour/index.html'],
  ['tags/C#/rss.xml', 'tags/C%23/rss.xml'],
  ['why?/100 %.html', 'why%3F/100%20%25.html'],
  ['kōrero/', 'k%C5%8Drero/'],
  ['half \ud800', 'half%20%EF%BF%BD'],
])('writes %s in an address as %s', (path, written) => {
  expect(encodePath(path)).toBe(written);
});
