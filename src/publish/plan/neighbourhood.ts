/** Months around those that something changes in. */
export interface Neighbourhood {
  /** What is planned there may be otherwise than before. */
  readonly planned: ReadonlySet<string>;
  /** All of whose articles have to be known for that: what is planned leads to the documents beside it. */
  readonly known: ReadonlySet<string>;
}

/**
 * Finds the months that a change may reach. The documents of a month name those of the month before and after it, so where a
 * month comes or goes, its neighbours change too, and their neighbours have to be known.
 *
 * @param months all that have articles, before or after the change
 * @param changed those in which articles come, go or change, or go from the window into the archive
 */
export function findNeighbourhood(months: Iterable<string>, changed: ReadonlySet<string>): Neighbourhood {
  const all = [...new Set([...months, ...changed])].sort();
  const planned = withNeighbours(all, changed);
  return { planned, known: withNeighbours(all, planned) };
}

function withNeighbours(all: readonly string[], some: ReadonlySet<string>): Set<string> {
  return new Set(
    all.filter((_, index) => [index - 1, index, index + 1].some((at) => some.has(all[at] ?? ''))),
  );
}
