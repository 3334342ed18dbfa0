import { sayDatedFolders, sayOutput } from './folders.ts';
import type { Finding } from './foundSite.ts';
import { presetRule, ruleOf, sayLinks, type WrittenRule } from './linkRules.ts';
import { openProgram } from './literals.ts';
import { sayAuthors } from './people.ts';
import { callsOf, constantIn } from './program.ts';
import { below, folderIn, lastName, sayAddress, sayLanguage, sharedFieldsOf, within } from './siteValues.ts';
import {
  byNames,
  findText,
  openConfiguration,
  reasonOf,
  type Survey,
  say,
  sayOf,
  type ToolRow,
  tell,
  whereIs,
} from './survey.ts';
import { type Configuration, entriesOf, textAt, textOf, valueAt, type Written } from './written.ts';

const FILES = ['.eleventy.js', ...['js', 'mjs', 'cjs', 'ts', 'mts'].map((end) => `eleventy.config.${end}`)];
/** Files of global data that say what the site is. */
const OF_SITE = ['metadata', 'meta', 'site', 'config', 'globals'];
const DATA_ENDS = ['json', 'js', 'cjs', 'mjs', 'yaml', 'yml'];

/** Eleventy: a program, of which only the literals are read. */
export const eleventy: ToolRow = {
  key: 'eleventy',
  name: 'Eleventy',
  zoneElse: 'UTC',
  formats: ['.md', '.html'],
  recognise: byNames(...FILES),
  read: (survey) => {
    for (const configuration of survey.configurations) readEleventy(survey, configuration);
  },
};

function readEleventy(survey: Survey, own: Configuration): void {
  const program = openProgram(own.text, 'javascript');
  const called = (name: string) => callsOf(program, name);
  const config = constantIn(program, 'config') ?? own.root;
  const dir = (key: string, method: string) =>
    textOf(called(method).at(-1)?.[0]) ?? textAt(config, `dir.${key}`);
  const input = folderIn(dir('input', 'setInputDirectory') ?? '.');
  const output = folderIn(dir('output', 'setOutputDirectory') ?? '_site');
  const data = below(input, dir('data', 'setDataDirectory') ?? '_data');
  const metadata = called('addPlugin').flatMap(([, options]) => {
    const root = valueAt(options, 'metadata');
    return root?.kind === 'mapping' ? [{ ...own, root }] : [];
  });
  const site: Survey = { ...survey, configurations: [...globalData(survey, data), ...metadata] };
  say(survey, 'title', findText(site, 'title', 'name', 'siteTitle', 'siteName'));
  say(survey, 'description', findText(site, 'description', 'siteDescription', 'subtitle'));
  sayAddress(survey, findText(site, 'url', 'base', 'baseUrl', 'siteUrl'), prefixOf(own, config));
  sayLanguage(survey, findText(site, 'language', 'lang', 'locale'));
  sayAuthors(site, 'author', 'authors');
  sayDatedFolders(survey, [input], [output]);
  sayOf(
    survey,
    'inherit',
    ['*.11tydata.json', '*.json'],
    'directory data, of files named after their folder',
  );
  sayDirectoryData(survey, input);
  sayPassthrough(survey, called('addPassthroughCopy'), input);
  sayOutput(survey, undefined, output, eleventy.name);
}

function globalData(survey: Survey, folder: string): Configuration[] {
  const files = OF_SITE.flatMap((name) => DATA_ENDS.map((end) => below(folder, `${name}.${end}`)));
  return files.flatMap((file) => openConfiguration(survey.folder, file, survey.unread) ?? []);
}

function prefixOf(configuration: Configuration, config: Written): Finding<string> | undefined {
  const value = valueAt(config, 'pathPrefix');
  const text = textOf(value);
  return value && text !== undefined ? { value: text, why: [reasonOf({ configuration, value })] } : undefined;
}

