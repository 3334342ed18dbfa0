import { discoverFiles, type Index, type Load, loader, readIndex } from './articles.ts';
import type { Disk, FoundFile, OutputFile, TextFile, Writing } from './disk/disk.ts';
import { copyFiles, DOCUMENT_PATHS, type Document, planDocuments, renderDocuments } from './documents.ts';
import { type Due, nextChange, selectDue, tellFuture } from './due.ts';
import { formatLock, LOCK_FILE } from './identity/lock.ts';
import {
  NOTHING_KNOWN,
  nextEntries,
  noticeChanges,
  type Outcome,
  type Subscribers,
  tellMoved,
} from './identity/notice.ts';
import { hashSeen } from './identity/seen.ts';
import { findChannelPictures } from './media/channelPictures.ts';
import { locator } from './media/locate.ts';
import type { IdentifiedHead } from './model/head.ts';
import type { LockEntry } from './model/lock.ts';
import { hasError, type Problem } from './model/problem.ts';
import type { Publication } from './model/publication.ts';
import { parsePublication, SETTINGS_FILE } from './parse/publication.ts';
import { parseSource } from './parse/source.ts';

/** How a run is to be made. Time arrives here and nowhere else. */
export interface Request {
  readonly now: Date;
  /** Tells what would be written and writes nothing. */
  readonly isDryRun?: boolean;
  /** Takes warnings for errors. */
  readonly isStrict?: boolean;
  /** Accepts ids that differ from those that subscribers have. */
  readonly isReissue?: boolean;
  /** Reads the bodies of articles that are held too, to tell early what is wrong with them. */
  readonly readsHeld?: boolean;
}

/** What a run did. Paths are relative to feed.yaml. */
export interface Report {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  readonly items: {
    readonly published: number;
    readonly held: number;
    readonly drafts: number;
    readonly expired: number;
    /** Of the published ones, those that were taken back. */
    readonly withdrawn: number;
  };
  readonly subscribers: Subscribers;
  readonly newest: IdentifiedHead | undefined;
  /** Articles of the future, the next one first. */
  readonly held: readonly IdentifiedHead[];
  /** The next instant at which a run would change something. */
  readonly nextDue: Date | undefined;
  readonly problems: readonly Problem[];
}

/** All that a run would publish, before anything is written. */
export interface Edition {
  readonly publication: Publication;
  readonly report: Omit<Report, 'written' | 'unchanged' | 'removed'>;
  readonly documents: readonly Document[];
  readonly load: Load;
  /** What subscribers have been given. */
  readonly entries: readonly LockEntry[];
  /** What is wrong with the bodies of articles that are held, where it was asked for. */
  readonly problemsOfHeld: readonly Problem[];
  /** None while an error stands. */
  readonly outputs: readonly OutputFile[];
  /** The next `feed.lock`; none where there is nothing to remember. */
  readonly lock: TextFile | undefined;
  /** What stood on the disk before anything was read. */
  readonly basis: string;
}

/**
 * One run: prepares an edition and writes what differs, `feed.lock` last. While there is any error nothing is written,
 * and the report tells every problem of every file.
 *
 * @throws Error when the disk refuses a write; every document is then the last good one or the new one, whole
 */
export function publish(disk: Disk, publication: Publication, request: Request): Report {
  const edition = prepareEdition(disk, publication, request);
  const standing = compareEdition(disk, edition);
  const { written, record, hasLeftovers } = standing;
  const isComplete = written.length === 0 && record !== 'written' && !hasLeftovers;
  // What was read while another run wrote may not fit together; only then is a refusal looked at again.
  const isFinal = isRefused(edition) ? isCurrent(disk, edition) : isComplete;
  if (request.isDryRun || isFinal) return reportOf(edition, standing);
  return disk.exclusively(publication.output, () => {
    const current = isCurrent(disk, edition) ? edition : prepareAgain(disk, request);
    if (isRefused(current)) return reportOf(current, compareEdition(disk, current));
    return reportOf(current, disk.write(current.publication.output, current.outputs, current.lock));
  });
}

/** False where another run has written since: what it wrote may have come of newer articles and settings than these. */
function isCurrent(disk: Disk, { publication, basis }: Edition): boolean {
  return stateOf(disk, publication) === basis;
}

function prepareAgain(disk: Disk, request: Request): Edition {
  const { publication } = readPublication(disk);
  if (publication === undefined) throw new Error('feed.yaml changed during the run; run it again');
  return prepareEdition(disk, publication, request);
}

/**
 * THE MAIN PATH: discover, read, parse, identify, plan, render. It only gathers.
 */
