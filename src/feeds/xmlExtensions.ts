import type { AnyChannel } from '../model/channel.ts';
import type { Picture } from '../model/item.ts';
import type { Typed } from './fields.ts';
import { type Attributes, emptyElement, parentElement, textElement } from './xml.ts';

/** The namespace of `fh:archive` (RFC 5005, 4). */
export const HISTORY_NAMESPACE = 'http://purl.org/syndication/history/1.0';

/** The namespace of `fh:archive`, where a document needs it. */
export function historyNamespace({ history }: AnyChannel): Attributes {
  return history?.isArchive ? { 'xmlns:fh': HISTORY_NAMESPACE } : {};
}

/** Says that a document is an archive: it need not be fetched twice (RFC 5005, 4). */
export function archiveMark(depth: number, { history }: AnyChannel): string {
  return history?.isArchive ? emptyElement(depth, 'fh:archive', {}) : '';
}

/** The other documents of a feed's history, by their registered relations (RFC 5005, 4 and 6.1). */
export function historyLinks(
  { history }: AnyChannel,
  format: 'rss' | 'atom',
): { readonly rel: string; readonly href: string }[] {
  const { current, previous, next } = history ?? {};
  const links = [
    { rel: 'current', to: current },
    { rel: 'prev-archive', to: previous },
    { rel: 'next-archive', to: next },
  ];
  return links.flatMap(({ rel, to }) => (to ? [{ rel, href: to[format] }] : []));
}

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
