import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { filesOf, folderWith } from '../support/files.ts';
import { SETTINGS } from '../support/publication.ts';

const HOST_ZONES = ['UTC', 'Pacific/Auckland', 'America/New_York', 'Australia/Lord_Howe'];

/** Its two clock times are in the hours that Auckland's clocks, and New York's, go through twice or not at all. */
const FILES = {
  'feed.yaml': SETTINGS,
  'items/ferry.txt': `8 March 2015

Ferry returns to the bay

2:30 am on 8 March 2015

It left in the small hours, with two dogs on board.
`,
  'items/clocks.txt': `2:30 am NZST on 5 April 2015

The clocks have gone back

This was the second half past two. Photo: Ngaio Smith
`,
  'items/day.md': '---\ntitle: A day\ndate: 21 December 2014\n---\n\nIt has no time.\n',
};

let folder: string;
let program: string;

beforeAll(async () => {
  const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'dateline-test-'));
  program = join(folder, 'main.js');
  await build({
    entryPoints: [fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('publishes the same bytes, and says the same, on hosts in four time zones', () => {
  const made = HOST_ZONES.map(publishIn);
  for (const one of made) expect(one).toEqual(made[0]);
  expect(Object.keys(made[0]?.output ?? {})).toEqual(['atom.xml', 'feed.css', 'feed.json', 'rss.xml']);
});

it.each(HOST_ZONES)('reads clock times in the publication’s zone on a host in %s', (zone) => {
  const { output, stdout } = publishIn(zone);
  expect(output['rss.xml']?.match(/(?<=<pubDate>)[^<]+/g)).toEqual([
    'Sun, 05 Apr 2015 02:30:00 +1200',
    'Sun, 08 Mar 2015 02:30:00 +1300',
    'Sun, 21 Dec 2014 00:00:00 +1300',
  ]);
  expect(stdout).toContain('The clocks have gone back, 2:30 am on 5 April 2015, NZST');
});

function publishIn(zone: string): { stdout: string; output: Record<string, string> } {
  const root = folderWith(FILES);
  const args = [program, 'build', '--root', root, '--now', '2026-01-01T00:00:00Z'];
  const stdout = execFileSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, TZ: zone },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return { stdout, output: filesOf(join(root, 'output')) };
}
