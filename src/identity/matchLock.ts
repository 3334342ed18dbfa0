import type { Head } from '../model/article.ts';
import { type LockEntry, UNKNOWN } from '../model/lockEntry.ts';
import { type ArticleTexts, matchBySimilarity } from './matchBySimilarity.ts';
import {
  groupBy,
  instantOf,
  isUnnamed,
  type KeyFields,
  keys,
  type Match,
  type RuleMatches,
  type Unmatched,
} from './matchKeys.ts';

/** Which article has which lock entry. */
export interface LockMatches {
  readonly matched: ReadonlyMap<Head, LockEntry>;
  /** Articles whose front matter has the id of one entry, while their file and text are those of another. */
  readonly contradicted: ReadonlyMap<Head, LockEntry>;
  /** Articles that match several entries, or share an entry with other articles. */
  readonly unclear: ReadonlyMap<Head, readonly LockEntry[]>;
}

/** What `matchLock` needs beside the articles. */
export interface MatchOptions {
  readonly entries: readonly LockEntry[];
  /** Files that are drafts or could not be read. Their entries stay reserved for them. */
  readonly reservedFiles: ReadonlySet<string>;
  /** The id that a new article would get. */
  readonly mint: (head: Head) => string;
  readonly texts?: ArticleTexts | undefined;
}

/** Makes a key for a rule. Returns undefined if the rule does not apply. */
type KeyOf<T> = (one: T) => string | undefined;

/** Matches an article and an entry if they share a key that no other article and no other entry has. */
interface Rule {
  readonly head: KeyOf<Head>;
  readonly entry: KeyOf<LockEntry>;
  /** True if the rule matches articles that moved to another file. */
  readonly isMove?: true;
}

/** The place of `matchBySimilarity` in the order of the rules. */
const SIMILARITY = 'similarity';

const BY_ID: Rule = { head: ({ id }) => id, entry: ({ id }) => id };

/**
 * Finds the lock entry of each article by the first of these rules that matches exactly one: the id in its front matter;
 * its file, if the text is the same; its text, if it was renamed or moved; its time and a similar title or text, if it
 * was renamed and edited at once; its file, if it was edited; its name without the extension, if it was saved in another
 * format; the id that it would get.
 */
export function matchLock(
  heads: readonly Head[],
  { entries, reservedFiles, mint, texts }: MatchOptions,
): LockMatches {
  const matched = new Map<Head, LockEntry>();
  const disputed = new Map<Head, readonly LockEntry[]>();
  const pool = { heads: new Set(heads), entries: new Set(entries) };
  const accept = (pairs: readonly Match[]) => {
    for (const [head, entry] of pairs) {
      matched.set(head, entry);
      pool.heads.delete(head);
      pool.entries.delete(entry);
    }
  };
  const byId = pairsOf(BY_ID, pool.heads, pool.entries);
  accept(withoutStolen(byId, heads));
  const contradicted = findContradicted(matched, entries);
  for (const entry of entries) if (!entry.isGone && reservedFiles.has(entry.file)) pool.entries.delete(entry);
  for (const rule of rulesFor(mint)) {
    if (pool.heads.size === 0 || pool.entries.size === 0) break;
    const found = rule === SIMILARITY ? matchBySimilarity(pool, texts) : pairsByRule(rule, pool);
    for (const [head, candidates] of found.unclear) disputed.set(head, candidates);
    accept(found.sure);
  }
  const unnamed = [...pool.heads].filter(isUnnamed);
  const unclear = new Map([...disputed, ...findUnclear(unnamed, [...pool.entries])]);
  for (const head of matched.keys()) unclear.delete(head);
  return { matched, contradicted, unclear };
}

function pairsByRule(rule: Rule, { heads, entries }: Unmatched): RuleMatches {
  const pairs = pairsOf(rule, heads, entries);
  const copies = rule.isMove ? findCopies(pairs, heads) : new Set<Match>();
  return {
    sure: pairs.filter((pair) => !copies.has(pair)),
    unclear: [...copies].map(([head, entry]) => [head, [entry]] as const),
  };
}

/** Drops matches by id in which the entry belongs to another article by its file, text and time. */
function withoutStolen(pairs: readonly Match[], heads: readonly Head[]): Match[] {
  if (pairs.length === 0) return [];
  const byFile = new Map(heads.map((head) => [head.file, head]));
  return pairs.filter(([, entry]) => {
    const owner = byFile.get(entry.file);
    const isAnothers = owner && isUnnamed(owner) && !entry.isGone;
    return !(isAnothers && keys.timeAndText(owner) === keys.timeAndText(entry));
  });
}

/**
 * Finds the entries that belong to an article by its file, text and time, while its front matter has the id of another
 * entry: readers would see that other article change into this one. Files that move together with their ids are fine.
 */
