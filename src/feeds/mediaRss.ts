import type { Picture } from '../model/item.ts';
import type { Typed } from './fields.ts';
import { emptyElement, parentElement, textElement } from './xml.ts';

/** A picture as Media RSS 1.5.1, for both XML formats. */
export function mediaPicture(depth: number, picture: Typed<Picture>): string {
  const { url, type, length, width, height, alt, caption, credit } = picture;
  const attributes = { url, type, medium: 'image', fileSize: length, width, height };
  const details = [
    textElement(depth + 1, 'media:title', (caption && alt) || undefined, { type: 'plain' }),
    textElement(depth + 1, 'media:description', caption || alt || undefined, { type: 'plain' }),
    textElement(depth + 1, 'media:credit', credit),
  ];
  const withDetails = parentElement(depth, 'media:content', details, attributes);
  return withDetails || emptyElement(depth, 'media:content', attributes);
}
