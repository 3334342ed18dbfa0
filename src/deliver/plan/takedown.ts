import { LOCK_FILE, SETTINGS_FILE } from '../../model/fileNames.ts';
import { findNearest } from '../../model/findNearest.ts';
import type { LockEntry } from '../../model/lockEntry.ts';
import { pageFileOf } from '../../model/pageAddress.ts';
import { type Place, type Problem, problemAt, quoted } from '../../model/problem.ts';
import { FOLDER_OF_COPIES } from '../../site/servingRules.ts';
import type { InventoryFile } from './inventory.ts';
import type { Manifest } from './manifest.ts';
import { isTaken, provenOf, takenToken } from './taken.ts';

/** An article that is taken down. */
export interface TakenArticle {
  readonly id: string;
  /** The files of all pages that it has or had, but those that are another article's now. */
  readonly pages: readonly string[];
  /** False if its page stays, and says that it was withdrawn. */
  readonly isGone: boolean;
}

/** What is to be taken down. */
export interface AskedTakedown {
  readonly articles: readonly TakenArticle[];
  /** Media that were named themselves. */
  readonly media: readonly string[];
}

/** What the output folder has. */
export interface OutputFacts {
  readonly paths: ReadonlySet<string>;
  /** Media that its documents name, each with the path of the first one that does. */
  readonly used: ReadonlyMap<string, string>;
  /** The path of a document that has an item with this id. */
  readonly naming: (id: string) => string | undefined;
}

/**
 * Judges what is asked for: ids of `feed.lock` whose articles were withdrawn, deleted or are drafts, and media that nothing names.
 *
 * @param isWithdrawn whether an article that is published says of itself that it was taken back
 */
export function judgeTakedown(
  asked: readonly string[],
  entries: readonly LockEntry[],
  output: OutputFacts,
  isWithdrawn: (entry: LockEntry) => boolean,
): AskedTakedown & { readonly problems: readonly Problem[] } {
  const articles: TakenArticle[] = [];
  const media: string[] = [];
  const problems: Problem[] = [];
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  for (const id of new Set(asked)) {
    const entry = byId.get(id);
    if (entry === undefined && id.startsWith(FOLDER_OF_COPIES)) {
      media.push(id);
      problems.push(...mediaProblems(id, output));
    } else if (entry === undefined) problems.push(unknownId(id, [...byId.keys()]));
    else {
      const article = articleOf(entry, entries);
      articles.push(article);
      problems.push(...articleProblems(article, entry, output, isWithdrawn));
    }
  }
  return { articles, media, problems };
}

function articleOf(entry: LockEntry, entries: readonly LockEntry[]): TakenArticle {
  const { id, isGone, isDraft } = entry;
  const others = new Set(entries.filter((one) => one.id !== id && isOut(one)).flatMap(pageFilesOf));
  const pages = pageFilesOf(entry).filter((path) => !others.has(path));
  return { id, pages, isGone: isGone || isDraft === true };
}

function isOut({ isGone, isDraft }: LockEntry): boolean {
  return !(isGone || isDraft);
}

function pageFilesOf({ pages = [] }: LockEntry): string[] {
  return pages.flatMap((page) => pageFileOf(page) ?? []);
}

function articleProblems(
  { id, pages, isGone }: TakenArticle,
  entry: LockEntry,
  { paths, naming }: OutputFacts,
  isWithdrawn: (entry: LockEntry) => boolean,
): Problem[] {
  const place = { file: LOCK_FILE, line: entry.line, column: 1 };
  if (!isGone && !isWithdrawn(entry)) {
    const mend = `write withdrawn: and a reason: into ${entry.file}, or delete it, and build first`;
    return [
      refused(place, 'an article that was withdrawn or deleted', `${quoted(id)}, still published`, mend),
    ];
  }
  if (!isGone) return [];
  const left = pages.find((path) => paths.has(path)) ?? naming(id);
  if (left === undefined) return [];
  const mend = 'see what it is: build takes away only files of its own';
  return [refused(place, `nothing of ${quoted(id)} in the output folder`, left, mend)];
}

function mediaProblems(path: string, { used }: OutputFacts): Problem[] {
  const by = used.get(path);
  if (by === undefined) return [];
  const mend = 'take it out of that article, and build first';
  return [refused({ file: SETTINGS_FILE, line: 1, column: 1 }, `nothing that names ${path}`, by, mend)];
}

