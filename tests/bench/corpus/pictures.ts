import { posix } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

/** A picture that articles share. */
interface SharedPicture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/** In `items/pictures/`. */
export const PICTURES: readonly [SharedPicture, ...SharedPicture[]] = [
  { name: 'ferry.png', width: 640, height: 360 },
  { name: 'bridge.png', width: 320, height: 240 },
  { name: 'wharf at night.png', width: 200, height: 400 },
  { name: 'screenshot-1.png', width: 800, height: 450 },
  { name: 'market.jpg', width: 1200, height: 800 },
  { name: 'hui.jpg', width: 900, height: 600 },
  { name: 'IMG_2041.JPG', width: 4032, height: 3024 },
  { name: 'portrait.jpeg', width: 600, height: 900 },
];

/** The path from an article to another file, as a link has it. */
export function placeOf(from: string, to: string): string {
  return encodeURI(posix.relative(posix.dirname(from), to));
}

/** The bytes of a picture: small, but of the kind and the size that it says. */
export function bytesOf(picture: SharedPicture): Buffer {
  return picture.name.endsWith('.png') ? pngOf(picture) : jpegOf(picture);
}

/** PNG: one bit a point. */
function pngOf({ width, height }: SharedPicture): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const row = Buffer.alloc(1 + Math.ceil(width / 8), 0x5a);
  row[0] = 0;
  const points = Buffer.concat(Array.from({ length: height }, () => row));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(points)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** JPEG: its start, its frame with the size, and a comment in the place of a scan. */
function jpegOf({ width, height }: SharedPicture): Buffer {
  const frame = Buffer.from('ffc0000b080000000001011100', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const start = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');
  const comment = Buffer.concat([Buffer.from('fffe1002', 'hex'), Buffer.alloc(4096, 'scan ')]);
  return Buffer.concat([start, frame, comment, Buffer.from('ffd9', 'hex')]);
}
