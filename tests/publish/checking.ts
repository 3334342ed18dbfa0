import type { Disk } from '../../src/disk/disk.ts';
import { type CheckReport, checkPublication } from '../../src/publish/check.ts';
import { findUpToDate } from '../../src/publish/incremental/upToDate.ts';
import { publicationOf } from '../support/memoryDisk.ts';
import { NOW } from './part/archive.ts';

/**
 * Checks as the command line does.
 *
 * @param isPart false for a check that plans all
 */
export function checkAt(disk: Disk, program: string | undefined, isPart = true): CheckReport {
  const world = { disk, program };
  const { found, isUnusable } = findUpToDate(world, { now: NOW });
  const publication = { ...publicationOf(disk), found: isPart ? found : undefined };
  const { problems, ...rest } = checkPublication(world, publication, {
    now: NOW,
    ignoresRecords: isUnusable,
  });
  return { ...rest, problems: problems.filter(({ code }) => code !== 'RECORDS_DISCARDED') };
}
