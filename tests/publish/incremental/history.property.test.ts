import { rmSync } from 'node:fs';
import process from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  buildAt,
  diskOf,
  PROGRAM,
  pairOf,
  recallAt,
  servedIn,
  steps,
  take,
  told,
  tracesIn,
} from './history.ts';

/** So many sequences of edits; more of them where somebody asks for it. */
const RUNS = Number(process.env['SEQUENCES'] ?? 15);

test('whatever was kept of earlier runs, a run does and tells what it would without it', {
  timeout: 1_000_000,
}, () => {
  fc.assert(
    fc.property(steps, (all) => {
      const pair = pairOf();
      const [kept, fresh] = [diskOf(pair.kept), diskOf(pair.fresh)];
      for (const step of all) {
        take(pair, step);
        const { now } = pair;
        const expected = buildAt(fresh, now);
        // What the command line does first: it may spare it the run.
        const recalled = recallAt(kept, now);
        const report = recalled ?? buildAt(kept, now, PROGRAM);
        expect(told(report)).toEqual(told(expected));
        expect(servedIn(pair.kept)).toEqual(servedIn(pair.fresh));

        const traces = tracesIn(pair.kept);
        const again = buildAt(fresh, now);
        expect(told(recallAt(kept, now) ?? buildAt(kept, now, PROGRAM))).toEqual(told(again));
        expect(told(buildAt(kept, now, PROGRAM))).toEqual(told(again));
        expect(tracesIn(pair.kept).filter((trace) => !isOfKept(trace))).toEqual(
          traces.filter((trace) => !isOfKept(trace)),
        );
        if ('written' in again) expect(again.written).toEqual([]);
      }
      for (const root of [pair.kept, pair.fresh]) rmSync(root, { recursive: true });
    }),
    { numRuns: RUNS },
  );
});

function isOfKept(trace: string): boolean {
  return trace.startsWith('.dateline');
}
