import { hashWords } from '../../src/articles/wordHash.ts';
import { mintId } from '../../src/identity/identify.ts';
import { formatLock, parseLock } from '../../src/identity/lockFile.ts';
import type { ArticleTexts } from '../../src/identity/matchBySimilarity.ts';
import { type LockMatches, matchLock } from '../../src/identity/matchLock.ts';
import type { PlannedState } from '../../src/identity/subscriberChanges.ts';
import type { Article, Head } from '../../src/model/article.ts';
import type { LockEntry } from '../../src/model/lockEntry.ts';
import { formatRfc3339, Stamp } from '../../src/model/stamp.ts';
import { roadHead } from '../support/articles.ts';
import { auckland } from '../support/publication.ts';

const { id: _id, link: _link, hasOwnLink: _hasOwnLink, ...road } = roadHead;

/** 8:03 pm on a day of December 2014 in Auckland. */
export function evening(day: number): Stamp {
  return new Stamp(Date.UTC(2014, 11, day, 7, 3), 780);
}

/** What a test says of an article or of a line; all else is the same for all of them. */
interface Facts {
  /** As the author wrote it. */
  readonly text?: string;
  /** Of December 2014. */
  readonly day?: number;
  readonly id?: string;
}

/** The head of an article as the folder has it now. */
export function articleAt(file: string, { text = 'The tide came in.', day = 21, id }: Facts = {}): Head {
  const published = evening(day);
  const place = { file, line: 1, column: 1 };
  return {
    ...road,
    file,
    slug: file.replace(/^.*\/|\.\w+$/g, ''),
    textHash: hashWords(text, ''),
    published,
    updated: published,
    publishedPlace: place,
    idPlace: place,
    ...(id !== undefined && { id }),
  };
}

/** The line that such an article has once readers have seen it. Its id is `urn:` and the name of its file. */
export function lineOf(file: string, facts: Facts & Partial<LockEntry> = {}): LockEntry {
  const { text = 'The tide came in.', day = 21, ...parts } = facts;
  const published = formatRfc3339(evening(day));
  return {
    id: `urn:${file.replace(/^.*\/|\.\w+$/g, '')}`,
    file,
    published,
    updated: published,
    textHash: hashWords(text, ''),
    contentHash: 'fedcba9876543210',
    isGone: false,
    line: 3,
    ...parts,
  };
}

/** The line of an article that has left the folder. */
export function goneFrom(file: string, facts: Facts & Partial<LockEntry> = {}): LockEntry {
  return lineOf(file, { ...facts, isGone: true });
}

/** Which article is which, by file: the id of its line, `new`, or the ids that it could have after a question mark. */
export function whoIsWho(
  heads: readonly Head[],
  entries: readonly LockEntry[],
  { unreadable = [], texts }: { unreadable?: readonly string[]; texts?: ArticleTexts } = {},
): Record<string, string> {
  const mint = (head: Head) => mintId(head, auckland.url);
  const found: LockMatches = matchLock(heads, { entries, reservedFiles: new Set(unreadable), mint, texts });
  const say = (head: Head) => {
    const candidates = found.unclear.get(head)?.map(({ id }) => id);
    return found.matched.get(head)?.id ?? (candidates ? `? ${candidates.join(' ')}` : 'new');
  };
  return Object.fromEntries(heads.map((head) => [head.file, say(head)]));
}

/** An article with its id, and with the line that it has or had. */
export function settled(parts: Partial<Article> = {}, head: Head = articleAt('items/road.md')): Article {
  const id = parts.entry?.id ?? 'urn:new';
  const updatedPlace = parts.updated && { updatedPlace: head.idPlace };
  return { ...head, id, link: 'https://news.example.nz/road/', hasOwnLink: false, ...updatedPlace, ...parts };
}

/** A run that shows these articles, each with the hash of what readers see. */
export function outcomeOf(
  shown: readonly (readonly [Article, string])[],
  more: Partial<PlannedState> = {},
): PlannedState {
  const heads = shown.map(([head]) => head);
  const entries = heads.flatMap(({ entry: known, replacedEntry: replaced }) => known ?? replaced ?? []);
  return {
    articles: heads,
    shown: new Map(shown),
    entries,
    unreadable: new Set(),
    drafts: new Set(),
    previousIds: new Set(),
    pages: new Map(),
    ...more,
  };
}

/** The lines of a lock with these entries, without the two that begin it. */
export function linesOf(entries: readonly Omit<LockEntry, 'line'>[]): string[] {
  return formatLock(entries).split('\n').slice(2, -1);
}

/** What is read from a lock's text. */
export function readLock(text: string): Pick<ReturnType<typeof parseLock>, 'entries' | 'problems'> {
  const { entries, problems } = parseLock(Buffer.from(text));
  return { entries, problems };
}

/** An entry without its place, as it is written. */
export function withoutLine({ line: _line, ...entry }: LockEntry): Omit<LockEntry, 'line'> {
  return entry;
}
