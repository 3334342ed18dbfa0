import type { Problem } from '../../model/problem.ts';
import { collectProblems, placeAt } from '../../syntax/sourceText.ts';
import { parseToml } from '../../syntax/toml.ts';
import { parseYaml } from '../../syntax/yaml.ts';
import type { Finding, FoundSite, SiteFolder, SiteSetting, SiteTool, Unread } from './foundSite.ts';
import { openProgram } from './literals.ts';
import { assignedBy, exportedBy, wholeOf } from './program.ts';
import {
  type Configuration,
  entriesOf,
  textOf,
  textsOf,
  valueAt,
  type Written,
  type WrittenEntry,
} from './written.ts';

/** What is known of a site while its configuration is read. */
export interface Survey {
  readonly folder: SiteFolder;
  /** The first that has a value decides. */
  readonly configurations: readonly Configuration[];
  readonly settings: Map<SiteSetting, Finding>;
  readonly unread: Unread[];
  readonly advice: string[];
}

/** A row of the table of programs: how each is recognised, and how its configuration is read. */
export interface ToolRow extends SiteTool {
  readonly zoneElse: FoundSite['zoneElse'];
  /** The ends of names of files that it makes pages of, among those that we read. */
  readonly formats: readonly string[];
  /** Why articles whose files' names end so cannot be read, by the end. */
  readonly unreadFormats?: FoundSite['unreadFormats'];
  /** The files of its configuration, the one that decides first; none if the folder is no site of it. */
  readonly recognise: (folder: SiteFolder) => readonly string[];
  readonly read: (survey: Survey) => void;
}

/** A value, and the file that has it. */
export interface Place {
  readonly configuration: Configuration;
  readonly value: Written;
}

/** Begins to read a site. */
export function openSurvey(folder: SiteFolder, files: readonly string[]): Survey {
  const unread: Unread[] = [];
  const configurations = files.flatMap((file) => {
    // Jekyll may be known by its folder of posts alone.
    const isFolder = folder.names(file).length > 0;
    if (!isFolder && folder.text(file) === undefined)
      unread.push({ what: file, why: 'it is too large, or no text' });
    return openConfiguration(folder, file, unread) ?? [];
  });
  return { folder, configurations, settings: new Map(), unread, advice: [] };
}

/**
 * Reads a file by the end of its name: YAML, TOML, JSON, or the literals of a program. What is broken is told.
 *
 * @returns undefined for a file that is not there, or broken
 */
export function openConfiguration(
  folder: SiteFolder,
  file: string,
  unread: Unread[],
): Configuration | undefined {
  const text = folder.text(file);
  if (text === undefined) return undefined;
  if (file.endsWith('.json')) return { file, text, root: wholeOf(openProgram(text, 'javascript')) };
  if (/\.[cm]?[jt]s$/.test(file)) return { file, text, root: exportedBy(openProgram(text, 'javascript')) };
  if (file.endsWith('.py')) return { file, text, root: assignedBy(openProgram(text, 'python')) };
  const source = { file, text };
  const { problems, report } = collectProblems(source);
  const root = (file.endsWith('.toml') ? parseToml : parseYaml)(source, 0, text.length, report);
  if (root !== undefined) return { file, text, root };
  const { line, message } = problems[0] as Problem;
  unread.push({ what: file, why: `line ${line}: ${message}` });
  return undefined;
}

/** Tells what a configuration says that cannot be taken over. */
export function tell({ unread }: Survey, what: string, why: string): void {
  unread.push({ what, why });
}

/** Recognises a program by files with these names at the top of a folder. */
export function byNames(...wanted: readonly string[]): ToolRow['recognise'] {
  return (folder) => {
    const names = folder.names('.');
    return wanted.filter((name) => names.includes(name));
  };
}

/** The value of the first of these keys that a configuration has. A value that a program computes is told, and is none. */
export function find(survey: Survey, ...paths: readonly string[]): Place | undefined {
  for (const path of paths) {
    for (const configuration of survey.configurations) {
      const value = valueAt(configuration.root, path);
      if (value === undefined || value.kind === 'nothing') continue;
      if (value.kind !== 'computed') return { configuration, value };
      // A file of which nothing can be read is told once, not for each key.
      const what = value === configuration.root ? configuration.file : path;
      tell(survey, what, `${whereIs({ configuration, value })}: it is computed, or broken`);
    }
  }
  return undefined;
}

/** The entries of a mapping under some keys, of all configurations that have it: of two with one key the first. */
export function findEntries(
  survey: Survey,
  path: string,
): readonly (WrittenEntry & { readonly from: Place })[] {
  const entries = survey.configurations.flatMap((configuration) =>
    entriesOf(valueAt(configuration.root, path)).map((entry) => ({
      ...entry,
      from: { configuration, value: entry.value },
    })),
  );
  const keys = new Set<string>();
  return entries.filter(({ key }) => !keys.has(key) && keys.add(key));
}

/** @example 'from _config.yml, line 12' */
export function reasonOf(place: Place): string {
  return `from ${whereIs(place)}`;
}

/** @example '_config.yml, line 12' */
export function whereIs({ configuration, value }: Place): string {
  return `${configuration.file}, line ${placeAt(configuration, value.at).line}`;
}

/** The text under the first of these keys. */
export function findText(survey: Survey, ...paths: readonly string[]): Finding<string> | undefined {
  const place = find(survey, ...paths);
  const value = textOf(place?.value);
  return place && value !== undefined ? { value, why: [reasonOf(place)] } : undefined;
}

/** The texts under the first of these keys. */
export function findTexts(
  survey: Survey,
  ...paths: readonly string[]
): Finding<readonly string[]> | undefined {
  const place = find(survey, ...paths);
  const value = textsOf(place?.value);
  return place && value.length > 0 ? { value, why: [reasonOf(place)] } : undefined;
}

/** True or false as it is written under the first of these keys. */
export function findFlag(survey: Survey, ...paths: readonly string[]): boolean | undefined {
  const text = findText(survey, ...paths)?.value.toLowerCase();
  return text === 'true' || text === 'false' ? text === 'true' : undefined;
}

/** Decides a setting, unless nothing is known of it or it is decided. */
export function say(survey: Survey, setting: SiteSetting, finding: Finding | undefined): void {
  if (finding !== undefined && !survey.settings.has(setting)) survey.settings.set(setting, finding);
}

/** Decides a setting by what the program does where nothing is said. */
export function sayOf(survey: Survey, setting: SiteSetting, value: unknown, ...why: readonly string[]): void {
  say(survey, setting, { value, why });
}

/** The same folder or address with another value. */
export function changed<T, U>(
  finding: Finding<T> | undefined,
  change: (value: T) => U | undefined,
): Finding<U> | undefined {
  const value = finding && change(finding.value);
  return value === undefined || finding === undefined ? undefined : { value, why: finding.why };
}
