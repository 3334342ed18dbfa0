import { expect, it } from 'vitest';
import { articleFormatOf } from '../../src/model/articleFormat.ts';

it.each([
  ['items/road.md', 'markdown'],
  ['items/ROAD.Markdown', 'markdown'],
  ['items/road.mdx', 'mdx'],
  ['items/road.txt', 'newsroom'],
  ['items/road.html', 'html'],
  ['items/road.v2.htm', 'html'],
  ['items/road.rst', undefined],
  ['items.md/README', undefined],
])('the format of %s is %s', (file, format) => {
  expect(articleFormatOf(file)).toBe(format);
});
