import { hasError, type Problem } from '../model/problem.ts';
import { readArchive } from './exports/readArchive.ts';
import { tellLeft } from './olderEntries.ts';
import type { ReadEntry, ReadFeed } from './reader/feedDocument.ts';
import { type FeedResult, type ReadOptions, readFeed } from './reader/readFeed.ts';
import type { ImportSource } from './source.ts';

/**
 * Reads all documents of a source as one feed: that of the first, with the entries of all. An entry that an older document has
 * again is that of the newer one. An archive of files is an export, or has documents in it.
 *
 * @returns no feed if any document cannot be read; a warning (`FEED_OLDER`) of older entries that are in none of them
 */
export function readDocuments(source: ImportSource, options: Omit<ReadOptions, 'address'> = {}): FeedResult {
  if (source.archive === undefined) return readAll(source, options);
  const read = readArchive(source.name, source.archive, options);
  if (!('documents' in read)) return read;
  const [first, ...older] = read.documents;
  const result = readAll({ ...first, older: [...older, ...(source.older ?? [])] }, options);
  const base = read.isOfSite ? result.feed?.link : undefined;
  if (result.feed === undefined || base === undefined) return result;
  return {
    ...result,
    feed: { ...result.feed, entries: result.feed.entries.map((entry) => ({ ...entry, base })) },
  };
}

function readAll(source: ImportSource, options: Omit<ReadOptions, 'address'>): FeedResult {
  const { name, text, address, older = [] } = source;
  const first = readFeed(name, text, { ...options, ...(address !== undefined && { address }) });
  if (first.feed === undefined) return first;
  const problems: Problem[] = [...first.problems];
  const entries: ReadEntry[] = [...first.feed.entries];
  const ids = new Set(entries.map(entryKey));
  let last: ReadFeed = first.feed;
  const unread = [first.hasUnreadDates];
  for (const document of older) {
    const at = document.address === undefined ? {} : { address: document.address };
    const read = readFeed(document.name, document.text, { ...options, ...at });
    problems.push(...read.problems);
    unread.push(read.hasUnreadDates);
    last = read.feed ?? last;
    for (const entry of read.feed?.entries ?? []) {
      const key = entryKey(entry);
      if (key !== undefined && ids.has(key)) continue;
      ids.add(key);
      entries.push({ ...entry, file: document.name });
    }
  }
  if (hasError(problems)) return { problems };
  const isComplete = source.end === 'last' ? { isComplete: true as const } : {};
  const left = tellLeft(source, { feed: last, count: entries.length });
  const feed = { ...first.feed, ...isComplete, entries };
  return { feed, problems: [...problems, ...left], hasUnreadDates: unread.includes(true) };
}

/** By what two entries are one. */
export function entryKey({ id, link }: ReadEntry): string | undefined {
  return id ?? link;
}
