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
  const [{ decodeDocument }, { isArchive }] = await Promise.all([
    import('../import/reader/decode.ts'),
    import('../import/archive/openArchive.ts'),
  ]);
  if (!/^https?:/i.test(feed)) {
    // The path of a file is relative to the working directory, not to feed.yaml.
    const bytes = edge.disk('').read(feed, MAX_BYTES);
    return isArchive(bytes)
      ? { name: feed, text: '', archive: bytes }
      : { name: feed, text: decodeDocument(bytes) };
  }
  const { url, bytes, contentType } = await edge.fetch(feed, { allowPrivate });
  if (isArchive(bytes)) return { name: url, text: '', archive: bytes, address: url };
  return { name: url, text: decodeDocument(bytes, contentType), address: url };
}
