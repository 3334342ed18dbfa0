// `npm run build`: makes dist/, which is what the package holds. The command line and the library's doors are bundled with
// the packages that they need, so that an installation has one dependency; THIRD_PARTY_LICENSES names those packages.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The files in dist/ that others run or import, each with its source. */
export const DOORS = {
  'cli/main': 'src/cli/main.ts',
  index: 'src/index.ts',
  render: 'src/render.ts',
  dates: 'src/dates.ts',
};

/** The package whose objects the library takes, and whose types it has: programs that use it have it already. */
const EXTERNAL = ['feed'];

/** What our source imports of packages and of Node that most runs can do without: it is evaluated at its first use. */
const LAZY = {
  '@date-fns/utc': ['utc'],
  'date-fns/parse': ['parse'],
  temml: ['default'],
  yaml: ['Document', 'isAlias', 'isMap', 'isScalar', 'isSeq', 'Lexer', 'parseDocument', 'visit'],
  // These load streams, sockets and Web Crypto.
  'node:child_process': ['spawn', 'spawnSync'],
  'node:crypto': ['createHash', 'hash', 'randomInt', 'randomUUID'],
};

/** What stands in the place of modules. */
const STANDINS = {
  // To import it opens all streams, and loads what they need.
  'node:process': `const { process } = globalThis;
export const { pid } = process;
export const kill = (...values) => process.kill(...values);
export default process;
`,
  // Packages call it at every step: it prints nothing.
  debug: 'export default () => () => {};\n',
};

/** Puts functions that load their package when they are called in the place of the packages of `LAZY`; and `STANDINS`. */
export const lazyPackages = {
  name: 'lazy-packages',
  setup(bundler) {
    const filter = new RegExp(`^(?:${Object.keys(LAZY).join('|')})$`);
    bundler.onResolve({ filter: /^(?:node:process|debug)$/ }, ({ path }) => ({ path, namespace: 'standin' }));
    bundler.onLoad({ filter: /./, namespace: 'standin' }, ({ path }) => ({ contents: STANDINS[path] }));
    bundler.onResolve({ filter }, async ({ path, kind, resolveDir, pluginData }) => {
      if (kind !== 'import-statement' || pluginData === lazyPackages) return undefined;
      if (path.startsWith('node:')) return { path, namespace: 'lazy', pluginData: path };
      // The module that `import` finds, since CommonJS would be a second copy of what other modules import.
      const found = await bundler.resolve(path, { kind, resolveDir, pluginData: lazyPackages });
      return { path, namespace: 'lazy', pluginData: found.external ? path : found.path };
    });
    bundler.onLoad({ filter: /./, namespace: 'lazy' }, ({ path, pluginData: file }) => ({
      contents: [loader(file), ...LAZY[path].map(lazyExport)].join(''),
      resolveDir: root,
    }));
  },
};

/** What esbuild makes of `require` copies all names of a package at each call. */
function loader(file) {
  const load = file.startsWith('node:') ? 'globalThis.process.getBuiltinModule' : 'require';
  return `let loaded;\nconst load = () => (loaded ??= ${load}(${JSON.stringify(file)}));\n`;
}

/** A function stays one that cannot be constructed: date-fns asks. */
function lazyExport(name) {
  if (name === 'default')
    return 'export default new Proxy({}, { get: (_, name) => load().default[name] });\n';
  const isClass = /^[A-Z]/.test(name);
  return isClass
    ? `export function ${name}(...values) { return new (load().${name})(...values); }\n`
    : `export const ${name} = (...values) => load().${name}(...values);\n`;
}

/** A field that is set by the helper of a compiler: `_defineProperty(this, "level", 0);`, perhaps with a comment in it. */
const FIELD =
  /\b_defineProperty\(\s*this,\s*(?:\/\*(?:(?!\*\/)[\s\S])*\*\/\s*)?"(\w+)",\s*([\w"[\]{}-]+)\s*\);/g;

/** Has the fields of markdown-it's tokens set by assignment: by the helper, its parsing takes half as long again. */
const plainFields = {
  name: 'plain-fields',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]markdown-it\.mjs$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(FIELD, 'this.$1 = $2;'),
    }));
  },
};

