import process from 'node:process';
import { expect, it } from 'vitest';
import { readDocuments } from '../../../src/import/readDocuments.ts';
import type { ImportSource } from '../../../src/import/source.ts';
import { sourceOf } from '../../../src/import/sourceOf.ts';
import { hasError } from '../../../src/model/problem.ts';
import { type Chance, chanceOf } from '../../bench/soak/chance.ts';
import { mutate } from '../../bench/soak/mutate.ts';
import { auckland } from '../../support/publication.ts';
import { fuzzOf } from '../../support/runs.ts';
import { zipOf } from '../../support/zipFile.ts';
import { EMPTY, itemFilesOf } from '../material.ts';
import { ghostExport } from './ghostExport.ts';
import { MASTODON, MEDIUM, MICRO_BLOG, SUBSTACK } from './zippedExports.ts';

const COUNT = fuzzOf({ few: 4000, full: 100_000 });
/** Of the processor: a thousand times what such an export takes. */
const MAX_IN_MICROSECONDS = 5_000_000;
const MAX_GROWTH_IN_BYTES = 600_000_000;

const GHOST = { 'ghost.json': ghostExport() };
const EXPORTS: readonly Readonly<Record<string, string>>[] = [GHOST, SUBSTACK, MEDIUM, MASTODON, MICRO_BLOG];

/** An export in which bytes of the zip, numbers of its directory or the text of a file are not as they were. */
function damaged(chance: Chance): Buffer {
  const files = chance.oneOf(EXPORTS);
  const other = Buffer.from(chance.oneOf(Object.values(chance.oneOf(EXPORTS))));
  const number = () => chance.oneOf([0, 1, chance.below(4000), 0x7fffffff, 0xfffffffe, 0xffffffff]);
  switch (chance.below(4)) {
    case 0:
      return mutate(zipOf(files), chance, zipOf(chance.oneOf(EXPORTS)));
    case 1: {
      const field = chance.oneOf(['size', 'compressedSize', 'offset', 'crc'] as const);
      return zipOf(files, { members: () => (chance.isLikely(0.3) ? { [field]: number() } : {}) });
    }
    case 2:
      return mutate(Buffer.from(ghostExport()), chance, other);
    default: {
      const name = chance.oneOf(Object.keys(files));
      return zipOf({ ...files, [name]: mutate(Buffer.from(files[name] ?? ''), chance, other) });
    }
  }
}

/** As the command reads a file; bytes that are no text are refused before. */
function readable(bytes: Buffer): ImportSource {
  try {
    return sourceOf('old', bytes);
  } catch {
    return { name: 'old', text: bytes.toString('latin1') };
  }
}

it(`tells of ${COUNT} damaged exports what is wrong, and throws at none`, { timeout: 7_200_000 }, () => {
  const faults: string[] = [];
  const codes = new Set<string>();
  let read = 0;
  const { rss } = process.memoryUsage();
  for (let seed = 0; seed < COUNT; seed += 1) {
    const bytes = damaged(chanceOf(seed));
    const before = process.cpuUsage();
    try {
      const wanted = new Set(seed % 2 === 0 ? (['drafts', 'pages'] as const) : []);
      const { feed, problems } = readDocuments(readable(bytes), { site: 'https://harbour.example/', wanted });
      if ((feed === undefined) !== hasError(problems)) faults.push(`${seed}: a feed and errors, or neither`);
      for (const { code } of problems) codes.add(code);
      read += feed === undefined ? 0 : 1;
      if (feed) itemFilesOf(feed, auckland, EMPTY, 'old');
    } catch (error) {
      faults.push(`${seed}: ${(error as Error).stack}`);
    }
    const { user } = process.cpuUsage(before);
    if (user > MAX_IN_MICROSECONDS) faults.push(`${seed}: ${user} microseconds`);
  }
  expect(faults.slice(0, 20)).toEqual([]);
  expect(process.memoryUsage().rss - rss).toBeLessThan(MAX_GROWTH_IN_BYTES);
  // The damage is neither too great nor too small.
  expect(read).toBeGreaterThan(COUNT / 10);
  expect(read).toBeLessThan(COUNT);
  expect([...codes].sort()).toEqual(['FEED_BROKEN', 'FEED_DATE', 'FEED_ENTRY', 'FEED_UNPUBLISHED']);
});
