import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { decodeDocument } from '../../../src/import/reader/decode.ts';
import { readFeed } from '../../../src/import/reader/readFeed.ts';
import { hasError } from '../../../src/model/problem.ts';
import { chanceOf } from '../../bench/soak/chance.ts';
import { feedDocuments } from '../../bench/soak/documents.ts';
import { mutate } from '../../bench/soak/mutate.ts';
import { fuzzOf } from '../../support/runs.ts';

const COUNT = fuzzOf({ few: 3000, full: 100_000 });
/** Of the processor: a thousand times what such a document takes. A reader that goes back and forth in it takes longer. */
const MAX_IN_MICROSECONDS = 5_000_000;

it(`tells of ${COUNT} damaged documents what is wrong, and throws at none`, { timeout: 7_200_000 }, () => {
  const documents = feedDocuments(fileURLToPath(new URL('../../..', import.meta.url)));
  const faults: string[] = [];
  const codes = new Set<string>();
  let read = 0;
  for (let seed = 0; seed < COUNT; seed += 1) {
    const chance = chanceOf(seed);
    const bytes = mutate(chance.oneOf(documents), chance, chance.oneOf(documents));
    const before = process.cpuUsage();
    try {
      const { feed, problems } = readFeed('feed', textOf(bytes));
      if ((feed === undefined) !== hasError(problems)) faults.push(`${seed}: a feed and errors, or neither`);
      for (const { code } of problems) codes.add(code);
      read += feed === undefined ? 0 : 1;
    } catch (error) {
      faults.push(`${seed}: ${error}`);
    }
    const { user } = process.cpuUsage(before);
    if (user > MAX_IN_MICROSECONDS) faults.push(`${seed}: ${user} microseconds`);
  }
  expect(faults.slice(0, 20)).toEqual([]);
  // Some are read in spite of it, and some have each kind of problem: the damage is neither too great nor too small.
  expect(read).toBeGreaterThan(COUNT / 10);
  expect(read).toBeLessThan(COUNT);
  expect([...codes].sort()).toEqual(['FEED_BROKEN', 'FEED_DATE', 'FEED_DOCTYPE', 'FEED_ENTRY']);
});

/** Bytes that are no text are refused before a document is read, in words for people. */
function textOf(bytes: Uint8Array): string {
  try {
    return decodeDocument(bytes);
  } catch (error) {
    expect(String(error)).toMatch(/^(?:TypeError|RangeError): expected (?:text in|an encoding)/);
    return Buffer.from(bytes).toString('latin1');
  }
}
