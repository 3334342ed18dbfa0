import type { Article } from '../model/article.ts';
import { LOCK_FILE } from '../model/fileNames.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Problem } from '../model/problem.ts';
import { type ArticleStore, openArticles, readRecord } from './articleStore.ts';
import { findSources } from './findSources.ts';
import { emptyRecords, openRecords, type Records } from './incremental/records.ts';
import { type ArticleIndex, indexArticles } from './indexArticles.ts';
import { filesWithErrors, leaveOut, withKept } from './leaveOut.ts';
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
  const records = recordsFor(world, settingsHash, options, earlier);
  const { ignoresRecords = false } = options;
  const sources = findSources(
    world.disk,
    ignoresRecords ? { ...publication, found: undefined } : publication,
  );
  const index = indexArticles(world, sources, records, options.acceptsNewIds);
  const opened = openArticles(world, index, records, options.now);
  const isSkipping = options.keepsGoing === true || settings.onError === 'skip';
  const planned = isSkipping ? planWithoutErrors : planAll;
  return { ...planned(world, index, opened, options), records, outputState };
}

function recordsFor(
  world: World,
  settingsHash: string,
  { ignoresRecords = false }: BuildOptions,
  earlier: Records | undefined,
): Records {
  if (ignoresRecords) return emptyRecords(settingsHash, true);
  return earlier?.settingsHash === settingsHash ? earlier : openRecords(world, settingsHash);
}

type Planned = Pick<PreparedBuild, 'plan' | 'index' | 'articles'>;

function planAll(world: World, index: ArticleIndex, articles: ArticleStore, options: BuildOptions): Planned {
  const plan = planBuild(world, index, articles, options);
  articles.expect(plan.shown);
  return { plan, index, articles };
}

/**
 * Plans without the articles that have errors. Every body that would be shown is read for that; when an article is left out,
 * another may come into a feed, so it is planned again until all that is shown is whole.
 */
function planWithoutErrors(
  world: World,
  whole: ArticleIndex,
  opened: ArticleStore,
  options: BuildOptions,
): Planned {
  const files = new Set<string>();
  const problems = new Map(whole.problems.map((problem) => [keyOf(problem), problem]));
  const known = problems.size;
  for (let index = whole, articles = opened; ; ) {
    const planned = planAll(world, index, articles, options);
    const found = findProblems(planned, options);
    const wrong = filesWithErrors(found, index);
    if (wrong.size === 0) return planned;
    for (const file of wrong) files.add(file);
    for (const problem of found) if (wrong.has(problem.file)) problems.set(keyOf(problem), problem);
    index = leaveOut(whole, files, [...problems.values()].slice(known), world.disk);
    articles = withKept(opened, index.kept);
  }
}

/** What makes a problem another one; its severity does not. */
function keyOf({ code, file, line, column, message }: Problem): string {
  return JSON.stringify([code, file, line, column, message]);
}

/** False if another run has written since: it may have had newer articles and settings. */
export function isCurrent(world: World, { plan, outputState }: PreparedBuild): boolean {
  return stateOfOutput(world, plan.settings.output) === outputState;
}

/** All that is wrong with what would be published. Bodies that are not recorded are read. */
export function findProblems(
  { plan, articles }: Pick<PreparedBuild, 'plan' | 'articles'>,
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
