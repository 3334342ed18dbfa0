import { sayDatedFolders, sayOutput, sayStatic } from './folders.ts';
import { sayLanguages } from './languages.ts';
import { presetRule, sayLinks } from './linkRules.ts';
import { sayAuthors } from './people.ts';
import { languageIn, sayAddress, sayLanguage } from './siteValues.ts';
import {
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
import { entriesOf, textAt, textOf } from './written.ts';

const FILES = ['zola.toml', 'config.toml'];

/** Zola: a `config.toml` with `base_url`. */
export const zola: ToolRow = {
  key: 'zola',
  name: 'Zola',
  zoneElse: 'UTC',
  formats: ['.md'],
  recognise: (folder) => {
    const names = folder.names('.').filter((name) => FILES.includes(name));
    return names.filter((name) => /^[ \t]*"?base_url"?[ \t]*=/m.test(folder.text(name) ?? ''));
  },
  read: readZola,
};

function readZola(survey: Survey): void {
  say(survey, 'title', findText(survey, 'title'));
  say(survey, 'description', findText(survey, 'description', 'extra.description'));
  sayAddress(survey, findText(survey, 'base_url'));
  const language = findText(survey, 'default_language');
  sayLanguage(survey, language ?? { value: 'en', why: ['Zola’s default language'] });
  sayAuthors(survey, 'author');
  sayZolaLanguages(survey);
  sayDatedFolders(survey, ['content']);
  const ignored = findTexts(survey, 'ignored_content');
  if (ignored) tell(survey, 'ignored_content', `${ignored.why.join()}: name them in ignore:`);
  sayOf(survey, 'leafBundles', true, 'beside an index.md, Zola takes all other files for its parts');
  sayLinks(survey, [presetRule('zola')], ['addresses of pages as Zola makes them']);
  const slugs = find(survey, 'slugify.paths');
  if (slugs && textOf(slugs.value) !== 'on')
    tell(survey, 'slugify.paths', `${reasonOf(slugs)}: addresses are made of slugs here`);
  sayStatic(survey, ['static'], zola.name);
  sayOutput(survey, findText(survey, 'output_dir'), 'public', zola.name);
}

/** Each language beside the default one is a table of its own. */
function sayZolaLanguages(survey: Survey): void {
  const place = find(survey, 'languages');
  const main = String(survey.settings.get('language')?.value ?? 'en');
  const rows = entriesOf(place?.value).flatMap(({ key, value }) =>
    languageIn(key) === main ? [] : [{ key, tag: key, title: textAt(value, 'title') }],
  );
  if (place) sayLanguages(survey, rows, main, [reasonOf(place)]);
}
