import { rmSync } from 'node:fs';
import { expect } from 'vitest';
import { buildAt, diskOf, runAt, servedIn, told } from '../incremental/history.ts';
import { type archiveWith, doTo, type Edit, isPartPlanned, NOW } from './archive.ts';

/** Two folders that are the same: one is run with its records, the other is built whole each time. */
type Pair = ReturnType<typeof archiveWith>;

/**
 * Makes edits in two folders, compares after each what they give and tell, and deletes the folders.
 *
 * @param beside what is done to both beside each edit
 * @returns of how many edits only a part was planned
 */
export function compareEach(
  pair: Pair,
  sequence: readonly (readonly Edit[])[],
  beside: () => void = () => undefined,
): number {
  const [recorded, fresh] = [diskOf(pair.recorded), diskOf(pair.fresh)];
  let parts = 0;
  runAt(recorded, NOW);
  buildAt(fresh, NOW);
  for (const some of sequence) {
    // A run that has told of ids, or of twins, is not repeated; the next one is.
    runAt(recorded, NOW);
    buildAt(fresh, NOW);
    doTo(pair, some);
    beside();
    if (isPartPlanned(pair.recorded, NOW)) parts += 1;
    const expected = buildAt(fresh, NOW);
    expect(told(runAt(recorded, NOW))).toEqual(told(expected));
    expect(servedIn(pair.recorded)).toEqual(servedIn(pair.fresh));
  }
  for (const root of [pair.recorded, pair.fresh]) rmSync(root, { recursive: true });
  return parts;
}
