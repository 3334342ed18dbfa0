import type { Head } from './article.ts';
import type { Place } from './problem.ts';
import { isSameStamp } from './stamp.ts';
import { ownText } from './text.ts';

/** The list of nothing. */
export const NONE: readonly never[] = [];

/** A list, or the one of nothing: empty ones of their own would be as many as there are articles. */
export function orNone<T>(list: readonly T[]): readonly T[] {
  return list.length > 0 ? list : NONE;
}

/**
 * Gives heads one object for what is the same in many: authors, tags, names of files, nothing at all. Of the articles of decades
 * that is half of what their heads need.
 */
export function leaner(): (head: Head) => Head {
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
      title: ownText(head.title),
      slug: ownText(head.slug),
      fingerprint: ownText(head.fingerprint),
      textHash: ownText(head.textHash),
      ...(head.summary !== undefined && { summary: ownText(head.summary) }),
      updated: isSameStamp(updated, published) ? published : updated,
      publishedPlace: placed(publishedPlace),
      idPlace: placed(idPlace),
      authors: one(authors),
      tags: one(tags.map(ownText)),
      enclosures: orNone(enclosures),
      transcripts: orNone(transcripts),
    };
  };
}
