import type { Disk } from '../disk/disk.ts';
import { type Announced, formatAnnounced, formatRow, parseAnnounced } from './plan/announced.ts';

/** What services have been told of, in `.dateline/`. It can be lost: then some are told twice. */
export interface AnnouncedFile {
  /** What is known now. */
  readonly announced: Announced;
  /** Notes at once that a service has been told of a file. */
  add(service: string, path: string, hash: string): void;
  /** Replaces all that is known. */
  replace(announced: Announced): void;
}

/** What a delivery has told and not noted at the target yet. */
export const DEPLOY_RECORD = '.dateline/announcing';
/** What `announce` has told. */
export const ANNOUNCE_RECORD = '.dateline/announced';

/**
 * Opens such a file.
 *
 * @param disk that of the publication
 */
export function openAnnounced(disk: Disk, path: string): AnnouncedFile {
  let size = disk.sizeOf(path) ?? 0;
  let text = (size > 0 ? disk.readCache(path, 0, size)?.toString('utf8') : undefined) ?? '';
  const write = (next: string) => {
    text = next;
    size = disk.writeCache(path, [text]) ? Buffer.byteLength(text) : 0;
  };
  return {
    get announced() {
      return parseAnnounced(text);
    },
    add: (service, file, hash) => {
      const line = formatRow(service, file, hash);
      const isAdded = size > 0 && disk.appendCache(path, size, [line]);
      if (!isAdded) return write(formatAnnounced(parseAnnounced(text)) + line);
      text += line;
      size += Buffer.byteLength(line);
    },
    replace: (announced) => {
      const next = formatAnnounced(announced);
      if (next !== text && (announced.size > 0 || text !== '')) write(next);
    },
  };
}
