import type { Disk } from '../disk/disk.ts';
import { formatLock } from '../identity/lockFile.ts';
import { matchEntries } from '../identity/onto/matchEntries.ts';
import { type ItemFile, itemFilesOf, writtenId } from '../import/feedToFiles.ts';
import { settingsOf } from '../import/feedToSettings.ts';
import { findForeignIds } from '../import/foreignIds.ts';
import { type GivenByFeed, givenEntriesOf } from '../import/givenEntries.ts';
import { tellMedia } from '../import/media/tellMedia.ts';
import { tellOldest } from '../import/olderEntries.ts';
import { readDocuments } from '../import/readDocuments.ts';
import type { ReadFeed } from '../import/reader/feedDocument.ts';
import type { FeedZone, Wanted } from '../import/reader/readFeed.ts';
import type { ImportSource } from '../import/source.ts';
import { unkeptOf } from '../import/unkept.ts';
import { validId } from '../import/validText.ts';
import { LOCK_FILE, SETTINGS_FILE } from '../model/fileNames.ts';
import { fingerprint } from '../model/fingerprint.ts';
import { type LockEntry, UNKNOWN } from '../model/lockEntry.ts';
import { expected, hasError, type Problem, problemAt } from '../model/problem.ts';
import { readingZoneOf, type Settings } from '../model/settings.ts';
import { formatRfc3339 } from '../model/stamp.ts';
import { onOneLine } from '../model/text.ts';
import { openRecords } from './incremental/records.ts';
import { indexArticles } from './indexArticles.ts';
import { presentArticles, textsOfArticles } from './onto/presentArticles.ts';
import { foundBefore, type Publication, readSettings } from './readSettings.ts';
import { findTreeProblems } from './treeProblems.ts';
import type { World } from './world.ts';

export interface ImportRequest {
  /** For a folder without a feed.yaml: no feed says its zone. */
  readonly timeZone?: string;
  /** What of an export is wanted beside what everyone may read: drafts, and pages, which become articles that no feed has. */
  readonly wanted?: ReadonlySet<Wanted>;
  /** Tells what would be written and writes nothing. */
  readonly isDryRun?: boolean;
}

/** What an import did. Paths are relative to feed.yaml. */
export interface ImportReport {
  readonly written: readonly string[];
  /** Entries that are here already. */
  readonly skipped: number;
  readonly problems: readonly Problem[];
}

/**
 * Takes over a publication from one of its feeds: a file of Markdown for each entry that is not here yet, a `feed.yaml`
 * where there is none, and a line of `feed.lock` for each article, since its subscribers have it already. While there is
 * an error nothing is written, and importing twice changes nothing.
 *
 * @throws Error when the disk refuses a write
 */
export function importFeed(world: World, source: ImportSource, request: ImportRequest): ImportReport {
  const { disk } = world;
  const state = stateOfFiles(disk);
  const plan = planImport(world, source, request);
  if (request.isDryRun || !(hasSomething(plan) || disk.hasLeftovers('.'))) return reportOf(plan);
  const transaction = disk.begin('.');
  try {
    const current = stateOfFiles(disk) === state ? plan : planImport(world, source, request);
    for (const { path, text } of current.files) transaction.stage(path, text);
    if (current.lock !== undefined) transaction.stageLast(LOCK_FILE, current.lock);
    transaction.commit();
    return reportOf(current);
  } finally {
    transaction.end();
  }
}

/** What an import would write. */
interface ImportPlan extends Pick<ImportReport, 'skipped' | 'problems'> {
  /** None if there is an error. */
  readonly files: readonly NewFile[];
  /** The text of the next feed.lock; absent if it is as it should be. */
  readonly lock?: string;
}

/** A file that an import writes, by its path relative to feed.yaml. */
interface NewFile {
  readonly path: string;
  readonly text: string;
}

function hasSomething({ files, lock }: ImportPlan): boolean {
  return files.length > 0 || lock !== undefined;
}

function planImport(world: World, source: ImportSource, request: ImportRequest): ImportPlan {
  const there = settingsThere(world.disk);
  const { timeZone } = request;
  const zone = there ? zoneOf(there.settings) : timeZone === undefined ? undefined : { timeZone };
  const { feed, problems: ofFeed } = readDocuments(source, { zone, wanted: request.wanted });
  if (feed === undefined) return { files: [], skipped: 0, problems: ofFeed };
  const publication = there ?? makeSettings(world.disk, feed, source.name, timeZone);
  const { problems: ofSettings } = publication;
  if (publication.settings === undefined)
    return { files: [], skipped: 0, problems: [...ofFeed, ...ofSettings] };
  const { file } = publication;
  const { index, records, articles, entries, addresses, ...existing } = readExisting(world, publication);
  const others = withoutTwins(world.disk, feed, { index, records, ids: existing.ids }, source.name);
  const made = itemFilesOf(others.feed, publication.settings, existing, source.name);
  const ofIds = findForeignIds(
    made.files.map(({ id }) => id),
    source.name,
  );
  const isAnyNew = made.files.length > 0 || file !== undefined;
  const unkept = isAnyNew ? unkeptOf(feed, publication.settings, file === undefined, source.name) : [];
  const oldest = isAnyNew ? tellOldest(feed, source) : [];
  const media = tellMedia(
    made.files.flatMap((one) => one.media),
    source.name,
  );
  const ofEntries = [...others.problems, ...made.problems, ...ofIds, ...unkept, ...oldest, ...media];
  const problems = [...ofFeed, ...ofSettings, ...existing.problems, ...ofEntries];
  const skipped = made.skipped + feed.entries.length - others.feed.entries.length;
  if (hasError(problems)) return { files: [], skipped, problems };
  // An import that was killed may have left articles without their lines.
  const locked = new Set(entries.map(({ id }) => id));
  const given = new Set(feed.entries.map(({ id, link }) => id ?? link));
  const lost = articles.filter(({ id }) => given.has(id) && !locked.has(id));
  const lines = [
    ...lost.map(({ id, file, ...given }) => lineOf({ id, path: file, given })),
    ...made.files.flatMap(({ id, path, given }) => (given ? [lineOf({ id, path, given })] : [])),
  ];
  return {
    files: [...(file ? [file] : []), ...made.files.map(({ path, text }) => ({ path, text }))],
    ...(lines.length > 0 && { lock: formatLock([...entries, ...lines], addresses) }),
    skipped,
    problems,
  };
}

