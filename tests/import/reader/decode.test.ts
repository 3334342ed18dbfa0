import { describe, expect, test } from 'vitest';
import { decodeDocument } from '../../../src/import/reader/decode.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') =>
  Uint8Array.from(Buffer.from(text, encoding));
const swapped = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le').swap16());

describe('finds the encoding', () => {
  test('which is UTF-8 where nobody says it', () => {
    expect(decodeDocument(bytes('<ā🎉/>'))).toBe('<ā🎉/>');
    expect(decodeDocument(new Uint8Array())).toBe('');
  });

  test.each([
    ['UTF-8', bytes('\ufeff<ā/>')],
    ['UTF-16, little end first', bytes('\ufeff<ā/>', 'utf16le')],
    ['UTF-16, big end first', swapped('\ufeff<ā/>')],
  ])('in a byte order mark, whatever the others say: %s', (_, document) => {
    expect(decodeDocument(document, 'text/xml; charset=iso-8859-1')).toBe('<ā/>');
  });

  test.each([
    'text/xml; charset=iso-8859-1',
    'text/xml;charset="ISO-8859-1"',
    'text/xml; a=b; Charset = latin1',
  ])('in the Content-Type %s, before the declaration', (contentType) => {
    const document = bytes('<?xml version="1.0" encoding="utf-8"?><é/>', 'latin1');
    expect(decodeDocument(document, contentType)).toContain('<é/>');
  });

  test.each([
    '<?xml version="1.0" encoding="iso-8859-1"?>',
    "\n<?xml version='1.0'\n encoding = 'iso-8859-1' ?>",
  ])('in the declaration %j', (declaration) => {
    expect(decodeDocument(bytes(`${declaration}<é/>`, 'latin1'), 'text/xml')).toBe(`${declaration}<é/>`);
  });

  test.each([
    ['little', bytes('<ā/>', 'utf16le')],
    ['big', swapped('<ā/>')],
  ])('of UTF-16 without a mark, %s end first', (_, document) => {
    expect(decodeDocument(document)).toBe('<ā/>');
  });

  test('of a declaration that says UTF-16 and is read byte by byte, which is UTF-8', () => {
    const document = '<?xml version="1.0" encoding="UTF-16"?><ā/>';
    expect(decodeDocument(bytes(document))).toBe(document);
  });
});

test.each(['iso-8859-1', 'latin1', 'us-ascii', 'windows-1252'])(
  'reads %s as Windows-1252, as browsers do, on every Node',
  (charset) => {
    const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const text = decodeDocument(every, `text/xml; charset=${charset}`);
    expect(text).toHaveLength(256);
    expect(text.slice(0x80, 0xa0)).toBe('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ');
    expect(text.slice(0xa0)).toBe(Buffer.from(every.subarray(0xa0)).toString('latin1'));
    expect(text.slice(0, 0x80)).toBe(Buffer.from(every.subarray(0, 0x80)).toString('latin1'));
  },
);

test('reads the encodings of others', () => {
  expect(decodeDocument(Uint8Array.of(0xcf, 0xf0, 0xe8), 'text/xml; charset=windows-1251')).toBe('При');
  expect(decodeDocument(Uint8Array.of(0x82, 0xa0), 'text/xml; charset=shift_jis')).toBe('あ');
});

test('refuses an encoding that nobody knows', () => {
  expect(() => decodeDocument(bytes('<a/>'), 'text/xml; charset=utf-9')).toThrow(
    new RangeError('expected an encoding that browsers know, found "utf-9"'),
  );
});

test('refuses bytes that are not in the encoding', () => {
  expect(() => decodeDocument(Uint8Array.of(0x3c, 0xe9))).toThrow(
    new TypeError('expected text in utf-8, found bytes that are none'),
  );
});
