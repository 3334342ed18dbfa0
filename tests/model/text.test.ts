import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { repairCharacters, toNfc, withoutForbidden, withoutInvalid } from '../../src/model/text.ts';

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

function isHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** What a browser shows for a numeric reference to a code. */
function referenced(code: number): string {
  const [text] = parseFragment(`&#${code};`).childNodes as DefaultTreeAdapterTypes.TextNode[];
  return text?.value ?? '';
}

const units = Array.from({ length: 0x1_0000 }, (_, unit) => unit);
const c1 = Array.from({ length: 0x20 }, (_, at) => 0x80 + at);

describe('every code unit alone', () => {
  it('comes out of a text as nothing, as U+FFFD for half a character, or as it is', () => {
    const wrong = units.filter((unit) => {
      const character = String.fromCharCode(unit);
      const left = isChar(unit) ? character : isHalf(unit) ? '\ufffd' : '';
      return withoutForbidden(`a${character}b`) !== `a${left}b`;
    });
    expect(wrong).toEqual([]);
  });

  it("comes out of an author's text as that, unless it is a C1 control or a noncharacter", () => {
    const wrong = units.filter((unit) => {
      const character = String.fromCharCode(unit);
      const isMisfit = !isChar(unit) || c1.includes(unit) || (unit >= 0xfdd0 && unit <= 0xfdef);
      const { text, invalid } = repairCharacters(`a${character}b`);
      const isSame = text === withoutForbidden(`a${character}b`);
      return invalid.length !== Number(isMisfit) || (!isSame && isChar(unit) && !isMisfit);
    });
    expect(wrong).toEqual([]);
  });
});

describe('a text', () => {
  it.each(['', 'Tāmaki', '\t\r\n', '😀', '\u{10fffd}', '\u2028'])('is left as it is: %j', (text) => {
    expect(withoutForbidden(text)).toBe(text);
    expect(repairCharacters(text)).toEqual({ text, invalid: [] });
  });

  it('keeps what XML only advises against', () => {
    expect(withoutForbidden('\u0085\ufdd0\u{1fffe}')).toBe('\u0085\ufdd0\u{1fffe}');
  });

  it('is taken out where HTML forbids it, too', () => {
    expect(withoutInvalid('\u0085\ufdd0\u{1fffe}\u007fa\u0000\ud800')).toBe('a\ufffd');
    expect(withoutInvalid('Road')).toBe('Road');
  });

  it('is looked at from its beginning, each time', () => {
    expect(repairCharacters('\u0001')).toEqual(repairCharacters('\u0001'));
    expect(withoutForbidden('\u0001a')).toBe('a');
    expect(withoutForbidden('\u0001a')).toBe('a');
  });

  it('keeps a pair of surrogates beside a lone one', () => {
    expect(withoutForbidden('\ud83d\ud83d\ude00\u0000')).toBe('\ufffd😀');
    expect(repairCharacters('\ud83d\ud83d\ude00\u0000').text).toBe('\ufffd😀');
  });
});

describe('what is no fit character', () => {
  it('is given once a kind, with the place of the first and how many there are', () => {
    expect(repairCharacters('a\u0000😀\u0093\ud83d.\u0000')).toEqual({
      text: 'a😀“\ufffd.',
      invalid: [
        { character: '\u0000', index: 1, count: 2, replacement: '' },
        { character: '\u0093', index: 4, count: 1, replacement: '“' },
        { character: '\ud83d', index: 5, count: 1, replacement: '\ufffd' },
      ],
    });
  });

  it('becomes what HTML takes its reference for, where it is a C1 control, or nothing', () => {
    const browser = c1.map((code) =>
      referenced(code) === String.fromCharCode(code) ? '' : referenced(code),
    );
    expect(c1.map((code) => repairCharacters(String.fromCharCode(code)).text)).toEqual(browser);
    expect(c1.filter((_, at) => browser[at] === '')).toEqual([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
    expect([browser[0], browser[2], browser[31]]).toEqual(['\u20ac', '\u201a', '\u0178']);
  });

  it.each(Array.from({ length: 17 }, (_, plane) => plane * 0x1_0000))(
    'are the last two of the plane that begins at %i',
    (plane) => {
      const [before, first, last] = [0xfffd, 0xfffe, 0xffff].map((at) => String.fromCodePoint(plane + at));
      const { text, invalid } = repairCharacters(`${before}${first}${last}`);
      expect(text).toBe(before);
      expect(invalid.map(({ character }) => character)).toEqual([first, last]);
    },
  );
});

describe('the composed form of a text', () => {
  it.each([
    ['a macron', 'Ta\u0304maki', 'Tāmaki'],
    ['marks of one letter', 'e\u0323\u0302', 'ệ'],
    ['no marks', 'Aro', 'Aro'],
  ])('has %s', (_what, text, composed) => {
    expect(toNfc(text)).toBe(composed);
  });

  it('leaves a run of marks that no script makes use of as it is, and composes what is around it', () => {
    const run = '\u0316\u0301'.repeat(40);
    expect(toNfc(`a\u0304 b${run} a\u0304`)).toBe(`ā b${run} ā`);
  });
});
