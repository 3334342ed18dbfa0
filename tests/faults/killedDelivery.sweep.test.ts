import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { article } from '../support/articles.ts';
import { filesOf, folderWith, putFiles } from '../support/files.ts';
import { pngOf } from '../support/pictures.ts';
import { SHORTEST } from '../support/publication.ts';
import { stepOf } from '../support/runs.ts';
import { bundlePrograms } from './program.ts';
import { runHere } from './scenarios.ts';

const programs = bundlePrograms();

/** Of the changes that a delivery makes, at which it is killed. */
const STEP = stepOf(7);

const NOW = ['--now', '2026-01-01T00:00:00Z'];
const build = (root: string) => ['build', '--root', join(root, 'news'), ...NOW];
const deploy = (root: string) => ['deploy', '--no-verify', '--root', join(root, 'news'), ...NOW];

const PUBLICATION = {
  'news/feed.yaml': `${SHORTEST}deploy: [{ name: web, kind: folder, path: ../web }]\n`,
  'news/items/ferry.md': article(
    'The ferry is back',
    '6:12 am on 3 March 2015',
    'It left with **two** dogs.',
  ),
  'news/items/whale.md': article('A whale looks in', '5:40 pm on 5 March 2015', 'It stayed.'),
  'web/robots.txt': 'User-agent: *\n',
};

it('a delivery to a folder that is killed at any change of a file leaves it such that the next ends as if nothing had happened', {
  timeout: 300_000,
}, async () => {
  const before = await changedPublication();
  const whole = folderWith({});
  cpSync(before, whole, { recursive: true });
  await succeed(deploy(whole));
  const served = webOf(whole);
  expect(served).toMatchObject(withoutPrefix(filesOf(whole), 'news/output/'));
  expect(served).toHaveProperty(['robots.txt']);

  const root = folderWith({});
  let killed = 0;
  for (let at = 1; ; at += STEP) {
    rmSync(root, { recursive: true });
    cpSync(before, root, { recursive: true });
    const fault = { at, kind: 'SIGKILL', under: root } as const;
    const { signal, status, stderr } = await programs.dateline(deploy(root), { fault }).ending;
    if (signal === null) {
      expect(status, stderr).toBe(0);
      break;
    }
    killed += 1;
    await succeed(deploy(root));
    expect(webOf(root), `killed at change ${at}`).toEqual(served);
    const again = await runHere(deploy(root));
    expect(again.said, `killed at change ${at}`).toContain('nothing to deliver');
  }
  expect(killed).toBeGreaterThan(60 / STEP);
});

/** A publication that was delivered, and that has been built anew since: with pages that come, move, change and go. */
async function changedPublication(): Promise<string> {
  const root = folderWith(PUBLICATION);
  await succeed(build(root));
  await succeed(deploy(root));
  rmSync(join(root, 'news/items/whale.md'));
  putFiles(root, {
    'news/items/ferry.md': article(
      'The ferry is late',
      '6:12 am on 3 March 2015',
      'It left with **ten** dogs.',
    ),
    'news/items/tide.md': article('The tide', '7:00 am on 6 March 2015', '![The tide](tide.png)'),
    'news/items/tide.png': pngOf(60, 40),
  });
  await succeed(build(root));
  return root;
}

async function succeed(args: readonly string[]): Promise<void> {
  const { status, said } = await runHere(args);
  expect(status, said).toBe(0);
}

/** All that is in the folder that is served, the manifest too. */
function webOf(root: string): Record<string, string> {
  return withoutPrefix(filesOf(root), 'web/');
}

function withoutPrefix(files: Readonly<Record<string, string>>, prefix: string): Record<string, string> {
  const inside = Object.entries(files).filter(([path]) => path.startsWith(prefix));
  return Object.fromEntries(inside.map(([path, text]) => [path.slice(prefix.length), text]));
}
