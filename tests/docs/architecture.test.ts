import { existsSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { slug } from 'github-slugger';
import { describe, expect, it } from 'vitest';
import { PAGES, quotedIn, ROOT, readFile, tableRows } from './markdown.ts';

const architecture = readFile('docs/ARCHITECTURE.md');
const entries = readdirSync(`${ROOT}src`, { withFileTypes: true });
const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
const sources = readdirSync(`${ROOT}src`, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.[jt]s$/.test(path))
  .map((path) => `src/${path}`);

/** The rooms in the table, each with those that it may import; `cli` has no list of them. */
const rooms = new Map(
  tableRows(architecture, 'may import').map((row) => [
    String(quotedIn(row['room'])[0]).slice(0, -1),
    quotedIn(row['may import']),
  ]),
);
const roomOf = (file: string) => String(file.split('/')[1]);

/** The text of a page without its code. */
function proseOf(page: string): string {
  return readFile(page).replace(/^```.*?^```$/gms, '');
}

function leadsSomewhere(link: string, page: string): boolean {
  const [path = '', fragment] = link.split('#');
  const target = path === '' ? page : posix.join(posix.dirname(page), path);
  if (!existsSync(ROOT + target)) return false;
  if (fragment === undefined) return true;
  const headings = [...proseOf(target).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
  return headings.some((heading) => slug(heading) === fragment);
}

describe('the pages of documentation', () => {
  it.each(PAGES)('%s names only files of the repository that exist', (page) => {
    const named = quotedIn(readFile(page)).filter((text) => /^(?:src|tests|docs)\/\S*$/.test(text));
    expect(named.filter((path) => !existsSync(ROOT + path))).toEqual([]);
  });

  it.each(PAGES)('%s names only files of rooms that exist', (page) => {
    const isOfRoom = (text: string) =>
      /^[a-z]+\/\S*$/.test(text) && folders.includes(text.split('/')[0] ?? '');
    const named = quotedIn(readFile(page)).filter(isOfRoom);
    expect(named.filter((path) => !existsSync(`${ROOT}src/${path}`))).toEqual([]);
  });

  it.each(PAGES)('%s links only to pages, and headings of pages, that exist', (page) => {
    const links = [
      ...proseOf(page)
        .replace(/`[^`\n]*`/g, '')
        .matchAll(/\]\((?!https?:)([^)\s]+)\)/g),
    ].map(([, path]) => String(path));
    expect(links.filter((link) => !leadsSomewhere(link, page))).toEqual([]);
  });

  it.each(PAGES.filter((page) => !/^docs\/(?:[A-Z]+|design|hosting|performance)\.md$/.test(page)))(
    '%s has no row of a table over 110 characters',
    (page) => {
      const rows = proseOf(page)
        .split('\n')
        .filter((line) => line.startsWith('|'));
      expect(rows.filter((row) => row.length > 110)).toEqual([]);
    },
  );

  it('begins with a README of at most 10 kB', () => {
    expect(Buffer.byteLength(readFile('README.md'))).toBeLessThanOrEqual(10_000);
  });

  it('is led to from the README, each page of it', () => {
    const named = [...readFile('README.md').matchAll(/\]\(([^)#]+\.md)/g)].map(([, path]) => path);
    expect(PAGES.slice(1).filter((page) => !named.includes(page))).toEqual([]);
  });
});

describe('the table of rooms', () => {
  it('names every folder of src/ and no other', () => {
    expect([...rooms.keys()].sort()).toEqual(folders.sort());
  });

  it('lets each room import what the import rules let it', async () => {
    const config = await import(pathToFileURL(`${ROOT}.dependency-cruiser.mjs`).href);
    const { forbidden } = config.default as {
      forbidden: readonly { from: { path?: string }; to: { pathNot?: string } }[];
    };
    for (const [room, others] of rooms) {
      if (room === 'cli') continue;
      const rule = forbidden.find(({ from }) => from.path === `^src/${room}/`);
      expect(rule?.to.pathNot).toBe(`^src/(${[room, ...others].join('|')})/`);
    }
  });

  it('has each room on a higher floor than those that it imports', () => {
    const rows = tableRows(architecture, 'floor');
    const floors = new Map(
      rows.map((row) => [String(quotedIn(row['room'])[0]).slice(0, -1), Number(row['floor'])]),
    );
    for (const [room, others] of rooms) {
      for (const other of others) expect(floors.get(other)).toBeLessThan(Number(floors.get(room)));
    }
  });
});

describe('the list of functions that an article passes', () => {
  const rows = tableRows(architecture, 'called in').map((row) => ({
    name: String(quotedIn(row['function'])[0]),
    file: String(quotedIn(row['file'])[0]),
    caller: String(quotedIn(row['called in'])[0]),
  }));

  it('has at most fifteen, and none twice', () => {
    expect(rows.length).toBeGreaterThan(9);
    expect(rows.length).toBeLessThanOrEqual(15);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });

  it.each(rows)('has $name, which is in $file', ({ name, file }) => {
    expect(readFile(file)).toMatch(new RegExp(`function\\*? ${name}\\(|^ +${name}: \\(.*=>`, 'm'));
  });

  it.each(rows)('has $name, which is called in $caller', ({ name, caller }) => {
    const code = readFile(caller).replace(/^import[^;]*;/gm, '');
    expect(code).toMatch(new RegExp(`\\b${name}\\(|: ${name},`));
  });

  it.each(rows)('has $name, which is called by its own room or a higher one', ({ file, caller }) => {
    const [room, above] = [roomOf(file), roomOf(caller)];
    expect(room === above || rooms.get(above)?.includes(room)).toBe(true);
  });
});

describe('the source', () => {
  it('has nothing but the doors at its root', () => {
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    expect(files.sort()).toEqual(['dates.ts', 'index.ts', 'render.ts', 'tsconfig.json']);
  });

  it('has no file of more than 250 lines', () => {
    const lengthOf = (path: string) => readFile(path).split('\n').length - 1;
    expect(sources.filter((path) => lengthOf(path) > 250)).toEqual([]);
  });
});
