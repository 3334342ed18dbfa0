import type { Author } from 'feed';
import type { Place } from './problem.ts';

/** How much of the archive the current feed shows. */
export interface Window {
  /** At least so many of the newest items, when there are that many. */
  readonly items: number;
  /** All items of the so many days up to the newest one, when they are more. */
  readonly days: number;
  /** At most so many bytes a document, but never fewer than ten items. */
  readonly bytes: number;
}

/** What a podcast says of itself: Apple's published minimum, and Podcasting 2.0. */
export interface Podcast {
  /** Square, JPEG or PNG, 1400 to 3000 pixels. */
  readonly image: string;
  readonly imagePlace: Place;
  /** Of Apple's list: a category, and one below it. */
  readonly categories: readonly { readonly name: string; readonly below?: string }[];
  readonly isExplicit: boolean;
  /** Whom Apple may write to. */
  readonly owner?: Author;
  readonly author?: string;
  readonly type?: 'episodic' | 'serial';
  /** A UUID that the show keeps for ever; made of the feed's address where it is not given. */
  readonly guid?: string;
  /** True where no other host may take the show over. */
  readonly isLocked: boolean;
}

/** Which articles are in a feed: all that is said has to be so, and of a list any of it. */
export interface Where {
  readonly tags?: readonly string[];
  /** By their names. */
  readonly authors?: readonly string[];
  /** BCP 47: `mi` is `mi-NZ` too. */
  readonly language?: string;
  /** Relative to a folder of the items, or to feed.yaml. */
  readonly folder?: string;
}

/** A feed of some of the articles, beside the one of all. */
export interface OwnFeed {
  /** The folder that its documents are in, relative to the output folder. */
  readonly path: string;
  readonly title: string;
  readonly where: Where;
}

/** Everything that feed.yaml says, its defaults filled in and its URLs absolute. */
export interface Settings {
  readonly title: string;
  readonly description: string;
  /** Where `output/` is served; ends in a slash. */
  readonly url: string;
  /** What ids that are no URIs stand behind in Atom; `url` where it is absent. It stays when `url` changes. */
  readonly idBase?: string;
  /** BCP 47 */
  readonly language: string;
  /** IANA */
  readonly timeZone: string;
  readonly authors: readonly Author[];
  readonly copyright?: string;
  readonly icon?: string;
  readonly iconPlace?: Place;
  readonly podcast?: Podcast;
  readonly hubs: readonly string[];
  readonly feeds: readonly OwnFeed[];
  /** True where each tag has a feed too. */
  readonly tagFeeds: boolean;
  /** True where `.well-known/feed-menu.json` lists the feeds. */
  readonly feedMenu: boolean;
  /** True where what falls out of the window goes into an archive. */
  readonly archive: boolean;
  /** True where there are pages: a front page, and one for each article that has no link of its own. */
  readonly pages: boolean;
  readonly rss: { readonly dates: 'local' | 'gmt' };
  readonly window: Window;
  readonly content: 'full' | 'summary';
  readonly text: { readonly skip: readonly string[] };
  /** Folders, relative to feed.yaml. */
  readonly items: readonly string[];
  /** The folder that is served, relative to feed.yaml. */
  readonly output: string;
}
