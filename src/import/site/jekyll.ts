import { LOCK_FILE, SETTINGS_FILE } from '../../model/fileNames.ts';
import { foldersNamed, hasDatedArticles } from './datedFolders.ts';
import { sayOutput, sayStatic } from './folders.ts';
import { isHexo } from './hexo.ts';
import { sayJekyllLanguages } from './jekyllLanguages.ts';
import { presetRule, ruleOf, sayLinks, type WrittenRule } from './linkRules.ts';
import { sayAuthors } from './people.ts';
import { below, folderIn, sayAddress, sayLanguage, sayZone, sharedFieldsOf } from './siteValues.ts';
import {
  byNames,
  find,
  findText,
  findTexts,
  reasonOf,
  type Survey,
  say,
  sayOf,
  type ToolRow,
  tell,
  whereIs,
} from './survey.ts';
import { entriesOf, textAt, valueAt, type Written } from './written.ts';

const FILES = ['_config.yml', '_config.yaml', '_config.toml'];
const STYLES = ['date', 'pretty', 'ordinal', 'weekdate', 'none'];
/** Jekyll: `_config.yml`, which Hexo has, too, or a folder of posts and no configuration. */
export const jekyll: ToolRow = {
  key: 'jekyll',
  name: 'Jekyll',
  zoneElse: 'UTC',
  formats: ['.md', '.markdown', '.html', '.htm', '.txt'],
  recognise: (folder) => {
    const files = byNames(...FILES)(folder);
    const isBare = files.length === 0 && !folder.names('.').includes('package.json');
    const hasPosts = isBare && hasDatedArticles(folder, '_posts');
    return isHexo(folder) ? [] : hasPosts ? ['_posts'] : files;
  },
  read: readJekyll,
};

function readJekyll(survey: Survey): void {
  say(survey, 'title', findText(survey, 'title', 'name'));
  say(survey, 'description', findText(survey, 'description', 'tagline'));
  sayAddress(survey, findText(survey, 'url'), findText(survey, 'baseurl'));
  sayLanguage(survey, findText(survey, 'lang', 'locale', 'language'));
  sayAuthors(survey, 'author');
  sayZone(survey, 'timezone');
  sayOf(
    survey,
    'dates',
    { withoutZone: 'jekyll' },
    'Jekyll reads a time with seconds and without a zone in UTC, and any other in its timezone',
  );
  const source = folderIn(findText(survey, 'source')?.value ?? '.');
  const top = below(source, folderIn(findText(survey, 'collections_dir')?.value ?? '.'));
  const posts = foldersNamed(survey.folder, top, '_posts');
  sayJekyllLanguages(survey, posts);
  const collections = collectionsOf(survey, top);
  const items = [...posts, ...collections.map(({ folder }) => folder)];
  if (items.length === 0) tell(survey, 'the folder of the articles', 'there is no _posts');
  const reasons = [
    'the folders of posts',
    ...(collections.length > 0 ? ['collections that have pages and dates'] : []),
  ];
  sayOf(survey, 'items', items.length > 0 ? items : [below(top, '_posts')], reasons.join(', and '));
  sayJekyllLinks(survey, collections);
  sayDefaults(survey, top);
  sayStatic(survey, [source], jekyll.name);
  sayOutput(survey, findText(survey, 'destination'), '_site', jekyll.name);
  adviseOn(survey, source);
}

/** Jekyll publishes each file of its folder, and deletes what it did not write. */
function adviseOn(survey: Survey, source: string): void {
  const { advice, configurations } = survey;
  const file = configurations.map((one) => one.file).join(' or ');
  const lacks = (key: string, names: readonly string[]) => {
    const there = findTexts(survey, key)?.value ?? [];
    return names.filter((name) => !there.includes(name)).join(', ');
  };
  const excluded = source === '.' ? lacks('exclude', [SETTINGS_FILE, LOCK_FILE]) : '';
  const kept = lacks('keep_files', ['rss.xml', 'atom.xml', 'feed.json', 'feed.css', 'archive', 'media']);
  if (excluded !== '')
    advice.push(`add ${excluded} to exclude: in ${file}, or Jekyll publishes what is Dateline’s`);
  if (kept !== '') advice.push(`add ${kept} to keep_files: in ${file}, or Jekyll deletes them at each build`);
}

interface Collection {
  readonly name: string;
  readonly folder: string;
  readonly pattern: string;
}

/** Collections beside the posts whose documents have pages, and dates. */
function collectionsOf(survey: Survey, top: string): Collection[] {
  return entriesOf(find(survey, 'collections')?.value).flatMap(({ key, value }) => {
    const folder = below(top, `_${key}`);
    if (key === 'posts' || textAt(value, 'output') !== 'true') return [];
    if (!hasDatedArticles(survey.folder, folder)) return [];
    return [{ name: key, folder, pattern: textAt(value, 'permalink') ?? ':collection/:path:output_ext' }];
  });
}

function sayJekyllLinks(survey: Survey, collections: readonly Collection[]): void {
  const main = findText(survey, 'collections.posts.permalink', 'permalink');
  const scoped = scopesOf(survey).flatMap(({ folder, value }): WrittenRule[] => {
    const pattern = textAt(value, 'permalink');
    return pattern === undefined ? [] : [jekyllRule(pattern, folder)];
  });
  const ofCollections = collections.map(({ folder, pattern }) => jekyllRule(pattern, folder));
  const why = main?.why ?? ['Jekyll’s permalink: date, since none is chosen'];
  sayLinks(survey, [...scoped, ...ofCollections, jekyllRule(main?.value ?? 'date')], why);
}

function jekyllRule(pattern: string, folder?: string): WrittenRule {
  return STYLES.includes(pattern)
    ? presetRule(`jekyll-${pattern}`, folder)
    : ruleOf(pattern, 'jekyll', folder);
}

interface Scope {
  /** Absent for all articles. */
  readonly folder?: string;
  readonly value: Written;
}

/** The values of `defaults` that count for posts. */
function scopesOf(survey: Survey): Scope[] {
  const place = find(survey, 'defaults');
  const rows = place?.value.kind === 'list' ? place.value.values : [];
  return rows.flatMap((row): Scope[] => {
    const [path, type] = [textAt(row, 'scope.path') ?? '', textAt(row, 'scope.type')];
    const value = valueAt(row, 'values');
    if (value === undefined || (type !== undefined && /^(?:pages|drafts)$/.test(type))) return [];
    if (path.includes('*') && place) {
      tell(survey, `defaults of ${path}`, `${whereIs({ ...place, value: row })}: it has a pattern`);
      return [];
    }
    const ofCollection = type === undefined || type === 'posts' ? [] : [`_${type}`];
    const folder = folderIn([path, ...(path === '' ? ofCollection : [])].join('/'));
    return [{ value, ...(folder !== '.' && { folder }) }];
  });
}

function sayDefaults(survey: Survey, top: string): void {
  const place = find(survey, 'defaults');
  if (place === undefined) return;
  const rows = scopesOf(survey).flatMap(({ folder, value }) => {
    const fields = sharedFieldsOf(survey, { ...place, value });
    return fields ? [{ ...(folder !== undefined && { folder: below(top, folder) }), fields }] : [];
  });
  if (rows.length > 0) sayOf(survey, 'defaults', rows, reasonOf(place));
}
