import type { Head } from '../model/article.ts';
import type { LockEntry } from '../model/lockEntry.ts';
import { instantOf, isUnnamed, keys, type RuleMatches, type Unmatched } from './matchKeys.ts';

/** The former and current texts of articles, read only for articles that were renamed and edited at once. */
export interface ArticleTexts {
  /** The title, if any, and text that readers last received; undefined if the published feed no longer has them. */
  readonly lastShown: (
    entry: LockEntry,
  ) => { readonly title: string | undefined; readonly text: string } | undefined;
  readonly current: (head: Head) => string;
}

/**
 * Matches articles and lock entries that have the same time, and the same title or similar texts: such an article was
 * renamed and edited at once. A match of one article with one entry is sure; any other is unclear. Articles that are
 * still in their file, at their time, are left out, and so are their entries: a translation may have their time and title.
 */
export function matchBySimilarity(
  { heads, entries }: Unmatched,
  texts: ArticleTexts | undefined,
): RuleMatches {
  const live = [...entries].filter(({ isGone }) => !isGone);
  const unnamed = [...heads].filter(isUnnamed);
  const placesBefore = new Set(live.map(keys.timeAndFile));
  const placesNow = new Set(unnamed.map(keys.timeAndFile));
  const moved = unnamed.filter((head) => !placesBefore.has(keys.timeAndFile(head)));
  const times = new Set(moved.map(instantOf));
  const near = live.filter((entry) => times.has(instantOf(entry)) && !placesNow.has(keys.timeAndFile(entry)));
  if (texts === undefined || near.length === 0) return { sure: [], unclear: [] };
  const former = near.flatMap((entry) => {
    const before = texts.lastShown(entry);
    return before ? [{ entry, ...before }] : [];
  });
  const alike = moved.flatMap((head) => {
    const now = former.length > 0 ? texts.current(head) : '';
    const candidates = former
      .filter(({ entry }) => instantOf(entry) === instantOf(head))
      .filter(({ title, text }) => title === head.title || isSimilarText(text, now))
      .map(({ entry }) => entry);
    return candidates.length > 0 ? [[head, candidates] as const] : [];
  });
  const wanted = (entry: LockEntry) => alike.filter(([, candidates]) => candidates.includes(entry)).length;
  const isSure = ([, [entry, ...others]]: (typeof alike)[number]) =>
    entry !== undefined && others.length === 0 && wanted(entry) === 1;
  return {
    sure: alike.filter(isSure).map(([head, [entry]]) => [head, entry as LockEntry] as const),
    unclear: alike.filter((one) => !isSure(one)),
  };
}

/** The number of words in a run. An edited article keeps most of its runs; another article shares few of them. */
const RUN_LENGTH = 3;
/** Texts with fewer runs are too short to compare. */
const MIN_RUNS = 4;
/** The Dice coefficient from which two texts are similar. */
const MIN_COEFFICIENT = 0.5;

/** The Dice coefficient below which two texts have nothing to do with each other. */
const MAX_FOREIGN_COEFFICIENT = 0.1;

/** True for texts that are long enough to compare, and share next to none of their runs of three words. */
export function isOtherText(a: string, b: string): boolean {
  return (coefficientOf(a, b) ?? 1) < MAX_FOREIGN_COEFFICIENT;
}

/**
 * True for two versions of one text: they share at least half of their runs of three words.
 *
 * @param a HTML, Markdown or plain text; markup and punctuation are ignored
 */
export function isSimilarText(a: string, b: string): boolean {
  return (coefficientOf(a, b) ?? 0) >= MIN_COEFFICIENT;
}

/** Undefined for texts that are too short to compare. */
function coefficientOf(a: string, b: string): number | undefined {
  const [runsOfA, runsOfB] = [runsOf(a), runsOf(b)];
  if (runsOfA.size < MIN_RUNS || runsOfB.size < MIN_RUNS) return undefined;
  let shared = 0;
  for (const run of runsOfA) if (runsOfB.has(run)) shared += 1;
  return (2 * shared) / (runsOfA.size + runsOfB.size);
}

/**
 * The runs of three words of a text, without its markup and punctuation.
 *
 * @param limit of its first runs only so many count
 */
export function runsOf(text: string, limit = Number.POSITIVE_INFINITY): Set<string> {
  const words = text
    .replace(/<[^>]*>|&#?\w+;/g, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  return new Set(
    words
      .slice(RUN_LENGTH - 1, RUN_LENGTH - 1 + limit)
      .map((_, index) => words.slice(index, index + RUN_LENGTH).join(' ')),
  );
}
