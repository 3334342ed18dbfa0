import { sayDatedFolders, sayOutput, sayStatic } from './folders.ts';
import type { SiteFolder } from './foundSite.ts';
import { type SiteLanguage, sayLanguages } from './languages.ts';
import { presetRule, ruleOf, sayLinks, type WrittenRule } from './linkRules.ts';
import { sayAuthors } from './people.ts';
import { below, folderIn, languageIn, sayAddress, sayLanguage, sayZoneOfTimes } from './siteValues.ts';
import {
  byNames,
  find,
  findEntries,
  findFlag,
  findText,
  findTexts,
  reasonOf,
  type Survey,
  say,
  sayOf,
  type ToolRow,
  tell,
} from './survey.ts';
import { type Configuration, entriesOf, textAt, textOf, type Written } from './written.ts';

const ENDS = ['toml', 'yaml', 'yml', 'json'];
const OWN_FILES = ENDS.map((end) => `hugo.${end}`);
const SHARED_FILES = ENDS.map((end) => `config.${end}`);
const FOLDERS = ['config/production', 'config/_default'];

/** Hugo: a configuration in one file, or one for each of its tables in `config/`. */
export const hugo: ToolRow = {
  key: 'hugo',
  name: 'Hugo',
  zoneElse: 'UTC',
  formats: ['.md', '.markdown', '.html', '.htm'],
  recognise: (folder) => {
    const own = byNames(...OWN_FILES)(folder);
    const shared = byNames(...SHARED_FILES)(folder).filter((name) => isHugo(folder, name));
    const parts = FOLDERS.flatMap((path) => partsIn(folder, path));
    return [...parts.filter((path) => path.startsWith('config/production/')), ...own, ...shared, ...parts];
  },
  read: (survey) => readHugo({ ...survey, configurations: survey.configurations.map(asTable) }),
};

/** Zola has a `config.toml`, too, in which the address is `base_url`. */
function isHugo(folder: SiteFolder, name: string): boolean {
  return /^[ \t]*"?baseurl"?[ \t]*[:=]/im.test(folder.text(name) ?? '');
}

function partsIn(folder: SiteFolder, path: string): string[] {
  const names = folder.names(path).filter((name) => ENDS.some((end) => name.endsWith(`.${end}`)));
  return names.map((name) => `${path}/${name}`);
}

/** A file of `config/` is the table of its name, or of a language: `params.fr.toml`. */
function asTable(configuration: Configuration): Configuration {
  const [, name = 'hugo', language] =
    /^config\/\w+\/(\w+)(?:\.([\w-]+))?\.\w+$/.exec(configuration.file) ?? [];
  const keys = /^(?:hugo|config)$/.test(name) ? [] : [name];
  const isLanguage = language !== undefined && name !== 'languages';
  const path = isLanguage
    ? ['languages', language, ...keys]
    : [...keys, ...(language === undefined ? [] : [language])];
  const root = path.reduceRight<Written>(
    (value, key) => ({ kind: 'mapping', at: 0, entries: [{ key, at: 0, value }] }),
    configuration.root,
  );
  return { ...configuration, root };
}

function readHugo(survey: Survey): void {
  const languages = languagesOf(survey);
  const main = languages.find(({ isMain }) => isMain);
  const ofMain = (path: string) => (main ? [`languages.${main.key}.${path}`, path] : [path]);
  say(survey, 'title', findText(survey, ...ofMain('title')));
  const described = [...ofMain('params.description'), ...ofMain('params.subtitle'), 'description'];
  say(survey, 'description', findText(survey, ...described));
  sayAddress(survey, findText(survey, 'baseURL'));
  say(survey, 'copyright', findText(survey, ...ofMain('copyright')));
  sayAuthors(survey, ...ofMain('params.author'), 'author', 'params.authors');
  sayZoneOfTimes(survey, 'timeZone');
  const contents = contentsOf(survey, languages);
  sayDatedFolders(
    survey,
    contents.map(({ folder }) => folder),
  );
  const items = survey.settings.get('items')?.value as readonly string[];
  const isUsed = (folder: string | undefined) =>
    folder === undefined || items.some((item) => item === folder || item.startsWith(`${folder}/`));
  sayHugoLanguages(
    survey,
    languages.filter(({ folder, isMain }) => isMain || isUsed(folder)),
  );
  sayOf(survey, 'leafBundles', true, 'beside an index.md, Hugo takes all other files for its parts');
  sayOf(survey, 'inherit', ['_index.md'], 'the cascade of a section');
  sayHugoLinks(
    survey,
    contents.filter(({ folder }) => isUsed(folder)),
  );
  sayStatic(survey, findTexts(survey, 'staticDir')?.value ?? ['static'], hugo.name);
  if (survey.folder.names('data/authors').length > 0)
    sayOf(survey, 'people', ['data/authors'], 'who authors are');
  sayOutput(survey, findText(survey, 'publishDir'), 'public', hugo.name);
  tellRest(survey);
}

