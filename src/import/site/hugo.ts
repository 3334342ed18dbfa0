import { sayDatedFolders, sayStatic } from './folders.ts';
import type { Finding, SiteFolder, ToolRow } from './foundSite.ts';
import { sayLanguages } from './languages.ts';
import { presetRule, ruleOf, sayLinks, type WrittenRule } from './linkRules.ts';
import { sayAuthors } from './people.ts';
import { folderIn, languageIn, sayAddress, sayLanguage, sayZone } from './siteValues.ts';
import { find, findFlag, findText, findTexts, reasonOf, type Survey, say, sayOf } from './survey.ts';
import { entriesOf, textOf, valueAt } from './written.ts';

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
    const names = folder.names('.');
    const own = OWN_FILES.filter((name) => names.includes(name));
    const shared = SHARED_FILES.filter((name) => names.includes(name) && isHugo(folder, name));
    const parts = FOLDERS.flatMap((path) => partsIn(folder, path));
    return [...parts.filter((path) => path.startsWith('config/production/')), ...own, ...shared, ...parts];
  },
  read: readHugo,
};

/** Zola has a `config.toml`, too, in which the address is `base_url`. */
function isHugo(folder: SiteFolder, name: string): boolean {
  return /^[ \t]*"?baseurl"?[ \t]*[:=]/im.test(folder.text(name) ?? '');
}

function partsIn(folder: SiteFolder, path: string): string[] {
  const names = folder.names(path).filter((name) => ENDS.some((end) => name.endsWith(`.${end}`)));
  return names.map((name) => `${path}/${name}`);
}

function readHugo(survey: Survey): void {
  say(survey, 'title', findText(survey, 'title'));
  say(survey, 'description', findText(survey, 'params.description', 'params.subtitle', 'description'));
  sayAddress(survey, findText(survey, 'baseURL'));
  say(survey, 'copyright', findText(survey, 'copyright'));
  sayAuthors(survey, 'params.author', 'author', 'params.authors');
  const zone = sayZone(survey, 'timeZone');
  const why = zone?.why ?? ['Hugo reads times without a zone in UTC'];
  sayOf(survey, 'dates', { withoutZone: zone?.value ?? 'UTC' }, ...why);
  const content = folderIn(findText(survey, 'contentDir')?.value ?? 'content');
  sayHugoLanguages(survey);
  sayDatedFolders(survey, content);
  sayOf(survey, 'leafBundles', true, 'beside an index.md, Hugo takes all other files for its parts');
  sayOf(survey, 'inherit', ['_index.md'], 'the cascade of a section');
  sayHugoLinks(survey, content);
  sayStatic(survey, findTexts(survey, 'staticDir')?.value ?? ['static']);
  if (survey.folder.names('data/authors').length > 0)
    sayOf(survey, 'people', ['data/authors'], 'who authors are');
  const output = findText(survey, 'publishDir');
  sayOf(survey, 'output', folderIn(output?.value ?? 'public'), ...(output?.why ?? []), 'where Hugo writes');
  tellRest(survey);
}

function sayHugoLinks(survey: Survey, content: string): void {
  const place = find(survey, 'permalinks.page') ?? find(survey, 'permalinks');
  const rules = entriesOf(place?.value).flatMap(({ key, value }): WrittenRule[] => {
    const pattern = textOf(value);
    if (pattern === undefined) return [];
    return [ruleOf(pattern, 'hugo', folderIn(key === '/' ? content : `${content}/${key}`))];
  });
  const isUgly = findFlag(survey, 'uglyURLs') === true;
  const why = [
    ...(place && rules.length > 0 ? [reasonOf(place)] : []),
    'addresses of pages as Hugo makes them',
  ];
  sayLinks(survey, [...rules, presetRule(isUgly ? 'hugo-ugly' : 'hugo')], why);
}

/** Languages beside the default one have the addresses, and the feeds, of their own folder. */
function sayHugoLanguages(survey: Survey): void {
  const main = findText(survey, 'defaultContentLanguage');
  const place = find(survey, 'languages');
  const all = entriesOf(place?.value).filter(({ value }) => textOf(valueAt(value, 'disabled')) !== 'true');
  const tagOf = (key: string) =>
    languageIn(findText(survey, `languages.${key}.locale`, `languages.${key}.languageCode`)?.value ?? key) ??
    key;
  const mainKey = main?.value ?? all[0]?.key;
  const own = findText(survey, 'locale', 'languageCode');
  const isListed = all.some(({ key }) => key === mainKey);
  const ofMain: Finding<string> | undefined =
    isListed && mainKey !== undefined && place
      ? { value: tagOf(mainKey), why: [reasonOf(place)] }
      : (own ?? main);
  sayLanguage(survey, ofMain);
  const others = all.filter(({ key }) => key !== mainKey);
  if (place === undefined || others.length === 0) return;
  const rows = others.map(({ key, value }) => {
    const folder = textOf(valueAt(value, 'contentDir'));
    return {
      key,
      tag: tagOf(key),
      title: textOf(valueAt(value, 'title')),
      folder: folder === undefined ? undefined : folderIn(folder),
    };
  });
  sayLanguages(survey, rows, languageIn(ofMain?.value ?? 'en') ?? 'en', [reasonOf(place)]);
}

function tellRest(survey: Survey): void {
  for (const path of ['ignoreFiles', 'module.mounts', 'cascade']) {
    const place = find(survey, path);
    if (place) survey.unread.push({ what: path, why: `${reasonOf(place)}: Dateline has no setting for it` });
  }
  if (findFlag(survey, 'buildDrafts') === true)
    survey.unread.push({ what: 'buildDrafts', why: 'drafts are never published by Dateline' });
}
