import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FORMATS } from '../../src/feeds/formats.ts';
import { publish } from '../../src/publish/publish.ts';
import { servingOf } from '../../src/site/servingRules.ts';
import type { Files } from '../support/files.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { NOW } from '../support/publication.ts';
import { type Served, serve } from '../support/serve.ts';

/** What is served of a publication, by path relative to its address: `''` is the front page, `404.html` no page. */
export type Outputs = ReadonlyMap<string, Buffer>;

/** A publication that a web server serves. */
export interface ServedSite {
  /** The publication's address; ends in a slash. */
  readonly url: string;
  readonly outputs: Outputs;
  close(): Promise<void>;
}

/** What the files of a test name as the publication's address; that of the server takes its place. */
const HOME = 'https://news.example.nz/';

/** Publishes a folder of articles and serves its output folder, as any web server would, until it is closed. */
export async function serveSite(folder: Files): Promise<ServedSite> {
  const documents: Record<string, Served<Uint8Array>> = {};
  const server = await serve(documents);
  const url = `${server.url}/`;
  const outputs = outputsOf(folder, url);
  Object.assign(documents, documentsOf(outputs));
  return { url, outputs, close: server.close };
}

/** Outputs as a web server gives them out, below a prefix. */
export function documentsOf(outputs: Outputs, prefix = ''): Record<string, Served<Uint8Array>> {
  return Object.fromEntries(
    [...outputs].map(([path, text]) => {
      const { type } = servingOf(path.replace(/(^|\/)$/, '$1index.html'), FORMATS);
      return [prefix + path, { type, text }];
    }),
  );
}

/** What is published of a folder of articles at an address. */
export function outputsOf(folder: Files, url = HOME): Outputs {
  const texts = Object.entries(folder).map(([path, content]) => {
    const text =
      typeof content === 'string' || /\.(?:md|txt|yaml|lock)$/.test(path) ? String(content) : content;
    return [path, typeof text === 'string' ? text.replaceAll(HOME, url) : text];
  });
  const disk = memoryDisk(Object.fromEntries(texts));
  const publication = publicationOf(disk);
  const { problems } = publish({ disk }, publication, { now: NOW });
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  const output = `${publication.settings.output}/`;
  const files = [...disk.files].filter(([path]) => path.startsWith(output));
  return new Map(
    files.map(([path, bytes]) => [path.slice(output.length).replace(/(^|\/)index\.html$/, '$1'), bytes]),
  );
}

/** The paths of all pages. */
export function pagesOf(outputs: Outputs): string[] {
  return [...outputs.keys()].filter((path) => path === '' || path.endsWith('/') || path.endsWith('.html'));
}

/** All that the author of a golden publication wrote. */
export function goldenPublication(name: string): Files {
  const folder = fileURLToPath(new URL(`../golden/${name}/`, import.meta.url));
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('expected/'));
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(folder, path))]));
}
