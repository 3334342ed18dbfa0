// Mutation testing: changes the source of a room in one place after another, and looks whether a test of the room fails.
// Not a part of CI: it takes minutes to an hour. See docs/mutation.md.
import process from 'node:process';
import { Stryker } from '@stryker-mutator/core';

/** What is mutated in a room. The tests in the room's folder are its specification. */
const ROOMS = {
  dates: ['src/dates/**'],
  identity: ['src/identity/**'],
  feeds: ['src/feeds/**'],
  disk: ['src/disk/{transaction,places,flush,lock,lockHolder,occupant,probe,chunks}.ts'],
};

const [name, ...files] = process.argv.slice(2);
const room = ROOMS[name ?? ''];
if (!room) {
  console.error(`usage: npm run mutate -- ${Object.keys(ROOMS).join('|')} [FILE...]`);
  process.exit(2);
}

// The same inputs of properties in each run: a mutant is killed or survives, whatever the day.
process.env['FC_SEED'] = '1';
// Read by tests/vitest.mutate.config.ts, in the processes of Stryker.
process.env['MUTATED_ROOM'] = name;

await new Stryker({
  mutate: files.length > 0 ? files : room,
  testRunner: 'vitest',
  vitest: { configFile: 'tests/vitest.mutate.config.ts' },
  coverageAnalysis: 'perTest',
  concurrency: Number(process.env['CONCURRENCY'] ?? 2),
  ignorePatterns: ['dist', 'coverage', 'output', 'tests/{bench,browser,golden,readers,serve}'],
  disableTypeChecks: false,
  // A mutant that makes a loop endless is stopped; a busy machine is not taken for one.
  timeoutMS: 20_000,
  reporters: ['clear-text', 'html', 'json', 'progress-append-only'],
  clearTextReporter: { logTests: false, allowColor: false, reportTests: false },
  htmlReporter: { fileName: `reports/mutation/${name}.html` },
  jsonReporter: { fileName: `reports/mutation/${name}.json` },
}).runMutationTest();
