import { hashInName } from '../articles/media/outputName.ts';
import type { Problem } from '../model/problem.ts';
import { FOLDER_OF_COPIES } from '../site/servingRules.ts';
import type { ItemCounts, LeftOutArticle } from './buildReport.ts';
import { checkDocuments, outputProblem } from './checkDocuments.ts';
import {
  compareOutputs,
  hasHashOfName,
  listChanges,
  type OutputStatuses,
  settleOutputs,
} from './compareOutputs.ts';
import { isRefused } from './exitStatus.ts';
import { orWithoutRecords } from './incremental/orWithoutRecords.ts';
import { findUntrackedLock } from './lockInGit.ts';
import { sortProblems } from './planBuild.ts';
import { findProblems, withBuild } from './prepare.ts';
import { bodyProblems, type PreparedBuild } from './preparedBuild.ts';
import { atStart } from './readArticle.ts';
import type { Publication } from './readSettings.ts';
import { countItems, leftAlone, leftOutOf } from './report.ts';
import type { BuildOptions, World } from './world.ts';

/** All that is wrong with a publication and with what it serves. */
export interface CheckReport {
  readonly items: ItemCounts;
  readonly problems: readonly Problem[];
  /** Articles that a build would leave out because of errors. */
  readonly leftOut: readonly LeftOutArticle[];
}

/**
 * Everything that `publish` would refuse or warn of, in articles of the future too, and everything that the documents in
 * the output folder say otherwise than they are meant to. It writes nothing.
 *
 * What waits for a build is a note, whatever has changed: articles, settings, or the program. An error is only a document
 * that cannot be read, or that differs without a cause: something else has written to the folder.
 */
export function checkPublication(world: World, publication: Publication, options: BuildOptions): CheckReport {
  return orWithoutRecords(world, options, (how) =>
    withBuild(world, publication, how, (build) => checkBuild(world, build, how)),
  );
}

function checkBuild(world: World, build: PreparedBuild, options: BuildOptions): CheckReport {
  const { plan, articles } = build;
  const statuses = compareOutputs(build, world.disk);
  const stale = isRefused(plan, findProblems(build, options)) ? [] : findStale(world, build, statuses);
  // Articles of which nothing can be made are known by now.
  const problems = findProblems(build, options);
  const isRefusedBuild = isRefused(plan, problems);
  const ofScheduled = bodyProblems(plan.schedule.scheduled, articles);
  return {
    items: countItems(plan),
    leftOut: leftOutOf(plan),
    problems: [
      ...problems,
      ...findUntrackedLock(world.disk),
      ...sortProblems(ofScheduled, options.isStrict ?? false),
      ...checkDocuments(world, build, statuses, isRefusedBuild),
      ...findDamagedCopies(world, build),
      ...(isRefusedBuild ? [] : stale),
    ],
  };
}

/**
 * Copies whose bytes are not those that their names have a hash of. One in a recorded state is whole; all others are read,
 * also those that no article names any more: somebody's reader may still show them.
 */
function findDamagedCopies({ disk }: World, { plan, records }: PreparedBuild): Problem[] {
  const folder = `${plan.settings.output}/${FOLDER_OF_COPIES}`;
  return disk.names(folder).flatMap((name) => {
    const path = FOLDER_OF_COPIES + name;
    const place = folder + name;
    if (hashInName(path) === '' || disk.sizeOf(place) === undefined) return [];
    const isWhole =
      records.outputs.get(path)?.state === disk.stateOf(place) || hasHashOfName(path, place, disk);
    if (isWhole) return [];
    const message = 'expected the bytes that its name has a hash of, found others';
    const mend =
      'run dateline build; if no article names it any more, put it back from your backup, or delete it';
    return [atStart(place, 'OUTPUT_BROKEN', message, mend)];
  });
}

/** One note for each file that a run would write or remove, or that stands in the way of one. */
function findStale({ disk }: World, build: PreparedBuild, statuses: OutputStatuses): Problem[] {
  const { output } = build.plan.settings;
  const { written, removed, notOurs } = listChanges(settleOutputs(build, statuses, disk), undefined, build);
  const stale = (path: string, message: string) =>
    outputProblem(`${output}/${path}`, 1, 'OUTPUT_STALE', message);
  return [
    ...written.map((path) => stale(path, 'expected what the articles make now, found another file, or none')),
    ...removed.map((path) =>
      stale(path, 'expected none, found the page of an article that is out no longer'),
    ),
    ...notOurs.map((path) => leftAlone(`${output}/${path}`)),
  ];
}
