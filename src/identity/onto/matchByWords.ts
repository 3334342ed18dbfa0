import { runsOf } from '../matchBySimilarity.ts';

/** A text is compared by its first runs: feeds often give only the beginning. */
const MAX_RUNS = 200;
/** Fewer in common are chance. */
const MIN_SHARED = 4;
/** Of the runs of the shorter text. */
const MIN_PART = 0.5;
/** What stands in more texts than these is no sign of one. */
const MAX_TEXTS = 10;

/**
 * Pairs the texts of two lists that share most of their runs of three words, by their places in the lists. A text that is as
 * near to a second one is left alone, and so are two that are nearest to one. It takes time by the number of all words,
 * and no whole text stays in memory.
 */
export function matchByWords(
  some: Iterable<string>,
  others: Iterable<string>,
): (readonly [some: number, other: number])[] {
  const runsOfOthers = Array.from(others, firstRuns);
  const places = new Map<string, number[]>();
  for (const [place, runs] of runsOfOthers.entries()) {
    for (const run of runs) {
      const found = places.get(run);
      if (found) found.push(place);
      else places.set(run, [place]);
    }
  }
  const wanted = new Map<number, number[]>();
  for (const [place, runs] of Array.from(some, firstRuns).entries()) {
    const other = nearestTo(runs, runsOfOthers, places);
    if (other !== undefined) wanted.set(other, [...(wanted.get(other) ?? []), place]);
  }
  return [...wanted].flatMap(([other, wanting]) =>
    wanting.length === 1 ? [[wanting[0] as number, other] as const] : [],
  );
}

function nearestTo(
  runs: ReadonlySet<string>,
  runsOfOthers: readonly ReadonlySet<string>[],
  places: ReadonlyMap<string, readonly number[]>,
): number | undefined {
  const shared = new Map<number, number>();
  for (const run of runs) {
    const found = places.get(run) ?? [];
    if (found.length > MAX_TEXTS) continue;
    for (const place of found) shared.set(place, (shared.get(place) ?? 0) + 1);
  }
  const [best, second] = [...shared].sort(([, a], [, b]) => b - a);
  if (best === undefined) return undefined;
  const [place, count] = best;
  const shorter = Math.min(runs.size, runsOfOthers[place]?.size as number);
  const isNear = count >= MIN_SHARED && count >= shorter * MIN_PART;
  return isNear && (second?.[1] ?? 0) * 2 <= count ? place : undefined;
}

function firstRuns(text: string): ReadonlySet<string> {
  return runsOf(text, MAX_RUNS);
}
