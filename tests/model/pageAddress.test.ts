import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugOf } from '../../src/articles/slug.ts';
import { mintLink } from '../../src/identity/identify.ts';
import { folderNameOf } from '../../src/model/fileNames.ts';
import { addressOf, hasPage, pageFileOf } from '../../src/model/pageAddress.ts';
import { Stamp } from '../../src/model/stamp.ts';
import { roadHead } from '../support/articles.ts';
import { auckland } from '../support/publication.ts';

const HOME = 'https://news.example.nz/';

describe('an article has a page of ours', () => {
  it.each([
    ['where pages are wanted and it has no link of its own', true, false, true],
    ['but not where its author gave it another address', true, true, false],
    ['but not where no pages are wanted', false, false, false],
    ['but not where neither is so', false, true, false],
  ])('%s', (_, pages, hasOwnLink, expected) => {
    expect(hasPage({ ...roadHead, hasOwnLink }, { ...auckland, pages })).toBe(expected);
  });
});

it.each([
  [HOME, '2014/12/21/road/'],
  [`${HOME}harbour/`, '2014/12/21/p%C4%81/'],
])('the address of a page under %s is relative to that, as it stands there: %s', (url, address) => {
  expect(addressOf({ link: url + address }, { ...auckland, url })).toBe(address);
});

describe('the file of an address', () => {
  it.each([
    ['2014/12/21/road/', '2014/12/21/road/index.html'],
    ['2014/12/21/p%C4%81/', '2014/12/21/pā/index.html'],
    ['2014/12/21/%E6%B8%A1%E8%88%B9-2/', '2014/12/21/渡船-2/index.html'],
    ['2014/12/21/%E0%A4%95%E0%A4%BE%E0%A4%B2/', '2014/12/21/काल/index.html'],
    ['1000/01/01/-/', '1000/01/01/-/index.html'],
  ])('of %s is %s', (address, file) => {
    expect(pageFileOf(address)).toBe(file);
  });

  it.each([
    '',
    '/',
    'index.html',
    '2014/12/21/',
    '2014/12/21/road',
    '2014/12/21/road/index.html',
    '/2014/12/21/road/',
    '2014/12/21/road//',
    'a/2014/12/21/road/',
    '2014/12/21/a/b/',
    '2014/12/21/../',
    '2014/12/21/%2e%2e/',
    '2014/12/21/%2E%2E/',
    '2014/12/21/./',
    '2014/12/21/a%2fb/',
    '2014/12/21/%2e%2e%2f%2e%2e%2f%2e%2e/',
    '2014/12/21/a%5cb/',
    '2014/12/21/a\\b/',
    '2014/12/21/%00/',
    '2014/12/21/%0a/',
    '2014/12/21/c:/',
    '2014/12/21/%ff/',
    '2014/12/21/%/',
    '%32014/12/21/x/%2f',
    '２014/12/21/road/',
    'https://news.example.nz/2014/12/21/road/',
  ])('of %j, which is none of ours, is none', (address) => {
    expect(pageFileOf(address)).toBeUndefined();
  });

  it('is there for every name and every day, one for each', () => {
    const published = fc
      .integer({ min: Date.UTC(1000, 1), max: Date.UTC(9999, 10) })
      .map((instant) => new Stamp(instant, 780));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), published, (name, stamp) => {
        const slug = slugOf(name);
        const link = mintLink({ slug, published: stamp }, HOME);
        const file = pageFileOf(addressOf({ link }, auckland));
        expect(file).toMatch(/^\d{4}\/\d\d\/\d\d\/[^/]+\/index\.html$/);
        // Windows takes some names for devices, and those get a hyphen.
        expect(file?.split('/')[3]).toBe(folderNameOf(slug));
      }),
    );
  });
});
