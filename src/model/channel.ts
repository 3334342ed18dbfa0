import type { Author, Feed, FeedOptions } from 'feed';
import type { FeedPaths } from './feedPlan.ts';
import type { AnyItem } from './item.ts';
import type { Podcast } from './podcast.ts';

/** A podcast as Apple and Podcasting 2.0 have it. */
export interface Show extends Omit<Podcast, 'imagePlace' | 'author' | 'guid' | 'description'> {
  readonly author: string;
  readonly guid: string;
}

/** The mark of a deleted entry (RFC 6721, `at:deleted-entry`). */
export interface Tombstone {
  readonly id: string;
  readonly when: Date;
  /** The reason, as plain text. */
  readonly comment?: string;
}

/** The other documents of a feed's history (RFC 5005, 4). */
export interface History {
  /** True for a document of the archive. */
  readonly isArchive: boolean;
  /** The document that people subscribe to. */
  readonly current?: FeedPaths;
  /** The archive document with the next older items. */
  readonly previous?: FeedPaths;
  /** The archive document with the next newer items. */
  readonly next?: FeedPaths;
}

/** The fields of our channels beyond `feed`'s options. All are optional, so that any `Feed` fits. */
export interface ChannelExtras {
  /** The channel's authors; `feed`'s own `author` is read when this is absent. */
  authors?: Author[];
  /** WebSub hubs; `feed`'s own `hub` is read when this is absent. */
  hubs?: string[];
  /** The address of a rssCloud server at which readers ask to be told (RSS 2.0, `cloud`). */
  cloud?: string;
  /**
   * The podcast's fields; absent if the feed is no podcast. Where `feed`'s own flag `podcast` is set they are made of
   * `category`, `author` and `image`.
   */
  show?: Show;
  /** True if items have their chapters in their text, as Podlove Simple Chapters; as the show says if it is absent. */
  hasSimpleChapters?: boolean;
  /** Deleted entries, which this feed does not show. RSS cannot express them. */
  deleted?: readonly Tombstone[];
  /** The base of Atom ids that are not URIs; the channel's address if it is absent. */
  idBase?: string;
  /** The feed's other documents, with older and newer items. */
  history?: History;
  /** The address of a CSS style sheet for browsers, relative to the document's. */
  stylesheet?: string;
  /** `gmt` prints every RSS date in GMT. */
  rssDates?: 'local' | 'gmt';
}

/** The options of any `Feed`, as the renderers read them. */
export interface AnyChannel extends FeedOptions, ChannelExtras {}

/** A feed that is no `Feed` of the `feed` package: a plain object with what the renderers need of one. */
export interface PlainFeed extends Partial<Pick<Feed, 'categories' | 'contributors' | 'extensions'>> {
  readonly options: AnyChannel;
  readonly items: readonly AnyItem[];
}

/** Any `Feed` of the `feed` package, as the renderers read it. */
export interface AnyFeed extends Pick<Feed, 'categories' | 'contributors' | 'extensions'> {
  options: AnyChannel;
  items: AnyItem[];
}
