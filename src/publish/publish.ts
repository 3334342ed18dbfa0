import type { Disk, Transaction } from '../disk/disk.ts';
import { LOCK_FILE } from '../model/fileNames.ts';
import { hasError } from '../model/problem.ts';
import {
  type Changes,
  type ComparedOutput,
  compareLock,
  compareOutputs,
  listChanges,
  NO_CHANGE,
  recordOutput,
} from './compareOutputs.ts';
import { saveRecords } from './incremental/records.ts';
import { isLasting, packReport } from './incremental/upToDate.ts';
import { isRefused } from './planBuild.ts';
import { findProblems, isCurrent, type PreparedBuild, prepareBuild } from './prepare.ts';
import { type Publication, readSettings } from './readSettings.ts';
import { type BuildReport, reportOf } from './report.ts';
import type { BuildOptions, World } from './world.ts';

/**
 * THE MAIN PATH, one run: plans the build (discover, read heads, identify, schedule, plan outputs), compares the plan with
 * what stands in the output folder, renders what is stale, and writes what differs, `feed.lock` last. While there is any
 * error nothing is written, and the report has every problem of every file.
 *
 * @throws Error when the disk refuses a write; every document is then the last good one or the new one, whole
 */
export function publish(world: World, publication: Publication, options: BuildOptions): BuildReport {
  const build = prepareBuild(world, publication, options);
  if (options.isDryRun) return finish(world, build, dryRun(world, build, options), options);
  const nothing = findNothingToDo(world, build, options);
  if (nothing) return finish(world, build, nothing, options, publication);
  const transaction = world.disk.begin(publication.settings.output);
  try {
    // Another run may have written while this one waited: then all is read again.
    const current = isCurrent(world, build) ? { build, publication } : prepareAgain(world, options);
    const changes = writeChanges(transaction, current.build, world.disk, options);
    return finish(world, current.build, changes, options, current.publication);
  } finally {
    transaction.end();
  }
}

/** What would be written. */
export function dryRun({ disk }: World, build: PreparedBuild, options: BuildOptions): Changes {
  if (isRefused(build.plan)) return NO_CHANGE;
  const changes = listChanges(compareOutputs(build, disk), compareLock(build, disk));
  return hasError(findProblems(build, options)) ? NO_CHANGE : changes;
}

/** What a run that writes nothing has found; undefined if there is something to write. */
function findNothingToDo(world: World, build: PreparedBuild, options: BuildOptions): Changes | undefined {
  const { disk } = world;
  // What was read while another run wrote may not fit together: then a refusal is looked at again.
  const refusal = () => (isCurrent(world, build) ? NO_CHANGE : undefined);
  if (isRefused(build.plan)) return refusal();
  const lock = compareLock(build, disk);
  if (lock === 'written' || disk.hasLeftovers(build.plan.settings.output)) return undefined;
  const compared: ComparedOutput[] = [];
  for (const { output, status } of compareOutputs(build, disk)) {
    if (status === 'written' || status === 'removed') return undefined;
    compared.push({ output, status });
  }
  return hasError(findProblems(build, options)) ? refusal() : listChanges(compared, lock);
}

function prepareAgain(world: World, options: BuildOptions) {
  const publication = readSettings(world.disk);
  if (publication.settings === undefined) throw new Error('feed.yaml changed during the run; run it again');
  return { publication, build: prepareBuild(world, publication, options) };
}

/** Stages what differs as it is compared, and commits it unless there is an error. */
function writeChanges(
  transaction: Transaction,
  build: PreparedBuild,
  disk: Disk,
  options: BuildOptions,
): Changes {
  if (isRefused(build.plan)) return NO_CHANGE;
  const compared: ComparedOutput[] = [];
  for (const { output, status, text } of compareOutputs(build, disk)) {
    if (status === 'removed') transaction.remove(output.path);
    else if (status === 'written' && output.kind === 'copy')
      transaction.copy(output.path, output.source, output.sizeInBytes);
    else if (status === 'written') transaction.stage(output.path, text as string);
    compared.push({ output, status });
  }
  if (hasError(findProblems(build, options))) return NO_CHANGE;
  const lock = compareLock(build, disk);
  if (lock === 'written') transaction.stageLast(LOCK_FILE, build.plan.lock as string);
  transaction.commit();
  for (const { output, status } of compared) {
    if (status === 'written' && output.kind !== 'copy' && output.kind !== 'removal')
      recordOutput(output, build, disk.stateOf(`${build.plan.settings.output}/${output.path}`));
  }
  return listChanges(compared, lock);
}

/** Records what was found out for the next run, and reports what became of this one. */
function finish(
  world: World,
  build: PreparedBuild,
  changes: Changes,
  options: BuildOptions,
  publication?: Publication,
): BuildReport {
  const problems = findProblems(build, options);
  const report = reportOf(build.plan, changes, problems);
  if (publication === undefined || world.program === undefined) return report;
  const all = { ...report, problems: [...publication.problems, ...report.problems] };
  const isRepeatable = changes !== NO_CHANGE && isLasting(report, options);
  saveRecords(world.disk, build.records, isRepeatable ? packReport(world, build, all, options) : '');
  return report;
}
