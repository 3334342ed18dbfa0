import { expect, it } from 'vitest';
import { tellAll } from '../support/problems.ts';
import { headOf, wholeHead } from './material.ts';

it.each([
  [
    'link: www.example.nz/x',
    'https://news.example.nz/www.example.nz/x',
    'an address in full, found "www.example.nz/x" - it is taken for https://news.example.nz/www.example.nz/x; write https://www.example.nz/x',
  ],
  [
    'link: /my page',
    'https://news.example.nz/my%20page',
    'an address without a space, found "/my page" - it is taken for https://news.example.nz/my%20page; write https://news.example.nz/my%20page',
  ],
])('a link that is most likely meant otherwise is told: %s', (line, link, message) => {
  const parsed = wholeHead([line]);
  expect(headOf(parsed).link).toBe(link);
  expect(tellAll(parsed.problems)).toBe(`items/road.md:4:7 warning LINK_BROKEN expected ${message}`);
});

it.each(['external_url: example.com/plans', 'comments: www.example.nz'])('so are the others: %s', (line) => {
  expect(tellAll(wholeHead([line]).problems)).toContain('expected an address in full');
});

it.each(['link: /road/', 'link: road', 'link: https://example.nz/a%20b', 'canonical: //example.nz/'])(
  'an address in full, or one of the site, is not: %s',
  (line) => {
    expect(wholeHead([line]).problems).toEqual([]);
  },
);

it('what is no address at all is an error, and told once', () => {
  expect(tellAll(wholeHead(['link: [www.example.nz]']).problems)).toMatch(/^\S+ error FIELD_WRONG [^\n]*$/);
});
