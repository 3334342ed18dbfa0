import { describe, expect, it } from 'vitest';
import { nameOf, objectUrl, placeOf, type S3Settings } from '../../../src/deliver/s3/place.ts';

const addressOf = (settings: S3Settings, path = 'a/index.html') => objectUrl(placeOf(settings), path).href;

describe('the address of a file in a storage', () => {
  it.each<[S3Settings, string]>([
    [{ bucket: 'news', region: 'eu-west-1' }, 'https://news.s3.eu-west-1.amazonaws.com/a/index.html'],
    [{ bucket: 'news.example.nz' }, 'https://s3.us-east-1.amazonaws.com/news.example.nz/a/index.html'],
    [{ bucket: 'news', addressing: 'path' }, 'https://s3.us-east-1.amazonaws.com/news/a/index.html'],
    [
      { bucket: 'news', endpoint: 'https://id.r2.cloudflarestorage.com', region: 'auto' },
      'https://id.r2.cloudflarestorage.com/news/a/index.html',
    ],
    [
      { bucket: 'news', endpoint: 'https://storage.example/s3/', prefix: 'site' },
      'https://storage.example/s3/news/site/a/index.html',
    ],
    [
      { bucket: 'news', endpoint: 'https://storage.example:9000', addressing: 'host', prefix: 'site/' },
      'https://news.storage.example:9000/site/a/index.html',
    ],
    [{ bucket: 'news', endpoint: 'http://[::1]:9000' }, 'http://[::1]:9000/news/a/index.html'],
  ])('is that of the bucket: %j', (settings, address) => {
    expect(addressOf(settings)).toBe(address);
  });

  it('has every name as it is', () => {
    const names = 'a b/+%2F%/it\'s (1)!*/ä/?#&=;:@,$/\u0301😀/~-._/\\^`{|}[]<>"';
    const { pathname } = objectUrl(placeOf({ bucket: 'news', addressing: 'path' }), names);
    expect(pathname).toMatch(/^[A-Za-z0-9~._/%-]+$/);
    expect(decodeURIComponent(pathname)).toBe(`/news/${names}`);
    expect(pathname).toContain('/%2B%252F%25/it%27s%20%281%29%21%2A/');
  });

  it.each([
    [{ bucket: 'news' }, 'a/../b'],
    [{ bucket: 'news', prefix: '..' }, 'a'],
    [{ bucket: '..', addressing: 'path' }, 'a'],
    [{ bucket: 'a/b', addressing: 'host' }, 'a'],
    [{ bucket: 'news', endpoint: 'http://127.0.0.1:9000', addressing: 'host' }, 'a'],
  ] as const)('is refused where it would be another one: %j %s', (settings, path) => {
    expect(() => addressOf(settings, path)).toThrow('expected a name that an address can have, found');
  });

  it.each(['storage', 'ftp://storage.example', ''])('needs a storage: %j', (endpoint) => {
    expect(() => addressOf({ bucket: 'news', endpoint })).toThrow('expected the address of a storage, found');
  });

  it('is told in short', () => {
    expect([nameOf(placeOf({ bucket: 'news' })), nameOf(placeOf({ bucket: 'news', prefix: 'a/b' }))]).toEqual(
      ['s3://news/', 's3://news/a/b/'],
    );
  });
});
