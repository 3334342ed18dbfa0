import type { Head } from './article.ts';
import type { Place } from './problem.ts';
import { isSameStamp } from './stamp.ts';
import { copyText } from './text.ts';

/** The one empty list that heads share. */
export const EMPTY_LIST: readonly never[] = [];

/** Returns `EMPTY_LIST` for an empty list. Otherwise each article would have several empty lists of its own. */
export function internEmptyList<T>(list: readonly T[]): readonly T[] {
  return list.length > 0 ? list : EMPTY_LIST;
}

/**
 * Interns the repeated arrays and strings of heads: authors, tags, file names and empty lists. This halves the memory
 * of a large archive.
 */
export function createHeadInterner(): (head: Head) => Head {
  const lists = new Map<string, readonly unknown[]>();
  const intern = <T extends readonly unknown[]>(list: T): T => {
    const key = JSON.stringify(list);
    const interned = lists.get(key) as T | undefined;
    if (interned === undefined) lists.set(key, list);
    return interned ?? list;
  };
  return (head) => {
    const { file, published, updated, publishedPlace, idPlace, authors, tags, enclosures, transcripts } =
      head;
    const placed = ({ line, column }: Place): Place => ({ file, line, column });
    return {
      ...head,
      title: copyText(head.title),
      slug: copyText(head.slug),
      fingerprint: copyText(head.fingerprint),
      textHash: copyText(head.textHash),
      ...(head.summary !== undefined && { summary: copyText(head.summary) }),
      updated: isSameStamp(updated, published) ? published : updated,
      publishedPlace: placed(publishedPlace),
      idPlace: placed(idPlace),
      authors: intern(authors),
      tags: intern(tags.map(copyText)),
      enclosures: internEmptyList(enclosures),
      transcripts: internEmptyList(transcripts),
    };
  };
}
