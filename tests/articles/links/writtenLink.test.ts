import { describe, expect, it } from 'vitest';
import { completed, takeApart } from '../../../src/articles/links/writtenLink.ts';

describe('a link that may name an article', () => {
  it.each([
    ['b.md', 'b.md', ''],
    [' ./b.md ', './b.md', ''],
    ['../a.md#wind', '../a.md', '#wind'],
    ['b.mdx?x=1#wind', 'b.mdx', '?x=1#wind'],
    ['B.MARKDOWN', 'B.MARKDOWN', ''],
    ['b.txt', 'b.txt', ''],
    ['a%20road.md', 'a road.md', ''],
    ['a%zz.md', 'a%zz.md', ''],
    ['ma\u0304ori.md', 'm\u0101ori.md', ''],
  ])('is the name of a file: %s', (href, path, rest) => {
    expect(takeApart(href)).toEqual({ path, rest, isRooted: false, isNamed: false, isFile: true });
  });

  it.each(['b', 'b/', '../b/', 'posts/b.html', 'b.htm', 'a road', 'index.html', 'b#wind'])(
    'may be the name of a file, or an address: %s',
    (href) => {
      expect(takeApart(href)).toMatchObject({ isRooted: false, isNamed: false, isFile: false });
    },
  );

  it.each(['/posts/b.md', '/b.txt'])('begins at the top: %s', (href) => {
    expect(takeApart(href)).toMatchObject({ path: href, isRooted: true, isNamed: false, isFile: true });
  });

  it.each([
    ['article:b', 'b', '', false],
    ['ARTICLE:/posts/b.md#wind', '/posts/b.md', '#wind', true],
    ['article:2015-02-02-b', '2015-02-02-b', '', false],
    ['@/posts/b.md', '/posts/b.md', '', true],
    ['@/b.txt', '/b.txt', '', true],
  ])('can be nothing else: %s', (href, path, rest, isRooted) => {
    expect(takeApart(href)).toEqual({ path, rest, isRooted, isNamed: true, isFile: true });
  });

  it.each([
    '',
    '#wind',
    '?page=2',
    './',
    '../',
    '/',
    '/b/',
    '/b.html',
    '/b',
    '@/b',
    'report.pdf',
    'v1.2',
    'b.md/',
    'https://other.example/b.md',
    '//other.example/b.md',
    '\\\\other.example\\b.md',
    'mailto:b.md',
  ])('is none of these: %j', (href) => {
    expect(takeApart(href)).toBeUndefined();
  });
});

describe('an address without its beginning', () => {
  it.each([
    ['www.example.nz', 'https://www.example.nz'],
    ['www.example.nz/x?y#z', 'https://www.example.nz/x?y#z'],
    ['WWW.example.nz:8080', 'https://WWW.example.nz:8080'],
    ['example.com', 'https://example.com'],
    ['a.b.example.net/x', 'https://a.b.example.net/x'],
    ['example.org/x', 'https://example.org/x'],
    ['stats.govt.nz', 'https://stats.govt.nz'],
    ['news.example.co.uk/1', 'https://news.example.co.uk/1'],
    ['desk@news.example.nz', 'mailto:desk@news.example.nz'],
  ])('is told by how it looks: %s', (written, address) => {
    expect(completed(written)).toBe(address);
  });

  it.each([
    'b',
    'notes.org',
    'b.md',
    'report.pdf',
    'www',
    'www.',
    'data.json',
    'example.com.pdf',
    'https://www.example.nz/',
    '#a@b.nz',
    '@harbour',
    '/www.example.nz',
    '',
  ])('is not %j', (written) => {
    expect(completed(written)).toBeUndefined();
  });
});
