import type { RecordingBytes } from '../../model/media.ts';

/** A box of an ISO base media file (ISO/IEC 14496-12, 4.2): its name, and where its content begins and ends. */
export interface Box {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The boxes of a box, up to the first that is cut off or says a size that cannot be. */
export function* boxesIn(bytes: RecordingBytes, { start, end }: Pick<Box, 'start' | 'end'>): Generator<Box> {
  for (let at = start; at + 8 <= end; ) {
    const header = viewOf(bytes, { start: at, end: Math.min(end, at + 16) });
    const short = header.getUint32(0);
    const isLong = short === 1 && header.byteLength === 16;
    // A box of no size reaches to the end.
    const size = isLong ? Number(header.getBigUint64(8)) : short === 0 ? end - at : short;
    const head = isLong ? 16 : 8;
    if (size < head || at + size > end) return;
    const name = String.fromCharCode(...[4, 5, 6, 7].map((index) => header.getUint8(index)));
    yield { name, start: at + head, end: at + size };
    at += size;
  }
}

/** The first box at a path of names, in a box or in a file. */
export function findBox(
  bytes: RecordingBytes,
  path: readonly string[],
  from: Pick<Box, 'start' | 'end'> = { start: 0, end: bytes.size },
): Box | undefined {
  const [name, ...others] = path;
  for (const box of boxesIn(bytes, from)) {
    if (box.name === name) return others.length === 0 ? box : findBox(bytes, others, box);
  }
  return undefined;
}

/** What is in a box. */
export function viewOf({ read }: RecordingBytes, { start, end }: Pick<Box, 'start' | 'end'>): DataView {
  const bytes = read(start, end);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
