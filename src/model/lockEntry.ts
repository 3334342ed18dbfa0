/** What subscribers have been given of one article: a line of `feed.lock`. */
export interface LockEntry {
  readonly id: string;
  /** Relative to feed.yaml. */
  readonly file: string;
  /** RFC 3339 */
  readonly published: string;
  /** RFC 3339 */
  readonly updated: string;
  /** `Head.words`, or `UNKNOWN` for an article that another publisher gave them. */
  readonly textHash: string;
  /** A hash of what readers were last shown, `NEVER_SHOWN`, or `UNKNOWN`. */
  readonly contentHash: string;
  /**
   * Where its page is and was, relative to the publication's address, the newest first: `2014/12/21/road/`. Absent where
   * it never had one of ours.
   */
  readonly pages?: readonly string[];
  /** True once the article is gone from the folder: its id is kept for the day it comes back. */
  readonly isGone: boolean;
  /** True while the article is a draft: readers have it, and its file keeps the id. */
  readonly isDraft?: true;
  /** A line from 1. */
  readonly line: number;
}

/** No feed of ours has shown the article yet. */
export const NEVER_SHOWN = '-';
/** Subscribers have it from another publisher's feed. */
export const UNKNOWN = '?';