/** How dates are written here; undefined if feed.yaml cannot be read, which is reported with the settings. */
export function zoneOf(settings: Settings | undefined): FeedZone | undefined {
  if (settings === undefined) return undefined;
  const { timeZone, language } = settings;
  return { timeZone, language, withoutZone: readingZoneOf(settings) };
}

function reportOf({ files, lock, skipped, problems }: ImportPlan): ImportReport {
  const written = [...files.map(({ path }) => path), ...(lock === undefined ? [] : [LOCK_FILE])];
  return { written, skipped, problems };
}

export function stateOfFiles(disk: Disk): string {
  return [LOCK_FILE, SETTINGS_FILE].map(disk.stateOf).join(' ');
}

/** The feed without entries whose articles are here under another id: both would be shown, each to those who have the other. */
function withoutTwins(
  disk: Disk,
  feed: ReadFeed,
  { index, records, ids }: Pick<Existing, 'index' | 'records' | 'ids'>,
  file: string,
) {
  const given = givenEntriesOf(feed, file).entries.filter(({ id }) => !ids.has(id));
  const texts = { ofEntry: ({ html }: GivenByFeed) => html, ofArticle: textsOfArticles(index, disk) };
  const { matches } = matchEntries(given, presentArticles(index, records), { texts });
  const twins = new Set(matches.map(({ entry }) => entry.id));
  const problems = matches.map(({ entry, article, reason }) => {
    const which = `it is left out: ${article.file} is the same article, by ${reason}`;
    const mend =
      article.id === undefined
        ? `${which}; import --onto gives it the id of the feed`
        : `${which}, under the id "${onOneLine(article.id)}"`;
    const fault = expected('FEED_ENTRY', 'an article that is not here', entry.link ?? entry.id, mend);
    return problemAt({ file, line: entry.line, column: 1 }, fault);
  });
  const entries = feed.entries.filter((entry) => !twins.has(validId(writtenId(entry) ?? '')));
  return { feed: { ...feed, entries }, problems };
}

type Existing = ReturnType<typeof readExisting>;

/** The settings of the publication, read or made. */
type FoundSettings = ReturnType<typeof readSettings> & {
  /** The feed.yaml that has to be written, if there is none. */
  readonly file?: NewFile;
};

/** Undefined if there is no feed.yaml. */
function settingsThere(disk: Disk): FoundSettings | undefined {
  const bytes = disk.readIfThere(SETTINGS_FILE);
  return bytes && readSettings(disk, bytes);
}

function makeSettings(disk: Disk, feed: ReadFeed, name: string, timeZone = ''): FoundSettings {
  const made = settingsOf(feed, timeZone, name);
  if (made.text === undefined) return { problems: made.problems };
  const read = readSettings(disk, Buffer.from(made.readable));
  return {
    ...read,
    problems: [...made.problems, ...read.problems],
    file: { path: SETTINGS_FILE, text: made.text },
  };
}

/** All articles that are here, the ids of those that are or were, and the files. */
export function readExisting(world: World, publication: Publication) {
  const { settings } = publication;
  const tree = foundBefore(publication) ?? world.disk.discover(settings);
  const records = openRecords(world, fingerprint(settings, world.program));
  // An import makes the folder that is missing.
  const ofTree = findTreeProblems({ ...tree, missing: [] }, settings.items);
  const problems = ofTree.filter(({ severity }) => severity === 'error');
  const sources = { settings, tree, media: [], problems, dependencies: new Map<string, string>() };
  const index = indexArticles(world, sources, records);
  const { articles, lock, problems: ofArticles } = index;
  const { entries, addresses } = lock;
  const ids = new Set([...articles, ...entries].map(({ id }) => id));
  const files = new Set(tree.files.map(({ file }) => file));
  return { index, records, articles, ids, entries, addresses, files, problems: ofArticles };
}

type GivenArticle = Required<Pick<ItemFile, 'id' | 'path' | 'given'>>;

/** Subscribers have the article, as the other publisher gave it to them. */
function lineOf({ id, path, given: { published, updated } }: GivenArticle): Omit<LockEntry, 'line'> {
  return {
    id,
    file: path,
    published: formatRfc3339(published),
    updated: formatRfc3339(updated),
    textHash: UNKNOWN,
    contentHash: UNKNOWN,
    isGone: false,
  };
}
