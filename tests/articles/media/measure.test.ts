import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measurePicture } from '../../../src/articles/media/measure.ts';
import { picture } from '../../support/pictures.ts';

describe('the size and the type of a picture', () => {
  it.each([
    { name: 'road.jpg', type: 'image/jpeg', width: 6, height: 4 },
    { name: 'progressive.jpg', type: 'image/jpeg', width: 6, height: 4 },
    { name: 'road.png', type: 'image/png', width: 6, height: 4 },
    { name: 'road.gif', type: 'image/gif', width: 6, height: 4 },
    { name: 'lossy.webp', type: 'image/webp', width: 6, height: 4 },
    { name: 'lossless.webp', type: 'image/webp', width: 6, height: 4 },
    { name: 'extended.webp', type: 'image/webp', width: 6, height: 4 },
    { name: 'road.avif', type: 'image/avif', width: 6, height: 4 },
    { name: 'alpha.avif', type: 'image/avif', width: 6, height: 4 },
    { name: 'animated.avif', type: 'image/avif', width: 6, height: 4 },
    { name: 'road.svg', type: 'image/svg+xml', width: 6, height: 4 },
  ])('are read from $name', ({ name, ...measured }) => {
    expect(measurePicture(picture(name))).toEqual(measured);
  });

  it('are read from a part of a buffer, and nothing after it', () => {
    const png = picture('road.png');
    const all = Buffer.concat([Buffer.from('before'), png, Buffer.from('after')]);
    expect(measurePicture(all.subarray(6, 6 + png.length))).toMatchObject({ width: 6, height: 4 });
    expect(measurePicture(all.subarray(6, 6 + 20))).toBeUndefined();
  });
});

describe('a picture that is stored lying on its side', () => {
  it('has the size in which it is shown: JPEG with EXIF’s orientation 6', () => {
    expect(measurePicture(picture('oriented.jpg'))).toEqual({ type: 'image/jpeg', width: 4, height: 6 });
  });

  it('has the size in which it is shown: AVIF that is turned by a quarter', () => {
    expect(measurePicture(picture('turned.avif'))).toEqual({ type: 'image/avif', width: 4, height: 6 });
  });

  it.each([
    { orientation: 1, shown: [6, 4] },
    { orientation: 2, shown: [6, 4] },
    { orientation: 3, shown: [6, 4] },
    { orientation: 4, shown: [6, 4] },
    { orientation: 5, shown: [4, 6] },
    { orientation: 6, shown: [4, 6] },
    { orientation: 7, shown: [4, 6] },
    { orientation: 8, shown: [4, 6] },
    { orientation: 9, shown: [6, 4] },
  ])('is shown as EXIF’s orientation $orientation has it', ({ orientation, shown: [width, height] }) => {
    const bytes = picture('oriented.jpg');
    // The value of the only entry of the EXIF directory, in big-endian.
    const at = bytes.indexOf(Buffer.from([0x01, 0x12, 0x00, 0x03])) + 8;
    bytes.writeUInt16BE(orientation, at);
    expect(measurePicture(bytes)).toMatchObject({ width, height });
  });

  it.each([
    { quarters: 0, shown: [6, 4] },
    { quarters: 1, shown: [4, 6] },
    { quarters: 2, shown: [6, 4] },
    { quarters: 3, shown: [4, 6] },
  ])('is shown turned by $quarters quarters, as AVIF has it', ({ quarters, shown: [width, height] }) => {
    const bytes = picture('turned.avif');
    bytes.writeUInt8(quarters, bytes.indexOf('irot') + 4);
    expect(measurePicture(bytes)).toMatchObject({ width, height });
  });
});

describe('what is no picture that readers show', () => {
  it.each(['road.bmp', 'road.tiff', 'phone.heic'])('%s', (name) => {
    expect(measurePicture(picture(name))).toBeUndefined();
  });

  it.each([
    { called: 'text', bytes: Buffer.from('Kia ora') },
    { called: 'the first bytes of a PNG and no more', bytes: Buffer.from('\x89PNG\r\n\x1A\n', 'latin1') },
    { called: 'a PNG without its header', bytes: edited('road.png', 'IHDR', 'IDAT') },
    { called: 'a GIF that says it has no width', bytes: zeroed('road.gif', 6, 2) },
    { called: 'a PNG that says it has no height', bytes: zeroed('road.png', 20, 4) },
    { called: 'a WebP of an unknown kind', bytes: edited('lossy.webp', 'VP8 ', 'VP9 ') },
    { called: 'a JPEG that ends before its size', bytes: picture('road.jpg').subarray(0, 24) },
    { called: 'an AVIF without its properties', bytes: edited('road.avif', 'ipco', 'free') },
    { called: 'an AVIF without a description', bytes: edited('road.avif', 'meta', 'free') },
    { called: 'an AVIF without a list of properties', bytes: edited('road.avif', 'iprp', 'free') },
    { called: 'an AVIF without a size', bytes: edited('road.avif', 'ispe', 'free') },
  ])('$called', ({ bytes }) => {
    expect(measurePicture(bytes)).toBeUndefined();
  });
});

