import { describe, expect, it } from 'vitest';
import { findIdForm } from '../../../src/identity/onto/derivedIds.ts';

const SITE = 'https://news.example.nz';

/** Three articles, each with the id that a program makes of its path. */
function pairs(idOf: (path: string) => string, end = '/') {
  return ['/2014/road', '/2014/tide', '/2015/ferry'].map((path) => ({
    id: idOf(path),
    link: SITE + path + end,
  }));
}

describe('the form of ids is known', () => {
  it.each<[string, (path: string) => string]>([
    ['where they are the address', (path) => `${SITE}${path}/`],
    ['where they are the address without its slash', (path) => SITE + path],
    ['where they have the path in them', (path) => `tag:news.example.nz,2014:${path}.html`],
  ])('%s', (_, idOf) => {
    expect(findIdForm(pairs(idOf))?.(`${SITE}/2013/older/`)).toBe(idOf('/2013/older'));
    expect(findIdForm(pairs(idOf, '.html'))?.(`${SITE}/2013/older.html`)).toBe(idOf('/2013/older'));
  });
});

describe('the form of ids is not known', () => {
  it.each([
    ['where there are few', pairs((path) => SITE + path).slice(1)],
    ['where there are none', []],
    ['where they have no path', pairs((path) => `urn:${path.length}`)],
    ['where they differ in more than the path', pairs((path) => `tag:${path.slice(1, 5)}:${path}`)],
    ['where all is at the root', pairs((path) => path).map(({ id }) => ({ id, link: SITE }))],
  ])('%s', (_, some) => {
    expect(findIdForm(some)).toBeUndefined();
  });
});
