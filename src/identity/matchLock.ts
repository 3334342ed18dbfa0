import type { Head } from '../model/article.ts';
import { type LockEntry, UNKNOWN } from '../model/lockEntry.ts';
import { type ArticleTexts, matchBySimilarity } from './matchBySimilarity.ts';
import {
  fileAndTextKey,
  fileKey,
  instantOf,
  isUnnamed,
  type KeyFields,
  type Match,
  type RuleMatches,
  textKey,
  timeAndFileKey,
  timeAndTextKey,
  timeFileAndTextKey,
  type Unmatched,
} from './matchKeys.ts';

/** Which article is which line of the lock. */
export interface LockMatches {
  readonly matched: ReadonlyMap<Head, LockEntry>;
  /** Articles whose front matter has the id of another line than the one that their file and words are. */
  readonly contradicted: ReadonlyMap<Head, LockEntry>;
  /** Articles that could be any of several lines, or one of several that could be a line. */
  readonly unclear: ReadonlyMap<Head, readonly LockEntry[]>;
}

/** Undefined for what a rule says nothing of. */
type KeyOf<T> = (one: T) => string | undefined;

/** What brings an article and a line together: a key that they share with no other. */
interface Rule {
  readonly head: KeyOf<Head>;
  readonly entry: KeyOf<LockEntry>;
  /** True where the article need not be in the file that it was in. */
  readonly isMove?: true;
}

/** Where it is time to look at what articles were and are. */
const LIKENESS = 'likeness';

const BY_ID: Rule = { head: ({ id }) => id, entry: ({ id }) => id };

/**
 * Finds the line of each article, by the first of these that names just one: the id in its front matter; its file,
 * where the words are the same; its words, where it was renamed or moved; its time, and a title or a text that is much
 * like it, where it was renamed and edited at once; its file, where it was edited; its name without the extension, where
 * it was saved in another format; the id that it would be given.
 *
 * @param kept files that are there, but are drafts or could not be read: their lines stay theirs
 * @param mint the id that an article would be given
 */
export function matchLock(
  heads: readonly Head[],
  entries: readonly LockEntry[],
  kept: ReadonlySet<string>,
  mint: (head: Head) => string,
  texts?: ArticleTexts,
): LockMatches {
  const known = new Map<Head, LockEntry>();
  const disputed = new Map<Head, readonly LockEntry[]>();
  const pool = { heads: new Set(heads), entries: new Set(entries) };
  const take = (pairs: readonly Match[]) => {
    for (const [head, entry] of pairs) {
      known.set(head, entry);
      pool.heads.delete(head);
      pool.entries.delete(entry);
    }
  };
  const byId = pairsOf(BY_ID, pool.heads, pool.entries);
  take(withoutStolen(byId, heads));
  const contradicted = findContradicted(known, entries);
  for (const entry of entries) if (!entry.isGone && kept.has(entry.file)) pool.entries.delete(entry);
  for (const rule of rulesFor(mint)) {
    if (pool.heads.size === 0 || pool.entries.size === 0) break;
    const found = rule === LIKENESS ? matchBySimilarity(pool, texts) : pairsByRule(rule, pool);
    for (const [head, candidates] of found.unclear) disputed.set(head, candidates);
    take(found.sure);
  }
  const unnamed = [...pool.heads].filter(isUnnamed);
  const unclear = new Map([...disputed, ...findUnclear(unnamed, [...pool.entries])]);
  for (const head of known.keys()) unclear.delete(head);
  return { matched: known, contradicted, unclear };
}

function pairsByRule(rule: Rule, { heads, entries }: Unmatched): RuleMatches {
  const pairs = pairsOf(rule, heads, entries);
  const copies = rule.isMove ? findCopies(pairs, heads) : new Set<Match>();
  return {
    sure: pairs.filter((pair) => !copies.has(pair)),
    unclear: [...copies].map(([head, entry]) => [head, [entry]] as const),
  };
}

/** An id that an article has by its file, words and time is not another's because that one writes it. */
function withoutStolen(pairs: readonly Match[], heads: readonly Head[]): Match[] {
  if (pairs.length === 0) return [];
  const byFile = new Map(heads.map((head) => [head.file, head]));
  return pairs.filter(([head, entry]) => {
    const owner = byFile.get(entry.file);
    const isAnothers = owner && owner !== head && isUnnamed(owner) && !entry.isGone;
    return !(isAnothers && timeAndTextKey(owner) === timeAndTextKey(entry));
  });
}

/**
 * The line that an article's file, words and time are, where its front matter has the id of another: readers would see that
 * other one change into it. Files that move with the ids in them contradict nothing.
 */
