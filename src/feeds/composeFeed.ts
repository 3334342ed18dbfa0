import { createHash } from 'node:crypto';
import { Feed } from 'feed';
import type { FeedAlias } from '../model/alias.ts';
import type { AnyChannel, AnyFeed, History, Show, Tombstone } from '../model/channel.ts';
import type { FeedPaths, FeedPlan } from '../model/feedPlan.ts';
import type { Item } from '../model/item.ts';
import type { Podcast } from '../model/podcast.ts';
import type { Settings } from '../model/settings.ts';

/** Minutes for which a reader may keep a feed before it asks again (RSS 2.0, `ttl`). */
const TTL = 60;

/** How feeds look in a browser: beside the documents of the main feed. */
export const STYLESHEET = 'feed.css';

/** What a document says of its feed beside the items. */
export interface Composition {
  readonly feed: Pick<FeedPlan, 'id' | 'title' | 'paths' | 'addresses' | 'podcast' | 'language'>;
  /** Where the document is in each format; the feed's own addresses if absent. */
  readonly addresses?: FeedPaths;
  /** The path of the document in its format, if that is a further one; it is its own address. */
  readonly alias?: FeedAlias;
  readonly deleted?: readonly Tombstone[];
  /** Addresses are relative to the publication's. */
  readonly history?: History;
}

/** A `feed` `Feed` of a publication and some of its items: what the renderers take. */
export function composeFeed(
  settings: Settings,
  items: readonly Item[],
  { feed: plan, addresses = plan.addresses, alias, deleted = [], history }: Composition,
): AnyFeed {
  const { url, title, copyright, icon, rssCloud } = settings;
  const { id, podcast, language = settings.language } = plan;
  const image = podcast?.image ?? icon;
  const options: AnyChannel = {
    ...channelOfItems(settings),
    id,
    title: plan.title,
    description: podcast?.description ?? settings.description,
    language,
    ttl: TTL,
    stylesheet: `${'../'.repeat((alias?.path ?? addresses.rss).split('/').length - 1)}${STYLESHEET}`,
    feedLinks: placeAt(url, alias ? { ...addresses, [alias.format]: alias.path } : addresses),
    authors: settings.authors.length > 0 ? [...settings.authors] : [{ name: title, link: url }],
    hubs: [...settings.hubs],
    // Nobody is told of what is in an archive.
    ...(rssCloud !== undefined && !history?.isArchive && { cloud: rssCloud }),
    ...(deleted.length > 0 && { deleted }),
    ...(copyright !== undefined && { copyright }),
    ...(image !== undefined && { image }),
    ...(icon !== undefined && { favicon: icon }),
    ...(podcast && { show: { ...(alias && moved(url, plan)), ...composeShow(podcast, plan, settings) } }),
    ...(history && { history: placeHistory(url, history) }),
  };
  const feed: AnyFeed = new Feed(options);
  // One by one: a hundred thousand arguments are more than the stack holds.
  for (const item of items) feed.items.push(item);
  return feed;
}

/** As much of a channel as decides the texts of its items: the same in all feeds of a publication. */
export function channelOfItems({ title, url, rss, idBase, podcast, feeds }: Settings): AnyChannel {
  // Where one show wants them, all feeds that have the episode have its chapters.
  const hasSimpleChapters = [{ podcast }, ...feeds].some((feed) => feed.podcast?.hasSimpleChapters);
  return {
    title,
    link: url,
    rssDates: rss.dates,
    ...(idBase !== undefined && { idBase }),
    ...(hasSimpleChapters && { hasSimpleChapters }),
  };
}

function placeAt(url: string, paths: FeedPaths): FeedPaths {
  const placed = Object.entries(paths).map(([format, path]) => [format, url + path]);
  return Object.fromEntries(placed) as FeedPaths;
}

function placeHistory(url: string, { isArchive, current, previous, next }: History): History {
  return {
    isArchive,
    ...(current && { current: placeAt(url, current) }),
    ...(previous && { previous: placeAt(url, previous) }),
    ...(next && { next: placeAt(url, next) }),
  };
}

/** Sends those who know a show by an old address to its own, as Apple asks of whoever moves one. */
function moved(url: string, { addresses }: Composition['feed']): Pick<Show, 'newFeedUrl'> {
  return { newFeedUrl: url + addresses.rss };
}

function composeShow(podcast: Podcast, plan: Composition['feed'], { title, url, authors }: Settings): Show {
  const { imagePlace: _, description: __, ...said } = podcast;
  return {
    ...said,
    author: said.author ?? authors[0]?.name ?? title,
    guid: guidOf(podcast, plan, url),
  };
}

/** The guid of a show: its own, or that of its feed's address. Undefined for a feed that is none. */
export function showGuid(plan: Composition['feed'], { url }: Settings): string | undefined {
  return plan.podcast && guidOf(plan.podcast, plan, url);
}

function guidOf({ guid }: Podcast, { addresses }: Composition['feed'], url: string): string {
  return guid ?? podcastGuid(url + addresses.rss);
}

/** The UUID namespace of Podcasting 2.0. */
const NAMESPACE = 'ead4c236bf5858c6a2c6a6b28d128cb6';

/**
 * The id of a podcast, the same wherever it is computed: a UUID of version 5 (RFC 9562, 5.5) of its feed's address
 * without the scheme and the slashes at its end.
 *
 * @example podcastGuid('https://mp3s.nashownotes.com/pc20rss.xml') // '917393e3-1b1e-5cef-ace4-edaa54e1f810'
 */
export function podcastGuid(url: string): string {
  const name = url.replace(/^[a-z]+:\/\//i, '').replace(/\/+$/, '');
  const hash = createHash('sha1').update(Buffer.from(NAMESPACE, 'hex')).update(name).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
