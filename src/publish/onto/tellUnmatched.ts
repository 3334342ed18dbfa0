import { type GivenEntry, tellEarly } from '../../import/earlyEntries.ts';
import type { GivenByFeed } from '../../import/givenEntries.ts';
import { type Fault, type Problem, problemAt, quoted } from '../../model/problem.ts';
import { earlyTime } from './lockLines.ts';
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
  /** How many files without an entry cannot be read. */
  readonly unread: number;
  readonly now: Date;
}

/** Tells once of each kind how many there are, with an example. */
export function tellUnmatched(all: Unmatched): Problem[] {
  const { source, matches, unmatched, entries, others, now } = all;
  const { newer, older } = others;
  const isEarly = (match: Match) => earlyTime(match) !== undefined;
  const held = matches.filter((match) => match.article.held && !isEarly(match));
  const atLine = ({ line }: GivenByFeed, fault: Fault) => problemAt({ file: source, line, column: 1 }, fault);
  const atFile = ({ file }: Present, fault: Fault) => problemAt({ file, line: 1, column: 1 }, fault);
  return [
    ...unmatched.slice(0, 1).map(({ entry }) => atLine(entry, withoutArticle(all))),
    ...tellEarly(matches.flatMap(earlyEntry), now, source),
    ...held.slice(0, 1).map((match) => atLine(match.entry, heldBack(match, held.length))),
    ...newer.slice(0, 1).map((one) => atFile(one, asNew(newer))),
    ...older.slice(0, 1).map((one) => atFile(one, olderThanFeed(older.length, entries.length))),
  ];
}

function earlyEntry(match: Match): GivenEntry | readonly [] {
  const published = earlyTime(match);
  return published ? { ...match.entry, published } : [];
}

const MAX_NAMED = 3;

function asNew(newer: readonly Present[]): Fault {
  const names = newer.slice(0, MAX_NAMED).map(({ file }) => file);
  const more = newer.length > MAX_NAMED ? ` and ${newer.length - MAX_NAMED} more` : '';
  return {
    code: 'ARTICLE_UNMATCHED',
    message: `expected articles that the feed has too, since they are not older than its last entry, found ${names.join(', ')}${more}`,
    mend: 'the next build shows them as new; if they are entries of the feed, say so with --map FILE',
  };
}

function olderThanFeed(count: number, length: number): Fault {
  const found = count === 1 ? 'one that is older than the feed' : `${count} that are older than the feed`;
  return {
    code: 'ARTICLE_UNMATCHED',
    message: `expected articles whose ids are known, found ${found}`,
    mend: `the next build shows as new what it has room for; import an older copy of the feed too, or write window: { items: ${length}, days: 0 } into feed.yaml`,
  };
}

function withoutArticle({ unmatched, entries: { length: count }, unread }: Unmatched): Fault {
  const example = unmatched[0]?.entry as GivenByFeed;
  const name = quoted(example.title ?? example.link ?? example.id);
  const found =
    unmatched.length === 1
      ? `${name}, which has none`
      : `${unmatched.length} of ${count} without: ${name} is the first`;
  const message = `expected an article for each entry, found ${found}`;
  return { code: 'ENTRY_UNMATCHED', message, mend: mendFor(unmatched.length === count, unread) };
}

function mendFor(isNoneFound: boolean, unread: number): string {
  if (unread > 0)
    return `${unread === 1 ? 'a file' : `${unread} files`} without an entry cannot be read: check tells why; mend that, and import once more`;
  if (isNoneFound)
    return 'look whether items: in feed.yaml names the folders of the articles; where there are none, import without --onto makes them';
  return 'where it is here, say so with --map FILE, which is written where there is none; where it was deleted, readers keep it and nothing is to be done';
}

function heldBack({ article: { file, held } }: Match, count: number): Fault {
  const others = count > 1 ? `, and ${count - 1} more that no feed shows` : '';
  return {
    code: 'ENTRY_HELD',
    message: `expected articles that are published, found ${quoted(file)}, which is ${held}${others}`,
    mend: 'its id is in feed.lock for the day that it is published; readers keep what they have until then',
  };
}
