import process from 'node:process';
import { inject } from 'vitest';

/** True where tests take their time: `npm run test:long`. */
export const isLong = inject('isLong');

/** All runs of a property in the long project, a fifth in the fast one, a fiftieth for each mutant. */
const part = isLong ? 1 : inject('isMutated') ? 50 : 5;

/** How often a property runs. */
export function runsOf(all: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil(all / part) };
}

/** The distance between two cases of a sweep: each case in the long project, every so many in the fast one. */
export function stepOf(fast: number): number {
  return isLong ? 1 : fast;
}

/** The number of inputs of a fuzz: with `FUZZ=full` so many that it takes minutes. */
export function fuzzOf({ few, full }: { readonly few: number; readonly full: number }): number {
  return process.env['FUZZ'] === 'full' ? full : few;
}
