import { expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/articles/markdown/parser.ts';
import { dialectWith } from '../../../src/model/markdown.ts';

const ALL = dialectWith({ subscript: true, superscript: true });

it.each([
  ['a ==b *c* `d`== e', 'a <mark>b <em>c</em> <code>d</code></mark> e'],
  ['[==a==](/b)', '<a href="/b"><mark>a</mark></a>'],
  ['==a== ==b==', '<mark>a</mark> <mark>b</mark>'],
  ['==a', '==a'],
  ['====', '===='],
  ['a === b === c', 'a === b === c'],
  ['===a== b', '===a== b'],
  ['==a===', '==a==='],
  ['x==a== y', 'x==a== y'],
  ['==a==y', '==a==y'],
  ['H~2~O, CO~2~', 'H<sub>2</sub>O, CO<sub>2</sub>'],
  ['~~a~~ ~b', '<s>a</s> ~b'],
  ['~a b~', '~a b~'],
  ['x^n+1^ y^2', 'x<sup>n+1</sup> y^2'],
  ['x^^2^', 'x^^2^'],
  [':+1: :100: (:tada:)', '👍 💯 (🎉)'],
  [':nope: :constructor: a:tada: :tada:b', ':nope: :constructor: a:tada: :tada:b'],
  ['\\:tada:', ':tada:'],
  ['[:tada:](/a)', '<a href="/a">🎉</a>'],
])('%s', (text, html) => {
  expect(renderMarkdown(text, ALL)).toBe(`<p>${html}</p>\n`);
});
