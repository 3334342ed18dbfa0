import { expect, test } from 'vitest';
import {
  escapeAttribute,
  escapeMarkup,
  escapeText,
  invalidCharactersOf,
  isPlain,
  readableLine,
} from '../../src/html/escape.ts';
import { isOrdinary } from '../../src/model/text.ts';

const PLAIN = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code)).filter(isPlain);

test('plain is no character that is not ordinary, and none that HTML writes in another way', () => {
  expect(PLAIN.filter((character) => !isOrdinary(character))).toEqual([]);
  expect(PLAIN.filter((character) => escapeMarkup(character) !== character)).toEqual([]);
  expect(PLAIN).not.toContain('"');
  expect(PLAIN).not.toContain('\u00a0');
  expect(PLAIN).not.toContain('\t');
});

test('plain text is written as it is, and nothing is told of it', () => {
  const text = PLAIN.join('');
  expect(escapeText(text)).toBe(text);
  expect(escapeAttribute(text)).toBe(text);
  expect(invalidCharactersOf(text)).toEqual([]);
  expect(readableLine(text)).toBe(text.replace(/\s+/g, ' ').trim());
});

test('text that is not plain is escaped', () => {
  expect(isPlain('')).toBe(true);
  expect(isPlain('Māori’s – road\n')).toBe(true);
  expect(escapeText('a\u00a0<b> & "c"')).toBe('a&#xA0;&lt;b&gt; &amp; "c"');
  expect(escapeAttribute('a\u00a0<b> & "c"')).toBe('a&#xA0;&lt;b&gt; &amp; &quot;c&quot;');
});
