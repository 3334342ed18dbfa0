import type { HtmlFinding } from '../html/findings.ts';
import { type Problem, type ProblemCode, problemAt } from '../model/problem.ts';

/** What sanitising finds in the text of an entry. */
export interface FoundInEntry {
  /** The line on which the entry begins. */
  readonly line: number;
  readonly found: readonly HtmlFinding[];
}

/** What becomes of what readers do not get as it is. */
const FATES: Readonly<Partial<Record<ProblemCode, string>>> = {
  CONTENT_REMOVED: 'it stays in the file; readers do not get it',
  EMBED_LINKED: 'it stays in the file; readers get a link to it',
};

/**
 * Tells what readers do not get of the texts of a feed: each kind once, with its number, at the first entry that has it.
 *
 * @param file the name of the feed's document
 */
export function tellUnshown(entries: readonly FoundInEntry[], file: string): Problem[] {
  const kinds = new Map<string, { readonly line: number; readonly mend: string; count: number }>();
  for (const { line, found } of entries) {
    for (const { fault, times = 1 } of found) {
      const { code, message } = fault;
      const mend = FATES[code];
      if (mend === undefined) continue;
      const kind = kinds.get(message);
      if (kind) kind.count += times;
      else kinds.set(message, { line, mend, count: times });
    }
  }
  return [...kinds].map(([message, { line, mend, count }]) => {
    const said = count > 1 ? `${message}, ${count} times` : message;
    return problemAt({ file, line, column: 1 }, { code: 'FEED_ENTRY', message: said, mend });
  });
}
