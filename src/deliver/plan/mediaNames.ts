import { decodePercent } from '../../model/text.ts';

/** An address in `media/`, up to what ends one in HTML, XML or JSON. */
const NAMED = /(?<![\p{L}\d_-])media\/[^\s"'<>()\\?#&]+/gu;

/**
 * The media that a document names, as paths of the output folder.
 *
 * @example mediaIn('<img src="../../media/road-0123456789.png">') // ['media/road-0123456789.png']
 */
export function mediaIn(text: string): string[] {
  const named = [...text.matchAll(NAMED)].map(([address]) =>
    decodePercent(address.replace(/[.,;:!\]}]+$/, '')),
  );
  return [...new Set(named)];
}

/** True for media that may name others: lists of chapters, drawings, pages. */
export function mayNameMedia(path: string): boolean {
  return /\.(?:json|svg|html?|xhtml|xml|css|vtt|srt|txt)$/i.test(path);
}
