import type { ReadEntry } from '../feedDocument.ts';
import type { FeedContext } from '../fieldValues.ts';
import { openTally } from '../tally.ts';
import type { XmlElement } from '../xml.ts';
import { childOf } from '../xmlFields.ts';
import { readLibrary } from './library.ts';
import { plainItem, readPost } from './readPost.ts';

/** An export of WordPress whose posts are being read. */
export interface WordPressExport {
  /** @param readItem reads an item as that of a feed */
  readonly readPost: (item: XmlElement, readItem: (item: XmlElement) => ReadEntry) => ReadEntry;
  /** Tells what posts have that no file keeps as it was. */
  readonly report: () => void;
}

/**
 * Opens an export of WordPress, or of a program that writes the same.
 *
 * @param items all items of the document: some of those that nobody reads by themselves are named by posts
 * @returns undefined for any other feed
 */
export function openExport(
  channel: XmlElement,
  items: readonly XmlElement[],
  context: FeedContext,
): WordPressExport | undefined {
  const isExport = childOf(channel, 'wp:wxr_version') ?? items.find((item) => childOf(item, 'wp:post_type'));
  if (isExport === undefined) return undefined;
  const tally = openTally();
  const all = { library: readLibrary(channel, items, context), tally, context };
  return {
    readPost: (item, readItem) => readPost(item, readItem(plainItem(item)), all),
    report: () => tally.report(context),
  };
}
