import type { Head } from '../model/article.ts';
import type { LockEntry } from '../model/lockEntry.ts';
import { instantOf, isUnnamed, type RuleMatches, timeAndFileKey, type Unmatched } from './matchKeys.ts';
import { isSimilarText } from './similarText.ts';

/** What an article was and is, for the case that it was renamed and edited at once. Asked only then. */
export interface ArticleTexts {
  /** What readers were last shown; undefined where nobody knows any more. */
  readonly lastShown: (entry: LockEntry) => { readonly title: string; readonly text: string } | undefined;
  readonly current: (head: Head) => string;
}

/**
 * Articles and lines of one time whose titles are the same or whose texts are much alike: renamed and edited at once. One
 * article that is like one line is that article; any other likeness is asked. One that is in its file, at its time, is
 * not looked at.
 */
export function matchBySimilarity(
  { heads, entries }: Unmatched,
  texts: ArticleTexts | undefined,
): RuleMatches {
  const live = [...entries].filter(({ isGone }) => !isGone);
  const inPlace = new Set(live.map(timeAndFileKey));
  const moved = [...heads].filter((head) => isUnnamed(head) && !inPlace.has(timeAndFileKey(head)));
  const times = new Set(moved.map(instantOf));
  const near = live.filter((entry) => times.has(instantOf(entry)));
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
