import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { tell } from '../cli/commandLine.ts';
import { type Entry, entriesOf } from './entries.ts';
import { folderOf, readBuilt, TOOLS, type Tool } from './tools.ts';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** What a newcomer does: `init` in the site, the ids that subscribers have, `build`. No file is edited. */
async function adopt(tool: Tool) {
  const root = mkdtempSync(join(tmpdir(), `dateline-${tool.name}-`));
  folders.push(root);
  cpSync(folderOf(tool, 'site'), root, { recursive: true });
  const disk = realDisk(root);
  cpSync(join(folderOf(tool, 'built'), String(tool.feeds[0])), join(root, 'own-feed.xml'));
  const commands = [
    ['init', '--root', root, ...(tool.hasZone ? [] : ['--time-zone', 'UTC'])],
    ['import', 'own-feed.xml', '--onto', '--root', root],
    ['build', '--root', root],
  ];
  const runs = [];
  for (const args of commands) runs.push(await tell(args, disk));
  const output = /^output: *(\S*)/m.exec(readFileSync(join(root, 'feed.yaml'), 'utf8'))?.[1] ?? 'output';
  const document = join(root, output, 'atom.xml');
  return { runs, entries: existsSync(document) ? entriesOf(readFileSync(document, 'utf8')) : [] };
}

/** The codes of errors and warnings, each once. */
function codesIn(stderr: string): string[] {
  return [...new Set(stderr.match(/(?<= (?:error|warning) )[A-Z_]+/g))].sort();
}

/** One side of all entries, by their links: a difference names the articles that differ. */
function column(entries: readonly Entry[], key: keyof Entry): Record<string, string> {
  return Object.fromEntries(entries.map((entry) => [decodeURI(entry.link), entry[key]]));
}

/** The file that a server has for an address: a folder has its index.html. */
function fileAt(link: string): string {
  const path = decodeURIComponent(new URL(link).pathname).slice(1);
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

describe.each(TOOLS.filter(({ feeds }) => feeds.length > 0))('a site of $name, after init', async (tool) => {
  const { pages, feeds } = readBuilt(tool);
  const theirs = entriesOf(String([...feeds.values()][0]));
  const { runs, entries } = await adopt(tool);

  it('publishes without an edit', () => {
    expect(runs.map(({ status, stderr }) => [status, codesIn(stderr)])).toEqual([
      [0, []],
      [0, []],
      [0, tool.told ?? []],
    ]);
  });

  it(`links only to pages that ${tool.name} has built`, () => {
    expect(entries.map(({ link }) => fileAt(link)).filter((path) => !pages.includes(path))).toEqual([]);
  });

  it(`has the articles that ${tool.name} has in its feed, at their addresses`, () => {
    expect(Object.keys(column(entries, 'link')).sort()).toEqual(Object.keys(column(theirs, 'link')).sort());
  });

  it.each(['published', 'id', 'title', 'text'] as const)(
    `has the %s of each that ${tool.name} has`,
    (key) => {
      expect(column(entries, key)).toEqual(column(theirs, key));
    },
  );
});
