import type { ImportSource } from '../import/source.ts';
import type { Session } from './session.ts';

/** A larger file has more characters than any feed that is read. */
const MAX_BYTES = 400_000_000;

/**
 * Reads a feed, which is a file or an address on http or https. Bytes that begin as an archive of files does are not decoded.
 *
 * @throws Error when there is none, or it may not be fetched
 */
export async function readSource(
  feed: string,
  allowPrivate: boolean,
  { edge }: Pick<Session, 'edge'>,
): Promise<ImportSource> {
  const { sourceOf } = await import('../import/sourceOf.ts');
  // The path of a file is relative to the working directory, not to feed.yaml.
  if (!/^https?:/i.test(feed)) return sourceOf(feed, edge.disk('').read(feed, MAX_BYTES));
  const { url, bytes, ...said } = await edge.fetch(feed, { allowPrivate });
  return sourceOf(url, bytes, { ...said, address: url });
}
