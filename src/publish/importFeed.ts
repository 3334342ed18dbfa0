import { isAbsoluteUri } from '../articles/headReaders.ts';
import type { Disk } from '../disk/disk.ts';
import { formatLock } from '../identity/lockFile.ts';
import { type ItemFile, itemFilesOf } from '../import/feedToFiles.ts';
import { settingsOf } from '../import/feedToSettings.ts';
import type { ReadFeed } from '../import/reader/feedDocument.ts';
import { readFeed } from '../import/reader/readFeed.ts';
import { unkeptOf } from '../import/unkept.ts';
import type { Article } from '../model/article.ts';
import { LOCK_FILE, SETTINGS_FILE } from '../model/fileNames.ts';
import { fingerprint } from '../model/fingerprint.ts';
import { type LockEntry, UNKNOWN } from '../model/lockEntry.ts';
import { expected, hasError, type Problem, problemAt, quoted } from '../model/problem.ts';
import { formatRfc3339 } from '../model/stamp.ts';
import { onOneLine } from '../model/text.ts';
import { openRecords } from './incremental/records.ts';
import { indexArticles } from './indexArticles.ts';
import { type Publication, readSettings } from './readSettings.ts';
import { findTreeProblems } from './treeProblems.ts';
import type { World } from './world.ts';

/** A feed that is to be taken over. */
export interface ImportSource {
  /** What problems call it: its file name or its address. */
  readonly name: string;
  readonly text: string;
  /** Where it was fetched: relative addresses in it are resolved against that. */
  readonly address?: string;
}

export interface ImportRequest {
  /** For a folder without a feed.yaml: no feed says its zone. */
  readonly timeZone?: string;
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
  const { feed, problems: ofFeed } = readFeed(source.name, source.text, source.address);
  if (feed === undefined) return { files: [], skipped: 0, problems: ofFeed };
  const { publication, file, problems: ofSettings } = openOrMakeSettings(world, feed, source, request);
  if (publication === undefined) return { files: [], skipped: 0, problems: [...ofFeed, ...ofSettings] };
  const { articles, entries, addresses, ...existing } = readExisting(world, publication);
  const others = withoutTwins(feed, articles, source.name);
  const made = itemFilesOf(others.feed, publication.settings, existing, source.name);
  const ofIds = findForeignIds(made.files, source.name);
  const isAnyNew = made.files.length > 0 || file !== undefined;
  const unkept = isAnyNew ? unkeptOf(feed, publication.settings, file === undefined, source.name) : [];
  const ofEntries = [...others.problems, ...made.problems, ...ofIds, ...unkept];
  const problems = [...ofFeed, ...ofSettings, ...existing.problems, ...ofEntries];
  const skipped = made.skipped + feed.entries.length - others.feed.entries.length;
  if (hasError(problems)) return { files: [], skipped, problems };
  // An import that was killed may have left articles without their lines.
  const locked = new Set(entries.map(({ id }) => id));
  const given = new Set(feed.entries.map(({ id, link }) => id ?? link));
  const lost = articles.filter(({ id }) => given.has(id) && !locked.has(id));
  const lines = [...lost.map((article) => ({ ...article, path: article.file })), ...made.files].map(lineOf);
  return {
    files: [...(file ? [file] : []), ...made.files.map(({ path, text }) => ({ path, text }))],
    ...(lines.length > 0 && { lock: formatLock([...entries, ...lines], addresses) }),
    skipped,
    problems,
  };
}

/** Told once, and for all of them: readers know the articles by these ids. */
function findForeignIds(files: readonly ItemFile[], file: string): Problem[] {
  const [first, ...others] = files.filter(({ id }) => !isAbsoluteUri(id));
  if (first === undefined) return [];
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return [
    problemAt(
      { file, line: 1, column: 1 },
      {
        code: 'ID_NOT_URI',
        message: `expected ids that are absolute URIs, found ${quoted(first.id)}${more}`,
        mend: 'they are kept; in Atom they stand behind the address of the publication',
      },
    ),
  ];
}

function reportOf({ files, lock, skipped, problems }: ImportPlan): ImportReport {
  const written = [...files.map(({ path }) => path), ...(lock === undefined ? [] : [LOCK_FILE])];
  return { written, skipped, problems };
}

function stateOfFiles(disk: Disk): string {
  return [LOCK_FILE, SETTINGS_FILE].map(disk.stateOf).join(' ');
}

/**
 * The feed without entries that are here under another id: another feed of the same site has given them. Both would be
 * shown, and each to the subscribers of the other.
 */
function withoutTwins(feed: ReadFeed, articles: readonly Article[], file: string) {
  const keyOf = (link: string, published: Date) => `${link} ${published.getTime()}`;
  const own = articles.filter(({ hasOwnLink }) => hasOwnLink);
  const byKey = new Map(own.map((article) => [keyOf(article.link, article.published), article]));
  const problems: Problem[] = [];
  const entries = feed.entries.filter(({ id, link = '', line, updated, published = updated }) => {
    const twin = published && byKey.get(keyOf(link, published));
    if (!twin || twin.id === id) return true;
    const mend = `it is left out: ${twin.file} is the same article, under the id "${onOneLine(twin.id)}"`;
    problems.push(
      problemAt({ file, line, column: 1 }, expected('FEED_ENTRY', 'an article that is not here', link, mend)),
    );
    return false;
  });
  return { feed: { ...feed, entries }, problems };
}

interface OpenedSettings {
  readonly publication?: Publication;
  /** The feed.yaml that has to be written, if there is none. */
  readonly file?: NewFile;
  readonly problems: readonly Problem[];
}

function openOrMakeSettings(
  { disk }: World,
  feed: ReadFeed,
  { name }: ImportSource,
  { timeZone }: ImportRequest,
): OpenedSettings {
  const there = disk.readIfThere(SETTINGS_FILE);
  const made = there ? undefined : settingsOf(feed, timeZone ?? '', name);
  const bytes = there ?? (made?.readable === undefined ? undefined : Buffer.from(made.readable));
  if (bytes === undefined) return { problems: made?.problems ?? [] };
  const read = readSettings(disk, bytes);
  const problems = [...(made?.problems ?? []), ...read.problems];
  if (read.settings === undefined) return { problems };
  const file = made?.text === undefined ? {} : { file: { path: SETTINGS_FILE, text: made.text } };
  return { publication: read, problems, ...file };
}

/** The ids of all articles that are here or were, and the files. */
function readExisting(world: World, { settings }: Publication) {
  const tree = world.disk.discover(settings);
  const records = openRecords(world, fingerprint(settings, world.program));
  // An import makes the folder that is missing.
  const ofTree = findTreeProblems({ ...tree, missing: [] }, settings.items);
  const problems = ofTree.filter(({ severity }) => severity === 'error');
  const sources = { settings, tree, media: [], problems, dependencies: new Map<string, string>() };
  const { articles, lock, problems: ofArticles } = indexArticles(world, sources, records);
  const { entries, addresses } = lock;
  const ids = new Set([...articles, ...entries].map(({ id }) => id));
  const files = new Set(tree.files.map(({ file }) => file));
  return { articles, ids, entries, addresses, files, problems: ofArticles };
}

/** Subscribers have the article, as the other publisher gave it to them. */
function lineOf({ id, path, published, updated }: Omit<ItemFile, 'text'>): Omit<LockEntry, 'line'> {
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
