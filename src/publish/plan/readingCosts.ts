import { type ItemLines, splitDocument } from '../../feeds/splitDocument.ts';
import { type LockEntry, NEVER_SHOWN } from '../../model/lockEntry.ts';

const SECONDS_OF_DAY = 86_400;

/** What the costs are counted with, beside what was measured. */
export const ASSUMED = {
  /** From one look of a reader to the next. */
  secondsBetweenPolls: 1800,
  daysOfMonth: 30,
  /** Status line and headers of an answer, as the recipes in docs/hosting.md make them. */
  headersInBytes: 300,
  /** How many days of feed.lock tell how often the feed changes. */
  daysOfLock: 90,
} as const;

const POLLS_OF_MONTH = (ASSUMED.daysOfMonth * SECONDS_OF_DAY) / ASSUMED.secondsBetweenPolls;

/** The bytes of a document, as they are and compressed. */
export interface MeasuredBytes {
  readonly plain: number;
  readonly gzip: number;
  /** How many articles it has. */
  readonly articles: number;
}

/** A current document of a feed, as it stands in the output folder. */
export interface MeasuredDocument extends MeasuredBytes {
  /** An id of `FORMATS`. */
  readonly format: string;
  /** Relative to feed.yaml. */
  readonly path: string;
  /** The same document with the newer half of its articles; undefined if it has fewer than two. */
  readonly half: MeasuredBytes | undefined;
}

/** How often a feed changed. */
export interface Changes {
  /** How many of the half hours have a change: a reader that polls fetches two changes of one together. */
  readonly count: number;
  readonly days: number;
}

/** How documents are served: `plain` without gzip and 304, then with them, and at last to a hub alone. */
export type Way = 'plain' | 'gzip' | 'gzipHalf' | 'notModified' | 'both' | 'bothHalf' | 'hub';

/** What readers cost in one way of serving. */
export interface ReadingCost {
  readonly way: Way;
  readonly requestsPerSecond: number;
  readonly requestsPerMonth: number;
  /** By format: what it would be if all readers took this one. */
  readonly bytesPerMonth: Readonly<Record<string, number>>;
}

/**
 * What readers cost that poll, in requests and bytes a month. All are taken to be alike: all take gzip, keep ETags, or leave it to
 * the hub.
 *
 * @returns no rows for half the window, if a document has no half
 * @example findReadingCosts(1000, documents, { count: 60, days: 90 })[0]?.requestsPerMonth // 1_440_000
 */
export function findReadingCosts(
  subscribers: number,
  documents: readonly MeasuredDocument[],
  { count, days }: Changes,
): ReadingCost[] {
  const polls = subscribers * POLLS_OF_MONTH;
  const changes = Math.min((count * ASSUMED.daysOfMonth) / days, POLLS_OF_MONTH);
  const news = subscribers * changes;
  const cost = (
    way: Way,
    requests: number,
    bodies: number,
    sizeOf: (document: MeasuredDocument) => number,
  ): ReadingCost => ({
    way,
    requestsPerSecond: requests / (ASSUMED.daysOfMonth * SECONDS_OF_DAY),
    requestsPerMonth: requests,
    bytesPerMonth: Object.fromEntries(
      documents.map((one) => [one.format, requests * ASSUMED.headersInBytes + bodies * sizeOf(one)]),
    ),
  });
  const hasHalves = documents.every(({ half }) => half !== undefined);
  const halfOf = ({ half }: MeasuredDocument) => (half as MeasuredBytes).gzip;
  return [
    cost('plain', polls, polls, ({ plain }) => plain),
    cost('gzip', polls, polls, ({ gzip }) => gzip),
    ...(hasHalves ? [cost('gzipHalf', polls, polls, halfOf)] : []),
    cost('notModified', polls, news, ({ plain }) => plain),
    cost('both', polls, news, ({ gzip }) => gzip),
    ...(hasHalves ? [cost('bothHalf', polls, news, halfOf)] : []),
    cost('hub', changes, changes, ({ gzip }) => gzip),
  ];
}

/**
 * How often a publication changed in the last days: by the dates of its articles, and of the last update of each. Other edits are not in
 * feed.lock.
 *
 * @returns as many days as the publication is old, if that is less
 */
export function countChanges(entries: readonly LockEntry[], now: Date): Changes {
  const shown = entries.filter(({ contentHash, isUnlisted }) => contentHash !== NEVER_SHOWN && !isUnlisted);
  const seconds = (time: string) => Date.parse(time) / 1000;
  const end = now.getTime() / 1000;
  const first = shown.reduce((least, { published }) => Math.min(least, seconds(published)), Infinity);
  const age = Number.isFinite(first) ? Math.ceil((end - first) / SECONDS_OF_DAY) : ASSUMED.daysOfLock;
  const days = Math.max(1, Math.min(ASSUMED.daysOfLock, age));
  const times = shown
    .flatMap(({ published, updated }) => [seconds(published), seconds(updated)])
    .filter((time) => time <= end && time > end - days * SECONDS_OF_DAY);
  const halfHours = new Set(times.map((time) => Math.floor(time / ASSUMED.secondsBetweenPolls)));
  return { count: halfHours.size, days };
}

/**
 * A document of ours with the newer half of its articles, the smaller one of an odd number.
 *
 * @returns no text where there are fewer than two
 */
export function halveWindow(document: string, lines: ItemLines | undefined): HalvedWindow {
  const items = lines ? [...splitDocument(document, lines).values()] : [];
  const kept = Math.floor(items.length / 2);
  let end = 0;
  const ends = items.map((item) => {
    end = document.indexOf(item, end) + item.length;
    return end;
  });
  const cut = kept === 0 ? undefined : document.slice(0, ends[kept - 1]) + document.slice(end);
  return { articles: items.length, half: cut === undefined ? undefined : { articles: kept, text: cut } };
}

/** How many articles a document has, and what it would be with half of them. */
export interface HalvedWindow {
  readonly articles: number;
  readonly half: { readonly articles: number; readonly text: string } | undefined;
}
