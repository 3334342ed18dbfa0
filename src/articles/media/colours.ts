/** What colours a picture has: as screens mix them, as presses do, or none. */
export type Colours = 'rgb' | 'cmyk' | 'grey';

/**
 * The colours of a JPEG or a PNG; undefined for other bytes.
 *
 * @param head the first bytes of a file
 */
export function coloursIn(head: Uint8Array): Colours | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length);
  if (bytes.length > 25 && bytes.toString('latin1', 12, 16) === 'IHDR') return coloursOfPng(bytes);
  if (bytes.length > 3 && bytes.readUInt16BE(0) === 0xffd8) return coloursOfJpeg(bytes);
  return undefined;
}

/** The second bit of the colour type says that there are colours (PNG, 11.2.2 IHDR). */
function coloursOfPng(bytes: Buffer): Colours {
  return (bytes.readUInt8(25) & 2) === 2 ? 'rgb' : 'grey';
}

/** By the number of components in the frame header (ITU-T T.81, B.2.2): one is grey, four are inks. */
function coloursOfJpeg(bytes: Buffer): Colours | undefined {
  let at = 2;
  while (at + 10 <= bytes.length && bytes.readUInt8(at) === 0xff) {
    const marker = bytes.readUInt8(at + 1);
    // A marker may be filled up with more of its first byte.
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) return BY_COUNT.get(bytes.readUInt8(at + 9));
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

const BY_COUNT: ReadonlyMap<number, Colours> = new Map([
  [1, 'grey'],
  [3, 'rgb'],
  [4, 'cmyk'],
]);

/** SOF0 to SOF15, but for tables and extensions that have numbers between them (ITU-T T.81, B.1.1.3). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
