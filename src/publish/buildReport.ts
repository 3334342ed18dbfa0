import type { SubscriberChanges } from '../identity/subscriberChanges.ts';
import type { Article } from '../model/article.ts';
import type { Problem } from '../model/problem.ts';
import type { Stamp } from '../model/stamp.ts';

/** As much of an article as a report says. */
export type ReportedArticle = Pick<Article, 'id' | 'file' | 'title' | 'published'>;

/** As much of an article as a report says whose time it tells. */
export interface TimedArticle extends ReportedArticle {
  /** Its time as a person says it, in the publication's zone. */
  readonly spoken: string;
}

/** As much of a new article that no feed shows as a report says. */
export interface ReportedUnseen extends ReportedArticle {
  /** The part of the archive that has it: `archive/2012-03`. */
  readonly archive?: string;
}

/** What a run did. Paths are relative to feed.yaml. */
export interface BuildReport {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  readonly items: ItemCounts;
  readonly subscribers: SubscriberChanges;
  /** New articles that no feed shows, and new ones whose time is so long ago that many readers skip them. */
  readonly unseen: readonly ReportedUnseen[];
  readonly late: readonly ReportedArticle[];
  readonly newest: TimedArticle | undefined;
  /** Articles of the future, the next one first. */
  readonly held: readonly TimedArticle[];
  /** The next instant at which a run would change something, with the offset of the publication's zone. */
  readonly nextDue: Stamp | undefined;
  /** Articles that were left out because of errors, while the others were published. */
  readonly leftOut: readonly LeftOutArticle[];
  readonly problems: readonly Problem[];
}

/** An article that was left out because of an error. */
export interface LeftOutArticle {
  readonly file: string;
  /** True if subscribers have it, and it stays in the documents as it was published last. */
  readonly isKept: boolean;
}

/** Numbers of articles, by what a reader may see of them. */
export interface ItemCounts {
  readonly published: number;
  readonly held: number;
  readonly drafts: number;
  /** Those that have a page, and that no feed and no list shows. They do not count as published. */
  readonly unlisted: number;
  readonly expired: number;
  /** Of the published ones, those that were taken back. */
  readonly withdrawn: number;
}
