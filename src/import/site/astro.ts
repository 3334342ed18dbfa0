import { datedFolders, hasDatedArticles } from './datedFolders.ts';
import { sayOutput, sayStatic } from './folders.ts';
import type { Finding, SiteFolder } from './foundSite.ts';
import { ruleOf, sayLinks, type WrittenRule } from './linkRules.ts';
import { openProgram, type Program } from './literals.ts';
import { sayAuthors } from './people.ts';
import { callsOf, constantIn } from './program.ts';
import { below, folderIn, lastName, sayAddress, sayLanguage, sayZone, within } from './siteValues.ts';
import { byNames, findText, type Survey, say, sayOf, type ToolRow, tell } from './survey.ts';
import { type Configuration, textAt } from './written.ts';

const FILES = ['mjs', 'js', 'ts', 'mts', 'cjs'].map((end) => `astro.config.${end}`);
const CONSTANTS = ['consts', 'constants', 'config', 'site.config', 'site'];
/** Names of dates that need no `fields:`. */
const KNOWN_DATES =
  /^(?:date|pubDate|publishDate|pubDatetime|published|updated|lastmod|modified|updatedDate|last_modified_at|modDatetime)$/i;
const MAY_BE_UPDATE = /up|mod|edit|rev/i;

/** Astro: a program, of which only the literals are read. */
export const astro: ToolRow = {
  key: 'astro',
  name: 'Astro',
  zoneElse: 'UTC',
  formats: ['.md', '.mdx', '.markdown'],
  recognise: byNames(...FILES),
  read: readAstro,
};

function readAstro(survey: Survey): void {
  const source = folderIn(findText(survey, 'srcDir')?.value ?? 'src');
  const site: Survey = { ...survey, configurations: constantsIn(survey.folder, source) };
  say(survey, 'title', findText(site, 'SITE_TITLE', 'SITE.title', 'SITE.name', 'siteConfig.title', 'TITLE'));
  say(
    survey,
    'description',
    findText(
      site,
      'SITE_DESCRIPTION',
      'SITE.desc',
      'SITE.description',
      'siteConfig.description',
      'DESCRIPTION',
    ),
  );
  const address =
    findText(survey, 'site') ?? findText(site, 'SITE_URL', 'SITE.website', 'SITE.url', 'siteConfig.url');
  sayAddress(survey, address, findText(survey, 'base'));
  sayLanguage(
    survey,
    findText(survey, 'i18n.defaultLocale') ??
      findText(site, 'SITE.lang', 'siteConfig.lang') ??
      languageOfPages(survey.folder, source),
  );
  sayZone(site, 'SITE.timezone', 'siteConfig.timezone');
  sayAuthors(site, 'SITE.author', 'siteConfig.author');
  const collections = collectionsOf(survey, source);
  if (collections.length === 0)
    tell(survey, 'the folder of the articles', `nothing in ${source}/content has a date`);
  sayOf(
    survey,
    'items',
    collections.length > 0 ? collections : [`${source}/content`],
    'collections whose entries have a date',
  );
  sayPages(survey, source, collections);
  sayStatic(survey, [findText(survey, 'publicDir')?.value ?? 'public'], astro.name);
  sayOutput(survey, findText(survey, 'outDir'), 'dist', astro.name);
}

/** The constants of modules in which starters say what a site is. */
function constantsIn(folder: SiteFolder, source: string): Configuration[] {
  return CONSTANTS.flatMap((name) =>
    ['ts', 'js', 'mjs'].map((end) => below(source, `${name}.${end}`)),
  ).flatMap((file) => {
    const text = folder.text(file);
    if (text === undefined) return [];
    const program = openProgram(text, 'javascript');
    const names = [
      'SITE_TITLE',
      'SITE_DESCRIPTION',
      'SITE_URL',
      'TITLE',
      'DESCRIPTION',
      'SITE',
      'siteConfig',
    ];
    const entries = names.flatMap((key) => {
      const value = constantIn(program, key);
      return value ? [{ key, at: value.at, value }] : [];
    });
    return [{ file, text, root: { kind: 'mapping', at: 0, entries } }];
  });
}

/** The language that pages say they are in. */
function languageOfPages(folder: SiteFolder, source: string): Finding<string> | undefined {
  for (const place of ['layouts', 'pages', 'components']) {
    for (const name of folder.names(below(source, place))) {
      const file = below(source, place, name);
      const text = name.endsWith('.astro') ? (folder.text(file) ?? '') : '';
      const [, value] = /<html[^<>]*\slang="([A-Za-z-]+)"/.exec(text) ?? [];
      if (value !== undefined) return { value, why: [`from <html lang> in ${file}`] };
    }
  }
  return undefined;
}

