import { newestFirst } from '../../model/order.ts';
import { formatRfc3339 } from '../../model/stamp.ts';

/** Items that a document of an archive holds, at most. */
const MAX_ITEMS = 100;

/** What decides where an item stands in an archive. */
interface Dated {
  readonly id: string;
  readonly published: Date;
}

/** A part of an archive: the items of a month, or some of them where they are many. */
export interface ArchivePart<T> {
  /** `2014-12`, then `2014-12-2`. */
  readonly name: string;
  /** The newest first. */
  readonly items: readonly T[];
}

/**
 * Parts an archive by the months of publication, in the publication's zone. A month of more than a hundred items has several
 * parts, counted from its oldest, so that an item that is added at the end leaves all that were full as they are.
 *
 * @returns the oldest part first
 */
export function planArchive<T extends Dated>(items: readonly T[]): ArchivePart<T>[] {
  const parts: { readonly name: string; readonly items: T[] }[] = [];
  let month = '';
  let count = 0;
  for (const item of items.toSorted((a, b) => newestFirst(b, a))) {
    const itsMonth = monthOf(item);
    if (itsMonth !== month) [month, count] = [itsMonth, 0];
    const part = Math.floor(count / MAX_ITEMS) + 1;
    if (count % MAX_ITEMS === 0) parts.push({ name: part === 1 ? month : `${month}-${part}`, items: [] });
    parts.at(-1)?.items.unshift(item);
    count += 1;
  }
  return parts;
}

/** The month of publication: `2014-12`. */
export function monthOf({ published }: Pick<Dated, 'published'>): string {
  return formatRfc3339(published).slice(0, 7);
}
