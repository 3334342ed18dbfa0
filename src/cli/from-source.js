// `npm run feed`: bundles the current source in memory's time and runs it. The published package has plain files.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const outfile = fileURLToPath(new URL('../../node_modules/.cache/dateline/main.js', import.meta.url));
await build({
  entryPoints: [`${here}main.ts`],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  sourcemap: 'inline',
});
await import(pathToFileURL(outfile).href);
