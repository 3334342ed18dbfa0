import { isOtherText, isSimilarText } from '../matchBySimilarity.ts';
import { matchByWords } from './matchByWords.ts';
import {
  type GivenEntry,
  keysOfNames,
  keysOfNote,
  keysOfTime,
  keysOfTitle,
  keysOfTitleAndTime,
  type PresentArticle,
  RULES,
  type Rule,
} from './matchRules.ts';
import { findTimeDifference, type TimeDifference } from './timeDifference.ts';

/** Why an entry and an article are one, in words for people. */
export type MatchReason = string;

export interface EntryMatch<E, A> {
  readonly entry: E;
  readonly article: A;
  readonly reason: MatchReason;
}

/** Which entry is which article. No entry and no article is in two matches. */
export interface EntryMatches<E, A> {
  readonly matches: readonly EntryMatch<E, A>[];
  /** Entries without an article, each with the few that it could be. */
  readonly unmatched: readonly { readonly entry: E; readonly candidates: readonly A[] }[];
  /** Articles without an entry. */
  readonly free: readonly A[];
  /** By how much most articles are later than their entries, if it is the same for most. */
  readonly difference?: TimeDifference;
}

/** What `matchEntries` asks for beside the two lists. */
export interface EntryMatchOptions<E, A> {
  /** What a person has said: it decides. */
  readonly named?: readonly (readonly [E, A])[];
  /** The texts, in any markup; asked for where nothing else decides. */
  readonly texts: { readonly ofEntry: (entry: E) => string; readonly ofArticle: (article: A) => string };
}

/** Titles and names come again: times that are further apart need the same text too. In milliseconds. */
const MAX_APART = 2 * 86_400_000;
const MAX_CANDIDATES = 3;

/**
 * Finds the article of each entry by the first rule that names just one: what a person says, its id, its address in any
 * spelling, a former address, an id that is its address, its title with its time or its name, its title and the time that
 * differs as most do, its path on another host, its name, its title, its words. What could be two is not guessed.
 *
 * @param entries of a feed, or of any other list of what subscribers have
 * @example matchEntries([{ id: 'urn:a', link }], [{ file: 'a.md', link, names: [] }], { texts }).matches[0]?.reason // 'its link'
 */
export function matchEntries<E extends GivenEntry, A extends PresentArticle>(
  entries: readonly E[],
  articles: readonly A[],
  { named = [], texts }: EntryMatchOptions<E, A>,
): EntryMatches<E, A> {
  const matches: EntryMatch<E, A>[] = [];
  const pool = { entries: new Set(entries), articles: new Set(articles) };
  const accept = (reason: MatchReason, pairs: Iterable<readonly [E, A]>) => {
    for (const [entry, article] of pairs) {
      matches.push({ entry, article, reason });
      pool.entries.delete(entry);
      pool.articles.delete(article);
    }
  };
  const all = { entries, articles };
  accept('what you say', named);
  for (const rule of RULES) accept(rule.reason, lonePairs(rule, pool));
  const titled = lonePairs(TITLE, all);
  const pairs = [...matches.map(({ entry, article }) => [entry, article] as const), ...titled];
  const difference = findTimeDifference(timesOf(pairs));
  for (const shift of difference?.shifts ?? [])
    accept('its title, and its time but for the difference', lonePairs(shifted(shift), pool));
  const near = ([entry, article]: readonly [E, A]) => isLikely(entry, article, difference, texts);
  for (const rule of [NAME, TITLE]) accept(rule.reason, freePairs(rule, all, pool).filter(near));
  accept('its words', pairsByWords(pool, texts));
  const unmatched = [...pool.entries].map((entry) => ({ entry, candidates: [] as A[] }));
  addCandidates(unmatched, pool.articles);
  return { matches, unmatched, free: [...pool.articles], ...(difference && { difference }) };
}

const NAME: Rule = { reason: 'the name of its file', entry: keysOfNames.entry, article: keysOfNames.article };
const TITLE: Rule = { reason: 'its title', entry: keysOfTitle, article: keysOfTitle };

function shifted(shift: number): Rule {
  const earlier = (article: PresentArticle): PresentArticle =>
    article.published
      ? { ...article, published: new Date(article.published.getTime() - shift) }
      : { ...article };
  const article = (one: PresentArticle) => [...keysOfTitleAndTime(earlier(one)), ...keysOfNote(earlier(one))];
  return { reason: '', entry: (one) => [...keysOfTitleAndTime(one), ...keysOfNote(one)], article };
}

interface Lists<E, A> {
  readonly entries: Iterable<E>;
  readonly articles: Iterable<A>;
}

