import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';
import { keepStrictest, lostToStrictest } from '../../src/html/strictestReader.ts';
import { anyHtml, unknownIn } from '../support/html.ts';
import { runsOf } from '../support/runs.ts';

const BASE = 'https://news.example.nz/2014/12/21/road/';

const ourHtml = anyHtml.map((html) => sanitise(html, BASE).html);
const someHtml = fc.oneof(anyHtml, ourHtml);

const RUNS = runsOf(1500);

// Written down here once more, and not taken from the source.
const KEPT = new Map([
  ['a', ['href', 'title']],
  ['img', ['src', 'alt', 'title']],
  // A browser puts it into every table.
  ['tbody', []],
  ...'b blockquote br code dd dl dt em h1 h2 h3 h4 h5 h6 i li ol p pre strong sub sup table td th thead tr ul'
    .split(' ')
    .map((name): [string, string[]] => [name, []]),
]);
const ADDRESSES: Readonly<Record<string, RegExp>> = { href: /^(?:https?:|mailto:)/i, src: /^https?:/i };

describe('what the strictest reader keeps', () => {
  test.each([
    '<a href="https://a.example/"><table><a href="https://b.example/">',
    '<p><video><p>A',
    '<pre>\n\nA',
  ])('is kept again as it is: %s', (html) => {
    const once = keepStrictest(html);
    expect(keepStrictest(once)).toBe(once);
  });

  test('is kept again as it is', () => {
    fc.assert(
      fc.property(someHtml, (html) => {
        const once = keepStrictest(html);
        expect(keepStrictest(once)).toBe(once);
      }),
      RUNS,
    );
  });

  test('has only elements, attributes and addresses that are on the list', () => {
    fc.assert(
      fc.property(someHtml, (html) => {
        expect(unknownIn(parseFragment(keepStrictest(html)), KEPT, ADDRESSES)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('has lost nothing more that an author may miss', () => {
    fc.assert(
      fc.property(someHtml, (html) => {
        expect(lostToStrictest(keepStrictest(html))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('has all letters of an article of ours', () => {
    fc.assert(
      fc.property(ourHtml, (html) => {
        const kept = letters(parseFragment(keepStrictest(html)));
        const whole = letters(parseFragment(html));
        // Text between the rows of a table moves before the table.
        expect([...kept].sort().join('')).toBe([...whole].sort().join(''));
      }),
      RUNS,
    );
  });
});

function letters(parent: DefaultTreeAdapterTypes.ParentNode): string {
  return parent.childNodes
    .map((node) =>
      'value' in node ? node.value.replace(/\s/g, '') : 'childNodes' in node ? letters(node) : '',
    )
    .join('');
}