/**
 * Bundles the command line and the doors into a folder. They share modules, and so the class of stamps. Names stay as they
 * are in the source, for the stack of an error to be read.
 *
 * @param more options of esbuild
 * @returns what esbuild tells of inputs and outputs
 */
export async function bundle(outdir, entryPoints = DOORS, more = {}) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'node20.19',
    // No platform's variants of packages: they would ask for modules of Node.
    platform: 'neutral',
    mainFields: ['module', 'main'],
    external: [...EXTERNAL, 'node:*'],
    plugins: [lazyPackages, plainFields],
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    ...more,
  });
  for (const path of Object.keys(metafile.outputs)) escapeNonAscii(join(root, path));
  return metafile;
}

/**
 * Writes what is not ASCII as escapes, which esbuild leaves in regular expressions and templates. Other text takes Node
 * twice as long to read, and V8 twice as much memory.
 */
function escapeNonAscii(path) {
  const escapeOf = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replaceAll(/[\u0080-\uffff]/g, escapeOf));
}

/**
 * The packages of which something is in a bundle.
 *
 * @returns name, version, licence as package.json names it, and its text, of each package, sorted by name
 */
export function bundledPackages(metafile) {
  const folders = Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.keys(inputs))
    .flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
  const packages = [...new Set(folders)].map((folder) => {
    const { name, version, license, author } = JSON.parse(
      readFileSync(join(root, folder, 'package.json'), 'utf8'),
    );
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(root, folder, file), 'utf8') : withoutFile(name, author, license);
    return { name, version, license, text };
  });
  return packages.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The text of the licence of a package that brings none: saxes 6.0.0 has forgotten it. */
function withoutFile(name, author, license) {
  if (license !== 'ISC') throw new Error(`expected a file with the licence of ${name}, found none`);
  return `Copyright (c) ${author}\n\n${ISC}`;
}

const ISC = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.`;

/** The licences of bundled packages, as the package lists them. */
export function renderLicences(packages) {
  const parts = packages.map(
    ({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text.trim()}\n`,
  );
  return [`dist/ holds code of these packages, each under its licence.\n`, ...parts].join(
    `\n${'-'.repeat(80)}\n\n`,
  );
}

/** Writes the declarations of the library's doors, and of the modules that they import. */
function declare(outdir) {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '-p', 'src', '--emitDeclarationOnly', '--outDir', outdir], {
    cwd: root,
    stdio: 'inherit',
  });
  const doors = Object.keys(DOORS).filter((door) => !door.startsWith('cli/'));
  const wanted = new Set();
  const visit = (path) => {
    if (wanted.has(path)) return;
    wanted.add(path);
    const imports = readFileSync(path, 'utf8').matchAll(/(?:from |import\()'(\.[^']+)\.[jt]s'/g);
    for (const [, module] of imports) visit(join(dirname(path), `${module}.d.ts`));
  };
  for (const door of doors) visit(join(outdir, `${door}.d.ts`));
  for (const path of filesIn(outdir)) if (path.endsWith('.d.ts') && !wanted.has(path)) rmSync(path);
}

function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/**
 * Puts a new folder in the place of one that may be there. The former stays until the new one is whole, so that
 * `npm pack --dry-run`, which builds, takes nothing from a program that runs.
 *
 * @param make fills the folder that it is given
 */
export async function replaceFolder(folder, make) {
  const work = join(dirname(folder), `.dist-${process.pid}`);
  const [made, former] = [join(work, 'made'), join(work, 'former')];
  try {
    mkdirSync(made, { recursive: true });
    await make(made);
    if (existsSync(folder)) renameSync(folder, former);
    renameSync(made, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function main() {
  await replaceFolder(join(root, 'dist'), async (made) => {
    const metafile = await bundle(made);
    declare(made);
    writeFileSync(join(root, 'THIRD_PARTY_LICENSES'), renderLicences(bundledPackages(metafile)));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
