import process from 'node:process';

// With FC_SEED properties try the same in each run, so that what tests reach (coverage) is the same in each run, too.
const seed = process.env['FC_SEED'];
if (seed !== undefined) (await import('fast-check')).configureGlobal({ seed: Number(seed) });
