import { readFileSync } from 'node:fs';

/** The bytes of a PNG picture, as far as anyone looks who wants to know its size. */
export function pngOf(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(33);
  bytes.write('\x89PNG\r\n\x1a\n', 'latin1');
  bytes.writeUInt32BE(13, 8);
  bytes.write('IHDR', 12);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  // Eight bits of red, green and blue each.
  bytes.writeUInt16BE(0x0802, 24);
  return bytes;
}

export const PNG = picture('road.png');

export const JPG = picture('oriented.jpg');

/** One of the files in `articles/media/pictures/`. */
export function picture(name: string): Buffer {
  return readFileSync(new URL(`../articles/media/pictures/${name}`, import.meta.url));
}
