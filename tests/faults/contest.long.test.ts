import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith } from '../support/files.ts';
import { bundlePrograms } from './program.ts';
import { filesOf } from './scenarios.ts';

const programs = bundlePrograms();

const ROUNDS = 150;
const LANES = 4;
const PROCESSES_A_LANE = 5;

it('lets one process at a time into a folder that many want', { timeout: 300_000 }, async () => {
  const root = folderWith({});
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      const { status, stderr } = await programs.contender([root, String(ROUNDS)]).ending;
      expect(status, stderr).toBe(0);
    }),
  );
  expect(filesOf(root)).toEqual({ visits: '.'.repeat(ROUNDS * LANES) });
});

it('lets one process at a time in, while others are killed at any change', { timeout: 300_000 }, async () => {
  const root = folderWith({});
  let killed = 0;
  const lane = async (_: unknown, lane: number) => {
    for (let one = 0; one < PROCESSES_A_LANE; one += 1) {
      const at = 1 + ((lane * 311 + one * 173) % 709);
      const fault = { at, kind: 'SIGKILL', under: root } as const;
      const { signal, stderr } = await programs.contender([root, String(ROUNDS)], { fault }).ending;
      expect(stderr).toBe('');
      if (signal === 'SIGKILL') killed += 1;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  expect(killed).toBeGreaterThan(LANES);
  const last = await programs.contender([root, '1']).ending;
  expect(last.status, last.stderr).toBe(0);
  expect(Object.keys(filesOf(root))).toEqual(['visits']);
  expect(readFileSync(join(root, 'visits'), 'utf8').length).toBeGreaterThan(LANES);
});
