import process from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runsOf } from '../../support/runs.ts';
import { archiveWith, edits, SETTING_LINES } from './archive.ts';
import { compareEach } from './compareEach.ts';

/** So many sequences of edits; more of them where somebody asks for it. */
const RUNS = Number(process.env['SEQUENCES'] ?? 40);

test('a run that plans what changed files reach does and tells what a run would that plans all', {
  timeout: 1_000_000,
}, () => {
  let [parts, all] = [0, 0];
  fc.assert(
    fc.property(fc.constantFrom(...SETTING_LINES), edits, (settings, sequence) => {
      parts += compareEach(archiveWith(settings), sequence);
      all += sequence.length;
    }),
    runsOf(RUNS),
  );
  expect(parts / all).toBeGreaterThan(0.3);
  if (process.env['TELL']) console.log(parts, all);
});
