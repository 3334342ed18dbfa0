import { discoverFiles, type Index, type Load, loader, readIndex } from './articles.ts';
import type { CopiedFile, Disk, OutputFile, Writing } from './disk/disk.ts';
import { renderAtom } from './feeds/atom.ts';
import { renderJson } from './feeds/json.ts';
import { renderRss } from './feeds/rss.ts';
import { findChannelPictures } from './media/channelPictures.ts';
import { locator } from './media/locate.ts';
import type { AnyFeed } from './model/channel.ts';
import { composeFeed, type FeedPaths } from './model/compose.ts';
import type { Head, IdentifiedHead } from './model/head.ts';
import type { Item } from './model/item.ts';
import type { MediaFile } from './model/media.ts';
import { hasError, type Problem, problemAt } from './model/problem.ts';
import type { Publication } from './model/publication.ts';
import { formatRfc3339 } from './model/stamp.ts';
import { chooseWindow, countFitting, newestFirst } from './model/window.ts';
import { parsePublication } from './parse/publication.ts';
import { parseSource } from './parse/source.ts';

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
export function publish(disk: Disk, given: Publication, request: Request): Report {
  const problems: Problem[] = [];
  const { publication, media } = findPictures(disk, given, problems);
  const files = discoverFiles(disk, publication, problems);
  const index = readIndex(files, disk, publication, problems);
  const due = selectDue(index.heads, request.now);
  problems.push(...due.published.flatMap((head) => updatedInFuture(head, request.now)));
  const load = loader(files, disk, publication, problems);
  const documents = plan(due.published, publication, load);
  const texts = hasError(problems) ? [] : render(documents, publication, load);
  const outputs = [...texts, ...copies(documents, media, load)];
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
  for (const [index, head] of heads.entries()) yield size([load(head).item]) - (index === 0 ? 0 : channel);
}

function render(documents: readonly Document[], publication: Publication, load: Load): OutputFile[] {
  return documents.map(({ path, kind, items }) => {
    const feed = composeFeed(
      publication,
      items.map((head) => load(head).item),
      CURRENT,
    );
    return { path, text: RENDERERS[kind](feed) };
  });
}

/** The author's own files that the documents refer to, each once. */
function copies(documents: readonly Document[], media: readonly MediaFile[], load: Load): CopiedFile[] {
  const heads = new Set(documents.flatMap(({ items }) => items));
  const used = [...media, ...[...heads].flatMap((head) => load(head).media)];
  const byPath = new Map(used.map((file) => [file.path, file]));
  return [...byPath.values()].map(({ path, source, length }) => ({ path, copyOf: source, length }));
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
