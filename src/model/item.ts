import type { Author, Category, Enclosure as FeedEnclosure, Item as FeedItem } from 'feed';
import type { Chapter, Episode } from './podcast.ts';
import type { Stamp } from './stamp.ts';

export type { Author, Category };

/** A file that belongs to an item. `length` is in bytes, `duration` in seconds: the names are `feed`'s. */
export type Enclosure = FeedEnclosure;

/** A picture with all the details that feed readers can show. `width` and `height` are in pixels. */
export interface Picture extends Enclosure {
  alt?: string;
  caption?: string;
  credit?: string;
  width?: number;
  height?: number;
}

/** A feed that an item was taken from (RSS 2.0, `source`; RFC 4287, 4.2.11). */
export interface SourceFeed {
  title: string;
  /** The address of the feed. */
  url: string;
}

/** The same article in another language (HTML, `hreflang`; RFC 4287, 4.2.7.4). */
export interface Translation {
  /** BCP 47 */
  readonly language: string;
  readonly link: string;
}

/** The transcript of an enclosure (Podcasting 2.0, `podcast:transcript`). */
export interface Transcript {
  url: string;
  type: string;
  /** BCP 47 */
  language?: string;
  /** `captions` for a file with times that is shown while it plays. */
  rel?: string;
}

/** The fields of our items beyond `feed`'s. All are optional, so that any item of `feed` fits. */
export interface ItemExtras {
  /** The page on another site that the item is about. */
  externalLink?: string;
  /** BCP 47; absent when it is the channel's. */
  language?: string;
  /** The same in other languages, and the item itself with its own. Of our formats Atom has them. */
  translations?: readonly Translation[];
  /** The page where the author learnt of it (RFC 4287, 4.2.7.2, `via`). */
  via?: string;
  source?: SourceFeed;
  /** The page with its comments. */
  comments?: string;
  transcripts?: Transcript[];
  /** A file of chapters (Podcasting 2.0, `podcast:chapters`). */
  chapters?: { url: string; type: string };
  /** The chapters themselves, where they are known. */
  chapterList?: readonly Chapter[];
  /** What it says of itself as an episode of a podcast. */
  episode?: Episode;
  /** Audio, video and documents; `feed`'s own `enclosure`, `audio` and `video` are read when this is absent. */
  enclosures?: Enclosure[];
}

/** Any item of the `feed` package, as the renderers read it. */
export interface AnyItem extends FeedItem, ItemExtras {
  image?: string | Picture;
}

/**
 * An item of ours: `feed`'s item with the id and both dates required.
 *
 * `title` and `description` are plain text, `content` is HTML. The title of a note is empty. `published` is when the item first appeared, `date`
 * when its author last made a notable change (RFC 4287, 4.2.9 and 4.2.15).
 */
export interface Item extends AnyItem {
  id: string;
  published: Stamp;
  date: Stamp;
  author: Author[];
  category: Category[];
  image?: Picture;
}
