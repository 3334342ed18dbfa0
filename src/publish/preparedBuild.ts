import type { Article } from '../model/article.ts';
import type { Problem } from '../model/problem.ts';
import type { ArticleFaults } from './articleFaults.ts';
import { type ArticleStore, readRecord } from './articleStore.ts';
import type { Records } from './incremental/articleRecord.ts';
import type { MeasuredRecordings } from './incremental/measuredRecordings.ts';
import type { PackedReport } from './incremental/packedReport.ts';
import type { ArticleIndex } from './indexArticles.ts';
import type { BuildPlan } from './planBuild.ts';

/** A planned build, and what its bodies are read with. */
export interface PreparedBuild {
  readonly plan: BuildPlan;
  readonly index: ArticleIndex;
  readonly articles: ArticleStore;
  readonly records: Records;
  readonly recordings: MeasuredRecordings;
  /** The articles of which something could not be made. */
  readonly faults: ArticleFaults;
  /** The states of the files that every other run writes, before anything was read. */
  readonly outputState: string;
  /** What is said of all the rest, where only a part is planned: it is as the last run left it. */
  readonly part?: UnplannedRest;
}

/** What is known of a publication beside the part of it that is planned. */
export interface UnplannedRest {
  /** What the last run reported. */
  readonly before: PackedReport;
  /** The states in which the outputs that it names were found. */
  readonly outputStates: ReadonlyMap<string, string>;
  /** The paths of copies that changed articles named, and no other. */
  readonly droppedCopies: readonly string[];
  /** True if something was asked, perhaps after the plan was made, that only all articles can answer. */
  readonly isLacking: () => boolean;
}

/** What is wrong with the bodies of some articles. Bodies that are not recorded are read. */
export function bodyProblems(some: readonly Article[], articles: ArticleStore): Problem[] {
  return some.flatMap((article) => readRecord(articles, article).problems);
}
