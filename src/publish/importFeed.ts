import type { Transaction } from '../disk/disk.ts';
import type { ImportSource } from '../import/source.ts';
import type { Problem } from '../model/problem.ts';
import type { MovedHere } from './movedHere.ts';
import { type ImportPlan, type ImportRequest, planImport } from './planImport.ts';
import { stateOfFiles } from './readExisting.ts';
import type { World } from './world.ts';
import { writeImport } from './writeImport.ts';

/** What an import did. Paths are relative to feed.yaml. */
export interface ImportReport {
  readonly written: readonly string[];
  /** Entries that are here already. */
  readonly skipped: number;
  /** The days of the oldest and the newest article that was written. */
  readonly days?: { readonly oldest: string; readonly newest: string };
  /** What was left out of what the feed or the export has. */
  readonly leftOut: readonly { readonly kind: string; readonly count: number }[];
  /** Where people subscribe to the feed, and what keeps them. */
  readonly moved: readonly MovedHere[];
  readonly problems: readonly Problem[];
  /** What has to be known before anything can be written. */
  readonly asksFor?: 'language';
}

/**
 * Takes over a publication from one of its feeds, or from an export: a file of Markdown for each entry that is not here yet, a
 * line of `feed.lock` for each article, since its subscribers have it already, and a `feed.yaml` where there is none. While there
 * is an error nothing is written, and importing twice changes nothing.
 *
 * @throws Error when the disk refuses a write
 */
export function importFeed(world: World, source: ImportSource, request: ImportRequest): ImportReport {
  const { disk } = world;
  const state = stateOfFiles(disk);
  const plan = planImport(world, source, request);
  if (request.isDryRun || !(hasWork(plan) || disk.hasLeftovers('.'))) return carryOut(world, plan, request);
  const transaction = disk.begin('.');
  try {
    const current = stateOfFiles(disk) === state ? plan : planImport(world, source, request);
    return carryOut(world, current, request, transaction);
  } finally {
    transaction.end();
  }
}

function hasWork({ work }: ImportPlan): boolean {
  if (work === undefined) return false;
  return work.entries.length > 0 || work.newLines > 0 || work.settingsText !== undefined;
}

function carryOut(
  world: World,
  { work, skipped, leftOut, moved = [], problems, asksFor }: ImportPlan,
  { now }: ImportRequest,
  transaction?: Transaction,
): ImportReport {
  const {
    written,
    days,
    unfit,
    problems: ofFiles,
  } = work
    ? writeImport(world, work, now, transaction)
    : { written: [], unfit: 0, problems: [], days: undefined };
  const counts = unfit > 0 ? new Map([...leftOut, ['entry that no file can hold', unfit]]) : leftOut;
  return {
    written,
    skipped,
    ...(days && { days }),
    moved: work ? moved : [],
    leftOut: [...counts].map(([kind, count]) => ({ kind, count })),
    problems: [...problems, ...ofFiles],
    ...(asksFor && { asksFor }),
  };
}
