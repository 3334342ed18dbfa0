import { setTimeout as wait } from 'node:timers/promises';
import type { ImportSource } from '../import/source.ts';
import type { Session } from './session.ts';
import { openStatusLine } from './statusLine.ts';

/** A larger file has more characters than any feed that is read. */
const MAX_BYTES = 400_000_000;

/** How a feed is fetched. */
export interface SourceOptions {
  readonly allowPrivate: boolean;
  /** True to read the documents with older entries too, which those of an address lead to. */
  readonly isFollowed: boolean;
}

/**
 * Reads a feed, which is a file or an address on http or https. Bytes that begin as an archive of files does are not decoded.
 *
 * @throws Error when there is none, or it may not be fetched
 */
export async function readSource(
  feed: string,
  { allowPrivate, isFollowed }: SourceOptions,
  { edge, isQuiet }: Pick<Session, 'edge' | 'isQuiet'>,
): Promise<ImportSource> {
  const { fetchPatiently, followFeed, sourceOf } = await import('./late/outside.ts');
  // The path of a file is relative to the working directory, not to feed.yaml.
  if (!/^https?:/i.test(feed)) return sourceOf(feed, edge.disk('').read(feed, MAX_BYTES));
  const { pause = wait } = edge;
  const fetch = (url: string) => edge.fetch(url, { allowPrivate });
  const fetched = await fetchPatiently(() => fetch(feed), { pause });
  if ('error' in fetched) throw fetched.error;
  const { url, bytes, ...said } = fetched.value;
  const source = sourceOf(url, bytes, { ...said, address: url });
  if (!isFollowed || source.archive) return source;
  const line = openStatusLine(edge, isQuiet);
  const show = (documents: number, entries: number) =>
    line.show(`read ${documents} documents, ${entries} articles`);
  try {
    const first = { ...source, address: url };
    return { ...source, ...(await followFeed(first, { fetch, pause, show })) };
  } finally {
    line.clear();
  }
}
