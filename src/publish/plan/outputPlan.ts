import type { FeedAlias } from '../../model/alias.ts';
import type { Article } from '../../model/article.ts';
import type { History, Tombstone } from '../../model/channel.ts';
import type { Coding } from '../../model/coding.ts';
import type { FeedPaths, FeedPlan } from '../../model/feedPlan.ts';
import type { ListedArticle, Month } from '../../site/archivePages.ts';
import type { ListedEpisode } from '../../site/seasons.ts';

/**
 * A file that is to be in the output folder, or is to go. Plain data: `renderOutput` makes its text. What decides the text
 * stands in it, beside the settings and the bodies of `articles`.
 */
export type OutputPlan = TextPlan | CopyPlan | TwinPlan | RemovalPlan;

/** A file with a text of ours. */
export type TextPlan = FeedDocument | PagePlan | AssetPlan;

/** A file at a path relative to the output folder. */
interface TextFile {
  readonly path: string;
  /** The articles whose bodies it shows, the newest first. */
  readonly articles: readonly Article[];
  /** Text that a file in its place has to hold to be replaced; without it any file there is ours. */
  readonly mark?: string;
}

/** A document of a feed, in one format. */
export interface FeedDocument extends TextFile {
  readonly kind: 'feed';
  /** The id of a row of the table of formats. */
  readonly format: string;
  readonly feed: FeedPlan;
  /** Articles that were withdrawn and that it does not show. */
  readonly deleted: readonly Tombstone[];
  /** Where it is in each format, relative to the publication's address. */
  readonly addresses: FeedPaths;
  /** Present where it is a further copy of the feed's document, which names this as its own address. */
  readonly alias?: FeedAlias;
  readonly history: History;
}

/** A page. */
export type PagePlan = TextFile &
  (
    | { readonly kind: 'articlePage'; readonly newer?: ListedArticle; readonly older?: ListedArticle }
    | { readonly kind: 'movedPage'; readonly to: ListedArticle; readonly isUnlisted?: true }
    | { readonly kind: 'archivePage'; readonly months: readonly Month[] }
    | {
        readonly kind: 'monthPage';
        readonly name: string;
        readonly listed: readonly ListedArticle[];
        readonly newer: string | undefined;
        readonly older: string | undefined;
      }
    | {
        readonly kind: 'frontPage';
        readonly hasArchive: boolean;
        /** Of a publication that is a show; the newest first. */
        readonly episodes?: readonly ListedEpisode[];
      }
    | {
        readonly kind: 'showPage';
        /** Of its feed. */
        readonly folder: string;
        readonly episodes: readonly ListedEpisode[];
      }
    | { readonly kind: 'notFoundPage' }
  );

/** A file that depends on the settings and the list of feeds alone. */
export interface AssetPlan extends TextFile {
  readonly kind:
    | 'opml'
    | 'feedMenu'
    | 'indexNowKey'
    | 'feedStyle'
    | 'pageStyle'
    | 'copyScript'
    | 'playerScript'
    | 'headers'
    | 'noJekyll';
}

/** A copy of a file of the author's. Its path holds the hash of its bytes, so that another file has another path. */
export interface CopyPlan {
  readonly kind: 'copy';
  readonly path: string;
  /** The name as the disk has it, relative to feed.yaml; of a picture in a data: address the article's. */
  readonly source: string;
  readonly isData?: true;
  readonly sizeInBytes: number;
}

/** A text compressed, beside the text itself: web servers send it to those who take that coding. */
export interface TwinPlan {
  readonly kind: 'twin';
  readonly path: string;
  /** The path of the text. */
  readonly source: string;
  readonly coding: Coding;
}

/** A file that is no more: it goes, and so do the folders that it leaves empty. */
export interface RemovalPlan {
  readonly kind: 'removal';
  readonly path: string;
  /** Text that the file has to hold; any other stays. */
  readonly mark: string;
}
