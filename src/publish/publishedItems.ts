import type { Disk } from '../disk/disk.ts';
import { asIri } from '../feeds/fields.ts';
import { asItem } from '../import/entryToItem.ts';
import { decodeDocument } from '../import/reader/decode.ts';
import type { ReadEntry, ReadFeed } from '../import/reader/feedDocument.ts';
import { readFeed } from '../import/reader/readFeed.ts';
import type { Tombstone } from '../model/channel.ts';
import type { FeedPaths } from '../model/feedPlan.ts';
import type { Item } from '../model/item.ts';
import type { LockEntry } from '../model/lockEntry.ts';
import type { Settings } from '../model/settings.ts';
import { optional } from '../syntax/value.ts';
import { archivePathsOf, planFeeds } from './plan/feeds.ts';

/** An article as the documents in the output folder have it. */
export interface PublishedItem {
  readonly item: Item;
  /** Its tombstone, if it was withdrawn and has left the feed. */
  readonly deleted?: Tombstone;
}

/**
 * Reads articles back from the documents that subscribers were given last: the main feed's, and those of its archive; where it
 * is a show, or has some articles, those of other feeds too. Together the three formats have all that an item has.
 *
 * @param entries the articles' lines in the lock
 * @returns those that were found, by id
 */
export function readBack(
  disk: Disk,
  settings: Settings,
  entries: readonly LockEntry[],
): ReadonlyMap<string, PublishedItem> {
  const found = new Map<string, PublishedItem>();
  const isPart = settings.podcast !== undefined || settings.where !== undefined;
  const feeds = planFeeds(settings, []).filter(({ isMain }) => isMain || isPart);
  for (const { folder, archiveFolder, paths } of feeds) {
    const current = readDocuments(paths, disk, settings);
    const deleted = new Map(current.atom.deleted.map((one) => [one.id, one]));
    const take = (documents: Documents, wanted: readonly LockEntry[]) => {
      for (const { id } of wanted) {
        const item = itemIn(documents, id, settings);
        const tombstone = deleted.get(iriOf(id, settings));
        if (item) found.set(id, { item, ...(tombstone && { deleted: { ...tombstone, id } }) });
      }
    };
    const missing = () => entries.filter(({ id }) => !found.has(id));
    take(current, missing());
    for (const [month, ofMonth] of byMonth(missing())) {
      for (const name of partsOf(month, archiveFolder, disk, settings))
        take(readDocuments(archivePathsOf(folder, name), disk, settings), ofMonth);
    }
  }
  return found;
}

/** One document in each format. */
type Documents = Readonly<Record<'rss' | 'atom' | 'json', Pick<ReadFeed, 'entries' | 'deleted'>>>;

const NONE = { entries: [], deleted: [] };

function readDocuments(paths: FeedPaths, disk: Disk, { output }: Settings): Documents {
  const read = (path: string) => {
    const bytes = disk.readIfThere(`${output}/${path}`);
    return (bytes && documentIn(path, bytes)) ?? NONE;
  };
  return { rss: read(paths.rss), atom: read(paths.atom), json: read(paths.json) };
}

/** Undefined for a document that cannot be read. */
function documentIn(path: string, bytes: Uint8Array): ReadFeed | undefined {
  try {
    return readFeed(path, decodeDocument(bytes)).feed;
  } catch {
    return undefined;
  }
}

/** Atom has nearly all; the others have what belongs to sound and video. */
function itemIn({ rss, atom, json }: Documents, id: string, settings: Settings): Item | undefined {
  const entry = atom.entries.find((one) => one.id === iriOf(id, settings));
  const inRss = rss.entries.find((one) => one.id === id);
  const inJson = json.entries.find((one) => one.id === id);
  const { published, link, title = '' } = entry ?? {};
  if (!entry || !inRss || !inJson || !published || link === undefined) return undefined;
  const { line: _, base: __, isSummaryHtml: ___, ...rest } = asItem(entry) as Item & Partial<ReadEntry>;
  const { transcripts, chapters, chapterList, episode } = inRss;
  const durations = new Map(inJson.enclosures.map(({ url, duration }) => [url, duration]));
  return {
    ...rest,
    id,
    title,
    // In JSON Feed an enclosure may have a title that it shares with others.
    enclosures: entry.enclosures.map((file) => ({
      ...file,
      ...optional('duration', durations.get(file.url)),
    })),
    transcripts: [...transcripts],
    ...optional('chapters', chapters),
    ...optional('chapterList', chapterList),
    ...optional('episode', episode),
  };
}

function iriOf(id: string, { url, idBase = url }: Settings): string {
  return asIri(id, idBase);
}

function byMonth(entries: readonly LockEntry[]): ReadonlyMap<string, LockEntry[]> {
  const months = new Map<string, LockEntry[]>();
  for (const entry of entries) {
    const month = entry.published.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), entry]);
  }
  return months;
}

/** The names of the parts that an archive has for a month: `2014-12`, `2014-12-2`. */
function partsOf(month: string, folder: string, disk: Disk, { output }: Settings): string[] {
  const names = disk.names(`${output}/${folder}`).filter((name) => name.endsWith('.json'));
  return names.map((name) => name.slice(0, -'.json'.length)).filter((name) => partOf(name) === month);
}

function partOf(name: string): string {
  return name.replace(/^(\d{4}-\d\d)-\d+$/, '$1');
}
