import { expected, type Fault, type Problem, problemAt } from '../model/problem.ts';
import type { Stamp } from '../model/stamp.ts';
import { withoutPassword } from '../model/withoutPassword.ts';
import { contentOf } from './entryTexts.ts';
import { writtenId } from './identifyEntries.ts';
import type { ReadEntry, ReadFeed } from './reader/feedDocument.ts';
import { ignoreFault, printable, validAddress, validId, validLine } from './validText.ts';

/** What a feed has given to those who subscribe to it, as our own files would hold it. */
export interface GivenByFeed {
  readonly id: string;
  readonly link?: string | undefined;
  readonly title?: string | undefined;
  readonly published?: Stamp | undefined;
  readonly updated?: Stamp | undefined;
  /** The line of the feed on which it begins. */
  readonly line: number;
  /** Its content or summary, in HTML. */
  readonly html: string;
}

const NO_ID: Fault = {
  code: 'FEED_ENTRY',
  message: 'expected an entry with an id or a link, found neither',
  mend: 'it is left out: nobody can say by what readers know it',
};

/**
 * The entries of a feed that can be told apart. Readers use the link of an entry without an id. One with neither, and one with the
 * id of an earlier one, is left out and reported.
 *
 * @param file the name of the feed's document in problems
 */
export function givenEntriesOf(
  feed: ReadFeed,
  file: string,
): { readonly entries: readonly GivenByFeed[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const lines = new Map<string, number>();
  const entries = feed.entries.flatMap((entry) => {
    const report = (fault: Fault) =>
      problems.push(problemAt({ file: entry.file ?? file, line: entry.line, column: 1 }, fault));
    const id = validId(writtenId(entry) ?? '');
    const earlier = lines.get(id);
    if (id === '') report(NO_ID);
    else if (earlier === undefined) {
      lines.set(id, entry.line);
      return givenOf(entry, id);
    } else {
      const mend = `it is left out, since the entry at line ${earlier} has the same: readers show one of the two`;
      report(expected('FEED_ENTRY', 'an id of its own', withoutPassword(id), mend));
    }
    return [];
  });
  return { entries, problems };
}

function givenOf(entry: ReadEntry, id: string): GivenByFeed {
  const updated = printable(entry.updated);
  return {
    id,
    link: validAddress(entry.link, ignoreFault),
    title: validLine(entry.title),
    published: printable(entry.published),
    updated,
    line: entry.line,
    html: contentOf(entry),
  };
}
