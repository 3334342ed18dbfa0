import type { GivenByFeed } from '../../import/givenEntries.ts';
import { type Fault, type Problem, problemAt, quoted } from '../../model/problem.ts';
import type { Match, Present } from './presentArticles.ts';

/** The articles that are not in the feed: those as new as its entries, and those that are older. */
export interface OtherArticles {
  readonly newer: readonly Present[];
  /** Whose ids nobody can tell. */
  readonly older: readonly Present[];
}

/** What has to be told of entries and articles that have no counterpart, or none that is published. */
export interface Unmatched {
  readonly matches: readonly Match[];
  readonly unmatched: readonly { readonly entry: GivenByFeed }[];
  readonly source: string;
  readonly entries: readonly GivenByFeed[];
  readonly others: OtherArticles;
}

/** Tells once of each kind how many there are, with an example. */
export function tellUnmatched(found: Unmatched): Problem[] {
  const { source, matches, unmatched, entries, others } = found;
  const [first] = unmatched;
  const held = matches.filter(({ article }) => article.held);
  const at = (line: number, fault: Fault) => problemAt({ file: source, line, column: 1 }, fault);
  return [
    ...(first ? [at(first.entry.line, withoutArticle(unmatched, entries.length))] : []),
    ...held.slice(0, 1).map((match) => at(match.entry.line, heldBack(match, held.length))),
    ...others.newer.slice(0, 1).map(({ file }) =>
      problemAt(
        { file, line: 1, column: 1 },
        {
          code: 'ARTICLE_UNMATCHED',
          message: `expected articles that the feed has too, since they are not older than its last entry, found ${counted(others.newer.length, 'that it has not', 'that it has not')}`,
          mend: 'the next build shows them as new; if they are entries of the feed, say so with --map FILE',
        },
      ),
    ),
    ...others.older.slice(0, 1).map(({ file }) =>
      problemAt(
        { file, line: 1, column: 1 },
        {
          code: 'ARTICLE_UNMATCHED',
          message: `expected articles whose ids are known, found ${counted(others.older.length, 'that is older than the feed', 'that are older than the feed')}`,
          mend: `the next build shows as new what the feed has room for; import an older copy of the feed too, or write window: ${entries.length} into feed.yaml`,
        },
      ),
    ),
  ];
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `one ${one}` : `${count} ${many}`;
}

function withoutArticle(unmatched: Unmatched['unmatched'], count: number): Fault {
  const example = unmatched[0]?.entry as GivenByFeed;
  const name = quoted(example.title ?? example.link ?? example.id);
  const found =
    unmatched.length === 1
      ? `${name}, which has none`
      : `${unmatched.length} of ${count} without: ${name} is the first`;
  return {
    code: 'ENTRY_UNMATCHED',
    message: `expected an article for each entry, found ${found}`,
    mend: 'where it is here, say so with --map FILE, which is written where there is none; where it was deleted, readers keep it and nothing is to be done',
  };
}

function heldBack({ article: { file, held } }: Match, count: number): Fault {
  const others = count > 1 ? `, and ${count - 1} more that no feed shows` : '';
  return {
    code: 'ENTRY_HELD',
    message: `expected articles that are published, found ${quoted(file)}, which is ${held}${others}`,
    mend: 'its id is in feed.lock for the day that it is published; readers keep what they have until then',
  };
}