function findContradicted(
  known: ReadonlyMap<Head, LockEntry>,
  entries: readonly LockEntry[],
): ReadonlyMap<Head, LockEntry> {
  if (known.size === 0) return new Map();
  const live = new Map(entries.filter(({ isGone }) => !isGone).map((entry) => [entry.file, entry]));
  return new Map(
    [...known].flatMap(([head, entry]) => {
      const own = live.get(head.file);
      const isOwn = own && own !== entry && timeAndTextKey(own) === timeAndTextKey(head);
      return isOwn ? [[head, own] as const] : [];
    }),
  );
}

/**
 * Of what looks like a move, where the file that it would have been moved from is still there, edited, with the same
 * time: a copy that was put aside looks so too.
 */
function findCopies(pairs: readonly Match[], heads: Iterable<Head>): ReadonlySet<Match> {
  const moved = new Set(pairs.map(([head]) => head));
  const byFile = new Map([...heads].map((head) => [head.file, head]));
  return new Set(
    pairs.filter(([head, entry]) => {
      const there = byFile.get(entry.file);
      const isEdited = there && there !== head && !moved.has(there);
      return isEdited && instantOf(there) === instantOf(entry);
    }),
  );
}

/** `items/road` for `items/road.txt`. */
const stem = (one: KeyFields) => one.file.replace(/\.[^./]*$/, '');

function rulesFor(mint: (head: Head) => string): readonly (Rule | typeof LIKENESS)[] {
  const unnamed = (key: KeyOf<Head>) => (head: Head) => (isUnnamed(head) ? key(head) : undefined);
  const live = (key: KeyOf<LockEntry>) => (entry: LockEntry) => (entry.isGone ? undefined : key(entry));
  const fileAlone = (entry: LockEntry) => (entry.textHash === UNKNOWN ? entry.file : undefined);
  return [
    { head: timeFileAndTextKey, entry: live(timeFileAndTextKey) },
    { head: fileKey, entry: live(fileAlone) },
    { head: unnamed(timeAndTextKey), entry: live(timeAndTextKey), isMove: true },
    { head: fileAndTextKey, entry: live(fileAndTextKey) },
    { head: unnamed(textKey), entry: live(textKey), isMove: true },
    LIKENESS,
    { head: fileKey, entry: live(fileKey) },
    // Of what is gone, words alone say too little: the same notice may be given again.
    { head: timeFileAndTextKey, entry: timeFileAndTextKey },
    { head: unnamed(timeAndTextKey), entry: timeAndTextKey },
    { head: fileAndTextKey, entry: fileAndTextKey },
    { head: timeAndFileKey, entry: timeAndFileKey },
    { head: unnamed(stem), entry: live(stem) },
    { head: unnamed(mint), entry: ({ id }) => id },
    { head: textKey, entry: live(textKey) },
  ];
}

/** Every article and line that a rule brings together, each with nothing but the other. */
function pairsOf(rule: Rule, heads: Iterable<Head>, entries: Iterable<LockEntry>): Match[] {
  const headsByKey = findLone(heads, rule.head);
  // Most rules, and nearly always that of ids, have no article that they say something of.
  if (headsByKey.size === 0) return [];
  const entriesByKey = findLone(entries, rule.entry);
  const pairs: Match[] = [];
  for (const [key, head] of headsByKey) {
    const entry = head && entriesByKey.get(key);
    if (head && entry) pairs.push([head, entry]);
  }
  return pairs;
}

/** Each that shares its key with no other; undefined for a key that several have. */
function findLone<T>(all: Iterable<T>, keyOf: KeyOf<T>): Map<string, T | undefined> {
  const lone = new Map<string, T | undefined>();
  for (const one of all) {
    const key = keyOf(one);
    if (key !== undefined) lone.set(key, lone.has(key) ? undefined : one);
  }
  return lone;
}

/** What is left with the words of a line: no rule could say which is which. */
function findUnclear(
  heads: readonly Head[],
  entries: readonly LockEntry[],
): ReadonlyMap<Head, readonly LockEntry[]> {
  const byWords = groupBy(entries, textKey);
  return new Map(
    heads.flatMap((head) => {
      const isPossible = (entry: LockEntry) => !entry.isGone || instantOf(entry) === instantOf(head);
      const candidates = (byWords.get(head.textHash) ?? []).filter(isPossible);
      return candidates.length > 0 ? [[head, candidates] as const] : [];
    }),
  );
}

function groupBy<T>(all: Iterable<T>, keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
