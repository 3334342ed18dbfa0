import { expect, it } from 'vitest';
import { parseAddress } from '../../src/model/parseAddress.ts';

it.each([
  ['https://news.example.nz', undefined, 'https://news.example.nz/'],
  ['../a', 'https://news.example.nz/b/c', 'https://news.example.nz/a'],
  ['news.example.nz', undefined, undefined],
  ['https://a b/', undefined, undefined],
])('reads %s at %s as a browser does', (text, base, href) => {
  expect(parseAddress(text, base)?.href).toBe(href);
});

it('reads the ten thousandth address as the first', () => {
  const refused = Array.from({ length: 10_000 }, () => parseAddress('https://ä.example/')).filter(
    (url) => !url,
  );
  expect(refused).toEqual([]);
});
