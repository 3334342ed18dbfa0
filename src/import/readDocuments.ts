import { hasError, type Problem } from '../model/problem.ts';
import { tellLeft } from './olderEntries.ts';
import type { ReadEntry, ReadFeed } from './reader/feedDocument.ts';
import { type FeedResult, type ReadOptions, readFeed } from './reader/readFeed.ts';
import type { ImportSource } from './source.ts';

/**
 * Reads all documents of a source as one feed: that of the first, with the entries of all. An entry that an older document has
 * again is that of the newer one.
 *
 * @returns no feed if any document cannot be read; a warning (`FEED_OLDER`) of older entries that are in none of them
 */
export function readDocuments(source: ImportSource, options: Omit<ReadOptions, 'address'> = {}): FeedResult {
  const { name, text, address, older = [] } = source;
  const first = readFeed(name, text, { ...options, ...(address !== undefined && { address }) });
  if (first.feed === undefined) return first;
  const problems: Problem[] = [...first.problems];
  const entries: ReadEntry[] = [...first.feed.entries];
  const ids = new Set(entries.map(entryKey));
  let last: ReadFeed = first.feed;
  for (const document of older) {
    const at = document.address === undefined ? {} : { address: document.address };
    const read = readFeed(document.name, document.text, { ...options, ...at });
    problems.push(...read.problems);
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
  return { feed: { ...first.feed, ...isComplete, entries }, problems: [...problems, ...left] };
}

/** By what two entries are one. */
export function entryKey({ id, link }: ReadEntry): string | undefined {
  return id ?? link;
}