/** What a permalink may have, and our token for it. */
const VARIABLES: readonly (readonly [RegExp, string])[] = [
  [/\{\{-?\s*page\.fileSlug\s*(?:\|\s*slug(?:ify)?\s*)?-?\}\}/g, ':fileSlug'],
  [/\{\{-?\s*page\.filePathStem\s*-?\}\}/g, ':filePathStem'],
  [/\{\{-?\s*title\s*\|\s*slug(?:ify)?\s*-?\}\}/g, ':title'],
];

/** Decides addresses by the directory data of the articles' folders, and fields of data that are programs. */
function sayDirectoryData(survey: Survey, input: string): void {
  const folders = survey.settings.get('items')?.value as readonly string[];
  const found = folders.flatMap((folder) => directoryData(survey, folder));
  const rules: WrittenRule[] = [];
  const why: string[] = [];
  for (const { folder, configuration } of found) {
    const value = valueAt(configuration.root, 'permalink');
    const pattern = value && patternOf(textOf(value), within(input, folder));
    if (value && pattern === undefined)
      tell(survey, 'permalink', `${whereIs({ configuration, value })}: it is computed, or broken`);
    if (value === undefined || pattern === undefined) continue;
    rules.push(ruleOf(pattern, 'eleventy', folder));
    why.push(reasonOf({ configuration, value }));
  }
  const others = [presetRule('eleventy', input === '.' ? undefined : input)];
  sayLinks(survey, [...rules, ...others], [...why, 'addresses of pages as Eleventy makes them']);
  const programs = found.filter(({ configuration }) => /js$/.test(configuration.file));
  const defaults = programs.flatMap(({ folder, configuration }) => fieldsOf(survey, configuration, folder));
  if (defaults.length > 0) sayOf(survey, 'defaults', defaults, 'from directory data that are programs');
}

const DATA_NAMES = ['json', '11tydata.json', '11tydata.js', '11tydata.cjs', '11tydata.mjs'];

function directoryData(survey: Survey, folder: string) {
  const name = lastName(folder);
  return DATA_NAMES.flatMap((end) => {
    const configuration = openConfiguration(survey.folder, below(folder, `${name}.${end}`), survey.unread);
    return configuration ? [{ folder, configuration }] : [];
  });
}

/** The pattern of a permalink; undefined if something is in it that we have no token for. */
function patternOf(permalink: string | undefined, place: string): string | undefined {
  // A rule of a folder has what is below that folder for the path; Eleventy has what is below its input.
  const stem = `${place === '' ? '' : `${place}/`}:filePathStem`;
  const pattern = VARIABLES.reduce(
    (text, [form, token]) => text.replace(form, token === ':filePathStem' ? stem : token),
    permalink ?? '{',
  );
  return /[{}]/.test(pattern) ? undefined : pattern.replace(/(?:^|\/)index\.html$/, '/');
}

/** The fields of directory data in JavaScript: those whose values can be read, of those that articles have. */
function fieldsOf(survey: Survey, configuration: Configuration, folder: string): unknown[] {
  const { file, root } = configuration;
  if (root.kind === 'computed') tell(survey, file, 'it is computed; write its fields into defaults:');
  const fields = sharedFieldsOf(survey, { configuration, value: root });
  return fields ? [{ folder, fields }] : [];
}

/** Folders that are copied as they are: to the root, or under their own name. */
function sayPassthrough(survey: Survey, calls: readonly (readonly Written[])[], input: string): void {
  const folders = calls.flatMap(([first]) => {
    if (textOf(first) !== undefined) return [input];
    return entriesOf(first).flatMap(({ key, value }) =>
      /^[./]*$/.test(textOf(value) ?? '?') ? [folderIn(key)] : [],
    );
  });
  const there = [...new Set(folders)].filter((folder) => survey.folder.names(folder).length > 0);
  if (there.length > 0)
    sayOf(survey, 'static', there, 'addPassthroughCopy: files that are served as they are');
}
