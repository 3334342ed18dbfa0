// The house's rules (docs/design.md, "Which way does data flow?"), each named as the statement that it holds.
const rooms = [
  'dates',
  'content',
  'media',
  'identity',
  'feeds',
  'reading',
  'pages',
  'cache',
  'disk',
  'web',
  'server',
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'nothing-imports-in-a-circle',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'model-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/model/' },
      to: { path: '^src/', pathNot: '^src/model/' },
    },
    ...rooms.map((room) => ({
      name: `${room}-imports-only-model`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: `^src/(${room}|model)/` },
    })),
    {
      name: 'parse-imports-only-model-dates-content',
      severity: 'error',
      from: { path: '^src/parse/' },
      to: { path: '^src/', pathNot: '^src/(parse|model|dates|content)/' },
    },
    {
      name: 'import-imports-only-model-dates-content-parse-reading',
      severity: 'error',
      from: { path: '^src/import/' },
      to: { path: '^src/', pathNot: '^src/(import|model|dates|content|parse|reading)/' },
    },
    {
      name: 'publish-does-not-import-the-edge',
      severity: 'error',
      from: { path: '^src/(publish|edition)\\.ts$' },
      to: { path: '^src/(cli/|index\\.ts$)' },
    },
    {
      name: 'nobody-imports-cli',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'nobody-imports-index',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/index\\.ts$' },
    },
    {
      name: 'only-disk-touches-files',
      severity: 'error',
      // from-source.js runs the source of a checkout; it is not in the package.
      from: { path: '^src/', pathNot: '^src/(disk/|cli/from-source\\.js$)' },
      to: { path: '^(node:)?fs(/promises)?$' },
    },
    {
      name: 'only-web-and-server-touch-the-network',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(web|server)/' },
      to: { path: '^(node:)?(dns|http|http2|https|net|tls)(/promises)?$' },
    },
    {
      name: 'only-cli-touches-the-process',
      severity: 'error',
      // Who writes a folder is told from who has died by the number of a process.
      from: { path: '^src/', pathNot: '^src/(cli/|disk/holder\\.ts$)' },
      to: { path: '^(node:)?(process|console|readline|tty|worker_threads|child_process)$' },
    },
    {
      name: 'source-imports-no-test-package',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/from-source\\.js$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'every-import-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
