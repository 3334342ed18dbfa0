import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTarget } from '../../../src/http/server/requestTarget.ts';

describe('a request target', () => {
  it.each([
    ['/', { path: '', query: '' }],
    ['/rss.xml', { path: 'rss.xml', query: '' }],
    ['/2014/12/21/road-closed/', { path: '2014/12/21/road-closed/', query: '' }],
    ['/.well-known/security.txt', { path: '.well-known/security.txt', query: '' }],
    ['/a..b/...', { path: 'a..b/...', query: '' }],
    ['/%C5%8Dtautahi/a%20b', { path: 'ōtautahi/a b', query: '' }],
    ['/100%25', { path: '100%', query: '' }],
    ['/a+b;c=d,e@f:g', { path: 'a+b;c=d,e@f:g', query: '' }],
    ['/a?b=/../c&d=%00', { path: 'a', query: '?b=/../c&d=%00' }],
    ['/?', { path: '', query: '?' }],
    ['/?a?b', { path: '', query: '?a?b' }],
  ])('in origin form is a path and a query: %s', (target, read) => {
    expect(parseTarget(target)).toEqual(read);
  });

  it.each([
    ['http://localhost:4321/rss.xml', { path: 'rss.xml', query: '', authority: 'localhost:4321' }],
    ['http://localhost', { path: '', query: '', authority: 'localhost' }],
    ['HTTPS://[::1]:80?a', { path: '', query: '?a', authority: '[::1]:80' }],
    ['http://evil.example/%2e', undefined],
    ['http://evil.example//a', undefined],
    ['http://name@localhost/', undefined],
    ['http:///rss.xml', undefined],
    ['http://', undefined],
    ['ftp://localhost/rss.xml', undefined],
    ['file:///etc/passwd', undefined],
  ])('in absolute form says whose it is: %s', (target, read) => {
    expect(parseTarget(target)).toEqual(read);
  });

  it('in asterisk form is the server', () => {
    expect(parseTarget('*')).toEqual({ path: '', query: '', isServer: true });
    expect(parseTarget('/*')).toEqual({ path: '*', query: '' });
  });

  it('is decoded once', () => {
    expect(parseTarget('/%252e%252e/%252fetc')).toEqual({ path: '%2e%2e/%2fetc', query: '' });
  });

  it.each([
    ['nothing', ''],
    ['no slash', 'rss.xml'],
    ['a query alone', '?a'],
    ['a dot segment', '/./a'],
    ['a dot segment at the end', '/a/..'],
    ['a dot segment in the middle', '/a/../b'],
    ['an encoded dot segment', '/%2e%2E/etc'],
    ['a half-encoded dot segment', '/.%2e/etc'],
    ['an encoded slash', '/a%2fb'],
    ['an encoded slash, in capitals', '/..%2F..%2Fetc'],
    ['an empty segment at the front', '//evil.example'],
    ['an empty segment', '/a//b'],
    ['two slashes at the end', '/a//'],
    ['a backslash', '/..\\etc'],
    ['an encoded backslash', '/..%5cetc'],
    ['NUL', '/rss.xml%00.html'],
    ['a line feed', '/a%0aSet-Cookie:b'],
    ['a delete', '/a%7f'],
    ['half an escape', '/a%'],
    ['half an escape with a figure', '/a%2'],
    ['an escape that is none', '/%zz'],
    ['UTF-16 in an escape', '/%u002e%u002e/etc'],
    ['a full stop in two bytes', '/%c0%ae%c0%ae/etc'],
    ['a slash in two bytes', '/..%c0%afetc'],
    ['a slash in three bytes', '/..%e0%80%afetc'],
    ['a surrogate', '/%ed%a0%80'],
    ['Latin-1', '/caf%e9'],
    ['bytes that are no ASCII', '/caf\u00e9'],
    ['a space', '/a b'],
    ['a fragment', '/a#b'],
  ])('is refused with %s in it: %s', (_called, target) => {
    expect(parseTarget(target)).toBeUndefined();
  });

  it('never leads out of where it begins', () => {
    const pieces = [
      '/',
      '.',
      '..',
      '%',
      '%2e',
      '%2f',
      '%5c',
      '%00',
      '%c0%af',
      '\\',
      'a',
      '?',
      '%25',
      'http://',
      '\0',
    ];
    const targets = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((some) => some.join(''));
    fc.assert(
      fc.property(targets, (target) => {
        const path = parseTarget(target)?.path ?? '';
        const names = path.split('/');
        expect(names.filter((name) => name === '.' || name === '..')).toEqual([]);
        expect(names.slice(0, -1)).not.toContain('');
        expect(path).not.toMatch(/[\\\0]/);
      }),
      { numRuns: 2000 },
    );
  });
});
