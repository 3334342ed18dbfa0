import type { Size } from '../../model/media.ts';

/** A box of an ISO base media file (ISO/IEC 14496-12, 4.2): its name, and where its content begins and ends. */
interface Box {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The size of an AVIF picture or animation: the largest size that is stated in it, which is that of the whole and not
 * of a tile or a thumbnail, turned as the file says (ISO/IEC 23008-12, 6.5.3 and 6.5.10).
 *
 * @returns undefined for other files of the same family, such as HEIC
 */
export function measureAvif(bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const file = { name: '', start: 0, end: view.byteLength };
  if (!isAvif(view, file)) return undefined;
  const meta = find(view, file, 'meta');
  // A full box: version and flags come before its content.
  const properties = meta && find(view, { ...meta, start: meta.start + 4 }, 'iprp');
  const container = properties && find(view, properties, 'ipco');
  if (container === undefined) return undefined;

  let largest: Size = { width: 0, height: 0 };
  let isTurned = false;
  for (const { name, start, end } of boxesIn(view, container)) {
    if (name === 'irot' && end > start) isTurned ||= view.getUint8(start) % 2 === 1;
    if (name !== 'ispe' || end - start < 12) continue;
    const size = { width: view.getUint32(start + 4), height: view.getUint32(start + 8) };
    if (size.width * size.height > largest.width * largest.height) largest = size;
  }
  return isTurned ? { width: largest.height, height: largest.width } : largest;
}

/** The first box names the brands that a file is of; HEIC names others, though its boxes are the same. */
function isAvif(view: DataView, file: Box): boolean {
  const brands = find(view, file, 'ftyp');
  if (brands === undefined) return false;
  for (let at = brands.start; at + 4 <= brands.end; at += 4) {
    if (/^avi[fs]$/.test(nameAt(view, at))) return true;
  }
  return false;
}

function find(view: DataView, parent: Box, name: string): Box | undefined {
  for (const box of boxesIn(view, parent)) if (box.name === name) return box;
  return undefined;
}

/** The boxes of a box, up to the first that is cut off or says a size that cannot be. */
function* boxesIn(view: DataView, { start, end }: Box): Generator<Box> {
  for (let at = start; at + 8 <= end; ) {
    const next = at + view.getUint32(at);
    if (next < at + 8 || next > end) return;
    yield { name: nameAt(view, at + 4), start: at + 8, end: next };
    at = next;
  }
}

function nameAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
}
