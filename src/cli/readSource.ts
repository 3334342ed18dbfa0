import type { ImportSource } from '../import/source.ts';
import type { Session } from './session.ts';

/** A larger file has more characters than any feed that is read. */
const MAX_BYTES = 400_000_000;

/**
 * Reads a feed, which is a file or an address on http or https.
 *
 * @throws Error when there is none, or it may not be fetched
 */
export async function readSource(
  feed: string,
  allowPrivate: boolean,
  { edge }: Pick<Session, 'edge'>,
): Promise<ImportSource> {
  const { decodeDocument } = await import('../import/reader/decode.ts');
  if (!/^https?:/i.test(feed)) {
    // The path of a file is relative to the working directory, not to feed.yaml.
    return { name: feed, text: decodeDocument(edge.disk('').read(feed, MAX_BYTES)) };
  }
  const { url, bytes, contentType } = await edge.fetch(feed, { allowPrivate });
  return { name: url, text: decodeDocument(bytes, contentType), address: url };
}
