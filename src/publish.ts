import type { Disk, FoundFile, OutputFile, Writing } from './disk/disk.ts';
import { renderAtom } from './feeds/atom.ts';
import { renderJson } from './feeds/json.ts';
import { renderRss } from './feeds/rss.ts';
import { identify } from './identity/mint.ts';
import type { AnyFeed } from './model/channel.ts';
import { composeFeed, type FeedPaths } from './model/compose.ts';
import type { Head, IdentifiedHead } from './model/head.ts';
import type { Item } from './model/item.ts';
import { hasError, type Problem, problemAt } from './model/problem.ts';
import type { Publication } from './model/publication.ts';
import { formatRfc3339 } from './model/stamp.ts';
import { chooseWindow, countFitting, newestFirst } from './model/window.ts';
import { parseItem } from './parse/body.ts';
import { parseHead } from './parse/head.ts';
import { parsePublication } from './parse/publication.ts';
import { fingerprintOf, parseSource } from './parse/source.ts';

/** How a run is to be made. Time arrives here and nowhere else. */
export interface Request {
  readonly now: Date;
  /** Tells what would be written and writes nothing. */
  readonly isDryRun?: boolean;
  /** Takes warnings for errors. */
  readonly isStrict?: boolean;
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
  };
  readonly newest: IdentifiedHead | undefined;
  /** Articles of the future, the next one first. */
  readonly held: readonly IdentifiedHead[];
  /** The next instant at which a run would change something. */
  readonly nextDue: Date | undefined;
  readonly problems: readonly Problem[];
}

/** A document to be: where, what, and of which items. */
interface Document {
  readonly path: string;
  readonly kind: keyof typeof RENDERERS;
  readonly items: readonly IdentifiedHead[];
}

interface Index {
  readonly heads: readonly IdentifiedHead[];
  readonly drafts: number;
}

/** Gives the whole item of a head; each is read once. */
type Load = (head: IdentifiedHead) => Item;

const RENDERERS: Readonly<Record<'rss' | 'atom' | 'json', (feed: AnyFeed) => string>> = {
  rss: renderRss,
  atom: renderAtom,
  json: renderJson,
};
const CURRENT: FeedPaths = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' };

/**
 * THE MAIN PATH: discover, read, parse, identify, plan, render, write.
 *
 * Everything up to the writing only gathers; while there is any error nothing is written, and the report tells every
 * problem of every file.
 *
 * @throws Error when the disk refuses a write; every document is then the last good one or the new one, whole
 */
export function publish(disk: Disk, publication: Publication, request: Request): Report {
  const problems: Problem[] = [];
  const files = discoverFiles(disk, publication, problems);
  const index = readIndex(files, disk, publication, problems);
  const due = selectDue(index.heads, request.now);
  problems.push(...due.published.flatMap((head) => updatedInFuture(head, request.now)));
  const load = loader(files, disk, publication, problems);
  const documents = plan(due.published, publication, load);
  const outputs = hasError(problems) ? [] : render(documents, publication, load);
  const told = (request.isStrict ? problems.map(asError) : problems).toSorted(byPlace);
  return {
    ...write(outputs, disk, publication, request, hasError(told)),
    ...due.report(index),
    problems: told,
  };
}

/** Reads feed.yaml. */
export function readPublication(disk: Disk): { publication?: Publication; problems: readonly Problem[] } {
  const { source, problems } = parseSource('feed.yaml', disk.read('feed.yaml'));
  if (source === undefined) return { problems };
  const parsed = parsePublication(source);
  return { ...parsed, problems: [...problems, ...parsed.problems] };
}

function discoverFiles(disk: Disk, publication: Publication, problems: Problem[]): readonly FoundFile[] {
  const { files, linksOutside, missing } = disk.discover(publication.items, publication.output);
  for (const file of linksOutside) {
    const message = 'expected a file of this folder, found a symbolic link that leads out of it';
    problems.push(atStart(file, 'LINK_OUTSIDE', message, 'it is not read; put the file itself here'));
  }
  for (const folder of missing) {
    const message = `expected a folder ${folder}, found none`;
    problems.push(atStart(folder, 'FOLDER_MISSING', message, 'make it, or mend items: in feed.yaml'));
  }
  if (files.length === 0 && missing.length === 0) {
    const message = 'expected articles (.md or .txt), found none';
    problems.push(
      atStart(publication.items.join(', '), 'NO_ITEMS', message, 'put an article into the folder'),
    );
  }
  return files;
}

function readIndex(
  files: readonly FoundFile[],
  disk: Disk,
  publication: Publication,
  problems: Problem[],
): Index {
  const heads: Head[] = [];
  let drafts = 0;
  for (const found of files) {
    const source = readSource(found, disk, problems);
    const parsed = source && parseHead(source, publication);
    if (parsed === undefined) continue;
    problems.push(...parsed.problems);
    if (parsed.head) heads.push(parsed.head);
    if (parsed.isDraft) drafts += 1;
  }
  const identified = identify(heads, publication);
  problems.push(...identified.problems);
  return { heads: identified.heads, drafts };
}

