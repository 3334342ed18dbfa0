import type { Disk } from '../disk/disk.ts';
import { formatTelling, formatTold, parseTold, type Told } from './plan/told.ts';

/** What services have been told of, in `.dateline/`. It can be lost: then some are told twice. */
export interface ToldFile {
  /** What is known now. */
  readonly told: Told;
  /** Notes at once that a service has been told of a file. */
  add(service: string, path: string, hash: string): void;
  /** Replaces all that is known. */
  replace(told: Told): void;
}

/** What a delivery has told and not noted at the target yet. */
export const TOLD_BY_DEPLOY = '.dateline/told';
/** What `announce` has told. */
export const TOLD_BY_ANNOUNCE = '.dateline/announced';

/**
 * Opens such a file.
 *
 * @param disk that of the publication
 */
export function openTold(disk: Disk, path: string): ToldFile {
  let size = disk.sizeOf(path) ?? 0;
  let text = (size > 0 ? disk.readCache(path, 0, size)?.toString('utf8') : undefined) ?? '';
  const write = (next: string) => {
    text = next;
    size = disk.writeCache(path, [text]) ? Buffer.byteLength(text) : 0;
  };
  return {
    get told() {
      return parseTold(text);
    },
    add: (service, file, hash) => {
      const line = formatTelling(service, file, hash);
      const isAdded = size > 0 && disk.appendCache(path, size, [line]);
      if (!isAdded) return write(formatTold(parseTold(text)) + line);
      text += line;
      size += Buffer.byteLength(line);
    },
    replace: (told) => {
      const next = formatTold(told);
      if (next !== text && (told.size > 0 || text !== '')) write(next);
    },
  };
}
