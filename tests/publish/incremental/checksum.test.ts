import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../../src/model/fingerprint.ts';
import { sealed, unsealed } from '../../../src/publish/incremental/checksum.ts';

const open = (bytes?: Uint8Array) => Buffer.from(unsealed(bytes)).toString();
const seal = (...parts: string[]) => Buffer.from([...sealed(parts)].join(''));

describe('a sealed text', () => {
  it('comes back whole', () => {
    const part = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(open(seal(...parts))).toBe(parts.join(''));
      }),
    );
  });

  it('is nothing where a byte of it is missing or another', () => {
    const bytes = seal('The tide ', 'came in.\n');
    for (let at = 0; at < bytes.length; at += 1) {
      expect(open(bytes.subarray(0, at))).toBe('');
      expect(open(Buffer.from(bytes).fill(0x21, at, at + 1))).toBe('');
    }
    expect(open(Buffer.concat([bytes, Buffer.from('\n')]))).toBe('');
  });

  it('is nothing where there is none', () => {
    expect(open(undefined)).toBe('');
    expect(open(Buffer.from('The tide came in.'))).toBe('');
  });
});

describe('a key', () => {
  it('is the same for the same facts, and another for others', () => {
    expect(keyOf('page', ['2014-12', 100])).toBe(keyOf('page', ['2014-12', 100]));
    const keys = [
      [],
      [''],
      ['', ''],
      ['page', '1'],
      ['page', 1],
      ['page1'],
      [['page', '1']],
      [undefined, 1],
      [1],
    ].map((facts) => keyOf(...facts));
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[\w-]{22}$/);
  });
});