function findContradicted(
  matched: ReadonlyMap<Head, LockEntry>,
  entries: readonly LockEntry[],
): ReadonlyMap<Head, LockEntry> {
  if (matched.size === 0) return new Map();
  const live = new Map(entries.filter(({ isGone }) => !isGone).map((entry) => [entry.file, entry]));
  return new Map(
    [...matched].flatMap(([head, entry]) => {
      const own = live.get(head.file);
      // Two branches that were merged may each have a line of one file: then the one that was matched counts.
      const isOwn = own && own.file !== entry.file && keys.timeAndText(own) === keys.timeAndText(head);
      return isOwn ? [[head, own] as const] : [];
    }),
  );
}

/**
 * Finds matches that look like a move but may be a copy: the original file is still there, edited, with the same time.
 */
function findCopies(pairs: readonly Match[], heads: Iterable<Head>): ReadonlySet<Match> {
  const moved = new Set(pairs.map(([head]) => head));
  const byFile = new Map([...heads].map((head) => [head.file, head]));
  return new Set(
    pairs.filter(([, entry]) => {
      const there = byFile.get(entry.file);
      return there && !moved.has(there) && instantOf(there) === instantOf(entry);
    }),
  );
}

/** `items/road` for `items/road.txt`. */
const stem = (one: KeyFields) => one.file.replace(/\.[^./]*$/, '');

function rulesFor(mint: (head: Head) => string): readonly (Rule | typeof SIMILARITY)[] {
  const unnamed = (key: KeyOf<Head>) => (head: Head) => (isUnnamed(head) ? key(head) : undefined);
  const live = (key: KeyOf<LockEntry>) => (entry: LockEntry) => (entry.isGone ? undefined : key(entry));
  const fileAlone = (entry: LockEntry) => (entry.textHash === UNKNOWN ? entry.file : undefined);
  return [
    { head: keys.timeFileAndText, entry: live(keys.timeFileAndText) },
    { head: keys.file, entry: live(fileAlone) },
    { head: unnamed(keys.timeAndText), entry: live(keys.timeAndText), isMove: true },
    { head: keys.fileAndText, entry: live(keys.fileAndText) },
    { head: unnamed(keys.text), entry: live(keys.text), isMove: true },
    SIMILARITY,
    // Two branches that were merged may each have a line of one file.
    { head: keys.timeAndFile, entry: live(keys.timeAndFile) },
    { head: keys.file, entry: live(keys.file) },
    // For entries that are gone, the text alone is not enough: the same notice may be published again.
    { head: keys.timeFileAndText, entry: keys.timeFileAndText },
    { head: unnamed(keys.timeAndText), entry: keys.timeAndText },
    { head: keys.fileAndText, entry: keys.fileAndText },
    { head: keys.timeAndFile, entry: keys.timeAndFile },
    { head: unnamed(stem), entry: live(stem) },
    { head: unnamed(mint), entry: ({ id }) => id },
    { head: keys.text, entry: live(keys.text) },
  ];
}

/** Matches the articles and entries whose keys are the same and unique. */
function pairsOf(rule: Rule, heads: Iterable<Head>, entries: Iterable<LockEntry>): Match[] {
  const headsByKey = findLone(heads, rule.head);
  // Most rules apply to no article, nearly always so the one of ids.
  if (headsByKey.size === 0) return [];
  const entriesByKey = findLone(entries, rule.entry);
  const pairs: Match[] = [];
  for (const [key, head] of headsByKey) {
    const entry = head && entriesByKey.get(key);
    if (head && entry) pairs.push([head, entry]);
  }
  return pairs;
}

/** Groups by key: the value is undefined if several share the key. */
function findLone<T>(all: Iterable<T>, keyOf: KeyOf<T>): Map<string, T | undefined> {
  const lone = new Map<string, T | undefined>();
  for (const one of all) {
    const key = keyOf(one);
    if (key !== undefined) lone.set(key, lone.has(key) ? undefined : one);
  }
  return lone;
}

/** The remaining articles whose text or file is that of an entry: no rule could decide between them. */
function findUnclear(
  heads: readonly Head[],
  entries: readonly LockEntry[],
): ReadonlyMap<Head, readonly LockEntry[]> {
  const byWords = groupBy(entries, keys.text);
  const byFile = groupBy(
    entries.filter(({ isGone }) => !isGone),
    keys.file,
  );
  return new Map(
    heads.flatMap((head) => {
      const isPossible = (entry: LockEntry) => !entry.isGone || instantOf(entry) === instantOf(head);
      const ofWords = (byWords.get(head.textHash) ?? []).filter(isPossible);
      const candidates = [...new Set([...ofWords, ...(byFile.get(head.file) ?? [])])];
      return candidates.length > 0 ? [[head, candidates] as const] : [];
    }),
  );
}
