import type { SubscriberChanges } from '../../identity/subscriberChanges.ts';
import type { BuildReport, ItemCounts, LeftOutArticle, TimedArticle } from '../buildReport.ts';
import type { WindowFacts } from '../plan/feedDocuments.ts';
import { isPackedProblems, type PackedProblems } from './packedProblems.ts';
import { isMoment, isTexts } from './recordShapes.ts';
import {
  isCount,
  isFlag,
  isIntegerBetween,
  isListOf,
  isObject,
  isOneOf,
  isText,
  isTrue,
  isTuple,
  maybe,
  type Shape,
} from './shape.ts';

/** As much of the settings as a report is printed with. */
export interface ReportSettings {
  readonly title: string;
  readonly timeZone: string;
  readonly output: string;
}

/** The report of a run, and all files that it depends on, as it is recorded. */
export interface PackedReport {
  readonly key: string;
  readonly from: number;
  readonly until: number | undefined;
  readonly nextDue: readonly [number, number] | undefined;
  readonly settings: ReportSettings;
  /** The folders of the articles. */
  readonly items: readonly string[];
  readonly outside?: 'allow';
  /** What of them is no article. */
  readonly ignore?: readonly string[];
  readonly leafBundles?: true;
  readonly treeHash: string;
  /** Of what a walk found beside the articles' files. */
  readonly others: string;
  /** The tags of all published articles. */
  readonly tags: readonly string[];
  /** What the window of each feed could show. */
  readonly windows: readonly WindowFacts[];
  /** All other files that were read, each with its state before that. */
  readonly dependencies: readonly (readonly [string, string])[];
  /** What the run wrote or looked at, relative to feed.yaml. */
  readonly outputs: readonly string[];
  readonly outputsHash: string;
  readonly newest: PackedArticle | undefined;
  readonly held: readonly PackedArticle[];
  readonly problems: PackedProblems;
  readonly report: Omit<BuildReport, 'newest' | 'held' | 'nextDue' | 'unseen' | 'late' | 'problems'>;
}

export type PackedArticle = Omit<TimedArticle, 'published'> & {
  readonly published: readonly [number, number];
};

/** The latest instant of `Date`, in milliseconds. */
const MAX_INSTANT = 8.64e15;
const isNone: Shape = (value) => Array.isArray(value) && value.length === 0;

const isReportedArticle = isObject<PackedArticle>({
  id: isText,
  file: isText,
  title: isText,
  published: isMoment,
  spoken: isText,
});

const isReport = isObject<PackedReport['report']>({
  written: isTexts,
  unchanged: isTexts,
  removed: isTexts,
  items: isObject<ItemCounts>({
    published: isCount,
    held: isCount,
    drafts: isCount,
    unlisted: isCount,
    expired: isCount,
    withdrawn: isCount,
  }),
  subscribers: isObject<SubscriberChanges>({
    new: isNone,
    updated: isNone,
    edited: isNone,
    returning: isNone,
    gone: isNone,
  }),
  leftOut: isListOf(isObject<LeftOutArticle>({ file: isText, isKept: isFlag })),
});

const isInstant = isIntegerBetween(-MAX_INSTANT, MAX_INSTANT);
const isWholeReport = isObject<PackedReport>({
  key: isText,
  from: isInstant,
  until: maybe(isInstant),
  nextDue: maybe(isMoment),
  settings: isObject<ReportSettings>({
    title: isText,
    timeZone: isText,
    output: isText,
  }),
  items: isTexts,
  outside: maybe(isOneOf('allow')),
  ignore: maybe(isTexts),
  leafBundles: maybe(isTrue),
  treeHash: isText,
  others: isText,
  tags: isTexts,
  windows: isListOf(
    isObject<WindowFacts>({
      folder: isText,
      months: isTexts,
      count: isCount,
      newest: isInstant,
      isAll: isFlag,
    }),
  ),
  dependencies: isListOf(isTuple(isText, isText)),
  outputs: isTexts,
  outputsHash: isText,
  newest: maybe(isReportedArticle),
  held: isListOf(isReportedArticle),
  problems: isPackedProblems,
  report: isReport,
});

/** True for what `packReport` makes of a report. */
export function isPackedReport(value: unknown): value is PackedReport {
  return isWholeReport(value);
}
