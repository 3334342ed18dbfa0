import { STYLESHEET } from '../../feeds/composeFeed.ts';
import { FORMATS } from '../../feeds/formats.ts';
import { aliasFault } from '../../model/alias.ts';
import type { FeedPlan } from '../../model/feedPlan.ts';
import { PAGE_MARK } from '../../site/layout.ts';
import type { RemovalPlan } from './outputPlan.ts';

/** A month or a part of one, as in the names of archive documents: `2014-12`, `2014-12-2`. */
const PART = /^\d{4}-\d\d(?:-\d+)?/;

/**
 * Plans the removal of documents and pages that an archive had once. They are named after months, which may come to have
 * no article.
 *
 * @param namesByFolder the names that stand in each folder of an archive, like `sport/archive/`
 * @param planned the paths of all files that are to be there
 */
export function planRemovals(
  namesByFolder: ReadonlyMap<string, readonly string[]>,
  planned: ReadonlySet<string>,
): RemovalPlan[] {
  return [...namesByFolder].flatMap(([folder, names]) =>
    names.flatMap((name) => removalOf(folder, name) ?? []).filter(({ path }) => !planned.has(path)),
  );
}

/** The removal of what has such a name in an archive's folder; undefined if it is none of ours. */
function removalOf(folder: string, name: string): RemovalPlan | undefined {
  const removal = (path: string, mark: string) => ({ kind: 'removal', path: folder + path, mark }) as const;
  if (name === 'index.html') return removal(name, PAGE_MARK);
  const part = PART.exec(name)?.[0];
  if (part === undefined) return undefined;
  const rest = name.slice(part.length);
  if (rest === '') return removal(`${name}/index.html`, PAGE_MARK);
  const format = FORMATS.find(({ archiveExtension }) => archiveExtension === rest);
  return format && removal(name, format.archiveMark);
}

/**
 * Plans the removal of further copies of feeds that feed.yaml names no more. A file that has become somebody else's since is left
 * alone.
 *
 * @param former their paths, as the lock has them
 * @param others the paths of all other files that are to be there
 */
export function planAliasRemovals(
  former: readonly string[],
  feeds: readonly Pick<FeedPlan, 'aliases' | 'paths'>[],
  others: ReadonlySet<string>,
): RemovalPlan[] {
  const planned = new Set([
    ...others,
    ...aliasPathsOf(feeds),
    ...feeds.flatMap(({ paths }) => Object.values(paths)),
  ]);
  return former
    .filter((path) => !planned.has(path) && aliasFault(path) === undefined)
    .flatMap((path) => marksOf(path).map((mark): RemovalPlan => ({ kind: 'removal', path, mark })));
}

/** What our documents at a path have, in XML and in JSON: our style sheet, or the path as their own address, as we write it. */
function marksOf(path: string): string[] {
  return [`${STYLESHEET}" type="text/css"?>`, `/${path}",\n  "`];
}

/** The further paths of feeds. */
export function aliasPathsOf(feeds: readonly Pick<FeedPlan, 'aliases'>[]): string[] {
  return feeds.flatMap(({ aliases = [] }) => aliases.map(({ path }) => path));
}
