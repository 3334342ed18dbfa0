import { describe, expect, it } from 'vitest';
import { directionOf } from '../../src/model/direction.ts';

describe('a text runs', () => {
  it.each([
    'ar',
    'he',
    'iw',
    'fa',
    'ur',
    'ps',
    'ckb',
    'sd',
    'ug',
    'yi',
    'dv',
    'syr',
    'nqo',
    'ar-EG',
    'fa-AF',
  ])('from right to left in %s', (language) => {
    expect(directionOf(language)).toBe('rtl');
  });

  it.each(['en', 'en-NZ', 'mi', 'ja', 'hi', 'tr', 'ku', 'zh-Hant', 'und', 'x-tide', 'qaa', 'no tag'])(
    'from left to right in %s',
    (language) => {
      expect(directionOf(language)).toBe('ltr');
    },
  );

  it.each([
    ['ar-Latn', 'ltr'],
    ['he-Latn-IL', 'ltr'],
    ['az-Arab', 'rtl'],
    ['pa-PK', 'rtl'],
    ['pa-IN', 'ltr'],
    ['ff-Adlm', 'rtl'],
    ['ku-Arab', 'rtl'],
  ])('as its script does: %s', (language, direction) => {
    expect(directionOf(language)).toBe(direction);
    expect(directionOf(language)).toBe(direction);
  });
});
