import type { ReadFeed } from './feedDocument.ts';
import { type FeedContext, parseSize, withoutUndefined } from './fieldValues.ts';
import type { XmlElement } from './xml.ts';
import { atomAddresses, childLine, childOf, childrenOf } from './xmlFields.ts';

type History = Pick<
  ReadFeed,
  'current' | 'older' | 'newer' | 'next' | 'isComplete' | 'total' | 'isWordPress'
>;

/** Reads what a document says of the other documents of its feed (RFC 5005, OpenSearch 1.1). */
export function readHistory(feed: XmlElement, context: FeedContext): History {
  const first = (relation: string) => atomAddresses(feed, relation, context)[0];
  return withoutUndefined({
    current: first('current'),
    older: first('prev-archive'),
    newer: first('next-archive'),
    next: first('next'),
    isComplete: childOf(feed, 'fh:complete') && (true as const),
    total: parseSize(childLine(feed, 'openSearch:totalResults')),
    isWordPress: isOfWordPress(feed) || undefined,
  });
}

/** True for an export of Blogger, of both generations. */
export function isExportOfBlogger(feed: XmlElement): boolean {
  return (
    childLine(feed, 'atom:id')?.endsWith('.archive') === true ||
    childrenOf(feed, 'atom:entry').some((entry) => childOf(entry, 'blogger:type') !== undefined)
  );
}

/** An id of WordPress's own: it stays where the site hides what makes it. */
const WORDPRESS_ID = /^https?:\/\/[^?#]+\/\?(?:post_type=[\w-]+&)?p=\d+$/;

/** WordPress names itself by its address: as text in RSS, as an attribute in Atom. */
function isOfWordPress(feed: XmlElement): boolean {
  const named = [childLine(feed, 'generator'), childOf(feed, 'atom:generator')?.attributes.get('uri')];
  const item = childOf(feed, 'item');
  if (WORDPRESS_ID.test((item && childLine(item, 'guid')) ?? '')) return true;
  return named.some(
    (name) => name !== undefined && /^https?:\/\/(?:www\.)?wordpress\.(?:org|com)\b/i.test(name),
  );
}
