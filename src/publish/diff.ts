import type { Settings } from '../model/settings.ts';
import type { BuildReport } from './buildReport.ts';
import { compareOutputs } from './compareOutputs.ts';
import { type ArticleChanges, diffArticles } from './diffArticles.ts';
import { diffFeeds, type FeedChange } from './diffFeeds.ts';
import { isRefused } from './exitStatus.ts';
import { orWithoutRecords } from './incremental/orWithoutRecords.ts';
import type { MovedPage } from './plan/unnoticed.ts';
import { findProblems, withBuild } from './prepare.ts';
import type { PreparedBuild } from './preparedBuild.ts';
import { findChanges } from './publish.ts';
import type { Publication } from './readSettings.ts';
import { reportOf } from './report.ts';
import type { BuildOptions, World } from './world.ts';

/** What a build would change, and what subscribers would notice of it. */
export interface PublicationDiff extends ArticleChanges {
  readonly settings: Settings;
  readonly report: BuildReport;
  readonly feeds: readonly FeedChange[];
  readonly movedPages: readonly MovedPage[];
}

/** Plans a build and compares it with what stands in the output folder. It writes nothing. */
export function diffPublication(
  world: World,
  publication: Publication,
  options: BuildOptions,
): PublicationDiff {
  return orWithoutRecords(world, options, (how) =>
    withBuild(world, publication, how, (build) => diffBuild(world, build, how)),
  );
}

function diffBuild(world: World, build: PreparedBuild, options: BuildOptions): PublicationDiff {
  const { plan } = build;
  const statuses = compareOutputs(build, world.disk);
  const changes = findChanges(world, build, statuses, options);
  const problems = findProblems(build, options);
  const report = reportOf(plan, changes, problems);
  const isRefusedBuild = isRefused(plan, problems);
  return {
    settings: plan.settings,
    report,
    ...diffArticles(world, build, statuses),
    // While an error stands nobody can say what becomes of feeds.
    feeds: isRefusedBuild ? [] : diffFeeds(world, build, statuses),
    movedPages: isRefusedBuild ? [] : plan.movedPages,
  };
}
