/** One line of `feed.lock`: an article as subscribers received it. */
export interface LockEntry {
  readonly id: string;
  /** Relative to feed.yaml. */
  readonly file: string;
  /** RFC 3339 */
  readonly published: string;
  /** RFC 3339 */
  readonly updated: string;
  /** `Head.textHash`, or `UNKNOWN` for an article from another publisher's feed. */
  readonly textHash: string;
  /** A hash of the content that readers last received, `NEVER_SHOWN`, or `UNKNOWN`. */
  readonly contentHash: string;
  /**
   * The current and former addresses of its page, relative to the publication's, the newest first: `2014/12/21/road/`.
   * Absent if it never had a page of ours.
   */
  readonly pages?: readonly string[];
  /** True if the article's file is deleted. The entry keeps its id in case it comes back. */
  readonly isGone: boolean;
  /** True while a published article is a draft again, or waits for its time again. Its file keeps the id. */
  readonly isDraft?: true;
  /** True while no feed shows the article, though it has a page. */
  readonly isUnlisted?: true;
  /** True while the time of an article is still to come that subscribers have all the same, from another publisher's feed. */
  readonly isEarly?: true;
  /** The line number, from 1. */
  readonly line: number;
}

/** The content hash of an article that was in no feed yet. */
export const NEVER_SHOWN = '-';
/** The hash of an article that subscribers got from another publisher's feed. */
export const UNKNOWN = '?';
