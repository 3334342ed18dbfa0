import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/model/problem.ts';
import { fingerprintOf, parseSource, placeAt, tellInto } from '../../src/parse/source.ts';
import { tellAll } from './material.ts';

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

  it('has each kind of control character told once', () => {
    const { source, problems } = read('\u0000a\u0000b\u001bc\u0000');
    expect(source?.text).toBe('abc');
    expect(problems.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
      '1:1 expected text, found the control character U+0000',
      '1:5 expected text, found the control character U+001B',
    ]);
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
    const problems: Problem[] = [];
    tellInto(problems, source)(5, { code: 'BODY_EMPTY', message: 'm', mend: 'n' });
    expect(tellAll(problems)).toBe('a:2:2 warning BODY_EMPTY m - n');
  });
});

describe('a fingerprint', () => {
  it('is the same for one text and another for another', () => {
    expect(fingerprintOf('a')).toBe(fingerprintOf('a'));
    expect(fingerprintOf('a')).not.toBe(fingerprintOf('b'));
    expect(fingerprintOf('a')).toMatch(/^[\w-]{22}$/);
  });
});
