import type { Disk } from '../../disk/disk.ts';
import type { ArticleRecord } from './articleRecord.ts';
import { unpackArticle } from './codec.ts';
import { isPackedArticle } from './recordShapes.ts';
import { isSum, type Stored } from './recordsFile.ts';
import { parseLine } from './shape.ts';

/** The records of all articles' files, and those that are no file's any more: a run adds to it. */
export const ARTICLES_FILE = '.dateline/articles';

/** Bytes that are read at once: the records of a month mostly stand together. */
const PIECE = 128 * 1024;

/** Why a record cannot be used: it is not as it was written, or what was written is no record. */
export type Unusable = 'damaged' | 'junk';

/** Opens a reader of records: each is read when it is asked for. */
export function openStored(
  disk: Disk,
): (stored: Stored) => readonly [file: string, record: ArticleRecord] | Unusable {
  const bytesOf = bytesOfStored(disk);
  return (stored) => {
    const bytes = bytesOf(stored);
    if (!isSum(bytes, stored)) return 'damaged';
    const packed = parseLine(bytes.toString());
    if (!isPackedArticle(packed)) return 'junk';
    const [file, record] = unpackArticle(packed);
    return [file, Object.assign(record, { stored })];
  };
}

/** Opens a reader of the bytes of records. */
export function bytesOfStored(disk: Disk): (stored: Stored) => Buffer {
  let piece: Buffer = Buffer.alloc(0);
  let from = 0;
  return ({ start, length }) => {
    if (start < from || start + length > from + piece.length) {
      piece = disk.readCache(ARTICLES_FILE, start, Math.max(length, PIECE)) ?? Buffer.alloc(0);
      from = start;
    }
    return piece.subarray(start - from, start - from + length);
  };
}
