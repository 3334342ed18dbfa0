import type { RecordingBytes } from '../../model/media.ts';
import type { Chapter } from '../../model/podcast.ts';
import { type Box, boxesIn, findBox, viewOf } from './boxes.ts';

/** Times in Nero's list are in units of 100 nanoseconds. */
const NERO_UNITS_A_SECOND = 10_000_000;
/** A list of as many chapters as there may be is shorter, and so is each table of a track of chapters. */
const MAX_IN_BYTES = 100_000;
/** A longer title is none. */
const MAX_TITLE_IN_BYTES = 2000;

/**
 * The chapters of an MP4 file: those of the track of chapters (QuickTime File Format, "Chapter lists"), which Apple's programs write,
 * else those of Nero's list (`moov.udta.chpl`). Titles of both are UTF-8; those of a track may be UTF-16.
 */
export function readMp4Chapters(bytes: RecordingBytes): Chapter[] {
  const film = findBox(bytes, ['moov']);
  if (film === undefined) return [];
  const ofTrack = chaptersOfTrack(bytes, film);
  if (ofTrack.length > 0) return ofTrack;
  const list = findBox(bytes, ['udta', 'chpl'], film);
  return list ? chaptersInList(smallView(bytes, list)) : [];
}

/** The track that another names as its chapters, with their times and titles. */
function chaptersOfTrack(bytes: RecordingBytes, film: Box): Chapter[] {
  const tracks = [...boxesIn(bytes, film)].filter(({ name }) => name === 'trak');
  const named = tracks.flatMap(
    (track) => numberIn(bytes, findBox(bytes, ['tref', 'chap'], track), () => 0) ?? [],
  );
  const isNamed = (track: Box) => {
    const id = numberIn(bytes, findBox(bytes, ['tkhd'], track), (version) => (version === 1 ? 20 : 12));
    return id !== undefined && named.includes(id);
  };
  const track = tracks.find(isNamed);
  const table = track && findBox(bytes, ['mdia', 'minf', 'stbl'], track);
  const unit =
    track && numberIn(bytes, findBox(bytes, ['mdia', 'mdhd'], track), (version) => (version === 1 ? 20 : 12));
  if (!table || !unit) return [];
  const times = timesIn(rowsOf(bytes, table, 'stts', 2));
  return samplesIn(bytes, table).flatMap((sample, index) => {
    const start = times[index];
    if (start === undefined) return [];
    const title = titleIn(viewOf(bytes, sample));
    return { startInSeconds: Math.round((start / unit) * 1000) / 1000, ...(title && { title }) };
  });
}

/** A number of 32 bits in a box, at a place that its version decides. */
function numberIn(
  bytes: RecordingBytes,
  box: Box | undefined,
  placeOf: (version: number) => number,
): number | undefined {
  const view = box && smallView(bytes, box);
  const place = view && view.byteLength > 0 ? placeOf(view.getUint8(0)) : 0;
  return view && view.byteLength >= place + 4 ? view.getUint32(place) : undefined;
}

/** The rows of a table of numbers, behind version, flags and their count. */
function rowsOf(bytes: RecordingBytes, table: Box, name: string, width: number, head = 8): number[][] {
  const box = findBox(bytes, [name], table);
  const view = box && smallView(bytes, box);
  const count = view ? Math.max(0, Math.floor((view.byteLength - head) / (4 * width))) : 0;
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: width }, (__, column) =>
      (view as DataView).getUint32(head + 4 * (row * width + column)),
    ),
  );
}

/** When each sample begins. */
function timesIn(runs: readonly (readonly number[])[]): number[] {
  const times: number[] = [];
  let time = 0;
  for (const [count = 0, length = 0] of runs) {
    for (let index = 0; index < count && times.length < MAX_IN_BYTES; index += 1) {
      times.push(time);
      time += length;
    }
  }
  return times;
}

/** Where each sample stands: chunks have samples one behind another. */
function samplesIn(bytes: RecordingBytes, table: Box): Pick<Box, 'start' | 'end'>[] {
  const sizes = rowsOf(bytes, table, 'stsz', 1, 12).flat();
  const long = rowsOf(bytes, table, 'co64', 2).map(([high = 0, low = 0]) => high * 2 ** 32 + low);
  const chunks = long.length > 0 ? long : rowsOf(bytes, table, 'stco', 1).flat();
  const runs = rowsOf(bytes, table, 'stsc', 3);
  const samples: Pick<Box, 'start' | 'end'>[] = [];
  for (const [index, chunk] of chunks.entries()) {
    const [, count = 1] = runs.findLast(([first = 1]) => first <= index + 1) ?? [];
    let start = chunk;
    for (let number = 0; number < count && samples.length < sizes.length; number += 1) {
      const size = sizes[samples.length] as number;
      samples.push({ start, end: start + Math.min(size, MAX_TITLE_IN_BYTES) });
      start += size;
    }
  }
  return samples;
}

/** A text of QuickTime: its length in two bytes, then itself. */
function titleIn(view: DataView): string {
  const length = view.byteLength < 2 ? 0 : Math.min(view.getUint16(0), view.byteLength - 2);
  const text = new Uint8Array(view.buffer, view.byteOffset + Math.min(2, view.byteLength), length);
  const isUtf16 = text[0] === 0xfe && text[1] === 0xff;
  return new TextDecoder(isUtf16 ? 'utf-16be' : 'utf-8').decode(text).trim();
}

/** Version and flags, four bytes that are kept, and the number of chapters come first. */
function chaptersInList(view: DataView): Chapter[] {
  const chapters: Chapter[] = [];
  const count = view.byteLength > 8 ? view.getUint8(8) : 0;
  for (let at = 9; chapters.length < count && at + 9 <= view.byteLength; ) {
    const length = view.getUint8(at + 8);
    const end = Math.min(view.byteLength, at + 9 + length);
    const title = new TextDecoder().decode(
      new Uint8Array(view.buffer, view.byteOffset + at + 9, end - at - 9),
    );
    const startInSeconds = Math.round((Number(view.getBigUint64(at)) * 1000) / NERO_UNITS_A_SECOND) / 1000;
    chapters.push({ startInSeconds, ...(title && { title }) });
    at = end;
  }
  return chapters;
}

/** What is in a box, as far as it may be of use. */
function smallView(bytes: RecordingBytes, { start, end }: Box): DataView {
  return viewOf(bytes, { start, end: Math.min(end, start + MAX_IN_BYTES) });
}
