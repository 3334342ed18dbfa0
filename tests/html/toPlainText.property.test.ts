import fc from 'fast-check';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, test } from 'vitest';
import { parseTree } from '../../src/html/parse.ts';
import { sanitise } from '../../src/html/sanitise.ts';
import { toPlainText } from '../../src/html/toPlainText.ts';
import { anyHtml } from '../support/html.ts';
import { runsOf } from '../support/runs.ts';

const BASE = 'https://news.example.nz/2014/12/21/road/';

const someHtml = fc.oneof(
  anyHtml,
  anyHtml.map((html) => sanitise(html, BASE).html),
);

const RUNS = runsOf(1500);
/** Characters. Text that takes the square of its length does not come before the test's time is up. */
const HOSTILE = 200_000;

describe('plain text', () => {
  test('has every word that a browser would show, in their order', () => {
    fc.assert(
      fc.property(someHtml, (html) => {
        const text = toPlainText(html);
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
        expect(toPlainText(html)).not.toMatch(/^\n|\s$/);
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
      const text = toPlainText(piece.repeat(HOSTILE / piece.length));
      expect(text.length).toBeLessThan(HOSTILE * 20);
    },
    10_000,
  );
});

/** Elements of which a browser shows nothing, or nothing that readers are given. */
const UNSEEN = /^(?:iframe|math|option|script|select|style|svg|template|textarea|title)$/;

function wordsIn(parent: DefaultTreeAdapterTypes.ParentNode): string[] {
  return parent.childNodes.flatMap((node): string[] => {
    if ('value' in node) return node.value.split(/\s+/).filter(Boolean);
    return 'tagName' in node && !UNSEEN.test(node.tagName) ? wordsIn(node) : [];
  });
}
