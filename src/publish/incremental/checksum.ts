import { crc32 } from 'node:zlib';

const LINE_FEED = 0x0a;
const EMPTY = new Uint8Array();

/** A text in parts, and at its end a line that tells whether it is whole. */
export function* sealed<Part extends string | Uint8Array>(parts: Iterable<Part>): Generator<Part | string> {
  let sum = 0;
  for (const part of parts) {
    // Of no memory at all zlib says 0, whatever came before it.
    if (part.length === 0) continue;
    sum = crc32(part, sum);
    yield part;
  }
  yield `\n${sum}\n`;
}

/** A text that was sealed; nothing where it is not whole, or there is none. */
export function unsealed(bytes: Uint8Array | undefined): Uint8Array {
  if (bytes === undefined) return EMPTY;
  const end = bytes.lastIndexOf(LINE_FEED, -2);
  const seal = new TextDecoder().decode(bytes.subarray(end + 1));
  const inside = bytes.subarray(0, Math.max(end, 0));
  return seal === `${crc32(inside)}\n` ? inside : EMPTY;
}
