import { isArchive } from './archive/openArchive.ts';
import { decodeDocument } from './reader/decode.ts';
import type { ImportSource } from './source.ts';

/**
 * A source of its bytes: a document, or an archive of files, whose bytes are no text.
 *
 * @param name what problems call it
 * @throws RangeError or TypeError for text that cannot be decoded, as `decodeDocument` does
 */
export function sourceOf(
  name: string,
  bytes: Uint8Array,
  { contentType, address }: { readonly contentType?: string; readonly address?: string } = {},
): ImportSource {
  const at = address === undefined ? {} : { address };
  if (isArchive(bytes)) return { name, text: '', archive: bytes, ...at };
  return { name, text: decodeDocument(bytes, contentType), ...at };
}
