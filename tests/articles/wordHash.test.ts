import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashWords } from '../../src/articles/wordHash.ts';
import { auckland } from '../support/publication.ts';
import { headOf, markdownHead, newsroomHead } from './material.ts';

const DATES = ['title: Road', 'date: 8:03 pm on 21 December 2014'];

describe('the words of a text', () => {
  it.each([
    ['in another format', 'The **tide** came\nin.', 'The tide came in'],
    ['with other punctuation', 'The tide – came in!', 'The tide, came in.'],
    ['under another title', 'The tide came in.', 'The tide came in.', 'Bridge'],
    ['in letters of any script', '海は 静か。', '海は静か'],
  ])('are the same %s', (_, one, other, title = 'Road') => {
    expect(hashWords(one, 'Road')).toBe(hashWords(other, title));
  });

  it.each([
    ['with a word more', 'The tide came in.', 'The tide came in again.'],
    ['with a letter that has a mark', 'Tāmaki', 'Tamaki'],
    ['in capitals', 'The tide', 'THE TIDE'],
    ['with another number', 'At 6', 'At 7'],
  ])('are others %s', (_, one, other) => {
    expect(hashWords(one, 'Road')).not.toBe(hashWords(other, 'Road'));
  });

  it('are those of the title where there are none', () => {
    expect(hashWords('', 'Road')).toBe(hashWords('---\n', 'Road'));
    expect(hashWords('', 'Road')).not.toBe(hashWords('', 'Bridge'));
    expect(hashWords('', 'Road')).not.toBe(hashWords('Road', 'Bridge'));
  });
});

describe('an article', () => {
  it('has the words of its body, in newsroom text and in Markdown', () => {
    const lines = ['Road', '8:03 pm on 21 December 2014', '', 'The road is open.', ''];
    expect(headOf(newsroomHead(lines)).textHash).toBe(headOf(markdownHead(DATES)).textHash);
  });

  it('has not those of lines that are dropped', () => {
    const lines = [
      'Road',
      '8:03 pm on 21 December 2014',
      '',
      'The road',
      '',
      'Share this',
      '',
      'is open.',
      '',
    ];
    const skipping = { ...auckland, text: { skip: ['Share this'] } };
    expect(headOf(newsroomHead(lines, skipping)).textHash).toBe(headOf(markdownHead(DATES)).textHash);
    expect(headOf(newsroomHead(lines)).textHash).not.toBe(headOf(markdownHead(DATES)).textHash);
    expect(headOf(markdownHead(DATES, skipping)).textHash).toBe(headOf(markdownHead(DATES)).textHash);
  });
});

/** What the hashes in published locks were made of. */
function hashPlainly(text: string, title: string): string {
  const letters = (one: string) => one.replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
  const words = letters(text) || `title ${letters(title)}`;
  return createHash('sha256').update(words).digest('hex').slice(0, 16);
}

describe('the hash of words', () => {
  it('is for ever the same', () => {
    expect(hashWords('The *tide* came in at 6.', 'Road')).toBe('69dce33c62ebc9f6');
  });

  it('is that of letters, marks and numbers alone', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom(
          'a',
          'Z',
          '0',
          ' ',
          '.',
          '*',
          '\n',
          'ā',
          'é',
          '\u0304',
          '“',
          '海',
          '한',
          '𝒜',
          '😀',
          '\ud83d',
        ),
        fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
        fc.integer({ min: 0, max: 0x10_ffff }).map((code) => String.fromCodePoint(code)),
      ),
    });
    fc.assert(
      fc.property(text, text, (one, title) => hashWords(one, title) === hashPlainly(one, title)),
      { numRuns: 2000 },
    );
  });

  it('looks at every character', () => {
    const all = Array.from({ length: 0x11_0000 }, (_, code) => String.fromCodePoint(code));
    expect(hashWords(all.join(' '), '')).toBe(hashPlainly(all.join(' '), ''));
    const short = Array.from({ length: 112 }, (_, at) => all.slice(at * 10_000, (at + 1) * 10_000).join(''));
    expect(short.filter((text) => hashWords(text, '') !== hashPlainly(text, ''))).toEqual([]);
  });
});
