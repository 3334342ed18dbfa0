import { findChannelPictures } from '../articles/media/channelPictures.ts';
import { locator } from '../articles/media/locate.ts';
import type { Disk, OutputFile, RecordFile, Writing } from '../disk/disk.ts';
import { hashContent } from '../identity/contentHash.ts';
import { formatLock } from '../identity/lockFile.ts';
import {
  EMPTY_CHANGES,
  findMovedDates,
  findSubscriberChanges,
  nextLockEntries,
  type PlannedState,
} from '../identity/subscriberChanges.ts';
import type { Article } from '../model/article.ts';
import { LOCK_FILE } from '../model/fileNames.ts';
import { keyOf } from '../model/fingerprint.ts';
import type { LockEntry } from '../model/lockEntry.ts';
import { newestFirst } from '../model/order.ts';
import { hasError, type Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { type Bodies, bodiesOf, type Load } from './articleStore.ts';
import { type Cache, emptyCache } from './incremental/cacheFile.ts';
import { hashFound, stateOfFile } from './incremental/upToDate.ts';
import { DOCUMENT_PATHS, type Document, planDocuments } from './plan/feedDocuments.ts';
import { planPages, shownOn } from './plan/pages.ts';
import { type Due, nextChange, nextNews, selectDue, tellFuture } from './plan/schedule.ts';
import { discoverFiles, type Index, readIndex } from './readHeads.ts';
import { outputsOf } from './render.ts';
import type { Plan } from './report.ts';
import type { Means } from './worker/batches.ts';

/** How a run is to be made. Time arrives here and nowhere else. */
export interface Request extends Means {
  readonly now: Date;
  /** Tells what would be written and writes nothing. */
  readonly isDryRun?: boolean;
  /** Takes warnings for errors. */
  readonly isStrict?: boolean;
  /** Accepts ids that differ from those that subscribers have. */
  readonly isReissue?: boolean;
  /** Which program runs, and on what: another may read or write the same otherwise. Without it nothing is kept. */
  readonly program?: string;
  /** The state of feed.yaml before it was read, and what was wrong with it. */
  readonly settingsFile?: { readonly state: string; readonly problems: readonly Problem[] };
  /** The address of a script that pages load while their publisher works on them. */
  readonly script?: string;
}

/** All that a run would publish, before anything is written. */
export interface Edition {
  readonly settings: Settings;
  /** What is known before any body but those of the windows is read. */
  readonly plan: Plan;
  /** All that is wrong with what would be published; reads the bodies that nobody has read. */
  readonly problems: () => readonly Problem[];
  readonly documents: readonly Document[];
  /** The articles that are in a feed or have a page. */
  readonly shown: ReadonlySet<Article>;
  readonly load: Load;
  /** What subscribers have been given. */
  readonly entries: readonly LockEntry[];
  /** What is wrong with the bodies of articles that are held. */
  readonly problemsOfHeld: () => readonly Problem[];
  /** Every file, each made when it is asked for. */
  readonly outputs: () => Iterable<OutputFile>;
  /** The next `feed.lock`; none where there is nothing to remember. */
  readonly lock: () => RecordFile | undefined;
  /** What stood on the disk before anything was read. */
  readonly basis: string;
  readonly cache: Cache;
  /** The states of all articles' files, before they were read. */
  readonly articles: string;
  /** Files beside the articles that were read, each with its state before that. */
  readonly read: () => ReadonlyMap<string, string>;
  /** When a run would tell something else by itself. */
  readonly until: Date | undefined;
}

/**
 * Discovers, reads, parses, identifies, plans. It only gathers: what is rendered is rendered when it is compared or written.
 *
 * @param cache what earlier runs found out; it saves time, and changes nothing
 */
export function prepareEdition(
  disk: Disk,
  given: Settings,
  request: Request,
  cache = emptyCache(''),
): Edition {
  const basis = stateOf(disk, given);
  const problems: Problem[] = [];
  const pictured = findPictures(disk, given, problems);
  const discovery = discoverFiles(disk, given, problems);
  const { files } = discovery;
  const index = readIndex(files, disk, given, request.isReissue === true, cache, request, problems);
  // Ids that are no URIs stand in Atom behind the address that the publication had first.
  const settings = { ...pictured.settings, idBase: index.addresses[0] as string };
  const settingsHash = keyOf(settings, index.addresses, request.program);
  const due = selectDue(index.heads, request.now);
  const alive = [...due.published, ...due.held];
  const told = [
    ...findMovedDates(alive, request.now),
    ...due.published.flatMap((head) => tellFuture(head, request.now)),
  ];
  // As arguments of one call, a hundred thousand would be too many.
  for (const problem of told) problems.push(problem);
  const bodies = bodiesOf(files, disk, settings, settingsHash, cache, request);
  const documents = planDocuments(due, settings, bodies);
  const pages = planPages(due, settings, index.entries, problems);
  const shown = new Set([...documents.flatMap(({ items }) => items), ...shownOn(pages)]);
  const { media } = pictured;
  bodies.expect([...shown].toSorted(newestFirst));
  const { script } = request;
  const making = { settings, documents, pages, shown, media, bodies, settingsHash, script };
  const outcome = {
    ...index,
    articles: index.heads,
    previousIds: index.before,
    shown: hashShown(documents, index.addresses, bodies),
    pages: pages.addresses,
  };
  const sorted = (all: readonly Problem[]) => (request.isStrict ? all.map(asError) : all).toSorted(byPlace);
  return {
    settings,
    documents,
    shown,
    load: bodies.load,
    entries: index.entries,
    basis,
    cache,
    plan: { ...describe(due, index, outcome), problems: sorted(problems) },
    problems: once(() => sorted([...problems, ...[...shown].flatMap((head) => bodies.know(head).problems)])),
    problemsOfHeld: () => sorted(due.held.flatMap((head) => bodies.know(head).problems)),
    outputs: () => outputsOf(making, disk),
    lock: once(() => nextLock(outcome, index.addresses, request.now)),
    articles: hashFound(discovery, ({ file }) => cache.articles.get(file)?.state ?? ''),
    read: () => new Map([...pictured.looked, ...[...shown].flatMap((head) => [...bodies.know(head).looked])]),
    until: nextNews(due.held, due.published),
  };
}

/** What would be written, and what stands there already. */
export function compareEdition(disk: Disk, edition: Edition): Writing {
  if (isRefused(edition)) return EMPTY_WRITING;
  const { settings, outputs, cache, lock, problems } = edition;
  const writing = disk.compare(settings.output, outputs(), cache.texts, lock());
  return hasError(problems()) ? EMPTY_WRITING : writing;
}

export const EMPTY_WRITING: Writing = { written: [], unchanged: [], removed: [], foreign: [] };

/** True where it is known, before the bodies are read, that there is an error. */
export function isRefused({ plan }: Edition): boolean {
  return hasError(plan.problems);
}

/** Asks once, and remembers the answer. */
function once<T>(ask: () => T): () => T {
  let answer: { readonly of: T } | undefined;
  return () => {
    answer ??= { of: ask() };
    return answer.of;
  };
}

/** False where another run has written since: what it wrote may have come of newer articles and settings than these. */
export function isCurrent(disk: Disk, { settings, basis }: Edition): boolean {
  return stateOf(disk, settings) === basis;
}

function stateOf(disk: Disk, { output }: Settings): string {
  return disk.stateOf([LOCK_FILE, ...DOCUMENT_PATHS.map((path) => `${output}/${path}`)]);
}

/** The icon and the cover of a podcast may be files beside feed.yaml. */
function findPictures(disk: Disk, settings: Settings, problems: Problem[]) {
  const anywhere = { ...settings, items: ['.', ...settings.items] };
  const looked = new Map<string, string>();
  const probe: Disk['probe'] = (path, folders) => {
    looked.set(path, stateOfFile(disk, path));
    return disk.probe(path, folders);
  };
  const locate = locator(probe, anywhere, { file: 'feed.yaml', link: settings.url });
  const found = findChannelPictures(settings, locate);
  problems.push(...found.problems);
  return { ...found, looked };
}

/** What readers will see of each article that a current feed shows: the archive is nothing new to them. */
function hashShown(
  documents: readonly Document[],
  addresses: readonly string[],
  bodies: Bodies,
): PlannedState['shown'] {
  const current = documents.filter(({ history }) => !history.isArchive);
  const heads = new Set(current.flatMap(({ items }) => items));
  return new Map([...heads].map((head) => [head, seenOf(head, addresses, bodies)]));
}

function seenOf(head: Article, addresses: readonly string[], bodies: Bodies): string {
  const known = bodies.know(head).seen;
  if (known !== undefined) return known;
  const seen = hashContent(bodies.load(head).item, addresses, head.hasOwnLink);
  bodies.add(head, { seen });
  return seen;
}

function nextLock(outcome: PlannedState, addresses: readonly string[], now: Date): RecordFile | undefined {
  const entries = nextLockEntries(outcome, now);
  if (entries.length === 0 && outcome.entries.length === 0) return undefined;
  return { path: LOCK_FILE, text: formatLock(entries, addresses) };
}

function describe(
  { published, held, expired }: Due,
  { drafts, isLockSound }: Index,
  outcome: PlannedState,
): Omit<Plan, 'problems'> {
  return {
    items: {
      published: published.length,
      held: held.length,
      drafts: drafts.size,
      expired: expired.length,
      withdrawn: published.filter(({ withdrawn }) => withdrawn).length,
    },
    subscribers: isLockSound ? findSubscriberChanges(outcome) : EMPTY_CHANGES,
    newest: published[0],
    held,
    nextDue: nextChange(held, published),
  };
}

function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

function asError(problem: Problem): Problem {
  return problem.severity === 'warning' ? { ...problem, severity: 'error' } : problem;
}
