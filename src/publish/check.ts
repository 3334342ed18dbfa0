import { hashInName } from '../articles/media/outputName.ts';
import { twinNamed } from '../model/coding.ts';
import type { Problem } from '../model/problem.ts';
import { FOLDER_OF_COPIES } from '../site/servingRules.ts';
import type { ItemCounts, LeftOutArticle } from './buildReport.ts';
import { checkDocuments } from './checkDocuments.ts';
import { compareOutputs, hasHashOfName, listChanges, type OutputStatuses } from './compareOutputs.ts';
import { isRefused } from './exitStatus.ts';
import { orWithoutRecords } from './incremental/orWithoutRecords.ts';
import { hasRecords } from './incremental/records.ts';
import { openSoundDocuments, type SoundDocuments, saveSoundDocuments } from './incremental/soundDocuments.ts';
import { findUntrackedLock } from './lockInGit.ts';
import { findProblems, withBuild } from './prepare.ts';
import { bodyProblems, type PreparedBuild } from './preparedBuild.ts';
import { atStart } from './readArticle.ts';
import type { Publication } from './readSettings.ts';
import { countItems, leftAlone, leftOutOf } from './report.ts';
import { settleOutputs } from './settleOutputs.ts';
import { sortProblems } from './sortProblems.ts';
import { areOthersSound, outputProblem } from './standingDocuments.ts';
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
 * the output folder say otherwise than they are meant to. It writes nothing that is published: beside the records of a build it
 * leaves which documents a strict reader has taken.
 *
 * What waits for a build is a note, whatever has changed: articles, settings, or the program. An error is only a document
 * that cannot be read, or that differs without a cause: something else has written to the folder.
 */
export function checkPublication(world: World, publication: Publication, options: BuildOptions): CheckReport {
  return orWithoutRecords(world, options, (how) => {
    const sound = openSoundDocuments(how.ignoresRecords ? { disk: world.disk } : world);
    const checkFrom = (from: Publication) =>
      withBuild(world, from, how, (build) => checkBuild(world, build, how, sound));
    // What is unsure of a part is sure of the whole.
    return checkFrom(publication) ?? (checkFrom({ ...publication, found: undefined }) as CheckReport);
  });
}

/** Undefined if only a part was planned, and something was found that all of it has to be known for. */
function checkBuild(
  world: World,
  build: PreparedBuild,
  options: BuildOptions,
  sound: SoundDocuments,
): CheckReport | undefined {
  const { plan, articles, part } = build;
  const statuses = compareOutputs(build, world.disk);
  const stale = isRefused(plan, findProblems(build, options)) ? [] : findStale(world, build, statuses);
  // Articles of which nothing can be made are known by now.
  const problems = findProblems(build, options);
  const isRefusedBuild = isRefused(plan, problems);
  const ofScheduled = bodyProblems(plan.schedule.scheduled, articles);
  const ofDocuments = checkDocuments(world, build, statuses, isRefusedBuild, sound);
  const isUnsure = part && (isRefusedBuild || part.isLacking() || !areOthersSound(build, world, sound));
  if (isUnsure) return undefined;
  if (hasRecords(world)) saveSoundDocuments(world, sound);
  return {
    items: countItems(plan),
    leftOut: leftOutOf(plan),
    problems: [
      ...problems,
      ...findUntrackedLock(world.disk),
      ...sortProblems(ofScheduled, options.isStrict ?? false),
      ...ofDocuments,
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

/** One note for each file that a run would write or remove, or that stands in the way of one, in the order of the plan. */
function findStale({ disk }: World, build: PreparedBuild, statuses: OutputStatuses): Problem[] {
  const { settings, texts } = build.plan;
  const { output } = settings;
  const { written, removed, notOurs } = listChanges(settleOutputs(build, statuses, disk), undefined, build);
  const places = new Map(texts.map(({ path }, place) => [path, place]));
  const placeOf = (path: string) =>
    places.get(path) ?? places.get(twinNamed(path)?.path ?? '') ?? places.size;
  // They were settled in an order that depends on what is recorded.
  const inOrder = (paths: readonly string[]) => paths.toSorted((a, b) => placeOf(a) - placeOf(b));
  const stale = (path: string, message: string) =>
    outputProblem(`${output}/${path}`, 1, 'OUTPUT_STALE', message);
  return [
    ...inOrder(written).map((path) =>
      stale(path, 'expected what the articles make now, found another file, or none'),
    ),
    ...removed.map((path) => stale(path, `expected none, found ${whatWasAt(path)}`)),
    ...inOrder(notOurs).map((path) => leftAlone(`${output}/${path}`)),
  ];
}

function whatWasAt(path: string): string {
  if (path.endsWith('.html')) return 'the page of an article that is out no longer';
  return twinNamed(path)
    ? 'a compressed copy that is made no longer'
    : 'a document of a feed that is not written there any more';
}
