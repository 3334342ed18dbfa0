/** What several measurements of one thing come to. */
export interface Summary {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** @returns nothing where nothing was measured. */
export function summarise(numbers: readonly number[]): Summary | undefined {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [least] = sorted;
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) return undefined;
  return { median: middleOf(sorted), least, most };
}

/** Of an even count it is the mean of the two in the middle. */
function middleOf(sorted: readonly number[]): number {
  const above = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  return above.reduce((sum, one) => sum + one, 0) / above.length;
}
