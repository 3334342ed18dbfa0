import { describe, expect, it } from 'vitest';
import { addressKey, lastPart, pathAsWritten, pathKey } from '../../../src/identity/onto/addressKeys.ts';

const PAGE = 'https://news.example.nz/2014/road';

describe('an address has one key', () => {
  it.each([
    ['on http and https', 'http://news.example.nz/2014/road'],
    ['with www', 'https://www.news.example.nz/2014/road'],
    ['with capitals in its host', 'https://News.Example.nz/2014/road'],
    ['with a slash at the end', `${PAGE}/`],
    ['as index.html', `${PAGE}/index.html`],
    ['with .html', `${PAGE}.html`],
    ['with escapes', 'https://news.example.nz/2014/r%6Fad'],
    ['with what counts visitors', `${PAGE}?utm_source=rss&fbclid=1`],
  ])('%s', (_, other) => {
    expect(addressKey(other)).toBe(addressKey(PAGE));
  });

  it('whatever the order of its query', () => {
    expect(addressKey(`${PAGE}?b=2&a=1`)).toBe(addressKey(`${PAGE}?a=1&b=2`));
  });
});

describe('two addresses have two keys', () => {
  it.each([
    ['where the path has another case', 'https://news.example.nz/2014/Road'],
    ['where the query is another', `${PAGE}?p=7`],
    ['where the place in the page is another', `${PAGE}#a`],
    ['on another port', 'https://news.example.nz:8080/2014/road'],
  ])('%s', (_, other) => {
    expect(addressKey(other)).not.toBe(addressKey(PAGE));
  });
});

it.each(['', 'tag:news.example.nz,2014:road', '/2014/road'])('%s has no key', (address) => {
  expect(addressKey(address)).toBeUndefined();
  expect(pathKey(address)).toBeUndefined();
  expect(pathAsWritten(address)).toBe('');
});

it('a path has the same key on any host, but the root of a host has none', () => {
  expect(pathKey('https://old.example/2014/road/')).toBe('/2014/road');
  expect(pathKey('https://old.example/')).toBeUndefined();
});

describe('the last part of an address', () => {
  it.each([
    [`${PAGE}/`, 'road'],
    ['https://news.example.nz/2014/Road.html?p=7#top', 'road'],
    ['https://news.example.nz/2014/12/', undefined],
    ['https://news.example.nz/', undefined],
  ])('%s is %s', (address, name) => {
    expect(lastPart(address)).toBe(name);
  });
});

it('a path as it is written keeps its escapes', () => {
  expect(pathAsWritten('https://news.example.nz/p%C4%81/index.html')).toBe('/p%C4%81');
});
