import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;
/** The room's tests alone, see tests/mutate.js. */
const folder = `tests/${process.env['MUTATED_ROOM'] ?? 'dates'}`;

/** Tests of whole builds, of the form of the source, and of messages of the system: too slow to be run for each mutant. */
const SLOW =
  /^(?:merge|mergeLines\.property|renamedAndEdited|keeps|fourthFormat|schemas|noCallbacks|watch.*)\.test\.ts$/;

const include = readdirSync(root + folder)
  .filter((name) => name.endsWith('.test.ts') && !SLOW.test(name))
  .map((name) => `${folder}/${name}`);

export default defineConfig({
  root,
  test: {
    include,
    provide: { isLong: false, isMutated: true },
    setupFiles: ['tests/support/seed.ts'],
    // A third of the time, where no test replaces a module.
    isolate: include.some((path) => readFileSync(root + path, 'utf8').includes('vi.mock(')),
    testTimeout: 30_000,
  },
});
