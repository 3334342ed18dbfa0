// The house's rules (docs/design.md, "Which way does data flow?"), each named as the statement that it holds.

/** The rooms of src/, lowest first, each with the rooms that it may import. */
const rooms = {
  model: [],
  dates: ['model'],
  html: ['model'],
  identity: ['model'],
  feeds: ['model'],
  site: ['model'],
  disk: ['model'],
  http: ['model'],
  syntax: ['model'],
  settings: ['model', 'dates', 'html', 'syntax'],
  articles: ['model', 'dates', 'html', 'syntax'],
  import: ['model', 'dates', 'html', 'syntax', 'articles'],
  deliver: ['model', 'identity', 'feeds', 'site', 'disk', 'http'],
  publish: [
    ...['model', 'dates', 'html', 'syntax', 'settings', 'articles', 'import', 'identity', 'feeds', 'site'],
    ...['disk', 'http'],
  ],
};

/** What the build puts into dist/: all other packages but `feed` are for tests. */
const bundled = [
  ...[
    'aws4fetch',
    '@date-fns/utc',
    'date-fns',
    'github-slugger',
    'image-size',
    'markdown-it',
    'markdown-it-abbr',
  ],
  ...[
    'markdown-it-deflist',
    'markdown-it-emoji',
    'markdown-it-footnote',
    'ignore',
    'mrmime',
    'music-metadata',
    'parse5',
    'saxes',
    'temml',
  ],
  ...['toml-eslint-parser', 'yaml'],
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
    ...Object.entries(rooms).map(([room, others]) => ({
      name: `${room}-imports-only-${others.join('-') || 'nothing-of-ours'}`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: `^src/(${[room, ...others].join('|')})/` },
    })),
    {
      name: 'plan-imports-no-disk-no-incremental-no-worker',
      severity: 'error',
      from: { path: '^src/publish/plan/' },
      to: { path: '^src/(disk|publish/(incremental|worker))/' },
    },
    {
      // Planners know neither the stages around them nor the texts that are made of their plans.
      name: 'plan-imports-nothing-else-of-publish',
      severity: 'error',
      from: { path: '^src/publish/plan/' },
      to: { path: '^src/publish/', pathNot: '^src/publish/plan/' },
    },
    {
      name: 'plan-of-a-delivery-imports-no-disk-no-network',
      severity: 'error',
      from: { path: '^src/deliver/plan/' },
      to: { path: '^src/(disk|http)/' },
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
      // These two make the package of a checkout, or run its source; they are not in the package.
      from: { path: '^src/', pathNot: '^src/(disk/|cli/(build|from-source)\\.js$)' },
      to: { path: '^(node:)?fs(/promises)?$' },
    },
    {
      name: 'only-http-touches-the-network',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/http/' },
      to: { path: '^(node:)?(dns|http|http2|https|net|tls)(/promises)?$' },
    },
    {
      name: 'only-cli-touches-the-process',
      severity: 'error',
      // Who writes a folder is told from who has died by the number of a process. A flush that Node lacks is another program's.
      from: { path: '^src/', pathNot: '^src/(cli/|disk/(lockHolder|flush)\\.ts$)' },
      to: { path: '^(node:)?(process|console|readline|tty|worker_threads|child_process)$' },
    },
    {
      // Everything else is given streams that take printable text alone: src/cli/printable.ts.
      name: 'only-main-has-the-streams',
      severity: 'error',
      from: { path: '^src/cli/', pathNot: '^src/cli/(main\\.ts|build\\.js)$' },
      to: { path: '^(node:)?(process|console|readline|tty)$' },
    },
    {
      name: 'source-imports-only-packages-of-the-build',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/(build|from-source)\\.js$' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        pathNot: `^node_modules/(${bundled.join('|')})/`,
      },
    },
    {
      name: 'packages-are-imported-by-import',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/(build|from-source)\\.js$' },
      to: { path: '^(node:)?module$' },
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
