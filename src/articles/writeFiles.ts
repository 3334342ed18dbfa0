import type { Enclosure, Picture, Transcript } from '../model/item.ts';
import { writeFrontText } from './frontText.ts';

/** An enclosure as a mapping of front matter. */
export function writeFile({ url, type, length, duration, title }: Enclosure): unknown {
  return { url, type, sizeInBytes: length, durationInSeconds: duration, title: writeFrontText(title) };
}

/** A transcript or a file of chapters as a mapping of front matter. An empty type is an unknown one. */
export function writeTypedFile({ url, type, language, rel }: Partial<Transcript>): unknown {
  return { url, type: type || undefined, language, rel };
}

/**
 * A picture as a mapping of front matter. A picture that the text does not show is not placed above the text, so that
 * the text stays the same.
 *
 * @param shown the addresses of the pictures in the text
 */
export function writeImage(image: Picture, shown: readonly string[]): unknown {
  const { url, alt, caption, credit, type, length, width, height } = image;
  const inText = shown.includes(url) ? undefined : false;
  const texts = {
    alt: writeFrontText(alt),
    caption: writeFrontText(caption),
    credit: writeFrontText(credit),
  };
  return { src: url, ...texts, type, sizeInBytes: length, width, height, inText };
}
