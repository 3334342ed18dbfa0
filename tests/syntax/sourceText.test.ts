import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyText } from '../../src/model/text.ts';
import {
  collectProblems,
  fingerprintOf,
  parseSource,
  placeAt,
  repairText,
} from '../../src/syntax/sourceText.ts';
import { tellAll } from '../support/problems.ts';

function read(bytes: Uint8Array | string) {
  return parseSource('items/road.md', typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
}

function told(bytes: readonly number[]): string {
  return tellAll(read(Uint8Array.from(bytes)).problems);
}

describe('a text', () => {
  it.each([
    { what: 'line ends of Windows', text: 'a\r\nb\r\n', read: 'a\nb\n' },
    { what: 'line ends of an old Macintosh', text: 'a\rb\r', read: 'a\nb\n' },
    { what: 'a byte order mark', text: '\ufeffa', read: 'a' },
    { what: 'marks that combine', text: 'Ta\u0304maki', read: 'T\u0101maki' },
    { what: 'nothing', text: '', read: '' },
  ])('with $what is read as $read', ({ text, read: result }) => {
    expect(read(text)).toEqual({ source: { file: 'items/road.md', text: result }, problems: [] });
  });

  it('loses a control character, with a warning', () => {
    const { source, problems } = read('Road\nwor\u0007ks');
    expect(source?.text).toBe('Road\nworks');
    expect(tellAll(problems)).toMatchInlineSnapshot(
      `"items/road.md:2:4 warning CHARACTER_FORBIDDEN expected text, found the control character U+0007 - it is left out, since no feed may hold it; delete it from the file"`,
    );
  });

  it('has each kind of control character told once, with how many there are', () => {
    const { source, problems } = read('\u0000a\u0000b\u001bc\u0000');
    expect(source?.text).toBe('abc');
    expect(problems.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
      '1:1 expected text, found the control character U+0000, 3 times',
      '1:5 expected text, found the control character U+001B',
    ]);
  });
});

describe('a character that cannot be published', () => {
  it('is published as Windows-1252 has it, where it is a C1 control', () => {
    const { source, problems } = read('He said \u0093yes\u0094.\nIt\u0092s \u008020, he\u0092d pay.');
    expect(source?.text).toBe('He said “yes”.\nIt’s €20, he’d pay.');
    expect(tellAll(problems)).toMatchInlineSnapshot(`
      "items/road.md:1:9 warning CHARACTER_REPAIRED expected text, found the control character U+0093 - “ (U+201C) is published instead, as Windows-1252 has it; write that in the file
      items/road.md:1:13 warning CHARACTER_REPAIRED expected text, found the control character U+0094 - ” (U+201D) is published instead, as Windows-1252 has it; write that in the file
      items/road.md:2:3 warning CHARACTER_REPAIRED expected text, found the control character U+0092, 2 times - ’ (U+2019) is published instead, as Windows-1252 has it; write that in the file
      items/road.md:2:6 warning CHARACTER_REPAIRED expected text, found the control character U+0080 - € (U+20AC) is published instead, as Windows-1252 has it; write that in the file"
    `);
  });

  it.each(['\u0081', '\u008d', '\u008f', '\u0090', '\u009d'])(
    'is left out where Windows-1252 has nothing: %j',
    (character) => {
      const { source, problems } = read(`a${character}b`);
      const code = character.charCodeAt(0).toString(16).toUpperCase();
      expect(source?.text).toBe('ab');
      expect(tellAll(problems)).toBe(
        `items/road.md:1:2 warning CHARACTER_FORBIDDEN expected text, found the control character U+00${code} - it is left out, since no feed may hold it; delete it from the file`,
      );
    },
  );

  it('is left out where it is a noncharacter of Unicode', () => {
    const { source, problems } = read('a\ufdd0b\ufffec\u{1ffff}d\u{1ffff}');
    expect(source?.text).toBe('abcd');
    expect(tellAll(problems)).toMatchInlineSnapshot(`
      "items/road.md:1:2 warning CHARACTER_FORBIDDEN expected text, found the noncharacter U+FDD0 - it is left out, since no feed may hold it; delete it from the file
      items/road.md:1:4 warning CHARACTER_FORBIDDEN expected text, found the noncharacter U+FFFE - it is left out, since no feed may hold it; delete it from the file
      items/road.md:1:6 warning CHARACTER_FORBIDDEN expected text, found the noncharacter U+1FFFF, 2 times - it is left out, since no feed may hold it; delete it from the file"
    `);
  });

  it('lets what stood on both sides of it be one character', () => {
    expect(read('Ta\u0000\u0304maki, \u009a\u0307').source?.text).toBe('T\u0101maki, \u1e67');
  });
});

