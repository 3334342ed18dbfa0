import type { Enclosure, Picture } from '../../model/item.ts';
import type { ReadEntry } from './feedDocument.ts';

/**
 * The picture of an entry and its other files, each once. A file at the picture's address is the picture, which our
 * own writers attach too.
 */
export function sortFiles(
  image: Picture | undefined,
  attached: readonly Enclosure[],
): Pick<ReadEntry, 'image' | 'enclosures'> {
  const files = new Map<string, Enclosure>();
  for (const file of attached) files.set(file.url, { ...file, ...files.get(file.url) });
  const same = image && files.get(image.url);
  if (image) files.delete(image.url);
  return { ...(image && { image: { ...same, ...image } }), enclosures: [...files.values()] };
}
