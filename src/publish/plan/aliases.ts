import type { NamedAlias } from '../../model/alias.ts';
import type { FeedPlan } from '../../model/feedPlan.ts';
import { type Problem, problemAt, quoted } from '../../model/problem.ts';
import type { OutputPlan } from './outputPlan.ts';

/**
 * Finds further paths of feeds that are the path of another file, or that of a folder of one. Case is ignored: some disks and hosts
 * take `Feed.xml` for `feed.xml`.
 *
 * @param others what is written beside feeds and the pages of articles, and what is removed where it is not written
 */
export function findAliasProblems(
  feeds: readonly FeedPlan[],
  others: readonly Pick<OutputPlan, 'path'>[],
): Problem[] {
  const aliases = feeds.flatMap((feed) => feed.aliases ?? []);
  const taken = [...feeds.flatMap(({ paths }) => Object.values(paths)), ...others.map(({ path }) => path)];
  return aliases.flatMap((alias) => {
    const problem = problemOf(alias, taken);
    taken.push(alias.path);
    return problem ?? [];
  });
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
