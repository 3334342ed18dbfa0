import fc from 'fast-check';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, test } from 'vitest';
import { parseTree } from '../../src/html/parse.ts';
import { fitForReaders } from '../../src/html/sanitise.ts';
import { plainTextOf } from '../../src/html/toPlainText.ts';
import { runsOf } from '../support/runs.ts';

const BASE = 'https://news.example.nz/2014/12/21/road/';

const TAGS =
  'a p div ul ol li dl dt dd table caption thead tbody tfoot tr td th pre code h1 blockquote q figure figcaption picture img source video audio br hr wbr span b u mark s details summary script style svg math template iframe select option button form textarea xmp font nobr html body';

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TAGS.split(' ')).map((name) => `<${name}>`) },
  { weight: 3, arbitrary: fc.constantFrom(...TAGS.split(' ')).map((name) => `</${name}>`) },
  fc.constantFrom(
    '<a href="https://a.example/">',
    '<a href="javascript:x()" title="&quot;>">',
    '<a href="#n">',
    '<p id="n" lang="mi" onclick="x()">',
    '<img src="https://a.example/b.png" alt="A &lt;b&gt;" width="9">',
    '<img src=x onerror=x()>',
    '<ol start="-2" reversed>',
    '<li value="99999999999999999999">',
    '<td colspan=2>',
    '<svg><style><img src=x onerror=x()>',
    '<!-- a --! > b -->',
    '&amp;lt;script>',
    '&nbsp;',
    '&#13;',
    '\n',
    '\r\n',
    '\t',
    '\u0000',
    '\ud800',
    ' ',
    'text',
    'two words',
    '<',
    '"',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const anyHtml = fc.oneof(
  { weight: 6, arbitrary: fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);
const someHtml = fc.oneof(
  anyHtml,
  anyHtml.map((html) => fitForReaders(html, BASE).html),
);

const RUNS = runsOf(1500);
/** Characters. Text that takes the square of its length does not come before the test's time is up. */
const HOSTILE = 200_000;

describe('plain text', () => {
  test('has every word that a browser would show, in their order', () => {
    fc.assert(
      fc.property(someHtml, (html) => {
        const text = plainTextOf(html);
        let from = 0;
        for (const word of wordsIn(parseTree(html, false))) {
          const at = text.indexOf(word, from);
          expect({ word, found: at >= 0 }).toEqual({ word, found: true });
          from = at + word.length;
        }
      }),
      RUNS,
    );
  });

  test('begins with no empty line, and ends with none', () => {
    fc.assert(
      fc.property(someHtml, (html) => {
        expect(plainTextOf(html)).not.toMatch(/^\n|\s$/);
      }),
      RUNS,
    );
  });

  test.each([
    '<br>x',
    '<blockquote>x',
    '<ul><li>',
    '<b>x ',
    '<table><tr><td>x',
    '<a href="https://a.example/">',
    '<pre>\n',
    '<q>',
    ' ',
  ])(
    'takes no more than a few times the room that it comes from: %j',
    (piece) => {
      const text = plainTextOf(piece.repeat(HOSTILE / piece.length));
      expect(text.length).toBeLessThan(HOSTILE * 20);
    },
    10_000,
  );
});

/** Elements of which a browser shows nothing, or nothing that readers are given. */
const UNSEEN = /^(?:button|iframe|math|option|script|select|style|svg|template|textarea|title|xmp)$/;

function wordsIn(parent: DefaultTreeAdapterTypes.ParentNode): string[] {
  return parent.childNodes.flatMap((node): string[] => {
    if ('value' in node) return node.value.split(/\s+/).filter(Boolean);
    return 'tagName' in node && !UNSEEN.test(node.tagName) ? wordsIn(node) : [];
  });
}
