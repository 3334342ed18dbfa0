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
 * Reads a feed, which is a file or an address on http or https.
 *
 * @throws Error when there is none, or it may not be fetched
 */
export async function readSource(
  feed: string,
  { allowPrivate, isFollowed }: SourceOptions,
  { edge, isQuiet }: Pick<Session, 'edge' | 'isQuiet'>,
): Promise<ImportSource> {
  const { decodeDocument } = await import('../import/reader/decode.ts');
  if (!/^https?:/i.test(feed)) {
    // The path of a file is relative to the working directory, not to feed.yaml.
    return { name: feed, text: decodeDocument(edge.disk('').read(feed, MAX_BYTES)) };
  }
  const [{ followFeed }, { fetchPatiently }] = await Promise.all([
    import('./followFeed.ts'),
    import('./fetchPatiently.ts'),
  ]);
  const { pause = wait } = edge;
  const fetch = (url: string) => edge.fetch(url, { allowPrivate });
  const fetched = await fetchPatiently(() => fetch(feed), { pause });
  if ('error' in fetched) throw fetched.error;
  const { url, bytes, contentType } = fetched.value;
  const first = { name: url, text: decodeDocument(bytes, contentType), address: url };
  if (!isFollowed) return first;
  const line = openStatusLine(edge, isQuiet);
  const show = (documents: number, entries: number) =>
    line.show(`read ${documents} documents, ${entries} articles`);
  try {
    return { ...first, ...(await followFeed(first, { fetch, pause, show })) };
  } finally {
    line.clear();
  }
}
