import { describe, expect, test } from 'vitest';
import { nameTaker, stemOf } from '../../src/import/fileName.ts';
import { Stamp } from '../../src/model/stamp.ts';
import { EVENING } from './material.ts';

const nameOf = (link: string | undefined, title = 'The title') => stemOf(EVENING, link, title).slice(11);

describe('the day', () => {
  test('is that of the offset that the entry was written with', () => {
    const instant = Date.UTC(2014, 11, 21, 11, 30);
    expect([780, 0, -480].map((offset) => stemOf(new Stamp(instant, offset), undefined, 'x'))).toEqual([
      '2014-12-22-x',
      '2014-12-21-x',
      '2014-12-21-x',
    ]);
  });
});

describe('the name', () => {
  test.each([
    ['https://example.org/2014/12/road-open/', 'road-open'],
    ['https://example.org/posts/Road_Open.html', 'road-open'],
    ['https://example.org/road-open?utm_source=rss&utm_medium=feed', 'road-open'],
    ['https://example.org/t%C4%81maki', 'tamaki'],
    ['https://example.org/%E9%81%93%E8%B7%AF', '道路'],
    ['https://example.org/100%/road%', 'road'],
  ])('is the last part of the address %s', (link, name) => {
    expect(nameOf(link)).toBe(name);
  });

  test.each([
    'https://example.org/',
    'https://example.org/?p=123',
    'https://example.org/2014/12/21/',
    'https://example.org/posts/123',
    'https://example.org/watch?v=road',
    'https://example.org/story.php?id=5',
    'https://example.org/road/index.html',
    'https://example.org/p/1225c695-cfb8-4ebb-aaaa-80da344efa6a',
    'https://example.org/p/deadbeef',
    'https://example.org/%E2%80%94',
  ])('is the title where the address %s is no name', (link) => {
    expect(nameOf(link)).toBe('the-title');
  });

  test('is the title where there is no link', () => {
    expect(nameOf(undefined, 'Kererū: “of” the year 🎉')).toBe('kereru-of-the-year');
  });

  test('is short enough for any disk, and ends with a word', () => {
    expect(nameOf(undefined, 'road and rail '.repeat(36))).toBe(
      'road-and-rail-road-and-rail-road-and-rail-road-and-rail-road-and-rail-road-and',
    );
    expect(nameOf(undefined, 'x'.repeat(500))).toBe('x'.repeat(80));
    expect(Buffer.byteLength(nameOf(undefined, '𠮷'.repeat(500)))).toBe(200);
  });
});

describe('two files', () => {
  test('never have one name, whatever the disk takes for the same', () => {
    const take = nameTaker(['items/2014-12-21-ROAD.md', 'items/T\u0101maki.md']);
    expect([
      take('items', '2014-12-21-road'),
      take('items', '2014-12-21-road'),
      take('items', '2014-12-21-road-2'),
      take('items', 'Ta\u0304maki'),
      take('.', 'road'),
      take('posts/', 'road'),
    ]).toEqual([
      'items/2014-12-21-road-2.md',
      'items/2014-12-21-road-3.md',
      'items/2014-12-21-road-2-2.md',
      'items/Ta\u0304maki-2.md',
      'road.md',
      'posts/road.md',
    ]);
  });
});
