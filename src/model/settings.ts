import type { Author } from 'feed';
import type { Dialect } from './markdown.ts';
import type { Podcast } from './podcast.ts';
import type { Place } from './problem.ts';

/** How much of the archive the current feed shows. */
export interface Window {
  /** The minimum number of newest items. */
  readonly items: number;
  /** All items of this many days before the newest item, if those are more. */
  readonly days: number;
  /** The maximum size of a document in bytes; ten items are always shown. */
  readonly bytes: number;
}

/** The conditions of a feed. An article must fulfil all of them, and of a list any one. */
export interface Where {
  readonly tags?: readonly string[];
  /** Names of authors. */
  readonly authors?: readonly string[];
  /** BCP 47; `mi` includes `mi-NZ`. */
  readonly language?: string;
  /** Relative to a folder in `items`, or to feed.yaml. */
  readonly folder?: string;
}

/** A feed of some of the articles, beside the main feed. */
export interface OwnFeed {
  /** The folder of its documents, relative to the output folder. */
  readonly path: string;
  readonly title: string;
  readonly where: Where;
  /** Present if the feed is a podcast of its own. */
  readonly podcast?: Podcast;
  /** How much of the archive its current documents show; that of the publication if it is absent. */
  readonly window?: Window;
  /** Where feed.yaml names it. */
  readonly place?: Place;
}

/** The `url` of a feed.yaml whose author has chosen none yet. RFC 2606 keeps `.example` for such names. */
export const PLACEHOLDER_URL = 'https://your-site.example/';

/** The content of feed.yaml, with defaults filled in and absolute URLs. */
export interface Settings {
  readonly title: string;
  readonly description: string;
  /** The address at which `output/` is served; ends in a slash. */
  readonly url: string;
  /** The base of Atom ids that are not URIs; `url` if it is absent. It stays the same when `url` changes. */
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
  /** True if each tag has a feed. */
  readonly tagFeeds: boolean;
  /** True if `.well-known/feed-menu.json` is written. */
  readonly feedMenu: boolean;
  /** True if items that leave the window go into an archive. */
  readonly archive: boolean;
  /** True if pages are written: a front page, and one for each article without a link of its own. */
  readonly pages: boolean;
  readonly rss: { readonly dates: 'local' | 'gmt' };
  readonly window: Window;
  /** That of the feed of all articles, where it is another: a podcast shows all unless feed.yaml has a `window`. */
  readonly mainWindow?: Window;
  readonly content: 'full' | 'summary';
  readonly text: { readonly skip: readonly string[] };
  /** Articles with errors are left out; without it nothing is written while there is one. */
  readonly onError?: 'skip';
  /** A larger file of an article is not read; absent for the default. */
  readonly maxFileSizeInBytes?: number;
  /** What Markdown has beside CommonMark. */
  readonly markdown: Dialect;
  /** Folders, relative to feed.yaml. */
  readonly items: readonly string[];
  /** Folders may lie outside of that of feed.yaml; without it they must not. */
  readonly outside?: 'allow';
  /** The folder that is served, relative to feed.yaml. */
  readonly output: string;
}
