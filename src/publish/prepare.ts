import type { Article } from '../model/article.ts';
import { LOCK_FILE } from '../model/fileNames.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Problem } from '../model/problem.ts';
import { faultOf, runWithout } from './articleFaults.ts';
import { type ArticleStore, openArticles } from './articleStore.ts';
import { findSources } from './findSources.ts';
import type { Records } from './incremental/articleRecord.ts';
import { openMeasured } from './incremental/measuredRecordings.ts';
import { emptyRecords, openRecords } from './incremental/records.ts';
import { type ArticleIndex, indexArticles } from './indexArticles.ts';
import { filesWithErrors, leaveOut, withKept } from './leaveOut.ts';
import { preparePart } from './part/preparePart.ts';
import { MAIN_PATHS } from './plan/feeds.ts';
import { planBuild } from './planBuild.ts';
import { bodyProblems, type PreparedBuild } from './preparedBuild.ts';
import type { Publication } from './readSettings.ts';
import { sortProblems } from './sortProblems.ts';
import { withTranslations } from './translatedIndex.ts';
import type { BuildOptions, World } from './world.ts';

/**
 * Opens the records and plans a build: what all commands do first. The bodies of archive and pages are not read.
 *
 * @param earlier what is in memory still: records, if they are valid for the same settings, recordings and faults
 */
export function prepareBuild(
  world: World,
  publication: Publication,
  options: BuildOptions,
  earlier: Partial<Pick<PreparedBuild, 'records' | 'recordings' | 'faults'>> = {},
): PreparedBuild {
  const { settings } = publication;
  const outputState = stateOfOutput(world, settings.output);
  const settingsHash = fingerprint(settings, world.program);
  const { records: former, faults = new Map() } = earlier;
  const { ignoresRecords = false } = options;
  const recordings = ignoresRecords
    ? openMeasured({ disk: world.disk })
    : (earlier.recordings ?? openMeasured(world));
  const part = former ? undefined : preparePart(world, publication, recordings, options);
  if (part) return { ...part, recordings, outputState };
  const records = recordsFor(world, settingsHash, options, former);
  const sources = findSources(
    world.disk,
    ignoresRecords ? { ...publication, found: undefined } : publication,
  );
  const read = indexArticles(world, sources, records, options.acceptsNewIds);
  const index = withTranslations(read, options.now);
  const opened = openArticles(world, index, records, faults, options.now, { recordings });
  const planned = isSkipping(publication, options) ? planWithoutErrors : planAll;
  return { ...planned(world, index, opened, options), records, recordings, faults, outputState };
}

/**
 * Prepares a build and does something with it. If that finds articles of which a file cannot be made, and errors are
 * skipped, it is done once more, with a build without them.
 */
export function withBuild<T>(
  world: World,
  publication: Publication,
  options: BuildOptions,
  run: (build: PreparedBuild) => T,
): T {
  for (let build = prepareBuild(world, publication, options); ; ) {
    const count = build.faults.size;
    const result = run(build);
    if (build.faults.size === count || !isSkipping(publication, options)) return result;
    build = prepareBuild(world, publication, options, build);
  }
}

function isSkipping({ settings }: Publication, { keepsGoing }: BuildOptions): boolean {
  return keepsGoing === true || settings.onError === 'skip';
}

function recordsFor(
  world: World,
  settingsHash: string,
  { ignoresRecords = false }: BuildOptions,
  earlier: Records | undefined,
): Records {
  if (ignoresRecords) return emptyRecords(settingsHash, true);
  const isWhole = earlier?.settingsHash === settingsHash && earlier.index === undefined;
  return isWhole ? earlier : openRecords(world, settingsHash);
}

type Planned = Pick<PreparedBuild, 'plan' | 'index' | 'articles'>;

function planAll(world: World, index: ArticleIndex, articles: ArticleStore, options: BuildOptions): Planned {
  const faults: Problem[] = [];
  const planned = runWithout(
    index.articles,
    (some) => {
      const sound = some === index.articles ? index : without(index, some, faults);
      return { plan: planBuild(world, sound, articles, options), index: sound, articles };
    },
    ({ file }, error) => faults.push(faultOf(file, error)),
  );
  articles.expect(planned.plan.shown);
  return planned;
}

/** An index of some of its articles. The others are there, but cannot be read. */
function without(index: ArticleIndex, some: readonly Article[], faults: readonly Problem[]): ArticleIndex {
  const files = faults.map(({ file }) => file);
  return {
    ...index,
    articles: some,
    unreadable: new Set([...index.unreadable, ...files]),
    problems: [...index.problems, ...faults],
  };
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
    const left = leaveOut(whole, files, [...problems.values()].slice(known), world.disk);
    index = withTranslations(left, options.now);
    articles = withKept(opened, index.kept, index.settings);
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

function stateOfOutput({ disk }: World, output: string): string {
  const documents = Object.values(MAIN_PATHS).map((path) => `${output}/${path}`);
  return [LOCK_FILE, ...documents].map(disk.stateOf).join(' ');
}
