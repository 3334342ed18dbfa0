import { expect, test } from 'vitest';
import { sourceOf } from '../../src/import/sourceOf.ts';
import { zipOf } from '../support/zipFile.ts';

test('text is decoded as its server says', () => {
  expect(
    sourceOf('old.xml', Uint8Array.of(0xe9), {
      contentType: 'text/xml; charset=latin1',
      address: 'https://old.example/',
    }),
  ).toEqual({
    name: 'old.xml',
    text: 'é',
    address: 'https://old.example/',
  });
});

test('text that cannot be decoded is no source', () => {
  expect(() => sourceOf('old.xml', Uint8Array.of(0x61, 0xff))).toThrow(
    'expected text in utf-8, found bytes that are none',
  );
});

test('a zip stays as it is, whatever its server says', () => {
  const archive = zipOf({ 'a.txt': 'a' });
  expect(sourceOf('old.zip', archive)).toEqual({ name: 'old.zip', text: '', archive });
  expect(sourceOf('old.zip', archive, { contentType: 'text/xml', address: 'https://old.example/' })).toEqual({
    name: 'old.zip',
    text: '',
    archive,
    address: 'https://old.example/',
  });
});
