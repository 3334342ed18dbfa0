import { sayDatedFolders, sayOutput, sayStatic } from './folders.ts';
import { presetRule, sayLinks } from './linkRules.ts';
import { below, folderIn, sayAddress, sayLanguage } from './siteValues.ts';
import { findFlag, findText, findTexts, type Survey, say, type ToolRow, tell } from './survey.ts';

const ENDS = ['ts', 'mts', 'js', 'mjs', 'cjs'];
const FILES = [...ENDS.map((end) => `config.${end}`), ...ENDS.map((end) => `config/index.${end}`)];

/** VitePress: a program, of which only the literals are read. */
export const vitepress: ToolRow = {
  key: 'vitepress',
  name: 'VitePress',
  zoneElse: 'UTC',
  formats: ['.md'],
  recognise: (folder) => {
    if (folder.names('.vitepress').length === 0) return [];
    return FILES.map((name) => `.vitepress/${name}`).filter((path) => folder.text(path) !== undefined);
  },
  read: readVitePress,
};

function readVitePress(survey: Survey): void {
  say(survey, 'title', findText(survey, 'title'));
  say(survey, 'description', findText(survey, 'description'));
  sayAddress(survey, findText(survey, 'sitemap.hostname'), findText(survey, 'base'));
  sayLanguage(survey, findText(survey, 'lang') ?? { value: 'en-US', why: ['VitePress’ default language'] });
  const source = folderIn(findText(survey, 'srcDir')?.value ?? '.');
  const output = findText(survey, 'outDir');
  const written = folderIn(output?.value ?? '.vitepress/dist');
  sayDatedFolders(survey, [source], [written, below(source, 'public')]);
  const excluded = findTexts(survey, 'srcExclude');
  if (excluded) tell(survey, 'srcExclude', `${excluded.why.join()}: name them in ignore:`);
  const isClean = findFlag(survey, 'cleanUrls') === true;
  const preset = isClean ? 'vitepress-clean' : 'vitepress';
  const rules = [presetRule(preset, source === '.' ? undefined : source)];
  sayLinks(survey, rules, ['addresses of pages as VitePress makes them']);
  sayStatic(survey, [below(source, 'public')], vitepress.name);
  sayOutput(survey, output, written, vitepress.name);
}
