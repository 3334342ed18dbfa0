import { describe, expect, test } from 'vitest';
import { decodeReferences, escapeReferences } from '../../src/html/references.ts';

describe('a reference that an author wrote in front matter', () => {
  test.each([
    ['Fish &amp; chips', 'Fish & chips'],
    ['1 &lt; 2 &gt; 0', '1 < 2 > 0'],
    ['&#8220;Road&#8221;', '“Road”'],
    ['it&#x2019;s, it&#X2019;s', 'it’s, it’s'],
    ['M&#257;ori, caf&eacute;', 'Māori, café'],
    ['a&nbsp;b', 'a\u00a0b'],
    ['&#x1F30A;', '🌊'],
    ['&#128;', '€'],
    ['no character: &#0;&#x0;&#xD800;&#xDFFF;&#x110000;', 'no character: \0\0\0\0\0'],
    ['&AMP;', '&'],
    ['&NotEqualTilde;', '\u2242\u0338'],
  ])('is what it stands for: %s reads %s', (text, decoded) => {
    expect(decodeReferences(text)).toBe(decoded);
  });

  test.each([
    ['is decoded once', '&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['stays where nobody knows it', '&nosuch;', '&nosuch;'],
    ['stays without its semicolon', 'AT&amp T, &copy 2014', 'AT&amp T, &copy 2014'],
    ['stays where it has no number', '&#; &#x;', '&#; &#x;'],
    ['is none where it is an ampersand', 'Fish & chips; AT&T;', 'Fish & chips; AT&T;'],
    ['makes no tag', '&lt;b&gt;a&lt;/b&gt;', '<b>a</b>'],
    ['leaves tags as text', '<b>a</b> &amp; b', '<b>a</b> & b'],
  ])('%s: %s', (_what, text, decoded) => {
    expect(decodeReferences(text)).toBe(decoded);
  });
});

test.each([
  ['Fish & chips; AT&T;', 'Fish & chips; AT&amp;T;'],
  ['&amp; &#8217; &#x2019;', '&amp;amp; &amp;#8217; &amp;#x2019;'],
  ['& &; &#;', '& &; &#;'],
])('text that is not to be read as a reference: %s is written %s', (text, escaped) => {
  expect(escapeReferences(text)).toBe(escaped);
  expect(decodeReferences(escaped)).toBe(text);
});
