import type { Article } from '../model/article.ts';
import { type LockEntry, NEVER_SHOWN, UNKNOWN } from '../model/lockEntry.ts';
import { type Problem, problemAt } from '../model/problem.ts';
import { formatRfc3339 } from '../model/stamp.ts';
import { isGivenEarly, isOutBy } from './givenEarly.ts';

/** The changes that subscribers will notice after a run. */
export interface SubscriberChanges {
  /** Published for the first time. */
  readonly new: readonly Article[];
  /** Published before; the author changed `updated`. */
  readonly updated: readonly Article[];
  /** Published before; the content changed but `updated` did not, so feed readers may keep the old content. */
  readonly edited: readonly Article[];
  /** Published before under another id: every subscriber gets it once more. */
  readonly returning: readonly Article[];
  /** Published before; the file is deleted, or its article a draft, unlisted or of a later time now. */
  readonly gone: readonly LockEntry[];
}

/** No changes: also the report while the lock cannot be read. */
export const EMPTY_CHANGES: SubscriberChanges = { new: [], updated: [], edited: [], returning: [], gone: [] };

/** The state of the publication after the documents are planned. */
export interface PlannedState {
  /** All articles except drafts, unlisted ones too. */
  readonly articles: readonly Article[];
  /** The articles in the documents, each with its content hash. */
  readonly shown: ReadonlyMap<Article, string>;
  readonly entries: readonly LockEntry[];
  /** Files that exist but could not be read. */
  readonly unreadable: ReadonlySet<string>;
  readonly drafts: ReadonlySet<string>;
  /** The ids in the previously published documents; needed only if there is no lock. */
  readonly previousIds: ReadonlySet<string>;
  /** The address of each article's page, relative to the publication's address. */
  readonly pages: ReadonlyMap<Article, string>;
}

/** Compares the planned articles with the lock. */
export function findSubscriberChanges(planned: PlannedState, now: Date): SubscriberChanges {
  const all = [...planned.shown].map(([article, contentHash]) => ({
    article,
    kind: kindOf(article, contentHash, planned.previousIds),
  }));
  const ofKind = (kind: Kind) => all.flatMap((one) => (one.kind === kind ? [one.article] : []));
  return {
    new: ofKind('new'),
    updated: ofKind('updated'),
    edited: ofKind('edited'),
    returning: ofKind('returning'),
    gone: findTakenOut(planned, now).filter(({ contentHash }) => contentHash !== NEVER_SHOWN),
  };
}

/** The entries of articles that the last run published and the next one does not, those that no feed has shown yet too. */
export function findTakenOut(planned: PlannedState, now: Date): LockEntry[] {
  const held = planned.articles.filter((article) => isHeldAgain(article, now));
  const all = [...leftIn(planned), ...unlistedIn(planned), ...held.map(({ entry }) => entry as LockEntry)];
  return [...new Set(all)].filter(isOut);
}

/** True if the last run published the entry's article. One that expired since stays so. */
export function isOut({ isGone, isDraft, isUnlisted }: LockEntry): boolean {
  return !(isGone || isDraft || isUnlisted);
}

/** True if our feeds have shown the entry's article: the clock had reached its time then. */
export function wasShown({ contentHash }: LockEntry): boolean {
  return contentHash !== NEVER_SHOWN && contentHash !== UNKNOWN;
}

/** True for an article that feeds have shown and that waits for its time again: it moved, or the clock did. */
function isHeldAgain({ entry, published }: Article, now: Date): boolean {
  return entry !== undefined && wasShown(entry) && !isOutBy({ entry, published }, now);
}

/**
 * The entries of the next lock. An article gets its entry when it is published; one that expired before gets none. The
 * entry of a deleted article stays, so that the article has its old id if it comes back.
 */
