import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number];

/** A picture of a lighthouse at sea, as PNG: large enough to be looked at. */
export function drawLighthouse(width: number, height: number): Uint8Array {
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Array.from({ length: width }, (_, x) => colourAt(x / width, y / height));
    return Buffer.from([0, ...row.flat()]);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const data = deflateSync(Buffer.concat(rows));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colourAt(x: number, y: number): Colour {
  if (y > 0.7) return [30, Math.round(70 + 40 * Math.sin(40 * y + 6 * x)), 120];
  if (Math.hypot(x - 0.7, (y - 0.22) * 0.6) < 0.03) return [255, 236, 150];
  if (Math.abs(x - 0.7) < 0.015 + 0.02 * y && y > 0.22) return [245, 240, 232];
  return [Math.round(60 + 180 * y), Math.round(90 + 130 * y), 170];
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}
