import { rootedPattern } from '../../articles/ignorePatterns.ts';
import { extensionOf } from '../../model/articleFormat.ts';
import { sayOutput } from './folders.ts';
import type { SiteFolder } from './foundSite.ts';
import { presetRule, ruleOf, sayLinks } from './linkRules.ts';
import { sayAuthors } from './people.ts';
import {
  below,
  folderIn,
  languageIn,
  sayAddress,
  sayLanguage,
  sayZoneOfTimes,
  sharedFieldsOf,
} from './siteValues.ts';
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
} from './survey.ts';
import { textsOf } from './written.ts';

/** The first is that of what is published, and imports the other. */
const FILES = ['publishconf.py', 'pelicanconf.py'];

/** Pelican: a program, of which only the literals are read. */
export const pelican: ToolRow = {
  key: 'pelican',
  name: 'Pelican',
  zoneElse: 'UTC',
  formats: ['.md', '.markdown', '.html', '.htm'],
  recognise: (folder) => {
    const files = byNames(...FILES)(folder);
    return files.includes('pelicanconf.py') ? files : [];
  },
  read: readPelican,
};

function readPelican(survey: Survey): void {
  say(survey, 'title', findText(survey, 'SITENAME'));
  say(survey, 'description', findText(survey, 'SITESUBTITLE', 'SITEDESCRIPTION'));
  sayAddress(survey, findText(survey, 'SITEURL', 'FEED_DOMAIN'));
  sayLanguage(
    survey,
    findText(survey, 'DEFAULT_LANG') ?? { value: 'en', why: ['Pelican’s default language'] },
  );
  sayAuthors(survey, 'AUTHOR');
  sayZoneOfTimes(survey, 'TIMEZONE');
  sayTranslations(survey, sayFolders(survey));
  sayPelicanLinks(survey);
  sayMetadata(survey);
  const date = findText(survey, 'DEFAULT_DATE');
  if (date)
    tell(
      survey,
      'DEFAULT_DATE',
      `${date.why.join()}: a file’s own time is no date; write one into each article`,
    );
  sayOutput(survey, findText(survey, 'OUTPUT_PATH'), 'output', pelican.name);
}

/** Articles are anywhere in the content but where pages are. Returns their folders. */
function sayFolders(survey: Survey): readonly string[] {
  const path = findText(survey, 'PATH');
  const content = folderIn(path?.value ?? 'content');
  const listed = find(survey, 'ARTICLE_PATHS');
  const folders = listed ? textsOf(listed.value).map((name) => below(content, name)) : [content];
  const why = [...(path?.why ?? []), ...(listed ? [reasonOf(listed)] : [])];
  sayOf(survey, 'items', folders, ...why, 'where Pelican looks for articles');
  const pages = (findTexts(survey, 'PAGE_PATHS')?.value ?? ['pages']).filter((name) => name !== '');
  const excluded = findTexts(survey, 'ARTICLE_EXCLUDES')?.value ?? [];
  const others = [...new Set([...pages, ...excluded])].map((name) => below(content, name));
  const inside = others.filter((place) => folders.some((folder) => place.startsWith(`${folder}/`)));
  const there = inside.filter((place) => survey.folder.names(place).length > 0);
  if (there.length > 0)
    sayOf(
      survey,
      'ignore',
      there.map((place) => rootedPattern(`${place}/`)),
      'pages of Pelican, which are no articles',
    );
  const files = (findTexts(survey, 'STATIC_PATHS')?.value ?? ['images']).map((name) => below(content, name));
  if (files.some((place) => survey.folder.names(place).length > 0))
    sayOf(survey, 'static', [content], 'STATIC_PATHS in it are served under their own names');
  return folders;
}

/** Files that are read to find their languages. */
const MAX_READ = 2000;
/** Folders deep. */
const MAX_DEPTH = 8;

/** Languages of articles beside that of the site: a translation has the `Slug:` of another article. */
function sayTranslations(survey: Survey, folders: readonly string[]): void {
  const paths = folders.flatMap((place) => [...articlesIn(survey.folder, place)]).slice(0, MAX_READ);
  const tags = paths.flatMap((path) => {
    const head = (survey.folder.text(path) ?? '').replace(/\n[ \t]*\n[\s\S]*/, '');
    return languageIn(/^lang:[ \t]*["']?([\w-]+)/im.exec(head)?.[1] ?? '') ?? [];
  });
  const own = survey.settings.get('language')?.value;
  const others = [...new Set(tags)].filter((tag) => tag !== own).sort();
  if (others.length > 0) sayOf(survey, 'languages', others, 'articles say Lang: so');
}

function* articlesIn(site: SiteFolder, folder: string, depth = MAX_DEPTH): Generator<string> {
  for (const name of site.names(folder)) {
    const path = below(folder, name);
    if (pelican.formats.includes(extensionOf(name))) yield path;
    else if (depth > 0) yield* articlesIn(site, path, depth - 1);
  }
}

/** Parts of a pattern of Pelican, and our tokens for them. */
const PARTS: Readonly<Record<string, string>> = {
  '{date:%Y}': ':year',
  '{date:%m}': ':month',
  '{date:%d}': ':day',
  '{date:%H}': ':hour',
  '{date:%M}': ':minute',
  '{date:%S}': ':second',
  '{date:%Y%m%d}': ':year:month:day',
  '{date:%Y-%m-%d}': ':year-:month-:day',
  '{date:%Y/%m/%d}': ':year/:month/:day',
  '{slug}': ':slug',
  '{category}': ':category',
  '{author}': ':author',
  '{lang}': ':lang',
};

function sayPelicanLinks(survey: Survey): void {
  const translated = findText(survey, 'ARTICLE_LANG_URL');
  if (translated)
    tell(survey, 'ARTICLE_LANG_URL', `${translated.why.join()}: write a rule of links: for translations`);
  const written = findText(survey, 'ARTICLE_URL', 'ARTICLE_SAVE_AS');
  if (written === undefined) {
    sayLinks(survey, [presetRule('pelican')], ['addresses of pages as Pelican makes them']);
    return;
  }
  const pattern = written.value
    .replace(/\{[^{}]*\}/g, (part) => PARTS[part] ?? part)
    .replace(/(^|\/)index\.html$/, '$1');
  if (pattern.includes('{'))
    tell(
      survey,
      'ARTICLE_URL',
      `${written.why.join()}: no token for a part of "${written.value}"; write links:`,
    );
  else sayLinks(survey, [ruleOf(pattern, 'pelican')], written.why);
}

function sayMetadata(survey: Survey): void {
  const place = find(survey, 'DEFAULT_METADATA');
  // Drafts are kept back here, whatever they are published as there.
  const fields = place && sharedFieldsOf(survey, place);
  if (fields) sayOf(survey, 'defaults', [{ fields }], reasonOf(place));
}
