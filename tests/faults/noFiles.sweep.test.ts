import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { article } from '../support/articles.ts';
import { type Files, filesOf, folderWith, putFiles } from '../support/files.ts';
import { ODD_KINDS, putOdd } from '../support/oddFiles.ts';
import { pngOf } from '../support/pictures.ts';
import { SHORTEST } from '../support/publication.ts';
import { stepOf } from '../support/runs.ts';
import { bundlePrograms, type Running } from './program.ts';
import { build, runHere } from './scenarios.ts';

const programs = bundlePrograms();

const WHALE = article(
  'A whale',
  '5:40 pm on 5 March 2015',
  '![It](whale.png) It stayed.',
  'enclosures: [whale.mp3]\n',
);
const OLD_FEED = `<rss version="2.0"><channel><title>Old</title><link>https://old.example.nz/</link><description>News</description>
<item><title>One</title><guid isPermaLink="false">old-1</guid><pubDate>Sun, 21 Dec 2014 20:03:00 +1300</pubDate><description>One.</description></item>
</channel></rss>
`;

const FILES: Files = {
  'old.xml': OLD_FEED,
  'feed.yaml': `${SHORTEST}window: { items: 1, days: 1 }\nicon: icon.png\n`,
  '.gitignore': 'feed.lock\n',
  'icon.png': pngOf(8, 8),
  'items/whale.md': WHALE,
  'items/whale.png': pngOf(60, 40),
  'items/whale.mp3': 'ID3',
  ...Object.fromEntries(
    [...'abcdefghijkl'].map((name, index) => [
      `items/${name}.md`,
      article(`The ${name}`, `6:12 am on 3 January ${2000 + index}`),
    ]),
  ),
};
/** Everything that a run opens, lists or writes. */
const PLACES: readonly string[] = [
  ...['feed.yaml', 'feed.lock', '.gitignore', 'old.xml', 'icon.png', '.run.garbage.dateline-tmp'],
  ...['items', 'items/whale.md', 'items/whale.png', 'items/whale.mp3', '.dateline', '.dateline/records'],
  ...[
    'output',
    'output/rss.xml',
    'output/feed.json',
    'output/index.html',
    'output/_headers',
    'output/page.css',
  ],
  ...['output/2015', 'output/2015/03/05/whale/index.html', 'output/archive', 'output/archive/2000-01.json'],
  ...['output/media', 'output/media/whale.png'],
];

const COMMANDS: Readonly<Record<string, (root: string) => readonly string[]>> = {
  build,
  'build --keep-going': (root) => [...build(root), '--keep-going'],
  'build --dry-run': (root) => [...build(root), '--dry-run'],
  check: (root) => ['check', ...build(root).slice(1)],
  diff: (root) => ['diff', ...build(root).slice(1)],
  import: (root) => ['import', join(root, 'old.xml'), '--root', root],
};

/** Milliseconds, of a machine that does much else. */
const PATIENCE = 30_000;

const cases = PLACES.flatMap((place) =>
  ODD_KINDS.flatMap((kind) => Object.keys(COMMANDS).map((command) => ({ place, kind, command }))),
);

// Each is a process or two: a seventh of them, another one each time.
it.each(everyNth(everyNth(cases, 7), stepOf(8)))(
  '$kind in the place of $place: $command ends, and what it does not write is as it was',
  { timeout: 2 * PATIENCE },
  async ({ place, kind, command }) => {
    const root = prepared();
    const odd = realPlace(root, place);
    putOdd(join(root, odd), kind);
    const before = filesOf(root);
    const { status, stderr } = await inTime(programs.dateline(COMMANDS[command]?.(root) ?? []));
    expect([0, 1, 2, 3], stderr).toContain(status);
    // Whatever stops a run is named.
    if (status === 1 || status === 2)
      expect(stderr + command).toMatch(/expected|diff| is an? |is a symbolic link/);
    expect(stderr).not.toMatch(/\n\s+at /);
    const after = filesOf(root);
    const isRefused = status !== 0 && status !== 3;
    for (const [path, text] of Object.entries(before)) {
      if (path.startsWith('.dateline/')) continue;
      const isNew = !isRefused && (path.startsWith('output/') || path === 'feed.lock');
      // A folder, or a link that leads out, is no article: its page goes, and the run says so.
      if (isNew && place === 'items/whale.md' && path.includes('/whale/')) continue;
      if (isNew) expect(after[path], path).toBeDefined();
      else expect(after[path], path).toBe(text);
    }
    expect(
      Object.keys(after).filter((path) => /dateline-tmp$/.test(path) && !path.includes('garbage')),
    ).toEqual([]);
  },
);

const LIVE = [
  'feed.lock',
  'items/whale.md',
  'items/whale.png',
  'output/rss.xml',
  '.run.garbage.dateline-tmp',
];

it.each(
  everyNth(
    LIVE.flatMap((place) => ['watch', 'serve'].map((command) => ({ place, command }))),
    stepOf(3),
  ),
)(
  'a named pipe in the place of $place keeps no $command waiting',
  { timeout: 2 * PATIENCE },
  async ({ place, command }) => {
    const root = prepared();
    putOdd(join(root, place), 'a named pipe');
    const running = programs.dateline([
      command,
      '--root',
      root,
      ...(command === 'serve' ? ['--port', '0'] : []),
    ]);
    const said = new Promise<string>((resolve) => {
      running.child.stderr?.on('data', (text) => resolve(`${text}`));
      running.child.stdout?.on('data', (text) => resolve(`${text}`));
    });
    expect(await said).not.toBe('');
    running.child.kill('SIGINT');
    expect((await inTime(running)).status).toBe(130);
  },
);

/** A publication that was published. */
let published = '';

beforeAll(async () => {
  published = mkdtempSync(join(tmpdir(), 'dateline-'));
  putFiles(published, FILES);
  // Outside of a test, no test's end stops the program.
  const { status, said } = await runHere(build(published));
  expect(status, said).toBe(0);
});

afterAll(() => rmSync(published, { recursive: true, force: true }));

/** A copy of it that has a new article. */
function prepared(): string {
  const root = folderWith({});
  cpSync(published, root, { recursive: true });
  putFiles(root, { 'items/new.md': article('New', '5:40 pm on 7 March 2015'), '.dateline/records': 'Old.' });
  return root;
}

/** The name of a copy has a hash in it. */
function realPlace(root: string, place: string): string {
  if (place !== 'output/media/whale.png') return place;
  const name = readdirSync(join(root, 'output/media')).find(
    (one) => one.startsWith('whale') && one.endsWith('.png'),
  );
  return `output/media/${name}`;
}

async function inTime({ child, ending }: Running) {
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  return ending.finally(() => clearTimeout(timer));
}

function everyNth<T>(all: readonly T[], step: number): T[] {
  return all.filter((_, index) => index % step === 0);
}
