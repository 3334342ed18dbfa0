import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Disk } from '../../../src/disk/disk.ts';
import { diskOf, recallAt, runAt } from '../incremental/history.ts';
import { archiveWith, doTo, isPartPlanned, NOW } from './archive.ts';

it('a run that plans a part looks once at each document that it leaves, and the next finds all as it was left', () => {
  const pair = archiveWith('pages: false\nlinks: dateline\nwindow: { items: 3, days: 1 }\n');
  const disk = diskOf(pair.recorded);
  runAt(disk, NOW);
  runAt(disk, NOW);
  doTo(pair, [['edit', 5, 4]]);
  expect(isPartPlanned(pair.recorded, NOW)).toBe(true);
  const looks = new Map<string, number>();
  const watching: Disk = {
    ...disk,
    stateOf: (path) => {
      looks.set(path, (looks.get(path) ?? 0) + 1);
      return disk.stateOf(path);
    },
  };
  const report = runAt(watching, NOW);
  if (!('written' in report)) throw new Error('expected a build, found errors');
  const archives = report.unchanged.filter((path) => /\/archive\/\d{4}-\d\d\./.test(path));
  expect(report.written.filter((path) => path.startsWith('output/'))).not.toEqual([]);
  expect(archives.filter((path) => looks.get(path) === 1)).not.toEqual([]);
  expect(recallAt(disk, NOW)).toBeDefined();
  for (const root of [pair.recorded, pair.fresh]) rmSync(root, { recursive: true });
});
