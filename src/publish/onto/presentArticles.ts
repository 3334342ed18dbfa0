import { splitFileName } from '../../articles/slug.ts';
import type { Disk } from '../../disk/disk.ts';
import { isOutBy } from '../../identity/givenEarly.ts';
import { mintId, mintLink } from '../../identity/identify.ts';
import type { EntryMatch } from '../../identity/onto/matchEntries.ts';
import type { PresentArticle } from '../../identity/onto/matchRules.ts';
import type { GivenByFeed } from '../../import/givenEntries.ts';
import type { Article, Head } from '../../model/article.ts';
import { parseAddress } from '../../model/parseAddress.ts';
import type { Records } from '../incremental/articleRecord.ts';
import { type ArticleIndex, textsOf } from '../indexArticles.ts';

/** A file that may be the article of an entry. */
export interface Present extends PresentArticle {
  /** Absent for a draft, and for a file that cannot be read. */
  readonly article?: Article;
  /** Why no feed shows it, if none does. */
  readonly held?: 'a draft' | 'unlisted' | 'of a later time' | 'expired' | 'not readable';
}

/** An entry of a feed and the file that is its article. */
export type Match = EntryMatch<GivenByFeed, Present>;

/**
 * All files of a publication that are articles or would be: also drafts, those that have errors, and those whose id another has,
 * since a feed may have given them two.
 *
 * @param records of the run that made the index
 */
export function presentArticles(
  { articles, drafts, unreadable, lock, settings, tree }: ArticleIndex,
  records: Records,
  now?: Date,
): Present[] {
  const namesOf = (file: string, slug?: string) => {
    const { day, name } = splitFileName(file, settings.items);
    return [slug, name, day && `${day}-${name}`].flatMap((one) => one ?? []);
  };
  const idOf = new Map(lock.entries.flatMap(({ file, id, isGone }) => (isGone ? [] : [[file, id] as const])));
  const there = new Set(articles.map(({ file }) => file));
  const sharing = tree.files.flatMap(({ file }) => {
    const head = there.has(file) ? undefined : records.articles.get(file)?.result.head;
    return head ? [withOwnAddress(head, settings.url)] : [];
  });
  const whole = [...articles, ...sharing].map((article): Present => {
    const { file, link, slug, title, isUntitled, published, id: ownId, entry } = article;
    const held = now && heldOf(article, now);
    // An id that was made just now is nobody's yet.
    const isGiven = entry !== undefined || hasOwnId(article);
    return {
      ...{ file, link, aliases: aliasesOf(article), published, article, names: namesOf(file, slug) },
      ...(isGiven && { id: ownId }),
      ...(!isUntitled && { title }),
      ...(held && { held }),
    };
  });
  const others = [...[...drafts].map((file) => [file, 'a draft'] as const), ...unread(unreadable)];
  return [
    ...whole,
    ...others.map(([file, held]) => ({ file, held, names: namesOf(file), id: idOf.get(file) })),
  ];
}

/** An article whose id is not decided, since another has the one that it would get. */
function withOwnAddress(head: Head, url: string): Article {
  const link = head.link ?? mintLink(head, url);
  return { id: mintId(head, url), link, hasOwnLink: head.link !== undefined, ...head };
}

/** True if the id stands in front matter: its place is the start of the file where there is none. */
export function hasOwnId({ idPlace }: Article): boolean {
  return idPlace.line > 1 || idPlace.column > 1;
}

/** The former addresses of an article, absolute. */
function aliasesOf({ aliases = [], link }: Article): string[] {
  return aliases.flatMap((alias) => parseAddress(alias, link)?.href ?? []);
}

/** The texts of articles as their files have them, each read when it is asked for. */
export function textsOfArticles({ tree, settings }: ArticleIndex, disk: Disk): (one: Present) => string {
  const { current } = textsOf(tree.files, disk, settings);
  return ({ article }) => (article ? current(article) : '');
}

const unread = (files: ReadonlySet<string>) => [...files].map((file) => [file, 'not readable'] as const);

function heldOf(article: Article, now: Date): Present['held'] {
  const { unlistedPlace, expires } = article;
  if (unlistedPlace) return 'unlisted';
  if (!isOutBy(article, now)) return 'of a later time';
  return expires !== undefined && expires <= now ? 'expired' : undefined;
}
