import { asIri } from '../feeds/fields.ts';
import { decodeDocument } from '../import/reader/decode.ts';
import type { ReadFeed } from '../import/reader/feedDocument.ts';
import { readFeed } from '../import/reader/readFeed.ts';
import { type Problem, problemAt, quoted } from '../model/problem.ts';
import { compareOutputs, listChanges, type OutputStatuses, settleOutputs } from './compareOutputs.ts';
import { compareWithDocument, type Difference } from './compareWithDocument.ts';
import type { FeedDocument } from './plan/outputPlan.ts';
import { type BuildPlan, isRefused, sortProblems } from './planBuild.ts';
import { bodyProblems, findProblems, type PreparedBuild, prepareBuild } from './prepare.ts';
import type { Publication } from './readSettings.ts';
import { composeDocument, formatOf } from './renderOutput.ts';
import { countItems, type ItemCounts, type LeftOutArticle, leftAlone, leftOutOf } from './report.ts';
import type { BuildOptions, World } from './world.ts';

const REBUILD = 'run dateline build';

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
 * A document that is older than the articles is a note; one that cannot be read, or that says of an unchanged article what
 * it does not say, is an error. A document that is recorded to be as we wrote it is read, and not compared.
 */
export function checkPublication(world: World, publication: Publication, options: BuildOptions): CheckReport {
  const build = prepareBuild(world, publication, options);
  const { plan, articles } = build;
  const statuses = compareOutputs(build, world.disk);
  const problems = findProblems(build, options);
  const isRefusedBuild = isRefused(plan, problems);
  const ofScheduled = bodyProblems(plan.schedule.scheduled, articles);
  return {
    items: countItems(plan),
    leftOut: leftOutOf(plan),
    problems: [
      ...problems,
      ...sortProblems(ofScheduled, options.isStrict ?? false),
      ...checkDocuments(world, build, statuses, isRefusedBuild),
      ...(isRefusedBuild ? [] : findStale(world, build, statuses)),
    ],
  };
}

/** One note for each file that a run would write or remove, or that stands in the way of one. */
function findStale({ disk }: World, build: PreparedBuild, statuses: OutputStatuses): Problem[] {
  const { output } = build.plan.settings;
  const { written, removed, notOurs } = listChanges(settleOutputs(build, statuses, disk), undefined);
  const stale = (path: string, message: string) =>
    at(`${output}/${path}`, 1, 'OUTPUT_STALE', message, REBUILD);
  return [
    ...written.map((path) => stale(path, 'expected what the articles make now, found another file, or none')),
    ...removed.map((path) =>
      stale(path, 'expected none, found the page of an article that is out no longer'),
    ),
    ...notOurs.map((path) => leftAlone(`${output}/${path}`)),
  ];
}

function checkDocuments(
  { disk }: World,
  build: PreparedBuild,
  statuses: OutputStatuses,
  isRefusedBuild: boolean,
): Problem[] {
  const { plan } = build;
  const current = new Set<unknown>(statuses.current);
  const changed = changedIds(plan);
  return plan.texts.flatMap((document) => {
    if (document.kind !== 'feed' || !formatOf(document).isReadBack) return [];
    const file = `${plan.settings.output}/${document.path}`;
    const bytes = disk.readIfThere(file);
    if (bytes === undefined) return [];
    const { feed, problems } = readDocument(file, bytes);
    if (feed === undefined)
      return problems.map((problem) => ({ ...problem, code: 'OUTPUT_BROKEN', mend: REBUILD }));
    // While an error stands nobody can say what is meant.
    if (isRefusedBuild || current.has(document)) return [];
    return compareDocument(document, feed, build, changed);
  });
}

/** What a document says otherwise than it is meant to. */
function compareDocument(
  document: FeedDocument,
  feed: ReadFeed,
  { plan, index, articles }: PreparedBuild,
  changed: ReadonlySet<string>,
): Problem[] {
  const file = `${plan.settings.output}/${document.path}`;
  const meant = composeDocument(document, plan.settings, articles.load);
  const { isOfOtherSettings, entries, missing, strange, twice } = compareWithDocument(feed, meant);
  const differ = (line: number, message: string) => at(file, line, 'OUTPUT_DIFFERS', message, REBUILD);
  const double = twice.map(({ id = '', line }) =>
    differ(
      line,
      `expected one entry of each article, and none that was taken back, found ${quoted(id)} again`,
    ),
  );
  if (isOfOtherSettings) return double;
  const wrong = entries
    .filter(({ id }) => !changed.has(id))
    .flatMap(({ id, line, differences }) =>
      seriousOf(differences).map(({ field, meant: text, found }) =>
        differ(line, `expected the ${field} of "${id}" to be ${quoted(text)}, found ${quoted(found)}`),
      ),
    );
  const { url, idBase = url } = plan.settings;
  const known = new Set(index.lock.entries.flatMap(({ id }) => [id, asIri(id, idBase)]));
  const unknown = strange
    .filter(({ id = '' }) => !known.has(id))
    .map(({ id = '', line }) =>
      differ(line, `expected entries of articles, found ${quoted(id)}, which is none`),
    );
  const absent =
    changed.size > 0 ? [] : missing.map((id) => differ(1, `expected an entry "${id}", found none`));
  return [...double, ...wrong, ...unknown, ...absent];
}

/** An article whose address is another was renamed since, and addresses in its text with it. */
function seriousOf(differences: readonly Difference[]): readonly Difference[] {
  const isRenamed = differences.some(({ field }) => field === 'link');
  return isRenamed ? differences.filter(({ field }) => field !== 'link' && field !== 'text') : differences;
}

function readDocument(file: string, bytes: Uint8Array): ReturnType<typeof readFeed> {
  try {
    return readFeed(file, decodeDocument(bytes));
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { problems: [at(file, 1, 'OUTPUT_BROKEN', `expected text, found none: ${found}`, REBUILD)] };
  }
}

/** The articles of which readers have something else, or nothing yet. */
function changedIds({ subscribers }: BuildPlan): ReadonlySet<string> {
  const { new: fresh, updated, edited, returning, gone } = subscribers;
  return new Set([...fresh, ...updated, ...edited, ...returning, ...gone].map(({ id }) => id));
}

function at(file: string, line: number, code: Problem['code'], message: string, mend: string): Problem {
  return problemAt({ file, line, column: 1 }, { code, message, mend });
}
