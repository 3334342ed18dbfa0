import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['tests/**/*.test.ts'],
    benchmark: { include: ['tests/**/*.bench.ts'] },
    testTimeout: 30_000,
    coverage: {
      provider: 'v8',
      include: [
        'src/{model,dates,syntax,settings,articles,html,feeds,identity,import,http,site}/**/*.ts',
        'src/publish/{incremental,plan}/**/*.ts',
      ],
      // Nothing but types, which leave nothing to run.
      exclude: [
        'src/**/*.d.ts',
        'src/model/{article,channel,item,media,settings}.ts',
        'src/import/reader/feedDocument.ts',
      ],
      reporter: ['text'],
      thresholds: { lines: 100, branches: 100, functions: 100, statements: 100 },
    },
  },
});
