import { describe, expect, it } from 'vitest';
import { coloursIn } from '../../../src/articles/media/colours.ts';
import { JPG, PNG, pngOf } from '../../support/pictures.ts';

/** A PNG of a colour type (PNG, 11.2.2). */
function pngWith(type: number): Uint8Array {
  return Uint8Array.from(pngOf(10, 10)).with(25, type);
}

/** A JPEG with these segments before its frame, which has so many components. */
function jpegWith(count: number, { frame = 0xc0, before = [] as readonly number[] } = {}): Uint8Array {
  return Uint8Array.from([
    0xff,
    0xd8,
    ...before,
    0xff,
    frame,
    0,
    8 + 3 * count,
    8,
    0,
    10,
    0,
    10,
    count,
    ...Array.from({ length: 3 * count }, () => 0),
  ]);
}

describe('the colours of a PNG', () => {
  it.each([
    [0, 'grey'],
    [2, 'rgb'],
    [3, 'rgb'],
    [4, 'grey'],
    [6, 'rgb'],
  ])('of type %i are %s', (type, colours) => {
    expect(coloursIn(pngWith(type))).toBe(colours);
  });

  it('are those of a file that a program wrote', () => {
    expect(coloursIn(PNG)).toBe('rgb');
  });
});

describe('the colours of a JPEG', () => {
  it.each([
    [1, 'grey'],
    [3, 'rgb'],
    [4, 'cmyk'],
    [2, undefined],
  ])('of %i components are %s', (count, colours) => {
    expect(coloursIn(jpegWith(count))).toBe(colours);
  });

  it.each([0xc1, 0xc2, 0xcf])('are in a frame of any kind: %i', (frame) => {
    expect(coloursIn(jpegWith(4, { frame }))).toBe('cmyk');
  });

  it.each([0xc4, 0xc8, 0xcc])('are not in a table that has a number among those of frames: %i', (table) => {
    const before = [0xff, table, 0, 10, 0, 0, 0, 0, 0, 4, 0, 0];
    expect(coloursIn(jpegWith(3, { before }))).toBe('rgb');
  });

  it('stand behind what cameras write, and behind bytes that fill up', () => {
    const before = [0xff, 0xe1, 0, 4, 0xff, 0xc0, 0xff, 0xff, 0xff, 0xfe, 0, 3, 1];
    expect(coloursIn(jpegWith(4, { before }))).toBe('cmyk');
    expect(coloursIn(JPG)).toBe('rgb');
  });
});

describe('there are no colours', () => {
  it.each([
    ['nothing', []],
    ['a text', [...Buffer.from('not a picture, though long enough for one')]],
    ['a JPEG that is cut', [...jpegWith(3)].slice(0, 11)],
    ['a JPEG that goes on as something else', [0xff, 0xd8, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
  ])('in %s', (_, bytes) => {
    expect(coloursIn(Uint8Array.from(bytes))).toBeUndefined();
  });
});
