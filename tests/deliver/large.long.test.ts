import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runHere } from '../faults/scenarios.ts';
import { article } from '../support/articles.ts';
import { filesOf, folderWith, putFiles } from '../support/files.ts';
import { SHORTEST } from '../support/publication.ts';

const ARTICLES = 2000;
const DAY_IN_MS = 86_400_000;

/** Articles of six years, one a day. */
function articles(): Record<string, string> {
  const all = Array.from({ length: ARTICLES }, (_, index) => {
    const day = new Date(Date.UTC(2010, 0, 1) + index * DAY_IN_MS).toISOString().slice(0, 10);
    return [
      `news/items/${day}-tide-${index}.md`,
      article(`The tide of ${day}`, `${day} 12:00`, `It came ${index} times.`),
    ];
  });
  return Object.fromEntries(all);
}

async function inFolder(root: string, command: string): Promise<string> {
  const args = [command, '--root', join(root, 'news'), '--now', '2026-01-01T00:00:00Z'];
  const { status, said } = await runHere(command === 'deploy' ? [...args, '--json', '--no-verify'] : args);
  expect(status, said).toBe(0);
  return said;
}

it(`one new article among ${ARTICLES} is at most 20 writes, and a fresh checkout none`, {
  timeout: 300_000,
}, async () => {
  const root = folderWith({
    'news/feed.yaml': `${SHORTEST}deploy: [{ name: web, kind: folder, path: ../web }]\n`,
    'web/robots.txt': '',
    ...articles(),
  });
  await inFolder(root, 'build');
  await inFolder(root, 'deploy');
  putFiles(root, { 'news/items/dog.md': article('A dog came too', '2016-03-03 12:00', 'It barked.') });
  await inFolder(root, 'build');
  const { targets } = JSON.parse(await inFolder(root, 'deploy'));
  const sent = targets[0].sent.flatMap(({ files }: { files: readonly object[] }) => files).length;
  // The manifest is written before and after.
  expect(sent + targets[0].removed.length + 2).toBeLessThanOrEqual(20);

  // As in another checkout: with other times, and without what earlier runs recorded.
  rmSync(join(root, 'news/.dateline'), { recursive: true });
  const paths = Object.keys(filesOf(join(root, 'news')));
  expect(paths.length).toBeGreaterThan(2 * ARTICLES);
  for (const path of paths) utimesSync(join(root, 'news', path), 1, 1);
  const again = JSON.parse(await inFolder(root, 'deploy'));
  expect(again.targets[0]).toMatchObject({ status: 'current', sent: [] });
  rmSync(root, { recursive: true });
});
