import { parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';

const made = (html: string) => sanitise(html, 'https://news.example.nz/tide/');

describe('text', () => {
  test.each([
    ['letters and their macrons, as one character', 'Ma\u0304ori, Po\u0304neke', 'M\u0101ori, P\u014dneke'],
    [
      'emoji of several characters',
      '\u{1F468}\u200d\u{1F469}\u200d\u{1F467} \u2764\ufe0f \u{1F1F3}\u{1F1FF}',
      '\u{1F468}\u200d\u{1F469}\u200d\u{1F467} \u2764\ufe0f \u{1F1F3}\u{1F1FF}',
    ],
    ['words that run from right to left', 'שלום \u200fعربي\u200e', 'שלום \u200fعربي\u200e'],
    ['spaces that do not break', 'a\u00a0b&nbsp;c&#160;d', 'a&#xA0;b&#xA0;c&#xA0;d'],
    ['the end of a CDATA section', 'a]]>b]]&gt;c', 'a]]&gt;b]]&gt;c'],
    ['named characters', '&copy;&rarr;&eacute;&lt;&quot;', '©→é&lt;"'],
    ['references to references', '&amp;lt;b&amp;gt;', '&amp;lt;b&amp;gt;'],
    ['a carriage return as a line break', 'a&#13;b\r\nc\rd', 'a\nb\nc\nd'],
    ['what Windows-1252 has where Unicode has controls', '&#x80;&#145;', '€‘'],
    ['separators of lines', 'a\u2028b\u2029c', 'a\u2028b\u2029c'],
  ])('keeps %s', (_what, html, expected) => {
    expect(made(`<p>${html}</p>`).html).toBe(`<p>${expected}</p>`);
  });

  test.each([
    ['letters and their macrons', 'Ma\u0304ori', 'M\u0101ori'],
    ['quotation marks', "'a' &quot;b&quot;", "'a' &quot;b&quot;"],
    ['tags', '<b>a</b>', '&lt;b&gt;a&lt;/b&gt;'],
    ['ampersands', 'A&B &amp; C', 'A&amp;B &amp; C'],
    ['the end of a CDATA section', ']]>', ']]&gt;'],
    ['spaces that do not break', 'a\u00a0b', 'a&#xA0;b'],
  ])('of an attribute keeps %s', (_what, value, expected) => {
    expect(made(`<b title="${value}">x</b>`).html).toBe(`<b title="${expected}">x</b>`);
  });
});

describe('a reference to a character that no feed may hold', () => {
  test.each([
    ['&#8;', 'U+0008'],
    ['&#x1B;', 'U+001B'],
    ['&#xb;', 'U+000B'],
    ['&#xC;', 'U+000C'],
    ['&#x81;', 'U+0081'],
    ['&#xFFFE;', 'U+FFFE'],
    ['&#xFDD0;', 'U+FDD0'],
    ['&#x1FFFF;', 'U+1FFFF'],
  ])('is taken out and told: %s', (reference, name) => {
    const { html, findings } = made(`<p>a${reference}b</p>`);
    expect(html).toBe('<p>ab</p>');
    expect(findings).toMatchObject([{ at: 0, fault: { code: 'CHARACTER_FORBIDDEN' } }]);
    expect(findings[0]?.fault.message).toBe(`expected text, found a reference to the character ${name}`);
  });

  test.each([
    ['a title', '<p title="a&#8;b">c</p>', '<p title="ab">c</p>'],
    ['alt text', 'c <img src="/a" alt="a&#8;b">', 'c <img src="https://news.example.nz/a" alt="ab">'],
    [
      'a picture’s title',
      'c <img src="/a" alt="" title="a&#8;b">',
      'c <img src="https://news.example.nz/a" alt="" title="ab">',
    ],
    ['a code sample', '<pre>a&#8;b</pre>', '<pre>ab</pre>'],
  ])('is taken out of %s', (_what, html, expected) => {
    const { html: found, findings } = made(html);
    expect(found).toBe(expected);
    expect(findings).toMatchObject([{ near: '&#x8;', fault: { code: 'CHARACTER_FORBIDDEN' } }]);
  });

  test('is told once for each character', () => {
    const { findings } = made('<p>&#8;&#9;</p><p>&#8;&#7;</p>');
    expect(findings.map(({ at, near }) => [at, near])).toEqual([
      [0, '&#x8;'],
      [15, '&#x7;'],
    ]);
  });

  test('is not said to be a reference where a source may hold the character itself', () => {
    expect(made('<p>a\u007fb</p>').findings[0]?.fault.message).toBe(
      'expected text, found the control character U+007F',
    );
  });

  test('says how to mend it', () => {
    expect(made('<p>&#8;</p>').findings[0]?.fault.mend).toBe(
      'it is left out, since no feed may hold it; delete it from the file',
    );
  });

  test.each([
    ['half of a character', '&#xD800;'],
    ['half of one, without a semicolon', '&#57343'],
    ['no character', '&#0;'],
    ['no character, twice', '&#x0;&#00;'],
    ['a number above all characters', '&#x110000;'],
    ['a number far above them', '&#99999999999999999999;'],
  ])('is taken out where it is to %s, and told', (_what, reference) => {
    const { html, findings } = made(`<p>a</p><p title="b${reference}">c${reference} d</p>`);
    expect(html).toBe('<p>a</p><p title="b">c d</p>');
    expect(findings).toMatchObject([
      {
        at: 8,
        near: '&#',
        fault: { message: 'expected text, found a reference to no character, such as &#0;' },
      },
    ]);
  });

  test('is told where it is in no element', () => {
    const { html, findings } = made('<hr>a&#0;b');
    expect([html, findings.map(({ at }) => at)]).toEqual(['<hr>ab', [4]]);
  });

  test('is the replacement character where an author writes that', () => {
    expect(made('<p>&#xFFFD;\ufffd</p>')).toMatchObject({ html: '<p>\ufffd\ufffd</p>', findings: [] });
  });
});

describe('what a strict parser faults comes out right', () => {
  test.each([
    ['duplicate-attribute', '<b lang=mi lang=en>a</b>', '<b lang="mi">a</b>'],
    ['missing-semicolon-after-character-reference', 'AT&ampT &copy 2014', 'AT&amp;T © 2014'],
    ['unknown-named-character-reference', 'a &nosuch; b', 'a &amp;nosuch; b'],
    ['absence-of-digits-in-numeric-character-reference', 'a &#; b &#x;', 'a &amp;#; b &amp;#x;'],
    ['invalid-first-character-of-tag-name', 'a <3 b', 'a &lt;3 b'],
    ['incorrectly-closed-comment', 'a<!-- b --!>c', 'ac'],
    ['abrupt-closing-of-empty-comment', 'a<!-->b', 'ab'],
    ['nested-comment', 'a<!-- b <!-- c -->d', 'ad'],
    ['eof-in-comment', 'a<!-- b', 'a'],
    ['cdata-in-html-content', 'a<![CDATA[b]]>c', 'ac'],
    ['unexpected-question-mark-instead-of-tag-name', 'a<?php echo 1 ?>b', 'ab'],
    ['unexpected-null-character', '<p>a\u0000b</p>', '<p>ab</p>'],
    ['missing-whitespace-between-attributes', '<b title="a"lang="mi">b</b>', '<b title="a" lang="mi">b</b>'],
    ['missing-attribute-value', '<b title=>a</b>', '<b title="">a</b>'],
    ['unexpected-character-in-attribute-name', '<b title"=a>b</b>', '<b>b</b>'],
    ['unexpected-solidus-in-tag', '<b / title=a>b</b>', '<b title="a">b</b>'],
    ['end-tag-with-attributes', '<b>a</b onclick=x>', '<b>a</b>'],
    ['end-tag-with-trailing-solidus', '<b>a</b/>', '<b>a</b>'],
    ['missing-end-tag-name', 'a</>b', 'ab'],
    ['eof-in-tag', '<p>a</p><b title="', '<p>a</p>'],
  ])('%s: %s', (code, html, expected) => {
    expect(codesOf(html)).toContain(code);
    expect(made(html).html).toBe(expected);
    expect(codesOf(expected)).toEqual([]);
  });

  test.each([
    ['a bare ampersand', 'Fish & chips, AT&T', 'Fish &amp; chips, AT&amp;T'],
    ['an unclosed inline tag', '<p>a <b>b</p><p>c</p>', '<p>a <b>b</b></p><p><b>c</b></p>'],
    ['inline tags that cross', '<p><b>a<i>b</b>c</i></p>', '<p><b>a<i>b</i></b><i>c</i></p>'],
    ['a block in a paragraph', '<p>a<div>b</div>c</p>', '<p>a</p><p>b</p>\nc'],
    ['a list in a paragraph', '<p>a<ul><li>b</ul></p>', '<p>a</p><ul><li>b</li></ul>'],
    ['stray end tags', '<p>a</b></em></p></div>b', '<p>a</p>b'],
    [
      'a link in a link',
      '<a href="/a">a<a href="/b">b</a></a>',
      '<a href="https://news.example.nz/a">a</a><a href="https://news.example.nz/b">b</a>',
    ],
    [
      'text in a table',
      '<table><tr><td>a</td></tr>b</table>',
      'b<table><tbody><tr><td>a</td></tr></tbody></table>',
    ],
    [
      'rows without end tags',
      '<table><tr><td>a<td>b<tr><td>c</table>',
      '<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>',
    ],
    ['a comment with two hyphens', '<p>a</p><!-- b -- c --><p>d</p>', '<p>a</p><p>d</p>'],
    ['a script in a comment', 'a<!-- <script>x</script> -->b', 'ab'],
    ['XHTML', '<p>a<br/>b<hr /></p>', '<p>a<br>b</p><hr>'],
    ['capitals', '<P LANG="mi">a<BR>b</P>', '<p lang="mi">a<br>b</p>'],
    ['a heading in a heading', '<h1>a<h2>b', '<h1>a</h1><h2>b</h2>'],
  ])('%s: %s', (_what, html, expected) => {
    expect(made(html).html).toBe(expected);
  });
});

/** The codes of what HTML's own parser finds wrong. */
function codesOf(html: string): string[] {
  const codes: string[] = [];
  parseFragment(html, { onParseError: ({ code }) => codes.push(code) });
  return codes;
}

test('takes the control character that XML allows and HTML does not out of the text itself, and tells it', () => {
  const { html, findings } = sanitise('<p>a\u007fb</p>', 'https://news.example.nz/');
  expect([html, findings.map(({ fault }) => fault.message)]).toEqual([
    '<p>ab</p>',
    ['expected text, found the control character U+007F'],
  ]);
});
