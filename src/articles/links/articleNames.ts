import { posix } from 'node:path';
import { withoutExtension } from '../../model/articleFormat.ts';
import { findNearest } from '../../model/findNearest.ts';
import { slugOf } from '../slug.ts';

/** What a link may find: a file of an article. Plain data, since another thread needs it too. */
export interface LinkTarget {
  /** Relative to feed.yaml. */
  readonly file: string;
  readonly slug: string;
  /** Of a draft no more is known than its name, and neither is of a file with an error. */
  readonly kind: 'article' | 'draft' | 'unreadable';
  /** Where its page is, then where it was. */
  readonly addresses: readonly string[];
  /** Milliseconds since 1970, and minutes east of UTC. */
  readonly published?: readonly [number, number];
  /** Milliseconds since 1970. */
  readonly expires?: number;
}

/** The articles of a publication by all that a link may call them. */
export interface ArticleNames {
  /** At a path relative to feed.yaml, with or without its extension: one, unless two have it but for that. */
  readonly atPath: (path: string) => readonly LinkTarget[];
  /** In any folder; those whose path ends as the given one, if there are any. */
  readonly named: (path: string) => readonly LinkTarget[];
  /** By the slug of a file's name. One that begins with a day is of that day alone. */
  readonly withSlugOf: (path: string) => readonly LinkTarget[];
  readonly atAddress: (address: string) => LinkTarget | undefined;
  /** The one whose name is nearly that of a path. */
  readonly nearest: (path: string) => LinkTarget | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}[-_ ]+(?=.)/;
/** Letters in which two names may differ that are near each other: each edit takes one out, and brings another. */
const MAX_DIFFERENT = 4;

/** Indexes articles by their names. Nothing is indexed before it is asked for. */
export function indexNames(targets: readonly LinkTarget[]): ArticleNames {
  const byPath = lazily(() => groupBy(targets, ({ file }) => [keyOf(file)]));
  const byName = lazily(() => groupBy(targets, ({ file }) => [posix.basename(keyOf(file))]));
  const bySlug = lazily(() => groupBy(targets, ({ slug }) => [slug]));
  const byAddress = lazily(() => groupBy(targets, ({ addresses }) => addresses));
  const slugs = lazily(() => [...bySlug().keys()]);
  const lettersOfSlugs = lazily(() => Int32Array.from(slugs(), lettersOf));
  return {
    atPath: (path) => narrowed(byPath().get(keyOf(path)), ({ file }) => file === path),
    named: (path) => {
      const key = keyOf(path);
      const end = `/${key.replace(/^(?:\.\.?\/|\/)*/, '')}`;
      return narrowed(byName().get(posix.basename(key)), ({ file }) => `/${keyOf(file)}`.endsWith(end));
    },
    withSlugOf: (path) => {
      const name = posix.basename(keyOf(path));
      return name === '' || DAY.test(name) ? [] : (bySlug().get(slugOf(name)) ?? []);
    },
    // Where a page was, another may be now.
    atAddress: (address) =>
      narrowed(byAddress().get(address), ({ addresses }) => addresses[0] === address)[0],
    nearest: (path) => {
      const slug = slugOf(posix.basename(keyOf(path)).replace(DAY, ''));
      const letters = lettersOf(slug);
      const lettersIn = lettersOfSlugs();
      // Of 10,000 names only their letters are looked at, which stand side by side in memory.
      const similar = slugs().filter((_, index) => isSimilar((lettersIn[index] as number) ^ letters));
      const nearest = findNearest(slug, similar);
      return nearest === undefined ? undefined : bySlug().get(nearest)?.[0];
    },
  };
}

/** A path without what may be left out of it: `posts/b/index.md` and `posts/b.md` are `posts/b`. */
function keyOf(path: string): string {
  return withoutExtension(posix.normalize(path).replace(/\/$/, '')).replace(/(?:^|\/)index$/, '');
}

/** Those of a list that a stricter question leaves; all of them if it leaves none. */
function narrowed(
  all: readonly LinkTarget[] = [],
  isMeant: (target: LinkTarget) => boolean,
): readonly LinkTarget[] {
  const some = all.filter(isMeant);
  return some.length > 0 ? some : all;
}

function groupBy(
  targets: readonly LinkTarget[],
  keysOf: (target: LinkTarget) => readonly string[],
): ReadonlyMap<string, readonly LinkTarget[]> {
  const groups = new Map<string, LinkTarget[]>();
  for (const target of targets) {
    for (const key of keysOf(target)) {
      const group = groups.get(key);
      if (group) group.push(target);
      else groups.set(key, [target]);
    }
  }
  return groups;
}

function lazily<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Which letters a name has, as bits: to compare two of these takes a thousandth of comparing the names. */
function lettersOf(name: string): number {
  let letters = 0;
  for (let i = 0; i < name.length; i += 1) letters |= 1 << (name.charCodeAt(i) & 31);
  return letters;
}

/** True where names differ in few letters: those that one of them has and the other has not. */
function isSimilar(bits: number): boolean {
  let rest = bits;
  for (let count = 0; count < MAX_DIFFERENT; count += 1) rest &= rest - 1;
  return rest === 0;
}
