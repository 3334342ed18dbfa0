import type { Disk } from '../../disk/disk.ts';
import { formatLock } from '../../identity/lockFile.ts';
import { matchEntries } from '../../identity/onto/matchEntries.ts';
import { findForeignIds } from '../../import/foreignIds.ts';
import type { GivenByFeed } from '../../import/givenEntries.ts';
import { hasError, type Problem } from '../../model/problem.ts';
import { optional } from '../../syntax/value.ts';
import type { Records } from '../incremental/articleRecord.ts';
import type { ArticleIndex } from '../indexArticles.ts';
import { guessLinks, type LinkGuess } from './guessLinks.ts';
import { findIdConflicts } from './idConflicts.ts';
import { isKnown, lineOfMatch, type NewLine } from './lockLines.ts';
import { findOthers } from './otherArticles.ts';
import { type Match, presentArticles, textsOfArticles } from './presentArticles.ts';
import { readNamed, type SaidMap } from './readNamed.ts';
import { tellDifferences } from './tellDifferences.ts';
import { tellUnmatched } from './tellUnmatched.ts';

/** What is given to the articles of a folder. */
export interface OntoRequest {
  readonly entries: readonly GivenByFeed[];
  /** What problems call the feed. */
  readonly source: string;
  readonly now: Date;
  /** Of the run that made the index. */
  readonly records: Records;
  readonly map?: SaidMap;
  /** The ids of the feed replace those that the lock has. */
  readonly acceptsNewIds: boolean;
}

/** Which articles have which ids of a feed. */
export interface OntoPlan {
  /** The text of the next feed.lock; absent while there is an error. */
  readonly lock?: string;
  readonly matches: readonly Match[];
  readonly unmatched: readonly { readonly entry: GivenByFeed; readonly files: readonly string[] }[];
  /** Articles that are older than the feed, whose ids its form tells. */
  readonly derived: readonly { readonly id: string; readonly file: string }[];
  /** Entries whose articles have their ids already. */
  readonly known: number;
  /** What `links:` could be where links differ, as it is written into feed.yaml. */
  readonly links?: string;
  readonly problems: readonly Problem[];
}

/** Of so many files that cannot be read any may be an entry that has no article. */
const MAX_UNREAD = 3;

/** Plans the lines of the lock that give articles the ids by which subscribers know them. Nothing else changes. */
export function planOnto(disk: Disk, index: ArticleIndex, request: OntoRequest): OntoPlan {
  const { entries, source, now, map, acceptsNewIds, records } = request;
  const all = presentArticles(index, records, now);
  const named = readNamed(map, entries, all);
  const texts = { ofEntry: ({ html }: GivenByFeed) => html, ofArticle: textsOfArticles(index, disk) };
  const { difference, ...found } = matchEntries(named.entries, all, { named: named.pairs, texts });
  const matches: readonly Match[] = found.matches;
  const unread = found.free.flatMap(({ file, held }) => (held === 'not readable' ? [file] : []));
  const perhaps = unread.length > MAX_UNREAD ? [] : unread;
  const unmatched = found.unmatched.map(({ entry, candidates }) => ({
    entry,
    files: candidates.length > 0 ? candidates.map(({ file }) => file) : perhaps,
  }));
  const conflicts = findIdConflicts(matches, all, acceptsNewIds);
  const writable = matches.filter((match) => !conflicts.kept.has(match));
  const shift = difference?.shifts[0] ?? 0;
  const { others, derived } = findOthers(entries, matches, all, { shift, settings: index.settings, now });
  let guess: LinkGuess | undefined;
  const guessOnce = () => {
    guess = guessLinks(matches, index, disk);
    return guess;
  };
  const problems = [
    ...named.problems,
    ...conflicts.problems,
    ...findForeignIds(
      writable.map(({ entry }) => entry.id),
      source,
    ),
    ...tellUnmatched({ source, matches, unmatched, others, entries, unread: unread.length, now }),
    ...tellDifferences(matches, difference, index.settings, guessOnce),
  ];
  const unknown = writable.filter((match) => !isKnown(match));
  const lines = [...unknown.flatMap((match) => lineOfMatch(match, now)), ...derived];
  return {
    ...(!hasError(problems) && { lock: nextLock(index, lines) }),
    matches,
    unmatched,
    derived,
    known: writable.length - unknown.length,
    ...optional('links', guess?.text),
    problems,
  };
}

/** The lock with new lines in the place of those of the same article or the same id. */
function nextLock({ lock, articles }: ArticleIndex, lines: readonly NewLine[]): string {
  const [ids, files] = [new Set(lines.map(({ id }) => id)), new Set(lines.map(({ file }) => file))];
  const replaced = new Set(
    articles.flatMap(({ file, entry, replacedEntry }) => (files.has(file) ? [entry, replacedEntry] : [])),
  );
  const isReplaced = (file: string, isGone: boolean) => files.has(file) && !isGone;
  const kept = lock.entries.filter(
    (entry) => !(ids.has(entry.id) || replaced.has(entry) || isReplaced(entry.file, entry.isGone)),
  );
  return formatLock([...kept, ...lines], lock.addresses, lock.aliases, lock.codings);
}
