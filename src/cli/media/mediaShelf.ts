import { posix } from 'node:path';
import type { Disk, Transaction } from '../../disk/disk.ts';
import { nameTaker } from '../../import/fileName.ts';
import type { RemoteMedia } from '../../import/media/articleMedia.ts';
import { type JudgedMedia, judgeMedia } from '../../import/media/judgeMedia.ts';
import { rewriteMedia } from '../../import/media/rewriteMedia.ts';
import type { Article } from '../../model/article.ts';
import type { Settings } from '../../model/settings.ts';
import { readSource } from '../../publish/readArticle.ts';
import type { MissingMedia } from './missingMedia.ts';
import { PARTS_FOLDER, type PartState, partPaths } from './partFile.ts';

/** A file that was fetched, with the name that it gets. */
export interface PlacedMedia extends RemoteMedia {
  readonly stem: string;
  readonly extension: string;
  readonly size: number;
}

/** An article, and what it has on other servers. */
export interface ArticleMedia {
  readonly article: Article;
  readonly media: readonly RemoteMedia[];
}

/** Where earlier runs have put what they brought: a line for each address. */
const BROUGHT_FILE = `${PARTS_FOLDER}/brought`;
const MAX_BROUGHT_IN_BYTES = 100_000_000;
/** What a picture is known by. */
const HEAD_IN_BYTES = 4 * 1024 * 1024;

/**
 * Opens the folder of pictures and files beside the articles, `media` in the first folder of items. It is made with the first file.
 */
export function openShelf(disk: Disk, settings: Settings) {
  const folder = posix.join(settings.items[0] ?? 'items', 'media');
  const places = new Map(placesBefore(disk, folder));
  const takeName = nameTaker(disk.names(folder).map((name) => posix.join(folder, name)));
  // What was fetched and is of no use: it may be another thing next time.
  const useless: string[] = [];
  const sums = { files: 0, sizeInBytes: 0, articles: 0 };
  return {
    count: () => sums.files,
    has: (url: string) => places.has(url),
    brought: () => sums,
    judge: (file: RemoteMedia, state: PartState): PlacedMedia | { readonly found: string } => {
      const judged = judge(file, state, disk);
      if (!('found' in judged)) return { ...file, ...judged, size: state.size ?? 0 };
      useless.push(file.url);
      return judged;
    },
    /** Puts files into the folder, and where they are into articles: all of it appears together. */
    put: (files: readonly PlacedMedia[], articles: readonly ArticleMedia[]): MissingMedia[] => {
      const transaction = disk.begin('.');
      try {
        const added = files.map((file): [string, string] => [
          file.url,
          copy(file, takeName(folder, file.stem, file.extension), disk, transaction),
        ]);
        for (const [url, path] of added) places.set(url, path);
        for (const url of useless.splice(0)) removePart(url, transaction);
        const written = articles.map((article) => rewrite(article, places, { disk, settings }, transaction));
        transaction.commit();
        remember(disk, added);
        sums.files += files.length;
        sums.sizeInBytes += files.reduce((sum, { size }) => sum + size, 0);
        sums.articles += written.filter(({ isWritten }) => isWritten).length;
        return written.flatMap(({ left }) => left);
      } finally {
        transaction.end();
      }
    },
  };
}

function judge(file: RemoteMedia, { contentType }: PartState, disk: Disk): JudgedMedia {
  const head = disk.readCache(partPaths(file.url).bytes, 0, HEAD_IN_BYTES) ?? new Uint8Array();
  return judgeMedia({ ...file, contentType, head });
}

function copy({ url, size }: PlacedMedia, path: string, disk: Disk, transaction: Transaction): string {
  const { bytes } = partPaths(url);
  const hash = disk.hashOf(bytes);
  if (hash === undefined)
    throw new Error(`expected what was fetched in ${bytes}, found nothing; run it again`);
  transaction.copy(path, bytes, size, hash);
  removePart(url, transaction);
  return path;
}

function removePart(url: string, transaction: Transaction): void {
  const { bytes, state } = partPaths(url);
  transaction.remove(bytes);
  transaction.remove(state);
}

/** The article is read anew, since its author may have worked on it while files were fetched. */
function rewrite(
  { article, media }: ArticleMedia,
  places: ReadonlyMap<string, string>,
  { disk, settings }: { readonly disk: Disk; readonly settings: Settings },
  transaction: Transaction,
): { readonly isWritten: boolean; readonly left: readonly MissingMedia[] } {
  const { file } = article;
  const { source } = readSource(file, file, disk, settings);
  if (source === undefined) return { isWritten: false, left: [] };
  const folder = posix.dirname(file);
  const references = new Map(
    media.flatMap(({ url }) => {
      const path = places.get(url);
      return path === undefined ? [] : [[url, posix.relative(folder, path)] as const];
    }),
  );
  const { text, left } = rewriteMedia(source, article, settings, references);
  const isWritten = text !== source.text;
  if (isWritten) transaction.stage(file, text);
  const found = `here, but ${file} names it in a way that is not changed`;
  return { isWritten, left: left.map((url) => ({ url, kind: 'file', found, file })) };
}

/** Files that are there no more are fetched again. What is not in the folder was not put there by us. */
function placesBefore(disk: Disk, folder: string): [url: string, path: string][] {
  const text = disk.readCache(BROUGHT_FILE, 0, MAX_BROUGHT_IN_BYTES)?.toString() ?? '';
  return text.split('\n').flatMap((line) => {
    const [url, path] = line.split('\t');
    const isOurs = path !== undefined && posix.dirname(path) === folder;
    return url && isOurs && disk.sizeOf(path) !== undefined ? [[url, path] as [string, string]] : [];
  });
}

/** Without it a file that a later article has too would be fetched again, which is all that is lost. */
function remember(disk: Disk, added: readonly (readonly [url: string, path: string])[]): void {
  const lines = added.map(([url, path]) => `${url}\t${path}\n`);
  const size = disk.sizeOf(BROUGHT_FILE);
  if (size === undefined) disk.writeCache(BROUGHT_FILE, lines);
  else disk.appendCache(BROUGHT_FILE, size, lines);
}
