import { type IChapter, parseBlob } from 'music-metadata';
import type { Recording, RecordingBytes } from '../../model/media.ts';
import type { Chapter } from '../../model/podcast.ts';
import { parseDuration } from '../readDuration.ts';
import { readMp4Chapters } from './mp4Chapters.ts';

/**
 * What a recording says of itself: its duration, and its chapters (ID3 `CHAP`, of MP4 its track of chapters or Nero's list, and the
 * comments `CHAPTER001` of Ogg and FLAC). Its bytes decide what it is, and not its name.
 *
 * @returns no container for bytes that are no recording which is known
 */
export async function readRecording(bytes: RecordingBytes): Promise<Recording> {
  try {
    const { format, native } = await parseBlob(asBlob(bytes), {
      duration: true,
      skipCovers: true,
    });
    const { container, duration, bitrate = 0, codecProfile } = format;
    if (container === undefined || duration === undefined || !Number.isFinite(duration))
      return { chapters: [] };
    const chapters = (format.chapters ?? []).map(chapterOf);
    const comments = chaptersIn(native['vorbis'] ?? []);
    const isMp4 = /^(?:M4|mp4|iso|dash)/i.test(container);
    return {
      container,
      durationInSeconds: Math.round(duration * 1000) / 1000,
      // Of a constant bit rate it is known how long a file has to be.
      ...(codecProfile === 'CBR' &&
        (duration * bitrate) / 8 > bytes.size * 1.05 + MARGIN_IN_BYTES && { isCut: true }),
      chapters: inOrder(
        [chapters, comments, isMp4 ? readMp4Chapters(bytes) : []].find(({ length }) => length > 0),
      ),
    };
  } catch {
    return { chapters: [] };
  }
}

/** Frames at the ends that have no sound. */
const MARGIN_IN_BYTES = 4096;

/** No more of a Blob is asked for. */
function asBlob({ size, read }: RecordingBytes): Blob {
  const slice = (start: number, end: number) => ({
    arrayBuffer: () => Promise.resolve(read(start, end).buffer),
  });
  return { size, type: '', slice } as unknown as Blob;
}

/** Times are in seconds; those of MP4, which have another unit, are not asked for. */
function chapterOf({ start, title, url }: IChapter): Chapter {
  const isPage = url !== undefined && /^https?:\/\//i.test(url.url);
  return {
    startInSeconds: Math.round(start * 1000) / 1000,
    ...(title && { title }),
    ...(isPage && { url: url.url }),
  };
}

/** Chapters as Ogg's comments have them: `CHAPTER001=00:01:30.000`, `CHAPTER001NAME`, `CHAPTER001URL`. */
function chaptersIn(comments: readonly { readonly id: string; readonly value: unknown }[]): Chapter[] {
  const values = new Map(comments.map(({ id, value }) => [id.toUpperCase(), String(value)]));
  return [...values].flatMap(([id, value]) => {
    const startInSeconds = /^CHAPTER\d{1,4}$/.test(id) ? parseDuration(value) : undefined;
    if (startInSeconds === undefined) return [];
    const [title, url] = [values.get(`${id}NAME`), values.get(`${id}URL`)];
    return { startInSeconds, ...(title && { title }), ...(url && /^https?:\/\//i.test(url) && { url }) };
  });
}

function inOrder(chapters: readonly Chapter[] = []): Chapter[] {
  return chapters.toSorted((a, b) => a.startInSeconds - b.startInSeconds);
}
