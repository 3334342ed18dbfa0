import type { Head } from '../../model/article.ts';
import type { MediaFile } from '../../model/media.ts';
import type { Problem } from '../../model/problem.ts';

/** What reading a file gave. Each is true by itself, as long as the file's state is the one that is named. */
export interface KnownArticle {
  /** Of the file, before it was read. */
  readonly state: string;
  readonly parsed: { readonly head?: Head; readonly isDraft: boolean; readonly problems: readonly Problem[] };
  readonly body?: KnownBody;
  /** Where its line begins and ends in the bytes of the cache, where it came from there. */
  readonly start?: number;
  readonly end?: number;
}

/** What reading an article's body gave, but for the body. */
export interface KnownBody {
  /** Decides, with the next three, how it was read. */
  readonly settingsHash: string;
  readonly fingerprint: string;
  readonly id: string;
  readonly link: string;
  /** The files that it refers to, or that would have come first, each with its state then. */
  readonly looked: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  readonly media: readonly MediaFile[];
  /** A hash of what readers see, where it was asked for. */
  readonly seen?: string;
  /** Bytes that it adds to the largest document of a feed, by the path of the feed's RSS. */
  readonly sizes: ReadonlyMap<string, number>;
}

/** Most articles refer to no file, and are in no window: the archive of decades is to fit in memory. */
export const NO_FILES: KnownBody['looked'] = new Map();
export const NO_SIZES: KnownBody['sizes'] = new Map();
