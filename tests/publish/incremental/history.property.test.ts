import { rmSync } from 'node:fs';
import process from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runsOf } from '../../support/runs.ts';
import { buildAt, diskOf, PROGRAM, pairOf, runAt, servedIn, steps, take, told, tracesIn } from './history.ts';

/** So many sequences of edits; more of them where somebody asks for it. */
const RUNS = Number(process.env['SEQUENCES'] ?? 40);

test('whatever earlier runs have recorded, a run does and tells what it would without records', {
  timeout: 1_000_000,
}, () => {
  fc.assert(
    fc.property(steps, fc.boolean(), (all, keepsGoingFirst) => {
      const pair = { ...pairOf(), keepsGoing: keepsGoingFirst };
      const [recorded, fresh] = [diskOf(pair.recorded), diskOf(pair.fresh)];
      for (const step of all) {
        take(pair, step);
        const { now, keepsGoing } = pair;
        const expected = buildAt(fresh, now, undefined, keepsGoing);
        expect(told(runAt(recorded, now, keepsGoing))).toEqual(told(expected));
        expect(servedIn(pair.recorded)).toEqual(servedIn(pair.fresh));

        const traces = tracesIn(pair.recorded);
        const again = buildAt(fresh, now, undefined, keepsGoing);
        expect(told(runAt(recorded, now, keepsGoing))).toEqual(told(again));
        expect(told(buildAt(recorded, now, PROGRAM, keepsGoing))).toEqual(told(again));
        expect(tracesIn(pair.recorded).filter((trace) => !isOfRecords(trace))).toEqual(
          traces.filter((trace) => !isOfRecords(trace)),
        );
        if ('written' in again) expect(again.written).toEqual([]);
      }
      for (const root of [pair.recorded, pair.fresh]) rmSync(root, { recursive: true });
    }),
    runsOf(RUNS),
  );
});

function isOfRecords(trace: string): boolean {
  return trace.startsWith('.dateline');
}
