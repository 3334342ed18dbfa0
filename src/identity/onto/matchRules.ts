import { toNfc } from '../../model/text.ts';
import { addressKey, lastPart, pathKey } from './addressKeys.ts';

/** What subscribers have of an article. */
export interface GivenEntry {
  readonly id: string;
  readonly link?: string | undefined;
  /** Absent for a note. */
  readonly title?: string | undefined;
  readonly published?: Date | undefined;
  /** Its only time in some feeds. */
  readonly updated?: Date | undefined;
}

/** What a folder has of an article; of one that cannot be read, its file and its names. */
export interface PresentArticle {
  /** Relative to feed.yaml. */
  readonly file: string;
  /** That of its front matter, or of the lock. */
  readonly id?: string | undefined;
  readonly link?: string | undefined;
  /** Former addresses, absolute. */
  readonly aliases?: readonly string[] | undefined;
  /** Its slug, and the names that its file has with and without a date. */
  readonly names: readonly string[];
  /** Absent for a note. */
  readonly title?: string | undefined;
  readonly published?: Date | undefined;
}

/** Matches an entry and an article that share a key which no other has. */
export interface Rule {
  /** What people read: "by its link". */
  readonly reason: string;
  readonly entry: (entry: GivenEntry) => readonly string[];
  readonly article: (article: PresentArticle) => readonly string[];
}

type Titled = Pick<GivenEntry, 'title' | 'published' | 'updated'>;

/** White space, case, punctuation and the form of quotes differ from program to program. */
export const foldTitle = (title: string) =>
  toNfc(title)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
const foldName = (name: string) => foldTitle(name).replaceAll(' ', '-');

const some = (...keys: readonly (string | undefined)[]) => keys.flatMap((key) => key || []);
const formerly = ({ aliases = [] }: PresentArticle) => aliases.flatMap(spelt);
const spelt = (address: string | undefined) => some(address && addressKey(address));

export const keysOfTitle = ({ title }: Titled) => some(title && foldTitle(title));
/** In seconds, as documents have them. */
export const keysOfTime = ({ updated, published = updated }: Titled) =>
  published ? [String(Math.floor(published.getTime() / 1000))] : [];
export const keysOfTitleAndTime = (one: Titled) => pairedWith(keysOfTitle(one), keysOfTime(one));
/** The time of what has no title. */
export const keysOfNote = (one: Titled) => (one.title ? [] : keysOfTime(one));

export const keysOfNames = {
  entry: ({ link, id }: GivenEntry) => some(lastPart(link ?? id)).map(foldName),
  article: ({ names }: PresentArticle) => some(...names.map(foldName)),
};

/** The rules that need nothing else, the surest first. */
export const RULES: readonly Rule[] = [
  { reason: 'its id', entry: ({ id }) => [id], article: ({ id }) => some(id) },
  { reason: 'its link', entry: ({ link }) => some(link), article: ({ link }) => some(link) },
  {
    reason: 'its link, spelt otherwise',
    entry: ({ link }) => spelt(link),
    article: ({ link }) => spelt(link),
  },
  { reason: 'a former address', entry: ({ link }) => spelt(link), article: formerly },
  { reason: 'its id, which is its link', entry: ({ id }) => spelt(id), article: ({ link }) => spelt(link) },
  { reason: 'its id, which is a former address', entry: ({ id }) => spelt(id), article: formerly },
  { reason: 'its title and its time', entry: keysOfTitleAndTime, article: keysOfTitleAndTime },
  {
    reason: 'its title and the name of its file',
    entry: (one) => pairedWith(keysOfTitle(one), keysOfNames.entry(one)),
    article: (one) => pairedWith(keysOfTitle(one), keysOfNames.article(one)),
  },
  { reason: 'its time, without a title', entry: keysOfNote, article: keysOfNote },
  {
    reason: 'its path on another host',
    entry: ({ link }) => some(link && pathKey(link)),
    article: ({ link }) => some(link && pathKey(link)),
  },
];

function pairedWith(some: readonly string[], others: readonly string[]): readonly string[] {
  return some.flatMap((one) => others.map((other) => `${other} ${one}`));
}
