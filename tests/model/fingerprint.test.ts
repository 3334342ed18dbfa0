import { describe, expect, it } from 'vitest';
import { fingerprint, shortHash } from '../../src/model/fingerprint.ts';

describe('a fingerprint', () => {
  it('is the same for the same facts, and another for others', () => {
    expect(fingerprint('page', ['2014-12', 100])).toBe(fingerprint('page', ['2014-12', 100]));
    const all = [
      [],
      [''],
      ['', ''],
      ['page', '1'],
      ['page', 1],
      ['page1'],
      [['page', '1']],
      [undefined, 1],
      [1],
    ].map((facts) => fingerprint(...facts));
    expect(new Set(all).size).toBe(all.length);
    for (const one of all) expect(one).toMatch(/^[\w-]{22}$/);
  });
});

describe('a short hash', () => {
  it('is sixteen digits, the same for a text and its bytes', () => {
    expect(shortHash('Ōtaki')).toBe(shortHash(Buffer.from('Ōtaki')));
    expect(shortHash('Ōtaki')).toMatch(/^[0-9a-f]{16}$/);
    expect(shortHash('Ōtaki')).not.toBe(shortHash('Otaki'));
  });
});
