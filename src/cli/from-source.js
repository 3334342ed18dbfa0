// `npm run feed`: bundles the current source in memory's time, without packages, and runs it.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { lazyPackages } from './build.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const outdir = fileURLToPath(new URL('../../node_modules/.cache/dateline/', import.meta.url));
const { outputFiles } = await build({
  entryPoints: [`${here}main.ts`],
  outdir,
  // Named after what is in them: two runs at one time do not write over each other's.
  entryNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  packages: 'external',
  plugins: [lazyPackages],
  banner: {
    js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
  },
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  sourcemap: 'inline',
  write: false,
});
mkdirSync(outdir, { recursive: true });
for (const { path, contents } of outputFiles) {
  if (existsSync(path)) continue;
  const temporary = `${path}.${randomUUID()}`;
  writeFileSync(temporary, contents);
  renameSync(temporary, path);
}
const main = outputFiles.find(({ path }) => /[\\/]main-[^\\/]*\.js$/.test(path));
await import(pathToFileURL(main.path).href);
