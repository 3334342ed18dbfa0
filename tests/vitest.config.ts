import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

declare module 'vitest' {
  export interface ProvidedContext {
    /** True in the project that takes its time: see tests/support/runs.ts. */
    isLong: boolean;
    /** True while a mutant is tested: see tests/mutate.js. */
    isMutated?: boolean;
  }
}

const root = new URL('..', import.meta.url).pathname;

/** What needs more than Node (browsers, feed readers, web servers), and races, kills and soaks. */
const LONG = ['tests/**/*.long.test.ts', 'tests/{browser,readers,serve}/**/*.test.ts'];

/** What repeats itself as often as it is told to: a part of the runs in the fast project, all of them in the long one. */
const IN_BOTH = ['tests/**/*.{property,sweep}.test.ts'];

/** Tests that replace a module. All others share modules within a worker, which takes a third of the time. */
const MOCKING = readdirSync(`${root}tests`, { recursive: true, encoding: 'utf8' })
  .map((path) => `tests/${path}`)
  .filter((path) => path.endsWith('.test.ts') && readFileSync(root + path, 'utf8').includes('vi.mock('));

const project = (
  name: string,
  test: NonNullable<TestProjectInlineConfiguration['test']>,
): TestProjectInlineConfiguration => ({
  extends: true,
  test: { name, provide: { isLong: name === 'long' }, ...test },
});

export default defineConfig({
  root,
  test: {
    maxWorkers: '100%',
    testTimeout: 30_000,
    setupFiles: ['tests/support/seed.ts'],
    benchmark: { include: ['tests/**/*.bench.ts'] },
    projects: [
      project('fast', { include: ['tests/**/*.test.ts'], exclude: [...LONG, ...MOCKING], isolate: false }),
      project('mocking', { include: MOCKING, exclude: LONG }),
      project('long', { include: [...LONG, ...IN_BOTH], testTimeout: 120_000 }),
    ],
    coverage: {
      provider: 'v8',
      include: [
        'src/{model,dates,syntax,settings,articles,html,feeds,identity,import,http,site}/**/*.ts',
        'src/{publish/incremental,publish/plan,deliver/plan}/**/*.ts',
      ],
      // Nothing but types, which leave nothing to run.
      exclude: [
        'src/**/*.d.ts',
        'src/model/{article,channel,item,media,settings,targetSettings}.ts',
        'src/articles/headField.ts',
        'src/import/reader/feedDocument.ts',
      ],
      reporter: ['text'],
      thresholds: { lines: 100, branches: 100, functions: 100, statements: 100 },
    },
  },
});
