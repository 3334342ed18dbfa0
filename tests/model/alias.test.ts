import { describe, expect, it } from 'vitest';
import { aliasFault, formatOfName } from '../../src/model/alias.ts';

describe('a further path of a feed', () => {
  it.each([
    'feed/index.xml',
    'index.xml',
    'feeds/posts/default',
    'feed',
    'rss.rdf',
    '~mere/blog.atom',
    'tags/sea/index.xml',
    '2014/12/feed.xml',
    '2014a',
    'mediacentre/rss.xml',
  ])('may be %s', (path) => {
    expect(aliasFault(path)).toBeUndefined();
  });

  it.each([
    ['', 'a path below the output folder'],
    ['/feed.xml', 'a path below the output folder'],
    ['../feed.xml', 'a path below the output folder'],
    ['a/../../feed.xml', 'a path below the output folder'],
    ['a//feed.xml', 'a path below the output folder'],
    ['a\\feed.xml', 'a path below the output folder'],
    ['C:feed.xml', 'a path below the output folder'],
    ['a/./feed.xml', 'a path below the output folder'],
    ['feed.', 'a path below the output folder'],
    ['a./feed', 'a path below the output folder'],
    ['.well-known/feed.xml', 'a path below the output folder'],
    ['_headers', 'a path below the output folder'],
    ['fëed.xml', 'a path below the output folder'],
    ['feed%2Exml', 'a path below the output folder'],
    ['feed?alt=rss', 'a path below the output folder'],
    ['feed xml', 'a path below the output folder'],
    ['https://old.example/feed.xml', 'a path below the output folder'],
    ['feed/', 'the path of a file'],
    ['media/feed.xml', 'a path that is free'],
    ['Media', 'a path that is free'],
    ['archive/2014-12.xml', 'a path that is free'],
    ['sport/Archive/a.xml', 'a path that is free'],
    ['2014', 'a path that is free'],
    ['2014/12', 'a path that is free'],
    ['2014/12/21', 'a path that is free'],
    ['2014/12/21/road', 'a path that is free'],
    ['feed.html', 'the path of a feed'],
    ['feed/index.PHP', 'the path of a feed'],
  ])('is refused as %s: expected %s', (path, what) => {
    expect(aliasFault(path)?.what).toBe(what);
  });

  it('is told how to be written where it is that of a folder', () => {
    expect(aliasFault('feed/')?.mend).toBe('name the file in the folder, like feed/index.xml');
  });
});

describe('the format that a name says', () => {
  it.each([
    ['feed.json', 'json'],
    ['old/Index.JSON', 'json'],
    ['atom.xml', 'atom'],
    ['feed.atom', 'atom'],
    ['feed/atom/index.xml', 'atom'],
    ['rss.xml', 'rss'],
    ['atom/rss.xml', 'rss'],
    ['index.rdf', 'rss'],
    ['rss2/index.xml', 'rss'],
    ['index.xml', undefined],
    ['feeds/posts/default', undefined],
    ['atom/feed.xml', undefined],
    ['atomic.xml', undefined],
  ])('%s is %s', (path, format) => {
    expect(formatOfName(path)).toBe(format);
  });
});
