import type { Head } from '../model/article.ts';
import type { LockEntry } from '../model/lockEntry.ts';
import { type Found, instantOf, isUnnamed, type Pool, timedFile } from './matchKeys.ts';
import { resembles } from './similarText.ts';

/** What an article was and is, for the case that it was renamed and edited at once. Asked only then. */
export interface Texts {
  /** What readers were last shown; undefined where nobody knows any more. */
  readonly before: (entry: LockEntry) => { readonly title: string; readonly text: string } | undefined;
  readonly now: (head: Head) => string;
}

/**
 * Articles and lines of one time whose titles are the same or whose texts are much alike: renamed and edited at once. One
 * article that is like one line is that article; any other likeness is asked. One that is in its file, at its time, is
 * not looked at.
 */
export function pairsAlike({ heads, entries }: Pool, texts: Texts | undefined): Found {
  const live = [...entries].filter(({ isGone }) => !isGone);
  const inPlace = new Set(live.map(timedFile));
  const moved = [...heads].filter((head) => isUnnamed(head) && !inPlace.has(timedFile(head)));
  const times = new Set(moved.map(instantOf));
  const near = live.filter((entry) => times.has(instantOf(entry)));
  if (texts === undefined || near.length === 0) return { sure: [], unclear: [] };
  const former = near.flatMap((entry) => {
    const before = texts.before(entry);
    return before ? [{ entry, ...before }] : [];
  });
  const alike = moved.flatMap((head) => {
    const now = former.length > 0 ? texts.now(head) : '';
    const candidates = former
      .filter(({ entry }) => instantOf(entry) === instantOf(head))
      .filter(({ title, text }) => title === head.title || resembles(text, now))
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
