import { hashInName } from '../articles/media/outputName.ts';
import type { Disk, Transaction } from '../disk/disk.ts';
import { LOCK_FILE } from '../model/fileNames.ts';
import { hasError } from '../model/problem.ts';
import { encode } from '../site/encode.ts';
import type { BuildReport } from './buildReport.ts';
import {
  type Changes,
  compareLock,
  compareOutputs,
  contentOfCopy,
  listChanges,
  NO_CHANGE,
  type OutputStatuses,
  recordOutput,
  type SettledOutput,
} from './compareOutputs.ts';
import { isRefused } from './exitStatus.ts';
import { saveMeasured } from './incremental/measuredRecordings.ts';
import { orWithoutRecords } from './incremental/orWithoutRecords.ts';
import { saveRecords } from './incremental/saveRecords.ts';
import { isLasting, packReport } from './incremental/upToDate.ts';
import { findProblems, isCurrent, prepareBuild, withBuild } from './prepare.ts';
import type { PreparedBuild } from './preparedBuild.ts';
import { type Publication, readSettings } from './readSettings.ts';
import { reportOf } from './report.ts';
import { settleOutputs } from './settleOutputs.ts';
import type { BuildOptions, World } from './world.ts';

/**
 * THE MAIN PATH, one run: plans the build (find files, read heads, identify, schedule, plan outputs), compares the plan with
 * records and file states, renders what is stale, and commits what differs, `feed.lock` last. While there is any error
 * nothing is written, unless articles with errors are to be left out; the report has every problem of every file.
 *
 * @throws Error when the disk refuses a write; every document is then the last good one or the new one, whole
 */
export function publish(world: World, publication: Publication, options: BuildOptions): BuildReport {
  return orWithoutRecords(world, options, (how) =>
    withBuild(world, publication, how, (build) => publishBuild(world, publication, build, how)),
  );
}

function publishBuild(
  world: World,
  publication: Publication,
  build: PreparedBuild,
  options: BuildOptions,
): BuildReport {
  const statuses = compareOutputs(build, world.disk);
  if (options.isDryRun) return reportChanges(build, findChanges(world, build, statuses, options), options);
  const begun = { build, publication, settled: [], left: settleOutputs(build, statuses, world.disk) };
  const nothing = findNothingToDo(world, begun, options);
  if (nothing) return finish(world, begun, nothing, options);
  const transaction = world.disk.begin(publication.settings.output);
  try {
    // Another run may have written while this one waited: then all is read again.
    const current = isCurrent(world, build) ? begun : prepareAgain(world, options, build);
    const changes = writeChanges(transaction, current, world.disk, options);
    return finish(world, current, changes, options);
  } finally {
    transaction.end();
  }
}

/** What a run would change. Stale files are rendered and compared; nothing is written. */
export function findChanges(
  { disk }: World,
  build: PreparedBuild,
  statuses: OutputStatuses,
  options: BuildOptions,
): Changes {
  if (isRefused(build.plan, build.plan.problems)) return NO_CHANGE;
  const changes = listChanges(settleOutputs(build, statuses, disk), compareLock(build, disk), build);
  return isRefused(build.plan, findProblems(build, options)) ? NO_CHANGE : changes;
}

/** What a run that writes nothing has found; undefined as soon as there is something to write. */
function findNothingToDo(
  world: World,
  { build, settled, left }: SettledBuild,
  options: BuildOptions,
): Changes | undefined {
  const { disk } = world;
  // What was read while another run wrote may not fit together: then a refusal is looked at again.
  const refusal = () => (isCurrent(world, build) ? NO_CHANGE : undefined);
  if (isRefused(build.plan, build.plan.problems)) return refusal();
  const lock = compareLock(build, disk);
  if (lock === 'written' || disk.hasLeftovers(build.plan.settings.output)) return undefined;
  for (let next = left.next(); !next.done; next = left.next()) {
    const { output, status } = next.value;
    const isChanged = status === 'written' || status === 'removed';
    settled.push(isChanged ? next.value : { output, status });
    if (isChanged) return undefined;
  }
  return isRefused(build.plan, findProblems(build, options)) ? refusal() : listChanges(settled, lock, build);
}

