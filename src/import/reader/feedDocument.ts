import type { Tombstone } from '../../model/channel.ts';
import type { Author, Enclosure, Picture, SourceFeed, Transcript, Translation } from '../../model/item.ts';
import type { Chapter, Episode, Podcast } from '../../model/podcast.ts';
import type { Fault } from '../../model/problem.ts';
import type { Stamp } from '../../model/stamp.ts';

/** A show as any program's channel has it: categories are to the letter, and any part may be missing. */
export type ReadPodcast = Partial<Omit<Podcast, 'imagePlace' | 'description' | 'hasSimpleChapters'>>;

/** Elements of one name that have no place here, though they say something of an episode or a show. */
export interface UnreadElements {
  readonly name: string;
  readonly count: number;
  /** The line of the first. */
  readonly line: number;
}

/** Entries of an export that not everyone may read: they are in no feed. */
export interface UnpublishedEntries {
  /** What one of them is: `draft`, `private entry`. */
  readonly kind: string;
  readonly count: number;
  /** The line of the first. */
  readonly line: number;
}

/** The formats of feeds that are read. */
export type FeedFormat = 'rss' | 'atom' | 'json';

/** A feed as any program's document has it. What the document does not have is absent; nothing is made up. */
export interface ReadFeed {
  /** What holds the articles of a publication and no feed is an export. */
  readonly format: FeedFormat | 'export';
  /** Plain text. */
  readonly title?: string;
  readonly description?: string;
  /** The site (`link`, `rel="alternate"`, `home_page_url`). */
  readonly link?: string;
  /** The document's own address (`rel="self"`, `feed_url`). */
  readonly self?: string;
  /** BCP 47, to the letter. */
  readonly language?: string;
  readonly copyright?: string;
  readonly icon?: string;
  readonly authors: readonly Author[];
  readonly hubs: readonly string[];
  /** The feed that an archive document belongs to (RFC 5005, 4). */
  readonly current?: string;
  /** The archive documents with the next older and the next newer entries (RFC 5005, 4; in JSON Feed `next_url`). */
  readonly older?: string;
  readonly newer?: string;
  /** The next page of a feed that is given page by page (RFC 5005, 3). */
  readonly next?: string;
  /** True if the document says that no other has any entry of the feed (RFC 5005, 2); an export has all anyway. */
  readonly isComplete?: true;
  /** The entries of all pages, where the document says how many they are (OpenSearch 1.1). */
  readonly total?: number;
  /** True if WordPress seems to have made it, which gives further pages unasked (`?paged=2`). */
  readonly isWordPress?: true;
  readonly entries: readonly ReadEntry[];
  /** RFC 6721 */
  readonly deleted: readonly Tombstone[];
  /** Present if the channel says anything of a show. */
  readonly podcast?: ReadPodcast;
  readonly unread?: readonly UnreadElements[];
  /** What an export has beside its entries. */
  readonly unpublished?: readonly UnpublishedEntries[];
}

/** What a feed says beside its entries. */
export type FeedHead = Omit<ReadFeed, 'entries'>;

/** A fault of a document, at an index into its text. */
export interface PlacedFault {
  readonly index: number;
  readonly fault: Fault;
}

/** An item or entry as its document has it. */
export interface ReadEntry {
  /** The document that it stands in, if that is not the first of its source. */
  readonly file?: string;
  /** The line on which the entry begins, from 1. */
  readonly line: number;
  /** True for what an export has, but nobody was to read yet; it may have no date. */
  readonly isDraft?: true;
  /** True for a page, which no feed has. */
  readonly isPage?: true;
  /** To the letter, without white space around it. */
  readonly id?: string;
  /** Plain text. */
  readonly title?: string;
  /** Absolute. */
  readonly link?: string;
  readonly translations?: readonly Translation[];
  readonly externalLink?: string;
  readonly via?: string;
  readonly comments?: string;
  readonly source?: SourceFeed;
  readonly published?: Stamp;
  readonly updated?: Stamp;
  /** HTML in RSS, text or HTML in Atom, text in JSON Feed. */
  readonly summary?: string;
  readonly isSummaryHtml: boolean;
  /** HTML; addresses are not resolved. */
  readonly content?: string;
  /**
   * The address that addresses in `content` and `summary` are relative to (`xml:base`). Feed readers use the entry's link
   * if it is absent.
   */
  readonly base?: string;
  readonly authors: readonly Author[];
  /** Each once, in the document's order. */
  readonly tags: readonly string[];
  readonly image?: Picture;
  /** Every attached file other than `image`. */
  readonly enclosures: readonly Enclosure[];
  readonly transcripts: readonly Transcript[];
  readonly chapters?: { readonly url: string; readonly type: string };
  readonly chapterList?: readonly Chapter[];
  readonly episode?: Episode;
  /** BCP 47, to the letter; absent if only the feed has a language. */
  readonly language?: string;
}