/** A folder of content, and how the addresses of its pages begin. */
interface Content {
  readonly folder: string;
  readonly prefix: string;
  /** Folders of it below `content/`, which are none of an address. */
  readonly depth: number;
}

/** The folder of content, or one for each language that has its own. */
function contentsOf(survey: Survey, languages: readonly HugoLanguage[]): Content[] {
  const isInFolder = findFlag(survey, 'defaultContentLanguageInSubdir') === true;
  const shared = folderIn(findText(survey, 'contentDir')?.value ?? 'content');
  const prefixOf = ({ key, isMain }: HugoLanguage) => (isMain && !isInFolder ? '' : `${key.toLowerCase()}/`);
  const own = languages.flatMap((language) =>
    language.folder === undefined ? [] : [{ folder: language.folder, prefix: prefixOf(language) }],
  );
  const isShared = own.length === 0 || languages.some(({ folder }) => folder === undefined);
  const ofAll = isShared ? [{ folder: shared, prefix: '' }] : [];
  if (isShared && isInFolder)
    tell(survey, 'defaultContentLanguageInSubdir', 'write a rule of links: for the first language');
  const all = [...own, ...ofAll];
  const unique = all.filter(({ folder }, index) => all.findIndex((one) => one.folder === folder) === index);
  return unique.map((content) => ({
    ...content,
    depth: content.folder.startsWith('content/') ? content.folder.split('/').length - 1 : 0,
  }));
}

function sayHugoLinks(survey: Survey, contents: readonly Content[]): void {
  const place = find(survey, 'permalinks.page') ?? find(survey, 'permalinks');
  const patterns = entriesOf(place?.value).flatMap(({ key, value }) => {
    const pattern = textOf(value);
    return pattern === undefined ? [] : [{ section: key, pattern: pattern.replace(/^\/+/, '') }];
  });
  const isUgly = findFlag(survey, 'uglyURLs') === true;
  const end = isUgly ? '.html' : '/';
  const rules = contents.flatMap(({ folder, prefix, depth }): WrittenRule[] => [
    ...patterns.map(({ section, pattern }) =>
      ruleOf(prefix + belowRoot(pattern, depth), 'hugo', below(folder, section)),
    ),
    contents.length === 1 && prefix === '' && depth === 0
      ? presetRule(isUgly ? 'hugo-ugly' : 'hugo')
      : ruleOf(
          `${prefix}:sections${depth > 0 ? `[${depth}:]` : ''}/:slugorcontentbasename${end}`,
          'hugo',
          folder,
        ),
  ]);
  const why = [...(place && patterns.length > 0 ? [reasonOf(place)] : []), OF_PAGES];
  sayLinks(survey, rules, why);
}

/** The tokens of a pattern without the folders that are none of an address: `:section` is the first of the others. */
function belowRoot(pattern: string, depth: number): string {
  if (depth === 0) return pattern;
  return pattern.replace(/:section(s?)(?![a-z[])/g, (_, isAll) => `:sections[${depth}${isAll ? ':' : ''}]`);
}

const OF_PAGES = 'addresses of pages as Hugo makes them';

interface HugoLanguage extends SiteLanguage {
  readonly isMain: boolean;
  readonly why: string;
}

/** The languages of a site; none if its configuration lists none. */
function languagesOf(survey: Survey): HugoLanguage[] {
  const all = findEntries(survey, 'languages').filter(({ value }) => textAt(value, 'disabled') !== 'true');
  const wanted = findText(survey, 'defaultContentLanguage')?.value ?? 'en';
  const main = all.find(({ key }) => key === wanted)?.key ?? all[0]?.key;
  return all.map(({ key, value, from }) => {
    const folder = textAt(value, 'contentDir');
    const written = textAt(value, 'locale') ?? textAt(value, 'languageCode');
    const ofSite = key === main ? findText(survey, 'locale', 'languageCode')?.value : undefined;
    return {
      key,
      tag: written ?? ofSite ?? key,
      title: textAt(value, 'title'),
      folder: folder === undefined ? undefined : folderIn(folder),
      isMain: key === main,
      why: reasonOf(from),
    };
  });
}

/** Languages beside the default one have the addresses, and the feeds, of their own folder. */
function sayHugoLanguages(survey: Survey, languages: readonly HugoLanguage[]): void {
  const main = languages.find(({ isMain }) => isMain);
  if (main === undefined) {
    sayLanguage(survey, findText(survey, 'locale', 'languageCode', 'defaultContentLanguage'));
    return;
  }
  sayLanguage(survey, { value: main.tag, why: [main.why] });
  sayLanguages(
    survey,
    languages.filter((language) => language !== main),
    languageIn(main.tag) ?? 'en',
    [main.why],
  );
}

function tellRest(survey: Survey): void {
  for (const path of ['ignoreFiles', 'module.mounts', 'cascade']) {
    const place = find(survey, path);
    if (place) tell(survey, path, `${reasonOf(place)}: Dateline has no setting for it`);
  }
  if (findFlag(survey, 'buildDrafts') === true)
    tell(survey, 'buildDrafts', 'drafts are never published by Dateline');
}
