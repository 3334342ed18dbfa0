import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { columnsIn, wrapText } from '../../src/cli/wrapText.ts';

const WORDS = 'one two three four five six seven eight nine ten';

describe('wrapText', () => {
  it('breaks a line at its spaces, and begins what follows with an indent', () => {
    expect(wrapText(`  new  ${WORDS}\n`, 40, 7)).toBe(
      '  new  one two three four five six \n       seven eight nine ten\n'.replace(' \n', '\n'),
    );
  });

  it('leaves lines that are short enough, and breaks each of the others by itself', () => {
    expect(wrapText(`short\n${WORDS}\nshort`, 41, 2)).toBe(
      'short\none two three four five six seven eight\n  nine ten\nshort',
    );
  });

  it('leaves a word whole that is wider than a line', () => {
    const address = `https://news.example.nz/${'a'.repeat(50)}`;
    expect(wrapText(`see ${address} for more`, 40, 2)).toBe(`see\n  ${address}\n  for more`);
  });

  it('counts no colours', () => {
    const red = `\u001b[31m${WORDS}\u001b[39m`;
    expect(wrapText(red, 60, 2)).toBe(red);
    expect(stripVTControlCharacters(wrapText(red, 41, 2))).toBe(wrapText(WORDS, 41, 2));
  });

  it('breaks nothing on a terminal that is too narrow to read it', () => {
    expect(wrapText(WORDS, 20, 2)).toBe(WORDS);
  });
});

describe('columnsIn', () => {
  it.each([
    ['Ōtākou', 6],
    ['日本', 4],
    ['🎉', 2],
    ['e\u0301', 1],
    ['\u001b[1mbold\u001b[22m', 4],
  ])('of %j are %i', (text, columns) => {
    expect(columnsIn(text)).toBe(columns);
  });
});
