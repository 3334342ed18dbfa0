import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT, readFile } from '../docs/markdown.ts';
import { readXml } from '../feeds/xmlReader.ts';
import { folderNearPackages } from './packed.ts';

const folder = folderNearPackages();

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const FEED = `export const makeFeed = async () => ({
  options: { title: 'T', link: 'https://news.example.nz/' },
  items: [{ title: 'A', link: '/a', date: new Date(0) }],
});`;

/**
 * The part of Hono that the program of the page calls. The frameworks themselves are 60 packages; what they do with a handler
 * is theirs, and what a handler asks of them is here.
 */
const HONO = `export class Hono {
  routes = new Map();
  get(path, handle) { this.routes.set(path, handle); }
  async fetch(request) {
    const handle = this.routes.get(new URL(request.url).pathname);
    return handle({ body: (text, status, headers) => new Response(text, { status, headers }) });
  }
}`;

/** The part of Express that the program of the page calls. `type` takes a whole media type as it is. */
const EXPRESS = `export default () => {
  const routes = new Map();
  return {
    get: (path, handle) => routes.set(path, handle),
    fetch: async (request) => {
      let [type, body] = [];
      const response = { type: (value) => { type = value; return response; }, send: (text) => { body = text; } };
      await routes.get(new URL(request.url).pathname)(request, response);
      return new Response(body, { headers: { 'Content-Type': type } });
    },
  };
};`;

type Handle = (request: Request) => Promise<Response>;

/** Runs the program below a line of docs/guides/library.md that begins so, and answers with what it exports. */
async function programAfter(
  heading: string,
): Promise<{ readonly GET?: Handle; readonly default?: { fetch: Handle } }> {
  const page = readFile('docs/guides/library.md');
  const [, program = ''] = page.slice(page.indexOf(`\n${heading}`)).split(/```(?:ts)?\n/);
  const modules: Readonly<Record<string, string>> = { hono: HONO, express: EXPRESS };
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: folder, loader: 'ts' },
    alias: { 'dateline-feeds/render': join(ROOT, 'src/render.ts') },
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [
      {
        name: 'surroundings',
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /^hono$|^express$|\/feed$/ }, ({ path }) => ({
            path,
            namespace: 'surroundings',
          }));
          onLoad({ filter: /./, namespace: 'surroundings' }, ({ path }) => ({
            contents: modules[path] ?? FEED,
          }));
        },
      },
    ],
  });
  const file = join(folder, `${heading.replace(/\W/g, '')}.mjs`);
  writeFileSync(file, outputFiles[0]?.text ?? '');
  return import(pathToFileURL(file).href);
}

describe('the program of docs/guides/library.md for', () => {
  it.each([
    { heading: 'Next.js', path: 'rss.xml', type: 'application/xml; charset=utf-8', root: 'rss' },
    { heading: 'Astro', path: 'atom.xml', type: 'application/xml; charset=utf-8', root: 'feed' },
    { heading: 'Hono', path: 'feed.json', type: 'application/feed+json', root: 'json' },
    { heading: 'Express', path: 'rss.xml', type: 'application/xml; charset=utf-8', root: 'rss' },
    {
      heading: 'A Cloudflare worker',
      path: 'atom.xml',
      type: 'application/xml; charset=utf-8',
      root: 'feed',
    },
  ])('$heading serves the feed with its media type', async ({ heading, path, type, root }) => {
    const program = await programAfter(heading);
    const handle = program.GET ?? program.default?.fetch.bind(program.default);
    const response = await handle?.(new Request(`https://news.example.nz/${path}`));
    expect(response?.headers.get('Content-Type')).toBe(type);
    const text = (await response?.text()) ?? '';
    if (root === 'json') expect(JSON.parse(text).items).toHaveLength(1);
    else expect(readXml(text).name).toBe(root);
  });
});
