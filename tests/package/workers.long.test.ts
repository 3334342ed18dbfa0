import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { writeCorpus } from '../bench/corpus.ts';
import { buildAt } from '../publish/incremental/history.ts';
import { filesOf, folderWith } from '../support/files.ts';
import { builder, folderNearPackages } from './packed.ts';

/** So many articles are worth another thread. */
const COUNT = 900;

it('reads many articles on two threads from the bundle, too', { timeout: 120_000 }, async () => {
  const dist = folderNearPackages();
  const [one, two] = [folderWith({}), folderWith({})];
  for (const root of [one, two]) writeCorpus(root, COUNT);
  try {
    await builder.bundle(dist);
    const args = ['build', '--quiet', '--root', two, '--now', '2026-06-01T00:00:00Z'];
    execFileSync(process.execPath, [join(dist, 'cli/main.js'), ...args]);
  } finally {
    rmSync(dist, { recursive: true });
  }
  buildAt(realDisk(one), new Date('2026-06-01T00:00:00Z'));
  expect(filesOf(join(two, 'output'))).toEqual(filesOf(join(one, 'output')));
});
