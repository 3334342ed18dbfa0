import { shortHash } from '../../model/fingerprint.ts';
import { type LockEntry, NEVER_SHOWN } from '../../model/lockEntry.ts';
import { pageFileOf } from '../../model/pageAddress.ts';

/** Articles that the world has been given: by id a mark, which is another when the article is otherwise or gone. */
export type GivenItems = ReadonlyMap<string, string>;

/** Begins the mark of an article that no feed has shown: a lock forgets it when it is deleted. */
const FORGETTABLE = '-';

type Line = Omit<LockEntry, 'line'>;

/**
 * The articles of a lock that have been given out. Of drafts that never were out, and of unlisted articles that never were
 * in a feed, nobody outside knows the ids.
 */
export function givenItems(entries: readonly Line[]): GivenItems {
  return new Map(entries.filter(isGiven).map((entry) => [entry.id, markOf(entry)]));
}

function isGiven(entry: Line): boolean {
  return entry.contentHash !== NEVER_SHOWN || isOut(entry);
}

function isOut({ isGone, isDraft, isUnlisted }: Line): boolean {
  return !(isGone || isDraft || isUnlisted);
}

function markOf({ isGone, isDraft, isUnlisted, ...entry }: Line): string {
  const { published, updated, textHash, contentHash } = entry;
  const state = [isGone, isDraft, isUnlisted].map((is) => (is ? '1' : '0')).join('');
  const mark = shortHash([state, published, updated, textHash, contentHash].join('\t'));
  return contentHash === NEVER_SHOWN ? FORGETTABLE + mark : mark;
}

/** The files of pages that nothing leads to. */
export function unlistedPages(entries: readonly Line[]): ReadonlySet<string> {
  return new Set(entries.filter(({ isUnlisted }) => isUnlisted).flatMap(pageFilesOf));
}

/** The files of all pages that articles have or had. */
export function allPages(entries: readonly Line[]): ReadonlySet<string> {
  return new Set(entries.flatMap(pageFilesOf));
}

function pageFilesOf({ pages = [] }: Line): string[] {
  return pages.flatMap((page) => pageFileOf(page) ?? []);
}

/** How the articles at a target differ from those of this lock. */
export interface ItemConflicts {
  /** Ids that were given and that this lock does not have: somebody else published them. */
  readonly lacking: readonly string[];
  /** Articles that are here as they were at the last delivery from here, and that somebody else has changed since. */
  readonly older: readonly string[];
  /** Articles that are otherwise here, and nobody knows which is the newer one. */
  readonly otherwise: readonly string[];
}

/**
 * Compares the articles of this lock with those at a target.
 *
 * @param base the articles at the target when the last delivery from this folder ended; undefined if there was none
 */
export function compareItems(
  here: GivenItems,
  there: GivenItems,
  base: GivenItems | undefined,
): ItemConflicts {
  const lacking: string[] = [];
  const older: string[] = [];
  const otherwise: string[] = [];
  for (const [id, mark] of there) {
    const own = here.get(id);
    const before = base?.get(id);
    const isForgotten = own === undefined && before === mark && mark.startsWith(FORGETTABLE);
    if (own === mark || (own !== undefined && before === mark) || isForgotten) continue;
    if (own === undefined) lacking.push(id);
    else if (own === before) older.push(id);
    else otherwise.push(id);
  }
  return { lacking, older, otherwise };
}
