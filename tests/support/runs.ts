import process from 'node:process';
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

/** The number of inputs of a fuzz: with `FUZZ=full` so many that it takes minutes. */
export function fuzzOf({ few, full }: { readonly few: number; readonly full: number }): number {
  return process.env['FUZZ'] === 'full' ? full : few;
}
