import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutSummary } from '../../src/html/summary.ts';
import { runsOf } from '../support/runs.ts';

const RUNS = runsOf(500);
const lengthOf = (text: string) => [...text].length;

const language = fc.constantFrom('en-NZ', 'mi', 'de', 'ja', 'th', 'zh-Hant', 'ar', 'hi', 'fi', 'el');

/** Half characters, controls, marks without letters: whatever a string can be. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', minLength: 250, maxLength: 700 }),
  fc.string({ unit: 'grapheme', minLength: 100, maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom('a', ' ', '.', '\u{1F30A}', '\u0301', '\ud83c', '。', '\n'),
    minLength: 250,
    maxLength: 700,
  }),
  fc.string({ unit: 'binary' }),
);

const word = fc.constantFrom(
  ...'The tide came in at 6.30 p.m. Dr. U.S. E. Said “Road,” she) (it (the “a road-side Māori naïve ΑΒ. кот. Is it? Yes! 1,000 – it’s'.split(
    ' ',
  ),
);
const words = fc.array(word, { minLength: 1, maxLength: 120 });

describe('a summary', () => {
  test('is shorter than 300 characters, whatever the text', () => {
    fc.assert(
      fc.property(anyText, language, (text, tag) => {
        expect(lengthOf(cutSummary(text, tag))).toBeLessThan(300);
      }),
      RUNS,
    );
  });

  test('is the beginning of the text, with an ellipsis or without', () => {
    fc.assert(
      fc.property(anyText, language, (text, tag) => {
        const summary = cutSummary(text, tag);
        expect(text.startsWith(summary) || text.startsWith(summary.replace(/…$/, ''))).toBe(true);
      }),
      RUNS,
    );
  });

  test('is the whole text where that is short', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 299 }), language, (text, tag) => {
        expect(cutSummary(text, tag)).toBe(text);
      }),
      RUNS,
    );
  });

  test('ends in the middle of no word, and is not much shorter than it may be', () => {
    fc.assert(
      fc.property(words, language, (list, tag) => {
        const text = list.join(' ');
        const summary = cutSummary(text, tag);
        const rest = text.slice(summary.replace(/…$/, '').length);
        expect(rest).toMatch(/^(?:$|[^\p{L}\p{N}])/u);
        expect(lengthOf(summary)).toBeGreaterThanOrEqual(Math.min(lengthOf(text), 80));
      }),
      RUNS,
    );
  });

  test('breaks no pair of surrogates', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 200, maxLength: 400 }), language, (text, tag) => {
        expect(cutSummary(text, tag).isWellFormed()).toBe(true);
      }),
      RUNS,
    );
  });

  // A summary that looked at the whole text would take longer than a test may.
  test.each(['en', 'ja', 'th'])('is short for a long text in %s', (tag) => {
    for (const text of ['tide'.repeat(250_000), '潮が来た。'.repeat(50_000)])
      expect([...cutSummary(text, tag)].length).toBeLessThanOrEqual(301);
  });
});
