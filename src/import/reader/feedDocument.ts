import type { Author, Enclosure, Picture, SourceFeed, Transcript } from '../../model/item.ts';
import type { Stamp } from '../../model/stamp.ts';

/** A feed as its document says it, whoever wrote it. What the document does not say is absent; nothing is made up. */
export interface ReadFeed {
  readonly format: 'rss' | 'atom' | 'json';
  /** Plain text. */
  readonly title?: string;
  readonly description?: string;
  /** The site (`link`, `rel="alternate"`, `home_page_url`). */
  readonly link?: string;
  /** Where the document says that it is served (`rel="self"`, `feed_url`). */
  readonly self?: string;
  /** BCP 47, as it is written. */
  readonly language?: string;
  readonly copyright?: string;
  readonly icon?: string;
  readonly authors: readonly Author[];
  readonly hubs: readonly string[];
  readonly entries: readonly ReadEntry[];
  /** What was taken back (RFC 6721), by id. */
  readonly deleted: readonly DeletedEntry[];
}

/** An item or entry as its document says it. */
export interface ReadEntry {
  /** Where it begins: a line from 1. */
  readonly line: number;
  /** To the letter, but for white space around it. */
  readonly id?: string;
  /** Plain text. */
  readonly title?: string;
  /** Absolute. */
  readonly link?: string;
  readonly externalLink?: string;
  readonly via?: string;
  readonly comments?: string;
  readonly source?: SourceFeed;
  readonly published?: Stamp;
  /** Absent where the document has none. */
  readonly updated?: Stamp;
  /** What the document calls a summary, as it stands there: HTML in RSS, text or HTML in Atom, text in JSON Feed. */
  readonly summary?: string;
  readonly isSummaryHtml: boolean;
  /** HTML, addresses as they are written. */
  readonly content?: string;
  /**
   * What the document says that addresses in `content` and `summary` are relative to (`xml:base`). Absent where it says
   * nothing: readers take the entry's link.
   */
  readonly base?: string;
  readonly authors: readonly Author[];
  /** Each once, in the document's order. */
  readonly tags: readonly string[];
  readonly image?: Picture;
  /** Every file that is attached and is not `image`. */
  readonly enclosures: readonly Enclosure[];
  readonly transcripts: readonly Transcript[];
  readonly chapters?: { readonly url: string; readonly type: string };
  /** BCP 47, as it is written, where the entry says it itself. */
  readonly language?: string;
}

export interface DeletedEntry {
  readonly id: string;
  readonly when: Stamp;
  readonly comment?: string;
}
