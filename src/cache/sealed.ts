import { crc32 } from 'node:zlib';

const LINE_FEED = 0x0a;

/** A text in parts, and at its end a line that tells whether it is whole. */
export function* sealed(parts: Iterable<string>): Generator<string> {
  let sum = 0;
  for (const part of parts) {
    sum = crc32(part, sum);
    yield part;
  }
  yield `\n${sum}\n`;
}

/** A text that was sealed; nothing where it is not whole, or there is none. */
export function unsealed(bytes: Uint8Array | undefined): string {
  if (bytes === undefined) return '';
  const end = bytes.lastIndexOf(LINE_FEED, -2);
  const seal = new TextDecoder().decode(bytes.subarray(end + 1));
  const inside = bytes.subarray(0, Math.max(end, 0));
  return seal === `${crc32(inside)}\n` ? new TextDecoder().decode(inside) : '';
}
