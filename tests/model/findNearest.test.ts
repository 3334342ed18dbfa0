import { expect, it } from 'vitest';
import { findNearest } from '../../src/model/findNearest.ts';

const names = ['title', 'link', 'updated', 'description', 'timeZone'];

it.each([
  { word: 'titel', nearest: 'title' },
  { word: 'Title', nearest: 'title' },
  { word: 'titl', nearest: 'title' },
  { word: 'upadted', nearest: 'updated' },
  { word: 'discripton', nearest: 'description' },
  { word: 'timezone', nearest: 'timeZone' },
  { word: 'lnk', nearest: 'link' },
  { word: 'il', nearest: undefined },
  { word: 'lixx', nearest: undefined },
  { word: 'weather', nearest: undefined },
  { word: 'title', nearest: 'title' },
  { word: '', nearest: undefined },
])('takes "$word" for $nearest', ({ word, nearest }) => {
  expect(findNearest(word, names)).toBe(nearest);
});

it('takes the nearest of several, and the first of equals', () => {
  expect(findNearest('abcdeg', ['abcdxx', 'abcdef', 'abcdeh'])).toBe('abcdef');
});

it('finds nothing among no names', () => {
  expect(findNearest('title', [])).toBeUndefined();
});
