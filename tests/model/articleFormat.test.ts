import { expect, it } from 'vitest';
import { articleFormatOf, isSourceText, withoutExtension } from '../../src/model/articleFormat.ts';

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

it.each([
  ['items/road.md', true, 'items/road'],
  ['items/ROAD.MDX', true, 'items/ROAD'],
  ['items/road.v2.txt', true, 'items/road.v2'],
  ['items/road.html', false, 'items/road'],
  ['items/road.pdf', false, 'items/road.pdf'],
  ['items.md/README', false, 'items.md/README'],
])('%s is what only its author has: %s; its name is %s', (file, isSource, name) => {
  expect(isSourceText(file)).toBe(isSource);
  expect(withoutExtension(file)).toBe(name);
});
