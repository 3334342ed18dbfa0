import process from 'node:process';
import { inject } from 'vitest';

// With FC_SEED properties try the same in each run, so that what tests reach (coverage) is the same in each run, too.
// Of a mutant it is enough to know that a property fails: the smallest input that shows it is not looked for.
const seed = process.env['FC_SEED'];
if (seed !== undefined)
  (await import('fast-check')).configureGlobal({
    seed: Number(seed),
    endOnFailure: inject('isMutated') === true,
  });
