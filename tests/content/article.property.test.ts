import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { fitForReaders } from '../../src/content/article.ts';

const BASE = 'https://news.example.nz/2014/12/21/road/';

const made = (html: string) => fitForReaders(html, BASE).html;

function parseErrors(html: string): string[] {
  const errors: string[] = [];
  parseFragment(html, { onParseError: ({ code }) => errors.push(code) });
  // Not faults of the markup: XML allows these characters, and HTML only frowns on them.
  return errors.filter((code) => !/^(?:noncharacter|control-character)-in-input-stream$/.test(code));
}

const TAGS =
  'a b p div section ul li table tbody tr td th pre h1 span script style svg math template form noscript mglyph title iframe select option button video audio details summary img br hr font nobr center body html frameset caption colgroup dl dt dd mtext ruby rt q ins xmp plaintext textarea foreignObject annotation-xml';

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TAGS.split(' ')).map((name) => `<${name}>`) },
  { weight: 3, arbitrary: fc.constantFrom(...TAGS.split(' ')).map((name) => `</${name}>`) },
  fc.constantFrom(
    '<a href="x">',
    '<a href="javascript:x()">',
    '<img src=x onerror=x()>',
    '<img src="a" src="b">',
    '<svg><style><img src=x onerror=x()>',
    '<!-- a --!> b -->',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?x?>',
    '&',
    '&lt',
    '&#0;',
    '&#13;',
    '&amp;lt;script>',
    '\n',
    '\r\n',
    '\f',
    '\u0000',
    '\ud800',
    '\ufffe',
    '\u00a0',
    ' ',
    'text',
    '<',
    '/>',
    '"',
    "'",
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const anyHtml = fc.oneof(
  { weight: 6, arbitrary: fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

const RUNS = { numRuns: 1500 };

describe('whatever comes in, what goes out', () => {
  test.each([
    'a < b & c > d',
    '<p>one<p>two',
    '<b><i>one</b>two</i>',
    '<a href=x><a href=y>',
    '<table><tr><td>one<div>two</div>',
    '<pre>\n\n\none</pre>',
    // The parser moves the second link out of the table and into the first.
    '<a href=x><table><a href=y>',
    // A reference is the only way for a carriage return into the tree.
    '<a>&#13;',
    '<p><div>one</div>',
    '<svg><mglyph><style><img src=x onerror=x()>',
  ])('parses without an error, and is the same when it is made fit again: %s', (html) => {
    const once = made(html);
    expect({ errors: parseErrors(once), again: made(once) }).toEqual({ errors: [], again: once });
  });

  test('parses without an error', () => {
    fc.assert(
      fc.property(anyHtml, (html) => {
        expect(parseErrors(made(html))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('is the same when it is made fit again', () => {
    fc.assert(
      fc.property(anyHtml, (html) => {
        const once = made(html);
        expect(made(once)).toBe(once);
      }),
      RUNS,
    );
  });

  test('has no script, handler or address that runs', () => {
    fc.assert(
      fc.property(anyHtml, (html) => {
        expect(made(html)).not.toMatch(
          /<(?:script|style|svg|math|iframe|template|form)|<[^>]*\son\w+=|<[^>]*javascript:/i,
        );
      }),
      RUNS,
    );
  });
});
