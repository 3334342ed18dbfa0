import { createHash } from 'node:crypto';

const LINE_FEED = 0x0a;

/** A text in parts, and at its end a line that tells whether it is whole. */
export function* sealed(parts: Iterable<string>): Generator<string> {
  const hash = createHash('sha256');
  for (const part of parts) {
    hash.update(part);
    yield part;
  }
  yield `\n${hash.digest('hex')}\n`;
}

/** A text that was sealed; nothing where it is not whole, or there is none. */
export function unsealed(bytes: Uint8Array | undefined): string {
  if (bytes === undefined) return '';
  const end = bytes.lastIndexOf(LINE_FEED, -2);
  const seal = new TextDecoder().decode(bytes.subarray(end + 1));
  const inside = bytes.subarray(0, Math.max(end, 0));
  const hash = createHash('sha256').update(inside).digest('hex');
  return seal === `${hash}\n` ? new TextDecoder().decode(inside) : '';
}
