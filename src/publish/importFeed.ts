import type { Disk, RecordFile, TextFile } from '../disk/disk.ts';
import { formatLock } from '../identity/lockFile.ts';
import type { ItemFile } from '../import/entryToFile.ts';
import { itemFilesOf } from '../import/feedToFiles.ts';
import { settingsOf } from '../import/feedToSettings.ts';
import type { ReadFeed } from '../import/reader/feedDocument.ts';
import { readFeed } from '../import/reader/readFeed.ts';
import type { Article } from '../model/article.ts';
import { LOCK_FILE, SETTINGS_FILE } from '../model/fileNames.ts';
import { type LockEntry, UNKNOWN } from '../model/lockEntry.ts';
import { expected, hasError, type Problem, problemAt } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { formatRfc3339 } from '../model/stamp.ts';
import { onOneLine } from '../model/text.ts';
import { emptyCache } from './incremental/cacheFile.ts';
import { readSettings } from './publish.ts';
import { readIndex } from './readHeads.ts';

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
export function importFeed(disk: Disk, source: ImportSource, request: ImportRequest): ImportReport {
  const basis = stateOf(disk);
  const planned = planImport(disk, source, request);
  const { hasLeftovers } = disk.compare(planned.folder, [], new Map(), undefined);
  if (request.isDryRun || !(hasSomething(planned) || hasLeftovers)) return reportOf(planned);
  return disk.exclusively(planned.folder, () => {
    const current = stateOf(disk) === basis ? planned : planImport(disk, source, request);
    if (hasSomething(current)) writeAll(disk, current);
    return reportOf(current);
  });
}

/** What an import would write. */
interface Plan extends Pick<ImportReport, 'skipped' | 'problems'> {
  /** Where the articles go. */
  readonly folder: string;
  /** None while an error stands. */
  readonly files: readonly RecordFile[];
  /** The next `feed.lock`; none where it is as it should be. */
  readonly lock?: RecordFile;
}

function writeAll(disk: Disk, { files, lock }: Plan): void {
  const made = files.map(({ path, text }): TextFile => ({ path, key: () => text, render: () => text }));
  disk.write('.', made, new Map(), lock, () => true);
}

function hasSomething({ files, lock }: Plan): boolean {
  return files.length > 0 || lock !== undefined;
}

function planImport(disk: Disk, source: ImportSource, request: ImportRequest): Plan {
  const problems: Problem[] = [];
  const { feed, problems: told } = readFeed(source.name, source.text, source.address);
  problems.push(...told);
  const found = feed && readOrMakeSettings(disk, feed, source, request, problems);
  if (!feed || !found) return { folder: '.', files: [], skipped: 0, problems };
  const { settings, file } = found;
  const { heads, entries, addresses, ...existing } = readExisting(disk, settings, problems);
  const others = withoutTwins(feed, heads, source.name, problems);
  const made = itemFilesOf(others, settings, existing, source.name);
  problems.push(...made.problems);
  const skipped = made.skipped + feed.entries.length - others.entries.length;
  const folder = settings.items[0] as string;
  if (hasError(problems)) return { folder, files: [], skipped, problems };
  // An import that was killed may have left articles without their lines.
  const locked = new Set(entries.map(({ id }) => id));
  const given = new Set(feed.entries.map(({ id, link }) => id ?? link));
  const lost = heads.filter(({ id }) => given.has(id) && !locked.has(id));
  const lines = [...lost.map((head) => ({ ...head, path: head.file })), ...made.files].map(lineOf);
  return {
    folder,
    files: [...(file ? [file] : []), ...made.files.map(({ path, text }) => ({ path, text }))],
    ...(lines.length > 0 && {
      lock: { path: LOCK_FILE, text: formatLock([...entries, ...lines], addresses) },
    }),
    skipped,
    problems,
  };
}

function reportOf({ files, lock, skipped, problems }: Plan): ImportReport {
  const written = [...files, ...(lock ? [lock] : [])].map(({ path }) => path);
  return { written, skipped, problems };
}

function stateOf(disk: Disk): string {
  return disk.stateOf([LOCK_FILE, SETTINGS_FILE]);
}

/**
 * The feed without entries that are here under another id: another feed of the same site has given them. Both would be
 * shown, and each to the subscribers of the other.
 */
function withoutTwins(
  feed: ReadFeed,
  heads: readonly Article[],
  file: string,
  problems: Problem[],
): ReadFeed {
  const keyOf = (link: string, published: Date) => `${link} ${published.getTime()}`;
  const own = heads.filter(({ hasOwnLink }) => hasOwnLink);
  const known = new Map(own.map((head) => [keyOf(head.link, head.published), head]));
  const entries = feed.entries.filter(({ id, link = '', line, updated, published = updated }) => {
    const twin = published && known.get(keyOf(link, published));
    if (!twin || twin.id === id) return true;
    const mend = `it is left out: ${twin.file} is the same article, under the id "${onOneLine(twin.id)}"`;
    problems.push(
      problemAt({ file, line, column: 1 }, expected('FEED_ENTRY', 'an article that is not here', link, mend)),
    );
    return false;
  });
  return { ...feed, entries };
}

interface FoundSettings {
  readonly settings: Settings;
  /** The feed.yaml that has to be written, where there is none. */
  readonly file?: RecordFile;
}

function readOrMakeSettings(
  disk: Disk,
  feed: ReadFeed,
  { name }: ImportSource,
  { timeZone }: ImportRequest,
  problems: Problem[],
): FoundSettings | undefined {
  const there = disk.readIfThere(SETTINGS_FILE);
  const made = there ? undefined : settingsOf(feed, timeZone ?? '', name);
  problems.push(...(made?.problems ?? []));
  const bytes = there ?? (made?.text === undefined ? undefined : Buffer.from(made.text));
  if (bytes === undefined) return undefined;
  const { settings, problems: told } = readSettings(disk, bytes ? { bytes } : {});
  problems.push(...told);
  if (settings === undefined) return undefined;
  return { settings, ...(made?.text !== undefined && { file: { path: SETTINGS_FILE, text: made.text } }) };
}

/** The ids of all articles that are here or were, and the files. */
function readExisting(disk: Disk, settings: Settings, problems: Problem[]) {
  const { files } = disk.discover(settings.items, settings.output);
  const { heads, entries, addresses } = readIndex(files, disk, settings, false, emptyCache(''), {}, problems);
  const ids = new Set([...heads, ...entries].map(({ id }) => id));
  return { heads, ids, entries, addresses, files: new Set(files.map(({ file }) => file)) };
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
