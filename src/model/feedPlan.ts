import type { NamedAlias } from './alias.ts';
import type { Podcast } from './podcast.ts';
import type { Where, Window } from './settings.ts';

/**
 * A path or an address for each format: the documents of one feed, relative to the output folder or to where it is served.
 * `rss`, `atom` and `json` are always there; a further format has its own key.
 */
export interface FeedPaths extends Readonly<Record<string, string>> {
  readonly rss: string;
  readonly atom: string;
  readonly json: string;
}

/** Which articles a feed has: all, those that feed.yaml says, or those with one of some tags. */
export type Selection =
  | { readonly kind: 'all' }
  | { readonly kind: 'where'; readonly where: Where }
  | { readonly kind: 'tags'; readonly tags: readonly string[] };

/** A feed of a publication: where its documents are, what it is called, and which articles it has. */
export interface FeedPlan {
  /** Relative to the output folder: nothing for the feed of all articles, else like `sport/`. */
  readonly folder: string;
  /** The folder of its archive: like `sport/archive/`. */
  readonly archiveFolder: string;
  readonly paths: FeedPaths;
  /** Where they are served, relative to the publication's address: its paths, percent-encoded. */
  readonly addresses: FeedPaths;
  /** Further paths at which a document is written, each of which names itself; absent if there is none. */
  readonly aliases?: readonly NamedAlias[];
  readonly title: string;
  /** Its id in Atom, which no other feed has: the address of its folder. */
  readonly id: string;
  /** True for the feed at the top: of all articles, unless feed.yaml says which. */
  readonly isMain: boolean;
  /** True if the articles that its window no longer shows are in documents of their own. */
  readonly hasArchive: boolean;
  readonly selection: Selection;
  /** BCP 47; present if all its articles are in another language than the publication's. */
  readonly language?: string;
  /** Present if the feed is a podcast: then it has only articles with audio or video. */
  readonly podcast?: Podcast;
  /** How much of the archive its current documents show. */
  readonly window: Window;
}
