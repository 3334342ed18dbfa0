import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, invalidCharactersOf, readableLine } from '../../src/html/escape.ts';
import {
  INVALID_CHARACTER,
  isOrdinary,
  onOneLine,
  proseOnOneLine,
  repairCharacters,
  toNfc,
} from '../../src/model/text.ts';
import { parseSource } from '../../src/syntax/sourceText.ts';

const all = Array.from({ length: 0x11_0000 }, (_, code) => String.fromCodePoint(code));
const ordinary = all.filter(isOrdinary);
const isAmongThem = new Set(ordinary);

describe('ordinary characters', () => {
  it('are none that a text may not be published with, and no carriage return', () => {
    expect(ordinary.filter((character) => INVALID_CHARACTER.test(character))).toEqual([]);
    expect(['\r', '\u007f', '\u0085', '\ud83d', '\ufffe'].filter(isOrdinary)).toEqual([]);
  });

  it('are no marks, and composed already', () => {
    expect(ordinary.filter((character) => /\p{M}/u.test(character))).toEqual([]);
    expect(ordinary.filter((character) => character.normalize() !== character)).toEqual([]);
  });

  it('are never composed with what stands before them', () => {
    const later = all.flatMap((character) => [...character.normalize('NFD')].slice(1));
    expect([...new Set(later)].filter((character) => isAmongThem.has(character))).toEqual([]);
  });

  it.each([
    'The “tide” came in – at 6 £, 9 €…\n\tTāmaki Makaurau, ệ',
    'Прилив пришёл. Η παλίρροια ήρθε.',
    '潮が満ちた。漲潮了！ 밀물이 들어왔다.',
    'המים עלו، جاء المد؟',
  ])('are those of everyday text: %j', (text) => {
    expect(isOrdinary(text)).toBe(true);
  });

  it('are left as they are by all that looks at text', () => {
    const text = fc.string({ unit: fc.constantFrom(...ordinary), minLength: 1 });
    fc.assert(
      fc.property(text, (one) => {
        expect(one.normalize()).toBe(one);
        expect(repairCharacters(one).invalid).toEqual([]);
        expect(parseSource('a.md', Buffer.from(one))).toEqual({
          source: { file: 'a.md', text: one },
          problems: [],
        });
      }),
    );
  });
});

/** Text of all kinds, much of it in characters that something is done with. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom('a', 'ā', ' ', '\u0304', '\u0323', '\u0001', '\u0093', '\ud83d', '\udffe', '\u{1ffff}'),
    fc.constantFrom(
      '\r',
      '\n',
      '\u00a0',
      '\u007f',
      '\u212b',
      '\u0958',
      '\u1100',
      '\u1161',
      '\ufdd0',
      '😀',
      '&',
    ),
    fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  ),
});

describe('any text', () => {
  it('is cleaned as if every character were looked at', () => {
    const slow = (text: string) =>
      text
        .toWellFormed()
        .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
        .replace(/[\u007f-\u009f\p{NChar}]/gu, '')
        .replaceAll('\r', '\n')
        .normalize();
    fc.assert(
      fc.property(anyText, (text) => {
        const line = (one: string) => one.replace(/[\t-\r \u2028\u2029\ufeff]+/g, ' ').trim();
        expect(readableLine(text)).toBe(line(slow(text)));
        expect(proseOnOneLine(text)).toBe(line(text));
        expect(onOneLine(text)).toBe(text.replace(/\s+/g, ' ').trim());
        const escaped = slow(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        expect(escapeText(text)).toBe(escaped.replaceAll('\u00a0', '&#xA0;'));
        const unfit = [...text].filter((one) => INVALID_CHARACTER.test(one) || one === '\u007f');
        expect(invalidCharactersOf(text)).toEqual([...new Set(unfit)]);
        expect(repairCharacters(text).invalid.length > 0).toBe(INVALID_CHARACTER.test(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('is searched for long runs of marks wherever they begin', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 60, max: 140 }),
        fc.constantFrom('\u0316\u0301', '\u{1d165}\u0301', '\u{e0100}'),
        (before, count, marks) => {
          const run = [...marks.repeat(count)].slice(0, count).join('');
          const text = `${'a'.repeat(before)} ${run} a\u0304`;
          const composed = count > 64 ? `${'a'.repeat(before)} ${run} ā` : text.normalize();
          expect(toNfc(text)).toBe(composed);
        },
      ),
    );
  });
});