/** The pairs with a key that no other entry and no other article has. */
function lonePairs<E extends GivenEntry, A extends PresentArticle>(
  { entry: keysOfEntry, article: keysOfArticle }: Rule,
  { entries, articles }: Lists<E, A>,
): (readonly [E, A])[] {
  const ofEntries = findLone(entries, keysOfEntry);
  if (ofEntries.size === 0) return [];
  const ofArticles = findLone(articles, keysOfArticle);
  const pairs = [...ofEntries].flatMap(([key, entry]) => {
    const article = entry && ofArticles.get(key);
    return entry && article ? [[entry, article] as const] : [];
  });
  // An article may have former addresses of two entries.
  const wanted = new Map<A, number>();
  for (const [, article] of pairs) wanted.set(article, (wanted.get(article) ?? 0) + 1);
  return pairs.filter(([, article]) => wanted.get(article) === 1);
}

/** The pairs whose key none of all has, whether they are matched or not, as far as both are free. */
function freePairs<E extends GivenEntry, A extends PresentArticle>(
  rule: Rule,
  all: Lists<E, A>,
  free: { readonly entries: ReadonlySet<E>; readonly articles: ReadonlySet<A> },
): (readonly [E, A])[] {
  return lonePairs(rule, all).filter(
    ([entry, article]) => free.entries.has(entry) && free.articles.has(article),
  );
}

/** By key: undefined where several have it. */
function findLone<T>(
  all: Iterable<T>,
  keysOf: (one: T) => readonly string[],
): ReadonlyMap<string, T | undefined> {
  const lone = new Map<string, T | undefined>();
  for (const one of all) {
    for (const key of new Set(keysOf(one))) lone.set(key, lone.has(key) ? undefined : one);
  }
  return lone;
}

function timesOf(
  pairs: readonly (readonly [GivenEntry, PresentArticle])[],
): { readonly given: Date; readonly here: Date }[] {
  const distinct = [...new Map(pairs)];
  return distinct.flatMap(([{ published: given }, { published: here }]) =>
    given && here ? [{ given, here }] : [],
  );
}

/** False for what has the same title or name by chance: it is of other days, or has another text. */
function isLikely<E extends GivenEntry, A extends PresentArticle>(
  entry: E,
  article: A,
  difference: TimeDifference | undefined,
  { ofEntry, ofArticle }: EntryMatchOptions<E, A>['texts'],
): boolean {
  const given = (entry.published ?? entry.updated)?.getTime();
  const here = article.published?.getTime();
  const shift = difference?.shifts[0] ?? 0;
  if (given !== undefined && here !== undefined)
    return Math.abs(here - given - shift) <= MAX_APART || isSimilarText(ofEntry(entry), ofArticle(article));
  return !isOtherText(ofEntry(entry), ofArticle(article));
}

function pairsByWords<E, A>(
  { entries, articles }: Lists<E, A>,
  { ofEntry, ofArticle }: EntryMatchOptions<E, A>['texts'],
): (readonly [E, A])[] {
  const [some, others] = [[...entries], [...articles]];
  if (some.length === 0 || others.length === 0) return [];
  const pairs = matchByWords(eachOf(some, ofEntry), eachOf(others, ofArticle));
  return pairs.map(([one, other]) => [some[one] as E, others[other] as A] as const);
}

/** Texts, each of which is made when it is asked for. */
function* eachOf<T>(all: readonly T[], textOf: (one: T) => string): Iterable<string> {
  for (const one of all) yield textOf(one);
}

/** Adds what an entry shares anything with: a person chooses. */
function addCandidates<E extends GivenEntry, A extends PresentArticle>(
  unmatched: readonly { readonly entry: E; readonly candidates: A[] }[],
  articles: ReadonlySet<A>,
): void {
  const times: Rule = { reason: '', entry: keysOfTime, article: keysOfTime };
  for (const rule of [...RULES, NAME, TITLE, times]) {
    const firstByKey = groupFirst(articles, rule.article);
    for (const { entry, candidates } of unmatched) {
      const found = rule.entry(entry).flatMap((key) => firstByKey.get(key) ?? []);
      const others = [...new Set(found)].filter((one) => !candidates.includes(one));
      candidates.push(...others.slice(0, MAX_CANDIDATES - candidates.length));
    }
  }
}

/** The first few with each key. */
function groupFirst<T>(
  all: Iterable<T>,
  keysOf: (one: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    for (const key of keysOf(one)) {
      const group = groups.get(key) ?? [];
      if (group.length < MAX_CANDIDATES) group.push(one);
      groups.set(key, group);
    }
  }
  return groups;
}
