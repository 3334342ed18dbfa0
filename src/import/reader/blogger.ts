import type { ReadEntry } from './feedDocument.ts';
import { type FeedContext, resolveAddress, withoutUndefined } from './fieldValues.ts';
import type { Tally } from './tally.ts';
import type { XmlElement } from './xml.ts';
import { childLine } from './xmlFields.ts';

/** The ids of Blogger's entries. */
const ID = /^tag:blogger\.com,1999:/;
/** A square of 72 pixels out of the first picture in the text. */
const CUT_OUT = /(?:\/|=)s72(?:-[wh]\d+)*-c(?:\/|$)/;
/** Whom Blogger names where an author shows no address. */
const NOBODY = 'noreply@blogger.com';

/**
 * An entry with what feeds and exports of Blogger say in a way of their own: the path of its page, a description, an address
 * that is nobody's, and a picture that is cut out of one in the text.
 */
export function withBlogger(
  entry: ReadEntry,
  element: XmlElement,
  { base }: FeedContext,
  tally: Tally,
): ReadEntry {
  if (!ID.test(String(entry.id))) return entry;
  const path = childLine(element, 'blogger:filename');
  const description = childLine(element, 'blogger:metaDescription');
  const { image, content = '', summary } = entry;
  const isCutOut = image !== undefined && CUT_OUT.test(image.url) && /<img[\s/]/i.test(content);
  const isNew = summary === undefined && description !== undefined;
  const link = entry.link ?? (path === undefined ? undefined : resolveAddress(path, base));
  if (link === undefined && path !== undefined) tally.count('page', 'path', element.index);
  const { image: _, ...others } = entry;
  return withoutUndefined({
    ...(isCutOut ? others : entry),
    link,
    ...(isNew && { summary: description, isSummaryHtml: false }),
    authors: entry.authors.map(withoutNobody),
  });
}

function withoutNobody(author: ReadEntry['authors'][number]): ReadEntry['authors'][number] {
  const { email, ...others } = author;
  return email === NOBODY ? others : author;
}
