import { sayOutput } from './folders.ts';
import { sayLanguages } from './languages.ts';
import { presetRule, ruleOf, sayLinks, type WrittenRule } from './linkRules.ts';
import { sayAuthors } from './people.ts';
import { below, folderIn, languageIn, sayAddress, sayLanguage, sayZoneOfTimes } from './siteValues.ts';
import { find, findFlag, findText, reasonOf, type Survey, say, sayOf, type ToolRow } from './survey.ts';
import { entriesOf, textOf } from './written.ts';

/** Nikola: a `conf.py` with `BLOG_TITLE`, of which only the literals are read. */
export const nikola: ToolRow = {
  key: 'nikola',
  name: 'Nikola',
  zoneElse: 'UTC',
  formats: ['.md', '.markdown', '.html', '.htm'],
  unreadFormats: { '.txt': 'Nikola reads it as reStructuredText, which is not read here: convert it' },
  recognise: (folder) => (/^BLOG_TITLE\s*=/m.test(folder.text('conf.py') ?? '') ? ['conf.py'] : []),
  read: readNikola,
};

function readNikola(survey: Survey): void {
  say(survey, 'title', findText(survey, 'BLOG_TITLE'));
  say(survey, 'description', findText(survey, 'BLOG_DESCRIPTION'));
  sayAddress(survey, findText(survey, 'SITE_URL', 'BASE_URL'));
  sayLanguage(
    survey,
    findText(survey, 'DEFAULT_LANG') ?? { value: 'en', why: ['Nikola’s default language'] },
  );
  sayAuthors(survey, 'BLOG_AUTHOR');
  sayZoneOfTimes(survey, 'TIMEZONE');
  sayPosts(survey);
  sayTranslations(survey);
  const served = entriesOf(find(survey, 'FILES_FOLDERS')?.value).flatMap(({ key, value }) =>
    value.kind === 'text' && value.text === '' ? [folderIn(key)] : [],
  );
  const pictures = survey.folder.names('images').length > 0 ? ['.'] : [];
  const there = (served.length > 0 ? served : ['files']).filter(
    (folder) => survey.folder.names(folder).length > 0,
  );
  if (there.length + pictures.length > 0)
    sayOf(survey, 'static', [...there, ...pictures], 'files that Nikola serves as they are');
  sayOutput(survey, findText(survey, 'OUTPUT_FOLDER'), 'output', nikola.name);
}

/** Each row of `POSTS` is a pattern of files, and the folder of their pages. */
function sayPosts(survey: Survey): void {
  const place = find(survey, 'POSTS');
  const rows = place?.value.kind === 'list' ? place.value.values : [];
  const folders = new Map<string, string>();
  for (const row of rows) {
    const [pattern, target] = row.kind === 'list' ? row.values.map(textOf) : [];
    const folder = folderIn((pattern ?? '').replace(/[^/]*$/, ''));
    if (pattern !== undefined && survey.folder.names(folder).length > 0 && !folders.has(folder))
      folders.set(folder, folderIn(target ?? 'posts'));
  }
  if (folders.size === 0) folders.set('posts', 'posts');
  const why = place ? [reasonOf(place)] : ['Nikola’s default'];
  sayOf(survey, 'items', [...folders.keys()], ...why);
  const isPretty = findFlag(survey, 'PRETTY_URLS') ?? true;
  const isUsual = isPretty && folders.size === 1 && folders.get('posts') === 'posts';
  const rules = [...folders].map(([folder, target]): WrittenRule => {
    const pattern = `${below(target, ':sections/:slug')}${isPretty ? '/' : '.html'}`;
    return ruleOf(pattern, 'nikola', folders.size > 1 ? folder : undefined);
  });
  sayLinks(survey, isUsual ? [presetRule('nikola')] : rules, [
    ...why,
    'addresses of pages as Nikola makes them',
  ]);
}

function sayTranslations(survey: Survey): void {
  const place = find(survey, 'TRANSLATIONS');
  const main = findText(survey, 'DEFAULT_LANG')?.value ?? 'en';
  const rows = entriesOf(place?.value).flatMap(({ key }) =>
    key === main || key === '...' ? [] : [{ key, tag: key }],
  );
  if (place) sayLanguages(survey, rows, languageIn(main) ?? 'en', [reasonOf(place)]);
}
