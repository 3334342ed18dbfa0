import { describe, expect, it } from 'vitest';
import { findForbidden, withoutForbidden } from '../../src/model/characters.ts';

/** XML 1.0, section 2.2: Char, for a code unit that stands alone. */
function isChar(unit: number): boolean {
  return (
    unit === 0x9 ||
    unit === 0xa ||
    unit === 0xd ||
    (unit >= 0x20 && unit <= 0xd7ff) ||
    (unit >= 0xe000 && unit <= 0xfffd)
  );
}

const units = Array.from({ length: 0x1_0000 }, (_, unit) => unit);

describe('every code unit alone', () => {
  it('is forbidden where XML 1.0 leaves it out of Char', () => {
    const wrong = units.filter(
      (unit) => (findForbidden(String.fromCharCode(unit)).length === 0) !== isChar(unit),
    );
    expect(wrong).toEqual([]);
  });

  it('comes out of a text as nothing, as U+FFFD for half a character, or as it is', () => {
    const wrong = units.filter((unit) => {
      const character = String.fromCharCode(unit);
      const isHalf = unit >= 0xd800 && unit <= 0xdfff;
      const left = isChar(unit) ? character : isHalf ? '\ufffd' : '';
      return withoutForbidden(`a${character}b`) !== `a${left}b`;
    });
    expect(wrong).toEqual([]);
  });
});

describe('a text', () => {
  it.each(['', 'Tāmaki', '\t\r\n', '😀', '\u{10ffff}', '\u0085\u2028'])('is left as it is: %j', (text) => {
    expect(withoutForbidden(text)).toBe(text);
    expect(findForbidden(text)).toEqual([]);
  });

  it('has every forbidden character found, in order, where it stands', () => {
    expect(findForbidden('a\u0000😀\u0008\ud83d.')).toEqual([
      { index: 1, character: '\u0000' },
      { index: 4, character: '\u0008' },
      { index: 5, character: '\ud83d' },
    ]);
  });

  it('is looked at from its beginning, each time', () => {
    expect(findForbidden('\u0001')).toEqual(findForbidden('\u0001'));
    expect(withoutForbidden('\u0001a')).toBe('a');
    expect(withoutForbidden('\u0001a')).toBe('a');
  });

  it('keeps a pair of surrogates beside a lone one', () => {
    expect(withoutForbidden('\ud83d\ud83d\ude00\u0000')).toBe('\ufffd😀');
  });
});