export function prepareEdition(disk: Disk, given: Publication, request: Request): Edition {
  const basis = stateOf(disk, given);
  const problems: Problem[] = [];
  const pictured = findPictures(disk, given, problems);
  const { media } = pictured;
  const files = discoverFiles(disk, given, problems);
  const index = readIndex(files, disk, given, request.isReissue === true, problems);
  // Ids that are no URIs stand in Atom behind the address that the publication had first.
  const publication = { ...pictured.publication, idBase: index.addresses[0] as string };
  const due = selectDue(index.heads, request.now);
  problems.push(...tellMoved([...due.published, ...due.held], request.now));
  problems.push(...due.published.flatMap((head) => tellFuture(head, request.now)));
  const load = loader(files, disk, publication, problems);
  const documents = planDocuments(due, publication, load);
  const outcome = { ...index, shown: hashShown(documents, index.addresses, load) };
  const sorted = (all: readonly Problem[]) => (request.isStrict ? all.map(asError) : all).toSorted(byPlace);
  const told = sorted(problems);
  const isSound = !hasError(told);
  return {
    publication,
    documents,
    load,
    entries: index.entries,
    basis,
    problemsOfHeld: request.readsHeld ? sorted(readHeld(due.held, files, disk, publication)) : [],
    outputs: isSound
      ? [...renderDocuments(documents, publication, load), ...copyFiles(documents, media, load)]
      : [],
    lock: isSound ? nextLock(outcome, index.addresses, request.now) : undefined,
    report: { ...describe(due, index, outcome), problems: told },
  };
}

/** What would be written, and what stands there already. */
export function compareEdition(disk: Disk, edition: Edition): Writing {
  if (isRefused(edition)) return { written: [], unchanged: [], hasLeftovers: false };
  return disk.compare(edition.publication.output, edition.outputs, edition.lock);
}

/** Reads feed.yaml, or these bytes as if they were in it. */
export function readPublication(
  disk: Disk,
  bytes = disk.read(SETTINGS_FILE),
): { publication?: Publication; problems: readonly Problem[] } {
  const { source, problems } = parseSource(SETTINGS_FILE, bytes);
  if (source === undefined) return { problems };
  const parsed = parsePublication(source);
  return { ...parsed, problems: [...problems, ...parsed.problems] };
}

function isRefused({ report }: Edition): boolean {
  return hasError(report.problems);
}

function stateOf(disk: Disk, { output }: Publication): string {
  return disk.stateOf([LOCK_FILE, ...DOCUMENT_PATHS.map((path) => `${output}/${path}`)]);
}

/** The icon and the cover of a podcast may be files beside feed.yaml. */
function findPictures(disk: Disk, publication: Publication, problems: Problem[]) {
  const anywhere = { ...publication, items: ['.', ...publication.items] };
  const found = findChannelPictures(
    publication,
    locator(disk.probe, anywhere, { file: 'feed.yaml', link: publication.url }),
  );
  problems.push(...found.problems);
  return found;
}

/** What a run will have to say of these articles when they are due. */
function readHeld(
  held: readonly IdentifiedHead[],
  files: readonly FoundFile[],
  disk: Disk,
  publication: Publication,
): Problem[] {
  const problems: Problem[] = [];
  const load = loader(files, disk, publication, problems);
  for (const head of held) load(head);
  return problems;
}

/** What readers will see of each article that is shown. */
function hashShown(
  documents: readonly Document[],
  addresses: readonly string[],
  load: Load,
): Outcome['shown'] {
  const heads = new Set(documents.flatMap(({ items }) => items));
  return new Map([...heads].map((head) => [head, hashSeen(load(head).item, addresses, head.hasOwnLink)]));
}

function nextLock(outcome: Outcome, addresses: readonly string[], now: Date): TextFile | undefined {
  const entries = nextEntries(outcome, now);
  if (entries.length === 0 && outcome.entries.length === 0) return undefined;
  return { path: LOCK_FILE, text: formatLock(entries, addresses) };
}

function describe(
  { published, held, expired }: Due,
  { drafts, isLockSound }: Index,
  outcome: Outcome,
): Omit<Edition['report'], 'problems'> {
  return {
    items: {
      published: published.length,
      held: held.length,
      drafts: drafts.size,
      expired: expired.length,
      withdrawn: published.filter(({ withdrawn }) => withdrawn).length,
    },
    subscribers: isLockSound ? noticeChanges(outcome) : NOTHING_KNOWN,
    newest: published[0],
    held,
    nextDue: nextChange(held, outcome.shown.keys()),
  };
}

/** What a run did, or would do. */
export function reportOf({ publication, report }: Edition, { written, unchanged, record }: Writing): Report {
  const placed = (paths: readonly string[], kind: Writing['record']) => [
    ...paths.map((path) => `${publication.output}/${path}`),
    ...(record === kind ? [LOCK_FILE] : []),
  ];
  return {
    ...report,
    written: placed(written, 'written'),
    unchanged: placed(unchanged, 'unchanged'),
    removed: [],
  };
}

function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

function asError(problem: Problem): Problem {
  return problem.severity === 'warning' ? { ...problem, severity: 'error' } : problem;
}
