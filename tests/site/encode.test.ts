import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CODINGS } from '../../src/model/coding.ts';
import { decode, encode } from '../../src/site/encode.ts';

const TEXTS = ['', 'x', 'The tide came in. '.repeat(200), 'Tide '.repeat(1_000_000)].map((text) =>
  Buffer.from(text),
);

describe.each(CODINGS)('a text that is compressed with %s', (coding) => {
  it.each(TEXTS)('comes to itself', (text) => {
    const bytes = encode(text, coding);
    const decoded = coding === 'gzip' ? gunzipSync(bytes) : brotliDecompressSync(bytes);
    expect(decoded.equals(text)).toBe(true);
    expect(Buffer.from(decode(bytes, coding, text.length) ?? []).equals(text)).toBe(true);
  });

  it('has the same bytes each time', () => {
    for (const text of TEXTS) expect(encode(text, coding)).toEqual(encode(text, coding));
  });

  it('is not decompressed to more than is asked for, nor if it is broken', () => {
    const bytes = encode(Buffer.from('The tide came in. '.repeat(200)), coding);
    expect(decode(bytes, coding, 3599)).toBeUndefined();
    expect(decode(bytes.subarray(0, 20), coding, 3600)).toBeUndefined();
    expect(decode(Buffer.from('The tide'), coding, 3600)).toBeUndefined();
  });
});

it('the header of gzip has no time, no name and no system', () => {
  const [text = Buffer.alloc(0)] = TEXTS;
  expect(Buffer.from(encode(text, 'gzip')).subarray(0, 10).toString('hex')).toMatch(/^1f8b08000000000002ff$/);
});