export function nextLockEntries(planned: PlannedState, now: Date): Omit<LockEntry, 'line'>[] {
  const { articles, shown, entries, unreadable, drafts } = planned;
  const lines = articles
    .filter((article) => shown.has(article) || article.entry || hasComeOut(article, now))
    .map((article) => ({
      id: article.id,
      file: article.file,
      published: formatRfc3339(article.published),
      updated: formatRfc3339(article.updated),
      textHash: article.textHash,
      contentHash: shown.get(article) ?? article.entry?.contentHash ?? NEVER_SHOWN,
      isGone: false,
      // Last, since an optional property at the end keeps all entries in one hidden class.
      ...pagesOf(article, planned),
      ...(article.unlistedPlace && { isUnlisted: true as const }),
      // Its time in the lock is not one at which subscribers were given anything.
      ...(isHeldAgain(article, now) && { isDraft: true as const }),
      ...(article.published > now && isGivenEarly(article) && { isEarly: true as const }),
    }));
  const taken = new Set(articles.map(({ id }) => id));
  // An article that nobody was shown is forgotten, unless it had a page that somebody may have the address of.
  const isForgotten = ({ isGone, isDraft, isUnlisted, contentHash }: LockEntry) =>
    !(isGone || isDraft || isUnlisted) && contentHash === NEVER_SHOWN;
  const left = leftIn(planned).filter((entry) => !taken.has(entry.id) && !isForgotten(entry));
  const waiting = entries.filter(({ id, isGone, file }) => !isGone && unreadable.has(file) && !taken.has(id));
  return [
    ...lines,
    ...waiting,
    ...left.map(({ isDraft: _, isUnlisted: __, isEarly: ___, ...entry }) => {
      const isDraft = !entry.isGone && drafts.has(entry.file);
      return { ...entry, isGone: !isDraft, ...(isDraft && { isDraft }) };
    }),
  ];
}

/** True if an article was published under another id, or is by now. Nobody was given one that has expired and has no entry. */
function hasComeOut({ replacedEntry, published, expires }: Article, now: Date): boolean {
  const isExpired = expires !== undefined && expires <= now;
  return published <= now && (!isExpired || replacedEntry !== undefined);
}

/** The current and former pages of an article. Links in feed readers still lead to the former ones. */
function pagesOf(article: Article, { pages }: PlannedState): Pick<LockEntry, 'pages'> {
  const all = [pages.get(article), ...formerPagesOf(article)].flatMap((page) => page ?? []);
  return all.length > 0 ? { pages: [...new Set(all)] } : {};
}

/** The former addresses of an article's page. */
export function formerPagesOf({ entry, replacedEntry }: Article): readonly string[] {
  return [...(entry?.pages ?? []), ...(replacedEntry?.pages ?? [])];
}

/** Warns of each article whose date of publication differs from the one in the lock. */
export function findMovedDates(articles: readonly Article[], now: Date): Problem[] {
  return articles.flatMap(({ published, publishedPlace, entry, unlistedPlace }) => {
    if (
      !entry ||
      unlistedPlace ||
      entry.contentHash === NEVER_SHOWN ||
      Date.parse(entry.published) === published.getTime()
    )
      return [];
    const message = `expected the time that subscribers were given, ${entry.published}, found ${formatRfc3339(published)}`;
    const isScheduled = published > now;
    const what = isScheduled
      ? 'it is held until then, and readers that have it keep what they have'
      : 'it is published so, but readers that have it keep the old time or move it without a word';
    const mend = `${what}; put the old date back, and say with updated: when it changed`;
    return [problemAt(publishedPlace, { code: 'PUBLISHED_MOVED', message, mend })];
  });
}

type Kind = 'new' | 'updated' | 'edited' | 'returning' | 'same';

function kindOf(article: Article, contentHash: string, previousIds: ReadonlySet<string>): Kind {
  const { entry, replacedEntry, candidateEntries, published, updated, updatedPlace } = article;
  // The article's entry is not decided yet, so neither is the change.
  if (candidateEntries) return 'same';
  if (replacedEntry && replacedEntry.contentHash !== NEVER_SHOWN) return 'returning';
  if (entry === undefined) return previousIds.has(article.id) ? 'same' : 'new';
  if (entry.contentHash === NEVER_SHOWN) return 'new';
  const moved = updated.getTime() - Date.parse(entry.updated);
  if (moved > 0 && updatedPlace) return 'updated';
  const isSameTime = moved === 0 && published.getTime() === Date.parse(entry.published);
  return isSameTime && (entry.contentHash === contentHash || entry.contentHash === UNKNOWN)
    ? 'same'
    : 'edited';
}

/** The entries of unlisted articles: those that they have, and those that they had under another id. */
function unlistedIn({ articles }: PlannedState): readonly LockEntry[] {
  const unlisted = articles.filter(({ unlistedPlace }) => unlistedPlace !== undefined);
  return unlisted.flatMap(({ entry, replacedEntry }) => [entry ?? [], replacedEntry ?? []].flat());
}

/** The entries of articles that are no longer published. */
function leftIn({ articles, entries, unreadable }: PlannedState): readonly LockEntry[] {
  const taken = new Set(
    articles.flatMap(({ entry, replacedEntry, candidateEntries = [] }) => [
      entry,
      replacedEntry,
      ...candidateEntries,
    ]),
  );
  return entries.filter((entry) => !taken.has(entry) && (entry.isGone || !unreadable.has(entry.file)));
}
