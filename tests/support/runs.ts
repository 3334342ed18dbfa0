import { inject } from 'vitest';

/** True where tests take their time: `npm run test:long`. */
export const isLong = inject('isLong');

/** The number of runs of a property: all of them in the long project, a fifth in the fast one. */
export function runsOf(all: number): { readonly numRuns: number } {
  return { numRuns: isLong ? all : Math.ceil(all / 5) };
}

/** The distance between two cases of a sweep: each case in the long project, every so many in the fast one. */
export function stepOf(fast: number): number {
  return isLong ? 1 : fast;
}
