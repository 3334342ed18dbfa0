import { rmSync } from 'node:fs';
import process from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runsOf } from '../../support/runs.ts';
import { buildAt, diskOf, runAt, servedIn, told } from '../incremental/history.ts';
import { archiveWith, doTo, edits, isPartPlanned, NOW, SETTING_LINES } from './archive.ts';

/** So many sequences of edits; more of them where somebody asks for it. */
const RUNS = Number(process.env['SEQUENCES'] ?? 40);

test('a run that plans what changed files reach does and tells what a run would that plans all', {
  timeout: 1_000_000,
}, () => {
  let [parts, all] = [0, 0];
  fc.assert(
    fc.property(fc.constantFrom(...SETTING_LINES), edits, (settings, sequence) => {
      const pair = archiveWith(settings);
      const [recorded, fresh] = [diskOf(pair.recorded), diskOf(pair.fresh)];
      runAt(recorded, NOW);
      buildAt(fresh, NOW);
      for (const some of sequence) {
        // A run that has told of ids, or of twins, is not repeated; the next one is.
        runAt(recorded, NOW);
        buildAt(fresh, NOW);
        doTo(pair, some);
        all += 1;
        if (isPartPlanned(pair.recorded, NOW)) parts += 1;
        const expected = buildAt(fresh, NOW);
        expect(told(runAt(recorded, NOW))).toEqual(told(expected));
        expect(servedIn(pair.recorded)).toEqual(servedIn(pair.fresh));
      }
      for (const root of [pair.recorded, pair.fresh]) rmSync(root, { recursive: true });
    }),
    runsOf(RUNS),
  );
  expect(parts / all).toBeGreaterThan(0.3);
  if (process.env['TELL']) console.log(parts, all);
});
