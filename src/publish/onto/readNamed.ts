import { type MapLine, NO_ARTICLE } from '../../import/entryMap.ts';
import type { GivenByFeed } from '../../import/givenEntries.ts';
import { validId } from '../../import/validText.ts';
import { findNearest } from '../../model/findNearest.ts';
import { expected, type Fault, type Problem, problemAt } from '../../model/problem.ts';
import type { Present } from './presentArticles.ts';

/** What a person has said, as far as it can be so. */
interface Named {
  readonly pairs: readonly (readonly [GivenByFeed, Present])[];
  /** Without those of which a person says that they have no article. */
  readonly entries: readonly GivenByFeed[];
  readonly problems: readonly Problem[];
}

/** The lines of a map, and its name in problems. */
export interface SaidMap {
  readonly name: string;
  readonly lines: readonly MapLine[];
}

/** Wrong lines whose files are compared with all that are there: of so many the rest is wrong in the same way. */
const MAX_COMPARED = 20;

/** Finds the entries and the files of a map. A line that names one which is not there, or is named before, is an error. */
export function readNamed(
  map: SaidMap | undefined,
  entries: readonly GivenByFeed[],
  all: readonly Present[],
): Named {
  const problems: Problem[] = [];
  const pairs = new Map<GivenByFeed, Present>();
  const without = new Set<GivenByFeed>();
  const files = new Map(all.map((one) => [one.file, one]));
  const taken = new Map<GivenByFeed | Present, number>();
  const paths = [...files.keys()];
  const entryOf = findEntryOf(entries);
  for (const said of map?.lines ?? []) {
    const [entry, present] = [entryOf(said.key), files.get(said.file)];
    const names = problems.length < MAX_COMPARED ? paths : [];
    const fault = faultOf(said, entry, present, { names, taken });
    if (fault) problems.push(problemAt({ file: map?.name as string, line: said.line, column: 1 }, fault));
    else if (present) pairs.set(entry as GivenByFeed, present);
    else without.add(entry as GivenByFeed);
    for (const one of [entry, present]) if (one && !taken.has(one)) taken.set(one, said.line);
  }
  return { pairs: [...pairs], entries: entries.filter((entry) => !without.has(entry)), problems };
}

function faultOf(
  { key, file }: MapLine,
  entry: GivenByFeed | undefined,
  present: Present | undefined,
  {
    names,
    taken,
  }: {
    readonly names: readonly string[];
    readonly taken: ReadonlyMap<GivenByFeed | Present, number>;
  },
): Fault | undefined {
  if (entry === undefined)
    return expected('MAP_WRONG', 'an id or a link of one entry of the feed', key, 'copy it from the feed');
  if (present === undefined && file !== NO_ARTICLE) return notThere(file, names);
  const earlier = taken.get(entry) ?? (present && taken.get(present));
  return earlier === undefined
    ? undefined
    : expected('MAP_WRONG', `what line ${earlier} does not name`, `${key}  ${file}`, 'take one out');
}

function notThere(file: string, names: readonly string[]): Fault {
  const nearest = findNearest(file, names);
  const mend =
    nearest === undefined
      ? `write its path from feed.yaml on, or ${NO_ARTICLE} for none`
      : `did you mean ${nearest}?`;
  return expected('MAP_WRONG', 'the file of an article', file, mend);
}

/** By id, or by a link that only one has. */
function findEntryOf(entries: readonly GivenByFeed[]): (key: string) => GivenByFeed | undefined {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const byLink = new Map<string, GivenByFeed | undefined>();
  for (const entry of entries)
    if (entry.link !== undefined) byLink.set(entry.link, byLink.has(entry.link) ? undefined : entry);
  return (key) => byId.get(validId(key)) ?? byLink.get(key);
}
