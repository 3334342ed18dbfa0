import type { AnyItem, Author, Enclosure, Picture, Transcript } from '../model/item.ts';
import { formatRfc3339 } from '../model/stamp.ts';

/** A list, or undefined for an empty one: front matter has no empty lists. */
export function ifAny<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list && list.length > 0 ? list : undefined;
}

/** An author as front matter names one: the name alone, or a mapping. */
export function writeAuthor({ name, email, link }: Author): unknown {
  return email === undefined && link === undefined ? name : { name, email, url: link };
}

/** An enclosure as a mapping of front matter. */
export function writeFile({ url, type, length, duration, title }: Enclosure): unknown {
  return { url, type, sizeInBytes: length, durationInSeconds: duration, title };
}

/** A transcript or a file of chapters as a mapping of front matter. An empty type is an unknown one. */
export function writeTypedFile({ url, type, language }: Partial<Transcript>): unknown {
  return { url, type: type || undefined, language };
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
  return { src: url, alt, caption, credit, type, sizeInBytes: length, width, height, inText };
}

/** The names of authors, to compare; an e-mail address stands for a missing name. */
export function authorsText(authors: readonly Author[] | undefined): string | undefined {
  return authors
    ?.map(({ name, email }) => name || email)
    .filter((name) => name)
    .join(', ');
}

/** An instant, to compare, whatever its offset. */
export function instantText(date: Date | undefined): string | undefined {
  return date && formatRfc3339(new Date(date));
}

/** The addresses of an item's files, to compare. No format says for sure which picture is the item's own. */
export function filesText({ image, enclosures = [] }: Partial<AnyItem>): string {
  const picture = typeof image === 'string' ? image : image?.url;
  const urls = [picture, ...enclosures.map(({ url }) => url)].filter((url) => url !== undefined);
  return [...new Set(urls)].sort().join(', ');
}
