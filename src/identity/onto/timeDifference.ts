/** Two times of one thing: what subscribers were given, and what its file says. */
export interface TwoTimes {
  readonly given: Date;
  readonly here: Date;
}

/** By how much the times of files are later than those that subscribers have, where most differ by the same. */
export interface TimeDifference {
  /** In milliseconds, the most frequent first: one, or two that are an hour apart where clocks change. Not all are 0. */
  readonly shifts: readonly number[];
  /** How many pairs differ by that. */
  readonly count: number;
}

const HOUR = 3_600_000;
const QUARTER = HOUR / 4;
/** Zones are from 12 hours behind to 14 hours ahead of UTC. */
const MAX_SHIFT = 26 * HOUR;
const MIN_PAIRS = 2;
/** Of the pairs: so many must have the difference that is not 0. */
const MIN_SHARE = 0.1;

/**
 * The difference that most pairs have, which a zone that was taken for another makes: whole quarters of an hour, and one hour
 * more or less in summer. Undefined if most times are the same, or differ by this and that.
 */
export function findTimeDifference(pairs: readonly TwoTimes[]): TimeDifference | undefined {
  const counts = new Map<number, number>();
  for (const pair of pairs) {
    const shift = shiftOf(pair);
    counts.set(shift, (counts.get(shift) ?? 0) + 1);
  }
  const countOf = (shift: number) => counts.get(shift) ?? 0;
  const mostFirst = (a: number, b: number) => countOf(b) - countOf(a) || Math.abs(a) - Math.abs(b) || a - b;
  const isOfZone = (shift: number) => shift !== 0 && shift % QUARTER === 0 && Math.abs(shift) <= MAX_SHIFT;
  const [most] = [...counts.keys()].filter(isOfZone).sort(mostFirst);
  if (most === undefined || countOf(most) < Math.max(MIN_PAIRS, pairs.length * MIN_SHARE)) return undefined;
  const [beside] = [most - HOUR, most + HOUR].filter((shift) => countOf(shift) > 0).sort(mostFirst);
  const shifts = beside === undefined ? [most] : [most, beside].sort(mostFirst);
  const count = shifts.reduce((sum, shift) => sum + countOf(shift), 0);
  return count * 2 > pairs.length ? { shifts, count } : undefined;
}

/** In milliseconds, to a second: documents have no fractions of one. */
export function shiftOf({ given, here }: TwoTimes): number {
  return (secondsOf(here) - secondsOf(given)) * 1000;
}

function secondsOf(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}
