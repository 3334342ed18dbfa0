import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { buildAt } from '../publish/incremental/history.ts';
import { article } from '../support/articles.ts';
import { filesOf, folderWith } from '../support/files.ts';
import { A_THREAD, FOUR_PROCESSORS, TELLING_THREADS } from '../support/processors.ts';
import { SETTINGS } from '../support/publication.ts';
import { builder, folderNearPackages } from './packed.ts';

/** So many are worth another thread. */
const COUNT = 700;

it('reads many articles on two threads from the bundle, too', { timeout: 120_000 }, async () => {
  const articles = Array.from({ length: COUNT }, (_, i) => {
    const path = `items/n${i}.md`;
    return [
      path,
      article(`N${i}`, `2015-${String((i % 12) + 1).padStart(2, '0')}-04T09:00:00Z`, 'Text.'),
    ] as const;
  });
  const files = { 'feed.yaml': SETTINGS, ...Object.fromEntries(articles) };
  const [one, two, dist] = [folderWith(files), folderWith(files), folderNearPackages()];
  try {
    await builder.bundle(dist);
    const args = ['build', '--quiet', '--root', two, '--now', '2026-06-01T00:00:00Z'];
    const { stderr } = spawnSync(process.execPath, [...FOUR_PROCESSORS, join(dist, 'cli/main.js'), ...args], {
      encoding: 'utf8',
      env: TELLING_THREADS,
    });
    expect(stderr).toMatch(A_THREAD);
  } finally {
    rmSync(dist, { recursive: true });
  }
  buildAt(realDisk(one), new Date('2026-06-01T00:00:00Z'));
  expect(filesOf(join(two, 'output'))).toEqual(filesOf(join(one, 'output')));
});
