import type { Load } from './articles.ts';
import type { CopiedFile, OutputFile, TextFile } from './disk/disk.ts';
import { renderAtom } from './feeds/atom.ts';
import { renderJson } from './feeds/json.ts';
import { renderRss } from './feeds/rss.ts';
import type { AnyFeed, DeletedEntry } from './model/channel.ts';
import { CURRENT, composeFeed } from './model/compose.ts';
import type { IdentifiedHead } from './model/head.ts';
import type { Item } from './model/item.ts';
import type { MediaFile } from './model/media.ts';
import type { Publication } from './model/publication.ts';
import { chooseWindow, countFitting, newestFirst } from './model/window.ts';

/** A document to be: where, what, and of which items. */
export interface Document {
  readonly path: string;
  readonly kind: keyof typeof RENDERERS;
  readonly items: readonly IdentifiedHead[];
  /** Articles that were withdrawn and that it does not show. */
  readonly deleted: readonly DeletedEntry[];
}

const RENDERERS: Readonly<Record<'rss' | 'atom' | 'json', (feed: AnyFeed) => string>> = {
  rss: renderRss,
  atom: renderAtom,
  json: renderJson,
};

/**
 * The current feed in three formats. Heads are enough to plan it, but for the limit of bytes: for that the bodies of
 * the window, and of no other article, are read.
 */
export function planDocuments(
  { published, expired }: { published: readonly IdentifiedHead[]; expired: readonly IdentifiedHead[] },
  publication: Publication,
  load: Load,
): Document[] {
  const chosen = chooseWindow(published, publication.window);
  const items = chosen.slice(0, countFitting(sizesOf(chosen, publication, load), publication.window.bytes));
  const shown = new Set(items);
  const left = [...published, ...expired].filter((head) => head.withdrawn && !shown.has(head));
  const deleted = left.toSorted(newestFirst).map(deletedEntryOf);
  return (['rss', 'atom', 'json'] as const).map((kind) => ({ kind, path: CURRENT[kind], items, deleted }));
}

/** The `Feed` that a document shows. */
export function composeDocument({ items, deleted }: Document, publication: Publication, load: Load): AnyFeed {
  const loaded = items.map((head) => load(head).item);
  return composeFeed(publication, loaded, CURRENT, deleted);
}

/** The texts of the documents. */
export function renderDocuments(
  documents: readonly Document[],
  publication: Publication,
  load: Load,
): TextFile[] {
  return documents.map((document) => ({
    path: document.path,
    text: RENDERERS[document.kind](composeDocument(document, publication, load)),
  }));
}

/** The author's own files that the documents refer to, each once. */
export function copyFiles(
  documents: readonly Document[],
  media: readonly MediaFile[],
  load: Load,
): CopiedFile[] {
  const heads = new Set(documents.flatMap(({ items }) => items));
  const used = [...media, ...[...heads].flatMap((head) => load(head).media)];
  const byPath = new Map(used.map((file) => [file.path, file]));
  return [...byPath.values()].map(({ path, source, length }) => ({ path, copyOf: source, length }));
}

/** Where the documents of a publication are written, whatever its articles are. */
export const DOCUMENT_PATHS: readonly OutputFile['path'][] = Object.values(CURRENT);

/** Bytes that each item adds to the largest of the three documents; the first also brings the channel's. */
function* sizesOf(heads: readonly IdentifiedHead[], publication: Publication, load: Load): Generator<number> {
  const size = (items: readonly Item[]) => {
    const feed = composeFeed(publication, items, CURRENT);
    return Math.max(...Object.values(RENDERERS).map((renderer) => Buffer.byteLength(renderer(feed))));
  };
  const channel = size([]);
  for (const [index, head] of heads.entries()) yield size([load(head).item]) - (index === 0 ? 0 : channel);
}

function deletedEntryOf({ id, withdrawn, updated }: IdentifiedHead): DeletedEntry {
  return { id, when: updated, ...(withdrawn?.reason !== undefined && { comment: withdrawn.reason }) };
}
