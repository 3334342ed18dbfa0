import { posix } from 'node:path';
import { readOne, readPersons } from '../articles/persons.ts';
import type { Disk } from '../disk/disk.ts';
import type { Author } from '../model/item.ts';
import type { Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { parseDataFile } from '../syntax/dataFile.ts';
import { collectProblems } from '../syntax/sourceText.ts';
import { type Mapping, type Wrong, wrongWith } from '../syntax/value.ts';
import { stateOfReferred } from './incremental/fileStates.ts';
import { readSource } from './readArticle.ts';

/** What files say of people, and what is wrong with it. */
export interface People {
  readonly persons: Readonly<Record<string, Author>>;
  /** Paths at which there is nothing. */
  readonly missing: readonly string[];
  readonly problems: readonly Problem[];
  /** The files that were read, each with its state before that. */
  readonly dependencies: ReadonlyMap<string, string>;
}

const FORMATS = /\.(?:ya?ml|json|toml)$/i;

/**
 * Reads who authors are from the files that `people` of feed.yaml names. A folder has a file for each person, whose name is the
 * key. Of two people with one key the first counts.
 */
export function readPeople(disk: Disk, settings: Settings): People {
  const { people = [], url } = settings;
  const persons = new Map<string, Author>();
  const missing: string[] = [];
  const problems: Problem[] = [];
  const dependencies = new Map<string, string>();
  const add = (some: Readonly<Record<string, Author>>) => {
    for (const [key, person] of Object.entries(some)) if (!persons.has(key)) persons.set(key, person);
  };
  const read = (path: string, use: (mapping: Mapping, wrong: Wrong) => Readonly<Record<string, Author>>) => {
    dependencies.set(path, stateOfReferred(disk, path));
    const { source, problems: ofFile } = readSource(path, path, disk, settings);
    problems.push(...ofFile);
    if (source === undefined) return;
    const { problems: found, report } = collectProblems(source);
    const mapping = parseDataFile(source, report);
    if (mapping) add(use(mapping, wrongWith('FIELD_WRONG', report)));
    problems.push(...found);
  };
  for (const path of people) {
    const isFile = FORMATS.test(path);
    const names = isFile ? [] : disk.names(path).filter((name) => FORMATS.test(name));
    dependencies.set(path, stateOfReferred(disk, path));
    if (isFile && disk.sizeOf(path) !== undefined)
      read(path, (mapping, wrong) => readPersons(mapping, url, wrong));
    else if (names.length === 0) missing.push(path);
    for (const name of names.toSorted()) {
      const key = posix.parse(name).name.normalize();
      read(`${path}/${name}`, (mapping, wrong) => ({ [key]: readOne(key, mapping, url, wrong) }));
    }
  }
  return { persons: Object.fromEntries(persons), missing, problems, dependencies };
}