/** Which articles a reader may see now, and when that will next change. */
function selectDue(heads: readonly IdentifiedHead[], now: Date) {
  const isExpired = ({ expires }: Head) => expires !== undefined && expires <= now;
  const expired = heads.filter(isExpired);
  const alive = heads.filter((head) => !isExpired(head)).toSorted(newestFirst);
  const published = alive.filter((head) => head.published <= now);
  const held = alive.filter((head) => head.published > now).reverse();
  const changes = [
    ...held.map((head) => head.published),
    ...published.flatMap(({ expires }) => expires ?? []),
  ];
  const nextDue = changes.toSorted((a, b) => a.getTime() - b.getTime())[0];
  const report = ({ drafts }: Index) => ({
    items: { published: published.length, held: held.length, drafts, expired: expired.length },
    newest: published[0],
    held,
    nextDue,
  });
  return { published, report };
}

/**
 * The current feed in three formats. Heads are enough to plan it, but for the limit of bytes: for that the bodies of
 * the window, and of no other article, are read.
 */
function plan(heads: readonly IdentifiedHead[], publication: Publication, load: Load): Document[] {
  const chosen = chooseWindow(heads, publication.window);
  const items = chosen.slice(0, countFitting(sizesOf(chosen, publication, load), publication.window.bytes));
  return (['rss', 'atom', 'json'] as const).map((kind) => ({ kind, path: CURRENT[kind], items }));
}

/** Bytes that each item adds to the largest of the three documents; the first also brings the channel's. */
function* sizesOf(heads: readonly IdentifiedHead[], publication: Publication, load: Load): Generator<number> {
  const size = (items: readonly Item[]) => {
    const feed = composeFeed(publication, items, CURRENT);
    return Math.max(...Object.values(RENDERERS).map((renderer) => Buffer.byteLength(renderer(feed))));
  };
  const channel = size([]);
  for (const [index, head] of heads.entries()) yield size([load(head)]) - (index === 0 ? 0 : channel);
}

function render(documents: readonly Document[], publication: Publication, load: Load): OutputFile[] {
  return documents.map(({ path, kind, items }) => {
    const feed = composeFeed(publication, items.map(load), CURRENT);
    return { path, text: RENDERERS[kind](feed) };
  });
}

function write(
  outputs: readonly OutputFile[],
  disk: Disk,
  publication: Publication,
  request: Request,
  isRefused: boolean,
) {
  const { output } = publication;
  const act = isRefused ? nothing : request.isDryRun ? disk.compare : disk.write;
  const { written, unchanged } = act(output, outputs);
  const inOutput = (path: string) => `${output}/${path}`;
  return { written: written.map(inOutput), unchanged: unchanged.map(inOutput), removed: [] };
}

const nothing = (): Writing => ({ written: [], unchanged: [] });

function loader(
  files: readonly FoundFile[],
  disk: Disk,
  publication: Publication,
  problems: Problem[],
): Load {
  const foundByFile = new Map(files.map((found) => [found.file, found]));
  const items = new Map<string, Item>();
  return (head) => {
    const known = items.get(head.id);
    if (known) return known;
    const found = foundByFile.get(head.file);
    const source = found && readSource(found, disk, []);
    if (source === undefined) throw new Error(`${head.file} went away during the run; run it again`);
    if (fingerprintOf(source.text) !== head.fingerprint) {
      const message = 'expected the text that was there when the run began, found another';
      problems.push(atStart(head.file, 'FILE_CHANGED', message, 'run it again'));
    }
    const { item, problems: told } = parseItem(source, head, publication);
    problems.push(...told);
    items.set(head.id, item);
    return item;
  };
}

function readSource({ file, path }: FoundFile, disk: Disk, problems: Problem[]) {
  try {
    const { source, problems: told } = parseSource(file, disk.read(path));
    problems.push(...told);
    return source;
  } catch (error) {
    const message = `expected a file that can be read, found ${error instanceof Error ? error.message : error}`;
    problems.push(atStart(file, 'FILE_UNREADABLE', message, 'mend its permissions, or take it away'));
    return undefined;
  }
}

function atStart(file: string, code: Problem['code'], message: string, mend: string): Problem {
  return problemAt({ file, line: 1, column: 1 }, { code, message, mend });
}

/** Readers that sort by the last change would keep such an article on top until then. */
function updatedInFuture({ updated, updatedPlace, published }: IdentifiedHead, now: Date): Problem[] {
  if (updatedPlace === undefined || updated <= now || updated <= published) return [];
  const message = `expected a time that has come, found ${formatRfc3339(updated)}`;
  const mend = 'it is published as written, and readers show it; write when the article was changed';
  return [problemAt(updatedPlace, { code: 'UPDATED_IN_FUTURE', message, mend })];
}

function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

function asError(problem: Problem): Problem {
  return problem.severity === 'warning' ? { ...problem, severity: 'error' } : problem;
}
