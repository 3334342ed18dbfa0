import type { Article } from '../model/article.ts';
import { LOCK_FILE } from '../model/fileNames.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Problem } from '../model/problem.ts';
import { type ArticleStore, openArticles, readRecord } from './articleStore.ts';
import { findSources } from './findSources.ts';
import { openRecords, type Records } from './incremental/records.ts';
import { type ArticleIndex, indexArticles } from './indexArticles.ts';
import { MAIN_PATHS } from './plan/feeds.ts';
import { type BuildPlan, planBuild, sortProblems } from './planBuild.ts';
import type { Publication } from './readSettings.ts';
import type { BuildOptions, World } from './world.ts';

/** A planned build, and what its bodies are read with. */
export interface PreparedBuild {
  readonly plan: BuildPlan;
  readonly index: ArticleIndex;
  readonly articles: ArticleStore;
  readonly records: Records;
  /** The states of the files that every other run writes, before anything was read. */
  readonly outputState: string;
}

/**
 * Opens the records and plans a build: what all commands do first. The bodies of archive and pages are not read.
 *
 * @param earlier records that are in memory still, and valid for the same settings
 */
export function prepareBuild(
  world: World,
  publication: Publication,
  options: BuildOptions,
  earlier?: Records,
): PreparedBuild {
  const { settings } = publication;
  const outputState = stateOfOutput(world, settings.output);
  const settingsHash = fingerprint(settings, world.program);
  const records = earlier?.settingsHash === settingsHash ? earlier : openRecords(world, settingsHash);
  const sources = findSources(world.disk, publication);
  const index = indexArticles(world, sources, records, options.acceptsNewIds);
  const articles = openArticles(world, index, records, options.now);
  const plan = planBuild(world, index, articles, options);
  articles.expect(plan.shown);
  return { plan, index, articles, records, outputState };
}

/** False if another run has written since: it may have had newer articles and settings. */
export function isCurrent(world: World, { plan, outputState }: PreparedBuild): boolean {
  return stateOfOutput(world, plan.settings.output) === outputState;
}

/** All that is wrong with what would be published. Bodies that are not recorded are read. */
export function findProblems(
  { plan, articles }: PreparedBuild,
  { isStrict = false }: Pick<BuildOptions, 'isStrict'>,
): Problem[] {
  return sortProblems([...plan.problems, ...bodyProblems(plan.shown, articles)], isStrict);
}

/** What is wrong with the bodies of some articles. Bodies that are not recorded are read. */
export function bodyProblems(some: readonly Article[], articles: ArticleStore): Problem[] {
  return some.flatMap((article) => readRecord(articles, article).problems);
}

function stateOfOutput({ disk }: World, output: string): string {
  const documents = Object.values(MAIN_PATHS).map((path) => `${output}/${path}`);
  return [LOCK_FILE, ...documents].map(disk.stateOf).join(' ');
}
