import { checkDefaults } from '../articles/checkDefaults.ts';
import { personOf } from '../articles/persons.ts';
import type { Disk, SourceTree } from '../disk/disk.ts';
import { expected, type Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { collectProblems, type ReportProblem, type Source } from '../syntax/sourceText.ts';
import type { Value } from '../syntax/value.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { readInherited } from './inheritedFields.ts';
import { readPeople } from './readPeople.ts';

/** What files beside feed.yaml add to the settings. All articles are read anew when that changes, as when feed.yaml does. */
export interface SettingsBeside {
  readonly settings: Settings;
  readonly problems: readonly Problem[];
  /** The files that were read, each with its state before that; those of articles' folders are in the tree. */
  readonly dependencies: ReadonlyMap<string, string>;
}

/**
 * Reads the files that `inherit` and `people` name, and checks the defaults of feed.yaml.
 *
 * @param source feed.yaml
 * @param tree what is in the articles' folders; it is needed for `inherit` alone
 */
export function readBeside(
  disk: Disk,
  settings: Settings,
  source: Source,
  tree: SourceTree | undefined,
): SettingsBeside {
  const { problems, report } = collectProblems(source);
  const written = parseYaml(source, 0, source.text.length, () => undefined);
  const valuesOf = (name: string) => valuesIn(written?.entries.find(({ key }) => key === name)?.value);
  for (const value of valuesOf('defaults')) checkFields(value, source, settings, report);
  const inherited = tree && readInherited(disk, settings, tree);
  const people = settings.people && readPeople(disk, settings);
  for (const path of people?.missing ?? []) {
    const at = valuesOf('people').find((one) => one.kind === 'text' && one.text.includes(path))?.at ?? 0;
    report(at, expected('SETTING_WRONG', 'a file of people, or a folder of them', path, MISSING));
  }
  const defaults = [...(settings.defaults ?? []), ...(inherited?.defaults ?? [])];
  return {
    settings: {
      ...settings,
      ...(defaults.length > 0 && { defaults }),
      ...(people && {
        persons: people.persons,
        authors: settings.authors.map((author) => personOf(author.name ?? '', people.persons) ?? author),
      }),
    },
    problems: [...problems, ...(inherited?.problems ?? []), ...(people?.problems ?? [])],
    dependencies: people?.dependencies ?? new Map(),
  };
}

const MISSING = 'there is none; put it there, or mend people:';

function valuesIn(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return value.kind === 'list' ? value.values : [value];
}

function checkFields(value: Value, source: Source, settings: Settings, report: ReportProblem): void {
  const fields = value.kind === 'mapping' && value.entries.find(({ key }) => key === 'fields')?.value;
  if (fields && fields.kind === 'mapping') checkDefaults(fields, source, settings, report);
}
