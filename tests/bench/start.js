// `node tests/bench/start.js NAME ...`: bundles what is measured, since Node 20 does not run TypeScript, and starts it.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const [name, ...args] = process.argv.slice(2);
const checkout = fileURLToPath(new URL('../../', import.meta.url));
const outfile = `${checkout}node_modules/.cache/dateline/${name}.js`;
await build({
  entryPoints: [`${checkout}tests/bench/${name}.ts`],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  sourcemap: 'inline',
  logLevel: 'warning',
});
const { [name]: start } = await import(pathToFileURL(outfile).href);
await start(checkout, args);
