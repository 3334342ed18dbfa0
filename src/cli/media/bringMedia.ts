import type { Disk } from '../../disk/disk.ts';
import { type RemoteMedia, remoteMediaOf } from '../../import/media/articleMedia.ts';
import type { Article } from '../../model/article.ts';
import { inParallel } from '../../model/inParallel.ts';
import type { Problem } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import { readSource } from '../../publish/readArticle.ts';
import { fetchMedia, type MediaOptions, type MediaRefusal } from './fetchMedia.ts';
import { type ArticleMedia, openShelf, type PlacedMedia } from './mediaShelf.ts';
import { type MissingMedia, tellMissing } from './missingMedia.ts';
import type { PartState } from './partFile.ts';

/** What was brought. */
export interface BroughtMedia {
  readonly files: number;
  readonly sizeInBytes: number;
  /** Articles that name them now. */
  readonly articles: number;
  readonly problems: readonly Problem[];
}

export interface BringOptions extends Omit<MediaOptions, 'show'> {
  /** Called with how many files and bytes have come, of how many files that are known of. */
  readonly show?: (done: number, all: number, bytes: number) => void;
}

/** Files that are fetched at once. */
const AT_ONCE = 2;
/** Files that are fetched before they are put in their place: so much is fetched again at worst where the disk loses it. */
const FILES_IN_BATCH = 8;

/** A host that has not answered so often is not asked for more: each time might take half a minute. */
const MAX_SILENT = 5;
const UNASKED: MediaRefusal = {
  found: `not asked for, since its host has not answered ${MAX_SILENT} times`,
};

/**
 * Fetches the pictures and files that articles have on other servers, puts them into a folder beside the articles, and writes where
 * they are now into these. What cannot be had stays where it is, and is told. A run that was killed is taken up where it stopped.
 *
 * @throws Error when the disk refuses a write
 */
export async function bringMedia(
  articles: readonly Article[],
  { disk, settings }: { readonly disk: Disk; readonly settings: Settings },
  { show, ...options }: BringOptions,
): Promise<BroughtMedia> {
  const wanted = articles.map((article) => ({ article, media: mediaOn(disk, article, settings) }));
  const all = new Set(wanted.flatMap(({ media }) => media.map(({ url }) => url))).size;
  const shelf = openShelf(disk, settings);
  const missing = new Map<string, MissingMedia>();
  let bytes = 0;
  const count = (more: number) => {
    bytes += more;
    show?.(shelf.count() + missing.size, all, bytes);
  };
  const fetchOne = openFetching(disk, { ...options, show: count });
  for (const batch of batchesOf(wanted)) {
    const media = new Map(
      batch.flatMap(({ article, media }) =>
        media.map((one) => [one.url, { ...one, file: article.file }] as const),
      ),
    );
    const queue = [...media.values()].filter(({ url }) => !shelf.has(url) && !missing.has(url));
    const fetched: PlacedMedia[] = [];
    await inParallel(queue, AT_ONCE, async (file) => {
      const state = await fetchOne(file.url);
      const placed = 'found' in state ? state : shelf.judge(file, state);
      if ('found' in placed) missing.set(file.url, { ...file, found: placed.found });
      else fetched.push(placed);
    });
    for (const one of shelf.put(fetched, batch)) missing.set(one.url, one);
  }
  return { ...shelf.brought(), problems: tellMissing([...missing.values()], all) };
}

/** Fetches, but no more from a host that has not answered the last times that it was asked. */
function openFetching(disk: Disk, options: MediaOptions) {
  const silent = new Map<string, number>();
  return async (url: string): Promise<PartState | MediaRefusal> => {
    const { host } = new URL(url);
    const times = () => silent.get(host) ?? 0;
    if (times() >= MAX_SILENT) return UNASKED;
    const fetched = await fetchMedia(url, disk, options);
    silent.set(host, 'isSilent' in fetched && fetched.isSilent ? times() + 1 : 0);
    return fetched;
  };
}

function mediaOn(disk: Disk, article: Article, settings: Settings): readonly RemoteMedia[] {
  const { source } = readSource(article.file, article.file, disk, settings);
  return source ? remoteMediaOf(source, settings, article) : [];
}

/** Articles that are written together. */
function* batchesOf(wanted: readonly ArticleMedia[]): Generator<readonly ArticleMedia[]> {
  let batch: ArticleMedia[] = [];
  let count = 0;
  for (const one of wanted) {
    if (one.media.length === 0) continue;
    batch.push(one);
    count += one.media.length;
    if (count < FILES_IN_BATCH) continue;
    yield batch;
    batch = [];
    count = 0;
  }
  if (batch.length > 0) yield batch;
}
