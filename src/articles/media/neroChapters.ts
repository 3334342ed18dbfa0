import type { RecordingBytes } from '../../model/media.ts';
import type { Chapter } from '../../model/podcast.ts';

/** A box of an ISO base media file (ISO/IEC 14496-12, 4.2): where its content begins and ends. */
interface Box {
  readonly start: number;
  readonly end: number;
}

/** Times are in units of 100 nanoseconds. */
const UNITS_A_SECOND = 10_000_000;
/** A list of 255 chapters with the longest titles is shorter. */
const MAX_LIST_IN_BYTES = 70_000;

/** The list of chapters that Nero, ffmpeg and MP4v2 write into the user data of an MP4 file (`moov.udta.chpl`); none is there of others. */
export function readNeroChapters(bytes: RecordingBytes): Chapter[] {
  let box: Box | undefined = { start: 0, end: bytes.size };
  for (const name of ['moov', 'udta', 'chpl']) box = box && findBox(bytes, box, name);
  return box && box.end - box.start <= MAX_LIST_IN_BYTES ? chaptersIn(viewOf(bytes, box)) : [];
}

function findBox(bytes: RecordingBytes, { start, end }: Box, name: string): Box | undefined {
  for (let at = start; at + 8 <= end; ) {
    const header = viewOf(bytes, { start: at, end: Math.min(end, at + 16) });
    const short = header.getUint32(0);
    const isLong = short === 1 && header.byteLength === 16;
    const size = isLong ? Number(header.getBigUint64(8)) : short === 0 ? end - at : short;
    const next = at + size;
    if (size < 8 || next > end) return undefined;
    if (nameIn(header) === name) return { start: at + (isLong ? 16 : 8), end: next };
    at = next;
  }
  return undefined;
}

/** Version and flags, four bytes that are kept, and the number of chapters come first. */
function chaptersIn(view: DataView): Chapter[] {
  const chapters: Chapter[] = [];
  const count = view.byteLength > 8 ? view.getUint8(8) : 0;
  for (let at = 9; chapters.length < count && at + 9 <= view.byteLength; ) {
    const length = view.getUint8(at + 8);
    const end = Math.min(view.byteLength, at + 9 + length);
    const title = new TextDecoder().decode(
      new Uint8Array(view.buffer, view.byteOffset + at + 9, end - at - 9),
    );
    const startInSeconds = Math.round((Number(view.getBigUint64(at)) * 1000) / UNITS_A_SECOND) / 1000;
    chapters.push({ startInSeconds, ...(title && { title }) });
    at = end;
  }
  return chapters;
}

function viewOf({ read }: RecordingBytes, { start, end }: Box): DataView {
  const bytes = read(start, end);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function nameIn(header: DataView): string {
  return String.fromCharCode(...[4, 5, 6, 7].map((index) => header.getUint8(index)));
}
