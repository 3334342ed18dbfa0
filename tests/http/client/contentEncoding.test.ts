import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MAX_IN_BYTES, unpackerOf } from '../../../src/http/client/contentEncoding.ts';

const FEED = '<rss version="2.0"><channel><title>Ōtaki</title></channel></rss>';

const PACKED = [
  { called: 'gzip', encoding: 'gzip', packed: gzipSync(FEED) },
  { called: 'gzip, its old name', encoding: 'x-gzip', packed: gzipSync(FEED) },
  { called: 'gzip, in capitals', encoding: 'GZIP', packed: gzipSync(FEED) },
  { called: 'deflate', encoding: 'deflate', packed: deflateSync(FEED) },
  { called: 'deflate without its envelope', encoding: 'deflate', packed: deflateRawSync(FEED) },
  { called: 'brotli', encoding: 'br', packed: brotliCompressSync(FEED) },
];

describe('a body', () => {
  it.each(PACKED)('is unpacked from $called', ({ encoding, packed }) => {
    expect(text(unpackerOf(encoding)(packed))).toBe(FEED);
  });

  it.each(['identity', undefined])('is left as it is where its encoding is %s', (encoding) => {
    expect(text(unpackerOf(encoding)(Buffer.from(FEED)))).toBe(FEED);
  });

  it('is unpacked from gzip in several members', () => {
    const packed = Buffer.concat([gzipSync('<rss>'), gzipSync('</rss>')]);
    expect(text(unpackerOf('gzip')(packed))).toBe('<rss></rss>');
  });
});

describe('an encoding', () => {
  it.each([
    'gzip, gzip',
    'gzip, identity',
    'gzip,br',
    'zstd',
    'compress',
    'gzip;q=1',
    '*',
    'utf-8',
    'constructor',
    '__proto__',
  ])('is refused when it is not one of ours: %s', (encoding) => {
    expect(() => unpackerOf(encoding)).toThrow(
      `expected a body in one of the encodings gzip, deflate, br, found "${encoding}"; save the feed with a browser and import the file`,
    );
  });

  it('is refused when it is named and empty', () => {
    expect(() => unpackerOf('')).toThrow('gzip, deflate, br, found nothing;');
  });
});

describe('a broken body', () => {
  it.each(PACKED)('is refused when its end is missing: $called', ({ encoding, packed }) => {
    expect(() => unpackerOf(encoding)(packed.subarray(0, -1))).toThrow('expected a whole body, packed with');
  });

  it.each(PACKED)('is refused when it is empty: $called', ({ encoding }) => {
    expect(() => unpackerOf(encoding)(new Uint8Array())).toThrow('expected a whole body, packed with');
  });

  it.each(['gzip', 'deflate', 'br'])('is refused when it is not packed at all: %s', (encoding) => {
    expect(() => unpackerOf(encoding)(Buffer.from(FEED))).toThrow(
      `expected a whole body, packed with ${encoding}, found one that is broken; try again later`,
    );
  });

  it('keeps what zlib says as the cause', () => {
    const broken = refusal(() => unpackerOf('gzip')(Buffer.from(FEED)));
    expect(broken.cause).toMatchObject({ message: 'incorrect header check' });
  });

  it('is refused when its sum is wrong', () => {
    const packed = gzipSync(FEED);
    packed[packed.length - 5] = (packed.at(-5) ?? 0) ^ 1;
    expect(refusal(() => unpackerOf('gzip')(packed)).cause).toMatchObject({
      message: 'incorrect data check',
    });
  });
});

describe('a long body', () => {
  const ten = Buffer.alloc(MAX_IN_BYTES);

  it('is taken up to ten million bytes', () => {
    expect(unpackerOf('gzip')(gzipSync(ten)).length).toBe(10_000_000);
  });

  it.each([
    { called: 'gzip', encoding: 'gzip', pack: gzipSync },
    { called: 'deflate', encoding: 'deflate', pack: deflateSync },
    { called: 'deflate without its envelope', encoding: 'deflate', pack: deflateRawSync },
    {
      called: 'brotli',
      encoding: 'br',
      pack: (bytes: Uint8Array) =>
        brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
    },
  ])('is refused from the next byte on: $called', ({ encoding, pack }) => {
    const packed = pack(Buffer.alloc(MAX_IN_BYTES + 1));
    expect(() => unpackerOf(encoding)(packed)).toThrow(
      'expected a document of 10 MB at most, found a longer one; import a shorter feed of that site, or several that each hold a part',
    );
  });

  it('is never made whole when a small body would become 1 GB', () => {
    const member = gzipSync(ten);
    const bomb = Buffer.concat(Array.from({ length: 100 }, () => member));
    const before = process.resourceUsage().maxRSS;
    expect(() => unpackerOf('gzip')(bomb)).toThrow('found a longer one');
    const grownInKilobytes = process.resourceUsage().maxRSS - before;
    expect(grownInKilobytes).toBeLessThan(300_000);
  });
});

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function refusal(attempt: () => unknown): Error {
  try {
    attempt();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('nothing was refused');
}
