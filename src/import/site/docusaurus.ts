import { sayOutput, sayStatic } from './folders.ts';
import { sayLanguages } from './languages.ts';
import { presetRule, ruleOf, sayLinks, type WrittenRule } from './linkRules.ts';
import { below, folderIn, languageIn, sayAddress, sayLanguage } from './siteValues.ts';
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
import { textAt, textOf, valueAt, type Written } from './written.ts';

const FILES = ['js', 'ts', 'mjs', 'cjs', 'mts'].map((end) => `docusaurus.config.${end}`);

/** Docusaurus: a program, of which only the literals are read. */
export const docusaurus: ToolRow = {
  key: 'docusaurus',
  name: 'Docusaurus',
  zoneElse: 'UTC',
  formats: ['.md', '.mdx'],
  recognise: byNames(...FILES),
  read: readDocusaurus,
};

/** One blog of a site; it may have several. */
interface Blog {
  readonly folder: string;
  /** The path of its pages. */
  readonly route: string;
  readonly options: Written | undefined;
  /** The folder of its articles in another language. */
  readonly translated: string;
}

function readDocusaurus(survey: Survey): void {
  const blogs = blogsOf(survey).filter(({ folder }) => survey.folder.names(folder).length > 0);
  const [first] = blogs;
  const option = (path: string) => textAt(first?.options, path);
  const title = findText(survey, 'title');
  const ofFeed = option('feedOptions.title');
  if (title) {
    const why = [
      ...title.why,
      ofFeed === undefined ? 'Docusaurus calls its feed so' : 'and feedOptions of the blog',
    ];
    say(survey, 'title', { value: ofFeed ?? `${title.value} Blog`, why });
  }
  const description = option('feedOptions.description') ?? option('blogDescription');
  if (description !== undefined) sayOf(survey, 'description', description, 'from the options of the blog');
  say(survey, 'description', findText(survey, 'tagline'));
  sayAddress(survey, findText(survey, 'url'), findText(survey, 'baseUrl'));
  const language = findText(survey, 'i18n.defaultLocale');
  sayLanguage(survey, language ?? { value: 'en', why: ['Docusaurus’ default language'] });
  const copyright = option('feedOptions.copyright');
  if (copyright !== undefined) sayOf(survey, 'copyright', copyright, 'from feedOptions of the blog');
  sayBlogs(survey, blogs);
  sayStatic(survey, findTexts(survey, 'staticDirectories')?.value ?? ['static'], docusaurus.name);
  sayOutput(survey, undefined, 'build', docusaurus.name);
}

/** Decides folders, addresses and people of the blogs, in each language. */
function sayBlogs(survey: Survey, blogs: readonly Blog[]): void {
  if (blogs.length === 0) {
    tell(survey, 'the folder of the articles', 'no blog was found in the presets');
    sayOf(survey, 'items', ['blog']);
    return;
  }
  const slash = findText(survey, 'trailingSlash')?.value === 'true' ? '/' : '';
  const locales = findTexts(survey, 'i18n.locales');
  const main = languageIn(findText(survey, 'i18n.defaultLocale')?.value ?? 'en');
  const others = (locales?.value ?? []).filter((key) => languageIn(key) !== main);
  const translations = others.flatMap((key) =>
    blogs.flatMap(({ translated, route }) => {
      const folder = `i18n/${key}/${translated}`;
      return survey.folder.names(folder).length > 0 ? [{ key, folder, route }] : [];
    }),
  );
  const isUsual =
    blogs.length === 1 && blogs[0]?.route === 'blog' && slash === '' && translations.length === 0;
  const ruleAt = (route: string, folder?: string): WrittenRule =>
    ruleOf(below(route, `:slug${slash}`) + slash, 'docusaurus', folder);
  const isAlone = blogs.length + translations.length === 1;
  const rules = [
    ...blogs.map(({ folder, route }) => ruleAt(route, isAlone ? undefined : folder)),
    ...translations.map(({ key, folder, route }) => ruleAt(below(key, route), folder)),
  ];
  sayOf(
    survey,
    'items',
    [...blogs, ...translations].map(({ folder }) => folder),
    'the folders of blogs',
  );
  sayLinks(survey, isUsual ? [presetRule('docusaurus')] : rules, [
    'addresses of pages as Docusaurus makes them',
  ]);
  const people = blogs.flatMap(({ folder, options }) => {
    const file = below(folder, textAt(options, 'authorsMapPath') ?? 'authors.yml');
    return survey.folder.text(file) === undefined ? [] : [file];
  });
  if (people.length > 0) sayOf(survey, 'people', people, 'who authors are');
  const rows = translations.map(({ key, folder }) => ({ key, folder, tag: key }));
  if (locales && main !== undefined) sayLanguages(survey, rows, main, locales.why);
}

/** The blogs of presets and plugins; `blog: false` is none. */
function blogsOf(survey: Survey): Blog[] {
  return ['presets', 'plugins'].flatMap((key) => {
    const place = find(survey, key);
    if (place?.value.kind !== 'list') return [];
    const rows = place.value.values.map((row) => (row.kind === 'list' ? row.values : [row]));
    if (rows.some((row) => row.some(({ kind }) => kind === 'computed')))
      tell(survey, key, `${reasonOf(place)}: a part of it is computed`);
    return rows.flatMap(([name, options]) => {
      const isPlugin = key === 'plugins';
      const blog = isPlugin ? options : valueAt(options, 'blog');
      const isBlog = (isPlugin ? /content-blog$/ : /classic$/).test(textOf(name) ?? '');
      return isBlog && textOf(blog) !== 'false' ? [blogOf(blog)] : [];
    });
  });
}

function blogOf(options: Written | undefined): Blog {
  const option = (key: string) => textAt(options, key);
  const id = option('id');
  return {
    folder: folderIn(option('path') ?? 'blog'),
    route: folderIn(option('routeBasePath') ?? 'blog'),
    options,
    translated: `docusaurus-plugin-content-blog${id === undefined || id === 'default' ? '' : `-${id}`}`,
  };
}