function unknownId(id: string, ids: readonly string[]): Problem {
  const nearest = findNearest(id, ids);
  const place = { file: LOCK_FILE, line: 1, column: 1 };
  const mend = nearest === undefined ? 'its lines have the ids of all articles' : `did you mean ${nearest}?`;
  return refused(place, `an id of ${LOCK_FILE}, or media/NAME`, quoted(id), mend);
}

function refused(place: Place, expected: string, found: string, mend: string): Problem {
  return problemAt(place, {
    code: 'TAKEDOWN_REFUSED',
    message: `expected ${expected}, found ${found}`,
    mend,
  });
}

/** True for a page that sends people to where an article is now. */
export function isRedirect(page: string): boolean {
  return page.includes('http-equiv="refresh"');
}

/** True for a page or an item that has no more of an article than that it was withdrawn. */
export function isNotice(text: string): boolean {
  return text.includes('This article was withdrawn at ');
}

/** What is known at one target of the media that an article had. */
export interface Evidence {
  readonly id: string;
  /** True if a page or a feed of the target still had the article. */
  readonly isFound: boolean;
  readonly named: readonly string[];
  /** Media of an earlier takedown of it from this folder; undefined if there was none. */
  readonly remembered: readonly string[] | undefined;
}

/** What an article alone used: what it named, and what no document here names. */
export function ownMedia({ named, remembered = [] }: Evidence, { used }: OutputFacts): string[] {
  return [...new Set([...named, ...remembered])].filter((path) => !used.has(path));
}

const MAX_NAMED = 3;

/** All that is known at one target, to judge by. */
export interface KnownThere {
  readonly remote: Manifest | undefined;
  /** As people read it, and where feed.yaml names it. */
  readonly place: string;
  readonly at: Place;
  /** All that is here. */
  readonly inventory: readonly InventoryFile[];
  readonly entries: readonly LockEntry[];
}

/** Media here that were taken down there, and that nothing names: of a takedown from another folder. */
export function mediaTaken(
  { remote, inventory }: Pick<KnownThere, 'remote' | 'inventory'>,
  { used }: OutputFacts,
): string[] {
  return inventory
    .filter(({ kind, path }) => kind === 'media' && !used.has(path) && isTaken(remote, path))
    .map(({ path }) => path);
}

/**
 * The problem that nobody here knows which media an article had, as its pages have gone from the target already; undefined if that is
 * known, or if there are none but those that documents name.
 */
export function unsureOf(
  { id, isFound, remembered }: Evidence,
  there: KnownThere,
  facts: OutputFacts,
): Problem | undefined {
  const { remote, place, at } = there;
  if (isFound || remembered !== undefined || isTaken(remote, provenOf(id))) return undefined;
  const taken = remote?.taken;
  const found = taken?.has(takenToken(id)) ? unresolved(taken, there) : idleMedia(there, facts);
  if (found === '') return undefined;
  return problemAt(at, {
    code: 'TAKEDOWN_UNSURE',
    message: `expected to know which media ${quoted(id)} had, found no page of it at ${place}, but ${found}`,
    mend: 'take down those that are its own too: --takedown media/NAME; its pages are taken down all the same',
  });
}

/** What was taken down there before it was proved gone, and is not known here. */
function unresolved(taken: ReadonlySet<string>, { inventory, entries }: KnownThere): string {
  const known = [
    ...entries.flatMap((entry) => [entry.id, provenOf(entry.id), ...pageFilesOf(entry)]),
    ...inventory.map(({ path }) => path),
  ];
  const tokens = new Set(known.map(takenToken));
  const count = [...taken].filter((token) => !tokens.has(token)).length;
  return count === 0 ? '' : `${count} that another folder has taken down, and not proved gone`;
}

/** Media that are in no document: somebody else's, of an earlier state, or this article's. */
function idleMedia({ remote, inventory, place }: KnownThere, { used }: OutputFacts): string {
  const media = inventory.filter(({ kind }) => kind === 'media');
  const known = new Set(media.map(({ token }) => token));
  const unknown = [...(remote?.media ?? [])].filter((token) => !known.has(token)).length;
  const idle = media.map(({ path }) => path).filter((path) => !used.has(path) && !isTaken(remote, path));
  const others = idle.length > MAX_NAMED ? ` and ${idle.length - MAX_NAMED} more` : '';
  return [
    ...(idle.length === 0
      ? []
      : [`${idle.slice(0, MAX_NAMED).join(', ')}${others}, which no document names`]),
    ...(unknown === 0 ? [] : [`${unknown} at ${place} that are not here`]),
  ].join(', and ');
}