/** A planned build, and what has to be done with its outputs. */
interface SettledBuild {
  readonly build: PreparedBuild;
  readonly publication: Publication;
  /** Outputs that are settled, and those that are not yet. */
  readonly settled: SettledOutput[];
  readonly left: Generator<SettledOutput>;
}

function prepareAgain(world: World, options: BuildOptions, earlier: PreparedBuild): SettledBuild {
  const { faults, recordings } = earlier;
  const publication = readSettings(world.disk);
  if (publication.settings === undefined) throw new Error('feed.yaml changed during the run; run it again');
  const build = prepareBuild(world, publication, options, { faults, recordings });
  const left = settleOutputs(build, compareOutputs(build, world.disk), world.disk);
  return { publication, build, settled: [], left };
}

/** Stages what differs, file by file, and commits it unless there is an error. */
function writeChanges(
  transaction: Transaction,
  { build, settled: begun, left }: SettledBuild,
  disk: Disk,
  options: BuildOptions,
): Changes {
  if (isRefused(build.plan, build.plan.problems)) return NO_CHANGE;
  const settled: SettledOutput[] = [];
  for (const one of following(begun, left)) {
    stageChange(transaction, one, build);
    settled.push({ output: one.output, status: one.status });
  }
  if (isRefused(build.plan, findProblems(build, options))) return NO_CHANGE;
  const lock = compareLock(build, disk);
  if (lock === 'written') transaction.stageLast(LOCK_FILE, build.plan.lock as Uint8Array);
  transaction.commit();
  for (const { output, status } of settled) {
    if (status === 'written' && output.kind !== 'removal')
      recordOutput(output, build, disk.stateOf(`${build.plan.settings.output}/${output.path}`));
  }
  return listChanges(settled, lock, build);
}

function stageChange(
  transaction: Transaction,
  { output, status, text = '' }: SettledOutput,
  build: PreparedBuild,
): void {
  const { path } = output;
  const isWritten = status === 'written';
  if (output.kind === 'twin') {
    // No twin is ever beside another text than its own: a former one goes before anything else changes, a new one comes last.
    if (status !== 'unchanged') transaction.removeFirst(path);
    if (isWritten) transaction.stageAfterLast(path, [encode(Buffer.from(text), output.coding)]);
  } else if (status === 'removed') transaction.remove(path);
  else if (isWritten && output.kind === 'copy')
    transaction.copy(path, contentOfCopy(output, build), output.sizeInBytes, hashInName(path));
  else if (isWritten) transaction.stage(path, text);
}

function* following<T>(first: readonly T[], others: Iterable<T>): Generator<T> {
  yield* first;
  yield* others;
}

/** What a run did, or would do. */
function reportChanges(build: PreparedBuild, changes: Changes, options: BuildOptions): BuildReport {
  return reportOf(build.plan, changes, findProblems(build, options));
}

/** Records what was found out for the next run, and reports what became of this one. */
function finish(
  world: World,
  { build, publication }: Pick<SettledBuild, 'build' | 'publication'>,
  changes: Changes,
  options: BuildOptions,
): BuildReport {
  const report = reportChanges(build, changes, options);
  if (world.program === undefined) return report;
  const all = { ...report, problems: [...publication.problems, ...report.problems] };
  // What keeps an article out may come from files that no record names.
  const isRepeatable = !hasError(report.problems) && isLasting(report, options);
  saveRecords(
    world.disk,
    build.records,
    isRepeatable ? packReport(world, build, all, options) : '',
    build.index.tree.files,
  );
  saveMeasured(world.disk, world.program, build.recordings);
  return report;
}
