import type { Article } from '../model/article.ts';
import { type LockEntry, NEVER_SHOWN, UNKNOWN } from '../model/lockEntry.ts';
import { type Problem, problemAt } from '../model/problem.ts';
import { formatRfc3339 } from '../model/stamp.ts';

/** What those who subscribe will notice of a run. */
export interface SubscriberChanges {
  /** Shown for the first time. */
  readonly new: readonly Article[];
  /** Shown before, and its author has moved `updated`. */
  readonly updated: readonly Article[];
  /** Shown before, and changed without a word: readers that have it may never look again. */
  readonly edited: readonly Article[];
  /** Shown before under another id: everyone sees it once more. */
  readonly returning: readonly Article[];
  /** Shown before, and no longer in the folder, or a draft. */
  readonly gone: readonly LockEntry[];
}

/** What can be told while nobody can say what subscribers have. */
export const EMPTY_CHANGES: SubscriberChanges = { new: [], updated: [], edited: [], returning: [], gone: [] };

/** What a run knows when its documents are planned. */
export interface PlannedState {
  /** Every article that is no draft. */
  readonly articles: readonly Article[];
  /** Those that the documents show, each with the hash of what readers see. */
  readonly shown: ReadonlyMap<Article, string>;
  readonly entries: readonly LockEntry[];
  /** Files that are there but could not be read. */
  readonly unreadable: ReadonlySet<string>;
  readonly drafts: ReadonlySet<string>;
  /** The ids that the last documents show, where there is no lock to say what subscribers have. */
  readonly previousIds: ReadonlySet<string>;
  /** Where the articles that have a page of ours have it, relative to the publication's address. */
  readonly pages: ReadonlyMap<Article, string>;
}

/** Tells what subscribers will notice, and what they will not. */
export function findSubscriberChanges(outcome: PlannedState): SubscriberChanges {
  const all = [...outcome.shown].map(([head, seen]) => ({
    head,
    kind: kindOf(head, seen, outcome.previousIds),
  }));
  const ofKind = (kind: Kind) => all.flatMap((one) => (one.kind === kind ? [one.head] : []));
  const isTold = ({ isGone, isDraft, contentHash: seen }: LockEntry) =>
    isGone || isDraft || seen === NEVER_SHOWN;
  return {
    new: ofKind('new'),
    updated: ofKind('updated'),
    edited: ofKind('edited'),
    returning: ofKind('returning'),
    gone: leftIn(outcome).filter((entry) => !isTold(entry)),
  };
}

/**
 * The lines of the next lock. An article gets its line when it is published; when it goes, the line stays with its id
 * for the day on which it comes back.
 */
export function nextLockEntries(outcome: PlannedState, now: Date): Omit<LockEntry, 'line'>[] {
  const { articles: heads, shown, entries, unreadable, drafts } = outcome;
  const lines = heads
    .filter((head) => shown.has(head) || head.entry || head.published <= now)
    .map((head) => ({
      id: head.id,
      file: head.file,
      published: formatRfc3339(head.published),
      updated: formatRfc3339(head.updated),
      textHash: head.textHash,
      contentHash: shown.get(head) ?? head.entry?.contentHash ?? NEVER_SHOWN,
      isGone: false,
      // Last: with what is in none or one of them at the end, all have one shape.
      ...pagesOf(head, outcome),
    }));
  const taken = new Set(heads.map(({ id }) => id));
  const left = leftIn(outcome).filter(
    ({ id, isGone, contentHash: seen }) => !taken.has(id) && (isGone || seen !== NEVER_SHOWN),
  );
  const waiting = entries.filter(({ isGone, file }) => !isGone && unreadable.has(file));
  return [
    ...lines,
    ...waiting,
    ...left.map(({ isDraft: _, ...entry }) => {
      const isDraft = !entry.isGone && drafts.has(entry.file);
      return { ...entry, isGone: !isDraft, ...(isDraft && { isDraft }) };
    }),
  ];
}

/** Where its page is and was: links in readers lead to each of them. */
function pagesOf(head: Article, { pages }: PlannedState): Pick<LockEntry, 'pages'> {
  const all = [pages.get(head), ...formerPagesOf(head)].flatMap((page) => page ?? []);
  return all.length > 0 ? { pages: [...new Set(all)] } : {};
}

/** Where readers may still look for the page of an article. */
export function formerPagesOf({ entry: known, replacedEntry: replaced }: Article): readonly string[] {
  return [...(known?.pages ?? []), ...(replaced?.pages ?? [])];
}

/** A warning for each article that subscribers have with another date of publication. */
export function findMovedDates(heads: readonly Article[], now: Date): Problem[] {
  return heads.flatMap(({ published, publishedPlace, entry: known }) => {
    if (!known || known.contentHash === NEVER_SHOWN || Date.parse(known.published) === published.getTime())
      return [];
    const message = `expected the time that subscribers were given, ${known.published}, found ${formatRfc3339(published)}`;
    const isHeld = published > now;
    const what = isHeld
      ? 'it is held until then, and readers that have it keep what they have'
      : 'it is published so, but readers that have it keep the old time or move it without a word';
    const mend = `${what}; put the old date back, and say with updated: when it changed`;
    return [problemAt(publishedPlace, { code: 'PUBLISHED_MOVED', message, mend })];
  });
}

type Kind = 'new' | 'updated' | 'edited' | 'returning' | 'same';

function kindOf(head: Article, seen: string, before: ReadonlySet<string>): Kind {
  const {
    entry: known,
    replacedEntry: replaced,
    candidateEntries: candidates,
    published,
    updated,
    updatedPlace,
  } = head;
  // Nobody can say before it is known which article it is.
  if (candidates) return 'same';
  if (replaced && replaced.contentHash !== NEVER_SHOWN) return 'returning';
  if (known === undefined) return before.has(head.id) ? 'same' : 'new';
  if (known.contentHash === NEVER_SHOWN) return 'new';
  const moved = updated.getTime() - Date.parse(known.updated);
  if (moved > 0 && updatedPlace) return 'updated';
  const isSameTime = moved === 0 && published.getTime() === Date.parse(known.published);
  return isSameTime && (known.contentHash === seen || known.contentHash === UNKNOWN) ? 'same' : 'edited';
}

/** The lines of articles that are no longer published. */
function leftIn({ articles: heads, entries, unreadable }: PlannedState): readonly LockEntry[] {
  const taken = new Set(
    heads.flatMap(({ entry: known, replacedEntry: replaced, candidateEntries: candidates = [] }) => [
      known,
      replaced,
      ...candidates,
    ]),
  );
  return entries.filter((entry) => !taken.has(entry) && (entry.isGone || !unreadable.has(entry.file)));
}