describe('a text keeps', () => {
  it.each([
    { what: 'macrons', text: 'Tāmaki Makaurau, Ōamaru' },
    { what: 'a letter whose mark has no composed form', text: 'x\u0304' },
    { what: 'emoji', text: '🔔' },
    { what: 'a family joined by ZWJ', text: '👩\u200d👩\u200d👧' },
    { what: 'a skin tone', text: '👋🏽' },
    { what: 'a flag', text: '🇳🇿' },
    { what: 'a variation selector', text: '❤\ufe0f and ❤\ufe0e' },
    { what: 'the end of a CDATA section', text: 'a]]>b' },
    { what: 'tabs', text: 'a\tb' },
    { what: 'soft hyphens', text: 'Auto\u00adbahn' },
    { what: 'a space that does not break', text: '20\u00a0km' },
    { what: 'line and paragraph separators', text: 'a\u2028b\u2029c' },
    { what: 'a byte order mark that is not at its start', text: 'a\ufeffb' },
    { what: 'marks of direction', text: '\u202bא\u202c\u200f\u2067ב\u2069' },
    { what: 'what is for private use', text: '\ue000\u{10fffd}' },
    { what: 'the character that stands for a lost one', text: '\ufffd' },
    { what: 'a delete character', text: 'a\u007fb' },
  ])('$what', ({ text }) => {
    expect(read(text)).toEqual({ source: { file: 'items/road.md', text }, problems: [] });
  });

  const special = fc.constantFrom(
    ...'\u0000\u000b\u001f\u0080\u0081\u0085\u0092\u009a\u009f\u00a0\ufdd0\ufeff\uffff\r\n\t\u2028aS\u0304\u0307',
    '\u{1fffe}',
    '🏽',
  );
  const texts = fc.string({ unit: fc.oneof(special, fc.string({ unit: 'binary', maxLength: 1 })) });

  it('every character that is not told, in order, and holds nothing that no feed may hold', () => {
    fc.assert(
      fc.property(texts, (written) => {
        const { source, problems } = read(written);
        const lines = written.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
        const before = [...lines.normalize()];
        const told = new Map(problems.map(({ message, mend }) => [codeIn(message), replacementIn(mend)]));
        expect(new Set(told.keys())).toEqual(new Set(before.filter(isMisfit).map(codeOf)));
        expect(source?.text).toBe(
          before
            .map((character) => told.get(codeOf(character)) ?? character)
            .join('')
            .normalize(),
        );
        expect([...(source?.text ?? '')].filter(isMisfit)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('every character but the one that is told: a plain example', () => {
    expect(read('\ufeffS\u009a\u0307\r\n\ufeff\u{1fffe}').source?.text).toBe('S\u1e67\n\ufeff');
  });
});

describe('a text that escapes have brought', () => {
  it('is made like the text of a file, and told where its value stands', () => {
    const { problems, report } = collectProblems({ file: 'feed.yaml', text: 'title: x' });
    expect(repairText('e\u0301\r\n\r\u000b\u000b\u0093\ud83d', 7, report)).toBe('é\n\n“\ufffd');
    expect(tellAll(problems)).toMatchInlineSnapshot(`
      "feed.yaml:1:8 warning CHARACTER_FORBIDDEN expected text, found the control character U+000B, 2 times - it is left out, since no feed may hold it; delete it from the file
      feed.yaml:1:8 warning CHARACTER_REPAIRED expected text, found the control character U+0093 - “ (U+201C) is published instead, as Windows-1252 has it; write that in the file
      feed.yaml:1:8 warning CHARACTER_FORBIDDEN expected text, found the lone surrogate U+D83D - U+FFFD is published instead, since it is half of a character; write the whole one"
    `);
  });
});

describe('bytes that are not UTF-8', () => {
  it('are told with line and column', () => {
    expect(told([0x61, 0x0a, 0xc4, 0x81, 0x62, 0xff, 0x63])).toMatchInlineSnapshot(
      `"items/road.md:2:3 error NOT_UTF8 expected UTF-8 text, found bytes that are not - save the file as UTF-8"`,
    );
    expect(read(Uint8Array.from([0xff])).source).toBeUndefined();
  });

  it.each([
    { what: 'at the start', bytes: [0xe9, 0x61], place: ':1:1 ' },
    { what: 'cut off at the end', bytes: [0x61, 0xf0, 0x9f, 0x98], place: ':1:2 ' },
    { what: 'cut off before a letter', bytes: [0x61, 0xf0, 0x9f, 0x61], place: ':1:2 ' },
    { what: 'after a line break', bytes: [0x61, 0x0a, 0x80], place: ':2:1 ' },
  ])('are found $what', ({ bytes, place }) => {
    expect(told(bytes)).toContain(`items/road.md${place}error NOT_UTF8`);
  });

  it.each([
    { order: 'little', bytes: [0xff, 0xfe, 0x61, 0x00] },
    { order: 'big', bytes: [0xfe, 0xff, 0x00, 0x61] },
  ])('are named as UTF-16 where they are, $order end first', ({ bytes }) => {
    expect(told(bytes)).toBe(
      'items/road.md:1:1 error NOT_UTF8 expected UTF-8 text, found UTF-16 - save the file as UTF-8',
    );
  });

  it.each([[[0xff, 0x61]], [[0xfe, 0x61]]])('are not named so for %j', (bytes) => {
    expect(told(bytes)).toContain('found bytes that are not');
  });
});

describe('a place', () => {
  const source = { file: 'a', text: 'ab\n😀c\n\nd' };

  it.each([
    { index: 0, line: 1, column: 1 },
    { index: 1, line: 1, column: 2 },
    { index: 2, line: 1, column: 3 },
    { index: 3, line: 2, column: 1 },
    { index: 5, line: 2, column: 2 },
    { index: 7, line: 3, column: 1 },
    { index: 8, line: 4, column: 1 },
    { index: 9, line: 4, column: 2 },
  ])('at $index is $line:$column', ({ index, line, column }) => {
    expect(placeAt(source, index)).toEqual({ file: 'a', line, column });
  });

  it('is where a fault is told', () => {
    const { problems, report } = collectProblems(source);
    report(5, { code: 'BODY_EMPTY', message: 'm', mend: 'n' });
    expect(tellAll(problems)).toBe('a:2:2 warning BODY_EMPTY m - n');
  });
});

describe('places of several faults', () => {
  it.each([
    { order: 'in their order', indices: [0, 1, 3, 5, 5, 6, 8, 9] },
    { order: 'in another order', indices: [9, 5, 8, 0, 6, 1, 3, 5] },
  ])('are those of each alone, $order', ({ indices }) => {
    const source = { file: 'a', text: 'ab\n😀c\n\nd' };
    const { problems, report } = collectProblems(source);
    for (const index of indices) report(index, { code: 'BODY_EMPTY', message: 'm', mend: 'n' });
    expect(problems.map(({ file, line, column }) => ({ file, line, column }))).toEqual(
      indices.map((index) => placeAt(source, index)),
    );
  });
});

describe('a fingerprint', () => {
  it('is the same for one text and another for another', () => {
    expect(fingerprintOf('a')).toBe(fingerprintOf('a'));
    expect(fingerprintOf('a')).not.toBe(fingerprintOf('b'));
    expect(fingerprintOf('a')).toMatch(/^[\w-]{22}$/);
  });
});

function isMisfit(character: string): boolean {
  const isControl = /\p{Cc}/u.test(character) && !'\t\n\r\u007f'.includes(character);
  return isControl || /\p{NChar}/u.test(character);
}

function codeOf(character: string): string {
  return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
}

function codeIn(message: string): string | undefined {
  return /U\+[0-9A-F]+/.exec(message)?.[0];
}

function replacementIn(mend: string): string {
  return /^(.) \(U\+/u.exec(mend)?.[1] ?? '';
}

describe('a part of a text', () => {
  it.each(['The road', 'Tāmaki 😀', 'a\ud83d'])('is the same as a text of its own: %j', (part) => {
    expect(copyText(part)).toBe(part);
  });
});
