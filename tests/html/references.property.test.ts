import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeReferences, escapeReferences } from '../../src/html/references.ts';
import { runsOf } from '../support/runs.ts';

const RUNS = runsOf(500);

describe('a text whose references are decoded', () => {
  test('is itself where its ampersands were escaped', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(
            fc.constantFrom('&', 'amp;', 'lt;', '#38;', '#x26;', ';'),
            fc.string({ unit: 'binary', maxLength: 2 }),
          ),
        }),
        (text) => {
          expect(decodeReferences(text.replaceAll('&', '&amp;'))).toBe(text);
          expect(decodeReferences(escapeReferences(text))).toBe(text);
        },
      ),
      RUNS,
    );
  });

  test.each(['&', '&amp;', '&amp;amp;', '&#38;#38;', 'a & b;'])('is itself: %s', (text) => {
    expect(decodeReferences(text.replaceAll('&', '&amp;'))).toBe(text);
  });

  test('has what every number stands for, and is never refused', () => {
    fc.assert(
      fc.property(fc.nat({ max: 9_999_999 }), (number) => {
        const decoded = decodeReferences(`&#${number};`);
        expect(decoded).toBe(decodeReferences(`&#x${number.toString(16)};`));
        expect([...decoded]).toHaveLength(1);
        expect(decoded).not.toBe(number === 0xfffd ? '' : '\ufffd');
      }),
      RUNS,
    );
  });
});
