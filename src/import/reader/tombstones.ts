import { expected } from '../../model/problem.ts';
import type { Reading } from './context.ts';
import { dateAt, plain, trimmed } from './context.ts';
import type { DeletedEntry } from './feedDocument.ts';
import { stated } from './withoutUndefined.ts';
import type { XmlElement } from './xml.ts';
import { childrenOf, plainIn } from './xmlFields.ts';

/** What a feed has taken back (RFC 6721); one that does not say what, or when, is told and left out. */
export function findDeleted(feed: XmlElement, reading: Reading): DeletedEntry[] {
  return childrenOf(feed, 'at:deleted-entry').flatMap((element) => {
    const { index, attributes } = element;
    const deleted = deletedEntry(index, attributes.get('ref'), attributes.get('when'), reading);
    return deleted ? [stated({ ...deleted, comment: plainIn(element, 'at:comment') })] : [];
  });
}

/** What is taken back, as XML and JSON say it at an index. */
export function deletedEntry(
  index: number,
  ref: string | undefined,
  date: string | undefined,
  reading: Reading,
): Pick<DeletedEntry, 'id' | 'when'> | undefined {
  const id = trimmed(ref);
  if (id === undefined || plain(date) === undefined) {
    const mend = 'it is left out; readers cannot tell what is meant';
    reading.tell(index, expected('FEED_ENTRY', 'what was taken back, and when', '', mend));
    return undefined;
  }
  const when = dateAt(index, date, reading);
  return when && { id, when };
}
