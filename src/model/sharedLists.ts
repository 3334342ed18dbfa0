import type { Head } from './article.ts';
import type { Place } from './problem.ts';
import { isSameStamp } from './stamp.ts';
import { copyText } from './text.ts';

/** The list of nothing. */
export const EMPTY_LIST: readonly never[] = [];

/** A list, or the one of nothing: empty ones of their own would be as many as there are articles. */
export function internEmptyList<T>(list: readonly T[]): readonly T[] {
  return list.length > 0 ? list : EMPTY_LIST;
}

/**
 * Gives heads one object for what is the same in many: authors, tags, names of files, nothing at all. Of the articles of decades
 * that is half of what their heads need.
 */
export function createHeadInterner(): (head: Head) => Head {
  const lists = new Map<string, readonly unknown[]>();
  const one = <T extends readonly unknown[]>(list: T): T => {
    const key = JSON.stringify(list);
    const known = lists.get(key) as T | undefined;
    if (known === undefined) lists.set(key, list);
    return known ?? list;
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
      authors: one(authors),
      tags: one(tags.map(copyText)),
      enclosures: internEmptyList(enclosures),
      transcripts: internEmptyList(transcripts),
    };
  };
}