function schemaIn(survey: Survey, source: string): { file: string; program: Program } | undefined {
  for (const name of ['content.config', 'content/config']) {
    for (const end of ['ts', 'js', 'mjs', 'mts']) {
      const file = below(source, `${name}.${end}`);
      const text = survey.folder.text(file);
      if (text !== undefined) return { file, program: openProgram(text, 'javascript') };
    }
  }
  return undefined;
}

/** Folders of collections with dates: those that a loader names, or those in `content/`. */
function collectionsOf(survey: Survey, source: string): string[] {
  const schema = schemaIn(survey, source);
  if (schema) sayDateField(survey, schema);
  const bases = (schema ? callsOf(schema.program, 'glob') : []).flatMap(([options]) => {
    const base = textAt(options, 'base');
    return base === undefined ? [] : [folderIn(base)];
  });
  const named = [...new Set(bases)].filter((folder) =>
    hasDatedArticles(survey.folder, folder, dateNameOf(survey)),
  );
  if (named.length > 0) return named;
  const { dated, isDated } = datedFolders(survey.folder, `${source}/content`, dateNameOf(survey));
  return isDated ? [`${source}/content`] : [...dated];
}

function dateNameOf({ settings }: Survey): string | undefined {
  const fields = settings.get('fields')?.value as { date?: string } | undefined;
  return fields?.date;
}

/** A schema names the field of the date; where none of its names is known, it becomes that of ours. */
function sayDateField(survey: Survey, { file, program }: { file: string; program: Program }): void {
  const { tokens } = program;
  const dates = tokens.flatMap(({ text, kind }, index) => {
    const rest = tokens
      .slice(index + 1, index + 8)
      .map((token) => token.text)
      .join('');
    return kind === 'word' && /^:z\.(?:coerce\.date|date|string\(\)\.transform)/.test(rest) ? [text] : [];
  });
  const published = dates.find((name) => !MAY_BE_UPDATE.test(name));
  if (published !== undefined && !dates.some((name) => KNOWN_DATES.test(name) && !MAY_BE_UPDATE.test(name)))
    sayOf(survey, 'fields', { date: published }, `the date of the schema in ${file}`);
}

/** The address of an entry is that of the page that is made of its collection: `src/pages/blog/[...slug].astro`. */
function sayPages(survey: Survey, source: string, collections: readonly string[]): void {
  const pages = dynamicPages(survey.folder, `${source}/pages`);
  const slash = findText(survey, 'trailingSlash')?.value === 'never' ? '' : '/';
  const why: string[] = [];
  const rules = collections.flatMap((folder): WrittenRule[] => {
    const name = lastName(folder);
    const page = pageOf(name, pages);
    if (page === undefined) {
      tell(
        survey,
        `the address of ${folder}`,
        `no page in ${source}/pages is made of it; write it into links:`,
      );
      return [];
    }
    const place = within(`${source}/pages`, page.file).replace(/[^/]*$/, '');
    why.push(`from ${page.file}`);
    return [ruleOf(`${place}:id${slash}`, 'astro', collections.length > 1 ? folder : undefined)];
  });
  sayLinks(survey, rules, why);
}

interface Page {
  readonly file: string;
  readonly text: string;
}

/** The page that names the collection, or that is in a folder of its name, or that is the only one. */
function pageOf(collection: string, pages: readonly Page[]): Page | undefined {
  const names = (text: string) => text.includes(`'${collection}'`) || text.includes(`"${collection}"`);
  const all = [
    pages.filter(({ text }) => names(text)),
    pages.filter(({ file }) => file.includes(`/${collection}/[`)),
    pages,
  ];
  return all.find(({ length }) => length === 1)?.[0];
}

/** Pages that are made of an entry each; those of tags, and parts of lists, are others. */
function dynamicPages(folder: SiteFolder, place: string, depth = 4): Page[] {
  return folder.names(place).flatMap((name) => {
    const file = below(place, name);
    if (/^\[(?:\.\.\.)?(?!page|tag|category)\w+\]\.astro$/i.test(name))
      return [{ file, text: folder.text(file) ?? '' }];
    return depth > 0 && !name.includes('.') && !name.startsWith('[')
      ? dynamicPages(folder, file, depth - 1)
      : [];
  });
}
