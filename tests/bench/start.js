// `npm run bench`: bundles the race, since Node 20 does not run TypeScript, and starts it.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const checkout = fileURLToPath(new URL('../../', import.meta.url));
const outfile = `${checkout}node_modules/.cache/dateline/race.js`;
await build({
  entryPoints: [`${checkout}tests/bench/race.ts`],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  sourcemap: 'inline',
  logLevel: 'warning',
});
const { race } = await import(pathToFileURL(outfile).href);
race(checkout, process.argv.slice(2));
