import type { Problem } from '../model/problem.ts';
import { checkDocuments, outputProblem } from './checkDocuments.ts';
import { compareOutputs, listChanges, type OutputStatuses, settleOutputs } from './compareOutputs.ts';
import { findUntrackedLock } from './lockInGit.ts';
import { sortProblems } from './planBuild.ts';
import { bodyProblems, findProblems, type PreparedBuild, withBuild } from './prepare.ts';
import type { Publication } from './readSettings.ts';
import {
  countItems,
  type ItemCounts,
  isRefused,
  type LeftOutArticle,
  leftAlone,
  leftOutOf,
} from './report.ts';
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
  return withBuild(world, publication, options, (build) => checkBuild(world, build, options));
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
      ...(isRefusedBuild ? [] : stale),
    ],
  };
}

/** One note for each file that a run would write or remove, or that stands in the way of one. */
function findStale({ disk }: World, build: PreparedBuild, statuses: OutputStatuses): Problem[] {
  const { output } = build.plan.settings;
  const { written, removed, notOurs } = listChanges(settleOutputs(build, statuses, disk), undefined);
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
