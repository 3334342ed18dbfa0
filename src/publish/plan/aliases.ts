import type { NamedAlias } from '../../model/alias.ts';
import type { FeedPlan } from '../../model/feedPlan.ts';
import { type Problem, problemAt, quoted } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import { aliasesOf } from './feeds.ts';
import type { OutputPlan } from './outputPlan.ts';

/**
 * Finds further paths of feeds that are the path of another file, or that of a folder of one. Case is ignored: some disks and hosts
 * take `Feed.xml` for `feed.xml`.
 *
 * @param others what is written beside feeds and the pages of articles, and what is removed where it is not written
 */
export function findAliasProblems(
  settings: Settings,
  feeds: readonly FeedPlan[],
  others: readonly Pick<OutputPlan, 'path'>[],
): Problem[] {
  const named = namedIn(settings, feeds);
  if (named.length === 0) return [];
  const taken = [...feeds.flatMap(({ paths }) => Object.values(paths)), ...others.map(({ path }) => path)];
  return named.flatMap((alias) => {
    const problem = problemOf(alias, taken);
    taken.push(alias.path);
    return problem ?? [];
  });
}

/** Those that are written, as feed.yaml names them. */
function namedIn({ aliases = [], feeds: own }: Settings, feeds: readonly FeedPlan[]): NamedAlias[] {
  const inPlan = (folder: string, some: readonly NamedAlias[]) => {
    const paths = feeds.find((feed) => feed.folder === folder)?.paths;
    return paths ? aliasesOf(some, paths) : [];
  };
  return [inPlan('', aliases), ...own.map((feed) => inPlan(`${feed.path}/`, feed.aliases ?? []))].flat();
}

function problemOf({ path, place }: NamedAlias, taken: readonly string[]): Problem | undefined {
  const key = path.toLowerCase();
  const found = taken.find((other) => isInTheWay(key, other.toLowerCase()));
  if (found === undefined) return undefined;
  const isSame = found.toLowerCase() === key;
  const mend = isSame
    ? `take it out: ${found} is written by itself, or for another feed`
    : `${found} is written too, and a file cannot have the name of a folder; take one of the two out`;
  return problemAt(place, {
    code: 'SETTING_WRONG',
    message: `expected a path of its own, found ${quoted(path)}`,
    mend,
  });
}

function isInTheWay(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}/`) || other.startsWith(`${path}/`);
}
