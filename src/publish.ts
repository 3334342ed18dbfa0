import { discoverFiles, type Index, type Load, loader, readIndex } from './articles.ts';
import type { Disk, FoundFile, OutputFile, TextFile, Writing } from './disk/disk.ts';
import {
  copyFiles,
  DOCUMENT_PATHS,
  type Document,
  listOf,
  planDocuments,
  plansOf,
  renderDocuments,
} from './documents.ts';
import { type Due, nextChange, selectDue, tellFuture } from './due.ts';
import { formatLock, LOCK_FILE } from './identity/lock.ts';
import { NOTHING_KNOWN, nextEntries, noticeChanges, type Outcome, tellMoved } from './identity/notice.ts';
import { hashSeen } from './identity/seen.ts';
import { findChannelPictures } from './media/channelPictures.ts';
import { locator } from './media/locate.ts';
import type { IdentifiedHead } from './model/head.ts';
import type { LockEntry } from './model/lock.ts';
import { hasError, type Problem } from './model/problem.ts';
import type { Publication } from './model/publication.ts';
import { parsePublication, SETTINGS_FILE } from './parse/publication.ts';
import { parseSource } from './parse/source.ts';
import { type Plan, type Report, reportOf } from './report.ts';
import { type PagePlan, planPages, renderPages, shownOn } from './sitePages.ts';

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
  /** The address of a script that pages load while their publisher works on them. */
  readonly script?: string;
}

/** All that a run would publish, before anything is written. */
export interface Edition {
  readonly publication: Publication;
  readonly report: Plan;
  readonly documents: readonly Document[];
  /** The articles that are in a feed or have a page. */
  readonly shown: readonly IdentifiedHead[];
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
  const { written, removed, record, hasLeftovers } = standing;
  const isComplete = written.length + removed.length === 0 && record !== 'written' && !hasLeftovers;
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
  const pages = planPages(due, publication, index.entries, problems);
  const shown = new Set([...documents.flatMap(({ items }) => items), ...shownOn(pages)]);
  // What is wrong with any of them has to be known before anything is rendered.
  for (const head of shown) load(head);
  const outcome = {
    ...index,
    shown: hashShown(
      documents.filter(({ history }) => !history.isArchive),
      index.addresses,
      load,
    ),
    pages: pages.addresses,
  };
  const sorted = (all: readonly Problem[]) => (request.isStrict ? all.map(asError) : all).toSorted(byPlace);
  const told = sorted(problems);
  const isSound = !hasError(told);
  return {
    publication,
    documents,
    shown: [...shown],
    load,
    entries: index.entries,
    basis,
    problemsOfHeld: request.readsHeld ? sorted(readHeld(due.held, files, disk, publication)) : [],
    outputs: isSound
      ? [
          ...renderSite(pages, documents, publication, load, request.script),
          ...renderDocuments(documents, publication, load),
          ...copyFiles(shown, media, load),
        ]
      : [],
    lock: isSound ? nextLock(outcome, index.addresses, request.now) : undefined,
    report: { ...describe(due, index, outcome), problems: told },
  };
}

/** What would be written, and what stands there already. */
export function compareEdition(disk: Disk, edition: Edition): Writing {
  if (isRefused(edition)) return NOTHING_TO_WRITE;
  return disk.compare(edition.publication.output, edition.outputs, edition.lock);
}

const NOTHING_TO_WRITE: Writing = { written: [], unchanged: [], removed: [], foreign: [] };

function renderSite(
  pages: PagePlan,
  documents: readonly Document[],
  publication: Publication,
  load: Load,
  script: string | undefined,
): OutputFile[] {
  const feeds = plansOf(documents);
  return renderPages(pages, publication, feeds, load, { list: listOf(feeds), script });
}

/**
 * Reads feed.yaml.
 *
 * @param instead bytes that are read as if they were in it, and an address that counts instead of its `url`
 */
export function readPublication(
  disk: Disk,
  { bytes = disk.read(SETTINGS_FILE), url }: { readonly bytes?: Uint8Array; readonly url?: string } = {},
): { publication?: Publication; problems: readonly Problem[] } {
  const { source, problems } = parseSource(SETTINGS_FILE, bytes);
  if (source === undefined) return { problems };
  const parsed = parsePublication(source, url);
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
): Omit<Plan, 'problems'> {
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
