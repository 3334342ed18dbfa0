import type { Article, Head } from '../model/article.ts';
import { folderNameOf, LOCK_FILE } from '../model/fileNames.ts';
import type { LockEntry } from '../model/lockEntry.ts';
import { type Problem, problemAt } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { formatRfc3339 } from '../model/stamp.ts';
import { copyText } from '../model/text.ts';
import { type MatchOptions, matchLock } from './matchLock.ts';

/** What `identify` needs beside the articles. */
export interface IdentifyOptions extends Omit<MatchOptions, 'mint'> {
  /** True accepts ids that differ from those in the lock. */
  readonly acceptsNewIds: boolean;
}

const EMPTY: IdentifyOptions = { entries: [], reservedFiles: new Set(), acceptsNewIds: false };

/**
 * Gives every article its id and its link. The id is that of the front matter, else that of the lock, else a new one.
 * Three things are errors: two articles with one id, an id that differs from the lock's, and an article that matches
 * two entries of the lock.
 *
 * @returns the articles whose ids are unique, the problems, and the files of new articles whose ids others want too
 */
export function identify(
  heads: readonly Head[],
  settings: Settings,
  { entries, reservedFiles, acceptsNewIds, texts }: IdentifyOptions = EMPTY,
): { heads: Article[]; problems: Problem[]; sharingIds: ReadonlySet<string> } {
  const mint = (head: Head) => mintId(head, settings.url);
  const found = matchLock(heads, { entries, reservedFiles, mint, texts });
  const asked = acceptsNewIds ? new Map<Head, readonly LockEntry[]>() : found.unclear;
  const problems = [...asked].map(([head, candidates]) => askWhich(head, candidates));
  const byId = new Map<string, Article>();
  const shared = new Set<string>();
  const reserved = new Map(
    entries.filter(({ file }) => reservedFiles.has(file)).map(({ id, file }) => [id, file]),
  );
  // Articles that keep the lock's id come first: a duplicate is then reported at the other article.
  const keeps = (head: Head) => {
    const entry = found.matched.get(head);
    return entry !== undefined && (head.id ?? entry.id) === entry.id;
  };
  const keeping = new Set(heads.filter(keeps));
  const others = heads.filter((head) => !keeping.has(head));
  for (const head of [...heads.filter((head) => keeping.has(head)), ...others]) {
    const id = head.id ?? found.matched.get(head)?.id ?? copyText(mint(head));
    // In this order of properties V8 gives all articles one hidden class; in another, each article has its own.
    const identified: Article = {
      id,
      link: head.link ?? copyText(mintLink(head, settings.url, found.matched.get(head))),
      hasOwnLink: head.link !== undefined,
      ...historyOf(id, found.matched.get(head), found.contradicted.get(head), asked.get(head)),
      ...head,
    };
    if (identified.replacedEntry && !acceptsNewIds)
      problems.push(idChanged(identified, identified.replacedEntry));
    const isTaken = !identified.entry && head.id === undefined;
    const first = byId.get(id)?.file ?? (isTaken ? reserved.get(id) : undefined);
    if (first === undefined) byId.set(id, identified);
    else {
      problems.push(duplicate(identified, first));
      shared.add(id);
    }
  }
  const all = [...byId.values()];
  const isUndecided = ({ id, entry }: Article) => shared.has(id) && !entry;
  return { heads: all, problems, sharingIds: new Set(all.filter(isUndecided).map(({ file }) => file)) };
}

/** The lock entry of an article, the entry that its id would replace, and the entries that it may be. */
function historyOf(
  id: string,
  entry: LockEntry | undefined,
  contradicted: LockEntry | undefined,
  candidates: readonly LockEntry[] | undefined,
): Pick<Article, 'entry' | 'replacedEntry' | 'candidateEntries'> {
  const isKnown = entry?.id === id;
  const replaced = isKnown ? contradicted : entry;
  return {
    ...(isKnown && { entry }),
    ...(replaced && { replacedEntry: replaced }),
    ...(candidates && { candidateEntries: candidates }),
  };
}

function duplicate(head: Article, first: string): Problem {
  return problemAt(head.idPlace, {
    code: 'ID_DUPLICATE',
    message: `expected an id of its own, found that of ${first}: "${head.id}"`,
    mend: 'give one of the two another id, or another file name',
  });
}

function idChanged(head: Article, { id, line }: LockEntry): Problem {
  return problemAt(head.idPlace, {
    code: 'ID_CHANGED',
    message: `expected the id that subscribers have, "${id}" (${LOCK_FILE}, line ${line}), found "${head.id}"`,
    mend: 'take the new id out, or everyone sees the article once more; --reissue accepts that',
  });
}

function askWhich(head: Head, candidates: readonly LockEntry[]): Problem {
  const all = candidates.map(({ id, file }) => `${file} ("${id}")`).join(' or ');
  return problemAt(head.idPlace, {
    code: 'ID_UNCLEAR',
    message: `expected to know which article this is, found the text of ${all}, and no way to tell`,
    mend: 'write id: and the one that it is into its front matter, or an id of its own if it is new; --reissue takes it for new',
  });
}

/**
 * Makes a new id as a tag URI (RFC 4151) of host, day and slug.
 *
 * @example mintId(head, 'https://news.example.nz/') // 'tag:news.example.nz,2014-12-21:north-korea-offers-joint-inquiry'
 */
export function mintId(head: Pick<Head, 'published' | 'slug'>, url: string): string {
  return `tag:${hostOf(url)},${dayOf(head)}:${encodeURIComponent(head.slug)}`;
}

/**
 * The address of an article's page, if its author gave no link. It has the slug in it, unless that can be no folder on
 * some systems; an address that was given out stays.
 *
 * @param entry the article's, as subscribers have it
 * @example mintLink(head, 'https://news.example.nz/') // 'https://news.example.nz/2014/12/21/north-korea-offers-joint-inquiry/'
 */
export function mintLink(
  head: Pick<Head, 'published' | 'slug' | 'bareSlug'>,
  url: string,
  entry?: Pick<LockEntry, 'pages'>,
): string {
  const day = dayOf(head).replaceAll('-', '/');
  const addressOf = (name: string) => `${day}/${encodeURIComponent(name)}/`;
  // Its language came into its slug when feed.yaml named languages: the page stays where it is.
  const bare = head.bareSlug === undefined ? undefined : addressOf(head.bareSlug);
  if (bare !== undefined && entry?.pages?.[0] === bare) return url + bare;
  const named = addressOf(head.slug);
  const isGiven = entry !== undefined && (entry.pages === undefined || entry.pages.includes(named));
  return url + (isGiven ? named : addressOf(folderNameOf(head.slug)));
}

/** The day of publication in the publication's zone: `2014-12-21`. */
function dayOf({ published }: Pick<Head, 'published'>): string {
  return formatRfc3339(published).slice(0, 10);
}

const hosts = new Map<string, string>();

/** The host of an address. It is cached, since every article asks for the same one. */
function hostOf(url: string): string {
  const host = hosts.get(url) ?? new URL(url).hostname;
  hosts.set(url, host);
  return host;
}
