import { LINK_PRESETS } from '../../model/linkPresets.ts';
import { sayOutput, sayStatic } from './folders.ts';
import type { SiteFolder } from './foundSite.ts';
import { presetRule, ruleOf, sayLinks } from './linkRules.ts';
import { dependsOn } from './packages.ts';
import { sayAuthors } from './people.ts';
import { below, folderIn, sayAddress, sayLanguage, sayZoneOfTimes } from './siteValues.ts';
import { findText, findTexts, type Survey, say, sayOf, type ToolRow } from './survey.ts';

/** What Hexo has in its configuration, and Jekyll has not. */
const OF_HEXO = /^(?:source_dir|public_dir|new_post_name|filename_case|skip_render|i18n_dir)[ \t]*:/m;

/** Names of files that begin with their day, which Hexo then takes for none of the title. */
const DAYED = /^:year-:(?:i_)?month-:(?:i_)?day-:title\.\w+$/;
const withoutDay = (pattern: string) => pattern.replace(/:title(?![a-z_])/g, ':slug');

/** Hexo: `_config.yml`, which Jekyll has, too. */
export const hexo: ToolRow = {
  key: 'hexo',
  name: 'Hexo',
  zoneElse: 'machine',
  formats: ['.md', '.markdown', '.html', '.htm'],
  recognise: (folder) => (isHexo(folder) ? ['_config.yml'] : []),
  read: readHexo,
};

/** True if the `_config.yml` of a folder is Hexo's. */
export function isHexo(folder: SiteFolder): boolean {
  const text = folder.text('_config.yml');
  return text !== undefined && (OF_HEXO.test(text) || dependsOn(folder, 'hexo'));
}

function readHexo(survey: Survey): void {
  say(survey, 'title', findText(survey, 'title'));
  say(survey, 'description', findText(survey, 'description', 'subtitle'));
  sayAddress(survey, findText(survey, 'url'), findText(survey, 'root'));
  // The first of several is the default one.
  const [language] = findTexts(survey, 'language')?.value ?? [];
  const why = findTexts(survey, 'language')?.why ?? [];
  if (language !== undefined && language !== 'default') sayLanguage(survey, { value: language, why });
  sayAuthors(survey, 'author');
  sayZoneOfTimes(survey, 'timezone');
  const source = findText(survey, 'source_dir');
  const folder = folderIn(source?.value ?? 'source');
  sayOf(survey, 'items', [below(folder, '_posts')], ...(source?.why ?? []), 'the folder of posts');
  sayHexoLinks(survey);
  sayStatic(survey, [folder], hexo.name);
  sayOutput(survey, findText(survey, 'public_dir'), 'public', hexo.name);
}

/** Addresses have the title as Hexo finds it in the names of files. */
function sayHexoLinks(survey: Survey): void {
  const permalink = findText(survey, 'permalink');
  const name = findText(survey, 'new_post_name');
  const isDayed = name !== undefined && DAYED.test(name.value);
  const isOther = !isDayed && name !== undefined && !/^:title\.\w+$/.test(name.value);
  if (isOther)
    survey.unread.push({ what: 'new_post_name', why: `${name.why.join()}: :title is the whole name here` });
  const pattern = permalink?.value ?? (isDayed ? LINK_PRESETS['hexo']?.pattern : undefined);
  sayLinks(
    survey,
    [pattern === undefined ? presetRule('hexo') : ruleOf(isDayed ? withoutDay(pattern) : pattern, 'hexo')],
    [
      ...(permalink?.why ?? ['addresses of pages as Hexo makes them']),
      ...(isDayed ? [`${name.why.join()}: no day of a name`] : []),
    ],
  );
}
