import { identify } from '../../identity/identify.ts';
import { parseLock } from '../../identity/lockFile.ts';
import { takeLines } from '../../identity/lockPart.ts';
import type { Article, Head } from '../../model/article.ts';
import { fingerprint } from '../../model/fingerprint.ts';
import type { LockEntry } from '../../model/lockEntry.ts';
import { type ArticleIndex, textsOf, withoutOldNews } from '../indexArticles.ts';
import { monthOf } from '../plan/archiveParts.ts';
import { isPublished } from '../plan/schedule.ts';
import type { World } from '../world.ts';
import type { Reach } from './findReach.ts';
import type { Changed, ChangedArticles } from './readChanged.ts';

/** The articles that a change reaches, as an index of some articles. */
export interface IndexedPart {
  readonly index: ArticleIndex;
  /** Their lines of the lock, as a lock of its own, in bytes. */
  readonly lines: string;
}

/**
 * Finds out which article is which line of the lock, of those that a change reaches. Undefined if one that has not changed is
 * not the line that it was.
 */
export function indexPart(
  world: World,
  lock: string,
  heads: readonly Head[],
  { months }: Reach,
  { sources, records, then, now }: Changed,
  time: Date,
): IndexedPart | undefined {
  const { settings, tree } = sources;
  const outside = heads.filter((head) => !months.has(monthOf(head))).map(({ file }) => file);
  const { text: lines, numbers } = takeLines(lock, months, new Set(outside));
  const {
    entries: found,
    addresses: former,
    aliases,
    codings,
    isMerged,
    problems,
  } = parseLock(Buffer.from(lines, 'latin1'));
  if (isMerged || problems.length > 0 || found.length === 0) return undefined;
  // An article that is out before its time counts otherwise than its date says.
  if (found.some(({ isEarly }) => isEarly)) return undefined;
  const entries = found.map((entry) => ({ ...entry, line: numbers[entry.line - 1] as number }));
  const drafts = draftsOf(entries, heads, { now, then });
  const texts = textsOf(tree.files, world.disk, settings);
  const options = { entries, reservedFiles: drafts, acceptsNewIds: false, texts };
  const identified = identify(heads, settings, options);
  const changed = new Set([...then, ...now].map(({ file }) => file));
  const isAsBefore = (article: Article) =>
    article.entry?.file === article.file || changed.has(article.file) || !isPublished(article, time);
  const taken = new Set(identified.heads.map(({ entry }) => entry));
  const isFree = (entry: LockEntry) => !(entry.isGone || taken.has(entry) || drafts.has(entry.file));
  const isLost = entries.some((entry) => isFree(entry) && !changed.has(entry.file));
  if (identified.problems.length > 0 || isLost || !identified.heads.every(isAsBefore)) return undefined;
  const addresses = [...new Set([...former, settings.url])];
  const based = { ...settings, idBase: addresses[0] as string };
  const given = new Set(entries.map(({ id }) => id));
  const ofHeads = [...records.articles].flatMap(([, { result }]) =>
    withoutOldNews(result.problems, result.head, given),
  );
  return {
    lines,
    index: {
      ...sources,
      settings: based,
      settingsHash: fingerprint(based, addresses, world.program),
      articles: identified.heads,
      drafts,
      pages: [],
      unreadable: new Set(),
      sharingIds: identified.sharingIds,
      leftOut: new Map(),
      kept: new Map(),
      lock: { entries, addresses, aliases, codings, publishedIds: new Set(), isSound: true },
      problems: ofHeads,
    },
  };
}

/** The files of drafts that have changed, and of those that were published once. */
function draftsOf(
  entries: readonly LockEntry[],
  heads: readonly Head[],
  { now, then }: ChangedArticles,
): ReadonlySet<string> {
  const changed = now.filter(({ head }) => head === undefined).map(({ file }) => file);
  // What has a line of a draft and is neither an article nor changed is a draft still.
  const others = new Set([...heads, ...now, ...then].map(({ file }) => file));
  const former = entries.filter(({ isDraft, file }) => isDraft && !others.has(file));
  return new Set([...changed, ...former.map(({ file }) => file)]);
}
