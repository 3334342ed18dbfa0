import type { ParsedItem } from '../articles/parseBody.ts';
import type { Disk, SourceFile, UnreadablePath } from '../disk/disk.ts';
import { identify } from '../identity/identify.ts';
import { type LockFile, parseLock } from '../identity/lockFile.ts';
import type { ArticleTexts } from '../identity/matchBySimilarity.ts';
import { type FolderContents, mergeLines } from '../identity/mergeLines.ts';
import type { Article, Head } from '../model/article.ts';
import { LOCK_FILE } from '../model/fileNames.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { LockEntry } from '../model/lockEntry.ts';
import { hasError, type Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { formatSize } from '../syntax/size.ts';
import { faultOf, runWithout } from './articleFaults.ts';
import type { Sources } from './findSources.ts';
import type { Records } from './incremental/articleRecord.ts';
import { findMostlyUnread } from './mostlyUnread.ts';
import { readPublishedItems } from './publishedFeed.ts';
import { atStart, readSource } from './readArticle.ts';
import { readHeads } from './readHeads.ts';
import { mendUndated } from './undated.ts';
import { findUnreadFormats } from './unreadFormats.ts';
import type { World } from './world.ts';

/** A publication and all its articles, without their bodies. */
export interface ArticleIndex extends Sources {
  /** With the base of ids that are no URIs. */
  readonly settings: Settings;
  /** Of the settings, the addresses and the program: decides how bodies are read. */
  readonly settingsHash: string;
  readonly articles: readonly Article[];
  /** Files of articles that are not finished. */
  readonly drafts: ReadonlySet<string>;
  /** Files in a format of articles that are none: pages of a site. */
  readonly pages: readonly string[];
  /** Files that are there but could not be read. */
  readonly unreadable: ReadonlySet<string>;
  /** Files of new articles that other new articles want the ids of. */
  readonly sharingIds: ReadonlySet<string>;
  /** Files of articles that are left out because of errors, each true if subscribers have it and it stays. */
  readonly leftOut: ReadonlyMap<string, boolean>;
  /** Articles that stay as they were published last. */
  readonly kept: ReadonlyMap<Article, ParsedItem>;
  readonly lock: Lock;
  readonly problems: readonly Problem[];
}

/** What subscribers have been given. */
export interface Lock extends LockFile {
  /** The ids that the last documents show, if there is no lock. */
  readonly publishedIds: ReadonlySet<string>;
  /** False if the lock is damaged, so that nobody can say what subscribers have. */
  readonly isSound: boolean;
}

/**
 * Reads the lock and the heads of all articles, and finds out which article is which line of the lock.
 *
 * @throws Error (with a `code`, as Node gives it) when the disk refuses a read that a run cannot do without
 */
export function indexArticles(
  world: World,
  sources: Sources,
  records: Records,
  acceptsNewIds = false,
): ArticleIndex {
  const { settings, tree } = sources;
  const results = readHeads(world, tree.files, settings, records);
  const { heads, drafts, unreadable: unreadableFiles, pages, redirects } = sortResults(tree.files, results);
  forgetOthers(tree.files, records);
  const lines = readLines(world.disk);
  const unreadable = new Set([...unreadableFiles, ...filesBelow(tree.unreadable, lines?.entries ?? [])]);
  const reservedFiles = new Set([...unreadable, ...drafts]);
  const { lock, problems: ofLock } = readLock(world.disk, settings, lines, { heads, reservedFiles });
  const texts = textsOf(tree.files, world.disk, settings);
  const faults: Problem[] = [];
  const options = { entries: lock.entries, reservedFiles, acceptsNewIds, texts };
  const identified = runWithout(
    heads,
    (some) => identify(some, settings, options),
    ({ file }, error) => {
      unreadable.add(file);
      faults.push(faultOf(file, error));
    },
  );
  // Ids that are no URIs stand in Atom behind the address that the publication had first.
  const based = { ...settings, idBase: lock.addresses[0] as string };
  const given = new Set(lock.entries.map(({ id }) => id));
  const ofHeads = results.flatMap(({ head, problems }) => withoutOldNews(problems, head, given));
  const names = tree.files.map(({ file }) => file);
  const leftOut = new Map<string, boolean>();
  return {
    ...sources,
    settings: based,
    settingsHash: fingerprint(based, lock.addresses, world.program),
    articles: identified.heads,
    drafts,
    pages,
    unreadable,
    sharingIds: identified.sharingIds,
    leftOut,
    kept: new Map(),
    lock,
    problems: [
      ...(records.isDiscarded ? [DISCARDED] : []),
      ...sources.problems,
      ...findUnreadFormats(tree, [...pages, ...redirects], settings.items),
      ...findMostlyUnread({ settings, tree, pages, leftOut }),
      ...ofLock,
      ...mendUndated(tellRedirectsOnce(ofHeads), names, settings),
      ...identified.problems,
      ...faults,
    ],
  };
}

const DISCARDED = atStart(
  '.dateline',
  'RECORDS_DISCARDED',
  'expected what earlier runs have recorded, found something else',
  'nothing is to be done: it was thrown away, and all was read anew',
);

/** Without the note of an id that readers know by now: nobody can change it any more. */
export function withoutOldNews(
  problems: readonly Problem[],
  head: Head | undefined,
  given: ReadonlySet<string>,
): readonly Problem[] {
  if (problems.length === 0 || head?.id === undefined || !given.has(head.id)) return problems;
  return problems.filter(({ code }) => code !== 'ID_NOT_URI');
}

function sortResults(files: readonly SourceFile[], results: ReturnType<typeof readHeads>) {
  const heads: Head[] = [];
  const drafts = new Set<string>();
  const unreadable = new Set<string>();
  const pages: string[] = [];
  const redirects: string[] = [];
  for (const [index, { file }] of files.entries()) {
    const { head, isDraft, problems } = results[index] as (typeof results)[number];
    if (head) heads.push(head);
    else if (isDraft) drafts.add(file);
    else if (hasError(problems)) unreadable.add(file);
    else if (problems.some(isOfRedirect)) redirects.push(file);
    else pages.push(file);
  }
  return { heads, drafts, unreadable, pages, redirects };
}

/** Where there are many, the first tells their number. */
function tellRedirectsOnce(problems: readonly Problem[]): readonly Problem[] {
  const [first, ...others] = problems.filter(isOfRedirect);
  if (others.length === 0) return problems;
  const message = `expected articles, found ${others.length + 1} files that only send readers on`;
  return problems.flatMap((problem) => {
    if (problem === first) return { ...problem, message };
    return isOfRedirect(problem) ? [] : problem;
  });
}

function isOfRedirect({ code }: Problem): boolean {
  return code === 'REDIRECT_ONLY';
}

/** Drops the records of files that are gone. */
function forgetOthers(files: readonly SourceFile[], { articles }: Records): void {
  const there = new Set(files.map(({ file }) => file));
  for (const file of articles.keys()) if (!there.has(file)) articles.delete(file);
}

/** What articles were, as the last `feed.json` has it, and are: read only to tell articles of one time apart. */
export function textsOf(files: readonly SourceFile[], disk: Disk, settings: Settings): ArticleTexts {
  let former: ReturnType<typeof readPublishedItems> | undefined;
  let paths: ReadonlyMap<string, string> | undefined;
  return {
    lastShown: ({ id }) => {
      former ??= readPublishedItems(disk, settings.output);
      const { title, content_html: html, summary } = former.get(id) ?? {};
      const text = [html, summary].find((one) => typeof one === 'string');
      if (text === undefined) return undefined;
      return { title: typeof title === 'string' ? title : undefined, text };
    },
    current: ({ file, bodyStart }) => {
      paths ??= new Map(files.map(({ file: name, path }) => [name, path]));
      const path = paths.get(file);
      const { source } = path === undefined ? {} : readSource(file, path, disk, settings);
      return source?.text.slice(bodyStart) ?? '';
    },
  };
}

type ParsedLock = ReturnType<typeof parseLock>;

/** Lines of some 600,000 articles. Reading it takes four times the memory. */
const MAX_LOCK_IN_BYTES = 100_000_000;

function readLines(disk: Disk): ParsedLock | undefined {
  const size = disk.sizeOf(LOCK_FILE) ?? 0;
  if (size > MAX_LOCK_IN_BYTES) {
    const message = `expected a lock of at most ${formatSize(MAX_LOCK_IN_BYTES)}, found a file of ${formatSize(size)}`;
    const mend = 'take it back from version control; Dateline never writes one as large';
    return {
      entries: [],
      addresses: [],
      aliases: [],
      isMerged: false,
      problems: [atStart(LOCK_FILE, 'FILE_LARGE', message, mend)],
    };
  }
  const bytes = disk.readIfThere(LOCK_FILE);
  return bytes && parseLock(bytes);
}

/** The files of lines whose place nobody could look at: they may be there. */
function filesBelow(unreadable: readonly UnreadablePath[], entries: readonly LockEntry[]): string[] {
  if (unreadable.length === 0) return [];
  const files = entries.map(({ file }) => file);
  return files.filter((file) => unreadable.some((place) => isAtOrBelow(file, place.file)));
}

/** True if a path, relative to feed.yaml, is another or lies in it. */
export function isAtOrBelow(file: string, place: string): boolean {
  return file === place || file.startsWith(`${place}/`);
}

/** No entries if there is no lock yet, and none if it is damaged: then there is an error too. */
function readLock(
  disk: Disk,
  { url, output }: Settings,
  parsed: ParsedLock | undefined,
  folder: FolderContents,
): { readonly lock: Lock; readonly problems: readonly Problem[] } {
  if (parsed === undefined) {
    const publishedIds = new Set(readPublishedItems(disk, output).keys());
    const lock = { entries: [], addresses: [url], aliases: [], publishedIds, isSound: true };
    return { lock, problems: [] };
  }
  const merged = parsed.isMerged ? mergeLines(parsed.entries, folder) : parsed;
  const { entries, problems } = merged;
  const addresses = [...new Set([...parsed.addresses, url])];
  const { aliases, codings } = parsed;
  const isSound = !hasError(problems);
  return { lock: { entries, addresses, aliases, codings, publishedIds: new Set(), isSound }, problems };
}
