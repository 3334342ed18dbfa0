import type { Author, Feed, FeedOptions } from 'feed';
import type { FeedPaths } from './feedPlan.ts';
import type { AnyItem } from './item.ts';
import type { Podcast } from './settings.ts';

/** A podcast as Apple and Podcasting 2.0 have it. */
export interface Show
  extends Pick<Podcast, 'image' | 'categories' | 'isExplicit' | 'owner' | 'type' | 'isLocked'> {
  readonly author: string;
  readonly guid: string;
}

/** What stands in the place of an entry that was taken back (RFC 6721, `at:deleted-entry`). */
export interface Tombstone {
  readonly id: string;
  readonly when: Date;
  /** Why, as plain text. */
  readonly comment?: string;
}

/** The other documents of a feed's history (RFC 5005, 4). */
export interface History {
  /** True for a document of the archive. */
  readonly isArchive: boolean;
  /** What one subscribes to. */
  readonly current?: FeedPaths;
  /** The document with what came right before. */
  readonly previous?: FeedPaths;
  /** The document of the archive with what came right after. */
  readonly next?: FeedPaths;
}

/** What our channels say beyond `feed`'s options. All of it is optional, so that a stranger's can be read as one. */
export interface ChannelExtras {
  /** Everyone who answers for the channel; `feed`'s own `author` is read when this is absent. */
  authors?: Author[];
  /** WebSub hubs; `feed`'s own `hub` is read when this is absent. */
  hubs?: string[];
  /** What a podcast says of itself; without it the feed is none. `feed`'s own `podcast` is a mark, and is not read. */
  show?: Show;
  /** Entries that were taken back and that this feed does not show. RSS has no place for them. */
  deleted?: readonly Tombstone[];
  /** What ids that are no URIs stand behind in Atom; the channel's address where it is absent. */
  idBase?: string;
  /** What came before and after, in documents of their own. */
  history?: History;
  /** A CSS style sheet for people who open the document in a browser; an address relative to the document's. */
  stylesheet?: string;
  /** `gmt` prints every RSS date in GMT. */
  rssDates?: 'local' | 'gmt';
}

/** `feed`'s options, ours or a stranger's, as the renderers read them. */
export interface AnyChannel extends FeedOptions, ChannelExtras {}

/** A `feed` `Feed`, ours or a stranger's, as the renderers read it: any `Feed` fits. */
export interface AnyFeed extends Pick<Feed, 'categories' | 'contributors' | 'extensions'> {
  options: AnyChannel;
  items: AnyItem[];
}
