import { ownText } from './characters.ts';
import type { Head } from './head.ts';
import type { Author } from './item.ts';
import type { Place } from './problem.ts';

const NONE: readonly never[] = [];

/**
 * Gives heads one object for what is the same in many: authors, tags, names of files, nothing at all. Of the articles of decades
 * that is half of what their heads need.
 */
export function leaner(): (head: Head) => Head {
  const texts = new Map<string, string>();
  const lists = new Map<string, readonly Author[]>();
  const one = (text: string) => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
  const authorsOf = (authors: readonly Author[]) => {
    const key = JSON.stringify(authors);
    const known = lists.get(key);
    if (known === undefined) lists.set(key, authors);
    return known ?? authors;
  };
  return (head) => {
    const { file, published, updated, publishedPlace, idPlace, authors, tags, enclosures, transcripts } =
      head;
    const placed = ({ line, column }: Place): Place => ({ file, line, column });
    const isSameTime =
      updated.getTime() === published.getTime() && updated.offsetInMinutes === published.offsetInMinutes;
    return {
      ...head,
      title: ownText(head.title),
      slug: ownText(head.slug),
      fingerprint: ownText(head.fingerprint),
      words: ownText(head.words),
      ...(head.summary !== undefined && { summary: ownText(head.summary) }),
      updated: isSameTime ? published : updated,
      publishedPlace: placed(publishedPlace),
      idPlace: placed(idPlace),
      authors: authorsOf(authors),
      tags: tags.map(one),
      enclosures: enclosures.length === 0 ? NONE : enclosures,
      transcripts: transcripts.length === 0 ? NONE : transcripts,
    };
  };
}
