import { replaceLines } from '../../identity/lockPart.ts';
import type { Article } from '../../model/article.ts';
import { LOCK_FILE } from '../../model/fileNames.ts';
import { fingerprint } from '../../model/fingerprint.ts';
import { hasError } from '../../model/problem.ts';
import { openRecordedLinks } from '../articleLinks.ts';
import { openArticles } from '../articleStore.ts';
import { findPictures } from '../findSources.ts';
import { stateOfReferred } from '../incremental/fileStates.ts';
import type { MeasuredRecordings } from '../incremental/measuredRecordings.ts';
import { unpackProblems } from '../incremental/packedProblems.ts';
import { openIndex } from '../incremental/records.ts';
import { hashOthers } from '../incremental/upToDate.ts';
import { planFeeds } from '../plan/feeds.ts';
import { planBuild } from '../planBuild.ts';
import { bodyProblems, type PreparedBuild } from '../preparedBuild.ts';
import { foundBefore, type Publication } from '../readSettings.ts';
import type { BuildOptions, World } from '../world.ts';
import { openNames } from './articleNames.ts';
import { findReach, readReached } from './findReach.ts';
import { indexPart } from './indexPart.ts';
import { isAlone, linksAsRecorded } from './isAlone.ts';
import { withKnownTranslations } from './knownTranslations.ts';
import {
  countAll,
  countMonths,
  findDroppedCopies,
  mergeProblems,
  settleWindows,
  withoutOthersPages,
} from './mergePlan.ts';
import { openPublished } from './publishedFragments.ts';
import { type Changed, isSameTagged, readChanged } from './readChanged.ts';

/** A prepared build, but for what is known before it is planned. */
type Part = Omit<PreparedBuild, 'outputState' | 'recordings'>;

/**
 * Prepares a build of that part of a publication which some changed files reach, if all else is as the last run left it: the
 * changed articles, the windows of their feeds, and the months around them. There it plans what a whole build would plan.
 *
 * @returns undefined where a change may reach further than that is sure to see; a whole build has to be prepared then
 */
export function preparePart(
  world: World,
  publication: Publication,
  recordings: MeasuredRecordings,
  options: BuildOptions,
): Part | undefined {
  const previous = publication.found?.before;
  const tree = foundBefore(publication);
  const { acceptsNewIds, unpublishes, script, ignoresRecords } = options;
  if (acceptsNewIds || unpublishes || ignoresRecords || script !== undefined) return undefined;
  if (!previous || tree === undefined || previous.report.others !== hashOthers(tree)) return undefined;
  const { report: before, outputStates, head } = previous;
  // Another run may have written since the files were found.
  const lockState = new Map(before.dependencies).get(LOCK_FILE);
  if (stateOfReferred(world.disk, LOCK_FILE) !== lockState) return undefined;
  const { settings, media, dependencies } = findPictures(world.disk, publication);
  const indexed = openIndex(world.disk, head, fingerprint(publication.settings, world.program), tree.files);
  const files = indexed && readChanged(world, indexed, settings);
  if (!files) return undefined;
  const sources = { settings, media, tree, dependencies, problems: [] };
  // Those of feed.yaml come first, and are told by whoever read it.
  const problems = unpackProblems(before.problems).slice(publication.problems.length);
  return planPart(
    world,
    { ...indexed, ...files, sources, before, outputStates, problems },
    recordings,
    options,
  );
}

function planPart(
  world: World,
  changed: Changed,
  recordings: MeasuredRecordings,
  options: BuildOptions,
): Part | undefined {
  const { before, outputStates, records } = changed;
  const { settings } = changed.sources;
  if (settings.tagFeeds && !isSameTagged(changed)) return undefined;
  const feeds = planFeeds(settings, [{ tags: before.tags }]);
  const reach = findReach(feeds, changed);
  const heads = reach && readReached(reach, changed);
  const bytes = heads && world.disk.readIfThere(LOCK_FILE);
  const lock = bytes && Buffer.from(bytes).toString('latin1');
  if (!heads || lock === undefined) return undefined;
  const indexed = indexPart(world, lock, heads, reach, changed, options.now);
  const index = indexed && withKnownTranslations(indexed.index, changed, options.now);
  if (!indexed || !index) return undefined;
  const { lines } = indexed;
  const names = openNames(index, lock, changed);
  const recordedOf = (article: Article) => linksAsRecorded(article, changed);
  const links = openRecordedLinks(recordedOf, names, options.now.getTime(), settings);
  const faults = new Map();
  const planned = feeds.filter(({ folder }) => reach.archives.has(folder));
  const publishedOf = openPublished(world.disk, index.settings, planned, changed);
  const recalled = { links, recordings, publishedOf };
  const articles = openArticles(
    { ...world, worker: undefined },
    index,
    records,
    faults,
    options.now,
    recalled,
  );
  const counts = countMonths(index.articles, reach, changed, options.now);
  const plan = planBuild(world, index, articles, options, { ...reach, counts, tags: before.tags });
  const ofBodies = bodyProblems(plan.shown, articles);
  const windows = settleWindows(plan.windows, reach, before);
  const problems = mergeProblems(plan, ofBodies, changed);
  const isWhole = names.isLacking() || faults.size > 0 || hasError([...plan.problems, ...ofBodies]);
  if (
    isWhole ||
    !windows ||
    !problems ||
    !plan.lock ||
    !isAlone({ index, plan, reach, lock, lines }, changed)
  )
    return undefined;
  const merged = {
    ...plan,
    windows,
    problems,
    removals: withoutOthersPages(plan.removals, index, changed),
    lock: Buffer.from(replaceLines(lock, lines, plan.lock.toString('latin1')), 'latin1'),
    items: countAll(plan, changed, options.now),
  };
  const { isLacking } = names;
  const part = { before, outputStates, droppedCopies: findDroppedCopies(changed), isLacking };
  return { plan: merged, index, articles, records, faults, part };
}