describe('an AVIF picture', () => {
  it('may name AVIF second among its brands', () => {
    const bytes = edited('road.avif', 'ftypavif', 'ftypmif1');
    expect(measurePicture(bytes)).toMatchObject({ type: 'image/avif', width: 6, height: 4 });
  });

  it('is as large as its largest size, which is no tile’s and no thumbnail’s', () => {
    expect(measurePicture(avifOf(size(2, 2), size(60, 40), size(8, 8)))).toMatchObject({
      width: 60,
      height: 40,
    });
  });

  it('has no size in a box that is too short for one, and is not turned by one without an angle', () => {
    expect(measurePicture(avifOf(size(60, 40), box('ispe'), box('irot')))).toMatchObject({ width: 60 });
    expect(measurePicture(avifOf(box('ispe', Buffer.alloc(8))))).toBeUndefined();
  });

  it('is read up to a box that says a size that cannot be', () => {
    const lying = box('free');
    lying.writeUInt32BE(7);
    expect(measurePicture(avifOf(size(60, 40), lying, size(600, 400)))).toMatchObject({ width: 60 });
  });

  it('whose brands are cut off is none', () => {
    expect(measurePicture(picture('road.avif').subarray(0, 14))).toBeUndefined();
  });
});

describe('bytes that mean harm', () => {
  it.each([
    { called: 'quotation marks', text: `<svg ${'"a"'.repeat(500_000)}` },
    { called: 'letters', text: `<svg ${'a'.repeat(1_000_000)}>` },
    { called: 'digits', text: `<svg width="${'1'.repeat(60_000)}!" height="1">` },
    { called: 'comments', text: '<!--->'.repeat(200_000) },
    { called: 'spaces', text: `<svg a${' '.repeat(60_000)}>` },
    { called: 'spaces in a viewBox', text: `<svg viewBox="${' '.repeat(60_000)}a">` },
    { called: 'a JPEG of nothing', text: `\xFF\xD8\xFF${'\x01'.repeat(1_000_000)}` },
  ])('are done with at once: $called', { timeout: 2_000 }, ({ text }) => {
    expect(measurePicture(Buffer.from(text, 'latin1'))).toBeUndefined();
  });

  const beginnings = readdirSync(new URL('./pictures/', import.meta.url)).map((name) => picture(name));

  it('never throw, and give no size that is not a whole number of pixels', () => {
    const random = fc.tuple(fc.constantFrom(...beginnings), fc.nat(64), fc.uint8Array({ maxLength: 200 }));
    fc.assert(
      fc.property(random, ([bytes, kept, more]) => {
        expectMeasured(Buffer.concat([bytes.subarray(0, kept), more]));
      }),
      { numRuns: 2_000 },
    );
  });

  it('never throw when a picture is cut off anywhere, or one of its bytes is another', () => {
    const change = fc.tuple(fc.constantFrom(...beginnings), fc.nat(2_000), fc.nat(255), fc.nat(2_000));
    fc.assert(
      fc.property(change, ([bytes, at, byte, end]) => {
        const changed = Buffer.from(bytes);
        changed[at % changed.length] = byte;
        expectMeasured(changed.subarray(0, end));
      }),
      { numRuns: 2_000 },
    );
  });
});

function expectMeasured(bytes: Uint8Array): void {
  const { width, height } = measurePicture(bytes) ?? { width: 1, height: 1 };
  expect([width, height].every((length) => Number.isInteger(length) && length >= 1)).toBe(true);
}

/** A picture that says one thing in the place of another. */
function edited(name: string, from: string, to: string): Buffer {
  const bytes = picture(name);
  bytes.write(to, bytes.indexOf(from), 'latin1');
  return bytes;
}

function zeroed(name: string, at: number, length: number): Buffer {
  return picture(name).fill(0, at, at + length);
}

/** A box of an ISO base media file. */
function box(name: string, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, content]);
}

function size(width: number, height: number): Buffer {
  const content = Buffer.alloc(12);
  content.writeUInt32BE(width, 4);
  content.writeUInt32BE(height, 8);
  return box('ispe', content);
}

function avifOf(...properties: Buffer[]): Buffer {
  const brands = box('ftyp', Buffer.from('avif\0\0\0\0', 'latin1'));
  return Buffer.concat([brands, box('meta', Buffer.alloc(4), box('iprp', box('ipco', ...properties)))]);
}
