import { gzipSync } from 'node:zlib';
import type { Disk } from '../disk/disk.ts';
import { FORMATS } from '../feeds/formats.ts';
import { parseLock } from '../identity/lockFile.ts';
import { LOCK_FILE } from '../model/fileNames.ts';
import type { Problem } from '../model/problem.ts';
import { type Changes, countChanges, halveWindow, type MeasuredDocument } from './plan/readingCosts.ts';

/** The default of zlib, and so of Apache. */
export const GZIP_LEVEL = 6;

/** What readers fetch, and how often it changes. */
export interface MeasuredReading {
  readonly documents: readonly MeasuredDocument[];
  readonly changes: Changes;
  /** The first document that is not there. */
  readonly missing: string | undefined;
  /** What is wrong with feed.lock. */
  readonly problems: readonly Problem[];
}

/**
 * Measures the current documents of a feed as they stand in the output folder.
 *
 * @param folder of the feed in the output folder: nothing for the main one, else like `sport/`
 * @throws Error when one cannot be read
 */
export function measureReading(disk: Disk, output: string, folder: string, now: Date): MeasuredReading {
  const files = FORMATS.map((format) => {
    const path = `${output}/${folder}${format.fileName}`;
    return { format, path, bytes: disk.readIfThere(path) };
  });
  const lock = disk.readIfThere(LOCK_FILE);
  const { entries, problems } = lock === undefined ? { entries: [], problems: [] } : parseLock(lock);
  return {
    documents: files.flatMap(({ format: { id, itemLines }, path, bytes }): MeasuredDocument[] => {
      if (bytes === undefined) return [];
      const { articles, half } = halveWindow(Buffer.from(bytes).toString('utf8'), itemLines);
      return [
        {
          ...{ format: id, path },
          ...sizesOf(bytes, articles),
          half: half && sizesOf(Buffer.from(half.text), half.articles),
        },
      ];
    }),
    changes: countChanges(entries, now),
    missing: files.find(({ bytes }) => bytes === undefined)?.path,
    problems,
  };
}

function sizesOf(bytes: Uint8Array, articles: number) {
  return { plain: bytes.length, gzip: gzipSync(bytes, { level: GZIP_LEVEL }).length, articles };
}
